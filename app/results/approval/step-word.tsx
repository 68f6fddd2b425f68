import { formatLocalDate } from "~/platform/format";
import { Badge, useT, When, type Tone } from "~/ui";
import type { StepState } from "./approval";
import type { ApprovalView } from "./approvals.server";

const TONES: Readonly<Record<StepState, Tone>> = {
  signed: "success",
  open: "warning",
  waiting: "neutral",
  "sent-back": "danger",
};

/** Where a step stands, in a word. */
export function StepBadge({ state }: { state: StepState }) {
  const t = useT("approval");
  return <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>;
}

/** One signature, or that the result was sent back: by whom, on which paper, why. */
export function StepWord({
  word,
  panel,
  timeZone,
}: {
  word: ApprovalView;
  panel: string | null;
  timeZone: string;
}) {
  const t = useT("approval");
  const { outcome, reason, paperNumber, paperDate, signer, by, at } = word;
  return (
    <div>
      <p>
        <Badge tone={outcome === "SIGNED" ? "success" : "danger"}>{t(`done.${outcome}`)}</Badge>{" "}
        {panel ? `${panel}. ` : null}
        {signer}
      </p>
      {paperNumber && paperDate ? (
        <p>{t("paper", { number: paperNumber, date: formatLocalDate(paperDate) })}</p>
      ) : null}
      {reason ? <p className="whitespace-pre-line">{reason}</p> : null}
      <p className="text-muted">
        {t("recorded", { by })} <When at={at} time zone={timeZone} />
      </p>
    </div>
  );
}
