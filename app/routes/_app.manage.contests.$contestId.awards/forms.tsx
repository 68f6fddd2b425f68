import type { ReactNode } from "react";
import type { Fault } from "~/platform/result";
import type { AwardDesk, WhomView } from "~/results/awards/award-desk.server";
import { emptyForm, withdrawForm } from "~/results/awards/award-form";
import { AppForm, HiddenField, SubmitButton, TextAreaField, useT } from "~/ui";

export type Desk = Omit<AwardDesk, "withdrawn"> & {
  withdrawn: readonly (Omit<AwardDesk["withdrawn"][number], "at"> & { at: Date | string })[];
};

/** What was typed into a form of the page, by its name, with what was wrong. */
export type Typed = (form: string) => {
  readonly faults: readonly Fault[];
  readonly values: Readonly<Record<string, unknown>>;
};

/** What each form sends besides: which one it is, the contest as it was seen, and where to go on. */
export function Sent({ desk, form, at }: { desk: Desk; form: string; at: string }) {
  return (
    <>
      <HiddenField name="form" value={form} />
      <HiddenField name="version" value={desk.contest.version} />
      <HiddenField name="at" value={at} />
    </>
  );
}

/** Something that is seldom done, folded until it is; open while it has faults. */
export function Folded({ label, open, children }: { label: ReactNode; open: boolean; children: ReactNode }) {
  return (
    <details open={open}>
      <summary className="cursor-pointer py-2 font-medium text-accent">{label}</summary>
      <div className="card mt-2">{children}</div>
    </details>
  );
}

/** Taking a decision back, with its reason. */
export function Withdraw({ desk, awardId, at, typed }: { desk: Desk; awardId: string; at: string; typed: Typed }) {
  const t = useT("awards");
  const form = `withdraw ${awardId}`;
  const { faults, values } = typed(form);
  return (
    <Folded label={t("withdraw.open")} open={faults.length > 0}>
      <AppForm schema={withdrawForm} namespace="awards" faults={faults} values={values}>
        <Sent desk={desk} form={form} at={at} />
        <HiddenField name="awardId" value={awardId} />
        <TextAreaField name="reason" label={t("field.reason")} rows={2} required />
        <SubmitButton intent="withdraw" variant="danger">
          {t("withdraw.submit")}
        </SubmitButton>
      </AppForm>
    </Folded>
  );
}

/** That the places left of a prize stay empty. */
export function LeaveEmpty({ desk, prizeId, typed }: { desk: Desk; prizeId: string; typed: Typed }) {
  const t = useT("awards");
  const form = `empty ${prizeId}`;
  const { faults, values } = typed(form);
  return (
    <Folded label={t("empty.open")} open={faults.length > 0}>
      <AppForm schema={emptyForm} namespace="awards" faults={faults} values={values}>
        <Sent desk={desk} form={form} at={`prize-${prizeId}`} />
        <HiddenField name="prizeId" value={prizeId} />
        <TextAreaField name="reason" label={t("field.reason")} rows={2} required />
        <SubmitButton intent="empty" variant="secondary">
          {t("empty.submit")}
        </SubmitButton>
      </AppForm>
    </Folded>
  );
}

/** Who gets, or may get, a prize: the author, the entry or the unit. */
export function Whom({ whom }: { whom: WhomView }) {
  const { person, code, title, unit } = whom;
  if (unit) return <span className="font-medium">{unit}</span>;
  return (
    <>
      {person ? <span className="block font-medium">{person}</span> : null}
      <span className={person ? "block text-sm text-muted" : "font-medium"}>
        {code} · {title}
      </span>
    </>
  );
}
