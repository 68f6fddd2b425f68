import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { similarPairs } from "~/entries/similarity/similar-pairs";
import { THRESHOLD } from "~/entries/similarity/threshold";

const USAGE = `usage: npm run --silent similarity -- FILE
  FILE  JSON: {"titles": [{"id": 1, "title": "…", "summary": "…"}]}; the summary may be missing
prints {"threshold", "pairs": [{"a", "b", "score"}]}: every pair that the application would show
exit: 0 compared, 2 unreadable or invalid`;

const FAULTS_SHOWN = 20;

const inputSchema = z.object({
  titles: z.array(
    z.object({
      id: z.union([z.string(), z.number()]),
      title: z.string(),
      summary: z.string().nullish(),
    }),
  ),
});

process.exitCode = main(process.argv.slice(2));

function main([file, ...rest]: readonly string[]): number {
  if (file === undefined || file.startsWith("-") || rest.length > 0) return refuse([USAGE]);
  let text: string;
  try {
    text = readFileSync(path.resolve(callersFolder(), file), "utf8");
  } catch (error) {
    return refuse([`${file}: cannot be read (${reason(error)})`]);
  }
  let input: unknown;
  try {
    input = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return refuse([`${file}: not JSON (${reason(error)})`]);
  }
  const read = inputSchema.safeParse(input);
  if (!read.success) return refuse(faultsOf(file, read.error));
  const { titles } = read.data;
  const ids = new Set<string | number>();
  for (const { id } of titles) {
    if (ids.has(id))
      return refuse([`${file}: titles: the id ${JSON.stringify(id)} stands there twice`]);
    ids.add(id);
  }

  const solutions = titles.map(({ id, title, summary }) => ({
    id,
    title,
    summary: summary ?? undefined,
  }));
  const pairs = similarPairs(solutions).map((pair) => JSON.stringify(pair));
  process.stdout.write(`{"threshold":${THRESHOLD},"pairs":[${pairs.join(",\n")}]}\n`);
  return 0;
}

function faultsOf(file: string, { issues }: z.ZodError): string[] {
  const lines = issues
    .slice(0, FAULTS_SHOWN)
    .map(({ path: where, message }) => `${file}: ${where.join(".") || "$"}: ${message}`);
  const more = issues.length - lines.length;
  return more > 0 ? [...lines, `… and ${more} more`] : lines;
}

function refuse(lines: readonly string[]): number {
  process.stderr.write(`${lines.join("\n")}\n`);
  return 2;
}

/** npm changes to the package's folder; the file was named from where npm was called. */
function callersFolder(): string {
  const { npm_lifecycle_event: script, INIT_CWD: caller } = process.env;
  return script === "similarity" && caller ? caller : process.cwd();
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
