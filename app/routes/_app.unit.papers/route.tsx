import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scansOf, unitPlaces } from "~/entries/papers/paper-reads.server";
import { MAX_SCAN_PAGES, PILE, takeScans } from "~/entries/papers/paper-scan.server";
import { PileForm, type PileAnswer } from "~/entries/papers/pile-form";
import { MAX_PILES_BYTES, readPile } from "~/entries/papers/read-pile.server";
import { ScanList } from "~/entries/papers/scan-list";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { EmptyState, LinkButton, Page, useT } from "~/ui";

export const handle = { title: "papers:title" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await contextOf(request);
  const places = await unitPlaces(actor);
  return {
    places: await Promise.all(
      places.map(async ({ contestId, unitId, contestTitle, unitName }) => ({
        value: `${contestId}.${unitId}`,
        label: `${unitName} · ${contestTitle}`,
        scans: await scansOf({ contestId, unitId }),
      })),
    ),
    limits: { maxBytes: PILE.maxBytes, allBytes: MAX_PILES_BYTES, maxPages: MAX_SCAN_PAGES },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  // Nothing is stored for somebody who has nowhere to put it.
  if ((await unitPlaces(ctx.actor)).length === 0) return refuse(request, "hidden");
  const read = await readPile(request.headers.get("Content-Type"), request.body);
  const answer = (body: PileAnswer, status: number) => data(body, { status });
  if (!read.ok)
    return answer({ failed: read.code, faults: [] }, read.code === "too-big" ? 413 : 400);
  const [contestId = "", unitId = ""] = read.place.split(".");
  if (read.faults.length > 0) return answer({ failed: null, faults: read.faults }, 400);
  const taken = await takeScans(ctx, { contestId, unitId }, read.files);
  if (!taken.ok) return refuse(request, taken.code);
  const [first] = taken.value.ids;
  return redirect(
    first && taken.value.ids.length === 1 ? paths.paperScan(first) : paths.unitPapers(),
  );
}

export default function UnitPapers() {
  const { places, limits } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("papers");
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      actions={<LinkButton to={paths.unit()}>{t("unit")}</LinkButton>}
    >
      {places.length === 0 ? (
        <EmptyState title={t("no-place")}>{t("no-place-help")}</EmptyState>
      ) : (
        <PileForm places={places} limits={limits} answer={answer} />
      )}
      {places.map(({ value, label, scans }) => (
        <ScanList key={value} title={places.length > 1 ? label : undefined} scans={scans} />
      ))}
    </Page>
  );
}
