import { Alert, useT } from "~/ui";

/** Where a page ends without its form: who has it, for those who only read. */
export function OnlySeen({ whyNot }: { whyNot: string | null }) {
  const t = useT("gate");
  return whyNot === "role" ? <Alert title={t("only-seen")} /> : null;
}
