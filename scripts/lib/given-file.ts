import { readFileSync } from "node:fs";
import path from "node:path";
import { readJson } from "~/platform/json-text";

export type GivenJson =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly says: string };

/** Reads the JSON file that a command of npm was given; npm changes folders, the file was named from where it was called. */
export function readGivenJson(script: string, file: string): GivenJson {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path.resolve(callersFolder(script), file));
  } catch (error) {
    return { ok: false, says: `${file}: cannot be read (${reason(error)})` };
  }
  const read = readJson(bytes);
  if (read.ok) return read;
  const { path: where, code, detail } = read;
  return { ok: false, says: `${file}: ${where}: ${code === "not-json" ? "not JSON" : code} (${detail})` };
}

/** Says why nothing was done; the exit code for that. */
export function refuse(lines: readonly string[]): number {
  process.stderr.write(`${lines.join("\n")}\n`);
  return 2;
}

function callersFolder(script: string): string {
  const { npm_lifecycle_event: running, INIT_CWD: caller } = process.env;
  return running === script && caller ? caller : process.cwd();
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
