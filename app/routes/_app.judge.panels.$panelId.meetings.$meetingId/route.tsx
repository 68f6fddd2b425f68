import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm, typedValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { applyAttendanceIntent, meetingForm, signMinutesForm } from "~/results/meetings/meeting-form";
import { MeetingDesk } from "~/results/meetings/meeting-desk";
import { meetingPage } from "~/results/meetings/meetings.server";
import { saveMeeting, signMinutes } from "~/results/meetings/write-meeting.server";
import { Page, useT } from "~/ui";

export { whenOvertaken as shouldRevalidate } from "~/platform/revalidate";

export const handle = { title: "meetings:one" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { panelId = "", meetingId = "" } = params;
  const page = await meetingPage(await contextOf(request), { panelId }, meetingId);
  return page.ok ? page.value : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const { panelId = "", meetingId = "" } = params;
  const place = { panelId };
  // A row's button stores nothing, but it too is only for those who may write.
  const page = await meetingPage(ctx, place, meetingId);
  if (!page.ok) return refuse(request, page.code);
  const { whyNotWrite, meeting } = page.value;
  // Where the minutes were signed while somebody wrote, what they wrote comes back to them.
  if (whyNotWrite && !(whyNotWrite === "state" && meeting.signed)) return refuse(request, whyNotWrite);
  const posted = await request.formData();
  const intent = String(posted.get("intent") ?? "");
  const values = typedValues(posted);
  const edited = applyAttendanceIntent(values, intent);
  if (edited) return data({ code: "edited" as const, intent, faults: [], values: edited });
  const done = await (async () => {
    switch (intent) {
      case "sign": {
        const form = parseForm(signMinutesForm, posted);
        return form.ok ? signMinutes(ctx, place, meetingId, form.value) : form;
      }
      default: {
        const form = parseForm(meetingForm, posted);
        return form.ok ? saveMeeting(ctx, place, meetingId, form.value) : form;
      }
    }
  })();
  if (done.ok) return redirect(`${paths.panelMeeting(panelId, meetingId)}?saved=1`);
  if (!("code" in done))
    return data({ code: "invalid" as const, intent, faults: done.faults, values }, { status: 400 });
  if (done.code === "invalid" || done.code === "conflict")
    return data(
      { code: done.code, intent, faults: [...(done.faults ?? [])], values },
      { status: done.code === "invalid" ? 400 : 409 },
    );
  return refuse(request, done.code);
}

export default function PanelMeetingRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { panelId = "" } = useParams();
  const t = useT("meetings");
  return (
    <Page width="wide" title={t("one")}>
      <MeetingDesk page={page} answer={answer ?? null} back={paths.panelMeetings(panelId)} />
    </Page>
  );
}
