/*
 * The step at which somebody was last, kept in their browser for each dossier: the guided form goes on there, with or
 * without script.
 */

const NAME = "guide";
const TWO_MONTHS = 60 * 24 * 60 * 60;

/** The `Set-Cookie` header for a step that is being shown. */
export function placeCookie(entryId: string, step: string): string {
  return `${NAME}=${step}; Path=/entries/${entryId}; Max-Age=${TWO_MONTHS}; SameSite=Lax; HttpOnly`;
}

/** The step of the `Cookie` header; null where it knows none. */
export function placeFromCookie(header: string | null): string | null {
  for (const pair of header?.split(";") ?? []) {
    const [name, value] = pair.split("=");
    if (name?.trim() === NAME) return value?.trim() || null;
  }
  return null;
}
