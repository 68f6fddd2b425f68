import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, inject } from "vitest";
import { adminUrl, createDatabase, databaseUrl, dropDatabase, uniqueName } from "../database";

/**
 * A copy of the template for this test file alone, named in the environment before any module of the
 * application is loaded. A fresh copy costs less than emptying tables and cannot forget one.
 */
const postgres = inject("postgres");
const name = uniqueName("file");
const storage = await mkdtemp(path.join(tmpdir(), "sangtao-integration-"));

await createDatabase(adminUrl(postgres), name, inject("template"));
process.env["NODE_ENV"] = "test";
process.env["DATABASE_URL"] = databaseUrl(postgres, name);
process.env["STORAGE_DIR"] = storage;
process.env["DATABASE_POOL"] = "4";
process.env["AUTH_SECRET"] = randomBytes(32).toString("hex");
process.env["APP_URL"] = "http://sangtao.test";
process.env["LOG_LEVEL"] = "silent";
for (const name of Object.keys(process.env)) {
  if (/^(S3_|SMTP_|MAIL_)/.test(name)) process.env[name] = "";
}

afterAll(async () => {
  await dropDatabase(adminUrl(postgres), name);
  await rm(storage, { recursive: true, force: true });
});
