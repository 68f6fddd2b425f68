import { openedContest } from "~/contests/contest.server";
import { isShown, SHOWN_FACTS, shownBy } from "~/contests/shown-publication";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import { consentsByEntry } from "~/entries/members/consent-row.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { standingAt } from "~/people/standing";
import { atMost } from "~/platform/at-most";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { whyNotTakeCertificate } from "./certificate-policy";
import { authorsOf, plateOf, printableCertificates } from "./content.server";
import { stateOf } from "./pairing";
import { PictureNotReady } from "./pictures.server";
import { printableIds } from "./printable.server";
import { certificatePdf } from "./press.server";
import { mayPrintName } from "./printed-name";

/** A certificate as its people find it. */
export interface OwnCertificate {
  readonly id: string;
  readonly number: string;
  readonly prizeLabel: string;
  /** Of a member; "": of the whole entry, of a unit, or no name is printed. */
  readonly name: string;
  /** The name on it is left blank: consent was taken back. */
  readonly blank: boolean;
  readonly code: string;
  readonly title: string;
}

/** The certificates of one entry that hold and may be printed, once the result is public. Who may read the entry was asked before. */
export function certificatesOfEntry(entryId: string, now: Date): Promise<OwnCertificate[]> {
  return certificatesWhere({ entryId }, now);
}

/** Those of all entries of a unit and of the unit itself. Who may read the unit's list was asked before. */
export function certificatesOfUnit(unitId: string, contestId: string, now: Date): Promise<OwnCertificate[]> {
  return certificatesWhere({ contestId, OR: [{ unitId }, { entry: { unitId } }] }, now);
}

async function certificatesWhere(where: object, now: Date): Promise<OwnCertificate[]> {
  const found = await db.certificate.findMany({
    where: { ...where, revokedAt: null, replacedById: null, publication: shownBy(now) },
    orderBy: { sequence: "asc" },
    include: { entry: { select: { id: true, code: true, title: true } }, unit: { select: { name: true } } },
  });
  const opened = found[0] ? await openedContest(found[0].contestId) : null;
  if (!opened) return [];
  const printable = await printableIds(db, opened.contest.id, { ids: found.map(({ id }) => id), shownAt: now });
  const rows = found.filter(({ id }) => printable.has(id));
  const authors = await authorsOf(db, rows.flatMap(({ entryId }) => entryId ?? []));
  const records = await consentsByEntry(db, [...authors.keys()]);
  return rows.map(({ id, number, prizeLabel, printedName, memberId, entry, unit }) => {
    const own = (authors.get(entry?.id ?? "") ?? []).find((member) => member.id === memberId);
    const named = own && mayPrintName(opened.regulation, records.get(entry?.id ?? "") ?? [], own, now);
    return {
      ...{ id, number, prizeLabel },
      name: unit?.name ?? (named ? printedName || own.name : ""),
      blank: own !== undefined && !named,
      code: entry?.code ?? "",
      title: entry?.title ?? "",
    };
  });
}

/** A page is set in a tenth of a second, which nobody else is to wait for ten times. */
const setting = atMost(2);

/** One certificate as a file, made anew: with the name as it may be printed at this moment. */
export async function certificateFile(
  ctx: Context,
  certificateId: string,
): Promise<Result<{ readonly bytes: Uint8Array; readonly filename: string }, Refusal>> {
  const row = isUuid(certificateId)
    ? await db.certificate.findUnique({
        where: { id: certificateId },
        include: {
          contest: { select: { organisationId: true } },
          publication: { select: SHOWN_FACTS },
          entry: {
            select: {
              ownerId: true,
              unitId: true,
              coAuthors: { where: { confirmedAt: { not: null }, revokedAt: null }, select: { userId: true } },
            },
          },
        },
      })
    : null;
  if (!row) return refused("hidden");
  const { contest, entry, contestId } = row;
  const unitId = row.unitId ?? entry?.unitId ?? null;
  const standing = standingAt(ctx.actor, {
    organisationId: contest.organisationId,
    contestId,
    unitId,
    // What a unit handed in is its own, whoever typed it.
    ...(entry && entry.unitId === null && { ownerId: entry.ownerId }),
    coAuthorIds: entry?.coAuthors.flatMap(({ userId }) => userId ?? []) ?? [],
  });
  const refusal = whyNotTakeCertificate(standing, { state: stateOf(row), seen: isShown(row.publication, ctx.now) });
  if (refusal) return refused(refusal);
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const secretariat = standing.organiser || standing.secretary;
  // Others get what is public alone.
  const withheld = secretariat ? await whyMarksAreWithheld(ctx, opened.contest) : null;
  if (withheld) return refused(withheld);
  const ids = await printableIds(db, contestId, { ids: [certificateId], ...(!secretariat && { shownAt: ctx.now }) });
  if (ids.size === 0) return refused("state");
  try {
    return await setting(async () => {
      const plate = await plateOf(opened, ctx.now);
      const [certificate] = await printableCertificates(opened, ids, plate.design, ctx.now);
      if (!certificate) return refused("state");
      return ok({ bytes: await certificatePdf(plate, certificate), filename: certificate.filename });
    });
  } catch (error) {
    if (error instanceof PictureNotReady) return refused("state");
    throw error;
  }
}
