import type { LoaderFunctionArgs } from "@remix-run/node";
import { scoreSheets } from "~/documents/score-sheets.server";
import { sheetsToPrint } from "~/judging/paper/print-sheets.server";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { documentT } from "~/platform/i18n.server";
import { contentDisposition } from "~/platform/storage/content-disposition";

/** The prepared score sheets of a panel, or of one of its judges, to be printed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const judgeId = new URL(request.url).searchParams.get("judge");
  const paper = await sheetsToPrint(ctx, { panelId: params["panelId"] ?? "", judgeId });
  if (!paper.ok) return refuse(request, paper.code);
  const name = `${documentT()("score-sheet.filename", { panel: paper.value.panelName })}.pdf`;
  return new Response(Buffer.from(await scoreSheets(paper.value)), {
    headers: {
      "Cache-Control": "private, no-store",
      "Content-Disposition": contentDisposition("inline", name),
      "Content-Type": "application/pdf",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
