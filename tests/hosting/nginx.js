// nginx on the loopback address, with the rules of a site.

import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";

const TEMPORARY = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Starts nginx on a site; returns it with `get` and `stop`. */
export async function serve(site) {
  const port = await freePort();
  const folder = join(site.work, "nginx");
  mkdirSync(folder, { recursive: true });
  const temporary = TEMPORARY.map((name) => `  ${name}_temp_path ${name};\n`).join("");
  const settings =
    "daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log error.log;\nevents {}\n" +
    `http {\n  access_log off;\n${temporary}` +
    `  server {\n    listen 127.0.0.1:${port};\n    root "${site.served}";\n    include "${site.folder}/_nginx.conf";\n  }\n}\n`;
  writeFileSync(join(folder, "nginx.conf"), settings);
  const child = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")], { stdio: "inherit" });
  const ended = new Promise((done) => child.on("exit", done));
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const get = (path) => fetchFrom(agent, port, path);
  await ready(child, get);
  const stop = () => {
    agent.destroy();
    child.kill();
    return ended;
  };
  return { get, stop };
}

async function ready(child, get) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}`);
    const answer = await get("/").catch(() => null);
    if (answer) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("nginx does not answer");
}

/** What nginx answers: status, headers, bytes. */
function fetchFrom(agent, port, path) {
  return new Promise((done, fail) => {
    const asked = request({ host: "127.0.0.1", port, path, agent }, (answer) => {
      const pieces = [];
      answer.on("data", (piece) => pieces.push(piece));
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(pieces) }));
      answer.on("error", fail);
    });
    asked.on("error", fail);
    asked.end();
  });
}
