import { questionById } from "~/contests/regulation";
import { assessEntry } from "~/entries/eligibility/eligibility";
import type { EntryFacts, EntryRules } from "~/entries/entry-facts";
import type { Fault } from "~/platform/result";
import type { Mapping } from "./field-mapping";
import { layOver, type Lost } from "./lay-over";
import type { SentForm } from "./manifest";
import type { SentDossier } from "./sent-dossiers";

/** A part of our form in which something is missing or wrong: by its own name, or one that every dossier has. */
export interface LackingPart {
  readonly label: string;
  /** Catalogue: `forwarding.part.<part>`; "" where there is a label. */
  readonly part: string;
}

/** What taking a dossier in would come to. */
export interface Foreseen {
  readonly lost: readonly Lost[];
  readonly lacking: readonly LackingPart[];
  readonly files: number;
  readonly hasField: boolean;
}

/**
 * What can still be done with an archive. "all-in": each of its dossiers came in by it; "all-there": each is in the
 * contest, some by another archive; "expired": its content is no longer kept. Catalogue: `import.<code>`.
 */
export type LeftInArchive = "open" | "all-in" | "all-there" | "expired";

interface Settled {
  readonly earlier: { readonly own: boolean; readonly samePlace: boolean } | null;
  /** null: it was taken in, and is no longer in the archive. */
  readonly foreseen: Foreseen | null;
}

/** By what is in the contest, too: a run that was given up may have left in the archive what came in. */
export function leftInArchive(dossiers: readonly Settled[]): LeftInArchive {
  if (dossiers.length === 0) return "expired";
  const others = dossiers.filter(({ foreseen, earlier }) => foreseen !== null && !(earlier?.own && earlier.samePlace));
  if (others.length === 0) return "all-in";
  return others.every(isThere) ? "all-there" : "open";
}

/** Whether it is in the contest, by whichever archive: it does not come in twice. */
export function isThere({ earlier, foreseen }: Settled): boolean {
  return foreseen === null || earlier?.samePlace === true;
}

/** null: it was taken in, and is no longer here. */
export function foresee(
  dossier: SentDossier,
  form: SentForm,
  rules: EntryRules,
  mapping: Mapping,
  facts: EntryFacts,
): Foreseen | null {
  const laid = layOver(dossier, form, rules, mapping);
  if (!laid) return null;
  const faults = assessEntry(rules, laid.content, laid.files, facts);
  return { lost: laid.lost, lacking: lackingParts(faults, rules), files: laid.files.length, hasField: laid.hasField };
}

/** The parts of a form that faults are in, each once. */
export function lackingParts(faults: readonly Fault[], rules: Pick<EntryRules, "sections" | "attachments">): LackingPart[] {
  const parts = faults.map(({ path }): LackingPart => {
    const [first = "", second = ""] = path.split(".");
    if (first === "answers") return { label: questionById(rules, second)?.label ?? second, part: "" };
    if (first === "files") return { label: rules.attachments.find(({ id }) => id === second)?.label ?? second, part: "" };
    return { label: "", part: first };
  });
  const seen = new Set<string>();
  return parts.filter(({ label, part }) => {
    const key = `${part} ${label}`;
    return !seen.has(key) && seen.add(key);
  });
}
