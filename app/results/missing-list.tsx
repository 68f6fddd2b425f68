import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { Alert, useT } from "~/ui";
import type { ClosingFault } from "./closing";

/** How many missing things of one kind are named before the rest is counted. */
const NAMED = 30;

/** Where each kind of missing thing is mended. */
const PLACES: Readonly<Record<ClosingFault["code"], (contestId: string) => string>> = {
  unscreened: (contestId) => paths.screening(contestId),
  "no-panel": paths.panels,
  "panel-open": paths.panels,
  "sheet-missing": paths.progress,
  "too-few-judges": paths.panels,
  "interest-undecided": (contestId) => paths.conflicts(contestId),
  "line-open": paths.rounds,
  "not-on-line": paths.rounds,
  "line-outdated": paths.rounds,
};

export interface MissingNames {
  readonly judges: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, string>>;
  /** Empty where the contest has one round, which then need not be named. */
  readonly rounds: Readonly<Record<string, string>>;
}

/** Everything that is missing, by kind, each kind with the way to where it is mended. */
export function MissingList({
  contestId,
  missing,
  names,
}: {
  contestId: string;
  missing: readonly ClosingFault[];
  names: MissingNames;
}) {
  const t = useT("results");
  const kinds = [...new Set(missing.map(({ code }) => code))];
  const inRound = (round: string, text: string) => {
    const name = names.rounds[round];
    return name ? t("closing.in-round", { round: name, text }) : text;
  };
  const line = (fault: ClosingFault): string => {
    switch (fault.code) {
      case "unscreened":
        return t("closing.item.unscreened", { entry: fault.entry });
      case "no-panel":
      case "panel-open":
        return inRound(fault.round, names.groups[fault.group] ?? fault.group);
      case "line-open":
        return names.rounds[fault.round] ?? fault.round;
      case "interest-undecided": {
        const judge = names.judges[fault.judge] ?? fault.judge;
        return inRound(fault.round, t("closing.item.interest-undecided", { entry: fault.entry, judge }));
      }
      case "sheet-missing":
      case "too-few-judges":
      case "not-on-line":
      case "line-outdated":
        return inRound(fault.round, t(`closing.item.${fault.code}`, { ...fault }));
    }
  };
  const lines = (faults: readonly ClosingFault[]): string[] => [
    ...sheetsByJudge(faults).map(({ round, judge, entries }) =>
      inRound(
        round,
        t("closing.item.sheet-missing", {
          judge: names.judges[judge] ?? judge,
          count: entries.length,
          entries: entries.join(", "),
        }),
      ),
    ),
    ...faults.filter(({ code }) => code !== "sheet-missing").map(line),
  ];
  return (
    <div className="space-y-4">
      {kinds.map((kind) => {
        const faults = missing.filter(({ code }) => code === kind);
        const named = lines(faults);
        return (
          <Alert key={kind} tone="warning" title={t(`closing.${kind}`, { count: faults.length })}>
            <ul className="list-disc pl-5">
              {named.slice(0, NAMED).map((text) => (
                <li key={text}>{text}</li>
              ))}
              {named.length > NAMED ? (
                <li>{t("closing.more", { count: named.length - NAMED })}</li>
              ) : null}
            </ul>
            <p className="mt-3">
              <Link to={PLACES[kind](contestId)}>{t(`closing.go.${kind}`)}</Link>
            </p>
          </Alert>
        );
      })}
    </div>
  );
}

interface Owed {
  readonly round: string;
  readonly judge: string;
  readonly entries: string[];
}

/** Missing sheets by the judge who owes them. */
function sheetsByJudge(faults: readonly ClosingFault[]): Owed[] {
  const owed = new Map<string, Owed>();
  for (const fault of faults) {
    if (fault.code !== "sheet-missing") continue;
    const { round, judge, entry } = fault;
    const key = `${round} ${judge}`;
    const there = owed.get(key);
    if (there) there.entries.push(entry);
    else owed.set(key, { round, judge, entries: [entry] });
  }
  return [...owed.values()];
}
