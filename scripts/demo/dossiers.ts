import { questionsOf, type Regulation } from "~/contests/regulation";
import { recordAnswers } from "~/entries/members/consent-row.server";
import { giversFor } from "~/entries/members/consent-rules";
import { createDraft } from "~/entries/writing/create-draft.server";
import { answerText, emptyContent, type EntryContent } from "~/entries/entry-content";
import { loadEntry, TRANSACTION } from "~/entries/entry-row.server";
import { receiveAttachment, type ReceivedFile } from "~/entries/files/receive-attachment.server";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { screenEntry } from "~/entries/screening/screen-entry.server";
import { submitEntry } from "~/entries/submit-entry.server";
import type { Context } from "~/people/actor";
import { db } from "~/platform/db.server";
import { localDateOf } from "~/platform/format";
import { pick, seededRandom, type Random } from "~/platform/random";
import { answerTo } from "./answers";
import type { OpenedContest } from "./contest";
import { film, pdf, picture, type Film } from "./documents";
import { must } from "./must";
import { inventedMembers, inventedSupporters } from "./people";
import { inventedName, SCHOOLS, WORKPLACES } from "./people-names";

export interface Dossier {
  readonly title: string;
  readonly fieldId: string;
  /** Where the authors belong; without it each somewhere of their own. */
  readonly unit?: string;
  readonly film?: Film;
}

/** A filled-in form: invented authors who fit the regulation, answers about the title. */
export function contentOf(random: Random, regulation: Regulation, { title, fieldId, unit }: Dossier): EntryContent {
  const { conditions, members } = regulation;
  const shared = unit ?? pick(random, members.bornTo ? SCHOOLS : WORKPLACES);
  return {
    ...emptyContent(0),
    title,
    fieldId,
    createdOn: conditions.createdSince === null ? "" : `${regulation.year - 2}-06-15`,
    repeat: conditions.repeats === "not-asked" ? NO_REPEAT : NEVER_ENTERED,
    members: inventedMembers(random, regulation, shared),
    supporters: inventedSupporters(random, regulation, shared),
    answers: Object.fromEntries(questionsOf(regulation, "").map((question) => [question.id, answerTo(random, question, title)])),
  };
}

const NO_REPEAT = { entered: "", won: "", improved: "" };
const NEVER_ENTERED = { entered: "no", won: "", improved: "" };

/** A draft as its owner left it: title, first section, no files. */
export async function leaveDraft(ctx: Context, contest: OpenedContest, seed: number, dossier: Dossier): Promise<void> {
  const content = contentOf(seededRandom(seed), contest.regulation, dossier);
  const { entryId } = must("draft", await createDraft(ctx, { contestId: contest.id }));
  const answers = Object.fromEntries(Object.entries(content.answers).slice(0, 2));
  must("saving", await saveDraft(ctx, { entryId, version: 1, content: { ...content, answers } }));
}

/** Writes a dossier, attaches a registration form, to some a description, and a picture, and sends it in. */
export async function sendIn(
  ctx: Context,
  contest: OpenedContest,
  seed: number,
  dossier: Dossier,
  unitId: string | null = null,
): Promise<{ entryId: string; code: string }> {
  const random = seededRandom(seed);
  const content = contentOf(random, contest.regulation, dossier);
  const { entryId } = must("draft", await createDraft(ctx, { contestId: contest.id, unitId }));
  const added = [
    await registrationForm(contest),
    // What the regulation asks for stands in the form already: some attach the text besides.
    ...(seed % 6 === 0 ? [await received(contest, "description", "Bản mô tả.pdf", await description(contest, content))] : []),
    await received(contest, "pictures", "Ảnh sản phẩm.jpg", await picture(random)),
    ...(dossier.film ? [await received(contest, "video", "Mô hình đang chạy.mp4", await film(dossier.film))] : []),
  ];
  const receipt = must("submission", await submitEntry(ctx, { entryId, version: 1, content, added }));
  await consent(ctx, entryId, seed);
  return { entryId, code: receipt.code };
}

/** What the authors, or their parents and they themselves, signed on the registration form. Most of them agree. */
async function consent(ctx: Context, entryId: string, seed: number): Promise<void> {
  const random = seededRandom(seed + 1);
  const loaded = await loadEntry(db, ctx.actor, entryId, ctx.now);
  const paper = loaded?.snapshot?.attachments.find(({ kindId }) => kindId === "registration");
  if (!loaded?.snapshot || !paper) throw new Error(`entry ${entryId} was sent in without its form`);
  const { consents, timeZone } = loaded.regulation;
  const today = localDateOf(ctx.now, timeZone);
  const { members } = loaded.snapshot;
  await db.$transaction(async (tx) => {
    for (const member of members) {
      const givers = giversFor(consents, member.birthDate, today);
      const said = Object.fromEntries(
        consents.purposes.map(({ id }) => [id, random() < 0.95 ? "yes" : "no"] as const),
      );
      await recordAnswers(tx, loaded, {
        member,
        givers,
        answers: Object.fromEntries(givers.map((giver) => [giver, said])),
        guardianName: `${member.name.split(" ")[0] ?? ""} ${inventedName(random).split(" ").slice(1).join(" ")}`,
        relation: "bố",
        method: "PAPER",
        attachmentId: paper.id,
        recordedById: ctx.actor.userId,
        now: ctx.now,
      });
    }
  }, TRANSACTION);
}

/** The secretariat's decision on an entry just sent in. */
export async function screen(
  ctx: Context,
  entryId: string,
  outcome: "ELIGIBLE" | "INELIGIBLE" | "SUPPLEMENT",
  reason = "",
  dueAt: Date | null = null,
): Promise<void> {
  must("screening", await screenEntry(ctx, { entryId, version: 2, outcome, reason, dueAt }));
}

async function received(contest: OpenedContest, kindId: string, filename: string, bytes: Uint8Array): Promise<ReceivedFile> {
  const kind = contest.regulation.attachments.find(({ id }) => id === kindId);
  if (!kind) throw new Error(`the regulation has no attachment "${kindId}"`);
  const { file, fault } = await receiveAttachment(kind, filename, once(bytes));
  if (!file) throw new Error(`${filename}: ${fault?.code}`);
  return file;
}

const forms = new Map<string, Promise<ReceivedFile>>();

/** The blank form with its heading, the same for all of a contest: received and stored once. */
function registrationForm(contest: OpenedContest): Promise<ReceivedFile> {
  const { id, regulation } = contest;
  const lines = [regulation.title, "Tác giả cam đoan nội dung hồ sơ là đúng sự thật.", "Xác nhận của đơn vị"];
  const form =
    forms.get(id) ??
    pdf("Phiếu đăng ký dự thi", lines).then((bytes) => received(contest, "registration", "Phiếu đăng ký.pdf", bytes));
  forms.set(id, form);
  return form;
}

function description({ regulation }: OpenedContest, { title, answers }: EntryContent): Promise<Uint8Array> {
  const written = questionsOf(regulation, "").filter(({ kind }) => kind === "long-text");
  return pdf(title, written.slice(0, 4).flatMap(({ id, label }) => [label, answerText(answers[id])]));
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}
