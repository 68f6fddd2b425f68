import { questionsOf } from "~/contests/regulation";
import type { Fault } from "~/platform/result";
import { isOpenPart } from "../dossier-parts";
import { drawnValues } from "./draft-form";
import type { DraftValues } from "./draft-values";
import type { EntryContent } from "../entry-content";
import type { EntryRules } from "../entry-facts";
import type { Progress } from "./progress";

type PlainKind = "general" | "main" | "origin" | "supporters" | "files" | "send";

/** One thing at a time: what a step of the guided form asks for. */
export type GuideStep =
  | { readonly id: string; readonly kind: PlainKind }
  | { readonly id: string; readonly kind: "member"; readonly memberId: string; readonly index: number }
  | { readonly id: string; readonly kind: "question"; readonly questionId: string };

/** The steps through a dossier, in the order of the form; of a supplement only what it leaves open. */
export function guideSteps(
  rules: EntryRules,
  content: EntryContent,
  openParts: readonly string[] | null,
): GuideStep[] {
  const { conditions } = rules;
  const isAnyOpen = (...parts: string[]) => parts.some((part) => isOpenPart(openParts, part));
  const asksOrigin =
    (conditions.createdSince !== null && isAnyOpen("createdOn")) ||
    (conditions.provinces.length > 0 && isAnyOpen("province")) ||
    (conditions.repeats !== "not-asked" && isAnyOpen("repeat"));
  const one = (kind: PlainKind, when: boolean) => (when ? [{ id: kind, kind }] : []);
  return [
    ...one("general", isAnyOpen("title", "fieldId", "divisionId")),
    ...(isAnyOpen("members") ? content.members : []).map(
      ({ id }, index) => ({ id: `member-${id}`, kind: "member", memberId: id, index }) as const,
    ),
    ...one("main", content.members.length > 1 && isAnyOpen("members")),
    ...one("supporters", rules.members.maxSupporters > 0 && isAnyOpen("supporters")),
    ...one("origin", asksOrigin),
    ...questionsOf(rules, content.divisionId)
      .filter(({ id }) => isAnyOpen(`answers.${id}`))
      .map(({ id }) => ({ id: `question-${id}`, kind: "question", questionId: id }) as const),
    ...one("files", rules.attachments.some(({ id }) => isAnyOpen(`files.${id}`))),
    ...one("send", true),
  ];
}

/** What a step draws, and so may change. */
export function drawnInStep(
  step: GuideStep,
  rules: EntryRules,
  content: EntryContent,
  openParts: readonly string[] | null,
): DraftValues {
  const all = Object.entries(drawnValues(rules, content, openParts));
  return Object.fromEntries(all.filter(([path]) => isDrawn(step, path)));
}

function isDrawn(step: GuideStep, path: string): boolean {
  switch (step.kind) {
    case "general":
      return ["title", "fieldId", "divisionId"].includes(path);
    case "main":
      return path === "mainMember";
    case "origin":
      return ["createdOn", "province"].includes(path) || path.startsWith("repeat.");
    case "member":
      return path === `members.${step.memberId}`;
    case "supporters":
      return path.startsWith("supporters");
    case "question":
      return path === `answers.${step.questionId}`;
    case "files":
    case "send":
      return false;
  }
}

/** Whether something that a step asks for is missing or wrong. */
export function isMissing(step: GuideStep, { missing }: Progress): boolean {
  return missing.some(({ item }) => {
    switch (step.kind) {
      case "general":
        return ["title", "fieldId", "divisionId"].includes(item);
      case "main":
        return item === "members";
      case "origin":
        return ["createdOn", "province"].includes(item) || item.startsWith("repeat");
      case "member":
        return item === `members.${step.index}` || (item === "members" && step.index === 0);
      case "supporters":
        return item.startsWith("supporters");
      case "question":
        return item === `answers.${step.questionId}`;
      case "files":
        return item.startsWith("files.");
      case "send":
        return false;
    }
  });
}

/** What is wrong or missing in a step, by the names of its own fields. */
export function faultsOf(
  step: GuideStep,
  { members }: Pick<EntryContent, "members">,
  faults: readonly Fault[],
): Fault[] {
  return faults.flatMap((fault) => {
    const { path } = fault;
    if (step.kind === "member") {
      const own = `members.${step.index}.`;
      if (path === "members" && members.length === 1) return [{ ...fault, path: "" }];
      return path.startsWith(own) ? [{ ...fault, path: `members.0.${path.slice(own.length)}` }] : [];
    }
    if (stepOf(path, members.length) !== step.kind) return [];
    if (step.kind === "question" && !isWithin(path, `answers.${step.questionId}`)) return [];
    return [step.kind === "main" ? { ...fault, path: "mainMember" } : fault];
  });
}

/** The step in which a fault is mended. */
export function stepOfFault<S extends GuideStep>(
  steps: readonly S[],
  content: Pick<EntryContent, "members">,
  fault: Fault,
): S | undefined {
  return steps.find((step) => faultsOf(step, content, [fault]).length > 0);
}

/** The kind of step in which a fault is mended. */
function stepOf(path: string, members: number): GuideStep["kind"] {
  const [head = ""] = path.split(".");
  if (path === "members" && members > 1) return "main";
  if (head === "members") return "member";
  if (head === "supporters" || head === "files") return head;
  if (head === "answers") return "question";
  return head === "createdOn" || head === "province" || head === "repeat" ? "origin" : "general";
}

const isWithin = (path: string, whole: string) => path === whole || path.startsWith(`${whole}.`);

/** Where to go on: the first step that lacks something, else the last one. */
export function nextToDo(steps: readonly GuideStep[], progress: Progress): GuideStep | undefined {
  return steps.find((step) => isMissing(step, progress)) ?? steps.at(-1);
}
