/** A prize with whom it goes to: an entry or one of its members, or a unit. */
export interface WonPrize {
  readonly prizeId: string;
  readonly prizeLabel: string;
  readonly entry: { readonly id: string; readonly memberIds: readonly string[] } | null;
  /** The one member who gets it; null: all of them. */
  readonly memberId: string | null;
  readonly unitId: string | null;
}

/** One certificate that a result calls for. */
export interface DueAward {
  readonly prizeId: string;
  readonly prizeLabel: string;
  readonly entryId: string | null;
  readonly memberId: string | null;
  readonly unitId: string | null;
}

/** Whom an entry's certificates are for. */
export type CertificateRecipients = "members" | "entry" | "both";

/** The certificates of these prizes in their order. An entry of one author has one, whoever they are for. */
export function dueAwards(won: readonly WonPrize[], recipients: CertificateRecipients): DueAward[] {
  return won.flatMap(({ prizeId, prizeLabel, entry, memberId, unitId }) => {
    const award = (member: string | null): DueAward => ({
      ...{ prizeId, prizeLabel },
      entryId: entry?.id ?? null,
      memberId: member,
      unitId: entry ? null : unitId,
    });
    if (!entry) return unitId === null ? [] : [award(null)];
    if (memberId !== null) return [award(memberId)];
    const { memberIds } = entry;
    if (memberIds.length < 2) return memberIds.map(award);
    return [...(recipients === "members" ? [] : [award(null)]), ...(recipients === "entry" ? [] : memberIds.map(award))];
  });
}
