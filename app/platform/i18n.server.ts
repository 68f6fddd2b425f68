import { createInstance } from "i18next";
import en from "~/locales/en/mail.json";
import vi from "~/locales/vi/mail.json";

export type Translate = (key: string, params?: Readonly<Record<string, string | number>>) => string;

const catalogues = createInstance();
await catalogues.init({
  lng: "vi",
  fallbackLng: false,
  ns: ["mail"],
  defaultNS: "mail",
  resources: { vi: { mail: vi }, en: { mail: en } },
  // Plain text leaves the system, nothing here becomes HTML.
  interpolation: { escapeValue: false },
});

/** The translator for texts that leave the system (catalogue `mail`); anything but "en" means Vietnamese, the original. */
export function fixedT(language: string): Translate {
  const t = catalogues.getFixedT(language === "en" ? "en" : "vi", "mail");
  return (key, params) => {
    if (!catalogues.exists(key, { lng: "vi", ns: "mail" })) throw new Error(`catalogue "mail" has no "${key}"`);
    return t(key, params ?? {});
  };
}
