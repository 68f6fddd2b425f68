import { formatDecimal, formatLocalDate } from "~/platform/format";
import type { CandidateView, SpecialView } from "~/results/awards/award-desk.server";
import { byRuleForm, nameForm } from "~/results/awards/award-form";
import {
  AppForm,
  Badge,
  Card,
  HiddenField,
  Money,
  RadioGroupField,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
  useLanguage,
  useT,
} from "~/ui";
import { Folded, LeaveEmpty, Sent, Whom, Withdraw, type Desk, type Typed } from "./forms";

/** One special prize: whom the rule finds, what was decided, and the ways to decide. */
export function Special({ desk, state, typed }: { desk: Desk; state: SpecialView; typed: Typed }) {
  const t = useT("awards");
  const { prize, standing, empty, open } = state;
  const at = `prize-${prize.id}`;
  const mayDecide = desk.whyNot === null;
  return (
    <div id={at} tabIndex={-1}>
      <Card
        title={
          <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            {prize.label}
            <StateOf state={state} />
          </span>
        }
      >
        <p className="text-sm text-muted">
          <RuleOf state={state} /> · {t("prizes", { count: prize.count })} · <Money dong={prize.amountVnd} />
          {prize.sponsor ? <> · {t("contests:awards.says.sponsor", { sponsor: prize.sponsor })}</> : null}
        </p>
        {standing.length > 0 ? (
          <ul className="mt-4 divide-y divide-line border-y border-line">
            {standing.map((award) => (
              <li key={award.id} className="grid gap-2 py-3">
                <div>
                  <Whom whom={award} />
                  <p className="text-sm text-muted">
                    {award.byRule ? t("by-rule") : t("by-committee", { reason: award.reason })}
                  </p>
                  {award.outdated ? <Badge tone="danger">{t("outdated")}</Badge> : null}
                </div>
                {mayDecide ? <Withdraw desk={desk} awardId={award.id} at={at} typed={typed} /> : null}
              </li>
            ))}
          </ul>
        ) : null}
        {empty ? (
          <div className="mt-4 grid gap-2">
            <p>{t("empty.says", { reason: empty.reason })}</p>
            {mayDecide ? <Withdraw desk={desk} awardId={empty.id} at={at} typed={typed} /> : null}
          </div>
        ) : null}
        <Proposals desk={desk} state={state} typed={typed} />
        {mayDecide && !empty && standing.length < prize.count ? (
          <div className="mt-4 grid gap-1">
            <Name desk={desk} state={state} typed={typed} />
            {open > 0 ? <LeaveEmpty desk={desk} prizeId={prize.id} typed={typed} /> : null}
          </div>
        ) : null}
      </Card>
    </div>
  );
}

function StateOf({ state: { open, standing, empty } }: { state: SpecialView }) {
  const t = useT("awards");
  if (open > 0) return <Badge tone="warning">{t("open", { count: open })}</Badge>;
  if (standing.length === 0 && !empty) return <Badge tone="neutral">{t("vacant")}</Badge>;
  return <Badge tone="success">{t("decided")}</Badge>;
}

function RuleOf({ state: { prize, field } }: { state: SpecialView }) {
  const t = useT("contests");
  const { rule, among } = prize;
  const words = rule.by === "field" ? t("special-rule.field", { name: field }) : t(`special-rule.${rule.by}`);
  return rule.by === "committee" ? words : `${words} (${t(`among.${among}`).toLowerCase()})`;
}

/** Whom the rule finds, with what it compares. */
function Proposals({ desk, state, typed }: { desk: Desk; state: SpecialView; typed: Typed }) {
  const t = useT("awards");
  const { prize, found, tied, proposed, standing } = state;
  if (prize.rule.by === "committee") return null;
  // What was decided as it was found need not stand twice.
  if (tied.length === 0 && proposed === 0 && standing.length > 0 && !standing.some(({ outdated }) => outdated)) return null;
  const form = `by-rule ${prize.id}`;
  const { faults, values } = typed(form);
  return (
    <div className="mt-4 grid gap-3">
      {found.length + tied.length === 0 ? <p>{t("nobody")}</p> : null}
      {found.length > 0 ? (
        <>
          <h4 className="font-medium">{t("found")}</h4>
          <Candidates state={state} candidates={found} />
        </>
      ) : null}
      {proposed > 0 && desk.whyNot === null ? (
        <AppForm schema={byRuleForm} namespace="awards" faults={faults} values={values}>
          <Sent desk={desk} form={form} at={`prize-${prize.id}`} />
          <HiddenField name="prizeId" value={prize.id} />
          <SubmitButton intent="by-rule">{t("accept")}</SubmitButton>
        </AppForm>
      ) : null}
      {tied.length > 0 ? (
        <>
          <h4 className="font-medium">{t("tied")}</h4>
          <Candidates state={state} candidates={tied} />
        </>
      ) : null}
    </div>
  );
}

function Candidates({ state, candidates }: { state: SpecialView; candidates: readonly CandidateView[] }) {
  const value = useValue(state);
  return (
    <ul className="list-disc space-y-2 pl-5">
      {candidates.map((candidate) => (
        <li key={candidate.key}>
          <Whom whom={candidate} />
          <span className="block text-sm text-muted">{value(candidate.value)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What the rule compares, in words. */
function useValue({ prize: { rule } }: SpecialView): (value: string) => string {
  const t = useT("awards");
  const language = useLanguage();
  return (value) => {
    switch (rule.by) {
      case "youngest":
      case "oldest":
        return t("value.born", { date: formatLocalDate(value) });
      case "most-entries":
        return t("value.entries", { count: Number(value) });
      default:
        return t("value.score", { score: formatDecimal(value, language) });
    }
  };
}

/** The committee names somebody itself: one of equals, an entry by its code, one author of it, or a unit. */
function Name({ desk, state, typed }: { desk: Desk; state: SpecialView; typed: Typed }) {
  const t = useT("awards");
  const { prize, tied, open } = state;
  const form = `name ${prize.id}`;
  const { faults, values } = typed(form);
  const label = tied.length > 0 ? "name.of-tied" : prize.rule.by === "committee" ? "name.committee" : "name.open";
  const mustChoose = open > 0 && (tied.length > 0 || prize.rule.by === "committee");
  return (
    <Folded label={t(label)} open={faults.length > 0 || mustChoose}>
      <AppForm schema={nameForm} namespace="awards" faults={faults} values={values}>
        <Sent desk={desk} form={form} at={`prize-${prize.id}`} />
        <HiddenField name="prizeId" value={prize.id} />
        {tied.length > 0 ? (
          <RadioGroupField
            name="candidate"
            label={t("field.candidate")}
            options={tied.map(({ key, person, code, unit }) => ({
              value: key,
              label: unit || [person, code].filter(Boolean).join(" · "),
            }))}
          />
        ) : null}
        {prize.rule.by === "most-entries" ? null : (
          <TextField name="code" label={t("field.code")} help={tied.length > 0 ? t("field.code-help") : undefined} size="medium" />
        )}
        {["youngest", "oldest", "committee"].includes(prize.rule.by) ? (
          <TextField
            name="person"
            label={t("field.person")}
            help={t(prize.rule.by === "committee" ? "field.person-any" : "field.person-help")}
          />
        ) : null}
        {prize.rule.by === "most-entries" || prize.rule.by === "committee" ? (
          <SelectField
            name="unitId"
            label={t("field.unit")}
            placeholder={t("field.no-unit")}
            options={desk.units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        <TextAreaField name="reason" label={t("field.reason")} help={t("field.reason-help")} rows={2} required />
        <SubmitButton intent="name">{t("name.submit")}</SubmitButton>
      </AppForm>
    </Folded>
  );
}
