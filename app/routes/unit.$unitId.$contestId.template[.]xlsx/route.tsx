import type { LoaderFunctionArgs } from "@remix-run/node";
import { openedContest } from "~/contests/contest.server";
import { unitSheetTemplate } from "~/documents/unit-sheet.server";
import { unitDesk } from "~/entries/units/unit-desk.server";
import { contextOf } from "~/people/request.server";
import { downloadOf, XLSX } from "~/platform/http-download.server";
import { notFound, refuse } from "~/platform/http.server";

/** The empty spreadsheet of a contest, for a unit to fill in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { unitId = "", contestId = "" } = params;
  const desk = await unitDesk(await contextOf(request), { unitId, contestId });
  if (!desk.ok) return refuse(request, desk.code);
  const contest = await openedContest(contestId);
  if (!contest) return notFound();
  return downloadOf(
    await unitSheetTemplate(contest.regulation),
    `${contest.contest.slug}.xlsx`,
    XLSX,
  );
}
