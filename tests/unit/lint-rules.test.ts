import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";
import { whyNotImport } from "../../scripts/lint/house.mjs";

/** The project's own configuration; only the rules that need a whole program's types stay out. */
const eslint = new ESLint({ overrideConfig: [{ ...tseslint.configs.disableTypeChecked }] });

async function faults(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map((message) => message.message);
}

describe("folders import one way", () => {
  it.each([
    ["people/a.ts", "entries/b.ts"],
    ["platform/a.ts", "people/b.ts"],
    ["platform/a.ts", "paths.ts"],
    ["contests/a.ts", "results/b.ts"],
    ["results/a.ts", "documents/b.ts"],
    ["documents/a.ts", "results/b.ts"],
    ["ui/button.tsx", "platform/decimal.ts"],
    ["server/main.ts", "people/accounts.server.ts"],
    ["judging/a.ts", "routes/judge/route.tsx"],
    ["locales/a.ts", "platform/b.ts"],
    ["paths.ts", "contests/b.ts"],
  ])("%s may not import %s", (importer, file) => {
    expect(whyNotImport(importer, { file })).not.toBeNull();
  });

  it.each([
    ["routes/judge/route.tsx", "results/tally.ts"],
    ["routes/judge/route.tsx", "ui/button.tsx"],
    ["results/a.ts", "judging/b.ts"],
    ["documents/a.server.ts", "platform/db.server.ts"],
    ["entries/a.ts", "people/b.ts"],
    ["entries/card.tsx", "ui/card.tsx"],
    ["server/main.ts", "platform/env.server.ts"],
    ["ui/button.tsx", "ui/icon.tsx"],
    ["people/mail.server.ts", "paths.ts"],
  ])("%s may import %s", (importer, file) => {
    expect(whyNotImport(importer, { file })).toBeNull();
  });
});

describe("the suffix says what a file may import", () => {
  it.each([
    ["entries/a.ts", "node:fs"],
    ["entries/a.ts", "fs/promises"],
    ["entries/a.ts", "react"],
    ["entries/a.ts", "@remix-run/node"],
    ["entries/a.ts", "@prisma/client"],
    ["entries/a.server.ts", "react"],
    ["entries/a.server.ts", "@remix-run/node"],
    ["entries/a.server.ts", "i18next"],
    ["entries/card.tsx", "node:fs"],
    ["entries/card.tsx", "@remix-run/node"],
    ["routes/judge/route.tsx", "@prisma/client"],
  ])("%s may not import the package %s", (importer, name) => {
    expect(whyNotImport(importer, { package: name })).not.toBeNull();
  });

  it("lets drawing take a server file's types, and nothing else of it", () => {
    const file = "entries/read-entry.server.ts";
    expect(whyNotImport("entries/card.tsx", { file })).not.toBeNull();
    expect(whyNotImport("entries/card.tsx", { file }, { typeOnly: true })).toBeNull();
    expect(whyNotImport("entries/card.ts", { file }, { typeOnly: true })).not.toBeNull();
  });

  it("keeps the generated Prisma client to server files", () => {
    const outside = "prisma/generated/client";
    expect(whyNotImport("entries/a.ts", { outside }, { typeOnly: true })).not.toBeNull();
    expect(whyNotImport("entries/a.server.ts", { outside })).toBeNull();
    expect(whyNotImport("entries/a.server.ts", { outside: "scripts/start.mjs" })).not.toBeNull();
  });

  it("knows each exception by its reason", () => {
    expect(whyNotImport("platform/i18n.server.ts", { package: "i18next" })).toBeNull();
    expect(
      whyNotImport("platform/i18n.server.ts", { package: "i18next" }, { exceptions: [] }),
    ).not.toBeNull();
  });
});

describe("npm run lint refuses", () => {
  it.each([
    ["an import against the way", "app/people/zz.ts", 'export { x } from "~/entries/zz";\n'],
    ["a relative import against the way", "app/people/zz.ts", 'export * from "../entries/zz";\n'],
    ["a dynamic import", "app/people/zz.ts", 'export const x = () => import("node:fs");\n'],
    ["a server file in a pure one", "app/people/zz.ts", 'import "./accounts.server";\n'],
    ["the clock", "app/people/zz.ts", "export const t = Date.now();\n"],
    ["the clock by its object", "app/people/zz.ts", "export const t = new Date();\n"],
    ["chance", "app/people/zz.ts", "export const t = Math.random();\n"],
    ["the network in a pure file", "app/people/zz.ts", "export const t = fetch;\n"],
    ["Vietnamese in code", "app/people/zz.server.ts", 'export const t = "Chưa đủ quyền";\n'],
    ["words in a page", "app/routes/zz/route.tsx", "export const T = () => <p>Hello</p>;\n"],
    [
      "words in an attribute",
      "app/ui/zz.tsx",
      'export const T = () => <nav aria-label="Main" />;\n',
    ],
    ["any", "app/people/zz.ts", "export const t = (x: any) => x as string;\n"],
    [
      "comments that switch it off",
      "app/people/zz.ts",
      "/* eslint-disable */\nexport const t = Date.now();\n",
    ],
  ])("%s", async (_what, file, code) => {
    expect(await faults(file, code)).not.toEqual([]);
  });

  it.each([
    ["a given date", "app/people/zz.ts", "export const t = (ms: number) => new Date(ms);\n"],
    ["the clock in a server file", "app/people/zz.server.ts", "export const t = new Date();\n"],
    [
      "content in a template",
      "app/contests/zz-template.ts",
      'export const t = "Hội thi Sáng tạo kỹ thuật";\n',
    ],
    ["a letter as data", "app/people/zz.ts", 'export const alphabet = "aăâbcdđ";\n'],
  ])("but lets %s pass", async (_what, file, code) => {
    expect(await faults(file, code)).toEqual([]);
  });
});
