import type { ReactNode } from "react";
import { useT } from "./i18n";

const RADIUS = 20;
const AROUND = 2 * Math.PI * RADIUS;

/** How much of a queue is done: a ring to look at, the numbers to read. */
export function ProgressRing({ done, total, label }: { done: number; total: number; label: string }) {
  const t = useT("common");
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <div className="flex items-center gap-4">
      <svg viewBox="0 0 48 48" className="size-14 shrink-0 -rotate-90" aria-hidden="true">
        <circle cx="24" cy="24" r={RADIUS} className="ring-track" />
        {share > 0 ? (
          <circle
            cx="24"
            cy="24"
            r={RADIUS}
            className="ring-done"
            strokeDasharray={`${share * AROUND} ${AROUND}`}
          />
        ) : null}
      </svg>
      <div>
        <p className="figures text-xl leading-tight font-semibold" aria-hidden="true">
          {done} <span className="font-normal text-muted">/ {total}</span>
        </p>
        <p className="text-sm text-muted" aria-hidden="true">
          {label}
        </p>
        <span className="sr-only">{t("progress", { label, done, total })}</span>
      </div>
    </div>
  );
}

/** A small distribution: one bar per bin. `label` says in words what it shows. */
export function Histogram({
  bins,
  label,
}: {
  bins: readonly { readonly count: number; readonly label: string }[];
  label: string;
}) {
  const highest = Math.max(1, ...bins.map((bin) => bin.count));
  const description = `${label}: ${bins.map((bin) => `${bin.label} (${bin.count})`).join(", ")}`;
  return (
    <svg
      role="img"
      aria-label={description}
      viewBox={`0 0 ${bins.length * 12} 32`}
      preserveAspectRatio="none"
      className="h-8 w-full max-w-48"
    >
      {bins.map((bin, index) => {
        const height = bin.count === 0 ? 1 : 3 + (bin.count / highest) * 27;
        return (
          <rect
            key={index}
            x={index * 12 + 1}
            y={32 - height}
            width={10}
            height={height}
            rx={1}
            className={bin.count === 0 ? "fill-line" : "fill-accent"}
          />
        );
      })}
    </svg>
  );
}

/** Places to fill, taken ones filled. `label` says it in words. */
export function Places({ taken, total, label }: { taken: number; total: number; label: string }) {
  return (
    <span className="places" role="img" aria-label={label}>
      {Array.from({ length: Math.max(total, taken) }, (_, index) => (
        <span key={index} className={index < taken ? "place place-taken" : "place"} />
      ))}
    </span>
  );
}

/** What to do, in order. */
export function Steps({
  steps,
}: {
  steps: readonly { readonly title: ReactNode; readonly text?: ReactNode }[];
}) {
  return (
    <ol className="steps">
      {steps.map((step, index) => (
        <li key={index} className="step">
          <span className="step-number figures" aria-hidden="true">
            {index + 1}
          </span>
          <div className="min-w-0">
            <p className="font-semibold">{step.title}</p>
            {step.text ? <div className="mt-1 text-muted">{step.text}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
