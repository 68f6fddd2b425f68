import { catalogues } from "~/locales";
import { translator } from "./i18n";
import { languageFromCookie } from "./language-cookie";

const translators = { vi: translator("vi", catalogues.vi), en: translator("en", catalogues.en) };

/** A page's title in the language of the request, where its words need what only the loader knows. */
export function pageTitle(
  request: Request,
  key: string,
  params?: Readonly<Record<string, string>>,
): string {
  const language = languageFromCookie(request.headers.get("Cookie"));
  return translators[language].t(key, { ...params });
}
