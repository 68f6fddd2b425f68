import { Link } from "@remix-run/react";
import { toneOfState } from "~/entries/present";
import { paths } from "~/paths";
import { lastMinute } from "~/platform/format";
import { Alert, Countdown, useT, When } from "~/ui";
import type { EntryPage } from "./route";

/** What the state means for the person, and until when they can do something about it. */
export function Status({ entry }: { entry: EntryPage }) {
  const t = useT("entries");
  const { state, latestScreening, list, timeZone } = entry;
  const decided = state === "INELIGIBLE" || state === "SUPPLEMENT_REQUESTED";
  const due = state === "SUPPLEMENT_REQUESTED" ? latestScreening?.dueAt : null;
  return (
    <Alert tone={toneOfState(state)} title={t(`state.${state}`)}>
      {list ? (
        <>
          <p>
            {list.until ? (
              <>
                {t("listHelp.until")} <When at={lastMinute(list.until)} time zone={timeZone} />.
              </>
            ) : (
              t("listHelp.over")
            )}
          </p>
          <p className="mt-2">
            <Link className="link" to={paths.results(list.slug)}>
              {t("listHelp.see")}
            </Link>
          </p>
        </>
      ) : (
        <p>{t(helpOf(entry))}</p>
      )}
      {decided && latestScreening?.reason ? (
        <p className="mt-2 whitespace-pre-line">
          <strong>{t("view.reason")}: </strong>
          {latestScreening.reason}
        </p>
      ) : null}
      {due ? (
        <p className="mt-2">
          <strong>{t("view.dueAt")}: </strong>
          <When at={due} time zone={timeZone} /> (<Countdown until={due} now={entry.now} />)
        </p>
      ) : null}
      {state === "WITHDRAWN" && entry.withdrawnAt ? (
        <p className="mt-2">
          {t("view.withdrawnAt")} <When at={entry.withdrawnAt} time zone={timeZone} />
        </p>
      ) : null}
      {due ? null : <Deadline entry={entry} />}
    </Alert>
  );
}

function helpOf({ state, contestState, told }: EntryPage): string {
  if (told) return "notInResultHelp";
  return state === "ELIGIBLE" && contestState !== "OPEN" ? "judgedHelp" : `stateHelp.${state}`;
}

function Deadline({ entry }: { entry: EntryPage }) {
  const { state, whyNotEdit, closesAt, timeZone, now } = entry;
  const t = useT("entries");
  if (!closesAt || (whyNotEdit !== null && whyNotEdit !== "too-late")) return null;
  return (
    <p className="mt-2">
      {t(deadlineLabel(state, whyNotEdit === null))} <When at={closesAt} time zone={timeZone} />
      {whyNotEdit === null ? (
        <>
          {" "}
          (<Countdown until={closesAt} now={now} />)
        </>
      ) : null}
    </p>
  );
}

/** A draft is to be sent in; what was sent in may still be changed. */
function deadlineLabel(state: EntryPage["state"], isOpen: boolean): string {
  if (state === "DRAFT") return isOpen ? "view.dueDraft" : "view.closedDraft";
  return isOpen ? "view.until" : "view.closedAt";
}
