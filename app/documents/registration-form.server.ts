import type { FormToPrint } from "~/entries/papers/paper-form.server";
import type { PaperMember } from "~/entries/papers/paper-form";
import { encodeReference, printCode } from "~/entries/papers/paper-reference";
import { documentT, type Translate } from "~/platform/i18n.server";
import { pdfDocument, type PdfDocument } from "./pdf-document.server";
import { mm } from "./pdf-layout";
import type { Signature } from "./pdf-parts";

/** Phiếu đăng ký dự thi: filled in, to be signed and sealed; each page bears the code by which its scan is found. */
export async function registrationForm(paper: FormToPrint): Promise<Uint8Array> {
  const t = documentT();
  const { form, entryId, fingerprint, template } = paper;
  const document = await pdfDocument({
    title: t("registration.title"),
    pageNumbers: "none",
    cornerCode: (page, pages) => encodeReference({ entryId, fingerprint, page, pages }),
    foot: (page, pages) => t("registration.foot", { print: printCode(fingerprint), page, pages }),
  });
  document.nation({ country: t("nation.country"), motto: t("nation.motto") });
  document.space(mm(4)).title(t("registration.title"));
  document.paragraph(t("registration.to", { contest: form.contestTitle }), {
    align: "center",
    face: "italic",
    after: 8,
  });

  const blank = t("registration.blank");
  document.heading(t("registration.solution"));
  document.facts([
    [t("registration.name"), form.title || blank],
    [t("registration.field"), form.fieldName || blank],
    ...(form.divisionName ? [[t("registration.division"), form.divisionName] as const] : []),
    [t("registration.created-on"), form.createdOn || blank],
    ...(form.provinceName ? [[t("registration.province"), form.provinceName] as const] : []),
    ...(form.unitName ? [[t("registration.unit"), form.unitName] as const] : []),
  ]);

  document.heading(t("registration.authors"));
  authorsTable(document, paper, t);
  const hasSupporters = form.supporters.length > 0;
  if (hasSupporters) supportersTable(document, paper, t);

  document.heading(t("registration.pledge", { number: hasSupporters ? 4 : 3 }));
  for (const sentence of repeats(paper, t)) document.paragraph(sentence, { align: "justify" });
  document.paragraph(t(`registration.pledge-text.${template}`), { align: "justify" });
  document.paragraph(t("registration.sign.date"), {
    align: "right",
    face: "italic",
    before: 6,
    after: 0,
    keepWith: mm(46),
  });
  document.signatures(signaturesOf(paper, t), mm(24));
  return document.bytes();
}

function authorsTable(document: PdfDocument, { form, template }: FormToPrint, t: Translate): void {
  const withShare = form.members.some(({ share }) => share !== "");
  const head = (key: string) => t(`registration.column.${key}`);
  document.table({
    size: 10,
    least: mm(15),
    columns: [
      { head: head("number"), share: 0.6, align: "center" },
      { head: head("person"), share: 3 },
      { head: head(template === "youth" ? "school" : "unit"), share: 2.9 },
      { head: head("contact"), share: 3.3 },
      ...(withShare ? [{ head: head("share"), share: 1, align: "center" as const }] : []),
      { head: head("signature"), share: 1.8 },
    ],
    rows: form.members.map((member, index) => [
      String(index + 1),
      personCell(member, t),
      [
        member.unit,
        member.className && t("registration.class", { name: member.className }),
        member.work,
      ]
        .filter(Boolean)
        .join("\n"),
      member.contact,
      ...(withShare ? [member.share] : []),
      "",
    ]),
  });
}

function personCell(member: PaperMember, t: Translate) {
  const { name, birthDate, gender, ethnicity, main } = member;
  const known = ["male", "female", "other"].includes(gender);
  const rest = [
    [birthDate, known ? t(`registration.gender.${gender}`) : ""].filter(Boolean).join(", "),
    ethnicity ? t("registration.ethnicity", { name: ethnicity }) : "",
    main ? t("registration.main") : "",
  ].filter(Boolean);
  return [
    { text: name, style: "bold" as const },
    { text: rest.map((line) => `\n${line}`).join(""), style: "regular" as const },
  ];
}

function supportersTable(document: PdfDocument, { form }: FormToPrint, t: Translate): void {
  const head = (key: string) => t(`registration.column.${key}`);
  document.heading(t("registration.supporters"));
  document.table({
    size: 10,
    columns: [
      { head: head("number"), share: 0.6, align: "center" },
      { head: head("supporter"), share: 3.6 },
      { head: head("supporter-unit"), share: 4.4 },
      { head: head("contact"), share: 3.6 },
    ],
    rows: form.supporters.map(({ name, unit, role, contact }, index) => [
      String(index + 1),
      [{ text: name, style: "bold" as const }],
      [unit, role].filter(Boolean).join("\n"),
      contact,
    ]),
  });
}

function repeats({ form: { repeat } }: FormToPrint, t: Translate): string[] {
  if (repeat.entered === "no") return [t("registration.repeat.entered-no")];
  if (repeat.entered !== "yes") return [];
  const won =
    repeat.won === "yes" || repeat.won === "no" ? [t(`registration.repeat.won-${repeat.won}`)] : [];
  const improved = repeat.improved.trim();
  return [
    [t("registration.repeat.entered-yes"), ...won].join(" "),
    ...(improved ? [t("registration.repeat.improved", { text: improved })] : []),
  ];
}

function signaturesOf({ template, guardian }: FormToPrint, t: Translate): Signature[] {
  const sign = (key: string) => t(`registration.sign.${key}`);
  const youth = template === "youth";
  const seal = { title: sign(youth ? "school" : "unit"), note: sign("unit-note") };
  const parent = { title: sign("guardian"), note: sign("guardian-note") };
  const author = { title: sign("author"), note: sign("author-note") };
  return youth || guardian ? [seal, parent, author] : [seal, author];
}
