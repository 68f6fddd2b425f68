import type { ContestState } from "~/contests/timeline";
import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import type { CertificateState } from "./pairing";

/** The list of a contest's certificates, with everybody's names. */
export function whyNotReadCertificates(standing: Standing): Refusal | null {
  return unlessOneOf(standing, "organiser", "secretary");
}

/** How they look: before there is a result, too. */
export function whyNotDesignCertificates(standing: Standing): Refusal | null {
  return whyNotReadCertificates(standing);
}

/** Giving numbers, printing, issuing anew, revoking: once the result is official. */
export function whyNotIssueCertificates(
  standing: Standing,
  { contestState }: { readonly contestState: ContestState },
): Refusal | null {
  return whyNotReadCertificates(standing) ?? (contestState === "PUBLISHED" ? null : "state");
}

/** One certificate as a file: for the secretariat, and for its people once the public sees the result. */
export function whyNotTakeCertificate(
  standing: Standing,
  { state, seen }: { readonly state: CertificateState; readonly seen: boolean },
): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser", "secretary", "contestant", "coAuthor", "unitCoordinator");
  if (refusal) return refusal === "role" ? "hidden" : refusal;
  const secretariat = standing.organiser || standing.secretary;
  if (!secretariat && (!seen || state !== "valid")) return "hidden";
  return state === "valid" ? null : "state";
}

export const permissions: readonly Permission[] = [
  { id: "certificate.read", whyNot: whyNotReadCertificates },
  { id: "certificate.design", whyNot: whyNotDesignCertificates },
  { id: "certificate.issue", whyNot: (standing) => whyNotIssueCertificates(standing, { contestState: "PUBLISHED" }) },
  { id: "certificate.take", whyNot: (standing) => whyNotTakeCertificate(standing, { state: "valid", seen: true }) },
];
