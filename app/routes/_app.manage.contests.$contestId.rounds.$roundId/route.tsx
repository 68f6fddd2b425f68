import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm, typedValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { addForm, lockForm, renewForm, revokeForm } from "~/results/advance-form";
import { addToLine, lockLine, revokeLine } from "~/results/advance.server";
import { renewLine } from "~/results/renew-line.server";
import { Checklist } from "~/results/gate/checklist";
import { roundPage } from "~/results/round-page.server";
import { Alert, LinkButton, Section, useT } from "~/ui";
import { Desk } from "./desk";
import { History, Locked } from "./locked";
import { lookOf } from "./look";

export const handle = {
  title: (loaded: { page?: { round: { label: string } } } | undefined) =>
    loaded?.page?.round.label ?? "",
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const page = await roundPage(ctx, params["contestId"] ?? "", params["roundId"] ?? "");
  if (!page.ok) return refuse(request, page.code);
  return { page: page.value, look: lookOf(new URL(request.url), page.value.own) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const place = { contestId: params["contestId"] ?? "", roundId: params["roundId"] ?? "" };
  const posted = await request.formData();
  const intent = String(posted.get("intent") ?? "");
  const values = typedValues(posted);
  const invalid = (faults: readonly { path: string; code: string }[]) =>
    data({ code: "invalid" as const, intent, faults: [...faults], values }, { status: 400 });
  const done = await (async () => {
    switch (intent) {
      case "lock": {
        const form = parseForm(lockForm, posted);
        return form.ok ? lockLine(ctx, { ...place, form: form.value }) : form;
      }
      case "revoke": {
        const form = parseForm(revokeForm, posted);
        return form.ok ? revokeLine(ctx, { ...place, ...form.value }) : form;
      }
      case "renew": {
        const form = parseForm(renewForm, posted);
        return form.ok ? renewLine(ctx, { ...place, form: form.value }) : form;
      }
      case "add": {
        const form = parseForm(addForm, posted);
        if (!form.ok) return form;
        const advances = form.value.advances === "yes";
        return addToLine(ctx, { ...place, ...form.value, advances });
      }
      default:
        return null;
    }
  })();
  if (done === null) return invalid([]);
  if (done.ok) return redirect(paths.round(place.contestId, place.roundId));
  if (!("code" in done)) return invalid(done.faults);
  switch (done.code) {
    case "invalid":
      return invalid(done.faults ?? []);
    case "conflict":
    case "begun":
    case "not-ready":
      return data({ code: done.code, intent, faults: [], values }, { status: 409 });
    default:
      return refuse(request, done.code);
  }
}

export default function RoundRoute() {
  const { page, look } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT("rounds");
  const { contestId, round, next, waitsFor, gate, locked } = page;
  const kind = t(`kind.${round.kind}`);
  const asked = (intent: string) =>
    result?.intent === intent ? { faults: result.faults, values: result.values } : {};
  return (
    <>
      <Section
        title={round.label}
        lead={next ? t("page.lead", { kind, next: next.label }) : t("page.lead-last", { kind })}
        actions={
          <LinkButton to={paths.rounds(contestId)} variant="quiet">
            {t("back")}
          </LinkButton>
        }
      >
        {result && result.code !== "invalid" ? (
          <Alert tone="danger" title={t(`answer.${result.code}`)} />
        ) : null}
        {waitsFor ? (
          <Alert title={t("page.waits", { round: waitsFor.label })}>
            <Link to={paths.round(contestId, waitsFor.id)}>
              {t("page.waits-go", { round: waitsFor.label })}
            </Link>
          </Alert>
        ) : null}
        {page.correction !== null && next ? (
          <Alert title={t("correction.title", { number: page.correction })}>
            {t("correction.text", { next: next.label })}{" "}
            <Link to={paths.correction(contestId, page.correction)}>{t("correction.go")}</Link>
          </Alert>
        ) : null}
        {page.whyNot === "conflict-of-interest" || page.whyNotRenew === "conflict-of-interest" ? (
          <Alert tone="warning" title={t("conflicted")} />
        ) : null}
      </Section>
      {locked && next ? (
        <Locked page={page} locked={locked} next={next.label} asked={asked} />
      ) : null}
      {!locked && !waitsFor ? (
        <Section title={t("gate:title")} lead={t(next ? "gate:lead-round" : "gate:lead-last-round")}>
          <Checklist
            contestId={contestId}
            points={gate}
            names={page.names}
            timeZone={page.timeZone}
          />
        </Section>
      ) : null}
      {locked || waitsFor ? null : (
        <Desk key={JSON.stringify(look)} page={page} look={look} {...asked("lock")} />
      )}
      <History revoked={page.revoked} />
    </>
  );
}
