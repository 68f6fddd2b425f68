import { MOST_BYTES, MOST_CONTENT, MOST_FILES, MOST_FORMS, MOST_JSON, MOST_QUESTIONS } from "./manifest";

/** What is known of an archive before it is made. */
export interface ArchiveSize {
  readonly dossiers: number;
  /** Attachments, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  /** Of all dossiers' contents, and of the largest one; never less than what is written. */
  readonly content: number;
  readonly largestContent: number;
  /** Revisions of the form, their questions, and the length of all of them as JSON. */
  readonly forms: number;
  readonly questions: number;
  readonly formBytes: number;
}

/** Content, form and text of each dossier; the list and the note on what is missing. */
const OWN_FILES = 3;
const LISTS = 2;
/** More than a drawn form has. */
const DRAWN_BYTES = 512 * 1024;
/** More than a file and a dossier take in the list, where each stands on lines of its own. */
const FILE_LINES = 1_000;
const DOSSIER_LINES = 4_000;
/** JSON set on lines is about twice as long. */
const SPREAD = 2;

/** Whether nobody could take the archive in: it is better not made. */
export function isTooLarge(size: ArchiveSize): boolean {
  const files = size.files + OWN_FILES * size.dossiers + LISTS;
  const list = files * FILE_LINES + size.dossiers * DOSSIER_LINES + SPREAD * size.formBytes;
  const bytes = size.bytes + SPREAD * size.content + size.dossiers * DRAWN_BYTES + list;
  return (
    files > MOST_FILES ||
    bytes > MOST_BYTES ||
    list > MOST_JSON ||
    size.content > MOST_CONTENT ||
    size.largestContent > MOST_JSON ||
    size.forms > MOST_FORMS ||
    size.questions > MOST_QUESTIONS
  );
}
