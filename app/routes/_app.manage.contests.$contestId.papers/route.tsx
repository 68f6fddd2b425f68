import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scansOf } from "~/entries/papers/paper-reads.server";
import { MAX_SCAN_PAGES, PILE, takeScans, whyNotScan } from "~/entries/papers/paper-scan.server";
import { PileForm, type PileAnswer } from "~/entries/papers/pile-form";
import { MAX_PILES_BYTES, readPile } from "~/entries/papers/read-pile.server";
import { ScanList } from "~/entries/papers/scan-list";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { useT } from "~/ui";

export const handle = { title: "papers:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await contextOf(request);
  const place = { contestId: params["contestId"] ?? "", unitId: null };
  const refusal = await whyNotScan(actor, place);
  if (refusal) return refuse(request, refusal);
  return {
    scans: await scansOf(place),
    limits: { maxBytes: PILE.maxBytes, allBytes: MAX_PILES_BYTES, maxPages: MAX_SCAN_PAGES },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const place = { contestId: params["contestId"] ?? "", unitId: null };
  // Asked before the body is read: nothing is stored for those who may not.
  const refusal = await whyNotScan(ctx.actor, place);
  if (refusal) return refuse(request, refusal);
  const read = await readPile(request.headers.get("Content-Type"), request.body);
  const answer = (body: PileAnswer, status: number) => data(body, { status });
  if (!read.ok)
    return answer({ failed: read.code, faults: [] }, read.code === "too-big" ? 413 : 400);
  if (read.faults.length > 0) return answer({ failed: null, faults: read.faults }, 400);
  const taken = await takeScans(ctx, place, read.files);
  if (!taken.ok) return refuse(request, taken.code);
  const [first] = taken.value.ids;
  return redirect(
    first && taken.value.ids.length === 1
      ? paths.paperScan(first)
      : paths.contestPapers(place.contestId),
  );
}

export default function ContestPapers() {
  const { scans, limits } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("papers");
  return (
    <>
      <p className="max-w-2xl">{t("lead")}</p>
      <PileForm limits={limits} answer={answer} />
      <ScanList scans={scans} />
    </>
  );
}
