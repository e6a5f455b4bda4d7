//! What a page may hold, and what is found if it holds more.

use super::*;

/// A page around a piece of content.
fn page(body: &str) -> String {
    let head = "<meta charset=\"utf-8\"><title>Policy &amp; more</title>";
    format!("<!doctype html>\n<html lang=\"en\">\n<head>{head}</head>\n<body>{body}</body>\n</html>\n")
}

fn forbidden(body: &str) -> Vec<String> {
    scan(&page(body)).forbidden
}

#[test]
fn a_good_page_passes_with_its_ids_and_links() {
    let html = r##"<!doctype html>
<html lang="zh-Hans" dir="ltr">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>隐私政策 &lt;script&gt;</title>
<link rel="stylesheet" href="../../assets/x.css"><link rel="icon" href="data:image/png;base64,AA==">
<link rel="canonical" href="https://a.example/en/"><link rel="alternate" hreflang="en" href="../en/" type="text/html">
</head>
<body class="page">
<!-- a note -->
<header role="banner"><a href="#main" class="skip">Skip</a>
<img src="../logo.png" alt="" width="10" height="10"/></header>
<nav aria-label="Contents">
<ol start="2" reversed type="a"><li value="2"><a href="?x=1&amp;y=2#a" rel="next">A</a></ol></nav>
<main id="main" tabindex="-1">
<h2 id="a" data-number="1">A<br/>B</h2><p>Text &copy; AT&T &nope; &#x4e2d; <em>x <strong>y</strong></em>
<time datetime="2026-01-01">1</time>
<a href="mailto:a@b.example?subject=x">m</a> <a href="tel:+1">t</a> <a href="http://a.example/">h</a></p>
<table><caption>C</caption><colgroup><col span="2"></colgroup><thead><tr><th scope="col" colspan="2">T</th></tr></thead>
<tr><td headers="x" rowspan="1">D</td></tr></table>
<details open><summary>S</summary><dl><dt>T<dd>D</dl></details><hr>
<blockquote cite="https://c.example/"><p translate="no" lang="en" title="x" hidden>Q</blockquote>
<p><ins datetime="2026-01-01" cite="#a">i</ins><del>d</del> <bdi dir="auto">b</bdi> <data value="1">1</data></p>
<pre><code>
&lt;script&gt;alert(1)&lt;/script&gt;</code></pre>
</main>
</body>
</html>
"##;
    let scan = scan(html);
    assert_eq!(scan.forbidden, Vec::<String>::new());
    assert_eq!(scan.ids, ["a", "main"].map(str::to_owned).into());
    let links = [
        "../../assets/x.css",
        "https://a.example/en/",
        "../en/",
        "#main",
        "../logo.png",
        "?x=1&y=2#a",
        "mailto:a@b.example?subject=x",
        "tel:+1",
        "http://a.example/",
        "https://c.example/",
        "#a",
    ];
    assert_eq!(scan.links, links);
}

#[test]
fn each_forbidden_thing_is_named() {
    for (body, what) in [
        ("<script>alert(1)</script>", "<script>"),
        ("<p onclick=\"x()\">y</p>", "onclick on <p>"),
        ("<p style=\"color:red\">y</p>", "style on <p>"),
        ("<a href=\"https://a.example/\" target=\"_blank\">x</a>", "target on <a>"),
        ("<a href=\"javascript:x\">y</a>", "href=\"javascript:x\" on <a>"),
        ("<a href=\"//a.example/\">y</a>", "href=\"//a.example/\" on <a>"),
        ("<img src=\"x.png\">", "<img> without alt"),
        ("<img src=\"https://a.example/x.png\" alt=\"\">", "src=\"https://a.example/x.png\" on <img>"),
        ("<img src=\"\" alt=\"\">", "src=\"\" on <img>"),
        ("<p tabindex=\"1\">x</p>", "tabindex=\"1\" on <p>"),
        ("<p id=\"a\">x</p><p id=\"a\">y</p>", "id=\"a\" twice"),
        ("<p id=\"a b\">x</p>", "id=\"a b\" on <p>"),
        ("<p id=\"\">x</p>", "id=\"\" on <p>"),
        ("<p aria-=\"x\">x</p>", "aria- on <p>"),
        ("<td-x>y</td-x>", "<td-x>"),
        ("<!--[if IE]>x<![endif]-->", "a conditional comment"),
        ("<p>x</p><title>y</title>", "<title> in <body>"),
    ] {
        assert_eq!(forbidden(body), [what], "{body}");
    }
}

#[test]
fn the_head_is_checked_like_the_rest() {
    for (tag, what) in [
        ("<link rel=\"stylesheet\" href=\"https://a.example/x.css\">", "href=\"https://a.example/x.css\" on <link>"),
        ("<link rel=\"preload\" href=\"x.css\">", "rel=\"preload\" on <link>"),
        ("<link href=\"x.css\">", "<link> without rel"),
        ("<meta http-equiv=\"refresh\" content=\"0\">", "http-equiv=\"refresh\" on <meta>"),
        ("<meta charset=\"utf-7\">", "charset=\"utf-7\" on <meta>"),
        ("<base href=\"https://a.example/\">", "<base>"),
        ("<style>p{color:red}</style>", "<style> that the page's own policy does not name"),
        ("<noscript><p>x</p></noscript>", "<noscript>"),
    ] {
        assert_eq!(scan(&page("").replace("</title>", &format!("</title>{tag}"))).forbidden, [what], "{tag}");
    }
}

#[test]
fn what_a_browser_has_to_repair_is_malformed() {
    for body in [
        "<p>a<div>b</div></p>",
        "<div>a",
        "a</div>",
        "a</br>",
        "<p><b>a</p><p>b</b></p>",
        "<b><i>a</b></i>",
        "<a href=\"a\"><a href=\"b\">c</a></a>",
        "<table><tr><td>a</td></tr>b</table>",
        "<table><p>a</p></table>",
        "<table><td>a</td></table>",
        "<tr><td>a</td></tr>",
        "<div/>",
        "<h2>a<h3>b</h3></h2>",
        "<p class=\"a\" class=\"b\">c</p>",
        "<p class=\"a\"id=\"b\">c</p>",
        "<p>a</p class=\"b\">",
        "&copyright",
        "&#128;",
        "a\0b",
        "<![CDATA[x]]>",
        "<?php x ?>",
        "<!-- a --!>",
        "</body>a<body>",
        "<p title=\"a>b</p>",
        "<!-- a",
    ] {
        assert!(forbidden(body).iter().any(|what| what.starts_with("malformed: ")), "{body}: {:?}", forbidden(body));
    }
    assert_eq!(forbidden("<p>a\n</i></p>"), ["malformed: </i> in line 5: Found special tag while closing generic tag"]);
    assert!(!scan("<p>no doctype</p>").forbidden.is_empty());
    assert!(!scan("").forbidden.is_empty());
}

/// Ways to run a script or to fetch something that have worked somewhere.
const ATTACKS: &str = r#"<script>alert(1)</script>
<ScRiPt src=//a.example/x.js></sCrIpT>
<script/src=data:,alert(1)>
<<script>alert(1)//<</script>
<img src=x onerror=alert(1) alt="">
<img/src/onerror=alert(1) alt="">
<IMG """><SCRIPT>alert(1)</SCRIPT>">
<img src="javascript:alert(1)" alt="">
<img src="data:image/svg+xml;base64,PHN2Zy8+" alt="">
<img src="data:image/png;base64,AA==&quot; onerror=&quot;x" alt="">
<img srcset="https://a.example/x.png 1x" src="x.png" alt="">
<svg onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<svg><style><img src=x onerror=alert(1)></style></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
<math href="javascript:alert(1)">x</math>
<body onload=alert(1)>
<html onmouseover=alert(1)>
<a href="javascript:alert(1)">x</a>
<a href="JaVaScRiPt:alert(1)">x</a>
<a href=" javascript:alert(1)">x</a>
<a href="java&#9;script:alert(1)">x</a>
<a href="java&NewLine;script:alert(1)">x</a>
<a href="&#1;javascript:alert(1)">x</a>
<a href="&#x6A;avascript&colon;alert(1)">x</a>
<a href="javascript&#58;alert(1)">x</a>
<a href="vbscript:msgbox(1)">x</a>
<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>
<a href="blob:https://a.example/x">x</a>
<a href="file:///etc/passwd">x</a>
<a href="view-source:https://a.example/">x</a>
<a href="https:a.example">x</a>
<a href="https:///a.example">x</a>
<a href="/\a.example">x</a>
<a href="\\a.example">x</a>
<a href="/&#9;/a.example">x</a>
<a href="x//../y">x</a>
<a href="x" ping="https://a.example/">x</a>
<a href="x" download>x</a>
<p autofocus onfocus=alert(1) tabindex=0>x</p>
<details ontoggle=alert(1) open><summary>x</summary></details>
<p style="background:url(https://a.example/)">x</p>
<p is="x-y" slot="z">x</p>
<p contenteditable>x</p>
<p popover id="p">x</p>
<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>
<iframe src="javascript:alert(1)"></iframe>
<object data="javascript:alert(1)"></object>
<embed src="x.swf">
<applet code="x"></applet>
<form action="javascript:alert(1)"><button>x</button></form>
<input autofocus onfocus=alert(1)>
<button formaction="javascript:alert(1)">x</button>
<select><option>x</option></select>
<textarea></textarea><isindex action="javascript:alert(1)" type="image">
<video src="x.mp4" onerror="alert(1)"></video>
<audio src="x" autoplay></audio>
<picture><source srcset="x"></picture>
<base href="javascript:/a/">
<meta http-equiv="refresh" content="0;url=javascript:alert(1)">
<meta http-equiv="set-cookie" content="a=b">
<link rel="stylesheet" href="https://a.example/x.css">
<link rel="import" href="x.html">
<style>@import "https://a.example/x.css";</style>
<template><script>alert(1)</script></template>
<div><template shadowrootmode="open"><script>alert(1)</script></template></div>
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
<xmp><p title="</xmp><script>alert(1)</script>"></xmp>
<plaintext>
<listing>&lt;img src=x&gt;</listing>
<marquee onstart=alert(1)>x</marquee>
<frameset onload=alert(1)></frameset>
<bgsound src="x">
<table background="javascript:alert(1)"></table>
<p xmlns:x="http://a.example" x:y="z">x</p>
<!--[if gte IE 4]><script>alert(1)</script><![endif]-->
<![if true]><script>alert(1)</script><![endif]>
<!--><img src=x onerror=alert(1)>-->
<? foo="><script>alert(1)</script>">
<% foo><x foo="%><script>alert(1)</script>">
<a href="x" <script>alert(1)</script>>
<custom-element onclick=alert(1)>x</custom-element>
<p title="x" onclick
=alert(1)>y</p>"#;

#[test]
fn attacks_are_found() {
    let all: Vec<&str> = ATTACKS.lines().collect();
    for (at, attack) in all.iter().enumerate() {
        assert!(!forbidden(attack).is_empty(), "{}: {attack}", at + 1);
    }
}

#[test]
fn findings_are_short_few_and_of_plain_characters() {
    let long = format!("<a href=\"x:{}\u{1b}\">y</a>", "z".repeat(1000));
    assert_eq!(forbidden(&long), [format!("href=\"x:{}…\" on <a>", "z".repeat(58))]);
    assert_eq!(forbidden("<a href=\"x:\u{1b}\">y</a>"), ["href=\"x:\u{fffd}\" on <a>"]);
    assert_eq!(forbidden(&"<p style=\"\">x</p>".repeat(9)), ["style on <p>"]);
    assert_eq!(forbidden(&"</i>\n".repeat(999)).len(), LIMIT);
}

/// A page with a style sheet inside, and the policy that it sets itself.
fn styled(policy: &str, style: &str) -> Vec<String> {
    let head = format!("<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    scan(&format!("<!doctype html>\n<html lang=\"en\"><head>{head}<title>x</title><style>{style}</style></head><body></body></html>"))
        .forbidden
}

#[test]
fn a_style_sheet_inside_a_page_is_the_one_that_its_policy_names() {
    let css = "a{color:red}";
    let policy = format!("default-src 'none'; style-src {}", style_source(css));
    assert_eq!(styled(&policy, css), Vec::<String>::new());
    let unnamed = ["<style> that the page's own policy does not name"];
    assert_eq!(styled(&policy, "a{color:blue}"), unnamed);
    assert_eq!(styled("style-src 'unsafe-inline'", css), unnamed);
    assert_eq!(forbidden("<style>a{}</style>"), ["<style> in <body>", unnamed[0]]);
    for fetching in ["a{b:url(x.png)}", "a{b:url( 'https://a.example/x')}", "@import 'x'"] {
        assert_eq!(styled(&style_source(fetching), fetching).len(), 1, "{fetching}");
    }
    let picture = "a{b:url(\"data:image/png;base64,AA==\")}";
    assert_eq!(styled(&style_source(picture), picture), Vec::<String>::new());
}

#[test]
fn a_script_holds_data_and_nothing_else() {
    let data = |element: &str| scan(&page("").replace("</title>", &format!("</title>{element}"))).forbidden;
    let json = |text: &str| data(&format!("<script type=\"application/ld+json\">{text}</script>"));
    assert_eq!(json("{\"name\":\"\\u003c/script\\u003e 甲\"}"), Vec::<String>::new());
    for text in ["", "alert(1)", "{\"a\":1}{}", "{\"a\":\"<b>\"}", "{\"a\":\"<!--\"}", "/* */{}", "{a:1}"] {
        let found = json(text);
        assert!(found[0].starts_with("<script> with other than JSON: "), "{text}: {found:?}");
    }
    for attributes in [
        "",
        " type=\"module\"",
        " type=\"text/javascript\"",
        " type=\"application/ld+json \"",
        " type=\"\"",
        " type=\"APPLICATION/LD+JSON\"",
        " type=\"importmap\"",
        " type=\"speculationrules\"",
        " type=\"application/json\"",
    ] {
        assert_eq!(data(&format!("<script{attributes}>{{}}</script>")), ["<script>"], "{attributes}");
    }
    for attribute in ["src", "nonce", "async", "integrity"] {
        let found = data(&format!("<script type=\"application/ld+json\" {attribute}=\"x\">{{}}</script>"));
        assert_eq!(found, [format!("{attribute} on <script>")]);
    }
    assert_eq!(forbidden("<script type=\"application/ld+json\">{}</script>"), ["<script> in <body>"]);
    assert!(!forbidden("<svg><script type=\"application/ld+json\">{}</script></svg>").is_empty());
    assert!(!data("<script type=\"application/ld+json\">{}").is_empty());
}

/// Pages of the plain form and what may be done to them: a piece of the page is taken out, doubled or put elsewhere.
fn cut(html: &str, from: usize, to: usize, at: usize, is_kept: bool) -> String {
    let place = |at: usize| (0..=at % (html.len() + 1)).rev().find(|at| html.is_char_boundary(*at)).unwrap();
    let (from, to) = (place(from), place(to));
    let piece = &html[from.min(to)..from.max(to)];
    let rest = if is_kept { html.to_owned() } else { html.replacen(piece, "", 1) };
    let at = (0..=at % (rest.len() + 1)).rev().find(|at| rest.is_char_boundary(*at)).unwrap();
    format!("{}{piece}{}", &rest[..at], &rest[at..])
}

const PLAIN: &str = r#"<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>A &amp; B</title><script type="application/ld+json">{"a":1}</script>
<link rel="stylesheet" href="../x.css">
</head>
<body id="Top" class="page">
<p>1 &lt; 2 <a href="../a/#b">x <b>y</b></a><br>z <em>e</em></p>
<h2 id="h">T <span>t</span></h2><div><dl><dt>a</dt><dd>b</dd></dl><dl><div><dt>a</dt><dd><p>b</p></dd></div></dl></div>
<ul><li>1<ol start="2"><li value="2">2</li></ol></li></ul>
<table><caption>c</caption><colgroup><col span="2"></colgroup><thead><tr><th scope="col">t</th></tr></thead>
<tbody><tr id="r"><td>d</td></tr></tbody></table>
<details open><summary>s</summary><p>q &quot;r&quot;</p></details><hr>
<img src="../l.png" alt=""><pre><code>
x</code></pre>
</body>
</html>
"#;

/// Single things that a theme or a text could do wrong.
const SLIPS: [&str; 34] = [
    "<p>",
    "</p>",
    "<a href=\"x\">",
    "</a>",
    "<li>",
    "</li>",
    "<div>",
    "</div>",
    "<tr>",
    "<td>",
    "</table>",
    "<table>",
    "<h3>",
    "</h2>",
    "<b>",
    "</b>",
    "<br/>",
    "<script>",
    "<style>x</style>",
    "<img src=\"//x\" alt=\"\">",
    "&nope;",
    "&copy",
    "&",
    "<",
    ">",
    "\"",
    "<!-- x -->",
    "</body>",
    "</html>",
    "<body>",
    "<dt>",
    "<p id=\"h\">x</p>",
    "<i onclick=\"x\">y</i>",
    "<input>",
];

#[test]
fn plain_pages_are_read_as_such() {
    assert!(plain::scan(PLAIN).is_some());
    assert_eq!(scan(PLAIN).forbidden, Vec::<String>::new());
}

#[test]
fn a_slip_anywhere_in_a_plain_page_is_seen_as_a_browser_sees_it() {
    for slip in SLIPS {
        for at in (0..=PLAIN.len()).filter(|at| PLAIN.is_char_boundary(*at)) {
            let html = format!("{}{slip}{}", &PLAIN[..at], &PLAIN[at..]);
            if let Some(found) = plain::scan(&html) {
                assert_eq!(found, browser::scan(&html), "{html}");
            }
        }
    }
}

proptest::proptest! {
    #[test]
    fn whatever_is_done_to_a_plain_page_is_seen_as_a_browser_sees_it(
        (from, to, at, is_kept) in proptest::prelude::any::<(usize, usize, usize, bool)>(),
        second in proptest::prelude::any::<(usize, usize, usize)>(),
    ) {
        let once = cut(PLAIN, from, to, at, is_kept);
        let twice = cut(&once, second.0, second.1, second.2, true);
        for html in [once, twice] {
            if let Some(found) = plain::scan(&html) {
                proptest::prop_assert_eq!(found, browser::scan(&html), "{}", html);
            }
        }
    }
}
