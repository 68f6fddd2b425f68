import { once } from "node:events";
import type { BundleProblem } from "~/results/bundle";
import { recount } from "~/results/recount";
import { readGivenJson, refuse } from "./lib/given-file";

const USAGE = `usage: npm run --silent recount -- FILE [--compute]
  FILE       a results bundle (sangtao-results/1)
  --compute  print the results, compare nothing
exit: 0 equal, 1 different, 2 unreadable or invalid`;

const PROBLEMS_SHOWN = 20;

/** Rows written at once: the whole of a large contest with many ties is longer than a string may be. */
const ROWS_AT_ONCE = 1000;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // An exit with 1 would say that the results are wrong.
  process.exitCode = refuse([
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  ]);
}

async function main(args: readonly string[]): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith("-"));
  const options = args.filter((arg) => arg.startsWith("-"));
  const [file] = files;
  if (file === undefined || files.length > 1 || options.some((option) => option !== "--compute"))
    return refuse([USAGE]);

  const given = readGivenJson("recount", file);
  if (!given.ok) return refuse([given.says]);
  const outcome = recount(given.json, options.length > 0 ? "compute" : "compare");
  if (outcome.kind === "invalid") return refuse(describe(file, outcome.problems));
  const { ok, results, differences } = outcome;
  await write(`{"ok":${ok},"results":[`);
  await writeList(results);
  await write(`],"differences":[`);
  await writeList(differences);
  await write("]}\n");
  return ok ? 0 : 1;
}

async function writeList(items: readonly unknown[]): Promise<void> {
  for (let at = 0; at < items.length; at += ROWS_AT_ONCE) {
    const part = JSON.stringify(items.slice(at, at + ROWS_AT_ONCE)).slice(1, -1);
    await write(at === 0 ? part : `,${part}`);
  }
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

function describe(file: string, problems: readonly BundleProblem[]): string[] {
  const lines = problems
    .slice(0, PROBLEMS_SHOWN)
    .map(({ path: where, code, detail }) => `${file}: ${where}: ${code} (${detail})`);
  const more = problems.length - lines.length;
  return more > 0 ? [...lines, `… and ${more} more`] : lines;
}
