import { createInstance, type i18n, type Resource } from "i18next";
import type { Language } from "./language";

/** The words of one language by namespace, as `app/locales/<language>` exports them. */
export type Catalogue = Resource[string];

/** A translator for one language with its words at hand: ready when it returns, shared by nobody. */
export function translator(language: Language, catalogue: Catalogue): i18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    showSupportNotice: false,
    defaultNS: "common",
    ns: Object.keys(catalogue),
    resources: { [language]: catalogue },
    // React escapes.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}
