import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openedContest } from "~/contests/contest.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import type { Fault } from "~/platform/result";
import type { ArchiveFault } from "~/results/forwarding/archive-faults";
import { dossiersPage } from "~/results/forwarding/import-reads.server";
import { MOST_BYTES, MOST_DOSSIERS } from "~/results/forwarding/manifest";
import { readArchive } from "~/results/forwarding/read-archive.server";
import { keepArchive, whyNotBringArchive } from "~/results/forwarding/take-in.server";
import { Alert, useT } from "~/ui";
import { Bring } from "./bring";
import { Brought } from "./brought";
import { TakeAlong } from "./take-along";

export const handle = { title: "forwarding:dossiers.title" };

const NOT_TAKEN = ["nothing", "too-many", "too-large"] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await dossiersPage(await contextOf(request), params["contestId"] ?? "");
  if (!page.ok) return refuse(request, page.code);
  const asked = new URL(request.url).searchParams.get("not-taken");
  return { ...page.value, maxBytes: MOST_BYTES, notTaken: NOT_TAKEN.find((why) => why === asked) ?? null };
}

interface Answer {
  readonly archive: readonly ArchiveFault[];
  readonly faults: readonly Fault[];
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  // Nothing is stored for somebody who cannot take it in.
  const refusal = await whyNotBringArchive(ctx, contestId);
  const opened = refusal ? null : await openedContest(contestId);
  if (refusal || !opened) return refuse(request, refusal ?? "hidden");
  const read = await readArchive(opened.regulation.attachments, request.headers.get("Content-Type"), request.body);
  if (!read.ok) {
    if (read.code === "faulty") return data<Answer>({ archive: read.faults, faults: [] }, { status: 400 });
    const code = read.code === "required" ? "required" : "form-broken";
    return data<Answer>({ archive: [], faults: [{ path: "archive", code }] }, { status: 400 });
  }
  const kept = await keepArchive(ctx, contestId, read.archive);
  return kept.ok ? redirect(paths.broughtDossiers(contestId, kept.value.importId)) : refuse(request, kept.code);
}

export type DossiersRoutePage = ReturnType<typeof useLoaderData<typeof loader>>;
export type DossiersAnswer = ReturnType<typeof useActionData<typeof action>>;

export default function DossiersRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("forwarding");
  return (
    <>
      {page.notTaken ? <Alert tone="warning" title={t(`export.${page.notTaken}`, { max: MOST_DOSSIERS })} /> : null}
      <TakeAlong page={page} />
      <Bring page={page} answer={answer} />
      <Brought page={page} />
    </>
  );
}
