import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listFaults, shownName, tableFaults } from "./archive-faults";
import { folderName, FORMAT, isSafePath, MANIFEST, MOST_BYTES, MOST_CONTENT, MOST_FILES, MOST_JSON, readManifest, type Manifest } from "./manifest";
import { readSentContent } from "./sent-dossiers";

const hash = (digit: string) => digit.repeat(64);

const manifest = (over: object = {}, entry: object = {}) => ({
  format: FORMAT,
  madeAt: "2026-11-01T02:00:00.000Z",
  people: "consented",
  from: {
    installation: "https://sangtao.example",
    organisation: "Liên hiệp các Hội KH&KT tỉnh A",
    contest: { id: "c1", title: "Hội thi", edition: "VII", year: 2026, template: "technical" },
  },
  forms: { "1": { fields: [{ id: "cntt", name: "CNTT" }], sections: [], attachments: [] } },
  entries: [
    {
      code: "A-001",
      title: "Máy gieo hạt",
      version: 1,
      submittedAt: "2026-05-04T03:02:01.000Z",
      revision: 1,
      versionSha256: hash("a"),
      contentSha256: hash("b"),
      files: [{ path: "entries/A-001/content.json", role: "content", sha256: hash("b"), size: 10, mime: "application/json" }],
      result: null,
      withheld: { people: 0, files: [] },
      missing: [],
      ...entry,
    },
  ],
  ...over,
});
const read = (json: unknown) => readManifest(typeof json === "string" ? json : JSON.stringify(json));
const codeOf = (json: unknown) => {
  const found = read(json);
  return found.ok ? "ok" : found.code;
};

describe("the list of an archive", () => {
  it("is read when it is whole", () => {
    expect(codeOf(manifest())).toBe("ok");
  });

  it("says what it is instead", () => {
    expect(codeOf("{")).toBe("broken-list");
    expect(codeOf("null")).toBe("other-format");
    expect(codeOf({ format: "something/1" })).toBe("other-format");
    expect(codeOf(manifest({ format: "sangtao-dossiers/2" }))).toBe("newer-format");
    expect(codeOf(manifest({ entries: [] }))).toBe("broken-list");
    expect(codeOf(manifest({}, { revision: 2 }))).toBe("broken-list");
    expect(codeOf(manifest({}, { contentSha256: hash("c") }))).toBe("broken-list");
    expect(codeOf(manifest({}, { code: "" }))).toBe("broken-list");
  });

  it("names nothing outside its folder, however the archive is built", () => {
    const file = { role: "content", sha256: hash("b"), size: 1, mime: "x" };
    for (const path of ["../x", "/etc/passwd", "a\\b", "C:/x", "a/../b", "a//b", "a/b/c/d/e", ".htaccess", "a b", "a\u0000", "а.txt", ""])
      expect([path, codeOf(manifest({}, { files: [{ ...file, path }] }))]).toEqual([path, "broken-list"]);
  });

  it("holds each code once", () => {
    const [entry] = manifest().entries;
    expect(codeOf(manifest({ entries: [entry, entry] }))).toBe("broken-list");
  });

  it("has no more forms and questions than a contest has", () => {
    const form = (questions: number) => ({
      fields: [],
      sections: Array.from({ length: questions / 100 }, () => ({
        title: "",
        questions: Array.from({ length: 100 }, (_, index) => ({ id: `q${index}`, label: "", kind: "text" })),
      })),
      attachments: [],
    });
    const forms = (count: number, questions: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [String(index + 1), form(questions)]));
    expect(codeOf(manifest({ forms: forms(20, 100) }))).toBe("ok");
    expect(codeOf(manifest({ forms: forms(21, 0) }))).toBe("broken-list");
    expect(codeOf(manifest({ forms: forms(3, 700) }))).toBe("broken-list");
  });

  it("is refused, not thrown over, whatever it holds", () => {
    fc.assert(fc.property(fc.json(), (text) => typeof read(text).ok === "boolean"));
    fc.assert(
      fc.property(fc.jsonValue(), (value) => codeOf(manifest({}, { files: value as object })) === "broken-list"),
      { numRuns: 50 },
    );
  });
});

it("a folder's name is safe and its own, whatever the code", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 12 }), (codes) => {
      const taken = new Set<string>();
      for (const code of codes) {
        const name = folderName(code, taken);
        expect(isSafePath(`entries/${name}/content.json`)).toBe(true);
        expect([...taken].map((other) => other.toLowerCase())).not.toContain(name.toLowerCase());
        taken.add(name);
      }
    }),
  );
  expect(folderName("STKT-2026-CNTT-001", new Set())).toBe("STKT-2026-CNTT-001");
  expect(folderName("A/1", new Set(["a-1"]))).toBe("A-1-2");
});

describe("an archive's table of contents", () => {
  const list = { name: MANIFEST, size: 10 };
  const codes = (table: readonly { name: string; size: number }[]) => tableFaults(table).map(({ code }) => code);

  it("has to be small enough before anything is unpacked", () => {
    expect(codes([list])).toEqual([]);
    expect(codes([])).toEqual(["no-list"]);
    expect(codes([{ ...list, size: MOST_JSON + 1 }])).toEqual(["list-too-large"]);
    expect(codes([list, { name: "a", size: MOST_BYTES }])).toEqual(["too-large"]);
    expect(codes(Array.from({ length: MOST_FILES + 1 }, (_, i) => ({ name: String(i), size: 0 })))).toEqual(["too-many-files"]);
  });

  it("has no name twice, and none that leads out or hides something", () => {
    expect(codes([list, { name: "entries/a", size: 1 }, { name: "entries/A", size: 1 }])).toEqual(["twice"]);
    expect(tableFaults([list, { name: "../\u202Egpj.exe", size: 1 }])).toEqual([
      { code: "unsafe-name", file: "../\uFFFDgpj.exe" },
    ]);
    expect(shownName("a".repeat(500))).toHaveLength(120);
  });

  it("has no more content in all than fits in a row", () => {
    const found = read(manifest());
    const whole = (found as { manifest: Manifest }).manifest;
    const entries = (size: number) =>
      Array.from({ length: 8 }, (_, index) => {
        const [entry] = whole.entries;
        const [file] = entry!.files;
        return { ...entry!, files: [{ ...file!, path: `entries/${index}/content.json`, size }] };
      });
    const faults = (size: number) => {
      const contents = entries(size);
      const table = contents.map(({ files }) => ({ name: files[0]!.path, size }));
      return listFaults({ ...whole, entries: contents }, [list, ...table]).map(({ code }) => code);
    };
    expect(faults(MOST_CONTENT / 8)).toEqual([]);
    expect(faults(MOST_CONTENT / 8 + 1)).toEqual(["too-large"]);
  });

  it("is compared with the list, both ways", () => {
    const found = read(manifest());
    const whole = (found as { manifest: Manifest }).manifest;
    const content = { name: "entries/A-001/content.json", size: 10 };
    expect(listFaults(whole, [list, content])).toEqual([]);
    expect(listFaults(whole, [list]).map(({ code }) => code)).toEqual(["not-there"]);
    expect(listFaults(whole, [list, { ...content, size: 11 }]).map(({ code }) => code)).toEqual(["other-size"]);
    expect(listFaults(whole, [list, content, { name: "x.exe", size: 1 }])).toEqual([{ code: "not-listed", file: "x.exe" }]);
    const [entry] = whole.entries;
    const doubled = { ...whole, entries: [{ ...entry!, files: [...entry!.files, ...entry!.files] }] };
    expect(listFaults(doubled, [list, content]).map(({ code }) => code)).toEqual(["twice"]);
  });
});

it("a content that is nested without end is none", () => {
  const depth = 100_000;
  expect(readSentContent(`{"title":${"[".repeat(depth)}${"]".repeat(depth)}}`)).toBeNull();
});
