import type { MemberPage } from "~/entries/members/consents.server";
import { documentT } from "~/platform/i18n.server";
import { mm } from "./pdf-layout";
import { pdfDocument } from "./pdf-document.server";

/** Room of a purpose with its boxes, and of the signatures below the last one. */
const PURPOSE = mm(24);
const SIGN = mm(20);
const SIGNATURES = SIGN + mm(18);

/** The sheet on which guardian and child, or an adult, tick and sign what may be done with their data. */
export async function consentSheet(page: MemberPage, language = "vi"): Promise<Uint8Array> {
  const t = documentT(language);
  const { member, contest, organisation, title, revision } = page;
  const document = await pdfDocument({
    title: t("consent.title"),
    language,
    pageNumbers: "none",
    foot: (number, pages) => t("consent.foot", { revision, page: number, pages }),
  });
  document.nation({ country: t("nation.country"), motto: t("nation.motto") });
  document.space(mm(4)).title(t("consent.title"));
  document.facts([
    [t("consent.person"), member.name],
    [t("consent.solution"), title],
    [t("consent.contest"), contest.title],
    [t("consent.asked-by"), organisation],
  ]);
  document.paragraph(t("consent.free"), { align: "justify", after: 8 });
  for (const giver of member.givers) {
    document.heading(t(`consent.giver.${giver}`), { keepWith: PURPOSE + mm(16) });
    if (giver === "GUARDIAN") document.paragraph(t("consent.name"), { after: 6 });
    for (const { label, text } of member.purposes) {
      // Nobody signs a page on which nothing else stands.
      const isLast = giver === member.givers.at(-1) && label === member.purposes.at(-1)?.label;
      const keepWith = isLast ? PURPOSE + SIGNATURES : PURPOSE;
      document.paragraph(label, { face: "bold", before: 4, after: 2, keepWith });
      document.paragraph(text.replace(/\n+/g, " "), { size: 10.5, align: "justify", after: 3 });
      document.ticks([t("consent.yes"), t("consent.no")]);
    }
  }
  document.signatures(
    member.givers.map((giver, index) => ({
      title: t(`consent.sign.${giver}`),
      note: t("consent.sign-note"),
      ...(index === member.givers.length - 1 && { date: t("consent.date") }),
    })),
    SIGN,
  );
  return document.bytes();
}
