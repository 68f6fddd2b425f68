import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { randomBytes } from "node:crypto";
import { openSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { applyMigrations } from "../../scripts/lib/migrate.mjs";
import { adminUrl, createDatabase, databaseUrl, dropDatabase, uniqueName } from "../database";
import { copyTemplate } from "./template";

/** An installation that runs: the built server, a database and a folder of its own. */
export type Site = {
  readonly url: string;
  readonly databaseUrl: string;
  /** With it the first administrator is made at `/setup`. */
  readonly setupToken: string;
  /** The environment that the server was given, for scripts that work on the same installation. */
  readonly environment: Readonly<NodeJS.ProcessEnv>;
  /** Ends the server and leaves everything else; `up` starts it again on the same port. */
  readonly down: () => Promise<void>;
  readonly up: () => Promise<void>;
};

export type SiteOptions = {
  readonly name: string;
  /** What to do with the migrated database before the server starts. */
  readonly fill?: ((environment: Readonly<NodeJS.ProcessEnv>) => Promise<void>) | undefined;
  /** The fill prints nothing that a test needs and takes long: it runs once, and each worker gets a copy. */
  readonly isFilledOnce?: boolean;
  /** Where the server's clock stands when it starts; `setTime` moves it. Without, it is the real one. */
  readonly startsAt?: Date | undefined;
};

const root = path.resolve(import.meta.dirname, "../..");

/** `postgres`: any database of the server to use. */
export async function startSite({
  postgres,
  name,
  fill,
  isFilledOnce = false,
  startsAt,
}: SiteOptions & { readonly postgres: string }) {
  const database = uniqueName(name);
  const folder = await mkdtemp(path.join(tmpdir(), `sangtao-${name}-`));
  const port = await freePort();
  const setupToken = randomBytes(16).toString("hex");
  const environment = {
    PATH: process.env["PATH"] ?? "",
    HOME: process.env["HOME"] ?? "",
    NODE_ENV: "production" as const,
    DATABASE_URL: databaseUrl(postgres, database),
    STORAGE_DIR: path.join(folder, "files"),
    AUTH_SECRET: randomBytes(32).toString("hex"),
    SETUP_TOKEN: setupToken,
    APP_URL: `http://127.0.0.1:${port}`,
    HOST: "127.0.0.1",
    PORT: String(port),
    LOG_LEVEL: "info",
    // Read by clock.mjs alone.
    TEST_CLOCK: path.join(folder, "clock.json"),
  };
  const migrateAndFill = async (place: Pick<typeof environment, "DATABASE_URL" | "STORAGE_DIR">) => {
    await applyMigrations(place.DATABASE_URL);
    await fill?.({ ...environment, ...place });
  };
  if (isFilledOnce) {
    const place = { database, files: environment.STORAGE_DIR };
    await copyTemplate(postgres, name, place, (template) =>
      migrateAndFill({
        DATABASE_URL: databaseUrl(postgres, template.database),
        STORAGE_DIR: template.files,
      }),
    );
  } else {
    await createDatabase(adminUrl(postgres), database);
    await migrateAndFill(environment);
  }
  if (startsAt) await setTime({ environment }, startsAt);

  const logFile = path.join(root, "test-results", `${database}.log`);
  await mkdir(path.dirname(logFile), { recursive: true });
  const output = openSync(logFile, "w");
  let server: ChildProcess | undefined;
  const up = async () => {
    if (server) return;
    const started = fork(path.join(root, "build/server/index.js"), {
      cwd: root,
      env: environment,
      execArgv: startsAt ? ["--import", path.join(import.meta.dirname, "clock.mjs")] : [],
      stdio: ["ignore", output, output, "ipc"],
    });
    await Promise.race([
      once(started, "message"),
      once(started, "exit").then(async () => {
        throw new Error(`The server did not start:\n${await readFile(logFile, "utf8")}`);
      }),
    ]);
    server = started;
  };
  const down = async () => {
    if (!server) return;
    const gone = once(server, "exit");
    server.kill("SIGTERM");
    server = undefined;
    await gone;
  };
  await up();

  const site: Site = {
    url: environment.APP_URL,
    databaseUrl: environment.DATABASE_URL,
    setupToken,
    environment,
    down,
    up,
  };
  return {
    site,
    async stop() {
      await down();
      await dropDatabase(adminUrl(postgres), database);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Moves the clock of a site that was started with one: from the next request on it is then. */
export async function setTime(
  { environment }: Pick<Site, "environment">,
  instant: Date,
): Promise<void> {
  const file = environment["TEST_CLOCK"] ?? "";
  await writeFile(
    `${file}.next`,
    JSON.stringify({ instant: instant.getTime(), setAt: Date.now() }),
  );
  await rename(`${file}.next`, file);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
