import { fork } from "node:child_process";
import { once } from "node:events";
import { randomBytes } from "node:crypto";
import { openSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { applyMigrations } from "../../scripts/lib/migrate.mjs";
import { adminUrl, createDatabase, databaseUrl, dropDatabase, uniqueName } from "../database";

/** An installation that runs: the built server, a database and a folder of its own. */
export type Site = {
  readonly url: string;
  readonly databaseUrl: string;
  /** With it the first administrator is made at `/setup`. */
  readonly setupToken: string;
  /** The environment that the server was given, for scripts that work on the same installation. */
  readonly environment: Readonly<NodeJS.ProcessEnv>;
};

type Options = {
  /** Any database of the PostgreSQL server to use. */
  readonly postgres: string;
  readonly name: string;
};

const root = path.resolve(import.meta.dirname, "../..");

export async function startSite({ postgres, name }: Options) {
  const database = uniqueName(name);
  const folder = await mkdtemp(path.join(tmpdir(), `sangtao-${name}-`));
  const port = await freePort();
  const setupToken = randomBytes(16).toString("hex");
  const environment = {
    PATH: process.env["PATH"] ?? "",
    HOME: process.env["HOME"] ?? "",
    NODE_ENV: "production" as const,
    DATABASE_URL: databaseUrl(postgres, database),
    STORAGE_DIR: folder,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    SETUP_TOKEN: setupToken,
    APP_URL: `http://127.0.0.1:${port}`,
    HOST: "127.0.0.1",
    PORT: String(port),
    LOG_LEVEL: "info",
  };
  await createDatabase(adminUrl(postgres), database);
  await applyMigrations(environment.DATABASE_URL);

  const logFile = path.join(root, "test-results", `${name}.log`);
  await mkdir(path.dirname(logFile), { recursive: true });
  const output = openSync(logFile, "w");
  const server = fork(path.join(root, "build/server/index.js"), {
    cwd: root,
    env: environment,
    execArgv: [],
    stdio: ["ignore", output, output, "ipc"],
  });
  await Promise.race([
    once(server, "message"),
    once(server, "exit").then(async () => {
      throw new Error(`The server did not start:\n${await readFile(logFile, "utf8")}`);
    }),
  ]);

  const site: Site = {
    url: environment.APP_URL,
    databaseUrl: environment.DATABASE_URL,
    setupToken,
    environment,
  };
  return {
    site,
    async stop() {
      const gone = once(server, "exit");
      server.kill("SIGTERM");
      await gone;
      await dropDatabase(adminUrl(postgres), database);
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
