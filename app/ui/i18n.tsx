import type { ReactNode } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import type { translator } from "~/platform/i18n";
import { languageOf, type Language } from "~/platform/language";

export type Translate = (
  key: string | readonly string[],
  params?: Readonly<Record<string, unknown>>,
) => string;

/** The words of one namespace: `app/locales/<language>/<namespace>.json`. Other namespaces: `t("fault:required")`. */
export function useT(namespace = "common"): Translate {
  const { t } = useTranslation(namespace);
  return t as unknown as Translate;
}

/** The language of the page. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return languageOf(i18n.language);
}

/** Gives the pages inside it the words of one language. */
export function Words({
  translator: i18n,
  children,
}: {
  translator: ReturnType<typeof translator>;
  children: ReactNode;
}) {
  return <I18nextProvider i18n={i18n}>{children}</I18nextProvider>;
}
