import { useId, type ReactNode } from "react";

export interface Bar {
  readonly label: ReactNode;
  readonly value: number;
  /** The value as it is read, with what part it is of all. */
  readonly text: string;
}

/** Bars below each other, each with its label and number as text; the drawing itself is for the eye alone. */
export function BarChart({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const id = useId();
  const highest = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <figure className="grid gap-3" aria-labelledby={id}>
      <figcaption id={id} className="font-semibold">
        {title}
      </figcaption>
      <ul className="grid gap-2">
        {bars.map(({ label, value, text }, index) => (
          <li key={index}>
            <span className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
              <span className="min-w-0 break-words">{label}</span>
              <span className="figures">{text}</span>
            </span>
            <svg viewBox="0 0 100 4" preserveAspectRatio="none" className="h-2.5 w-full" aria-hidden="true">
              <rect width="100" height="4" className="fill-line" opacity="0.5" />
              <rect width={(100 * value) / highest} height="4" className="fill-accent" />
            </svg>
          </li>
        ))}
      </ul>
    </figure>
  );
}
