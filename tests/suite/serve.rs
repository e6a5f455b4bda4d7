//! The server of the preview: what it gives to whom, and what it refuses.

use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::net::TcpListener;
use std::path::Path;
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Duration;

use policysite::output::Site;
use policysite::report::MessageLanguage;
use policysite::serve::Build;
use policysite::serve::Built;
use policysite::serve::Event;
use policysite::serve::Options;
use policysite::serve::Port;
use policysite::serve::Server;
use policysite::serve::Watch;
use policysite::serve::Workshop;
use serde_json::Value as Json;

use crate::preview::Preview;
use crate::project::DAY;
use crate::project::Project;
use crate::project::tree;

/// What opens the channel of events, but for Host, Origin and token.
const UPGRADE: [(&str, &str); 4] = [
    ("Connection", "Upgrade"),
    ("Upgrade", "websocket"),
    ("Sec-WebSocket-Version", "13"),
    ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
];

#[test]
fn every_file_is_served_as_it_is_built_and_nothing_is_written() {
    let project = Project::demo();
    project.build();
    let before = tree(&project.path(""));
    let preview = Preview::start(&project.path(""), &["--as-of", DAY]);
    let built = tree(&project.path("public"));
    assert!(built.len() > 100);
    for (path, bytes) in &built {
        let answer = preview.get(&format!("/{path}"));
        assert_eq!((answer.status, &answer.body), (200, bytes), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("access-control-allow-origin"), None);
        if let Some(folder) = path.strip_suffix("index.html") {
            assert_eq!(&preview.get(&format!("/{folder}")).body, bytes, "{folder}");
        }
    }
    let menu: Json = serde_json::from_str(&preview.get("/_preview/site.json").text()).unwrap();
    assert_eq!(menu[0]["id"], "e-mobile-7");
    assert_eq!(menu[0]["titles"]["en"], "e-mobile 7 Privacy Policy");
    assert_eq!(menu[0]["inForce"], "2026-10-01");
    let pages = menu[0]["releases"][1]["pages"]["zh-CN"].as_array().unwrap();
    for page in ["", "summary/", "sdks/android/", "changes/", "changes/table/"] {
        assert!(pages.contains(&page.into()), "{page}");
    }
    let current = menu[0]["current"]["en"].as_array().unwrap();
    assert!(
        current.contains(&"history/".into()) && !current.iter().any(|page| page.as_str().unwrap().starts_with("since"))
    );
    preview.interrupt();
    assert_eq!(tree(&project.path("")), before);
}

#[test]
fn addresses_are_those_of_a_plain_web_server() {
    let project = Project::smallest();
    let preview = Preview::start(&project.path(""), &["--as-of", DAY]);
    let moved = preview.get("/torch/en");
    assert_eq!((moved.status, moved.header("location")), (301, Some("/torch/en/")));
    assert_eq!(preview.get("/_preview").header("location"), Some("/_preview/"));
    assert_eq!(preview.get("/torch/en/?x=1").status, 200);
    let front = preview.get("/").text();
    let sheet = front.split("<link rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(preview.get(&format!("/{sheet}")).header("content-type").unwrap().starts_with("text/css"), "{sheet}");
    let missing = preview.get("/torch/en/%3Cimg%3E/");
    assert_eq!(missing.status, 404);
    let text = missing.text();
    assert!(text.contains("<code>/torch/en/&lt;img&gt;/</code>"), "{text}");
    assert!(text.contains("<a href=\"/torch/en/summary/\">"), "{text}");
    let head = preview.ask("HEAD", "/torch/en/", &[("Host", &format!("localhost:{}", preview.port))]);
    assert_eq!(head.status, 200);
    assert_eq!(head.header("content-length").unwrap(), preview.get("/torch/en/").body.len().to_string());
}

#[test]
fn only_reading_is_allowed() {
    let project = Project::smallest();
    let preview = Preview::start(&project.path(""), &["--as-of", DAY]);
    let host = format!("localhost:{}", preview.port);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"] {
        for path in ["/", "/_preview/", "/torch/en/"] {
            let answer = preview.ask(method, path, &[("Host", &host), ("Content-Length", "0")]);
            assert_eq!((answer.status, answer.header("allow")), (405, Some("get, head")), "{method} {path}");
        }
    }
}

#[test]
fn other_hosts_get_nothing() {
    let project = Project::smallest();
    let preview = Preview::start(&project.path(""), &["--as-of", DAY]);
    let port = preview.port;
    for host in ["localhost", "127.0.0.1", "[::1]", "LocalHost"] {
        assert_eq!(preview.ask("GET", "/", &[("Host", &format!("{host}:{port}"))]).status, 200, "{host}");
    }
    let evil =
        ["evil.example", "localhost", "localhost.evil.example", "127.0.0.1.evil.example", "0.0.0.0", "a@localhost"];
    for path in ["/", "/torch/en/", "/_preview/", "/_preview/shell.js", "/_preview/problems/en.json"] {
        for host in evil {
            let host = if host == "localhost" { host.to_owned() } else { format!("{host}:{port}") };
            let answer = preview.ask("GET", path, &[("Host", &host)]);
            assert_eq!(answer.status, 421, "{host} {path}");
            assert!(!answer.text().contains("Torch"));
        }
        assert_eq!(preview.ask("GET", path, &[]).status, 421);
        let ours = format!("localhost:{port}");
        assert!([400, 421].contains(&preview.ask("GET", path, &[("Host", &ours), ("Host", "evil.example")]).status));
        let proxied = format!("http://evil.example{path}");
        assert_eq!(preview.ask("GET", &proxied, &[("Host", &ours)]).status, 421);
    }
}

#[test]
fn events_are_for_our_own_pages() {
    let project = Project::smallest();
    let preview = Preview::start(&project.path(""), &["--as-of", DAY]);
    let (host, token) = (format!("localhost:{}", preview.port), preview.token());
    let own = format!("http://{host}");
    let status = |origin: Option<&str>, token: &str| {
        let mut headers = vec![("Host", &*host)];
        headers.extend(UPGRADE);
        headers.extend(origin.map(|origin| ("Origin", origin)));
        preview.ask("GET", &format!("/_preview/events/{token}"), &headers).status
    };
    assert_eq!(status(Some(&own), &token), 101);
    assert_eq!(status(None, &token), 403, "no origin");
    let other_port = format!("http://localhost:{}", preview.port ^ 1);
    let secure = format!("https://{host}");
    let by_number = format!("http://127.0.0.1:{}", preview.port);
    for origin in ["null", "http://evil.example", "http://localhost", &other_port, &secure, &by_number, ""] {
        assert_eq!(status(Some(origin), &token), 403, "{origin}");
    }
    for token in ["", "0", &token[1..], &format!("{token}0"), &token.to_uppercase().replace(char::is_numeric, "0")] {
        assert_eq!(status(Some(&own), token), 403, "{token}");
    }
    let again = Preview::start(&project.path(""), &["--as-of", DAY]);
    assert_ne!(again.token(), token, "each run has a token of its own");
}

#[test]
fn no_address_leads_out_of_the_site() {
    let project = Project::smallest().file("secret.txt", "secret").file("static/ok.txt", "ok");
    let preview = Preview::start(&project.path(""), &["--as-of", DAY]);
    assert_eq!(preview.get("/ok.txt").text(), "ok");
    let climbs = [
        "../",
        "..%2f",
        "%2e%2e/",
        "%2e%2e%2f",
        "%252e%252e%252f",
        "..\\",
        "..%5c",
        "%c0%ae%c0%ae/",
        "..;/",
        "....//",
        ".%00./",
    ];
    let files = ["secret.txt", "site.toml", "etc/passwd"];
    let mut addresses: Vec<String> = vec![
        "/site.toml".into(),
        "/content/torch/2026-01-01/policy.toml".into(),
        "//etc/passwd".into(),
        "/\\\\server\\share\\secret.txt".into(),
        "//server/share/secret.txt".into(),
        "/C:/secret.txt".into(),
        "/c%3a%5csecret.txt".into(),
        "/secret.txt%00.html".into(),
        format!("/{}", project.path("secret.txt").display()),
        format!("/{}", project.path("secret.txt").display()).replace('/', "%2f"),
        "/file:///etc/passwd".into(),
        "/_preview/../secret.txt".into(),
        "/_preview/..%2fsecret.txt".into(),
        "/_preview/%2e%2e/secret.txt".into(),
    ];
    for climb in climbs {
        for file in files {
            for depth in [1, 2, 8] {
                addresses.push(format!("/{}{file}", climb.repeat(depth)));
                addresses.push(format!("/torch/en/{}{file}", climb.repeat(depth)));
                addresses.push(format!("/assets/{}{file}", climb.repeat(depth)));
            }
        }
    }
    for address in addresses {
        let answer = preview.get(&address);
        assert!([400, 404].contains(&answer.status), "{address}: {}", answer.status);
        let text = String::from_utf8_lossy(&answer.body);
        for inside in ["root:", "base_url", "[parties"] {
            assert!(!text.contains(inside), "{address}: {text}");
        }
        assert_ne!(text, "secret", "{address}");
    }
    for raw in ["GET ../secret.txt HTTP/1.1", "GET /torch/\0 HTTP/1.1", "GET * HTTP/1.1"] {
        let answer = preview.send(format!("{raw}\r\nHost: localhost:{}\r\n\r\n", preview.port).as_bytes());
        assert_eq!(answer.status, 400, "{raw}");
    }
}

#[test]
fn pages_of_the_preview_may_run_nothing_but_their_own_files() {
    let project = Project::smallest();
    let preview = Preview::start(&project.path(""), &["--as-of", DAY]);
    let shell = preview.get("/_preview/");
    let policy = shell.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'self';"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    let text = shell.text();
    assert!(!text.contains("http://") && !text.contains("https://") && !text.contains("style="), "{text}");
    assert!(!text.contains("{{"), "{text}");
    for file in ["shell.js", "frame.js", "shell.css", "icon.svg", "en.json", "zh.json"] {
        assert_eq!(preview.get(&format!("/_preview/{file}")).status, 200, "{file}");
    }
}

#[test]
fn the_shell_has_the_same_words_in_both_languages() {
    let words = |text: &str| -> Vec<String> {
        let words: serde_json::Map<String, Json> = serde_json::from_str(text).unwrap();
        words.keys().cloned().collect()
    };
    let folder = crate::project::root().join("src/data/preview");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let english = words(&read("en.json"));
    assert_eq!(english, words(&read("zh.json")));
    let uses = read("shell.js")
        + &read("index.html")
        + &fs::read_to_string(crate::project::root().join("src/serve/shell.rs")).unwrap();
    for word in english {
        let stem = word.trim_end_matches("-one");
        let made = ["state-", "page-", "platform-", "severity-", "errors", "warnings"]
            .iter()
            .any(|made| stem.starts_with(made));
        assert!(made || uses.contains(&format!("\"{stem}\"")), "nobody says {word}");
    }
}

#[test]
fn a_taken_port_is_passed_over_or_named() {
    let project = Project::smallest();
    let held = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = held.local_addr().unwrap().port().to_string();
    let (said, code) = project.says(&["serve", "--no-open", "--port", &port]);
    assert_eq!(code, 2);
    assert!(said.contains(&format!("port {port} is taken")), "{said}");
    let first = Preview::spawn(&project.path(""), &["--no-open"]);
    let second = Preview::spawn(&project.path(""), &["--no-open"]);
    assert_ne!(first.port, second.port);
    second.says(&format!("so this is port {}", second.port));
}

#[test]
fn the_network_is_let_in_only_with_a_warning() {
    let project = Project::smallest();
    let arguments = ["serve", "--no-open", "--port", "0", "--host", "0.0.0.0"];
    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin("policysite"));
    command.args(arguments).current_dir(project.path("")).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(line.starts_with("warning: everyone on the network can read this site"), "{line}");
}

#[test]
fn without_a_site_nothing_is_served() {
    let (said, code) = Project::new().says(&["serve", "--no-open"]);
    assert_eq!(code, 2);
    assert!(said.contains("there is no site in"), "{said}");
}

/// A browser that is a script writes down what it was asked to open, and what it found there.
#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_opened_when_the_server_answers() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::smallest();
    let script = "#!/bin/sh\necho \"$1\" > \"$(dirname \"$0\")/opened\"\n";
    for name in ["xdg-open", "gio", "gnome-open", "kde-open", "wslview"] {
        project.write(&format!("bin/{name}"), script);
        fs::set_permissions(project.path(&format!("bin/{name}")), fs::Permissions::from_mode(0o755)).unwrap();
    }
    let path = format!("{}:{}", project.path("bin").display(), std::env::var("PATH").unwrap());
    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin("policysite"));
    command.args(["serve", "--open", "--port", "0"]).current_dir(project.path("")).env("PATH", path);
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    let opened = (0..500).find_map(|_| {
        std::thread::sleep(Duration::from_millis(20));
        fs::read_to_string(project.path("bin/opened")).ok().filter(|text| text.ends_with('\n'))
    });
    child.kill().unwrap();
    child.wait().unwrap();
    let opened = opened.unwrap();
    assert!(opened.starts_with("http://localhost:") && opened.ends_with("/_preview/\n"), "{opened}");
}

fn options(root: &Path) -> Options {
    Options {
        root: root.to_path_buf(),
        host: None,
        port: Port::Exact(0),
        watch: Watch::Events,
        language: MessageLanguage::English,
    }
}

#[test]
fn a_panic_of_the_builder_is_a_finding_and_the_server_lives_on() {
    let project = Project::new().file("site.toml", "good");
    let builder = || -> Build {
        Box::new(|sources, _, log| {
            let text = &sources.file("site.toml").unwrap().text();
            assert!(!text.contains("panic"), "the builder <b>failed</b> on purpose");
            Built { site: Some(Site::default()), log }
        })
    };
    let (sender, turns) = mpsc::channel();
    let workshop = Workshop { builder: Box::new(builder), today: Box::new(|_| None) };
    let server = Server::start(&options(&project.path("")), workshop, move |event| {
        if let Event::Built { turn, files } = event {
            let found: Vec<String> = turn.log.sorted().iter().map(|finding| finding.code.id.to_owned()).collect();
            sender.send((found, files)).unwrap();
        }
    });
    let server = server.unwrap();
    let next = || turns.recv_timeout(Duration::from_secs(20)).unwrap();
    assert_eq!(next(), (vec![], Some(0)));
    project.write("site.toml", "panic");
    assert_eq!(next(), (vec!["program-fault".to_owned()], None));
    let address = ("127.0.0.1", server.listening().port);
    assert!(std::net::TcpStream::connect(address).is_ok());
    project.write("site.toml", "good again");
    assert_eq!(next(), (vec![], Some(0)));
}
