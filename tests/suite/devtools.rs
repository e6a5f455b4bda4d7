//! A headless browser, driven through a pipe by its `DevTools` protocol. `CHROMIUM` names another program.

use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::process::Child;
use std::process::ChildStdin;
use std::process::ChildStdout;
use std::process::Command;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;
use std::time::Instant;

use serde_json::Value as Json;
use serde_json::json;
use tempfile::TempDir;

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The browser reads commands from its third file and writes answers to its fourth.
const START: &str = r#"exec "$0" "$@" 3<&0 4>&1 0</dev/null 1>/dev/null 2>/dev/null"#;

/// A running browser with an empty profile. It ends with the value.
pub(crate) struct Browser {
    child: Child,
    commands: ChildStdin,
    answers: BufReader<ChildStdout>,
    number: u64,
    _profile: TempDir,
}

/// A page in it.
#[derive(Clone)]
pub(crate) struct Tab(String);

impl Browser {
    /// Starts one.
    pub(crate) fn start() -> Self {
        let program = std::env::var("CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
        let profile = tempfile::tempdir().unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", START, &program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic"]);
        command.args(["--no-first-run", "--disable-background-networking", "--disable-component-update"]);
        command.args(["--disable-sync", "--remote-debugging-pipe", "--window-size=1280,800"]);
        command.arg(format!("--user-data-dir={}", profile.path().display())).arg("about:blank");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let commands = child.stdin.take().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        Self { child, commands, answers, number: 0, _profile: profile }
    }

    /// A new tab with a page.
    pub(crate) fn open(&mut self, url: &str) -> Tab {
        let target = self.ask(None, "Target.createTarget", &json!({ "url": url }));
        let target = json!({ "targetId": target["targetId"], "flatten": true });
        let session = self.ask(None, "Target.attachToTarget", &target);
        Tab(session["sessionId"].as_str().unwrap().to_owned())
    }

    /// The value of an expression in a tab.
    pub(crate) fn value(&mut self, tab: &Tab, expression: &str) -> Json {
        self.evaluated(tab, expression).unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// The value of an expression; an error if the page went away meanwhile.
    fn evaluated(&mut self, tab: &Tab, expression: &str) -> Result<Json, String> {
        let command = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.answer(Some(tab), "Runtime.evaluate", &command)?;
        Ok(answer["result"]["value"].clone())
    }

    /// Waits until an expression holds; says what it was instead if it never does.
    pub(crate) fn wait(&mut self, tab: &Tab, expression: &str) {
        let start = Instant::now();
        let holds = format!("(() => {{ try {{ return Boolean({expression}) }} catch {{ return false }} }})()");
        while self.evaluated(tab, &holds) != Ok(json!(true)) {
            if start.elapsed() > PATIENCE {
                let shown = self.value(tab, "document.body.innerText");
                panic!("never: {expression}\n{}", shown.as_str().unwrap_or_default());
            }
            sleep(Duration::from_millis(5));
        }
    }

    fn ask(&mut self, tab: Option<&Tab>, method: &str, parameters: &Json) -> Json {
        self.answer(tab, method, parameters).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    fn answer(&mut self, tab: Option<&Tab>, method: &str, parameters: &Json) -> Result<Json, String> {
        self.number += 1;
        let mut command = json!({ "id": self.number, "method": method, "params": parameters });
        if let Some(Tab(session)) = tab {
            command["sessionId"] = json!(session);
        }
        self.commands.write_all(format!("{command}\0").as_bytes()).unwrap();
        self.commands.flush().unwrap();
        loop {
            let mut answer = Vec::new();
            self.answers.read_until(0, &mut answer).unwrap();
            assert_eq!(answer.pop(), Some(0), "no browser; tests/run installs Chromium");
            let answer: Json = serde_json::from_slice(&answer).unwrap();
            if answer["id"] == self.number {
                return match &answer["error"] {
                    Json::Null => Ok(answer["result"].clone()),
                    error => Err(error.to_string()),
                };
            }
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The browser ends all its processes when its pipe is closed; what is left is ended here.
        let _ = self.commands.write_all(b"{\"id\":0,\"method\":\"Browser.close\"}\0");
        let start = Instant::now();
        while self.child.try_wait().is_ok_and(|status| status.is_none()) && start.elapsed() < Duration::from_secs(5) {
            sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
