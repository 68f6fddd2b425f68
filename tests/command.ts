import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";

export const root = path.resolve(import.meta.dirname, "..");

/** A command of `scripts/` in a folder of its own, with a blank in its name, for the tests of one file. */
export function command(name: string) {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), `${name} `));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  return {
    /** Writes a file into the folder and returns its name; text and bytes as they are, anything else as JSON. */
    file(name: string, content: unknown): string {
      writeFileSync(
        path.join(folder, name),
        typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content),
      );
      return name;
    },

    /** As `scripts/run.mjs` starts it, with nothing of this process's environment but the path. */
    run(...args: string[]) {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [
          path.join(root, "node_modules/tsx/dist/cli.mjs"),
          path.join(root, `scripts/${name}.ts`),
          ...args,
        ],
        {
          cwd: folder,
          encoding: "utf8",
          maxBuffer: 512 * 1024 * 1024,
          env: {
            NODE_ENV: "test",
            PATH: process.env.PATH,
            TSX_TSCONFIG_PATH: path.join(root, "tsconfig.json"),
          },
        },
      );
      return { status, stdout, stderr };
    },
  };
}
