//! Signs and words that mean something to one of our readers: Markdown, TOML, HTML, templates, Unicode, and our own.

/// What makes a browser run something, if it gets there as it is.
pub const SCRIPTS: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><animate xlink:href=#x attributeName=href values=javascript:alert(1) />",
    "<math><annotation-xml encoding=\"text/html\"><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<style>@import 'https://evil.example/x.css'</style>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=0;url=https://evil.example>",
    "<form action=https://evil.example><button>x</button></form>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "</title><script>alert(1)</script>",
    "</style></script></textarea>-->'\"><x y=z>",
    "\" onmouseover=\"alert(1)",
    "' autofocus onfocus='alert(1)",
    "` onclick=alert(1) `",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](//evil.example/)",
    "[x](https://evil.example\" onclick=\"alert(1))",
    "[x](https://a.example \"t\\\" onclick=alert(1)\")",
    "[x](<https://a.example/ onclick=alert(1)>)",
    "![x](https://evil.example/x.png \"a\" onerror=alert(1))",
    "<https://a.example/?a=1&b=\"2\">",
    "<javascript:alert(1)>",
    "<a@b.example>",
    "[a]: javascript:alert(1)\n\n[a]",
    "```\"><script>alert(1)</script>\nx\n```",
    "## x {#a\"onclick=alert(1)}",
    "## x {onclick=alert(1)}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#0;&#xD800;&#x110000;&nosuch;&amp;lt;",
    "\u{ff1c}script\u{ff1e}",
    "%3Cscript%3E",
];

/// What a template engine would run.
pub const TEMPLATES: &[&str] = &[
    "{{ 7*7 }}",
    "{{ config }}",
    "{{ __tera_context }}",
    "{{ get_env(name=\"HOME\") }}",
    "{% include \"front.html\" %}",
    "{% for i in range(end=1000000) %}x{% endfor %}",
    "{# #}",
    "{{",
    "}}",
    "{{{{ app.name }}}}",
    "{{ '{{' }}",
    "{ $x }",
    "{ -brand }",
];

/// Our own notations.
pub const OURS: &[&str] = &[
    "{#id}",
    "{#contact}",
    "{#a was=b}",
    "{#b was=\"a\"}",
    "{only=en}",
    "{only=zh-CN}",
    "{#x list=\"1.\"}",
    "{list=\"(a)\"}",
    "{list=\"一、\"}",
    "{ #x }",
    "{#}",
    "{#ID}",
    "｛#id｝",
    "{{ app.name }}",
    "{{ effective }}",
    "{{ published }}",
    "{{ title }}",
    "{{ parties.us.email }}",
    "{{ parties.us.name }}",
    "{{ uses.login.retention }}",
    "{{ sdks }}",
    "{{ sdks platform=\"android\" }}",
    "{{ permissions }}",
    "{{ collected }}",
    "{{ shared }}",
    "{{ uses }}",
    "{{ rights }}",
    "{{ parties.us }}",
    "{{ sdks.umeng }}",
    "[](#contact)",
    "[x](#contact)",
    "[x](@sdks/android)",
    "[](@permissions)",
    "[x](@collected)",
    "[x](@changes)",
    "[x](/a.pdf)",
    "[^1]",
    "[^1]: note",
    "[^注]: 说明",
    "clause 3.2",
    "本政策第三条",
    "（一）",
    "第一条",
    "2026-01-01",
    "1 October 2026",
    "2026年10月1日",
    "90 days",
    "<br>",
    "<!-- note -->",
    "<!--",
    "-->",
];

/// The signs of Markdown.
pub const MARKDOWN: &[&str] = &[
    "# ", "## ", "### ", "###### ", "> ", ">", "- ", "* ", "+ ", "1. ", "1) ", "99999999999. ", "10. ", "    ", "\t",
    "\n\n", "\n", "\r\n", "\r", "  \n", "\\\n", "\\", "*", "**", "***", "_", "__", "`", "``", "```\n", "~~~\n", "~~",
    "[", "]", "(", ")", "![", "](", "[]", "[][]", "[a]: b\n", "[a]", "[^a]", "|", "| a | b |\n| - | - |\n| c | d |\n",
    "|-|\n", ":-:|", "---\n", "===\n", "***\n", "<", ">", "&", "&amp;", "&copy;", "<http://a.b>", "<a@b.c>", "\"", "'",
    "\n> - 1. ", "\n- - - - ", "1. 1. 1. ", "\n\n***\n\n", "!", "{", "}", "=", ":", "：",
];

/// The signs of TOML.
pub const TOML: &[&str] = &[
    "\"", "'", "\"\"\"", "'''", "[", "]", "[[", "]]", "{", "}", "=", ".", ",", "#", "\n", "\r\n", "\t", " ", "\\",
    "\\u0000", "\\uD800", "\\U0010FFFF", "\\n", "true", "inf", "nan", "-0", "0x1F", "1e400", "99999999999999999999",
    "1979-05-27T07:32:00Z", "2026-02-30", "9999-12-31", "0000-01-01", "a.b.c = 1\n", "\"\" = \"\"\n", "[a]\n", "[[a]]\n",
    "[uses.x]\n", "[sdks.x]\n", "[parties.x]\n", "[groups.g]\n", "[defaults.uses]\n", "group = \"g\"\n", "= 1\n",
    "purpose = \"x\"\n", "data = [\"device.model\"]\n", "retention = \"P90D\"\n", "name = { en = \"a\", zh-CN = \"b\" }\n",
    "“", "”", "＝", "［", "］", "，", "名称 = \"x\"\n",
];

/// Signs that are not what they seem, or that count as more than one.
pub const SIGNS: &[&str] = &[
    "\u{0}", "\u{1}", "\u{7}", "\u{8}", "\u{b}", "\u{c}", "\u{1b}[31m", "\u{1f}", "\u{7f}", "\u{85}", "\u{a0}", "\u{ad}",
    "\u{200b}", "\u{200c}", "\u{200d}", "\u{200e}", "\u{200f}", "\u{2028}", "\u{2029}", "\u{202a}", "\u{202e}", "\u{2060}",
    "\u{2066}", "\u{2069}", "\u{feff}", "\u{fffd}", "\u{fffe}", "\u{e000}", "\u{e0041}", "\u{10ffff}", "\u{3000}",
    "e\u{301}", "\u{301}", "\u{e9}", "\u{1e9b}\u{323}", "\u{fb01}", "\u{130}", "\u{df}", "\u{1f600}",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}", "\u{1f1e8}\u{1f1f3}", "\u{1f44d}\u{1f3fd}", "\u{0e01}\u{0e33}",
    "سياسة الخصوصية", "מדיניות", "نمی‌خواهم", "隐私政策", "プライバシー", "개인정보", "한글", "हिन्दी", "นโยบาย", "𠮷", "㍿", "①", "Ⅳ", "½",
    "１２", "٣", "аpple", "ℝ",
];

/// Addresses and numbers that look like something.
pub const VALUES: &[&str] = &[
    "0", "-1", "1", "2", "255", "256", "65536", "4294967295", "4294967296", "18446744073709551616", "1e9", "0.5",
    "P90D", "P1Y", "P0D", "P99999999999Y", "PT1H", "P-1D", "-P1D", "P", "0000-00-00", "2026-13-01", "9999-12-31",
    "-9999-01-01", "10000-01-01", "https://a.example/", "https://xn--80ak6aa92e.com/", "http://[::1]:80/", "https://a.example:99999/",
    "https://user:pw@a.example/", "https://аpple.com/", "mailto:a@b.example?subject=x", "tel:+86123", "a@b", "a@b.example",
    "\"a b\"@c.example", "../x", "..\\x", "/etc/passwd", "C:\\x", "con", "NUL.txt", "a/b", "a.", "a ", ".", "..", "%2e%2e",
    "en", "zh-CN", "zh-Hans-CN", "x-private", "en-US-u-ca-buddhist", "und", "i-klingon", "toString", "__proto__",
];

/// The lists, from which one is taken first and then a word of it.
pub const ALL: &[&[&str]] = &[SCRIPTS, TEMPLATES, OURS, MARKDOWN, TOML, SIGNS, VALUES];

/// What is repeated to stand inside itself, or to be begun and never ended.
pub const NESTS: &[&str] = &[
    ">", "> ", "[", "![", "*a ", "**a ", "_a ", "`", "a`", "- ", "* - ", "1. ", "(", "[a](", "[](", "<", "<a ", "&", "\\",
    "{", "{{", "{{ ", "{#", "| ", "|-", "a|", "[^a]", "[^1]: ", "[a]: b\n", "\n> ", "* \n", "{a=", "[[", "a.", "a={b=", "<!--",
    "*_", "**_", "~~a", "x\n\n", "# \n", "\t", "    ", "\u{301}", "\u{200d}\u{1f469}", "\u{202e}", "本", "1.", "a@b.c ",
    "https://a.example/ ",
];
