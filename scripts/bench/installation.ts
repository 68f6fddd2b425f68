import { fork, type ChildProcess } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, openSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { makeSignature } from "better-auth/crypto";
import { applyMigrations } from "../lib/migrate.mjs";
import { startPostgres } from "../lib/postgres.mjs";
import { ensureBuild } from "../lib/prepare.mjs";

const root = path.resolve(import.meta.dirname, "../..");

export interface Installation {
  readonly url: string;
  /** Folder of the attachments. */
  readonly storage: string;
  /** Starts the built server; it answers when this is done. */
  serve(): Promise<ChildProcess>;
  stop(): Promise<void>;
}

/**
 * An installation of its own, as `npm start` makes one: an embedded PostgreSQL that waits for its disk, a folder for
 * files, the built server. The environment of this process points at it, so that use cases can fill it.
 */
export async function install({ build = true } = {}): Promise<Installation> {
  // Who measures use cases and serves nothing needs no build.
  if (build) await ensureBuild();
  const folder = await mkdtemp(path.join(tmpdir(), "sangtao-bench-"));
  const postgres = await startPostgres({ dataDir: path.join(folder, "data") });
  await postgres.ensureDatabase("sangtao");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const storage = path.join(folder, "files");
  mkdirSync(storage);
  Object.assign(process.env, {
    NODE_ENV: "production",
    DATABASE_URL: postgres.url("sangtao"),
    STORAGE_DIR: storage,
    SANGTAO_DATA_DIR: path.join(folder, "data"),
    AUTH_SECRET: randomBytes(32).toString("hex"),
    APP_URL: url,
    HOST: "127.0.0.1",
    PORT: String(port),
    LOG_LEVEL: "warn",
  });
  await applyMigrations(postgres.url("sangtao"));
  const children: ChildProcess[] = [];
  return {
    url,
    storage,
    async serve() {
      const logFile = path.join(folder, "server.log");
      const output = openSync(logFile, "a");
      const server = fork(path.join(root, "build/server/index.js"), {
        cwd: root,
        execArgv: [],
        stdio: ["ignore", output, output, "ipc"],
      });
      children.push(server);
      const died = once(server, "exit").then(async () => {
        throw new Error(`The server did not start:\n${await readFile(logFile, "utf8")}`);
      });
      await Promise.race([once(server, "message"), died]);
      died.catch(() => undefined);
      return server;
    },
    async stop() {
      const { closeAll } = await import("~/platform/shutdown.server");
      for (const child of children.filter(({ exitCode, signalCode }) => exitCode === null && !signalCode)) {
        const gone = once(child, "exit");
        child.kill("SIGTERM");
        await gone;
      }
      await closeAll();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** The cookie of a person who has signed in. */
export async function sessionCookie(userId: string): Promise<string> {
  const [{ auth }, { db }] = await Promise.all([
    import("~/people/auth.server"),
    import("~/platform/db.server"),
  ]);
  const { authCookies, secret } = await auth().$context;
  const token = randomUUID();
  const expiresAt = new Date(Date.now() + 60 * 60 * 1000);
  await db.session.create({ data: { id: randomUUID(), token, userId, expiresAt } });
  const value = encodeURIComponent(`${token}.${await makeSignature(token, secret)}`);
  return `${authCookies.sessionToken.name}=${value}`;
}

/** Most memory that a process has held so far, in MB; null where the system does not say. */
export async function peakMemory({ pid }: ChildProcess): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return kilobytes ? Math.round(Number(kilobytes) / 1024) : null;
}

/** Seconds of computing that a process has used so far; null where the system does not say. */
export async function cpuSeconds({ pid }: ChildProcess): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // After the name in brackets; user and system time in hundredths of a second.
  const [user, system] = stat.slice(stat.lastIndexOf(")") + 2).split(" ").slice(11, 13).map(Number);
  return user === undefined || system === undefined ? null : (user + system) / 100;
}

/** The p-th percentile (0 to 100) by nearest rank. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}
