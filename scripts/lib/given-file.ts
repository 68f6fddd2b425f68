import { readFileSync } from "node:fs";
import path from "node:path";

export type GivenJson =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly says: string };

/** Reads the JSON file that a command of npm was given; npm changes folders, the file was named from where it was called. */
export function readGivenJson(script: string, file: string): GivenJson {
  let text: string;
  try {
    text = readFileSync(path.resolve(callersFolder(script), file), "utf8");
  } catch (error) {
    return { ok: false, says: `${file}: cannot be read (${reason(error)})` };
  }
  try {
    return { ok: true, json: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (error) {
    return { ok: false, says: `${file}: $: not JSON (${reason(error)})` };
  }
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
