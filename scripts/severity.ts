import { parseArgs } from "node:util";
import { parseBundle, type BundleProblem } from "~/results/bundle";
import { analyseSeverity } from "~/results/severity/severity";
import { readGivenJson, refuse } from "./lib/given-file";
import { analyseTable, referenceTables } from "./lib/reference-tables";

const USAGE = `usage: npm run --silent severity -- FILE [--round ID]
  FILE     a results bundle (sangtao-results/1), or a file of named tables of marks with their known statistics
  --round  the round to analyse; else the last that weighs something
prints one JSON object; it is advice and changes no result
exit: 0 analysed, 2 unreadable or invalid`;

const PROBLEMS_SHOWN = 20;

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  process.exitCode = refuse([
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  ]);
}

function main(args: readonly string[]): number {
  const asked = argumentsOf(args);
  if (!asked) return refuse([USAGE]);
  const { file, round } = asked;
  const given = readGivenJson("severity", file);
  if (!given.ok) return refuse([given.says]);

  const tables = isBundle(given.json) ? new Map() : referenceTables(given.json);
  if (tables.size > 0) {
    print(Object.fromEntries([...tables].map(([name, table]) => [name, analyseTable(table)])), 1);
    return 0;
  }

  const parsed = parseBundle(given.json);
  if (!parsed.ok) return refuse(describe(file, parsed.problems));
  const { bundle } = parsed;
  if (round !== undefined && !bundle.rule.rounds.some(({ id }) => id === round))
    return refuse([`${file}: $.rule.rounds: unknown-round (${round})`]);
  const { report, round: analysed } = analyseSeverity(bundle, round);
  if (bundle.rule.rounds.length > 1 && round === undefined)
    process.stderr.write(
      `round ${analysed} of ${bundle.rule.rounds.map(({ id }) => id).join(", ")}\n`,
    );
  if (!report.connected)
    process.stderr.write(
      `not connected: judges of different components cannot be compared (${report.components.length} components)\n`,
    );
  print(report);
  return 0;
}

function argumentsOf(args: readonly string[]): { file: string; round: string | undefined } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { round: { type: "string" } },
      allowPositionals: true,
    });
    const [file] = positionals;
    return file !== undefined && positionals.length === 1 ? { file, round: values.round } : null;
  } catch {
    return null;
  }
}

function isBundle(json: unknown): boolean {
  return typeof json === "object" && json !== null && "format" in json;
}

function print(value: unknown, indent?: number): void {
  process.stdout.write(`${JSON.stringify(value, null, indent)}\n`);
}

function describe(file: string, problems: readonly BundleProblem[]): string[] {
  const lines = problems
    .slice(0, PROBLEMS_SHOWN)
    .map(({ path: where, code, detail }) => `${file}: ${where}: ${code} (${detail})`);
  const more = problems.length - lines.length;
  return more > 0 ? [...lines, `… and ${more} more`] : lines;
}
