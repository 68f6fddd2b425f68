import type { LoaderFunctionArgs } from "@remix-run/node";
import { entryLabels } from "~/documents/score-sheets.server";
import { labelsToPrint } from "~/judging/paper/print-sheets.server";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { documentT } from "~/platform/i18n.server";
import { contentDisposition } from "~/platform/storage/content-disposition";

/** Codes to be put beside a panel's exhibits. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const paper = await labelsToPrint(ctx, params["panelId"] ?? "");
  if (!paper.ok) return refuse(request, paper.code);
  const name = `${documentT()("label.filename", { panel: paper.value.panelName })}.pdf`;
  return new Response(Buffer.from(await entryLabels(paper.value)), {
    headers: {
      "Cache-Control": "private, no-store",
      "Content-Disposition": contentDisposition("inline", name),
      "Content-Type": "application/pdf",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
