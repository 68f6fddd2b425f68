import { fieldOf, type AttachmentKind, type Regulation } from "~/contests/regulation";
import { formatLocalDate } from "~/platform/format";
import { provinceOf } from "~/platform/provinces";
import type { EntryContent, Member } from "../entry-content";

/** What the registration form (phiếu đăng ký dự thi) shows of a dossier, as it is printed. */
export interface PaperForm {
  readonly contestTitle: string;
  readonly edition: string;
  readonly title: string;
  readonly fieldName: string;
  readonly divisionName: string;
  readonly createdOn: string;
  readonly provinceName: string;
  readonly unitName: string;
  readonly repeat: { readonly entered: string; readonly won: string; readonly improved: string };
  readonly members: readonly PaperMember[];
  readonly supporters: readonly {
    readonly name: string;
    readonly unit: string;
    readonly role: string;
    readonly contact: string;
  }[];
}

export interface PaperMember {
  readonly name: string;
  readonly birthDate: string;
  /** "male", "female", "other" or "". */
  readonly gender: string;
  /** Only with the consent that stands for it. */
  readonly ethnicity: string;
  readonly unit: string;
  readonly className: string;
  readonly work: string;
  readonly contact: string;
  readonly share: string;
  readonly main: boolean;
}

/** The form of a dossier as it stands. `mayShowEthnicity` knows the consents. */
export function paperForm(
  regulation: Regulation,
  content: EntryContent,
  unitName: string,
  mayShowEthnicity: (member: Member) => boolean,
): PaperForm {
  const contestTitle = line(regulation.title);
  const { repeats } = regulation.conditions;
  return {
    contestTitle,
    edition: line(regulation.edition),
    title: line(content.title),
    fieldName: fieldOf(regulation, content.fieldId)?.name ?? "",
    divisionName: regulation.divisions.find(({ id }) => id === content.divisionId)?.name ?? "",
    createdOn: formatLocalDate(content.createdOn.trim()),
    provinceName: provinceOf(content.province)?.name ?? "",
    unitName: line(unitName),
    repeat: repeats === "not-asked" ? { entered: "", won: "", improved: "" } : content.repeat,
    members: mainFirst(content.members).map((member) => ({
      name: line(member.name),
      birthDate: formatLocalDate(member.birthDate.trim()),
      gender: member.gender,
      ethnicity: mayShowEthnicity(member) ? line(member.ethnicity) : "",
      unit: line(member.unit),
      className: line(member.className),
      work: listed(member.occupation, member.role),
      contact: listed(member.phone, member.email),
      share: regulation.members.contribution ? line(member.share).replace(".", ",") : "",
      main: member.main,
    })),
    supporters: content.supporters.map(({ name, unit, role, phone, email }) => ({
      name: line(name),
      unit: line(unit),
      role: line(role),
      contact: listed(phone, email),
    })),
  };
}

/**
 * The kind of file that the signed form is: the first that names the authors and may be a PDF. A regulation with
 * several such kinds lists the form before the others.
 */
export function signedFormKind({
  attachments,
}: Pick<Regulation, "attachments">): AttachmentKind | null {
  const takesPdf = attachments.filter(
    ({ namesAuthors, accept }) => namesAuthors && accept.includes("pdf"),
  );
  return takesPdf[0] ?? null;
}

function mainFirst(members: readonly Member[]): Member[] {
  return [...members.filter(({ main }) => main), ...members.filter(({ main }) => !main)];
}

function line(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

function listed(...parts: readonly string[]): string {
  return parts.map(line).filter(Boolean).join("\n");
}
