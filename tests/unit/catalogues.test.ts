import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { catalogues } from "~/locales";

const app = path.resolve(import.meta.dirname, "../../app");
type Words = { [key: string]: string | Words };
const PLURAL = /_(zero|one|two|few|many|other)$/;

function flatten(words: Words, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === "string") flat.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

const wordsOf = (language: "vi" | "en", namespace: string) =>
  flatten((catalogues[language] as unknown as Record<string, Words>)[namespace]!);
const bare = (flat: Map<string, string>) =>
  [...new Set([...flat.keys()].map((key) => key.replace(PLURAL, "")))].sort();

/** Key without its plural form → the placeholders used in any of its forms. `count` chooses the form; it need not be said. */
function placeholders(flat: Map<string, string>): Record<string, string[]> {
  const found: Record<string, Set<string>> = {};
  for (const [key, text] of flat) {
    const names = (found[key.replace(PLURAL, "")] ??= new Set());
    for (const [, name] of text.matchAll(/\{\{\s*([\w-]+)/g)) if (name !== "count") names.add(name!);
  }
  return Object.fromEntries(Object.entries(found).map(([key, names]) => [key, [...names].sort()]));
}

const NAMESPACES = Object.keys(catalogues.vi) as (keyof typeof catalogues.vi)[];

test("every file of the folder is a namespace, in both languages", () => {
  for (const language of ["vi", "en"]) {
    const files = readdirSync(path.join(app, "locales", language)).filter((file) => file.endsWith(".json"));
    expect(files.map((file) => file.replace(".json", "")).sort()).toEqual([...NAMESPACES].sort());
  }
});

describe.each(NAMESPACES)("%s", (namespace) => {
  const vi = wordsOf("vi", namespace);
  const en = wordsOf("en", namespace);

  test("has the same keys in Vietnamese and English", () => {
    expect(bare(en)).toEqual(bare(vi));
  });
  test("has the same placeholders in Vietnamese and English", () => {
    expect(placeholders(en)).toEqual(placeholders(vi));
  });
  test("has the plural forms that each language needs, and no empty text", () => {
    for (const key of vi.keys()) if (PLURAL.test(key)) expect(key).toMatch(/_other$/);
    for (const key of en.keys()) {
      if (key.endsWith("_one")) expect([...en.keys()]).toContain(key.replace(/_one$/, "_other"));
      if (key.endsWith("_other")) expect([...en.keys()]).toContain(key.replace(/_other$/, "_one"));
    }
    for (const text of [...vi.values(), ...en.values()]) expect(text.trim()).not.toBe("");
  });
  test("is composed (NFC) and does not shout", () => {
    for (const text of [...vi.values(), ...en.values()]) {
      expect(text).toBe(text.normalize("NFC"));
      expect(text).not.toContain("!");
    }
  });
});

function isKnown(namespace: string, key: string): boolean {
  return namespace in catalogues.vi && bare(wordsOf("vi", namespace)).includes(key);
}

test("every title that a route names exists", () => {
  const routes = path.join(app, "routes");
  const titles = readdirSync(routes, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.tsx"))
    .flatMap((file) => [
      ...readFileSync(path.join(routes, file), "utf8").matchAll(/title: "(\w+):([\w.-]+)"/g),
    ]);
  expect(titles.length).toBeGreaterThan(20);
  const missing = titles.filter(([, namespace, key]) => !isKnown(namespace!, key!));
  expect(missing.map(([title]) => title)).toEqual([]);
});

test("every key written out in a page exists", () => {
  const missing: string[] = [];
  for (const file of readdirSync(app, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".tsx") || file.endsWith(".test.tsx")) continue;
    const source = readFileSync(path.join(app, file), "utf8");
    for (const component of source.split(/^(?:export )?(?:default )?(?:async )?function /m)) {
      const translators = [...component.matchAll(/const (\w+) = useT\((?:"([\w-]+)")?\)/g)];
      for (const [, name, namespace = "common"] of translators) {
        // The name means one namespace only where it is declared once.
        if (translators.filter(([, other]) => other === name).length > 1) continue;
        for (const [, key] of component.matchAll(new RegExp(`\\b${name}\\(\\s*"([^"]+)"`, "g"))) {
          const [space, inner] = key!.includes(":") ? key!.split(":") : [namespace, key];
          const known = isKnown(space!, inner!);
          if (!known) missing.push(`${file}: ${space}:${inner}`);
        }
      }
    }
  }
  expect(missing).toEqual([]);
});
