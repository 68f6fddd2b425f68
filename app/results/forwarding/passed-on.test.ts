import { describe, expect, it } from "vitest";
import { emptyContent, NO_MEMBER, type EntrySnapshot } from "~/entries/entry-content";
import { ERASED_NAME } from "~/entries/members/redact";
import { ownCopy, passedOn } from "./passed-on";
import { readSentContent, wholeForm, withoutTaken, type SentDossier, type SentDossiers } from "./sent-dossiers";

const file = (id: string, kindId: string, mime: string) => ({ id, kindId, mime, filename: `${id} Nguyễn An`, sha256: id, size: 1 });
const snapshot: EntrySnapshot = {
  ...emptyContent(0),
  title: "Máy gieo hạt",
  members: [
    { ...NO_MEMBER, id: "m1", name: "Nguyễn An", birthDate: "2010-01-02", phone: "0900000001", ethnicity: "Cơ Ho", share: "60", main: true },
    { ...NO_MEMBER, id: "m2", name: "Trần Bình", unit: "THCS B", share: "40" },
  ],
  supporters: [{ id: "s1", name: "Cô Chi", unit: "THCS B", role: "", phone: "0900000003", email: "" }],
  attachments: [
    file("1", "form", "application/pdf"),
    file("2", "description", "application/pdf"),
    file("3", "photos", "image/jpeg"),
    file("4", "film", "video/mp4"),
  ],
  regulationRevision: 1,
};
const KINDS = [
  { id: "form", namesAuthors: true },
  { id: "description", namesAuthors: false },
  { id: "photos", namesAuthors: false },
  { id: "film", namesAuthors: false },
];

describe("a dossier that is passed on", () => {
  it("says nothing of an author who has not agreed, and leaves behind what could", () => {
    const passed = passedOn(snapshot, KINDS, ({ id }) => id === "m2");
    expect(passed.content.members[0]).toEqual({ ...NO_MEMBER, id: "m1", name: ERASED_NAME, share: "60", main: true });
    expect(passed.content.members[1]).toEqual(snapshot.members[1]);
    expect(passed.files.map(({ id }) => id)).toEqual(["2"]);
    expect(passed.withheld).toEqual([
      { kindId: "form", why: "names-authors" },
      { kindId: "photos", why: "shows-people" },
      { kindId: "film", why: "shows-people" },
    ]);
    expect(passed.people).toBe(2);
    expect(JSON.stringify(passed.content)).not.toMatch(/Nguyễn An|Cô Chi|090000000[13]|Cơ Ho/);
  });

  it("goes with its files where all agree, without ethnicity and without those who helped", () => {
    const passed = passedOn(snapshot, KINDS, () => true);
    expect(passed.files).toHaveLength(4);
    expect(passed.whole).toBe(true);
    expect(passed.content.members.map(({ name, ethnicity }) => [name, ethnicity])).toEqual([["Nguyễn An", ""], ["Trần Bình", ""]]);
    expect(passed.content.supporters[0]?.name).toBe(ERASED_NAME);
  });

  it("keeps a file of a kind that nobody knows any more", () => {
    expect(passedOn(snapshot, [], () => false).files).toEqual([]);
  });

  it("is the holder's own copy otherwise, without what was agreed to for one contest alone", () => {
    const own = ownCopy(snapshot);
    expect(own.files).toHaveLength(4);
    expect(own.content.members.map(({ name, ethnicity }) => [name, ethnicity])).toEqual([["Nguyễn An", ""], ["Trần Bình", ""]]);
    expect(own.content.supporters[0]?.name).toBe("Cô Chi");
  });
});

describe("the content of a dossier that came", () => {
  const { attachments: _files, regulationRevision: _revision, ...content } = snapshot;
  const read = (value: unknown) => readSentContent(JSON.stringify(value));

  it("is read as it was written", () => {
    expect(read(content)).toEqual(content);
  });

  it("is refused where no form could have sent it", () => {
    expect(readSentContent("{")).toBeNull();
    expect(read([])).toBeNull();
    expect(read(null)).toBeNull();
    expect(read({ ...content, title: "a\u0000b" })).toBeNull();
    expect(readSentContent(JSON.stringify({ ...content, title: "x" }).replace('"x"', '"\\ud800"'))).toBeNull();
    expect(readSentContent('{"__proto__": {"a": 1}}')).toBeNull();
    expect(read({ ...content, title: "a".repeat(3_000) })).toBeNull();
    expect(read({ ...content, members: [content.members[0], content.members[0]] })).toBeNull();
    expect(read({ ...content, members: [{ ...content.members[0], id: "x1" }] })).toBeNull();
    expect(read({ ...content, members: [null] })).toBeNull();
    expect(read({ ...content, members: "m1" })).toBeNull();
    expect(read({ ...content, answers: "x" })).toBeNull();
  });
});

describe("what came in an archive", () => {
  const dossier = (code: string, sha256: string): SentDossier => ({
    ...{ code, title: code, submittedAt: "2026-05-04T03:02:01.000Z", contentSha256: "c", result: null, origin: null },
    withheld: { people: 0, files: [] },
    missing: [],
    content: null,
    attachments: [{ kindId: "form", filename: "a.pdf", sha256, size: 1, mime: "application/pdf" }],
    refused: [],
  });

  it("is forgotten dossier by dossier, with the files that no other waits for", () => {
    const sent = { dossiers: [dossier("A", "1"), dossier("B", "1"), dossier("C", "2")] } as unknown as SentDossiers;
    expect(withoutTaken(sent, new Set(["A", "C"])).files).toEqual([{ sha256: "1" }]);
    expect(withoutTaken(sent, new Set(["A", "B", "C"])).files).toEqual([]);
  });

  it("has one form, in the words of the newest revision", () => {
    const form = (name: string) => ({ fields: [{ id: "f", name }], divisions: [], sections: [], attachments: [] });
    expect(wholeForm({ forms: { "2": form("mới"), "10": form("mới nhất"), "1": form("cũ") } }).fields).toEqual([
      { id: "f", name: "mới nhất" },
    ]);
  });
});
