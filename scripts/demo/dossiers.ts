import { questionsOf, type Regulation } from "~/contests/regulation";
import { recordAnswers } from "~/entries/members/consent-row.server";
import { giversFor } from "~/entries/members/consent-rules";
import { createDraft } from "~/entries/writing/create-draft.server";
import { answerText, emptyContent, type EntryContent } from "~/entries/entry-content";
import { draftAttachments, loadEntry, TRANSACTION } from "~/entries/entry-row.server";
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
import { inventedName, isWoman, ofFamily, peopleOf, SCHOOLS, workplacesOf } from "./people-names";

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
  const shared = unit ?? pick(random, members.bornTo ? SCHOOLS : workplacesOf(fieldId));
  return {
    ...emptyContent(0),
    title,
    fieldId,
    createdOn: conditions.createdSince === null ? "" : `${regulation.year - 2}-06-15`,
    repeat: conditions.repeats === "not-asked" ? NO_REPEAT : NEVER_ENTERED,
    members: inventedMembers(random, regulation, shared, fieldId),
    supporters: inventedSupporters(random, regulation, shared),
    answers: Object.fromEntries(questionsOf(regulation, "").map((question) => [question.id, answerTo(random, question, title, regulation.year)])),
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

interface SentIn {
  readonly entryId: string;
  readonly code: string;
  readonly version: number;
}

/** Writes a dossier, attaches a registration form, to some a description, and a picture, and sends it in. */
export async function sendIn(
  ctx: Context,
  contest: OpenedContest,
  seed: number,
  dossier: Dossier,
  unitId: string | null = null,
): Promise<SentIn> {
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
  // What authors say of their people is kept from the hour in which they agreed to it: these sign first.
  const signFirst = content.members.some(({ ethnicity }) => ethnicity !== "");
  const draft = { entryId, version: 1, content, added };
  const { version } = signFirst ? must("saving", await saveDraft(ctx, draft)) : draft;
  if (signFirst) await consent(ctx, entryId, seed);
  const receipt = must("submission", await submitEntry(ctx, { ...draft, version, added: signFirst ? [] : added }));
  if (!signFirst) await consent(ctx, entryId, seed);
  return { entryId, code: receipt.code, version: version + 1 };
}

/** What the authors, or their parents and they themselves, signed on the registration form. Most of them agree. */
async function consent(ctx: Context, entryId: string, seed: number): Promise<void> {
  const random = seededRandom(seed + 1);
  const loaded = await loadEntry(db, ctx.actor, entryId, ctx.now);
  const attached = loaded?.snapshot?.attachments ?? (await draftAttachments(db, entryId));
  const paper = attached.find(({ kindId }) => kindId === "registration");
  if (!loaded || !paper) throw new Error(`entry ${entryId} has no form that was signed`);
  const { consents, timeZone } = loaded.regulation;
  const today = localDateOf(ctx.now, timeZone);
  const { members } = loaded.snapshot ?? loaded.draft;
  await db.$transaction(async (tx) => {
    for (const member of members) {
      const givers = giversFor(consents, member.birthDate, today);
      const said = Object.fromEntries(
        consents.purposes.map(({ id, use }) => [id, random() < 0.95 || (use === "ethnicity" && peopleOf(member.name)) ? "yes" : "no"] as const),
      );
      const parent = inventedName(random);
      const relation = isWoman(parent) ? "mẹ" : "bố";
      await recordAnswers(tx, loaded, {
        member,
        givers,
        answers: Object.fromEntries(givers.map((giver) => [giver, said])),
        guardianName: relation === "bố" ? ofFamily(member.name, parent) : parent,
        relation,
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
  { entryId, version }: SentIn,
  outcome: "ELIGIBLE" | "INELIGIBLE" | "SUPPLEMENT",
  reason = "",
  dueAt: Date | null = null,
): Promise<void> {
  must("screening", await screenEntry(ctx, { entryId, version, outcome, reason, dueAt }));
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
