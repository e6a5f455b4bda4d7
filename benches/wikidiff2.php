<?php
// Compares the same pairs with wikidiff2 (Debian: php-wikidiff2) for a scorer: php wikidiff2.php PAIRS.tsv OUT.jsonl
[, $pairs, $out] = $argv;
$file = fopen($out, 'w');
foreach (file($pairs, FILE_IGNORE_NEW_LINES) as $line) {
    [$id, $old, $new] = explode("\t", $line);
    [$before, $after] = [file_get_contents($old), file_get_contents($new)];
    $start = hrtime(true);
    $found = wikidiff2_inline_json_diff($before, $after, 100000);
    $ms = (hrtime(true) - $start) / 1e6;
    $result = ['id' => $id, 'ms' => $ms, 'wd2' => json_decode($found, true)['diff']];
    fwrite($file, json_encode($result, JSON_UNESCAPED_UNICODE) . "\n");
}
