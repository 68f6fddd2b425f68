import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { trackedEntry } from "~/entries/receipt.server";
import { readTrackingCode } from "~/entries/tracking";
import { paths } from "~/paths";
import { mayTrack } from "~/people/attempts.server";
import { arrivalOf } from "~/platform/arrival.server";
import { now } from "~/platform/clock.server";
import { AppForm, Page, SubmitButton, TextField, useT } from "~/ui";

export const handle = { noScript: true, title: "receipt:track.title" };

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const typed = String(form.get("code") ?? "").slice(0, 60);
  const refused = (code: string, status: number) =>
    data({ faults: [{ path: "code", code }], values: { code: typed } }, { status });
  if (!(await mayTrack(request, arrivalOf(request)))) return refused("track-too-many", 429);
  const code = readTrackingCode(typed);
  if (!code || !(await trackedEntry(code, now()))) return refused("track-unknown", 404);
  return redirect(paths.tracked(code));
}

export default function TrackRoute() {
  const answer = useActionData<typeof action>();
  const t = useT("receipt");
  return (
    <Page title={t("track.title")} lead={t("track.lead")} width="text">
      <AppForm faults={answer?.faults} values={answer?.values}>
        <TextField
          name="code"
          label={t("track.code")}
          help={t("track.help")}
          required
          autoComplete="off"
          size="medium"
        />
        <div className="actions">
          <SubmitButton>{t("track.submit")}</SubmitButton>
        </div>
      </AppForm>
    </Page>
  );
}
