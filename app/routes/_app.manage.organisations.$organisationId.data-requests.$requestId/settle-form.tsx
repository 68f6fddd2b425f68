import { Form } from "@remix-run/react";
import {
  Alert,
  AppForm,
  HiddenField,
  RadioGroupField,
  Section,
  SubmitButton,
  TextField,
  useT,
} from "~/ui";
import type { RequestAnswer, RequestData } from "./route";

/** Finds the entry by its number, then names the person in it; only then is anything handed out or erased. */
export function SettleForm({ request, answer }: { request: RequestData; answer: RequestAnswer }) {
  const t = useT("rights");
  const mine = answer?.intent === "settle" ? answer : undefined;
  const { candidate, memberId, entryId } = request;
  return (
    <Section title={t("request.settle")} lead={t("request.settle-lead")}>
      {request.codeUnknown ? <Alert tone="warning" title={t("fault.no-entry")} /> : null}
      <AppForm method="get" values={{ code: request.code }}>
        <TextField name="code" label={t("request.settle-code")} size="medium" required />
        <div className="actions">
          <SubmitButton variant="secondary">{t("request.settle-find")}</SubmitButton>
        </div>
      </AppForm>
      {candidate && candidate.people.length > 0 ? (
        <AppForm
          className="mt-6"
          faults={mine?.faults}
          values={{ memberId: candidate.id === entryId ? (memberId ?? "") : "" }}
          namespace="rights"
        >
          <HiddenField name="entryId" value={candidate.id} />
          <RadioGroupField
            name="memberId"
            label={t("request.settle-person")}
            required
            options={candidate.people.map(({ id, name }) => ({ value: id, label: name || id }))}
          />
          <div className="actions">
            <SubmitButton intent="settle" variant="secondary">
              {t("request.settle-submit")}
            </SubmitButton>
          </div>
        </AppForm>
      ) : null}
    </Section>
  );
}

/** Erasing is behind a second press. */
export function EraseForm() {
  const t = useT("rights");
  return (
    <Form method="post" className="actions mt-4">
      <SubmitButton intent="erase">{t("request.erase-now")}</SubmitButton>
    </Form>
  );
}
