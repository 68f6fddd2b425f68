import { formatDecimal, formatInteger, instantToZoned, zonedToInstant } from "~/platform/format";
import type { TextValues } from "~/platform/form";
import type { Language } from "~/platform/language";
import { ACCEPTED_KINDS, MEGABYTE, requiredWindows, type Regulation, type TimelineWindow } from "./regulation";
import { applyAwards, formOfAwards } from "./awards-edit";
import { applyMembers, formOfEntrants } from "./entrant-edit";
import { applySections, formOfSections } from "./question-edit";
import { formOfDeciding } from "./deciding-edit";
import type { PartChange, PartForm } from "./regulation-forms";
import type { RegulationPart } from "./regulation-parts";
import { applyRounds, applyRubric, formOfRounds, formOfRubric } from "./round-edit";
import type { RoundingStage, Rule, TieBreakStep } from "./rule";
import { named } from "./row-ids";
import { windowOf } from "./timeline";

const on = (value: boolean) => (value ? "on" : "");

/** The values that the part's form starts with. */
export function formOfPart(
  regulation: Regulation,
  part: RegulationPart,
  language: Language,
): TextValues {
  const decimal = (value: string) => formatDecimal(value, language);
  const { rule } = regulation;
  switch (part) {
    case "text":
      return {
        title: regulation.title,
        edition: regulation.edition,
        year: String(regulation.year),
        summary: regulation.summary,
        articles: regulation.articles.map((article) => ({ ...article })),
      };
    case "fields":
      return {
        fields: regulation.fields.map((field) => ({
          ...field,
          groupId: regulation.groups.find(({ fieldIds }) => fieldIds.includes(field.id))?.id ?? "",
        })),
        groups: regulation.groups.map(({ id, name }) => ({ id, name })),
        codePattern: regulation.codePattern,
      };
    case "members":
    case "conditions":
    case "consents":
    case "checklist":
      return formOfEntrants(regulation, part);
    case "sections":
      return formOfSections(regulation.sections, language);
    case "attachments":
      return {
        attachments: regulation.attachments.map(
          ({ id, label, help, min, max, accept, maxBytes, namesAuthors }) => ({
            id,
            label,
            help,
            min: String(min),
            max: String(max),
            accept: Object.fromEntries(accept.map((kind) => [kind, "on"])),
            megabytes: String(Math.max(1, Math.round(maxBytes / MEGABYTE))),
            namesAuthors: on(namesAuthors),
          }),
        ),
      };
    case "dates":
      return datesOf(regulation);
    case "rubric":
      return formOfRubric(regulation, decimal);
    case "rounds":
      return formOfRounds(regulation, decimal);
    case "rule":
      return {
        order: rule.combine.order,
        method: rule.combine.method,
        dropLowest: String(rule.combine.dropLowest),
        dropHighest: String(rule.combine.dropHighest),
        minimumSheets: String(rule.combine.minimumSheets),
        combined: stageValues(rule.rounding.combined),
        weighted: stageValues(rule.rounding.weighted),
        total: stageValues(rule.rounding.total),
        tieBreak: rule.tieBreak.map((step) => ({ step: stepText(step) })),
      };
    case "awards":
      return formOfAwards(regulation, language);
    case "deciding":
      return formOfDeciding(regulation.deciding);
    case "prizes":
      return {
        scope: rule.prizes.scope,
        onTie: rule.prizes.onTie,
        levels: rule.prizes.levels.map(({ id, label, quota, minimumScore, amountVnd }) => ({
          id,
          label,
          quota: String(quota),
          minimumScore: minimumScore === undefined ? "" : decimal(minimumScore),
          amountVnd: formatInteger(amountVnd, language),
        })),
      };
  }
}

/** Every window that is needed, also those that have no dates yet. */
function datesOf(regulation: Regulation): TextValues {
  const { timeZone } = regulation;
  return {
    timeZone,
    appealDays: String(regulation.appealDays),
    windows: requiredWindows(regulation).map(({ capability, roundId }) => {
      const window = windowOf(regulation, capability, roundId);
      return {
        capability,
        ...(roundId === undefined ? {} : { roundId }),
        opensAt: window ? instantToZoned(window.opensAt, timeZone) : "",
        closesAt: window ? instantToZoned(window.closesAt, timeZone) : "",
        graceMinutes: String(window?.graceMinutes ?? 0),
      };
    }),
  };
}

function stageValues(stage: RoundingStage | undefined) {
  return { decimals: stage ? String(stage.decimals) : "", mode: stage?.mode ?? "half-up" };
}

/** A step of the tie-break chain as its input names it. */
export function stepText(step: TieBreakStep): string {
  return "id" in step ? `${step.by}:${step.id}` : step.by;
}

function stepOf(written: string): TieBreakStep {
  const [by = "", id = ""] = written.split(":");
  if (by === "criterion" || by === "round") return { by, id };
  return { by: by === "median" || by === "highest-sheet" ? by : "vote" };
}

/** The regulation with one part as its form was filled in; everything else stays. */
export function applyPart(regulation: Regulation, change: PartChange): Regulation {
  switch (change.part) {
    case "text":
      return { ...regulation, ...change.form };
    case "fields":
      return applyFields(regulation, change.form);
    case "members":
      return applyMembers(regulation, change.form);
    case "conditions": {
      const { unitRound, ...conditions } = change.form;
      return { ...regulation, conditions, unitRound };
    }
    case "consents": {
      const { childSafe, purposes, ...ages } = change.form;
      const worded = named(purposes, ({ label }) => label, "purpose");
      return { ...regulation, childSafe, consents: { ...ages, purposes: worded } };
    }
    case "checklist":
      return {
        ...regulation,
        checklist: named(change.form.checklist, ({ label }) => label, "item"),
      };
    case "sections":
      return { ...regulation, sections: applySections(regulation, change.form) };
    case "attachments":
      return {
        ...regulation,
        attachments: change.form.attachments.map(({ megabytes, accept, ...kind }) => ({
          ...kind,
          accept: ACCEPTED_KINDS.filter((name) => accept[name]),
          maxBytes: megabytes * MEGABYTE,
        })),
      };
    case "dates":
      return applyDates(regulation, change.form);
    case "rubric":
      return applyRubric(regulation, change.form);
    case "rounds":
      return applyRounds(regulation, change.form);
    case "rule":
      return applyRule(regulation, change.form);
    case "awards":
      return applyAwards(regulation, change.form);
    case "deciding":
      return { ...regulation, deciding: change.form };
    case "prizes":
      return {
        ...regulation,
        rule: {
          ...regulation.rule,
          prizes: {
            scope: change.form.scope,
            onTie: change.form.onTie,
            levels: change.form.levels.map(({ minimumScore, ...level }) =>
              minimumScore === null ? level : { ...level, minimumScore },
            ),
          },
        },
      };
  }
}

function applyFields(regulation: Regulation, form: PartForm<"fields">): Regulation {
  return {
    ...regulation,
    codePattern: form.codePattern,
    fields: form.fields.map(({ id, code, name }) => ({ id, code, name })),
    groups: form.groups.map(({ id, name }) => ({
      id,
      name,
      fieldIds: form.fields.filter(({ groupId }) => groupId === id).map((field) => field.id),
    })),
  };
}

function applyDates(
  regulation: Regulation,
  { timeZone, windows, appealDays }: PartForm<"dates">,
): Regulation {
  const instant = (wallClock: string) => zonedToInstant(wallClock, timeZone)?.toISOString() ?? "";
  // The input shows minutes: a time that nobody touched keeps its seconds.
  const unlessSame = (before: string | undefined, wallClock: string) =>
    before !== undefined &&
    timeZone === regulation.timeZone &&
    instantToZoned(before, timeZone) === wallClock
      ? before
      : instant(wallClock);
  return {
    ...regulation,
    timeZone,
    appealDays: appealDays ?? regulation.appealDays,
    windows: windows.map(
      ({ capability, roundId, opensAt, closesAt, graceMinutes }): TimelineWindow => {
        const before = windowOf(regulation, capability, roundId);
        return {
          capability,
          ...(roundId === undefined ? {} : { roundId }),
          opensAt: unlessSame(before?.opensAt, opensAt),
          closesAt: unlessSame(before?.closesAt, closesAt),
          graceMinutes,
        };
      },
    ),
  };
}

function applyRule(regulation: Regulation, form: PartForm<"rule">): Regulation {
  const stage = ({ decimals, mode }: { decimals: number | null; mode: RoundingStage["mode"] }) =>
    decimals === null ? undefined : { decimals, mode };
  const rounding: Rule["rounding"] = {};
  for (const name of ["combined", "weighted", "total"] as const) {
    const value = stage(form[name]);
    if (value) rounding[name] = value;
  }
  return {
    ...regulation,
    rule: {
      ...regulation.rule,
      combine: {
        order: form.order,
        method: form.method,
        dropLowest: form.dropLowest,
        dropHighest: form.dropHighest,
        minimumSheets: form.minimumSheets,
      },
      rounding,
      tieBreak: form.tieBreak.map(({ step }) => stepOf(step)),
    },
  };
}
