import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { eraseOnRequest } from "~/entries/members/erase-account.server";
import { entryInOrganisation, peopleOfEntry } from "~/entries/members/person-data.server";
import { paths } from "~/paths";
import { ClockBadge } from "~/people/clock-badge";
import { clockOf, dataAnswerSchema } from "~/people/data-request-form";
import { answerDataRequest, dataRequestById, settleSubject } from "~/people/data-requests.server";
import { contextOf } from "~/people/request.server";
import { parseForm, type TextValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import type { Fault } from "~/platform/result";
import { Alert, DefinitionList, LinkButton, Page, Section, useT, When } from "~/ui";
import { Actions } from "./actions";
import { AnswerForm } from "./answer-form";
import { SettleForm } from "./settle-form";

export const handle = { title: "rights:list.title" };
export const headers = () => ({ "Cache-Control": "no-store" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, now } = await contextOf(request);
  const organisationId = params["organisationId"] ?? "";
  const found = await dataRequestById(actor, organisationId, params["requestId"] ?? "");
  if (!found.ok) return refuse(request, found.code);
  const { request: row, whyNotErase } = found.value;
  const query = new URL(request.url).searchParams;
  const code = query.get("code") ?? row.entry?.code ?? "";
  const candidate = code ? await entryInOrganisation(organisationId, code) : null;
  const entryId = candidate?.id ?? row.entryId;
  const people = entryId ? await peopleOfEntry(entryId) : [];
  const { user, organisation, entry, ...facts } = row;
  return {
    ...facts,
    organisationId,
    organisation: organisation.name,
    account: user && { name: user.name, email: user.email },
    entry,
    clock: clockOf(row, now),
    whyNotErase,
    code,
    candidate: entryId ? { id: entryId, people } : null,
    codeUnknown: query.has("code") && !candidate,
    person: entry
      ? ((await peopleOfEntry(entry.id)).find(({ id }) => id === row.memberId) ?? null)
      : null,
    done: query.get("done"),
    versions: Number(query.get("versions") ?? 0) || 0,
  };
}

type Answered = {
  intent: "answer" | "settle" | "erase";
  code: string;
  faults: readonly Fault[];
  values: TextValues;
};

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const organisationId = params["organisationId"] ?? "";
  const id = params["requestId"] ?? "";
  const form = await request.formData();
  const here = paths.dataRequest(organisationId, id);
  const intent = form.get("intent");
  const conflict = (of: Answered["intent"], code: string) =>
    data<Answered>({ intent: of, code, faults: [], values: {} }, { status: 409 });
  if (intent === "settle") {
    const [entryId, memberId] = [String(form.get("entryId")), String(form.get("memberId"))];
    const known = (await peopleOfEntry(entryId)).some((person) => person.id === memberId);
    const found = known && (await entryInOrganisation(organisationId, "", entryId));
    if (!found) {
      const asked = await dataRequestById(ctx.actor, organisationId, id);
      if (!asked.ok) return refuse(request, asked.code);
      const faults = [{ path: "memberId", code: "required" }];
      return data<Answered>({ intent, code: "invalid", faults, values: {} }, { status: 400 });
    }
    const settled = await settleSubject(ctx, { organisationId, id, entryId, memberId });
    return settled.ok ? redirect(here) : refuse(request, settled.code);
  }
  if (intent === "erase") {
    const erased = await eraseOnRequest(ctx, { organisationId, requestId: id });
    if (erased.ok) return redirect(`${here}?done=erased&versions=${erased.value.versions}`);
    if (KEPT.includes(erased.code)) return conflict(intent, erased.code);
    return refuse(request, erased.code);
  }
  const parsed = parseForm(dataAnswerSchema, form);
  if (!parsed.ok) {
    const asked = await dataRequestById(ctx.actor, organisationId, id);
    if (!asked.ok) return refuse(request, asked.code);
    const { faults, values } = parsed;
    return data<Answered>({ intent: "answer", code: "invalid", faults, values }, { status: 400 });
  }
  const from = STATES.find((state) => state === form.get("from")) ?? "OPEN";
  const done = await answerDataRequest(ctx, { organisationId, id, from, ...parsed.value });
  if (done.ok) return redirect(`${here}?done=answered`);
  if (done.code === "conflict")
    return data<Answered>(
      { intent: "answer", code: "conflict", faults: [], values: parsed.values },
      { status: 409 },
    );
  return refuse(request, done.code);
}

const STATES = ["OPEN", "ANSWERED", "DONE", "REFUSED"] as const;
const KEPT = ["contest-running", "has-office", "no-subject", "state", "conflict"];

export type RequestData = ReturnType<typeof useLoaderData<typeof loader>>;
export type RequestAnswer = ReturnType<typeof useActionData<typeof action>>;

export default function DataRequestRoute() {
  const request = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("rights");
  const refused = answer && answer.code !== "invalid" ? answer.code : null;
  const none = t("request.not-settled");
  return (
    <Page
      title={t("request.title", { name: request.name })}
      eyebrow={request.organisation}
      lead={<ClockBadge clock={request.clock} state={request.state} />}
      actions={
        <LinkButton to={paths.dataRequests(request.organisationId)}>{t("request.back")}</LinkButton>
      }
    >
      {request.done === "erased" ? (
        <Alert tone="success" title={t("request.erased", { count: request.versions })}>
          {t("request.files-stay")}
        </Alert>
      ) : null}
      {request.done === "answered" ? (
        <Alert tone="success" title={t("request.answer-saved")} />
      ) : null}
      {refused ? <Alert tone="danger" title={t(`keep.${refused}`)} /> : null}
      <Section title={t("request.facts")}>
        <DefinitionList
          items={[
            { term: t("request.asked"), description: t(`kind.${request.kind}`) },
            {
              term: t("request.text"),
              description: <span className="whitespace-pre-line">{request.text || "–"}</span>,
            },
            {
              term: t("request.contact"),
              description: [request.email, request.phone].filter(Boolean).join(", "),
            },
            { term: t("request.proof"), description: t(`proof.${request.proof}`) },
            {
              term: t("request.subject"),
              description: request.person
                ? `${request.person.name} (${request.entry?.code ?? request.entry?.title ?? ""})`
                : `${request.subject || "–"} · ${request.account?.email ?? none}`,
            },
            { term: t("request.received"), description: <When at={request.receivedAt} time /> },
            { term: t("request.due"), description: <When at={request.dueAt} time /> },
            ...(request.answeredAt
              ? [{ term: t("request.answered"), description: <When at={request.answeredAt} time /> }]
              : []),
          ]}
        />
      </Section>
      <SettleForm request={request} answer={answer} />
      <Actions request={request} />
      <AnswerForm request={request} answer={answer} />
    </Page>
  );
}
