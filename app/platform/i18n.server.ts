import en from "~/locales/en/mail.json";
import vi from "~/locales/vi/mail.json";
import { translator } from "./i18n";
import { languageOf } from "./language";

export type Translate = (key: string, params?: Readonly<Record<string, string | number>>) => string;

const translators = { vi: translator("vi", { mail: vi }), en: translator("en", { mail: en }) };

/** The translator for texts that leave the system (catalogue `mail`), in the language that a stored value names. */
export function fixedT(language: string): Translate {
  const instance = translators[languageOf(language)];
  return (key, params) => {
    if (!instance.exists(key, { ns: "mail" })) throw new Error(`catalogue "mail" has no "${key}"`);
    return instance.t(key, { ...params, ns: "mail" });
  };
}
