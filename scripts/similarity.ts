import { z } from "zod";
import { similarPairs } from "~/entries/similarity/similar-pairs";
import { THRESHOLD } from "~/entries/similarity/threshold";
import { readGivenJson, refuse } from "./lib/given-file";

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
  const given = readGivenJson("similarity", file);
  if (!given.ok) return refuse([given.says]);
  const read = inputSchema.safeParse(given.json);
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
