import { frozenRegulation, REVISION_IN_FORCE } from "~/contests/contest.server";
import type { Regulation } from "~/contests/regulation";
import { isShown, SHOWN_FACTS } from "~/contests/shown-publication";
import { tellsOfAuthors } from "~/contests/special-prize";
import { publicMember, publicMembers } from "~/entries/members/public-members.server";
import { db } from "~/platform/db.server";
import { isSameNumber, readCheckCode } from "./check-code";
import { stateOf, type CertificateState } from "./pairing";

/** What anybody who holds a certificate may check. Nobody is named in it who has not agreed to be. */
export interface CheckedCertificate {
  readonly state: CertificateState;
  readonly number: string;
  readonly prizeLabel: string;
  readonly contestTitle: string;
  readonly contestSlug: string;
  readonly organisation: string;
  readonly timeZone: string;
  readonly issuedAt: Date;
  readonly revokedAt: Date | null;
  /** The unit, or the members who may be named. */
  readonly names: readonly string[];
  /** How many it is for who are not named. */
  readonly unnamed: number;
  readonly code: string;
  readonly title: string;
  readonly replacedBy: { readonly number: string; readonly code: string } | null;
}

/** Everybody waits as long for an answer, so that it tells nothing before it is read. */
const ANSWER_MS = 250;

/**
 * The certificate of a code as it was typed or followed, and of a number where one was typed; null where there is none.
 * One of a result that the public does not see yet is none.
 */
export async function checkedCertificate(
  typed: { readonly code: string; readonly number?: string },
  now: Date,
): Promise<CheckedCertificate | null> {
  const slowest = new Promise<void>((resolve) => setTimeout(resolve, ANSWER_MS));
  const found = await find(typed, now);
  await slowest;
  return found;
}

async function find(
  { code: typed, number }: { readonly code: string; readonly number?: string },
  now: Date,
): Promise<CheckedCertificate | null> {
  const token = readCheckCode(typed);
  if (!token) return null;
  const row = await db.certificate.findUnique({
    where: { token },
    include: {
      contest: { include: { organisation: { select: { name: true } }, ...REVISION_IN_FORCE } },
      publication: { select: SHOWN_FACTS },
      entry: { select: { code: true, title: true } },
      unit: { select: { name: true } },
      replacedBy: { select: { number: true, token: true } },
    },
  });
  const revision = row?.contest.revisions[0];
  if (!row || !revision || !isShown(row.publication, now)) return null;
  if (number !== undefined && !isSameNumber(number, row.number)) return null;
  const regulation = frozenRegulation(revision);
  const { contest, entry, unit } = row;
  // A prize that says of an author what they told for it alone: that it holds is enough.
  const tells = tellsOfAuthors(regulation, row.prizeId);
  return {
    state: stateOf(row),
    number: row.number,
    prizeLabel: row.prizeLabel,
    contestTitle: contest.title,
    contestSlug: contest.slug,
    organisation: contest.organisation.name,
    timeZone: regulation.timeZone,
    issuedAt: row.issuedAt,
    revokedAt: row.revokedAt,
    ...(unit
      ? { names: [unit.name], unnamed: 0 }
      : tells
        ? { names: [], unnamed: 0 }
        : await namesOf(row, entry?.code ?? "", regulation, now)),
    code: tells ? "" : (entry?.code ?? ""),
    title: tells ? "" : (entry?.title ?? ""),
    replacedBy: row.replacedBy && { number: row.replacedBy.number, code: row.replacedBy.token },
  };
}

async function namesOf(
  { contestId, memberId, printedName }: { readonly contestId: string; readonly memberId: string | null; readonly printedName: string },
  code: string,
  regulation: Regulation,
  now: Date,
): Promise<Pick<CheckedCertificate, "names" | "unnamed">> {
  const found =
    memberId === null
      ? (await publicMembers(contestId, [code], regulation, now)).get(code)
      : await publicMember(contestId, { code, memberId }, regulation, now);
  const names = (found?.people ?? []).map(({ name }) => (memberId !== null && printedName) || name);
  return { names, unnamed: found?.unnamed ?? 0 };
}
