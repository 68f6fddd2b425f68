import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { ownSheetOf } from "~/judging/sheets/own-sheet.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { Alert, LinkButton, Page, useT } from "~/ui";

export const handle = { title: "paper-sheets:scanned.title" };

/** The code beside an exhibit: it opens the own sheet of whoever scans it, and says nothing to anybody else. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const sheet = await ownSheetOf(await contextOf(request), params["entryId"] ?? "");
  if (sheet) throw redirect(paths.sheet(sheet));
  return null;
}

export default function ScannedEntry() {
  const t = useT("paper-sheets");
  return (
    <Page title={t("scanned.title")}>
      <Alert tone="warning" title={t("scanned.none")}>
        {t("scanned.none-help")}
      </Alert>
      <p className="actions">
        <LinkButton to={paths.judge()}>{t("scanned.own-sheets")}</LinkButton>
      </p>
    </Page>
  );
}
