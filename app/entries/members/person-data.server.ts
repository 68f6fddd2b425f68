import { shownBy } from "~/contests/shown-publication";
import type { Actor } from "~/people/actor";
import { now } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { readContent, readSnapshot } from "../entry-upgrade";
import { consentsOf } from "./consent-row.server";
import type { EntryContent } from "../entry-content";

const person = (content: Pick<EntryContent, "members" | "supporters">, id: string) =>
  [...content.members, ...content.supporters].find((each) => each.id === id) ?? null;

/** The members and supporters of an entry, by whom a request may be about. */
export async function peopleOfEntry(
  entryId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const entry = await db.entry.findUnique({
    where: { id: entryId },
    include: { currentVersion: { select: { snapshot: true } } },
  });
  if (!entry) return [];
  const { members, supporters } = entry.currentVersion
    ? readSnapshot(entry.currentVersion.snapshot)
    : readContent(entry.draft);
  return [...members, ...supporters].map(({ id, name }) => ({ id, name }));
}

/** Everything that an entry holds on one member or supporter; null when there is no such person. */
export async function memberData(entryId: string, memberId: string) {
  const entry = await db.entry.findUnique({
    where: { id: entryId },
    include: {
      contest: { select: { title: true } },
      versions: { orderBy: { number: "asc" } },
      attachments: { select: { filename: true, kindId: true, addedAt: true } },
      consentRequests: { where: { memberId } },
      coAuthors: { where: { memberId } },
      // Nobody is told of a result before the public is.
      certificates: { where: { memberId, publication: shownBy(now()) }, orderBy: { sequence: "asc" } },
    },
  });
  if (!entry) return null;
  const consents = (await consentsOf(db, entryId)).filter((each) => each.memberId === memberId);
  return {
    contest: entry.contest.title,
    code: entry.code,
    title: entry.title,
    inDraft: person(readContent(entry.draft), memberId),
    inVersions: entry.versions.map(({ number, submittedAt, snapshot }) => ({
      number,
      submittedAt,
      person: person(readSnapshot(snapshot), memberId),
    })),
    consents: consents.map(
      ({ purposeId, giver, answer, giverName, relation, wording, wordingVersion, method, at }) => ({
        purposeId,
        giver,
        answer,
        giverName,
        relation,
        wording,
        wordingVersion,
        method,
        at,
      }),
    ),
    links: entry.consentRequests.map(({ email, createdAt, answeredAt, revokedAt }) => ({
      email,
      createdAt,
      answeredAt,
      revokedAt,
    })),
    invitations: entry.coAuthors.map(({ email, createdAt, confirmedAt, declinedAt, revokedAt }) => ({
      email,
      createdAt,
      confirmedAt,
      declinedAt,
      revokedAt,
    })),
    files: entry.attachments,
    certificates: entry.certificates.map(
      ({ number, prizeLabel, printedName, issuedAt, revokedAt, revokeReason, replacedById, replaceReason }) => ({
        number,
        prizeLabel,
        printedName,
        issuedAt,
        revokedAt,
        revokeReason,
        replaced: replacedById !== null,
        replaceReason,
      }),
    ),
  };
}

/**
 * The entries of a person, whole, where they own it or write along. What was written in a unit's name is the unit's:
 * whoever has left the unit takes none of its pupils' data along.
 */
export async function entriesOfPerson({ userId }: Actor) {
  const rows = await db.entry.findMany({
    where: {
      OR: [
        { ownerId: userId, unitId: null },
        { coAuthors: { some: { userId, confirmedAt: { not: null }, revokedAt: null } } },
      ],
    },
    include: {
      contest: { select: { title: true } },
      unit: { select: { name: true } },
      versions: { orderBy: { number: "asc" } },
      attachments: { include: { blob: true }, orderBy: { addedAt: "asc" } },
    },
    orderBy: { createdAt: "desc" },
  });
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      contest: row.contest.title,
      code: row.code,
      title: row.title,
      state: row.state,
      unit: row.unit?.name ?? null,
      owner: row.ownerId === userId,
      createdAt: row.createdAt,
      draft: readContent(row.draft),
      versions: row.versions.map(({ number, submittedAt, sha256, snapshot }) => ({
        number,
        submittedAt,
        sha256,
        content: readSnapshot(snapshot),
      })),
      files: row.attachments.map(({ id, filename, kindId, addedAt, removedAt, blob }) => ({
        id,
        filename,
        kindId,
        addedAt,
        removedAt,
        sha256: blob.sha256,
        size: Number(blob.size),
        mime: blob.mime,
      })),
      consents: (await consentsOf(db, row.id)).map(
        ({ memberName, purposeId, giver, answer, giverName, relation, method, at }) => ({
          memberName,
          purposeId,
          giver,
          answer,
          giverName,
          relation,
          method,
          at,
        }),
      ),
    })),
  );
}

/** The entry that a contest and a code name, when it is of an announced contest. */
export async function entryOfCode(contestId: string, code: string) {
  const contest = await db.contest.findFirst({
    where: { id: contestId, state: { not: "DRAFT" } },
    select: { organisationId: true },
  });
  if (!contest) return null;
  const entry = code
    ? await db.entry.findFirst({
        where: { contestId, code: { equals: code, mode: "insensitive" } },
        select: { id: true, trackingCode: true },
      })
    : null;
  return { organisationId: contest.organisationId, entry };
}

/** The contests about whose entries anybody may ask. */
export function announcedContests(): Promise<{ id: string; title: string }[]> {
  return db.contest.findMany({
    where: { state: { not: "DRAFT" } },
    select: { id: true, title: true },
    orderBy: { openedAt: "desc" },
    take: 200,
  });
}

/** An entry of this organisation by its number, or by its id. */
export async function entryInOrganisation(
  organisationId: string,
  code: string,
  id?: string,
): Promise<{ id: string } | null> {
  return db.entry.findFirst({
    where: {
      contest: { organisationId },
      ...(id === undefined ? { code: { equals: code.trim(), mode: "insensitive" } } : { id }),
    },
    select: { id: true },
    orderBy: { createdAt: "desc" },
  });
}
