import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reminderPage } from "~/judging/progress/reminders.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { languageFromCookie } from "~/platform/language-cookie";
import { LinkButton, Page, useT } from "~/ui";
import { answerReminder } from "../_app.manage.contests.$contestId.progress.remind/answer";
import { ReminderSteps } from "../_app.manage.contests.$contestId.progress.remind/steps";

export const handle = { title: "steering:remind.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const panelId = params["panelId"] ?? "";
  const language = languageFromCookie(request.headers.get("Cookie"));
  const page = await reminderPage(await contextOf(request), { panelId }, language);
  return page.ok ? { page: page.value, panelId } : refuse(request, page.code);
}

export function action({ request, params }: ActionFunctionArgs) {
  const panelId = params["panelId"] ?? "";
  return answerReminder(request, { panelId }, () => paths.judgePanelAfter(panelId, "reminded"));
}

export default function Remind() {
  const { page, panelId } = useLoaderData<typeof loader>();
  const t = useT("steering");
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
      <ReminderSteps page={page} />
    </Page>
  );
}
