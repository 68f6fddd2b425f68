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
import { LinkButton, Section, useT } from "~/ui";

export const handle = { title: "steering:remind.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const contestId = params["contestId"] ?? "";
  const language = languageFromCookie(request.headers.get("Cookie"));
  const page = await reminderPage(await contextOf(request), { contestId }, language);
  return page.ok ? { page: page.value } : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const form = await request.formData();
  const values = typedValues(form);
  const parsed = parseForm(reminderSchema, form);
  const intent = form.get("intent");
  if (!parsed.ok || intent === "edit") {
    const faults = parsed.ok ? [] : parsed.faults;
    // Going back to the words is no fault, whatever stands in them; who may not remind is told so.
    const page = await reminderPage(ctx, { contestId }, "vi");
    if (!page.ok) return refuse(request, page.code);
    return data({ step: "choose" as const, faults, values }, { status: intent === "edit" ? 200 : 400 });
  }
  const done =
    intent === "send"
      ? await sendReminders(ctx, { contestId }, parsed.value)
      : await previewReminders(ctx, { contestId }, parsed.value);
  if (done.ok) {
    if ("sent" in done.value) return redirect(paths.reminded(contestId, done.value.sent));
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
  const { page } = useLoaderData<typeof loader>();
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
    <Section
      title={t("remind.title")}
      lead={t("remind.lead")}
      actions={
        <LinkButton variant="quiet" to={paths.progress(page.contest.id)}>
          {t("back")}
        </LinkButton>
      }
    >
      <div className="space-y-6">{content}</div>
    </Section>
  );
}
