import { formatDecimal } from "~/platform/format";
import { useLanguage } from "~/ui";

/** Writes a number as the language does, to one decimal or as many as asked for. */
export function usePoints(): (value: number, decimals?: number) => string {
  const language = useLanguage();
  return (value, decimals = 1) => {
    const text = formatDecimal(Math.abs(value).toFixed(decimals), language);
    return value < 0 && Number(value.toFixed(decimals)) !== 0 ? `−${text}` : text;
  };
}
