import { createHash } from "node:crypto";
import sharp from "sharp";
import { createContest } from "~/contests/create-contest.server";
import { openContest } from "~/contests/open-contest.server";
import { questionsOf, regulationSchema, type Question, type Regulation } from "~/contests/regulation";
import { createDraft } from "~/entries/writing/create-draft.server";
import { emptyContent, NO_MEMBER, formFromContent, type Answer, type EntryContent } from "~/entries/entry-content";
import { receiveAttachment, type ReceivedFile } from "~/entries/files/receive-attachment.server";
import { submitEntry } from "~/entries/submit-entry.server";
import type { Actor, Context } from "~/people/actor";
import { db } from "~/platform/db.server";
import { grantee, must, person } from "./judging-world";

export { grantee, must, person };

const ANNOUNCED = new Date("2026-02-20T01:00:00Z");
export const OPENS = new Date("2026-03-01T01:00:00.000Z");
export const CLOSES = new Date("2026-08-31T10:00:00.000Z");
export const GRACE = 5 * 60_000;
/** An hour in which entries are taken. */
export const OPEN = new Date("2026-05-04T03:02:01.000Z");
export const later = (instant: Date, ms: number) => new Date(instant.getTime() + ms);
export const at = (actor: Actor, now = OPEN): Context => ({ actor, now });

export const PDF = Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
/** A small picture of one colour. */
export const plainPicture = (background: string) =>
  sharp({ create: { width: 4, height: 4, channels: 3, background } }).png().toBuffer();
export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

const ATTACHMENTS: Regulation["attachments"] = [
  {
    id: "form",
    label: "Phiếu đăng ký",
    help: "",
    min: 1,
    max: 1,
    accept: ["pdf"],
    maxBytes: 100_000,
    namesAuthors: false,
  },
  { id: "photos", label: "Ảnh", help: "", min: 0, max: 2, accept: ["image"], maxBytes: 100_000, namesAuthors: false },
];

/** A contest that takes entries, opened through its use cases: small files, five minutes of grace. */
export async function openedContest(patch: Partial<Regulation> = {}) {
  const organisation = await db.organisation.create({
    data: {
      name: `Liên hiệp hội ${await db.organisation.count()}`,
      shortName: "LHH",
      slug: `lhh-e${await db.organisation.count()}`,
      province: "Lâm Đồng",
    },
  });
  const organiser = await grantee("ORGANISER", organisation.id);
  const created = must(
    await createContest(at(organiser, ANNOUNCED), {
      organisationId: organisation.id,
      template: "technical",
      edition: `${await db.contest.count()}`,
      year: 2026,
    }),
  );
  const { draft } = await db.contest.findUniqueOrThrow({ where: { id: created.id } });
  const template = regulationSchema.parse(draft);
  const windows = template.windows.map((window) =>
    window.capability === "submit"
      ? {
          ...window,
          opensAt: OPENS.toISOString(),
          closesAt: CLOSES.toISOString(),
          graceMinutes: GRACE / 60_000,
        }
      : window,
  );
  const regulation: Regulation = {
    ...template,
    // The same two people send in all entries.
    conditions: { ...template.conditions, maxEntriesPerMember: null },
    attachments: ATTACHMENTS,
    windows,
    ...patch,
  };
  await db.contest.update({ where: { id: created.id }, data: { draft: regulation } });
  must(
    await openContest(at(organiser, ANNOUNCED), {
      contestId: created.id,
      version: 1,
      decisionNumber: "55/QĐ-BTCHT",
      decisionDate: "2026-02-20",
    }),
  );
  return { contestId: created.id, organisationId: organisation.id, organiser, regulation };
}

export type OpenedContest = Awaited<ReturnType<typeof openedContest>>;

/** A dossier with nothing wrong in it. */
export function goodContent(
  regulation: Regulation,
  over: Partial<EntryContent> = {},
): EntryContent {
  return {
    ...emptyContent(0),
    title: "Máy gieo hạt chạy pin mặt trời",
    fieldId: regulation.fields[0]!.id,
    createdOn: regulation.conditions.createdSince === null ? "" : `${regulation.year - 1}-06-15`,
    repeat: { entered: "no", won: "no", improved: "" },
    members: [
      {
        ...NO_MEMBER,
        id: "m1",
        occupation: "Nông dân",
        phone: "0900000001",
        main: true,
        name: "Nguyễn Thị Hoà",
        birthDate: "1990-04-05",
        unit: "Xã Tân Hội",
        share: "60,5",
      },
      {
        ...NO_MEMBER,
        id: "m2",
        occupation: "Kỹ sư",
        phone: "0900000002",
        name: "Trần Văn Bình",
        birthDate: "1985-01-02",
        unit: "Sở KH&CN",
        share: "39,5",
      },
    ],
    answers: Object.fromEntries(
      questionsOf(regulation, "").map((question) => [question.id, goodAnswer(question)]),
    ),
    ...over,
  };
}

/** An answer with nothing wrong in it; what may stay open and is no text stays open. */
export function goodAnswer(question: Question): Answer {
  switch (question.kind) {
    case "short-text":
    case "long-text":
      return `Nội dung ${question.id}.`;
    case "choice":
      return question.required ? question.options[0]!.id : "";
    case "choices":
      return question.required ? [question.options[0]!.id] : [];
    case "number":
      return question.required ? (question.min ?? question.max ?? "1") : "";
    case "money":
      return question.required ? "1000" : "";
    case "date":
      return question.required ? (question.from ?? question.to ?? "2025-01-01") : "";
    case "link":
      return question.required ? "https://example.vn/" : "";
    case "table":
      return question.required
        ? [Object.fromEntries(question.columns.map(({ id, kind }) => [id, kind === "date" ? "2025-01-01" : "1"]))]
        : [];
  }
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

/** A file as it comes in with the form. */
export async function received(
  regulation: Regulation,
  kindId: string,
  filename: string,
  bytes: Uint8Array,
): Promise<ReceivedFile> {
  const kind = regulation.attachments.find(({ id }) => id === kindId)!;
  const { file, fault } = await receiveAttachment(kind, filename, once(bytes));
  if (!file) throw new Error(JSON.stringify(fault));
  return file;
}

export async function draftOf(contest: OpenedContest, owner: Actor, now = OPEN): Promise<string> {
  return must(await createDraft(at(owner, now), { contestId: contest.contestId })).entryId;
}

/** An entry that was sent in, with one PDF. */
export async function submitted(
  contest: OpenedContest,
  owner: Actor,
  over: Partial<EntryContent> = {},
) {
  const entryId = await draftOf(contest, owner);
  const receipt = must(
    await submitEntry(at(owner), {
      entryId,
      version: 1,
      content: goodContent(contest.regulation, over),
      added: [await received(contest.regulation, "form", "Phiếu đăng ký.pdf", PDF)],
    }),
  );
  return receipt;
}

export const entryRow = (id: string) =>
  db.entry.findUniqueOrThrow({
    where: { id },
    include: {
      versions: { orderBy: { number: "asc" } },
      attachments: { orderBy: { addedAt: "asc" } },
      screenings: { orderBy: { decidedAt: "asc" } },
    },
  });

/** The dossier form as the browser posts it. */
export function dossierForm(
  version: number,
  content: EntryContent,
  intent: string,
  files: readonly (readonly [kindId: string, file: File])[] = [],
): FormData {
  const form = new FormData();
  form.set("version", String(version));
  for (const [name, value] of formFromContent(content)) form.append(name, value);
  for (const [kindId, file] of files) form.append(`files.${kindId}`, file);
  form.append("intent", intent);
  return form;
}
