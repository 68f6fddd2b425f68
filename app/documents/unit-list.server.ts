import type { UnitDesk } from "~/entries/units/unit-desk.server";
import { formatLocalDate, isLocalDate } from "~/platform/format";
import { documentT } from "~/platform/i18n.server";
import { pdfDocument } from "./pdf-document.server";

/**
 * What goes on to the contest: where units choose first, what they chose, in the order that they gave it; else all of
 * the unit's entries. What was taken back does not.
 */
export function onUnitList({ unitRound, entries }: UnitDesk): UnitDesk["entries"] {
  return entries
    .filter(({ selected, state }) => state !== "WITHDRAWN" && (selected || !unitRound))
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
}

/** The unit's list to be signed and sealed. */
export async function unitListDocument(desk: UnitDesk, now: Date): Promise<Uint8Array> {
  const t = documentT();
  const entries = onUnitList(desk);
  const document = await pdfDocument({
    title: t("unit-list.title"),
    createdAt: now,
    landscape: true,
  });
  document
    .nation({ country: t("nation.country"), motto: t("nation.motto"), issuer: [desk.unit.name] })
    .title(t("unit-list.title").toLocaleUpperCase("vi"), desk.contest.title)
    .paragraph(t("unit-list.unit", { unit: desk.unit.name }), { after: 6 })
    .table({
      columns: [
        { head: t("unit-list.number"), share: 0.6, align: "center" },
        { head: t("unit-list.solution"), share: 4 },
        { head: t("unit-list.authors"), share: 3.6 },
        { head: t("unit-list.supporters"), share: 2 },
        { head: t("unit-list.field"), share: 2 },
      ],
      rows: entries.map(({ title, members, supporters, fieldName, code }, index) => [
        String(index + 1),
        [title, code].filter(Boolean).join("\n"),
        members.map(personLine).join("\n"),
        supporters.filter(Boolean).join("\n"),
        fieldName,
      ]),
    })
    .paragraph(t("unit-list.count", { count: entries.length }), { keepWith: 120 })
    .signatures([
      { title: t("unit-list.made-by"), note: t("unit-list.sign-note") },
      { title: t("unit-list.head"), note: t("unit-list.head-note"), date: t("unit-list.date") },
    ]);
  return document.bytes();
}

function personLine({
  name,
  birthDate,
  className,
}: UnitDesk["entries"][number]["members"][number]) {
  const details = [isLocalDate(birthDate) ? formatLocalDate(birthDate) : "", className].filter(
    Boolean,
  );
  return details.length > 0 ? `${name} (${details.join(", ")})` : name;
}
