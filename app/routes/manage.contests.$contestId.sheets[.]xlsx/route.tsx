import type { LoaderFunctionArgs } from "@remix-run/node";
import { sheetList } from "~/documents/sheet-list.server";
import { exportSheets } from "~/judging/progress/sheet-export.server";
import { contextOf } from "~/people/request.server";
import { downloadOf, XLSX } from "~/platform/http-download.server";
import { refuse } from "~/platform/http.server";
import { documentT } from "~/platform/i18n.server";
import { languageFromCookie } from "~/platform/language-cookie";
import { slugOf } from "~/platform/vietnamese";

/** All score sheets of a round, of the panels that are closed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const roundId = new URL(request.url).searchParams.get("round") ?? "";
  const contestId = params["contestId"] ?? "";
  const exported = await exportSheets(await contextOf(request), { contestId, roundId });
  if (!exported.ok) return refuse(request, exported.code);
  const language = languageFromCookie(request.headers.get("Cookie"));
  const { slug } = exported.value;
  const name = slugOf(documentT(language)("score-sheet.title"));
  return downloadOf(await sheetList(exported.value, language), `${name}-${roundId}-${slug}.xlsx`, XLSX);
}
