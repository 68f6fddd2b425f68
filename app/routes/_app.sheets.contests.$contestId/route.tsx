import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MAX_SCAN_PAGES, PILE } from "~/entries/papers/paper-scan.server";
import { PileForm } from "~/entries/papers/pile-form";
import { MAX_PILES_BYTES, readPile } from "~/entries/papers/read-pile.server";
import { printSchema } from "~/judging/paper/paper-forms";
import { paperDesk } from "~/judging/paper/paper-reads.server";
import { sortPile } from "~/judging/paper/paper-scan.server";
import { prepareSheets } from "~/judging/paper/print-sheets.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { EmptyState, LinkButton, Page, useT } from "~/ui";
import { PanelSheets } from "./panel-sheets";
import { SortedPiles } from "./sorted-piles";

export const handle = { title: "paper-sheets:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const desk = await paperDesk(await contextOf(request), params["contestId"] ?? "");
  if (!desk.ok) return refuse(request, desk.code);
  return {
    ...desk.value,
    contestId: params["contestId"] ?? "",
    limits: { maxBytes: PILE.maxBytes, allBytes: MAX_PILES_BYTES, maxPages: MAX_SCAN_PAGES },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  // Asked before a body is read: nothing is stored for those who may not.
  const desk = await paperDesk(ctx, params["contestId"] ?? "");
  if (!desk.ok) return refuse(request, desk.code);
  const type = request.headers.get("Content-Type");
  if (type?.startsWith("multipart/form-data")) {
    if (!desk.value.maySort) return refuse(request, "role");
    const read = await readPile(type, request.body);
    if (!read.ok) {
      const pile = { failed: read.code, faults: [] };
      return data({ pile, sorted: null, print: null }, { status: read.code === "too-big" ? 413 : 400 });
    }
    if (read.faults.length > 0)
      return data({ pile: { failed: null, faults: read.faults }, sorted: null, print: null }, { status: 400 });
    const sorted = [];
    for (const file of read.files)
      sorted.push({ filename: file.filename, result: await sortPile(ctx, file) });
    return data({ pile: null, sorted, print: null });
  }
  const parsed = parseForm(printSchema, await request.formData());
  if (!parsed.ok) return refuse(request, "invalid");
  const { panelId, judgeId } = parsed.value;
  const prepared = await prepareSheets(ctx, { panelId, judgeId: judgeId || null });
  if (prepared.ok) return redirect(paths.printedSheets(panelId, judgeId || undefined));
  if (prepared.code === "none") return data({ pile: null, sorted: null, print: prepared.code }, { status: 409 });
  return refuse(request, prepared.code);
}

export default function PaperSheets() {
  const { contestId, contestTitle, panels, maySort, limits } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("paper-sheets");
  return (
    <Page
      title={t("title")}
      eyebrow={contestTitle}
      lead={
        <>
          <p>{t("lead")}</p>
          {panels.some(({ whyNotPrint }) => whyNotPrint === null) ? (
            <p className="mt-2">{t("print-help")}</p>
          ) : null}
        </>
      }
      actions={
        maySort ? (
          <LinkButton variant="quiet" to={paths.panels(contestId)}>
            {t("to-panels")}
          </LinkButton>
        ) : null
      }
    >
      {answer?.sorted ? <SortedPiles piles={answer.sorted} /> : null}
      {panels.length === 0 ? <EmptyState title={t("no-panels")} /> : null}
      {panels.map((panel) => (
        <PanelSheets key={panel.id} panel={panel} />
      ))}
      {maySort ? <PileForm limits={limits} answer={answer?.pile ?? undefined} /> : null}
    </Page>
  );
}
