import { paths } from "~/paths";
import { Section, useT } from "~/ui";

/** The contest's registers as spreadsheets; those that there are not yet say when. */
export function Registers({
  contestId,
  registers,
}: {
  contestId: string;
  registers: readonly { readonly kind: string; readonly whyNot: string | null }[];
}) {
  const t = useT("official");
  return (
    <Section title={t("registers.title")} lead={t("registers.lead")}>
      <ul className="grid gap-3">
        {registers.map(({ kind, whyNot }) => (
          <li key={kind}>
            {whyNot === null ? (
              <a className="link inline-block py-1" href={paths.register(contestId, kind)} download>
                {t("registers.file", { name: t(`registers.kind.${kind}`) })}
              </a>
            ) : (
              <>
                {t(`registers.kind.${kind}`)}
                <span className="block text-sm text-muted">
                  {t(whyNot === "state" ? "registers.later" : "registers.withheld")}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
