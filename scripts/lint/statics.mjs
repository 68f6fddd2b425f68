/**
 * Types and lint in one process: both need the program of all sources and what its checker has worked out, which takes
 * most of the time of each. `tsc` and `eslint` by themselves find the same (`npm run typecheck`, `npm run lint`).
 *
 * Writes for each whether it holds and what it has to say, as JSON, into the file that is named.
 */
import { writeFileSync } from "node:fs";
import { ESLint } from "eslint";
import ts from "typescript";
import tseslint from "typescript-eslint";
import { root } from "../lib/paths.mjs";

const [, , file] = process.argv;
const program = programOf("tsconfig.json");
// Types first: what they work out, the rules find there.
const outcome = { types: types(), lint: await lint() };
writeFileSync(file, JSON.stringify(outcome));

function types() {
  const found = [
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...program.getSyntacticDiagnostics(),
    ...program.getSemanticDiagnostics(),
  ];
  const host = {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => "\n",
  };
  const output = ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(found), host);
  return { ok: found.length === 0, output };
}

async function lint() {
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: [
      {
        files: ["**/*.{ts,tsx}"],
        languageOptions: {
          parser: tseslint.parser,
          parserOptions: { projectService: false, programs: [program] },
        },
      },
    ],
  });
  const results = await eslint.lintFiles(["."]);
  const formatter = await eslint.loadFormatter("stylish");
  const isClean = results.every(({ errorCount, warningCount }) => errorCount + warningCount === 0);
  return { ok: isClean, output: await formatter.format(results) };
}

function programOf(file) {
  const config = ts.getParsedCommandLineOfConfigFile(file, {}, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
    },
  });
  return ts.createProgram({
    rootNames: config.fileNames,
    options: config.options,
    configFileParsingDiagnostics: config.errors,
  });
}
