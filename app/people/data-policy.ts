import { unlessOneOf, type Permission, type Refusal } from "./refusal";
import type { Standing } from "./standing";

/** All that is held on oneself, as a page and as a file. */
export function whyNotSeeOwnData(standing: Standing): Refusal | null {
  return standing.signedIn ? null : "sign-in";
}

/** Requests about personal data of an organisation: they name people, so only those who answer them see them. */
export function whyNotHandleDataRequests(standing: Standing): Refusal | null {
  return unlessOneOf(standing, "organiser", "secretary");
}

/** Erasing cannot be undone: only an organiser decides it. */
export function whyNotEraseData(standing: Standing): Refusal | null {
  return unlessOneOf(standing, "organiser");
}

export const permissions: Permission[] = [
  { id: "data.see-own", whyNot: whyNotSeeOwnData },
  { id: "data.handle-requests", whyNot: whyNotHandleDataRequests },
  { id: "data.erase", whyNot: whyNotEraseData },
];
