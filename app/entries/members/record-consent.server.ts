import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { localDateOf } from "~/platform/format";
import { ok, refused, type Result } from "~/platform/result";
import { keepBlob } from "../files/attach-files.server";
import { answerFaults, CONSENT_PAPER_KIND, type ConsentAnswerForm, type Said } from "./consent-form";
import { whyNotCollectConsent, whyNotConsentForSelf, whyNotSeeConsents } from "./consent-policy";
import { membersAskedFor, recordAnswers } from "./consent-row.server";
import { giversFor, type ConsentGiver } from "./consent-rules";
import { filesToName, isSelf } from "./consents.server";
import type { Member } from "../entry-content";
import { whyNotEditEntry } from "../entry-policy";
import { loadEntry, TRANSACTION, type LoadedEntry } from "../entry-row.server";
import type { ReceivedFile } from "../files/receive-attachment.server";

export interface PaperConsent extends ConsentAnswerForm {
  readonly entryId: string;
  readonly memberId: string;
  /** A file of the entry, or "" with `paper`. */
  readonly attachmentId: string;
  readonly paper: ReceivedFile | null;
}

/** Copies what was signed on paper; the paper itself is kept beside the entry. */
export async function recordPaper(
  ctx: Context,
  input: PaperConsent,
): Promise<Result<{ changed: number }, Refusal | "invalid">> {
  const found = await memberToRecord(ctx, input);
  if (!found.ok) return found;
  const { loaded, member, givers } = found.value;
  const refusal = whyNotCollectConsent(loaded.standing, loaded.facts);
  if (refusal) return refused(refusal);
  const ids = loaded.regulation.consents.purposes.map(({ id }) => id);
  const faults = answerFaults(input, givers, ids);
  const known = (await filesToName(loaded)).some(({ id }) => id === input.attachmentId);
  if (!input.paper && !known) faults.push({ path: "paper", code: "required" });
  if (faults.length > 0) return refused("invalid", faults);

  return db.$transaction(async (tx) => {
    let attachmentId = input.attachmentId;
    if (input.paper) {
      const { sha256, filename } = input.paper;
      if (!(await keepBlob(tx, input.paper)))
        return refused("invalid", [{ path: "paper", code: "file-infected", params: { filename } }]);
      const paper = await tx.attachment.create({
        data: {
          entryId: input.entryId,
          kindId: CONSENT_PAPER_KIND,
          blobSha256: sha256,
          filename,
          addedById: ctx.actor.userId,
          addedAt: ctx.now,
          // Beside the dossier, not in it: nobody sends it in or judges it.
          removedAt: ctx.now,
        },
        select: { id: true },
      });
      attachmentId = paper.id;
    }
    const changed = await recordAnswers(tx, loaded, {
      member,
      givers,
      answers: input,
      guardianName: input.guardianName,
      relation: input.relation,
      method: "PAPER",
      attachmentId,
      recordedById: ctx.actor.userId,
      now: ctx.now,
    });
    if (input.paper && changed === 0) {
      await audit(tx, {
        chainId: loaded.row.contestId,
        at: ctx.now,
        actorId: ctx.actor.userId,
        action: "consent.paper-kept",
        subjectType: "entry",
        subjectId: input.entryId,
        data: { memberId: member.id, attachmentId },
      });
    }
    return ok({ changed });
  }, TRANSACTION);
}

/** An adult member's own answers. */
export async function answerForSelf(
  ctx: Context,
  input: { readonly entryId: string; readonly memberId: string; readonly said: Said },
): Promise<Result<{ changed: number }, Refusal | "invalid">> {
  const found = await memberToRecord(ctx, input);
  if (!found.ok) return found;
  const { loaded, member, givers } = found.value;
  const refusal = whyNotConsentForSelf(loaded.standing, loaded.facts);
  if (refusal) return refused(refusal);
  if (!isSelf(ctx, loaded, member, givers)) return refused("role");
  const answers = { SELF: input.said, GUARDIAN: {}, CHILD: {}, guardianName: "", relation: "" };
  const ids = loaded.regulation.consents.purposes.map(({ id }) => id);
  const faults = answerFaults(answers, ["SELF"], ids);
  if (faults.length > 0) return refused("invalid", faults);
  return db.$transaction(async (tx) => {
    const changed = await recordAnswers(tx, loaded, {
      member,
      givers: ["SELF"],
      answers: { SELF: input.said },
      guardianName: "",
      relation: "",
      method: "ACCOUNT",
      recordedById: ctx.actor.userId,
      now: ctx.now,
    });
    return ok({ changed });
  }, TRANSACTION);
}

async function memberToRecord(
  ctx: Context,
  { entryId, memberId }: { readonly entryId: string; readonly memberId: string },
): Promise<Result<{ loaded: LoadedEntry; member: Member; givers: ConsentGiver[] }, Refusal>> {
  const loaded = await loadEntry(db, ctx.actor, entryId, ctx.now);
  if (!loaded) return refused("hidden");
  const { standing, facts, regulation } = loaded;
  const refusal = whyNotSeeConsents(standing, facts);
  if (refusal) return refused(refusal);
  const members = membersAskedFor(loaded, whyNotEditEntry(standing, facts) === null);
  const member = members.find(({ id }) => id === memberId);
  if (!member || member.name.trim() === "") return refused("hidden");
  const today = localDateOf(ctx.now, regulation.timeZone);
  return ok({ loaded, member, givers: giversFor(regulation.consents, member.birthDate, today) });
}
