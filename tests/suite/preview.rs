//! `policysite serve` as a running program, for tests: its port, its token, and raw requests to it.

use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::TcpStream;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Duration;

/// How long anything may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running preview. It ends with the value.
pub(crate) struct Preview {
    child: Child,
    lines: Receiver<String>,
    /// Its port.
    pub(crate) port: u16,
}

/// What a request came back with.
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The lines of the head after the first, as they are.
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Preview {
    /// Starts one on a free port, or on the one among the arguments, and waits for its first build.
    pub(crate) fn start(root: &Path, arguments: &[&str]) -> Self {
        let port: &[&str] = if arguments.contains(&"--port") { &[] } else { &["--port", "0"] };
        let preview = Self::spawn(root, &[port, &["--no-open"], arguments].concat());
        preview.says("built in");
        preview
    }

    /// Starts one with these arguments and waits until it listens.
    pub(crate) fn spawn(root: &Path, arguments: &[&str]) -> Self {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin("policysite"));
        command.arg("serve").args(arguments).current_dir(root).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let mut preview = Self { child, lines, port: 0 };
        let line = preview.says("Preview: http://localhost:");
        preview.port = line.trim_end_matches("/_preview/").rsplit(':').next().unwrap().parse().unwrap();
        preview
    }

    /// Waits for a line that holds some words.
    pub(crate) fn says(&self, words: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("never said: {words}"));
            if line.contains(words) {
                return line;
            }
        }
    }

    /// The lines that were said since.
    pub(crate) fn said(&self) -> Vec<String> {
        self.lines.try_iter().collect()
    }

    /// The address of a page.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.port)
    }

    /// What only its own pages know.
    pub(crate) fn token(&self) -> String {
        let page = self.get("/_preview/").text();
        let after = page.split_once("name=\"preview-token\" content=\"").unwrap().1;
        after.split_once('"').unwrap().0.to_owned()
    }

    /// Asks for a path, taken as it is.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[("Host", &format!("localhost:{}", self.port))])
    }

    /// Asks with these headers and no others.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut lines = vec![format!("{method} {path} HTTP/1.1")];
        lines.extend(headers.iter().map(|(name, value)| format!("{name}: {value}")));
        self.send((lines.join("\r\n") + "\r\n\r\n").as_bytes())
    }

    /// Sends bytes and reads one answer.
    pub(crate) fn send(&self, request: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request).unwrap();
        let mut reader = BufReader::new(stream);
        let mut first = String::new();
        reader.read_line(&mut first).unwrap();
        let status = first.split(' ').nth(1).unwrap_or_else(|| panic!("no answer: {first:?}")).parse().unwrap();
        let mut head = String::new();
        while reader.read_line(&mut head).unwrap() > 2 && !head.ends_with("\r\n\r\n") {}
        let mut answer = Answer { status, head: head.to_lowercase(), body: Vec::new() };
        let length = answer.header("content-length").map_or(0, |length| length.parse().unwrap());
        if !request.starts_with(b"HEAD") {
            answer.body = vec![0; length];
            reader.read_exact(&mut answer.body).unwrap();
        }
        answer
    }

    /// Interrupts it, as Ctrl-C does, and waits for its end.
    pub(crate) fn interrupt(mut self) {
        let kill = format!("kill -INT {}", self.child.id());
        let status = Command::new("sh").args(["-c", &kill]).status().unwrap();
        assert!(status.success());
        assert!(!self.child.wait().unwrap().success());
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    /// The value of a header, in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}
