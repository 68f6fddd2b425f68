import { Badge, useT, type Tone } from "~/ui";

type Level = "high" | "middle" | "low";

const TONES: Readonly<Record<Level, Tone>> = { high: "warning", middle: "info", low: "neutral" };

/** From these thousandths on a likeness is called high, or middle. */
const HIGH = 800;
const MIDDLE = 600;

function levelOf(score: number): Level {
  return score >= HIGH ? "high" : score >= MIDDLE ? "middle" : "low";
}

/** A score of 0 to 1000 as of a hundred: nobody reads more into it. */
export function outOf100(score: number): number {
  return Math.round(score / 10);
}

/** How alike two solutions are, as a word and a number. */
export function ScoreBadge({ score }: { score: number }) {
  const t = useT("similarity");
  const level = levelOf(score);
  return (
    <Badge tone={TONES[level]}>
      {t(`level.${level}`)}{" "}
      <span className="figures">{t("score-of", { score: outOf100(score) })}</span>
    </Badge>
  );
}
