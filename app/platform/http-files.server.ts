import en from "~/locales/en/uploads.json";
import vi from "~/locales/vi/uploads.json";
import { translator } from "./i18n";
import { languageFromCookie } from "./language-cookie";

const words = {
  vi: translator("vi", { uploads: vi }),
  en: translator("en", { uploads: en }),
};

/** The answer to who may not have a file, or not now: one that was kept back says so, of all others there is none. */
export function fileRefused(request: Request, code: string): Response {
  const headers = { "Cache-Control": "no-store" };
  if (code === "sign-in") return new Response(null, { status: 401, headers });
  if (code !== "quarantined" && code !== "infected" && code !== "unclean") return new Response(null, { status: 404, headers });
  const { t } = words[languageFromCookie(request.headers.get("Cookie"))];
  return new Response(`${t(`uploads:kept-back.${code}`)}\n`, {
    status: 409,
    headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" },
  });
}
