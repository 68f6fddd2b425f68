import { describe, expect, test } from "vitest";
import type { Question } from "~/contests/regulation";
import { formFromContent, type EntryContent } from "~/entries/entry-content";
import { memberFacts } from "~/entries/entry-facts.server";
import { personKey } from "~/entries/entry-facts";
import { readSnapshot } from "~/entries/entry-upgrade";
import { readDossier } from "~/entries/read-dossier.server";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { submitEntry } from "~/entries/submit-entry.server";
import { withdrawEntry } from "~/entries/withdraw-entry.server";
import { db } from "~/platform/db.server";
import {
  at,
  dossierForm,
  draftOf,
  entryRow,
  goodContent,
  openedContest,
  PDF,
  person,
  received,
  submitted,
  type OpenedContest,
} from "./entries-world";

const base = { label: "Câu hỏi", help: "", example: "", required: false, divisionIds: [] };
const options = ["x", "y", "z"].map((id) => ({ id, label: id.toUpperCase() }));
const QUESTIONS: Question[] = [
  { ...base, id: "short", kind: "short-text", maxWords: 10, required: true },
  { ...base, id: "choice", kind: "choice", options },
  { ...base, id: "choices", kind: "choices", options, max: 2 },
  { ...base, id: "number", kind: "number", min: "0", max: "100", decimals: 1, unit: "kg" },
  { ...base, id: "date", kind: "date", from: "2024-01-01", to: null },
  { ...base, id: "money", kind: "money", max: null },
  { ...base, id: "link", kind: "link" },
  {
    ...base,
    id: "table",
    kind: "table",
    maxRows: 4,
    columns: [
      { id: "what", label: "Khoản", kind: "text" },
      { id: "cost", label: "Tiền", kind: "money" },
    ],
  },
];
const SECTIONS = [{ id: "all", title: "Mọi loại", help: "", questions: QUESTIONS }];

const TYPED: EntryContent["answers"] = {
  short: "Ba chữ thôi",
  choice: "y",
  choices: ["x", "z"],
  number: "12,5",
  date: "5/9/2024",
  money: "30.000.000 đồng",
  link: "https://phim.example/may-gieo",
  table: [
    { what: "Pin", cost: "350.000" },
    { what: "Khung", cost: "1.200.000" },
  ],
};

/** What the server reads of the form as a browser without script sends it. */
async function posted(contest: OpenedContest, form: FormData) {
  const request = new Request("http://sangtao.test/", { method: "POST", body: form });
  const read = await readDossier(
    contest.regulation,
    request.headers.get("Content-Type"),
    request.body,
    { keepFiles: true },
  );
  if (!read.ok) throw new Error(read.code);
  return read;
}

const faultsOf = (done: object) =>
  ("faults" in done ? (done.faults as { path: string; code: string }[]) : []).map(
    ({ path, code }) => `${path} ${code}`,
  );

describe("a form with every kind of question", () => {
  test("is kept as typed, told what is wrong beside each field, and frozen in one form", async () => {
    const contest = await openedContest({ sections: SECTIONS });
    const owner = await person();
    const entryId = await draftOf(contest, owner);
    const wrong = {
      ...TYPED,
      choices: ["x", "y", "z"],
      number: "nhiều",
      date: "1/1/2023",
      link: "phim.example",
      table: [{ what: "Pin", cost: "nhiều" }],
    };
    const content = goodContent(contest.regulation, { answers: wrong });
    const first = await posted(contest, dossierForm(1, content, "submit"));
    const refusedOnce = await submitEntry(at(owner), { entryId, ...first });
    expect(refusedOnce).toMatchObject({ ok: false, code: "invalid" });
    expect(faultsOf(refusedOnce)).toEqual([
      "answers.choices too-many-ticked",
      "answers.number number",
      "answers.date date-before",
      "answers.link url",
      "answers.table.0.cost money",
      "files.form too-few-files",
    ]);
    const { draft } = await entryRow(entryId);
    expect(draft).toMatchObject({
      answers: { ...wrong, money: "30000000", date: "2023-01-01" },
    });

    const right = goodContent(contest.regulation, { answers: TYPED });
    const second = await posted(contest, dossierForm(2, right, "submit"));
    const added = [await received(contest.regulation, "form", "Phiếu.pdf", PDF)];
    expect(await submitEntry(at(owner), { entryId, ...second, added })).toMatchObject({ ok: true });
    const [version] = (await entryRow(entryId)).versions;
    expect(readSnapshot(version!.snapshot).answers).toEqual({
      short: "Ba chữ thôi",
      choice: "y",
      choices: ["x", "z"],
      number: "12.5",
      date: "2024-09-05",
      money: "30000000",
      link: "https://phim.example/may-gieo",
      table: [
        { what: "Pin", cost: "350000" },
        { what: "Khung", cost: "1200000" },
      ],
    });
  });

  test("gets and loses rows by its buttons, and nothing typed beside them", async () => {
    const contest = await openedContest({ sections: SECTIONS });
    const content = goodContent(contest.regulation, { answers: TYPED, title: "Gõ dở" });
    const press = (from: EntryContent, intent: string) =>
      posted(contest, dossierForm(1, from, intent));
    const one = await press(content, "add-supporter");
    expect(one).toMatchObject({ place: "supporters", content: { title: "Gõ dở" } });
    expect(one.content.supporters).toHaveLength(1);
    const typed = {
      ...one.content,
      supporters: [{ ...one.content.supporters[0]!, name: "Cô Hạnh" }],
    };
    const two = await press(typed, "add-supporter");
    expect(two.content.supporters.map(({ name }) => name)).toEqual(["Cô Hạnh", ""]);
    const [gone, stays] = two.content.supporters;
    const left = await press(two.content, `remove-supporter:${gone!.id}`);
    expect(left.content.supporters.map(({ id }) => id)).toEqual([stays!.id]);
    const rows = await press(content, "add-row:table");
    expect(rows).toMatchObject({ place: "section-all" });
    expect(rows.content.answers["table"]).toHaveLength(3);
    const led = {
      ...content,
      members: content.members.map((m) => ({ ...m, main: m.id === "m2" })),
    };
    const alone = await press(led, "remove-member:m2");
    expect(alone.content.members.map(({ id, main }) => [id, main])).toEqual([["m1", true]]);
    for (const { content: after } of [one, two, left, rows, alone])
      expect(after.answers["short"]).toBe(TYPED["short"]);
  });

  test("keeps what was answered in another division, and freezes only what is asked in the chosen one", async () => {
    const ofDivision = (id: string, division: string): Question => ({
      ...base,
      id,
      kind: "short-text",
      maxWords: 20,
      required: true,
      divisionIds: [division],
    });
    const divisions = ["a", "b"].map((id) => ({ id, name: id, bornFrom: null, bornTo: null }));
    const questions = [ofDivision("in-a", "a"), ofDivision("in-b", "b")];
    const sections = [{ id: "s", title: "Mục", help: "", questions }];
    const contest = await openedContest({ divisions, sections });
    const owner = await person();
    const entryId = await draftOf(contest, owner);
    const both = goodContent(contest.regulation, {
      divisionId: "b",
      answers: { "in-a": "Trả lời ở A", "in-b": "Trả lời ở B" },
    });
    const form = new FormData();
    for (const [name, value] of formFromContent(both)) form.append(name, value);
    form.set("version", "1");
    const read = await posted(contest, form);
    expect(await saveDraft(at(owner), { entryId, ...read })).toMatchObject({ ok: true });
    expect((await entryRow(entryId)).draft).toMatchObject({ answers: both.answers });

    const added = [await received(contest.regulation, "form", "Phiếu.pdf", PDF)];
    const sent = await submitEntry(at(owner), { entryId, ...read, version: 2, added });
    expect(sent).toMatchObject({ ok: true });
    const row = await entryRow(entryId);
    expect(row.divisionId).toBe("b");
    expect(readSnapshot(row.versions[0]!.snapshot).answers).toEqual({ "in-b": "Trả lời ở B" });
  });
});

describe("entries of one person", () => {
  const capped = (contest: OpenedContest) => ({
    conditions: { ...contest.regulation.conditions, maxEntriesPerMember: 1 },
  });

  async function cappedContest() {
    const template = await openedContest();
    return openedContest(capped(template));
  }

  async function send(contest: OpenedContest, over: Partial<EntryContent> = {}) {
    const owner = await person();
    const entryId = await draftOf(contest, owner);
    const added = [await received(contest.regulation, "form", "Phiếu.pdf", PDF)];
    const content = goodContent(contest.regulation, over);
    return {
      owner,
      entryId,
      done: () => submitEntry(at(owner), { entryId, version: 1, content, added }),
    };
  }

  test("are counted by name and day of birth in what is sent in, however it is typed", async () => {
    const contest = await cappedContest();
    const first = await person();
    const { entryId } = await submitted(contest, first);
    const { members } = goodContent(contest.regulation);
    const retyped = members.map((member) => ({
      ...member,
      name: ` ${member.name.toUpperCase().normalize("NFD")} `,
      birthDate: member.birthDate.split("-").reverse().join("/"),
    }));
    const second = await send(contest, { members: retyped });
    expect(faultsOf(await second.done())).toEqual([
      "members.0.name member-in-others",
      "members.1.name member-in-others",
    ]);
    expect(await memberFacts(db, contest.contestId, entryId, members)).toEqual({});
    expect(await memberFacts(db, contest.contestId, second.entryId, retyped)).toEqual(
      Object.fromEntries(members.map((member) => [personKey(member), 1])),
    );

    const namesakes = members.map((member) => ({ ...member, birthDate: "1979-09-09" }));
    expect(await (await send(contest, { members: namesakes })).done()).toMatchObject({ ok: true });
    await withdrawEntry(at(first), { entryId, version: (await entryRow(entryId)).version });
    expect(await (await send(contest)).done()).toMatchObject({ ok: true });
  });

  test("sent in at the same moment: one gets in, the other is told", async () => {
    const contest = await cappedContest();
    const both = await Promise.all([send(contest), send(contest)]);
    const done = await Promise.all(both.map((one) => one.done()));
    expect(done.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(faultsOf(done.find(({ ok }) => !ok)!)).toContain("members.0.name member-in-others");
  });
});
