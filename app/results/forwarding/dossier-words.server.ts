import { documentT } from "~/platform/i18n.server";
import type { DossierWords } from "./dossier-parts.server";

/** The words in an archive of dossiers, which is an official paper: Vietnamese. */
export function dossierWords(): DossierWords {
  const t = documentT();
  const word = (key: string) => t(`dossier-archive.${key}`);
  return {
    text: { code: word("code"), field: word("field"), division: word("division"), nothing: word("nothing") },
    missing: {
      title: word("missing"),
      line: ({ code, filename, why }) => `- ${code}: ${filename} (${word(`why.${why}`)})`,
    },
  };
}
