import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

const root = path.resolve(import.meta.dirname, "../..");

/** Runs a script of the project on an installation, for `fill` of `testOn`; what it printed, without the log. */
export async function runScript(
  file: string,
  environment: Readonly<NodeJS.ProcessEnv>,
): Promise<string> {
  const tsx = path.join(root, "node_modules/tsx/dist/cli.mjs");
  const options = { cwd: root, env: { ...environment, LOG_LEVEL: "fatal" } };
  const { stdout } = await promisify(execFile)(process.execPath, [tsx, file], options);
  return stdout;
}
