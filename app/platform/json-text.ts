import { jsonPath } from "./json-path";

export type JsonRead =
  | { readonly ok: true; readonly json: unknown }
  | {
      readonly ok: false;
      readonly code: "not-json" | "duplicate-member" | "reserved-member";
      readonly path: string;
      /** Technical, for the command line and for whoever wrote the file. */
      readonly detail: string;
    };

/**
 * Reads JSON that others wrote and that several programs must read alike. `JSON.parse` takes the last of two members of
 * one name where another reader takes the first, and `TextDecoder` by itself makes one sign of all broken ones; so
 * neither is read. A member `__proto__` is refused because copying an object drops it unseen. A byte order mark is let be.
 */
export function readJson(bytes: Uint8Array): JsonRead {
  let text: string;
  let json: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    json = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, code: "not-json", path: "$", detail };
  }
  const found = doubtfulMember(text);
  if (!found) return { ok: true, json };
  const { path, name } = found;
  const code = name === RESERVED ? "reserved-member" : "duplicate-member";
  return { ok: false, code, path: jsonPath([...path, name]), detail: name };
}

const RESERVED = "__proto__";

/** An object or array around the place that is looked at. */
interface Level {
  /** Of an object: the names until here. */
  readonly names: Set<string> | null;
  /** What is read just now: a member's name, or an index. */
  at: string | number;
}

/** The first member that stands twice in its object, or has a name that no object can be trusted with. `text` is JSON. */
function doubtfulMember(text: string): { readonly path: (string | number)[]; readonly name: string } | null {
  const levels: Level[] = [];
  let level: Level | undefined;
  let isName = false;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charAt(at)) {
      case "{":
        level = { names: new Set(), at: "" };
        levels.push(level);
        isName = true;
        break;
      case "[":
        level = { names: null, at: 0 };
        levels.push(level);
        break;
      case "}":
      case "]":
        levels.pop();
        level = levels.at(-1);
        isName = false;
        break;
      case ",":
        if (level?.names) isName = true;
        else if (level) level.at = Number(level.at) + 1;
        break;
      case '"': {
        const end = endOfString(text, at);
        if (isName && level?.names) {
          const name = nameAt(text, at, end);
          if (level.names.has(name) || name === RESERVED)
            return { path: levels.slice(0, -1).map((outer) => outer.at), name };
          level.names.add(name);
          level.at = name;
          isName = false;
        }
        at = end;
      }
    }
  }
  return null;
}

/** Where the quotation mark stands that closes the one at `start`. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text[before] === "\\") before -= 1;
    if ((end - before) % 2 === 1) return end;
  }
}

function nameAt(text: string, start: number, end: number): string {
  const plain = text.slice(start + 1, end);
  return plain.includes("\\") ? String(JSON.parse(`"${plain}"`)) : plain;
}
