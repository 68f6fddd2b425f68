import { z } from "zod";
import { email } from "~/people/account-forms";

export const CO_AUTHOR_DAYS = 14;

const memberId = z.string().regex(/^m\d{1,6}$/, { error: "required" });

export const inviteCoAuthorSchema = z.object({ memberId, email });

export type CoAuthorStatus = "open" | "confirmed" | "declined" | "revoked" | "expired";

/** Where an invitation to write along stands. */
export function coAuthorStatus(
  row: {
    readonly confirmedAt: Date | null;
    readonly declinedAt: Date | null;
    readonly revokedAt: Date | null;
    readonly expiresAt: Date;
  },
  now: Date,
): CoAuthorStatus {
  if (row.revokedAt) return "revoked";
  if (row.confirmedAt) return "confirmed";
  if (row.declinedAt) return "declined";
  return now >= row.expiresAt ? "expired" : "open";
}
