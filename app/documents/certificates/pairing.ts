/** For whom and for what a certificate is. One of entry and unit is there; `memberId`: of one member, else of all. */
export interface Award {
  readonly prizeId: string;
  readonly entryId: string | null;
  readonly memberId: string | null;
  readonly unitId: string | null;
}

/** What the published result gives somebody a certificate for. */
export interface DueAward extends Award {
  readonly prizeLabel: string;
}

/** All that a contest's newest official result calls for, in the order in which numbers are given. */
export interface DueCertificates {
  readonly publicationId: string;
  readonly awards: readonly DueAward[];
}

const recipientOf = ({ entryId, memberId, unitId }: Award) => `${entryId ?? ""}|${memberId ?? ""}|${unitId ?? ""}`;
const keyOf = (award: Award) => `${award.prizeId}|${recipientOf(award)}`;

/** What is due and has no certificate that holds; the same prize for the same recipient is due once. */
export function missingAwards(due: readonly DueAward[], standing: readonly Award[]): DueAward[] {
  const known = new Set(standing.map(keyOf));
  return due.filter((award) => {
    const key = keyOf(award);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

/** Certificates that hold and that the result no longer calls for. */
export function outdatedAwards<A extends Award>(standing: readonly A[], due: readonly DueAward[]): A[] {
  const keys = new Set(due.map(keyOf));
  return standing.filter((award) => !keys.has(keyOf(award)));
}

/**
 * What a certificate is issued anew for: the same prize, or, where the result was corrected, another one of its
 * recipient for which there is none yet; null where there is nothing left to certify.
 */
export function successorOf(old: Award, due: readonly DueAward[], standing: readonly Award[]): DueAward | null {
  const same = due.find((award) => keyOf(award) === keyOf(old));
  if (same) return same;
  return missingAwards(due, standing).find((award) => recipientOf(award) === recipientOf(old)) ?? null;
}

/** The numbers that come next: without a gap after the highest there is. */
export function nextSequences(highest: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => highest + 1 + index);
}

export type CertificateState = "valid" | "replaced" | "revoked";

export function stateOf(certificate: { readonly revokedAt: Date | null; readonly replacedById: string | null }): CertificateState {
  if (certificate.replacedById !== null) return "replaced";
  return certificate.revokedAt === null ? "valid" : "revoked";
}
