import type { LoaderFunctionArgs } from "@remix-run/node";
import { markedSheet, sheetWords } from "~/documents/unit-sheet.server";
import { checkedImport } from "~/entries/units/import-sheet.server";
import { contextOf } from "~/people/request.server";
import { downloadOf, XLSX } from "~/platform/http-download.server";
import { refuse } from "~/platform/http.server";
import { faultText } from "~/platform/i18n.server";

/** The sheet as it came, with the cells at fault marked and said what is wrong. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const checked = await checkedImport(ctx, params["importId"] ?? "", ({ regulation }) => sheetWords(regulation));
  if (!checked.ok) return refuse(request, checked.code);
  const { rows, sheet, plan, filename } = checked.value;
  const bytes = await markedSheet(rows, sheet, plan.faults, (fault) => faultText(fault));
  return downloadOf(bytes, `${filename.replace(/\.[^.]*$/, "")}.xlsx`, XLSX);
}
