import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";

type SchemaFile = { path: string; content: string };
type DiffTarget = { tag: "empty" } | { tag: "schemaDatamodel"; files: SchemaFile[] };

interface Engine {
  diff(params: {
    from: DiffTarget;
    to: DiffTarget;
    script: boolean;
    exitCode: boolean | null;
    filters: { externalTables: string[]; externalEnums: string[] };
  }): Promise<{ exitCode: number; stdout: string | null }>;
}

interface EngineModule {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: { "new": (options: object, log: (line: string) => void, adapter: object) => Promise<Engine> };
}

/** The engine asks one question when it is made (is there a schema, which version); a diff of two schemas asks no more. */
const answer = {
  columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
  columnNames: ["exists", "version", "numeric_version"],
  rows: [[true, "PostgreSQL 15.0", 150000]],
};

const connection: SqlDriverAdapter = {
  provider: "postgres",
  adapterName: "none",
  queryRaw: (query: SqlQuery) =>
    query.sql.includes("pg_namespace") ? Promise.resolve(answer) : Promise.reject(new Error(`no database: ${query.sql}`)),
  executeRaw: (query: SqlQuery) => Promise.reject(new Error(`no database: ${query.sql}`)),
  executeScript: (script: string) => Promise.reject(new Error(`no database: ${script}`)),
  startTransaction: () => Promise.reject(new Error("no database")),
  getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
  dispose: () => Promise.resolve(),
};

async function loadEngine(): Promise<Engine> {
  const main = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  // Node 20 cannot import a .wasm file, which the package's own entry does.
  const bindings = path.join(path.dirname(main), "schema_engine_bg.js");
  const engine = (await import(pathToFileURL(bindings).href)) as EngineModule;
  const { instance } = await WebAssembly.instantiate(
    readFileSync(path.join(path.dirname(main), "schema_engine_bg.wasm")),
    { "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports },
  );
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "none",
    connect: () => Promise.resolve(connection),
    connectToShadowDb: () => Promise.resolve(connection),
  });
  return engine.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
}

/** The SQL that turns a database of one Prisma schema into a database of the other; no database is needed. */
export async function diffSchemas(from: SchemaFile[], to: SchemaFile[]): Promise<string> {
  const engine = await loadEngine();
  const result = await engine.diff({
    from: from.length > 0 ? { tag: "schemaDatamodel", files: from } : { tag: "empty" },
    to: { tag: "schemaDatamodel", files: to },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.stdout ?? "";
}
