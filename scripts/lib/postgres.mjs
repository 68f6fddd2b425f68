import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, mkdtempSync, openSync, closeSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { dataDir as defaultDataDir } from "./paths.mjs";
import { account, databaseHome, programs } from "./postgres-home.mjs";
import { exitOf, guardOver, isAlive, run, Trouble, until } from "./process.mjs";

const USER = "sangtao";
const HOST = "127.0.0.1";

/** Throw-away databases may lose everything with the machine, so they need not wait for the disk. */
const CARELESS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0", "max_connections=200"];

/**
 * Starts the embedded PostgreSQL: the one of a data folder, or (`ephemeral`) one that is gone after `stop()`.
 * It stops by itself when this process dies, however it dies.
 *
 * @param {{ dataDir?: string, ephemeral?: boolean, log?: (line: string) => void }} [options]
 * @returns {Promise<{
 *   url(database: string): string,
 *   ensureDatabase(database: string): Promise<boolean>,
 *   port: number,
 *   exited: Promise<number>,
 *   stop(): Promise<void>,
 * }>}
 */
export async function startPostgres({ dataDir = defaultDataDir(), ephemeral = false, log = () => undefined } = {}) {
  const ids = account();
  const { bin, major } = programs();
  const home = ephemeral ? temporaryHome(ids) : databaseHome(dataDir, ids);
  const logFile = ephemeral ? path.join(home.folder, "postgres.log") : path.join(dataDir, "logs", "postgres.log");
  mkdirSync(path.dirname(logFile), { recursive: true });

  if (home.isNew) {
    log("Creating the database");
    await initialise(bin, home, ids);
    home.settle();
  }
  const version = readFileSync(path.join(home.data, "PG_VERSION"), "utf8").trim();
  if (version !== major) {
    throw new Trouble(`The database in ${home.data} is of PostgreSQL ${version}, the programs are of ${major}. Use the earlier Sangtao to make a backup, and restore it here.`);
  }
  if (await stopLeftover(home.data)) log("Stopped the PostgreSQL that an earlier start had left behind");

  const settings = ephemeral ? CARELESS : [];
  const { child, port } = await launch({ bin, data: home.data, ids, logFile, settings });
  const exited = exitOf(child);
  const guard = guardOver(child.pid, { signal: "INT", thenRemove: home.folder });
  void exited.then(() => guard.kill("SIGKILL"));

  const url = urlOf(home.password, port);
  return {
    url,
    port,
    exited,
    ensureDatabase: (database) => ensureDatabase(url("postgres"), database),
    async stop() {
      // Fast shutdown: open transactions are rolled back, what was committed is written.
      child.kill("SIGINT");
      const isDown = () => until(20_000, () => (child.exitCode === null && child.signalCode === null ? undefined : true));
      if (!(await isDown())) child.kill("SIGQUIT");
      await exited;
      if (home.folder) rmSync(home.folder, { recursive: true, force: true });
    },
  };
}

function urlOf(password, port) {
  return (database) => `postgresql://${USER}:${password}@${HOST}:${port}/${encodeURIComponent(database)}`;
}

/**
 * The embedded PostgreSQL of a data folder that another process has started, if it is ready.
 *
 * @param {{ dataDir: string }} options
 * @returns {{ url(database: string): string } | undefined}
 */
export function runningPostgres({ dataDir }) {
  const { data, password } = databaseHome(dataDir, account());
  const [pid, , , port] = pidFile(data);
  return isReady(data, Number(pid)) ? { url: urlOf(password, Number(port)) } : undefined;
}

function temporaryHome(ids) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "sangtao-postgres-"));
  const data = path.join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  if (ids.uid !== undefined) for (const each of [folder, data]) chownSync(each, ids.uid, ids.gid);
  return { folder, data, password: randomBytes(24).toString("base64url"), isNew: true, settle: () => undefined };
}

/** C.UTF-8 of PostgreSQL itself sorts the same on every machine; Vietnamese order is asked for where it is meant. */
async function initialise(bin, home, ids) {
  const passwordFile = path.join(os.tmpdir(), `sangtao-${randomBytes(8).toString("hex")}`);
  writeFileSync(passwordFile, `${home.password}\n`, { mode: 0o600, flag: "wx" });
  if (ids.uid !== undefined) chownSync(passwordFile, ids.uid, ids.gid);
  try {
    await run(
      path.join(bin, "initdb"),
      [
        ...["-D", home.data, "--username", USER, "--pwfile", passwordFile, "--auth", "scram-sha-256"],
        ...["--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"],
        ...(home.folder ? ["--no-sync"] : []),
      ],
      { ...ids, cwd: "/", env: environment() },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Nothing of the caller's environment (PGPORT, PGDATA, LC_ALL …) may change what is started. */
function environment() {
  return { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}

/** Starts the server on a free port; again when the port was taken in between, or a killed one's children linger. */
async function launch({ bin, data, ids, logFile, settings }) {
  const flags = [`listen_addresses=${HOST}`, "unix_socket_directories=", "timezone=UTC", "log_timezone=UTC", ...settings];
  let printed = "";
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const port = await freePort();
    const before = existsSync(logFile) ? statSync(logFile).size : 0;
    const output = openSync(logFile, "a", 0o600);
    const child = spawn(path.join(bin, "postgres"), ["-D", data, "-p", String(port), ...flags.flatMap((flag) => ["-c", flag])], {
      ...ids,
      cwd: "/",
      env: environment(),
      // A group of its own: Ctrl-C in the terminal is for us, who close the database last.
      detached: true,
      stdio: ["ignore", output, output],
    });
    closeSync(output);
    let failed = false;
    void exitOf(child).then(() => (failed = true));
    const state = await until(60_000, () => (failed ? "failed" : isReady(data, child.pid) ? "ready" : undefined));
    if (state === "ready") return { child, port };
    if (!failed) child.kill("SIGQUIT");
    printed = readFileSync(logFile, "utf8").slice(before);
    if (!/Address already in use|could not create any TCP\/IP sockets|pre-existing shared memory|lock file .* already exists/.test(printed)) break;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Trouble(`PostgreSQL did not start. Its log (${logFile}) says:\n${printed.slice(-4000)}`);
}

/** The postmaster writes its state into its pid file, as pg_ctl reads it. */
function isReady(data, pid) {
  const lines = pidFile(data);
  return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
}

function pidFile(data) {
  try {
    return readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

/** After `kill -9` a PostgreSQL may still run on the folder, or its pid file may name a process that is something else now. */
async function stopLeftover(data) {
  const pid = Number(pidFile(data)[0]);
  if (!(pid > 0)) return false;
  if (!isAlive(pid) || !isPostgresOf(pid, data)) {
    rmSync(path.join(data, "postmaster.pid"), { force: true });
    return false;
  }
  for (const signal of ["SIGINT", "SIGQUIT"]) {
    process.kill(pid, signal);
    if (await until(10_000, () => (isAlive(pid) ? undefined : true))) return true;
  }
  throw new Trouble(`A PostgreSQL that an earlier start left behind (process ${pid}) does not stop.`);
}

function isPostgresOf(pid, data) {
  try {
    // The postmaster works in its data folder.
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return !existsSync("/proc/self");
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, HOST, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function ensureDatabase(adminUrl, database) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
    if (rowCount > 0) return false;
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
    return true;
  } finally {
    await client.end();
  }
}
