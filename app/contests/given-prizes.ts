import { z } from "zod";

/** Of a published list of winners, whom it gives which prize. */
export const givenPrizesSchema = z.object({
  levels: z.array(z.object({ id: z.string(), winners: z.array(z.object({ code: z.string() })) })),
  special: z
    .array(
      z.object({
        prize: z.string(),
        code: z.string().nullable(),
        memberId: z.string().nullable(),
        unit: z.string(),
        unitId: z.string().nullish(),
      }),
    )
    .default([]),
  collective: z.array(z.object({ prize: z.string(), unit: z.string(), unitId: z.string().nullish() })).default([]),
});

export type GivenPrizes = z.infer<typeof givenPrizesSchema>;

/** A certificate that was issued, with the code of its entry or its unit. */
export interface IssuedCertificate {
  readonly prizeId: string;
  readonly memberId: string | null;
  readonly entry: { readonly code: string | null } | null;
  readonly unit: { readonly id: string; readonly name: string } | null;
}

/** Whether a result gives the prize that a certificate is of to whom it is for. */
export function certifies(
  { prizeId, memberId, entry, unit }: IssuedCertificate,
  { levels, special, collective }: GivenPrizes,
): boolean {
  if (entry === null)
    return unit !== null && [...special, ...collective].some((one) => one.prize === prizeId && isSameUnit(one, { unit: unit.name, unitId: unit.id }));
  return (
    levels.some(({ id, winners }) => id === prizeId && winners.some((one) => one.code === entry.code)) ||
    special.some((one) => one.prize === prizeId && one.code === entry.code && (one.memberId === null || one.memberId === memberId))
  );
}

interface NamedUnit {
  readonly unit: string;
  readonly unitId?: string | null | undefined;
}

/** Units may be renamed; lists of before held their names alone. */
export function isSameUnit(a: NamedUnit, b: NamedUnit): boolean {
  return a.unitId && b.unitId ? a.unitId === b.unitId : a.unit === b.unit;
}
