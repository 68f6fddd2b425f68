import {
  entrySnapshotSchema,
  type EntryContent,
  type EntrySnapshot,
  type Member,
} from "./entry-content";

/*
 * Drafts and versions are stored as they were written; versions are never rewritten, since a hash stands over them.
 * What an older form did not ask is empty here.
 */

type Old = Record<string, unknown>;

/** A stored draft of any version in today's shape. */
export function readContent(json: unknown): EntryContent {
  const { sections, ...stored } = json as Old;
  return {
    divisionId: "",
    supporters: [],
    createdOn: "",
    province: "",
    repeat: { entered: "", won: "", improved: "" },
    ...stored,
    members: ((stored["members"] ?? []) as Old[]).map(readMember),
    answers: stored["answers"] ?? sections ?? {},
  } as unknown as EntryContent;
}

/** A stored version in today's shape; its hash is that of what is stored, not of this. */
export function readSnapshot(json: unknown): EntrySnapshot {
  return readContent(json) as EntrySnapshot;
}

function readMember(member: Old, index: number): Member {
  return { ...NOTHING_ASKED, main: index === 0, ...member } as Member;
}

const NOTHING_ASKED = {
  gender: "",
  className: "",
  role: "",
  occupation: "",
  phone: "",
  email: "",
  ethnicity: "",
} as const;

/** Whether what is stored is a version of a dossier at all, for those who look for damage. */
export function checkSnapshot(json: unknown) {
  const whole = typeof json === "object" && json !== null;
  return entrySnapshotSchema.safeParse(whole ? readSnapshot(json) : json);
}
