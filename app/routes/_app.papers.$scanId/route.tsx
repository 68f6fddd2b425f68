import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { placePageSchema } from "~/entries/papers/paper-place-form";
import { placePage } from "~/entries/papers/paper-place.server";
import { scanView } from "~/entries/papers/paper-reads.server";
import { MAX_SCAN_PAGES } from "~/entries/papers/paper-scan.server";
import { ScanState } from "~/entries/papers/scan-list";
import { useLookingAgain } from "~/entries/papers/use-looking-again";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { Alert, LinkButton, Page, ProgressRing, Section, useT } from "~/ui";
import { FoundEntries } from "./found-entries";
import { UnreadPages } from "./unread-pages";

export const handle = { title: "papers:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const view = await scanView(await contextOf(request), params["scanId"] ?? "");
  return view.ok ? { ...view.value, maxPages: MAX_SCAN_PAGES } : refuse(request, view.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const scanId = params["scanId"] ?? "";
  const parsed = parseForm(placePageSchema, await request.formData());
  if (!parsed.ok) return data({ failed: "invalid" }, { status: 400 });
  const placed = await placePage(ctx, { scanId, ...parsed.value });
  if (placed.ok) return redirect(`${paths.paperScan(scanId)}#unread`);
  if (placed.code === "hidden" || placed.code === "role" || placed.code === "sign-in")
    return refuse(request, placed.code);
  return data({ failed: placed.code }, { status: 409 });
}

export default function PaperScan() {
  const scan = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("papers");
  useLookingAgain(!scan.finished);
  const { place, pageCount, read, finished, fault, notYours } = scan;
  const back = place.unitId === null ? paths.contestPapers(place.contestId) : paths.unitPapers();
  return (
    <Page
      title={scan.filename}
      eyebrow={[place.unitName, place.contestTitle].filter(Boolean).join(" · ")}
      lead={<ScanState scan={scan} />}
      actions={<LinkButton to={back}>{t("scan.back")}</LinkButton>}
    >
      {answer ? (
        <Alert
          tone="danger"
          title={t(answer.failed === "settled" ? "scan.place-settled" : "scan.place-failed")}
        />
      ) : null}
      {fault ? <Alert tone="danger" title={t(`fault.${fault}`, { max: scan.maxPages })} /> : null}
      {finished ? null : (
        <div className="grid gap-4">
          <ProgressRing done={read} total={pageCount ?? 0} label={t("scan.progress")} />
          <p className="text-muted">
            {t("scan.wait")}{" "}
            <Link className="link" to={paths.paperScan(scan.id)} reloadDocument>
              {t("scan.reload")}
            </Link>
          </p>
        </div>
      )}
      {scan.unread.length > 0 ? (
        <UnreadPages scanId={scan.id} pages={scan.unread} entries={scan.entries} />
      ) : null}
      {fault ? null : <FoundEntries found={scan.found} place={place} />}
      {notYours.length > 0 ? (
        <Section title={t("scan.foreign")}>
          <p>
            {t(place.unitId === null ? "scan.foreign-contest" : "scan.foreign-unit", {
              pages: notYours.join(", "),
            })}
          </p>
        </Section>
      ) : null}
    </Page>
  );
}
