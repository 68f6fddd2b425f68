import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import type { Refusal } from "~/people/refusal";
import type { CheckedNames } from "~/results/gate/checked-names.server";
import { Checklist } from "~/results/gate/checklist";
import { gateOpen, type GatePoint } from "~/results/gate/gate";
import { Alert, AppForm, Confirmation, HiddenField, Section, SubmitButton, useT, When } from "~/ui";

/** Before closing: what must be met, with all that is open; then the button. */
export function Closing({
  contest,
  points,
  names,
  timeZone,
  whyNot,
  from,
}: {
  contest: { id: string; version: number };
  points: readonly GatePoint[];
  names: CheckedNames;
  timeZone: string;
  whyNot: Refusal | null;
  /** When it may be closed, by the timeline. */
  from: string | null;
}) {
  const t = useT("results");
  return (
    <>
      <Section title={t("closing.title")} lead={t("closing.lead")}>
        {/* Who only reads here is told what is missing, not what is not theirs. */}
        {whyNot === "not-yet" && from ? (
          <Alert title={t("refusal:short.not-yet")}>
            {t("closing.from")} <When at={from} time zone={timeZone} />.{" "}
            <Link className="link" to={paths.editRegulation(contest.id)}>
              {t("closing.timeline")}
            </Link>
          </Alert>
        ) : whyNot && whyNot !== "role" ? (
          <Alert title={t(`refusal:short.${whyNot}`)}>
            {t([`refusal:help.${whyNot}`, "refusal:help.other"])}
          </Alert>
        ) : null}
        {gateOpen(points) && !whyNot ? (
          <AppForm>
            <p>{t("closing.ready")}</p>
            <HiddenField name="version" value={contest.version} />
            <Confirmation label={t("closing.submit")} warning={t("closing.warning")}>
              <SubmitButton intent="close">{t("closing.confirm")}</SubmitButton>
            </Confirmation>
          </AppForm>
        ) : null}
      </Section>
      <Section title={t("gate:title")} lead={t("gate:lead-close")}>
        <Checklist contestId={contest.id} points={points} names={names} timeZone={timeZone} />
      </Section>
    </>
  );
}
