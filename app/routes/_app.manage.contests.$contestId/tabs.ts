import { whyNotReadContest } from "~/contests/contest-policy";
import type { ContestState } from "~/contests/timeline";
import { whyNotReadDocuments } from "~/documents/official/official-policy";
import { whyNotListEntries } from "~/entries/entry-policy";
import { whyNotScanForContest } from "~/entries/papers/paper-policy";
import { whyNotSeeDecisions } from "~/entries/screening/screening-policy";
import { whyNotSeeLikeness } from "~/entries/similarity/similarity-policy";
import { whyNotReadProgress } from "~/judging/judging-policy";
import { paths } from "~/paths";
import { whyNotSeePeople } from "~/people/people-policy";
import type { Standing } from "~/people/standing";
import { whyNotSeeRounds } from "~/results/advance-policy";
import { whyNotSeeTally } from "~/results/result-policy";

export interface Tab {
  readonly key:
    | "overview"
    | "regulation"
    | "entries"
    | "papers"
    | "similar"
    | "decision"
    | "panels"
    | "progress"
    | "rounds"
    | "results"
    | "documents"
    | "people";
  readonly to: string;
  /** Only the exact page is this tab. */
  readonly end?: boolean;
  /** Pages of the same work that stand elsewhere: the first word of their address within the contest. */
  readonly also?: readonly string[];
}

/** Whether the page is this tab's or one of those that it leads to. */
export function isCurrent({ to, end = false, also = [] }: Tab, contestId: string, pathname: string): boolean {
  if (end) return pathname === to;
  return [to, ...also.map((page) => `${paths.manageContest(contestId)}/${page}`)].some(
    (prefix) => pathname === prefix || pathname.startsWith(`${prefix}/`),
  );
}

/** The pages of a contest that this person may open. A draft has no entries, panels and results yet. */
export function tabsFor(
  standing: Standing,
  { id: contestId, state, rounds }: { id: string; state: ContestState; rounds: number },
): Tab[] {
  const read = !whyNotReadContest(standing);
  const runs = state !== "DRAFT";
  const progress = runs && !whyNotReadProgress(standing);
  const tabs: (Tab & { readonly shown: boolean })[] = [
    { key: "overview", to: paths.manageContest(contestId), end: true, shown: read },
    { key: "regulation", to: paths.editRegulation(contestId), shown: read },
    {
      key: "entries",
      to: paths.screening(contestId),
      also: ["dossiers"],
      shown: runs && !whyNotListEntries(standing),
    },
    {
      key: "papers",
      to: paths.contestPapers(contestId),
      shown: runs && !whyNotScanForContest(standing),
    },
    { key: "similar", to: paths.similar(contestId), shown: runs && !whyNotSeeLikeness(standing) },
    {
      key: "decision",
      to: paths.eligibility(contestId),
      shown: runs && !whyNotSeeDecisions(standing),
    },
    {
      key: "panels",
      to: paths.panels(contestId),
      also: ["assignment", "conflicts", "judges"],
      shown: progress,
    },
    { key: "progress", to: paths.progress(contestId), also: ["severity"], shown: progress },
    {
      key: "rounds",
      to: paths.rounds(contestId),
      shown: rounds > 1 && !whyNotSeeRounds(standing, { contestState: state }),
    },
    {
      key: "results",
      to: paths.tally(contestId),
      also: ["publication", "complaints", "corrections", "scenarios", "meetings", "approval", "awards", "vote", "forwarding"],
      shown: !whyNotSeeTally(standing, { contestState: state }),
    },
    {
      key: "documents",
      to: paths.documents(contestId),
      also: ["certificates", "report"],
      shown: runs && !whyNotReadDocuments(standing),
    },
    { key: "people", to: paths.contestPeople(contestId), shown: !whyNotSeePeople(standing) },
  ];
  return tabs.filter(({ shown }) => shown).map(({ shown: _, ...tab }) => tab);
}
