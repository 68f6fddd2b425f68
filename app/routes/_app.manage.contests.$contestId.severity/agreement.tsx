import type { SeverityView } from "~/results/severity/severity-view";
import { DefinitionList, Section, useT } from "~/ui";
import { usePoints } from "./points";
import { wholePercents } from "./whole-percents";

const PARTS = [
  { part: "entry", fill: "fill-accent", dot: "bg-accent" },
  { part: "judge", fill: "fill-warning", dot: "bg-warning" },
  { part: "residual", fill: "fill-line-strong", dot: "bg-line-strong" },
] as const;

/** How well judges agree, in words first: where the differences come from, and what the statistics say. */
export function Agreement({ view }: { view: SeverityView }) {
  const t = useT("severity");
  const points = usePoints();
  const { reliability, agreement } = view;
  const figures = (["icc2_1", "icc2_k", "kendallW"] as const).flatMap((name) => {
    const value = agreement[name];
    return value === null ? [] : [{ name, value }];
  });
  return (
    <>
      <Section title={t("agreement.title")}>
        <div className="grid gap-4">
          <p className="max-w-3xl">
            {t(`agreement.${reliability?.level ?? "unknown"}`)}{" "}
            {reliability
              ? t("agreement.reliability", { value: points(reliability.value, 2) })
              : null}
          </p>
          <details>
            <summary className="link">{t("agreement.figures")}</summary>
            {figures.length > 0 ? (
              <DefinitionList
                items={figures.map(({ name, value }) => ({
                  term: t(`agreement.${name}`),
                  description: <span className="figures">{points(value, 3)}</span>,
                }))}
              />
            ) : (
              <p className="mt-2 text-muted">{t("agreement.not-crossed")}</p>
            )}
          </details>
        </div>
      </Section>
      <Section title={t("parts.title")} lead={t(view.shares ? "parts.lead" : "parts.none")}>
        {view.shares ? <Shares shares={view.shares} /> : null}
      </Section>
    </>
  );
}

function Shares({ shares }: { shares: NonNullable<SeverityView["shares"]> }) {
  const t = useT("severity");
  const starts = [0, shares.entry, shares.entry + shares.judge];
  const percent = (part: number) => `${(100 * part).toFixed(2)}%`;
  const whole = wholePercents(PARTS.map(({ part }) => shares[part]));
  return (
    <div className="max-w-3xl">
      <svg className="block h-5 w-full" aria-hidden="true">
        {PARTS.map(({ part, fill }, at) => (
          <rect
            key={part}
            x={percent(starts[at] ?? 0)}
            width={percent(shares[part])}
            y="0"
            height="100%"
            className={fill}
          />
        ))}
      </svg>
      <ul className="mt-3 grid gap-1">
        {PARTS.map(({ part, dot }, at) => (
          <li key={part} className="flex items-baseline gap-2">
            <span className={`inline-block size-3 shrink-0 ${dot}`} aria-hidden="true" />
            {t(`parts.${part}`, { percent: whole[at] ?? 0 })}
          </li>
        ))}
      </ul>
    </div>
  );
}
