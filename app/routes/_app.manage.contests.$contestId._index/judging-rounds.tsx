import { Link } from "@remix-run/react";
import type { RoundOverview } from "~/judging/progress/overview.server";
import { paths } from "~/paths";
import { Card, ProgressRing, Section, useT, When } from "~/ui";

const WAITS = ["to-answer", "unclosed", "not-begun", "unassigned", "short"] as const;

/** Judging as a whole: each round, and what waits for somebody in it. */
export function JudgingRounds({ rounds, contestId }: { rounds: readonly RoundOverview[]; contestId: string }) {
  const t = useT("steering");
  return (
    <Section title={t("overview.title")}>
      <div className="grid gap-4 md:grid-cols-2">
        {rounds.map((round) => {
          const waiting = WAITS.filter((key) => round.waits[key] > 0);
          return (
            <Card key={round.id} title={round.label}>
              <ProgressRing done={round.done} total={round.total} label={t("overview.sheets")} />
              {round.closesAt ? (
                <p className="mt-3 text-muted">
                  {t("progress.closes")} <When at={round.closesAt} time zone={round.timeZone} />
                </p>
              ) : null}
              {waiting.length > 0 ? (
                <ul className="mt-3 list-disc pl-5" aria-label={t("overview.waits")}>
                  {waiting.map((key) => (
                    <li key={key}>{t(`progress.${key}`, { count: round.waits[key] })}</li>
                  ))}
                </ul>
              ) : (
                <p className="mt-3 text-muted">{t("overview.nothing")}</p>
              )}
              <p className="mt-4">
                <Link to={paths.progress(contestId)}>{t("overview.to-progress")}</Link>
              </p>
            </Card>
          );
        })}
      </div>
    </Section>
  );
}
