import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Something the person in front of the terminal can mend; printed without a stack. */
export class Trouble extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Programs that were begun and have not ended. */
const running = new Set();

/**
 * Starts a program that ends with us: `stopRunning` stops it, and so does our death, whichever way we die.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
export function begin(command, args, options) {
  // A group of its own: Ctrl-C in the terminal is for us, who stop it in order.
  const child = spawn(command, args, { ...options, detached: true });
  running.add(child);
  const guard = child.pid ? guardOver(child.pid, { signal: "TERM", wholeGroup: true }) : undefined;
  void exitOf(child).then(() => {
    running.delete(child);
    guard?.kill("SIGKILL");
  });
  return child;
}

/** Stops what `begin` started and waits for it. */
export async function stopRunning() {
  await Promise.all(
    [...running].map(async (child) => {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
      await exitOf(child);
      clearTimeout(late);
    }),
  );
}

/**
 * A shell that does nothing but wait for our end of its pipe to close, which happens however we die,
 * and then stops a process.
 *
 * @param {number} pid
 * @param {{ signal: "INT" | "TERM", wholeGroup?: boolean, thenRemove?: string }} options
 */
export function guardOver(pid, { signal, wholeGroup = false, thenRemove = "" }) {
  const script = `read -r _; kill -"$2" -- "$1" 2>/dev/null
[ -n "$3" ] || exit 0
while kill -0 -- "$1" 2>/dev/null; do sleep 0.1; done
rm -rf -- "$3"`;
  const guard = spawn("/bin/sh", ["-c", script, "sh", String(wholeGroup ? -pid : pid), signal, thenRemove], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.on("error", () => undefined);
  guard.unref();
  guard.stdin.on("error", () => undefined);
  guard.stdin.unref?.();
  return guard;
}

/**
 * Runs a program to its end and keeps quiet; what it printed comes with the error.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<string>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = begin(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => reject(new Trouble(`${command} could not be run: ${error.message}`)));
    child.on("close", (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Trouble(`${[command, ...args].join(" ")} failed (${signal ?? code}):\n${output.slice(-8000)}`));
    });
  });
}

/**
 * Waits for a child that was already spawned; resolves to its exit code.
 *
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<number>}
 */
export function exitOf(child) {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  if (child.signalCode !== null) return Promise.resolve(1);
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/**
 * When a process began, in the system's own terms: with the id it names one process for good,
 * as ids are given again.
 *
 * @param {number} pid
 */
export function birthOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
  }
}

/**
 * Tries until `attempt` answers something other than undefined.
 *
 * @template T
 * @param {number} timeoutMs
 * @param {() => T | undefined | Promise<T | undefined>} attempt
 * @returns {Promise<T | undefined>}
 */
export async function until(timeoutMs, attempt) {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const result = await attempt();
    if (result !== undefined || performance.now() > end) return result;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
