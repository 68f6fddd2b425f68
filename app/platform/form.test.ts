import { describe, expect, test } from "vitest";
import { z } from "zod";
import { faultsOf, formToObject, parseForm, parseOptions } from "./form";

function form(...entries: [string, string | File][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

describe("formToObject", () => {
  test("nests dotted names, closes gaps in lists, keeps repeated names and name[] as lists", () => {
    const posted = form(
      ["title", "Máy tách hạt"],
      ["members.2.name", "Bình"],
      ["members.0.name", "An"],
      ["members.10.name", "Chi"],
      ["sections.problem", "…"],
      ["accept[]", "pdf"],
      ["tag", "a"],
      ["tag", "b"],
    );
    expect(formToObject(posted)).toEqual({
      title: "Máy tách hạt",
      members: [{ name: "An" }, { name: "Bình" }, { name: "Chi" }],
      sections: { problem: "…" },
      accept: ["pdf"],
      tag: ["a", "b"],
    });
  });

  test("composes text (NFC) and leaves out file inputs without a file", () => {
    const posted = form(["name", "Hòa".normalize("NFD")], ["file", new File([], "")]);
    expect(formToObject(posted)).toEqual({ name: "Hòa" });
  });

  test("names that reach for prototypes, or have empty parts, are dropped", () => {
    const posted = form(["__proto__.admin", "1"], ["a.constructor.b", "1"], ["a..b", "1"], ["c", "1"]);
    expect(formToObject(posted)).toEqual({ c: "1" });
    expect(({} as Record<string, unknown>)["admin"]).toBeUndefined();
  });

  test("who signs in for a form once more is not one of its values", () => {
    const posted = form(["signIn.email", "a@b.vn"], ["signIn.password", "bí mật"], ["title", "Máy"]);
    expect(formToObject(posted)).toEqual({ title: "Máy" });
  });

  test("a name posted very often does not keep the server busy", () => {
    const posted = form(...Array.from({ length: 100_000 }, (): [string, string] => ["a", ""]));
    const started = performance.now();
    expect(formToObject(posted)["a"]).toHaveLength(100_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test("leaves out the character that the database cannot hold", () => {
    expect(formToObject(form(["a", "x\u0000y"]))).toEqual({ a: "xy" });
  });

  test("a name that is first a text and then a group does not throw", () => {
    expect(formToObject(form(["a", "1"], ["a.b", "2"]))).toEqual({ a: { b: "2" } });
  });
});

describe("parseForm", () => {
  const schema = z.object({
    title: z.string().trim().min(1).max(5),
    email: z.email(),
    field: z.enum(["a", "b"]),
    born: z.iso.date(),
    share: z.string().refine((text) => text !== "0", "share-zero"),
    words: z.string().refine(() => false, "too-many-words?max=3&count=4"),
    count: z.coerce.number().min(2).max(9).multipleOf(2),
    list: z.array(z.string()).min(2).max(3),
    agree: z.literal("on"),
  });
  const faultOf = (entries: [string, string][]) => {
    const parsed = parseForm(schema, form(...entries));
    return Object.fromEntries(
      (parsed.ok ? [] : parsed.faults).map(({ path, code, params }) => [path, params ? [code, params] : code]),
    );
  };

  test("what is missing or empty is required", () => {
    expect(faultOf([["title", "  "], ["email", ""], ["field", ""], ["born", ""]])).toMatchObject({
      email: "required",
      field: "required",
      born: "required",
      list: "required",
      agree: "required",
    });
  });

  test("each kind of fault has its code, with what its sentence needs", () => {
    const faults = faultOf([
      ["title", "quá dài"],
      ["email", "abc"],
      ["field", "c"],
      ["born", "31/02/2010"],
      ["share", "0"],
      ["words", "x"],
      ["count", "1"],
      ["list[]", "x"],
      ["agree", "no"],
    ]);
    expect(faults).toEqual({
      title: ["too-long", { max: "5" }],
      email: "email",
      field: "invalid",
      born: "date",
      share: "share-zero",
      words: ["too-many-words", { max: "3", count: "4" }],
      count: ["too-small", { min: "2" }],
      list: ["too-few", { min: "2" }],
      agree: "invalid",
    });
  });

  test("names the field of a nested fault by its dotted path", () => {
    const nested = z.object({ members: z.array(z.object({ name: z.string().min(1) })) });
    const parsed = nested.safeParse({ members: [{ name: "An" }, { name: "" }] }, parseOptions);
    expect(parsed.success ? [] : faultsOf(parsed.error)).toEqual([{ path: "members.1.name", code: "required" }]);
  });

  test("gives back what was typed, without files", () => {
    const parsed = parseForm(
      schema,
      form(["title", "quá dài"], ["m.0.scan", new File(["x"], "a.pdf")], ["m.0.name", "An"]),
    );
    expect(parsed).toMatchObject({ ok: false, values: { title: "quá dài", m: [{ scan: "", name: "An" }] } });
  });

  test("a sentence of the library never reaches the reader", () => {
    const odd = z.object({ a: z.string().refine(() => false), b: z.string().refine(() => false, "Not a code at all") });
    const parsed = parseForm(odd, form(["a", "1"], ["b", "1"]));
    expect(parsed.ok ? [] : parsed.faults).toEqual([
      { path: "a", code: "invalid" },
      { path: "b", code: "invalid" },
    ]);
  });
});
