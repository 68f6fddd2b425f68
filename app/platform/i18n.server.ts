import enDocuments from "~/locales/en/documents.json";
import enEntries from "~/locales/en/entries.json";
import enFault from "~/locales/en/fault.json";
import enMail from "~/locales/en/mail.json";
import enRefusal from "~/locales/en/refusal.json";
import enUnits from "~/locales/en/units.json";
import viDocuments from "~/locales/vi/documents.json";
import viEntries from "~/locales/vi/entries.json";
import viFault from "~/locales/vi/fault.json";
import viMail from "~/locales/vi/mail.json";
import viRefusal from "~/locales/vi/refusal.json";
import viUnits from "~/locales/vi/units.json";
import { translator } from "./i18n";
import { languageOf } from "./language";

export type Translate = (key: string, params?: Readonly<Record<string, string | number>>) => string;

const translators = {
  vi: translator("vi", {
    mail: viMail,
    documents: viDocuments,
    entries: viEntries,
    fault: viFault,
    refusal: viRefusal,
    units: viUnits,
  }),
  en: translator("en", {
    mail: enMail,
    documents: enDocuments,
    entries: enEntries,
    fault: enFault,
    refusal: enRefusal,
    units: enUnits,
  }),
};

/** The translator for mails (catalogue `mail`), in the language that a stored value names. */
export function fixedT(language: string): Translate {
  return textsOf(language, "mail");
}

/** The translator for what is printed (catalogue `documents`). Official papers are always Vietnamese. */
export function documentT(language = "vi"): Translate {
  return textsOf(language, "documents");
}

/** The translator for why something is not given (catalogue `refusal`), outside of pages. */
export function refusalT(language: string): Translate {
  return textsOf(language, "refusal");
}

function textsOf(language: string, ns: "mail" | "documents" | "refusal"): Translate {
  const instance = translators[languageOf(language)];
  return (key, params) => {
    if (!instance.exists(key, { ns })) throw new Error(`catalogue "${ns}" has no "${key}"`);
    return instance.t(key, { ...params, ns });
  };
}

/** What is wrong with a dossier or a list of them, in words for a file that leaves the system; as its page says it. */
export function faultText(
  { code, params }: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> },
  language = "vi",
): string {
  const keys = [`units:sheet-fault.${code}`, `entries:fault.${code}`, `fault:${code}`, "fault:invalid"];
  return translators[languageOf(language)].t(keys, { ...params });
}
