import { formatDate, formatDateTime, formatDecimal, formatDong, formatInteger } from "~/platform/format";
import { useLanguage } from "./i18n";

/** Integer đồng. */
export function Money({ dong }: { dong: number }) {
  return <span className="figures whitespace-nowrap">{formatDong(dong, useLanguage())}</span>;
}

/** An instant in the contest's zone: its date, with `time` also the hour and minute, with `seconds` as on a receipt. */
export function When({
  at,
  time = false,
  seconds = false,
  zone,
}: {
  at: Date | string;
  time?: boolean;
  seconds?: boolean;
  zone?: string;
}) {
  return (
    <time className="figures whitespace-nowrap" dateTime={new Date(at).toISOString()}>
      {time || seconds ? formatDateTime(at, zone, { seconds }) : formatDate(at, zone)}
    </time>
  );
}

/** A decimal string with the language's decimal sign. */
export function Decimal({ value }: { value: string }) {
  return <span className="figures">{formatDecimal(value, useLanguage())}</span>;
}

/** A whole number with the language's grouping. */
export function Count({ value }: { value: number }) {
  return <span className="figures">{formatInteger(value, useLanguage())}</span>;
}
