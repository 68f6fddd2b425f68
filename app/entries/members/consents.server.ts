import type { Regulation } from "~/contests/regulation";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { localDateOf } from "~/platform/format";
import { ok, refused, type Result } from "~/platform/result";
import { nameKey } from "~/platform/vietnamese";
import type { ConsentMethod } from "../../../prisma/generated/enums";
import { coAuthorsOf, type CoAuthorLine } from "./co-authors.server";
import { answersOnRecord, type Answers } from "./consent-form";
import {
  whyNotCollectConsent,
  whyNotConsentForSelf,
  whyNotInviteCoAuthor,
  whyNotRevokeCoAuthor,
  whyNotSeeConsents,
} from "./consent-policy";
import { consentsByEntry, consentsOf, membersAskedFor } from "./consent-row.server";
import {
  consentCount,
  consentStatus,
  giversFor,
  mayUse,
  newestAnswers,
  type ConsentAnswer,
  type ConsentGiver,
  type ConsentStatus,
} from "./consent-rules";
import type { Member } from "../entry-content";
import { draftAttachments, loadEntry, type LoadedEntry } from "../entry-row.server";
import { whyNotEditEntry } from "../entry-policy";
import { readSnapshot } from "../entry-upgrade";

export interface GivenAnswer {
  readonly giver: ConsentGiver;
  readonly answer: ConsentAnswer;
  readonly giverName: string;
  readonly relation: string;
  readonly method: ConsentMethod;
  readonly at: Date;
  readonly attachmentId: string | null;
}

export interface MemberConsents {
  readonly id: string;
  readonly name: string;
  readonly givers: readonly ConsentGiver[];
  /** Whether this member's name may stand on public pages. */
  readonly published: boolean;
  readonly purposes: readonly {
    readonly id: string;
    readonly label: string;
    readonly text: string;
    readonly status: ConsentStatus;
    readonly answers: readonly GivenAnswer[];
  }[];
  readonly links: readonly {
    readonly id: string;
    readonly email: string;
    readonly createdAt: Date;
    readonly answeredAt: Date | null;
  }[];
  readonly coAuthors: readonly CoAuthorLine[];
  /** An adult member who is the person asking: may answer here. */
  readonly isSelf: boolean;
}

export interface EntryPeople {
  readonly id: string;
  readonly title: string;
  readonly contest: { readonly title: string; readonly slug: string };
  readonly timeZone: string;
  readonly members: readonly MemberConsents[];
  readonly whyNotInvite: Refusal | null;
  readonly whyNotRevoke: Refusal | null;
  readonly whyNotCollect: Refusal | null;
  readonly asks: boolean;
  /** From this age on a child answers too. */
  readonly childAgreesFrom: number;
}

/** The members of an entry: who agreed to what, by which link, and who writes along. */
export async function entryPeople(
  ctx: Context,
  entryId: string,
): Promise<Result<EntryPeople, Refusal>> {
  const loaded = await loadEntry(db, ctx.actor, entryId, ctx.now);
  if (!loaded) return refused("hidden");
  const { standing, facts, row, regulation } = loaded;
  const refusal = whyNotSeeConsents(standing, facts);
  if (refusal) return refused(refusal);
  const [records, links, coAuthors] = await Promise.all([
    consentsOf(db, entryId),
    db.consentRequest.findMany({
      where: { entryId, revokedAt: null, expiresAt: { gt: ctx.now } },
      orderBy: { createdAt: "asc" },
    }),
    coAuthorsOf(entryId, ctx.now),
  ]);
  const today = localDateOf(ctx.now, regulation.timeZone);
  const members = membersAskedFor(loaded, whyNotEditEntry(standing, facts) === null);
  return ok({
    id: row.id,
    title: loaded.snapshot?.title ?? loaded.draft.title,
    contest: { title: row.contest.title, slug: row.contest.slug },
    timeZone: regulation.timeZone,
    childAgreesFrom: regulation.consents.childAgreesFrom,
    asks: regulation.consents.purposes.length > 0,
    whyNotInvite: whyNotInviteCoAuthor(standing, facts),
    whyNotRevoke: whyNotRevokeCoAuthor(standing, facts),
    whyNotCollect: whyNotCollectConsent(standing, facts),
    members: members.map((member): MemberConsents => {
      const givers = giversFor(regulation.consents, member.birthDate, today);
      return {
        id: member.id,
        name: member.name,
        givers,
        published: mayUse(regulation, records, member, "publish", ctx.now),
        purposes: regulation.consents.purposes.map(({ id, label, text }) => ({
          id,
          label,
          text,
          status: consentStatus(regulation, records, member, id, ctx.now),
          answers: Object.values(newestAnswers(records, member, id)).map(
            ({ giver, answer, giverName, relation, method, at, attachmentId }) => ({
              giver,
              answer,
              giverName,
              relation,
              method,
              at,
              attachmentId,
            }),
          ),
        })),
        links: links
          .filter(({ memberId, memberName }) => memberId === member.id && nameKey(memberName) === nameKey(member.name))
          .map(({ id, email, createdAt, answeredAt }) => ({ id, email, createdAt, answeredAt })),
        coAuthors: coAuthors.filter(({ memberId }) => memberId === member.id),
        isSelf: isSelf(ctx, loaded, member, givers),
      };
    }),
  });
}

/** An adult member in their own account: the one invited for that place, or of that very name. */
export function isSelf(
  { actor }: Context,
  { standing, facts, row }: LoadedEntry,
  member: Member,
  givers: readonly ConsentGiver[],
): boolean {
  if (whyNotConsentForSelf(standing, facts) || !givers.includes("SELF")) return false;
  const places = row.coAuthors.filter(({ userId }) => userId === actor.userId);
  if (places.length > 0) return places.some(({ memberId }) => memberId === member.id);
  return row.ownerId === actor.userId && nameKey(actor.name) === nameKey(member.name);
}

/** One member for the page on which consent is asked for and recorded. */
export interface MemberPage extends Omit<EntryPeople, "members"> {
  readonly member: MemberConsents;
  /** What is on record for an adult who answers here. */
  readonly own: Answers;
  /** Who asks, and by which revision of the regulation. */
  readonly organisation: string;
  readonly revision: number;
  /** Files that may be named as the signed paper. */
  readonly files: readonly { readonly id: string; readonly filename: string }[];
}

/** One member of an entry, with what may be named as the signed paper. */
export async function memberPage(
  ctx: Context,
  entryId: string,
  memberId: string,
): Promise<Result<MemberPage, Refusal>> {
  const people = await entryPeople(ctx, entryId);
  if (!people.ok) return people;
  const { members, ...rest } = people.value;
  const member = members.find(({ id }) => id === memberId);
  const loaded = await loadEntry(db, ctx.actor, entryId, ctx.now);
  if (!member || !loaded) return refused("hidden");
  const [records, organisation] = await Promise.all([
    consentsOf(db, entryId),
    db.organisation.findUniqueOrThrow({
      where: { id: loaded.row.contest.organisationId },
      select: { name: true },
    }),
  ]);
  const purposeIds = member.purposes.map(({ id }) => id);
  const self = { ...member, birthDate: "" };
  return ok({
    ...rest,
    member,
    organisation: organisation.name,
    revision: loaded.revision.number,
    own: answersOnRecord(["SELF"], purposeIds, records, self),
    files: (await filesToName(loaded)).map(({ id, filename }) => ({ id, filename })),
  });
}

/** Authors name any file of the draft, the secretariat one that was sent in. */
export async function filesToName(loaded: LoadedEntry) {
  if (whyNotConsentForSelf(loaded.standing, loaded.facts) === null)
    return draftAttachments(db, loaded.row.id);
  return loaded.snapshot?.attachments ?? [];
}

export type ConsentCount = ReturnType<typeof consentCount>;

/** How far the members of these entries have answered, for lists: of what was sent in, else of the draft. */
export async function consentCounts(
  entries: readonly { readonly id: string; readonly draft: unknown; readonly snapshot: unknown }[],
  regulation: Regulation,
  now: Date,
): Promise<ReadonlyMap<string, ConsentCount>> {
  if (regulation.consents.purposes.length === 0) return new Map();
  const records = await consentsByEntry(db, entries.map(({ id }) => id));
  return new Map(
    entries.map(({ id, draft, snapshot }) => {
      const { members } = readSnapshot(snapshot ?? draft);
      return [id, consentCount(regulation, records.get(id) ?? [], members, now)];
    }),
  );
}
