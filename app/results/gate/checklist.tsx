import { Link } from "@remix-run/react";
import { useShareWords } from "~/contests/share-words";
import { paths } from "~/paths";
import { formatDateTime, lastMinute } from "~/platform/format";
import { Badge, useT } from "~/ui";
import type { CheckedNames } from "./checked-names.server";
import { placesOf, type GateFault, type GatePlace, type GatePoint } from "./gate";

/** How many things of one point are named before the rest is counted. */
const NAMED = 30;

const PLACES: Readonly<Record<GatePlace, (contestId: string) => string>> = {
  screening: (contestId) => paths.screening(contestId),
  panels: paths.panels,
  progress: paths.progress,
  conflicts: (contestId) => paths.conflicts(contestId),
  differences: paths.differences,
  rounds: paths.rounds,
  meetings: paths.meetings,
  corrections: (contestId) => paths.corrections(contestId),
  prizes: paths.tally,
  awards: paths.awards,
  "public-vote": paths.publicVoteDesk,
  scenarios: paths.scenarios,
  approval: paths.approval,
  publication: paths.publication,
  complaints: paths.complaints,
};

/** Every point with its state in a word, what is open of it, and the way to where that is mended. */
export function Checklist({
  contestId,
  points,
  names,
  timeZone,
}: {
  contestId: string;
  points: readonly GatePoint[];
  names: CheckedNames;
  timeZone: string;
}) {
  const t = useT("gate");
  const lines = useFaultLines(names, timeZone);
  const asked = points.filter(({ state }) => state !== "not-asked");
  return (
    <ul className="divide-y divide-line border-y border-line">
      {asked.map((point) => {
        const named = lines(point.faults);
        const places = placesOf(point).filter((place) => !names.closed.includes(place));
        return (
          <li key={point.id} className="py-4">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <span className="font-medium">{t(`point.${point.id}`)}</span>
              {point.state === "met" ? (
                <Badge tone="success">{t("met")}</Badge>
              ) : (
                <Badge tone="warning">{t("open", { count: point.faults.length })}</Badge>
              )}
            </p>
            {named.length > 0 ? (
              <>
                <ul className="mt-2 list-disc pl-5">
                  {named.slice(0, NAMED).map((text) => (
                    <li key={text}>{text}</li>
                  ))}
                  {named.length > NAMED ? (
                    <li>{t("more", { count: named.length - NAMED })}</li>
                  ) : null}
                </ul>
                <p className="mt-2 flex flex-wrap gap-x-6 gap-y-2">
                  {places.map((place) => (
                    <Link key={place} className="link" to={PLACES[place](contestId)}>
                      {t(`go.${place}`)}
                    </Link>
                  ))}
                </p>
              </>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** The faults of a point as lines of text; missing sheets by the judge who owes them. */
function useFaultLines(names: CheckedNames, timeZone: string) {
  const t = useT("gate");
  const words = useShareWords();
  const inRound = (round: string, text: string) => {
    const name = names.rounds[round];
    return name ? t("in-round", { round: name, text }) : text;
  };
  const group = (id: string) => names.groups[id] ?? id;
  const line = (fault: GateFault): string => {
    switch (fault.code) {
      case "unscreened":
        return t("fault.entry", { entry: fault.entry });
      case "prize-undecided":
        return fault.entry === null ? t("fault.undecided-elsewhere") : t("fault.entry", { entry: fault.entry });
      case "no-panel":
      case "panel-open":
        return inRound(fault.round, t(`fault.${fault.code}`, { group: group(fault.group) }));
      case "no-panel-meeting":
        return inRound(fault.round, t("fault.no-panel-meeting", { group: group(fault.group), share: words(fault.share) }));
      case "line-open":
        return t("fault.line-open", { round: names.rounds[fault.round] ?? fault.round });
      case "interest-undecided": {
        const judge = names.judges[fault.judge] ?? fault.judge;
        return inRound(fault.round, t("fault.interest-undecided", { entry: fault.entry, judge }));
      }
      case "difference-open":
        return inRound(
          fault.round,
          fault.entry === null ? t("fault.difference-elsewhere") : t("fault.entry", { entry: fault.entry }),
        );
      case "sheet-missing":
      case "too-few-judges":
      case "judges-below-round":
      case "not-on-line":
      case "line-outdated":
        return inRound(fault.round, t(`fault.${fault.code}`, { ...fault }));
      case "step-open":
      case "step-waiting":
      case "step-sent-back": {
        const text = t(`fault.${fault.code}`, { step: fault.step });
        const panels = fault.panels.flatMap((id) => names.panels[id] ?? []);
        return panels.length > 0 ? t("fault.of-panels", { text, panels: panels.join(", ") }) : text;
      }
      case "complaints-running":
        return t("fault.complaints-running", { until: formatDateTime(lastMinute(fault.until), timeZone) });
      case "public-vote-open":
        return t("fault.public-vote-open", { until: formatDateTime(fault.until, timeZone) });
      case "no-vote":
        return t(fault.outdated ? "fault.no-vote-since" : "fault.no-vote", { share: words(fault.share) });
      case "no-committee-meeting":
        return t("fault.no-committee-meeting", { share: words(fault.share) });
      case "award-open":
      case "award-outdated":
      case "collective-open":
      case "awards-not-held":
      case "correction-open":
      case "no-provisional":
      case "prize-lost":
      case "complaint-open":
        return t(`fault.${fault.code}`, { ...fault });
    }
  };
  return (faults: readonly GateFault[]): string[] => [
    ...sheetsByJudge(faults).map(({ round, judge, entries }) =>
      inRound(
        round,
        t("fault.sheet-missing", {
          judge: names.judges[judge] ?? judge,
          count: entries.length,
          entries: entries.join(", "),
        }),
      ),
    ),
    ...new Set(faults.filter(({ code }) => code !== "sheet-missing").map(line)),
  ];
}

interface Owed {
  readonly round: string;
  readonly judge: string;
  readonly entries: string[];
}

/** Missing sheets by the judge who owes them. */
function sheetsByJudge(faults: readonly GateFault[]): Owed[] {
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
