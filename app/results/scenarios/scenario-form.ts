import { z } from "zod";
import { decimalInput, integer, optional, requiredText, rows, text } from "~/contests/form-fields";
import { validateRule, type Rule } from "~/contests/rule";
import type { TextValues } from "~/platform/form";
import { version } from "~/platform/version";
import type { ScenarioLevel } from "./scenario";

/*
 * What the forms of a scenario post. Numbers are posted by level and place: a place is a group where prizes are given by
 * group, else the contest as a whole, whose group is "".
 */

const name = requiredText(120);
const note = text(2000);

/** `source`: the scenario that the new one is a copy of; "": what holds now. */
export const createForm = z.object({ name, note, source: z.string().max(60).default("") });

export const renameForm = z.object({ version, name, note });

const numbers = { quota: integer(0, 10_000), minimumScore: optional(decimalInput) };
const placeSchema = z.object({ group: z.string().max(200).default(""), ...numbers });
const levelSchema = z.object({ id: z.string().max(200), places: rows(placeSchema, 200) });

/** The places of a scenario's levels, in their order: its groups, or the contest as a whole. */
export function placesOf(levels: readonly ScenarioLevel[]): readonly (string | null)[] {
  const groups = levels[0]?.groups.map(({ group }) => group) ?? [];
  return groups.length > 0 ? groups : [null];
}

/** A scenario as its form shows it. */
export function typedLevels(levels: readonly ScenarioLevel[], print: (decimal: string) => string) {
  const typed = (group: string, quota: number, minimumScore: string | null) => ({
    group,
    quota: String(quota),
    minimumScore: minimumScore === null ? "" : print(minimumScore),
  });
  return levels.map(({ id, quota, minimumScore, groups }) => ({
    id,
    places:
      groups.length > 0
        ? groups.map((own) => typed(own.group, own.quota, own.minimumScore))
        : [typed("", quota, minimumScore)],
  }));
}

type Place = z.output<typeof placeSchema>;

/** The scenario with other numbers in its places; null where `places` are not those of the scenario. */
function withPlaces(
  levels: readonly ScenarioLevel[],
  posted: readonly { readonly id: string; readonly places: readonly Place[] }[],
): ScenarioLevel[] | null {
  const groups = placesOf(levels);
  const fits =
    posted.length === levels.length &&
    posted.every(
      ({ id, places }, at) =>
        id === levels[at]?.id &&
        places.length === groups.length &&
        places.every(({ group }, place) => group === (groups[place] ?? "")),
    );
  if (!fits) return null;
  return levels.map((level, at) => {
    const places = posted[at]?.places ?? [];
    const [first] = places;
    if (level.groups.length > 0) return { ...level, groups: places };
    return first ? { ...level, quota: first.quota, minimumScore: first.minimumScore } : level;
  });
}

/** The numbers of a scenario, checked as the regulation's are: a lower level may not ask for more than the one above. */
export function levelsForm(rule: Rule, levels: readonly ScenarioLevel[]) {
  return z
    .object({ version, levels: rows(levelSchema, 30) })
    .transform(({ version: seen, levels: posted }, context) => {
      const changed = withPlaces(levels, posted);
      if (!changed) {
        context.addIssue({ code: "custom", message: "invalid" });
        return z.NEVER;
      }
      for (const { level, place, code } of faultsOfLevels(rule, changed)) {
        const path = ["levels", level, "places", place, "minimumScore"];
        context.addIssue({ code: "custom", path, message: code });
      }
      return { version: seen, levels: changed };
    });
}

/** What `validateRule` says of the least scores as they come to hold in each place. */
function faultsOfLevels(rule: Rule, levels: readonly ScenarioLevel[]) {
  return placesOf(levels).flatMap((_, place) => {
    const inPlace = rule.prizes.levels.map(({ id, label, quota, amountVnd }) => {
      const level = levels.find((each) => each.id === id);
      const minimumScore = (level?.groups[place] ?? level)?.minimumScore ?? null;
      return { id, label, quota, amountVnd, ...(minimumScore !== null && { minimumScore }) };
    });
    const faults = validateRule({ ...rule, prizes: { ...rule.prizes, levels: inPlace } });
    return faults.flatMap(({ code, path: [part, list, level, field] }) =>
      part === "prizes" && list === "levels" && field === "minimumScore" && typeof level === "number"
        ? [{ level, place, code }]
        : [],
    );
  });
}

/**
 * What has been typed so far, to play it at each keystroke: a field that cannot be read keeps its number from `levels`, and
 * `unread` counts these.
 */
export function levelsTyped(
  levels: readonly ScenarioLevel[],
  values: TextValues,
): { readonly levels: readonly ScenarioLevel[]; readonly unread: number } {
  let unread = 0;
  const read = <T,>(schema: z.ZodType<T>, typed: unknown, before: T): T => {
    const parsed = schema.safeParse(typed);
    if (!parsed.success) unread += 1;
    return parsed.success ? parsed.data : before;
  };
  const posted = listIn(values, "levels");
  const typed = levels.map((level, at) => {
    const places = listIn(posted[at], "places");
    const own = (before: { quota: number; minimumScore: string | null }, place: number) => ({
      quota: read(numbers.quota, textIn(places[place], "quota"), before.quota),
      minimumScore: read(
        numbers.minimumScore,
        textIn(places[place], "minimumScore"),
        before.minimumScore,
      ),
    });
    return level.groups.length > 0
      ? { ...level, groups: level.groups.map((each, place) => ({ ...each, ...own(each, place) })) }
      : { ...level, ...own(level, 0) };
  });
  return { levels: typed, unread };
}

function listIn(values: unknown, key: string): readonly unknown[] {
  const list = (values as Record<string, unknown> | undefined)?.[key];
  return Array.isArray(list) ? list : [];
}

function textIn(values: unknown, key: string): string {
  const value = (values as Record<string, unknown> | undefined)?.[key];
  return typeof value === "string" ? value : "";
}

/** The committee's vote. `version` is the contest's: a vote that passes makes its next result. */
export const voteForm = z
  .object({
    version,
    votesFor: integer(0, 1000),
    votesAgainst: integer(0, 1000),
    votesTotal: integer(1, 1000),
    meetingId: z.string().max(60).default(""),
    reason: text(2000),
  })
  .superRefine(({ votesFor, votesAgainst, votesTotal }, context) => {
    if (votesFor + votesAgainst > votesTotal)
      context.addIssue({ code: "custom", path: ["votesTotal"], message: "more-votes-than-voters" });
  });

export type CreateForm = z.output<typeof createForm>;
export type RenameForm = z.output<typeof renameForm>;
export type LevelsForm = z.output<ReturnType<typeof levelsForm>>;
export type VoteForm = z.output<typeof voteForm>;
