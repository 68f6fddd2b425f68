import { DEFAULT_LANGUAGE, languageOf, type Language } from "./language";

const NAME = "language";
const YEAR = 365 * 24 * 60 * 60;

/** The language that a person chose; without a choice Vietnamese, whatever the browser asks for. */
export function languageFromCookie(header: string | null): Language {
  for (const pair of header?.split(";") ?? []) {
    const [name, value] = pair.split("=");
    if (name?.trim() === NAME) return languageOf(value?.trim());
  }
  return DEFAULT_LANGUAGE;
}

/** The `Set-Cookie` header that keeps the choice for a year. */
export function languageCookie(language: Language): string {
  return `${NAME}=${language}; Path=/; Max-Age=${YEAR}; SameSite=Lax; HttpOnly`;
}
