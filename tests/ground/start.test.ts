import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuild } from "../../scripts/lib/prepare.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(os.tmpdir(), "sangtao ground "));
const dataDir = path.join(folder, "data");
const children = new Set<ChildProcess>();

/** Neither the tests' own configuration nor a developer's `.env` may reach what they start. */
const clean: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  PATH: process.env["PATH"],
  HOME: process.env["HOME"],
  SANGTAO_DATA_DIR: dataDir,
  ...Object.fromEntries(
    ["APP_URL", "AUTH_SECRET", "DATABASE_URL", "HOST", "LOG_LEVEL", "S3_ENDPOINT", "S3_BUCKET", "S3_REGION"].map((name) => [name, ""]),
  ),
};

class Start {
  output = "";
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;

  constructor(env: Record<string, string> = {}, args: string[] = ["--empty"]) {
    this.child = spawn(process.execPath, ["scripts/start.mjs", ...args], { cwd: root, env: { ...clean, ...env } });
    children.add(this.child);
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.output += chunk.toString();
      });
    }
    this.exited = once(this.child, "close").then(([code]: (number | null)[]) => code ?? null);
  }

  /** Resolves with the address once it is printed; fails with everything printed if it never is. */
  async address(): Promise<string> {
    const printed = () => /ready after .*:\s+(http:\S+)/.exec(this.output)?.[1];
    while (printed() === undefined && this.child.exitCode === null) {
      await Promise.race([once(this.child.stdout!, "data"), this.exited]);
    }
    return printed() ?? expect.fail(this.output);
  }

  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    this.child.kill(signal);
    return this.exited;
  }
}

const postmaster = () => Number(readFileSync(path.join(databaseFolder(), "postmaster.pid"), "utf8").split("\n")[0]);

function databaseFolder(): string {
  const { data } = JSON.parse(readFileSync(path.join(dataDir, "postgres.json"), "utf8")) as { data: string };
  return path.resolve(dataDir, data);
}

async function port(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : expect.fail("no port");
}

async function healthy(address: string): Promise<boolean> {
  return (await fetch(`${address}/healthz`)).ok;
}

beforeAll(async () => {
  await ensureBuild();
});

afterAll(async () => {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
  for (const child of children) {
    if (child.exitCode === null && child.signalCode === null) await once(child, "close");
  }
  const database = existsSync(path.join(dataDir, "postgres.json")) ? databaseFolder() : dataDir;
  rmSync(database, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

describe("npm start", () => {
  it("serves from an empty folder in a path with a space, is alone there, and stops in order", async () => {
    const first = new Start({ PORT: String(await port()) });
    const address = await first.address();
    expect(await healthy(address)).toBe(true);
    expect(first.output).toContain(`${address}/setup?token=`);

    const second = new Start();
    expect(await second.exited).toBe(3);
    expect(second.output).toContain(`already runs here: ${address}`);

    expect(await first.stop()).toBe(0);
    expect(existsSync(path.join(databaseFolder(), "postmaster.pid"))).toBe(false);
    expect(existsSync(path.join(dataDir, "start.lock"))).toBe(false);
  });

  it("recovers on the same data after kill -9 of itself, of the database, and of both at once", async () => {
    const wanted = { PORT: String(await port()) };
    const killed = new Start(wanted);
    const address = await killed.address();
    await killed.stop("SIGKILL");

    const withoutDatabase = new Start(wanted);
    expect(await healthy(await withoutDatabase.address())).toBe(true);
    process.kill(postmaster(), "SIGKILL");
    expect(await withoutDatabase.exited).toBe(1);
    expect(withoutDatabase.output).toContain("PostgreSQL has stopped by itself");

    const both = new Start(wanted);
    await both.address();
    process.kill(postmaster(), "SIGKILL");
    await both.stop("SIGKILL");

    const last = new Start(wanted);
    expect(await healthy(await last.address())).toBe(true);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await last.stop("SIGINT")).toBe(0);
  });

  it("takes the next port when its own is taken, and says so", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const number = typeof address === "object" && address ? address.port : 0;
    const start = new Start({ PORT: String(number) });
    const served = await start.address();
    expect(start.output).toContain(`Port ${number} is taken`);
    expect(Number(new URL(served).port)).toBeGreaterThan(number);
    expect(await start.stop()).toBe(0);
    taken.close();
  });

  it("names every wrong variable, and starts nothing", async () => {
    const start = new Start({ PORT: "http", LOG_LEVEL: "loud", S3_BUCKET: "files" });
    expect(await start.exited).toBe(1);
    for (const name of ["PORT", "LOG_LEVEL", "S3_REGION", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"]) {
      expect(start.output).toMatch(new RegExp(`^  ${name} is .*; it should be `, "m"));
    }
    expect(start.output).not.toContain("PostgreSQL");
  });

  it("refuses an option that it does not know", async () => {
    const start = new Start({}, ["--emtpy"]);
    expect(await start.exited).toBe(2);
    expect(start.output).toContain("--emtpy");
  });
});
