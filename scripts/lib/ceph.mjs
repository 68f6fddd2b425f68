import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { ensureCeph } from "./ceph-programs.mjs";
import { exitOf, run, Trouble, until } from "./process.mjs";

const HOST = "127.0.0.1";

/**
 * Starts a Ceph of one monitor, one store in memory and one S3 gateway, gone after `stop()`.
 *
 * @returns {Promise<{ endpoint: string, accessKeyId: string, secretAccessKey: string, stop(): Promise<void> }>}
 */
export async function startCeph() {
  const { env: outer, config } = await ensureCeph();
  const home = mkdtempSync(path.join(os.tmpdir(), "sangtao-ceph-"));
  const [monPort, port] = await freePorts(2);
  const file = path.join(home, "ceph.conf");
  const env = { ...outer, CEPH_CONF: file };
  /** @type {import("node:child_process").ChildProcess[]} */
  const daemons = [];

  const start = (name, args) => {
    const output = openSync(path.join(home, `${name}.out`), "a");
    // A group of its own: Ctrl-C is for us, who stop them in their order.
    const child = spawn(name, ["-f", ...args], {
      env,
      detached: true,
      stdio: ["ignore", output, output],
    });
    daemons.push(child);
    return child;
  };
  const ready = async (child, what, isReady) => {
    let gone = false;
    void exitOf(child).then(() => (gone = true));
    const state = await until(60_000, async () =>
      gone ? "gone" : (await isReady()) ? "ready" : undefined,
    );
    if (state === "ready") return;
    throw new Trouble(`${what} did not start:\n${logsOf(home)}`);
  };
  const stop = async () => {
    for (const child of daemons.reverse()) {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 5_000);
      await exitOf(child);
      clearTimeout(late);
    }
    rmSync(home, { recursive: true, force: true });
  };

  try {
    const id = randomUUID();
    writeFileSync(file, configuration({ id, home, monPort, port, config }));
    for (const folder of ["mon", "osd", "rgw", "run"]) mkdirSync(path.join(home, folder));
    const map = path.join(home, "monmap");
    const ring = path.join(home, "keyring");
    writeFileSync(ring, "");
    await run(
      "monmaptool",
      ["--create", "--fsid", id, "--addv", "a", `[v2:${HOST}:${monPort}]`, map],
      { env },
    );
    await run("ceph-mon", ["--mkfs", "-i", "a", "--monmap", map, "--keyring", ring], { env });
    start("ceph-mon", ["-i", "a"]);

    const osd = randomUUID();
    const number = (await ceph(env, "osd", "new", osd)).trim();
    await run("ceph-osd", ["-i", number, "--mkfs", "--osd-uuid", osd], { env });
    await ready(start("ceph-osd", ["-i", number]), "ceph-osd", async () =>
      / 1 up/.test(await ceph(env, "osd", "stat")),
    );

    const endpoint = `http://${HOST}:${port}`;
    await ready(start("radosgw", ["-n", "client.rgw"]), "radosgw", async () =>
      fetch(endpoint).then(
        (answer) => answer.ok,
        () => false,
      ),
    );
    const accessKeyId = "sangtao";
    const secretAccessKey = randomBytes(20).toString("hex");
    await run(
      "radosgw-admin",
      [
        ...["-n", "client.rgw", "user", "create", "--uid=sangtao", "--display-name=sangtao"],
        ...[`--access-key=${accessKeyId}`, `--secret=${secretAccessKey}`],
      ],
      { env },
    );
    return { endpoint, accessKeyId, secretAccessKey, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function ceph(env, ...command) {
  return run("ceph", ["--connect-timeout", "30", ...command], { env });
}

/** One copy of everything, no authentication inside, and short waits: it lives for the length of a test. */
function configuration({ id, home, monPort, port, config }) {
  return `[global]
fsid = ${id}
mon host = v2:${HOST}:${monPort}
mon initial members = a
public network = 127.0.0.0/8
ms bind ipv6 = false
ms bind msgr1 = false
auth cluster required = none
auth service required = none
auth client required = none
run dir = ${home}/run
admin socket = ${home}/run/$name.$pid.asok
crash dir = ${home}/crash
log file = ${home}/$name.log
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pgp num = 8
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon max pg per osd = 1000
paxos propose interval = 0.05
paxos min wait = 0.01
${config.join("\n")}
[mon]
mon data = ${home}/mon
[osd]
osd data = ${home}/osd
osd objectstore = memstore
memstore device bytes = 4294967296
[client.rgw]
rgw frontends = beast endpoint=${HOST}:${port}
ms mon client mode = crc
rgw data = ${home}/rgw
rgw thread pool size = 32
rgw run sync thread = false
`;
}

function logsOf(home) {
  return readdirSync(home)
    .filter((name) => /\.(out|log)$/.test(name) && !name.startsWith("mon."))
    .map((name) => `${name}: ${readFileSync(path.join(home, name), "utf8").slice(-1500)}`)
    .join("\n");
}

/** Held open together, so that they differ. */
async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve, reject) => {
          const server = net.createServer();
          server.once("error", reject);
          server.listen(0, HOST, () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
