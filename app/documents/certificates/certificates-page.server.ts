import type { OpenedContest } from "~/contests/contest.server";
import { mayPrintName } from "./printed-name";
import { consentsByEntry } from "~/entries/members/consent-row.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { isUuid } from "~/platform/uuid";
import { ok, refused, type Result } from "~/platform/result";
import { searchKey } from "~/platform/vietnamese";
import { batchesOf, type ListedBatch } from "./batches.server";
import { whyNotIssueCertificates } from "./certificate-policy";
import { standingInContest } from "~/contests/contest-policy";
import { authorsOf } from "./content.server";
import { certificateDesk } from "./desk.server";
import { missingAwards, outdatedAwards, stateOf, type CertificateState, type DueCertificates } from "./pairing";
import { printableIds } from "./printable.server";

const PAGE_SIZE = 50;

/** One certificate in the list. */
export interface ListedCertificate {
  readonly id: string;
  readonly number: string;
  readonly state: CertificateState;
  readonly prizeLabel: string;
  /** The unit, the member, or all members; "" where no name is printed. */
  readonly name: string;
  /** Whether a name is left blank because its owner took consent back or was taken out. */
  readonly blank: boolean;
  readonly code: string;
  readonly title: string;
  readonly issuedAt: Date;
  /** It holds, but the newest result no longer calls for it. */
  readonly outdated: boolean;
  /** What it says is still so: it may be printed and handed out. */
  readonly printable: boolean;
}

export interface CertificateFilter {
  readonly search: string;
  readonly show: "all" | CertificateState | "outdated";
  readonly page: number;
}

export interface CertificatesPage {
  readonly contestId: string;
  readonly timeZone: string;
  /** Why none can be issued now. */
  readonly whyNotIssue: Refusal | null;
  readonly counts: Readonly<Record<CertificateState | "missing" | "outdated" | "printable", number>>;
  /** Those of which there is something to print. */
  readonly prizes: readonly { readonly id: string; readonly label: string; readonly count: number }[];
  readonly rows: readonly ListedCertificate[];
  readonly found: number;
  readonly page: number;
  readonly pages: number;
  readonly batches: readonly ListedBatch[];
}

/** All certificates of a contest with what became of them. `due`: what the newest official result calls for. */
export async function certificatesPage(
  ctx: Context,
  contestId: string,
  due: DueCertificates | null,
  filter: CertificateFilter,
): Promise<Result<CertificatesPage, Refusal>> {
  const desk = await certificateDesk(ctx, contestId, "read");
  if (!desk.ok) return desk;
  const opened = desk.value;
  const all = await listed(opened, ctx.now, due);
  const standing = all.filter(({ state }) => state === "valid");
  const wanted = searchKey(filter.search);
  const rows = all.filter(
    (row) =>
      (filter.show === "all" || (filter.show === "outdated" ? row.outdated : row.state === filter.show)) &&
      (wanted === "" || searchKey(`${row.number} ${row.name} ${row.code} ${row.title} ${row.prizeLabel}`).includes(wanted)),
  );
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const page = Math.min(filter.page, pages);
  const count = (state: CertificateState) => all.filter((row) => row.state === state).length;
  const printable = standing.filter((row) => row.printable);
  const labels = new Map(printable.map(({ prizeId, prizeLabel }) => [prizeId, prizeLabel]));
  return ok({
    contestId,
    timeZone: opened.regulation.timeZone,
    whyNotIssue: whyNotIssueCertificates(standingInContest(ctx.actor, opened.contest), { contestState: opened.contest.state }),
    counts: {
      valid: standing.length,
      replaced: count("replaced"),
      revoked: count("revoked"),
      missing: due ? missingAwards(due.awards, standing).length : 0,
      outdated: all.filter(({ outdated }) => outdated).length,
      printable: printable.length,
    },
    prizes: [...labels].map(([id, label]) => ({ id, label, count: printable.filter(({ prizeId }) => prizeId === id).length })),
    rows: rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(({ prizeId: _, entryId: _e, memberId: _m, unitId: _u, ...row }) => row),
    found: rows.length,
    page,
    pages,
    batches: await batchesOf(contestId, ctx.now),
  });
}

async function listed({ contest, regulation }: OpenedContest, now: Date, due: DueCertificates | null, id?: string) {
  const rows = await db.certificate.findMany({
    where: { contestId: contest.id, ...(id && { id }) },
    orderBy: { sequence: "asc" },
    include: { entry: { select: { id: true, code: true, title: true } }, unit: { select: { name: true } } },
  });
  const entryIds = rows.flatMap(({ entryId }) => entryId ?? []);
  const authors = await authorsOf(db, entryIds);
  const records = await consentsByEntry(db, [...authors.keys()]);
  const holding = rows.filter((row) => stateOf(row) === "valid");
  const printable = await printableIds(db, contest.id, { ids: holding.map((row) => row.id) });
  const uncalled = new Set(due ? outdatedAwards(holding, due.awards).map((row) => row.id) : []);
  return rows.map((row) => {
    const { entry, memberId, unit } = row;
    const own = (authors.get(entry?.id ?? "") ?? []).filter((member) => memberId === null || member.id === memberId);
    const named = own.filter((member) => mayPrintName(regulation, records.get(entry?.id ?? "") ?? [], member, now));
    const names = named.map((member) => (memberId !== null && row.printedName) || member.name);
    return {
      id: row.id,
      number: row.number,
      state: stateOf(row),
      prizeId: row.prizeId,
      entryId: row.entryId,
      memberId,
      unitId: row.unitId,
      prizeLabel: row.prizeLabel,
      name: unit?.name ?? names.join(", "),
      blank: unit === null && named.length < own.length,
      code: entry?.code ?? "",
      title: entry?.title ?? "",
      issuedAt: row.issuedAt,
      // Where no result stands, there is nothing yet that it could not match.
      outdated: uncalled.has(row.id) || (due !== null && stateOf(row) === "valid" && !printable.has(row.id)),
      printable: printable.has(row.id),
    };
  });
}

export interface CertificatePage extends ListedCertificate {
  readonly contestId: string;
  readonly timeZone: string;
  /** A single person's: a misspelt name can be put right when it is issued anew. */
  readonly isPersons: boolean;
  readonly check: string;
  readonly revoked: { readonly at: Date; readonly reason: string } | null;
  readonly replacedBy: { readonly id: string; readonly number: string } | null;
  readonly replaceReason: string;
  readonly replaces: { readonly id: string; readonly number: string; readonly reason: string } | null;
  readonly whyNotIssue: Refusal | null;
}

/** One certificate with what became of it and why. */
export async function certificatePage(
  ctx: Context,
  contestId: string,
  certificateId: string,
  due: DueCertificates | null,
): Promise<Result<CertificatePage, Refusal>> {
  const desk = await certificateDesk(ctx, contestId, "read");
  if (!desk.ok) return desk;
  const row = isUuid(certificateId)
    ? await db.certificate.findFirst({
        where: { id: certificateId, contestId },
        include: {
          replacedBy: { select: { id: true, number: true } },
          replaces: { select: { id: true, number: true, replaceReason: true } },
        },
      })
    : null;
  if (!row) return refused("hidden");
  const [found] = await listed(desk.value, ctx.now, due, certificateId);
  if (!found) return refused("hidden");
  const { prizeId: _, entryId: _e, memberId, unitId: _u, ...shown } = found;
  const { contest, regulation } = desk.value;
  return ok({
    ...shown,
    contestId,
    timeZone: regulation.timeZone,
    isPersons: memberId !== null,
    check: row.token,
    revoked: row.revokedAt && { at: row.revokedAt, reason: row.revokeReason },
    replacedBy: row.replacedBy,
    replaceReason: row.replaceReason,
    replaces: row.replaces && { id: row.replaces.id, number: row.replaces.number, reason: row.replaces.replaceReason },
    whyNotIssue: whyNotIssueCertificates(standingInContest(ctx.actor, contest), { contestState: contest.state }),
  });
}
