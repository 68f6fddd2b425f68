import { z } from "zod";
import { formatDecimal, formatInteger, instantToZoned, zonedToInstant } from "~/platform/format";
import type { TextValues } from "~/platform/form";
import type { Language } from "~/platform/language";
import { AMONG, type SpecialPrize } from "./deciding";
import { decimalInput, dong, integer, optional, rowId, rows, text, wallClock } from "./form-fields";
import type { Regulation } from "./regulation";
import { named } from "./row-ids";
import { NO_PRIZE, UNDECIDED } from "./rule";

/* What is given besides the prizes of the rule: special prizes, collective prizes, points for votes of the public. */

/** How a special prize finds who gets it, as its input names it; of a field "field:<id>". */
export const SPECIAL_RULES = ["youngest", "oldest", "most-entries", "ethnic-minority", "committee"] as const;
const RULE = new RegExp(`^(${SPECIAL_RULES.join("|")}|field:[a-z0-9][a-z0-9-]*)$`);

const points = decimalInput.refine((value) => !value.startsWith("-"), "negative-points");

const VOTE_INPUTS = ["opensAt", "closesAt", "votesPerPerson", "max", "decimals"] as const;

const voteForm = z
  .object({
    opensAt: optional(wallClock),
    closesAt: optional(wallClock),
    votesPerPerson: optional(integer(1, 100)),
    max: optional(points),
    decimals: optional(integer(0, 6)),
    mode: z.enum(["half-up", "half-even", "down"]).default("half-up"),
    summaryQuestionId: z.string().max(60).default(""),
  })
  // Without a time there is no vote; with one, all of it is said.
  .superRefine((vote, context) => {
    if (vote.opensAt === null && vote.closesAt === null) return;
    for (const name of VOTE_INPUTS)
      if (vote[name] === null) context.addIssue({ code: "custom", path: [name], message: "required" });
  });

export const awardsForm = z.object({
  specialPrizes: rows(
    z.object({
      id: rowId,
      label: text(300),
      count: integer(1, 10_000),
      amountVnd: dong,
      sponsor: text(300),
      among: z.enum(AMONG),
      rule: z.string().regex(RULE),
    }),
    30,
  ),
  points: z.object({ entry: points, eligible: points, promotionMax: points }),
  levelPoints: rows(z.object({ id: rowId, points }), 30),
  collective: rows(
    z.object({
      id: rowId,
      label: text(300),
      count: integer(0, 10_000),
      minimumPoints: optional(points),
      amountVnd: dong,
    }),
    10,
  ),
  publicVote: voteForm,
});

export const AWARDS_BLANKS = {
  specialPrizes: {
    id: "new",
    label: "",
    count: "1",
    amountVnd: "0",
    sponsor: "",
    among: "judged",
    rule: "committee",
  },
  collective: { id: "new", label: "", count: "1", minimumPoints: "", amountVnd: "0" },
};

/** The values that the form of what is given besides starts with. */
export function formOfAwards(regulation: Regulation, language: Language): TextValues {
  const { collective, publicVote, rule, specialPrizes, timeZone } = regulation;
  const written = (value: string) => formatDecimal(value, language);
  const given = collective?.points;
  return {
    specialPrizes: specialPrizes.map(({ rule: finds, count, amountVnd, ...prize }) => ({
      ...prize,
      count: String(count),
      amountVnd: formatInteger(amountVnd, language),
      rule: finds.by === "field" ? `field:${finds.fieldId}` : finds.by,
    })),
    points: {
      entry: written(given?.entry ?? "1"),
      eligible: written(given?.eligible ?? "1"),
      promotionMax: written(given?.promotionMax ?? "0"),
    },
    levelPoints: rule.prizes.levels.map(({ id }) => ({ id, points: written(given?.levels[id] ?? "0") })),
    collective: (collective?.levels ?? []).map(({ id, label, count, minimumPoints, amountVnd }) => ({
      id,
      label,
      count: String(count),
      minimumPoints: minimumPoints === null ? "" : written(minimumPoints),
      amountVnd: formatInteger(amountVnd, language),
    })),
    publicVote: {
      opensAt: publicVote ? instantToZoned(publicVote.opensAt, timeZone) : "",
      closesAt: publicVote ? instantToZoned(publicVote.closesAt, timeZone) : "",
      votesPerPerson: String(publicVote?.votesPerPerson ?? 1),
      max: written(rule.publicVote?.max ?? "20"),
      decimals: String(rule.publicVote?.decimals ?? 1),
      mode: rule.publicVote?.mode ?? "half-up",
      summaryQuestionId: publicVote?.summaryQuestionId ?? "",
    },
  };
}

/** The regulation with the part as it was filled in. Collective prizes are there where one is listed, a vote where it has a time. */
export function applyAwards(regulation: Regulation, form: z.output<typeof awardsForm>): Regulation {
  const taken = new Set([NO_PRIZE, UNDECIDED, ...regulation.rule.prizes.levels.map(({ id }) => id)]);
  for (const { id } of form.collective) taken.add(id);
  const specialPrizes = named(form.specialPrizes, ({ label }) => label, "special", taken);
  const levels = named(form.collective, ({ label }) => label, "collective", taken);
  const { publicVote: _before, ...rule } = regulation.rule;
  const instant = (local: string | null) => zonedToInstant(local ?? "", regulation.timeZone)?.toISOString();
  const { votesPerPerson, max, decimals, mode, summaryQuestionId } = form.publicVote;
  const opensAt = instant(form.publicVote.opensAt);
  const closesAt = instant(form.publicVote.closesAt);
  const votes = opensAt !== undefined && closesAt !== undefined;
  return {
    ...regulation,
    specialPrizes: specialPrizes.map(({ rule: finds, ...prize }) => ({ ...prize, rule: ruleOf(finds) })),
    collective:
      levels.length === 0
        ? null
        : {
            points: {
              ...form.points,
              levels: Object.fromEntries(form.levelPoints.map(({ id, points: given }) => [id, given])),
            },
            levels,
          },
    publicVote: votes
      ? {
          opensAt,
          closesAt,
          votesPerPerson: votesPerPerson ?? 1,
          ...(summaryQuestionId !== "" && { summaryQuestionId }),
        }
      : null,
    rule: votes ? { ...rule, publicVote: { max: max ?? "0", decimals: decimals ?? 0, mode } } : rule,
  };
}

function ruleOf(written: string): SpecialPrize["rule"] {
  const [by = "", fieldId = ""] = written.split(":");
  if (by === "field") return { by, fieldId };
  return { by: SPECIAL_RULES.find((known) => known === by) ?? "committee" };
}

/** Questions whose answer may be read by those who vote: texts. */
export function summaryQuestions({ sections }: Pick<Regulation, "sections">): { id: string; label: string }[] {
  return sections.flatMap(({ questions }) =>
    questions
      .filter(({ kind }) => kind === "short-text" || kind === "long-text")
      .map(({ id, label }) => ({ id, label })),
  );
}
