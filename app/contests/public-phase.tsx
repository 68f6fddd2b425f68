import { Badge, type Tone } from "~/ui/status";
import { useT } from "~/ui/i18n";
import { remaining } from "~/ui/remaining";
import { When } from "~/ui/values";
import type { PublicContest } from "./contest.server";
import type { PublicPhase } from "./timeline";

const TONES: Record<PublicPhase, Tone> = {
  announced: "neutral",
  open: "success",
  judging: "info",
  closed: "info",
  published: "neutral",
};

export function PhaseBadge({ phase }: { phase: PublicPhase }) {
  const t = useT("public");
  return <Badge tone={TONES[phase]}>{t(`phase.${phase}`)}</Badge>;
}

type Dated = Pick<PublicContest, "phase" | "submitOpensAt" | "submitClosesAt" | "publishedAt" | "timeZone">;

/** The date that matters in the phase: when entries may come, until when and how long that is, when results came. */
export function PhaseDate({ contest, now }: { contest: Dated; now: string }) {
  const t = useT("public");
  const { phase, submitOpensAt, submitClosesAt, publishedAt, timeZone } = contest;
  switch (phase) {
    case "announced":
      return (
        <>
          {t("date.opens")} <When at={submitOpensAt} time zone={timeZone} />
        </>
      );
    case "open":
      return (
        <>
          {t("date.closes")} <When at={submitClosesAt} time zone={timeZone} />
          <Left until={submitClosesAt} now={now} />
        </>
      );
    case "judging":
    case "closed":
      return (
        <>
          {t("date.closed")} <When at={submitClosesAt} zone={timeZone} />
        </>
      );
    case "published":
      return publishedAt ? (
        <>
          {t("date.published")} <When at={publishedAt} zone={timeZone} />
        </>
      ) : null;
  }
}

function Left({ until, now }: { until: string; now: string }) {
  const t = useT("common");
  const left = remaining(until, now);
  return left ? (
    <strong className="font-semibold text-ink"> ({t(`remaining.${left.unit}`, { count: left.count })})</strong>
  ) : null;
}
