import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { birthOf, isAlive } from "./process.mjs";

/**
 * A lock between processes: a file that names its holder. It appears whole (a hard link cannot half exist),
 * and one whose holder is gone is taken over, so `kill -9` leaves nothing to clean up.
 *
 * @param {string} file
 * @param {Record<string, unknown>} [facts] what others may read about the holder
 * @returns {{ held: true, update(facts: Record<string, unknown>): void, release(): void }
 *   | { held: false, holder: Record<string, unknown> }}
 */
export function tryLock(file, facts = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  const me = { pid: process.pid, birth: birthOf(process.pid) };
  const mine = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(mine, JSON.stringify({ ...me, ...facts }));
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (link(mine, file)) return lockOf(file, me);
      const text = read(file);
      if (text === undefined) continue;
      const holder = parse(text);
      if (isHolderAlive(holder)) return { held: false, holder };
      putAside(file, text);
    }
    return { held: false, holder: parse(read(file) ?? "") };
  } finally {
    rmSync(mine, { force: true });
  }
}

function lockOf(file, me) {
  const isMine = () => {
    const holder = parse(read(file) ?? "");
    return holder.pid === me.pid && holder.birth === me.birth;
  };
  return {
    held: true,
    update(facts) {
      const next = `${file}.${process.pid}.next`;
      writeFileSync(next, JSON.stringify({ ...me, ...facts }));
      renameSync(next, file);
    },
    release() {
      if (isMine()) rmSync(file, { force: true });
    },
  };
}

/** Moves a dead holder's file away; if somebody alive took the lock in between, gives it back to them. */
function putAside(file, deadText) {
  const aside = `${file}.${process.pid}.${randomBytes(4).toString("hex")}.dead`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (read(aside) !== deadText) link(aside, file);
  rmSync(aside, { force: true });
}

function isHolderAlive(holder) {
  const pid = Number(holder.pid);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) && birthOf(pid) === holder.birth;
}

function link(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
