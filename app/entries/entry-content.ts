import { z } from "zod";

/** What a draft may hold at most, so that nobody fills the database through a form; the regulation's limits are far below. */
const CAP = { line: 2_000, text: 200_000, members: 100, sections: 100 } as const;

const line = z.string().max(CAP.line);

export const memberSchema = z.object({
  /** Stable within the entry: "m1", "m2" … */
  id: z.string().min(1).max(20),
  name: line,
  /** YYYY-MM-DD; in a draft whatever was typed. */
  birthDate: line,
  /** School, unit or place of living. */
  unit: line,
  /** Percent of the contribution as a decimal string; in a draft whatever was typed. */
  share: line,
});

/** The dossier's content. A draft keeps whatever is typed; `assessEntry` says what is missing. */
export const entryContentSchema = z.object({
  title: line,
  fieldId: line,
  members: z.array(memberSchema).max(CAP.members),
  sections: z
    .record(z.string(), z.string().max(CAP.text))
    .refine((sections) => Object.keys(sections).length <= CAP.sections),
});

export const snapshotAttachmentSchema = z.object({
  id: z.string(),
  kindId: z.string(),
  filename: z.string(),
  sha256: z.string(),
  size: z.number().int(),
  mime: z.string(),
});

/** What was sent in, frozen: the content, its files by SHA-256, and the regulation's revision that it was made under. */
export const entrySnapshotSchema = entryContentSchema.extend({
  attachments: z.array(snapshotAttachmentSchema),
  regulationRevision: z.number().int(),
});

export type Member = z.infer<typeof memberSchema>;
export type EntryContent = z.infer<typeof entryContentSchema>;
export type SnapshotAttachment = z.infer<typeof snapshotAttachmentSchema>;
export type EntrySnapshot = z.infer<typeof entrySnapshotSchema>;

/** What was received and when, as its owner is told. */
export interface Receipt {
  readonly entryId: string;
  readonly code: string;
  readonly number: number;
  readonly submittedAt: Date;
  readonly sha256: string;
}

/** A dossier with nothing in it but rows for as many members as the regulation asks for. */
export function emptyContent(memberRows: number): EntryContent {
  const blank: EntryContent = { title: "", fieldId: "", members: [], sections: {} };
  return Array.from({ length: Math.max(1, memberRows) }).reduce<EntryContent>(addMember, blank);
}

/** The content with one more empty member row at its end. */
export function addMember(content: EntryContent): EntryContent {
  if (content.members.length >= CAP.members) return content;
  const taken = new Set(content.members.map(({ id }) => id));
  let number = content.members.length + 1;
  while (taken.has(`m${number}`)) number++;
  const member = { id: `m${number}`, name: "", birthDate: "", unit: "", share: "" };
  return { ...content, members: [...content.members, member] };
}

/** The content without that member. */
export function removeMember(content: EntryContent, memberId: string): EntryContent {
  return { ...content, members: content.members.filter(({ id }) => id !== memberId) };
}

/** What the sent form holds, by field name: only sections that the regulation has, members in their order. */
export function contentFromForm(
  sectionIds: readonly string[],
  read: (name: string) => string | undefined,
): EntryContent {
  const text = (name: string, cap: number) => clean(read(name) ?? "").slice(0, cap);
  const members: Member[] = [];
  for (let i = 0; i < CAP.members && read(`members.${i}.id`) !== undefined; i++) {
    const id = text(`members.${i}.id`, 20);
    if (!/^m\d+$/.test(id) || members.some((member) => member.id === id)) continue;
    members.push({
      id,
      name: text(`members.${i}.name`, CAP.line),
      birthDate: text(`members.${i}.birthDate`, CAP.line),
      unit: text(`members.${i}.unit`, CAP.line),
      share: text(`members.${i}.share`, CAP.line),
    });
  }
  return {
    title: text("title", CAP.line),
    fieldId: text("fieldId", CAP.line),
    members,
    sections: Object.fromEntries(sectionIds.map((id) => [id, text(`sections.${id}`, CAP.text)])),
  };
}

/** The same content under the names of its form fields. */
export function formFromContent(content: EntryContent): Record<string, string> {
  const values: Record<string, string> = { title: content.title, fieldId: content.fieldId };
  content.members.forEach((member, i) => {
    for (const [key, value] of Object.entries(member)) values[`members.${i}.${key}`] = value;
  });
  for (const [id, value] of Object.entries(content.sections)) values[`sections.${id}`] = value;
  return values;
}

/** Names of the units (schools) that stand behind an entry, each once. */
export function entryUnits(content: Pick<EntryContent, "members">): string[] {
  return [...new Set(content.members.map(({ unit }) => unit.trim()).filter(Boolean))];
}

/** Forms send CRLF and whatever composition the keyboard makes. */
function clean(text: string): string {
  return text.replace(/\r\n?/g, "\n").replaceAll("\u0000", "").normalize("NFC");
}

/** Words as a reader counts them. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
