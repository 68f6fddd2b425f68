import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { paths } from "../../app/paths";
import { contentOf } from "./form";

const root = path.resolve(import.meta.dirname, "../..");

/** The bundle as the page of results gives it to anybody who presses its link. */
export async function downloadBundle(page: Page, slug: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`a[href="${paths.bundle(slug)}"]`).click(),
  ]);
  return (await contentOf(download)).toString("utf8");
}

export type Recount = { readonly status: number; readonly answer: unknown };

/** What the command says of a bundle written to `file`, and how it ends. */
export async function recount(file: string, bundle: string): Promise<Recount> {
  await writeFile(file, bundle);
  const command = ["run", "--silent", "recount", "--", file];
  return new Promise((resolve) => {
    const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile("npm", command, options, (_error, stdout) => {
      resolve({ status: child.exitCode ?? -1, answer: JSON.parse(stdout) as unknown });
    });
  });
}
