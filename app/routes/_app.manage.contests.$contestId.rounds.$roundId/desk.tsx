import { useState } from "react";
import { formOfAdvance } from "~/contests/round-edit";
import { LineFields } from "~/contests/line-fields";
import { groupOf } from "~/contests/row-list";
import type { Advance } from "~/contests/round";
import { paths } from "~/paths";
import { parseForm, type TextValues } from "~/platform/form";
import { formatDecimal } from "~/platform/format";
import type { Fault } from "~/platform/result";
import { drawLine, sameLine } from "~/results/advance";
import { lookForm } from "~/results/advance-form";
import { gateOpen } from "~/results/gate/gate";
import type { RoundPage } from "~/results/round-page.server";
import { Alert, AppForm, LinkButton, Section, SubmitButton, useLanguage, useT } from "~/ui";
import { GroupTables } from "./group-tables";
import { Lock } from "./lock";
import { wantedOf, type Look } from "./look";
import { Summary } from "./summary";

const LOOK = "look";

/** The ranking of a round with a line to try, and below it the line to lock. */
export function Desk({
  page,
  look,
  faults,
  values,
}: {
  page: RoundPage;
  look: Look;
  faults?: readonly Fault[];
  values?: TextValues;
}) {
  const t = useT("rounds");
  const language = useLanguage();
  const lineText = useLineText();
  // Without script the address says what is looked at; with it the page follows what is typed.
  const [cut, setCut] = useState(look.cut);
  const [wanted, setWanted] = useState<ReadonlyMap<string, boolean>>(() => wantedOf(look));
  const { next, own, rows, groups, contestId, round } = page;
  const lines = drawLine(rows, next ? cut : { by: "all" }, wanted);
  const typed = look.faulty?.values ?? {
    line: formOfAdvance(look.cut, (decimal) => formatDecimal(decimal, language)),
  };
  const read = (form: HTMLFormElement | null) => {
    const asked = form && parseForm(lookForm, new FormData(form));
    if (asked?.ok) setCut(asked.value.line);
  };
  const want = (entry: string, advances: boolean | null) =>
    setWanted((before) => {
      const after = new Map(before);
      if (advances === null) after.delete(entry);
      else after.set(entry, advances);
      return after;
    });
  const shown = groups.some(({ withheld }) => withheld === null);
  return (
    <>
      {next && shown ? (
        <Section title={t("look.title")} lead={t("look.lead")}>
          <AppForm
            method="get"
            id={LOOK}
            schema={lookForm}
            namespace="contests"
            faults={look.faulty?.faults}
            values={typed}
            className="max-w-2xl"
            preventScrollReset
          >
            <p>{t("look.own", { line: lineText(own) })}</p>
            <div onChange={(event) => read((event.target as HTMLInputElement).form)}>
              <LineFields path="line" values={groupOf(typed.line)} />
            </div>
            <div className="actions">
              <SubmitButton variant="secondary">{t("look.submit")}</SubmitButton>
              {sameLine(own, cut) && wanted.size === 0 ? null : (
                <LinkButton
                  to={paths.round(contestId, round.id)}
                  variant="quiet"
                  preventScrollReset
                  reloadDocument
                >
                  {t("look.to-own")}
                </LinkButton>
              )}
            </div>
          </AppForm>
          <Summary lines={lines} groups={groups} next={next.label} />
        </Section>
      ) : null}
      {next && gateOpen(page.gate) && page.whyNot === null ? (
        <Lock page={page} cut={cut} lines={lines} faults={faults} values={values} />
      ) : null}
      {groups.map(({ id, name, withheld }) =>
        withheld ? (
          <Section key={id} title={name}>
            <Alert title={t(`withheld.${withheld}`)} />
          </Section>
        ) : null,
      )}
      <GroupTables
        lines={lines}
        groups={groups}
        titles={page.titles}
        line={next ? { cut, form: LOOK, want } : null}
      />
    </>
  );
}

/** A line in words. */
export function useLineText(): (line: Advance) => string {
  const t = useT("rounds");
  const language = useLanguage();
  return (line) => {
    switch (line.by) {
      case "top":
        return t(`line.top-${line.onTie}`, { count: line.count });
      case "minimum":
        return t("line.minimum", { score: formatDecimal(line.score, language) });
      case "all":
      case "list":
        return t(`line.${line.by}`);
    }
  };
}
