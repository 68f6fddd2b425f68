import type { EntryRules } from "~/entries/entry-facts";
import { allQuestions } from "~/entries/entry-content";
import type { Question } from "~/contests/regulation";
import { searchKey } from "~/platform/vietnamese";
import type { SentForm, SentQuestion } from "./manifest";

export const MAPPED = ["fields", "divisions", "questions", "attachments"] as const;
export type MappedList = (typeof MAPPED)[number];

/** For each part of the other form the part of ours that takes it; "" where nothing does. */
export type Mapping = Readonly<Record<MappedList, Readonly<Record<string, string>>>>;

/** How a pair was found: under one id and name, by its name alone, by its id alone; null: it was not. */
export type MatchedBy = "same" | "name" | "id" | null;

/** A part of the other form that has to find its place, with where it may go. */
export interface MappedPart {
  readonly list: MappedList;
  readonly id: string;
  readonly label: string;
  readonly by: MatchedBy;
  readonly options: readonly { readonly id: string; readonly label: string }[];
}

type Rules = Pick<EntryRules, "fields" | "divisions" | "sections" | "attachments">;

interface Part {
  readonly id: string;
  readonly label: string;
  readonly fits: (own: OwnPart) => boolean;
}
interface OwnPart {
  readonly id: string;
  readonly label: string;
  readonly kind: Question["kind"] | null;
}

/** Every part of the other form with what could take it, and the mapping that the names suggest. */
export function proposeMapping(sent: SentForm, rules: Rules): { readonly parts: readonly MappedPart[]; readonly mapping: Mapping } {
  const pairs = MAPPED.map((list) => ({ list, found: matched(theirs(sent, list), ours(rules, list)) }));
  return {
    parts: pairs.flatMap(({ list, found }) =>
      found.map(({ part, by, options }) => ({ list, id: part.id, label: part.label, by, options })),
    ),
    mapping: Object.fromEntries(
      pairs.map(({ list, found }) => [list, Object.fromEntries(found.map(({ part, to }) => [part.id, to]))]),
    ) as unknown as Mapping,
  };
}

/** What was chosen, wherever it is one of the options; the rest as proposed. One place takes one question only: the first. */
export function chosenMapping(
  { parts, mapping }: ReturnType<typeof proposeMapping>,
  chosen: (list: MappedList, id: string) => string | null,
): Mapping {
  const taken = new Set<string>();
  const entries = parts.map(({ list, id, options }) => {
    const asked = chosen(list, id);
    const wanted = asked === null ? (mapping[list][id] ?? "") : options.some((own) => own.id === asked) ? asked : "";
    const place = `${list} ${wanted}`;
    const to = list === "questions" && wanted !== "" && taken.has(place) ? "" : wanted;
    taken.add(place);
    return { list, id, to };
  });
  return Object.fromEntries(
    MAPPED.map((list) => [
      list,
      Object.fromEntries(entries.filter((one) => one.list === list).map(({ id, to }) => [id, to])),
    ]),
  ) as unknown as Mapping;
}

/** Whether an answer to a question of one kind can stand under one of another: under the same, or written out as text. */
export function canTake(own: Question["kind"], sent: string): boolean {
  return own === sent || own === "long-text" || (own === "short-text" && sent !== "table");
}

function theirs(sent: SentForm, list: MappedList): Part[] {
  const anywhere = () => true;
  switch (list) {
    case "fields":
      return sent.fields.map(({ id, name }) => ({ id, label: name, fits: anywhere }));
    case "divisions":
      return sent.divisions.map(({ id, name }) => ({ id, label: name, fits: anywhere }));
    case "attachments":
      return sent.attachments.map(({ id, label }) => ({ id, label, fits: anywhere }));
    case "questions":
      return questionsOf(sent).map(({ id, label, kind }) => ({
        id,
        label,
        fits: (own) => own.kind !== null && canTake(own.kind, kind),
      }));
  }
}

export function questionsOf({ sections }: SentForm): SentQuestion[] {
  return sections.flatMap(({ questions }) => questions);
}

function ours(rules: Rules, list: MappedList): OwnPart[] {
  switch (list) {
    case "fields":
      return rules.fields.map(({ id, name }) => ({ id, label: name, kind: null }));
    case "divisions":
      return rules.divisions.map(({ id, name }) => ({ id, label: name, kind: null }));
    case "attachments":
      return rules.attachments.map(({ id, label }) => ({ id, label, kind: null }));
    case "questions":
      return allQuestions(rules).map(({ id, label, kind }) => ({ id, label, kind }));
  }
}

/** Those that are the same first, then those of one name, then those of one id; nothing takes two. */
function matched(sent: readonly Part[], own: readonly OwnPart[]) {
  const to = new Map<Part, { readonly own: OwnPart; readonly by: MatchedBy }>();
  const free = new Set(own);
  const key = ({ label }: { readonly label: string }) => searchKey(label);
  const rules: readonly [MatchedBy, (part: Part, one: OwnPart) => boolean][] = [
    ["same", (part, one) => part.id === one.id && key(part) === key(one)],
    ["name", (part, one) => key(part) === key(one)],
    ["id", (part, one) => part.id === one.id],
  ];
  for (const [by, isPair] of rules)
    for (const part of sent) {
      if (to.has(part)) continue;
      const found = [...free].find((one) => part.fits(one) && isPair(part, one));
      if (!found) continue;
      to.set(part, { own: found, by });
      free.delete(found);
    }
  return sent.map((part) => {
    const found = to.get(part);
    const options = own.filter((one) => part.fits(one)).map(({ id, label }) => ({ id, label }));
    return { part, to: found?.own.id ?? "", by: found?.by ?? null, options };
  });
}
