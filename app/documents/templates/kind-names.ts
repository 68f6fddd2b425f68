import type { Composed } from "../official/contents";
import type { OfficialKind } from "../official/kinds";
import { COMMON, type Printed } from "./names/common-template";
import { INVITATION, MINUTES } from "./names/meeting-names-template";
import { ELIGIBILITY, JUDGE_SUMMARY, PANEL_SUMMARY, PANELS } from "./names/panel-names-template";
import { prizeNames } from "./names/prize-names-template";
import { REPORT } from "./names/report-names-template";
import { dataOf, type Data, type Placeholder, type Shape } from "./placeholder";

/** A public notice says neither points nor ranks. */
const PRIZES = { internal: prizeNames(true), public: prizeNames(false) };

const NAMES = {
  eligibility: ELIGIBILITY,
  panels: PANELS,
  invitation: INVITATION,
  minutes: MINUTES,
  "judge-summary": JUDGE_SUMMARY,
  "panel-summary": PANEL_SUMMARY,
  proposal: PRIZES.internal,
  provisional: PRIZES.public,
  prizes: PRIZES.internal,
  report: REPORT,
} as const satisfies Record<OfficialKind, readonly Placeholder<never>[]>;

/** All placeholders of a kind of document, those that every document has first. */
export function shapesOf(kind: OfficialKind): Shape[] {
  return [...COMMON, ...NAMES[kind]].map(({ shape }) => shape);
}

/** The values of all placeholders of a document. */
export function valuesOf({ frame, contents }: Composed): Data {
  const values = <F>(names: readonly Placeholder<Printed<F>>[], facts: F) => {
    const printed = { frame, facts };
    return new Map([...dataOf(COMMON, printed), ...dataOf(names, printed)]);
  };
  switch (contents.kind) {
    case "eligibility":
      return values(NAMES.eligibility, contents.facts);
    case "panels":
      return values(NAMES.panels, contents.facts);
    case "invitation":
    case "minutes":
      return values(NAMES[contents.kind], contents.facts);
    case "judge-summary":
      return values(NAMES["judge-summary"], contents.facts);
    case "panel-summary":
      return values(NAMES["panel-summary"], contents.facts);
    case "proposal":
    case "provisional":
    case "prizes":
      return values(NAMES[contents.kind], contents.facts);
    case "report":
      return values(NAMES.report, contents.facts);
  }
}
