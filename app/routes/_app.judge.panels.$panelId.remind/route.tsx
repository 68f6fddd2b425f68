import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { PICKS } from "~/judging/progress/reminder";
import { ChooseReminded } from "~/judging/progress/reminder-choose";
import { reminderSchema } from "~/judging/progress/reminder-form";
import { ReminderPreview } from "~/judging/progress/reminder-preview";
import { previewReminders, reminderPage, sendReminders } from "~/judging/progress/reminders.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm, typedValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { languageFromCookie } from "~/platform/language-cookie";
import { LinkButton, Page, useT } from "~/ui";

export const handle = { title: "steering:remind.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const panelId = params["panelId"] ?? "";
  const language = languageFromCookie(request.headers.get("Cookie"));
  const page = await reminderPage(await contextOf(request), { panelId }, language);
  return page.ok ? { page: page.value, panelId } : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const panelId = params["panelId"] ?? "";
  const form = await request.formData();
  const values = typedValues(form);
  const parsed = parseForm(reminderSchema, form);
  const intent = form.get("intent");
  if (!parsed.ok || intent === "edit") {
    const faults = parsed.ok ? [] : parsed.faults;
    // Going back to the words is no fault, whatever stands in them; who may not remind is told so.
    const page = await reminderPage(ctx, { panelId }, "vi");
    if (!page.ok) return refuse(request, page.code);
    return data({ step: "choose" as const, faults, values }, { status: intent === "edit" ? 200 : 400 });
  }
  const done =
    intent === "send"
      ? await sendReminders(ctx, { panelId }, parsed.value)
      : await previewReminders(ctx, { panelId }, parsed.value);
  if (done.ok) {
    if ("sent" in done.value) return redirect(paths.judgePanelAfter(panelId, "reminded"));
    return data({ step: "preview" as const, code: "preview" as const, prepared: done.value, values });
  }
  if ("prepared" in done)
    return data(
      { step: "preview" as const, code: done.code, prepared: done.prepared, values },
      { status: 409 },
    );
  if (done.code === "invalid")
    return data({ step: "choose" as const, faults: done.faults ?? [], values }, { status: 400 });
  return refuse(request, done.code);
}

export default function Remind() {
  const { page, panelId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const t = useT("steering");
  const pick = PICKS.find((one) => one === search.get("pick")) ?? "not-begun";
  const content =
    answer?.step === "preview" ? (
      <ReminderPreview {...answer} timeZone={page.contest.timeZone} />
    ) : (
      <ChooseReminded
        page={page}
        pick={pick}
        timeZone={page.contest.timeZone}
        faults={answer?.faults ?? []}
        values={answer?.values ?? null}
      />
    );
  return (
    <Page
      title={t("remind.title")}
      eyebrow={page.contest.title}
      lead={t("remind.lead")}
      actions={
        <LinkButton variant="quiet" to={paths.judgePanel(panelId)}>
          {t("back-to-panel")}
        </LinkButton>
      }
    >
      <div className="space-y-6">{content}</div>
    </Page>
  );
}
