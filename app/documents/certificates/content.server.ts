import type { OpenedContest } from "~/contests/contest.server";
import { fieldOf } from "~/contests/regulation";
import type { ConsentSubject } from "~/entries/members/consent-rules";
import { consentsByEntry } from "~/entries/members/consent-row.server";
import { paths } from "~/paths";
import { db, type Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { localDateOf } from "~/platform/format";
import { slugOf } from "~/platform/vietnamese";
import { officialDate } from "../official-date";
import { paperLetterhead } from "../official/paper-settings.server";
import { slashed } from "../official/frame-template";
import { printedCheckCode } from "./check-code";
import type { Design } from "./design";
import { BLANK_NAME, CHECK_LABEL, joinedNames, spokenDay } from "./design-template";
import { designOf } from "./design.server";
import type { CertificatePrint } from "./page";
import { logoPicture, backgroundPicture } from "./pictures.server";
import type { PressPlate } from "./press.server";
import type { CertificateWords } from "./placeholder-template";
import { mayPrintNameBeside } from "./printed-name";

/** A certificate ready to be set, and what its file is called. */
export interface PrintableCertificate extends CertificatePrint {
  readonly id: string;
  readonly filename: string;
}

/** An author as a certificate prints them. */
interface Author extends ConsentSubject {
  readonly unit: string;
}

interface EntryRow {
  id: string;
  members: Author[] | null;
}

/** What all certificates of a contest share: design, pictures, letterhead. */
export async function plateOf(
  { contest }: Pick<OpenedContest, "contest">,
  now: Date,
  /** A design that is not saved, for its preview. */
  unsaved?: Design,
): Promise<PressPlate> {
  const saved = await designOf(contest);
  const design = unsaved ?? saved.design;
  const logo = design.logo.use === "own" ? saved.logoSha256 : design.logo.use === "letterhead" ? saved.letterheadLogo : null;
  return {
    design,
    background: saved.backgroundSha256 && design.layout === "own" ? await backgroundPicture(saved.backgroundSha256) : null,
    logo: logo ? await logoPicture(logo) : null,
    title: `${design.lines.heading} - ${contest.title}`,
    createdAt: now,
  };
}

/** The words around the name, the same on all of a contest's. */
export async function sharedWords({ contest }: Pick<OpenedContest, "contest">, design: Design) {
  const head = await paperLetterhead(contest.organisationId, { contestId: contest.id, kind: "", subjectId: "" });
  return {
    contest: contest.title,
    parent: head.parent,
    issuer: head.issuer,
    place: design.place || head.place,
    authority: design.authority || head.authority,
    office: design.office || head.office,
    signer: design.signer || head.signer,
  };
}

export const dateWords = (date: string) => (date === "" ? "" : spokenDay(officialDate(date)));
export const slashedDate = (date: string) => (date === "" ? "" : slashed(date));

/**
 * What these certificates say when they are printed now, in the order of their numbers. Names are read from the
 * entries, by what their owners allow at this moment.
 */
export async function printableCertificates(
  { contest, regulation }: Pick<OpenedContest, "contest" | "regulation">,
  ids: ReadonlySet<string>,
  design: Design,
  now: Date,
  tx: Tx = db,
): Promise<PrintableCertificate[]> {
  const rows = await tx.certificate.findMany({
    where: { id: { in: [...ids] }, contestId: contest.id },
    orderBy: { sequence: "asc" },
    include: {
      entry: { select: { id: true, code: true, title: true, fieldId: true, groupId: true, unit: { select: { name: true } } } },
      unit: { select: { name: true } },
      publication: { select: { decisionNumber: true, decisionDate: true } },
    },
  });
  const authors = await authorsOf(tx, rows.flatMap(({ entryId }) => entryId ?? []));
  const records = await consentsByEntry(tx, [...authors.keys()]);
  const shared = await sharedWords({ contest }, design);
  return rows.map((row): PrintableCertificate => {
    const { entry, memberId, publication } = row;
    const own = (authors.get(entry?.id ?? "") ?? []).filter(({ id }) => memberId === null || id === memberId);
    const named = own.filter((member) => mayPrintNameBeside(row.prizeId, regulation, records.get(entry?.id ?? "") ?? [], member, now));
    const name = row.unit
      ? row.unit.name
      : memberId === null
        ? joinedNames(named.map((member) => member.name), own.length - named.length)
        : named[0]
          ? row.printedName || named[0].name
          : BLANK_NAME;
    const units = memberId !== null && named[0]?.unit ? named[0].unit : (entry?.unit?.name ?? [...new Set(named.map(({ unit }) => unit))].filter(Boolean).join(", "));
    const decided = publication.decisionDate?.toISOString().slice(0, 10) ?? "";
    const words: CertificateWords = {
      ...shared,
      name,
      unit: row.unit ? "" : units,
      prize: row.prizeLabel,
      solution: entry?.title ?? "",
      code: entry?.code ?? "",
      field: fieldOf(regulation, entry?.fieldId ?? "")?.name ?? "",
      group: regulation.groups.length > 1 ? (regulation.groups.find(({ id }) => id === entry?.groupId)?.name ?? "") : "",
      number: row.number,
      decision: publication.decisionNumber,
      decisionDate: slashedDate(decided),
      date: dateWords(design.date || decided || localDateOf(row.issuedAt, regulation.timeZone)),
      check: printedCheckCode(row.token),
    };
    const file = slugOf(name === BLANK_NAME ? row.number : `${row.number} ${name}`, 100);
    return {
      id: row.id,
      words,
      link: new URL(paths.certificateCheck(row.token), env().appUrl).href,
      check: `${CHECK_LABEL} ${words.check}`,
      filename: `${file || row.id}.pdf`,
    };
  });
}

/** The authors of these entries as they were sent in. */
export async function authorsOf(tx: Tx, entryIds: readonly string[]): Promise<ReadonlyMap<string, readonly Author[]>> {
  // Only the members: a version may hold many pages of text.
  const rows = await tx.$queryRaw<EntryRow[]>`
    SELECT e."id", v."snapshot"->'members' AS "members"
      FROM "Entry" e JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
     WHERE e."id" = ANY(${[...new Set(entryIds)]})`;
  return new Map(rows.map(({ id, members }) => [id, members ?? []]));
}
