import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readPile } from "~/entries/papers/read-pile.server";
import { keySheet } from "~/judging/paper/key-sheet.server";
import { keyingPage, ownOnlineSheet } from "~/judging/paper/paper-reads.server";
import { attachScan } from "~/judging/paper/paper-scan.server";
import { readSheetForm } from "~/judging/sheets/score-sheet-form";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse, statusOf } from "~/platform/http.server";
import { Alert, DefinitionList, LinkButton, Page, useT } from "~/ui";
import { Differences } from "./differences";
import { KeyingForm } from "./keying-form";
import { Readings } from "./readings";
import { ScanForm } from "./scan-form";

export const handle = { title: "paper-sheets:key.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const code = params["code"] ?? "";
  // The judge whose sheet it is writes it online.
  const own = await ownOnlineSheet(ctx, code);
  if (own) throw redirect(paths.sheet(own));
  const page = await keyingPage(ctx, code);
  return page.ok ? page.value : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const code = params["code"] ?? "";
  const type = request.headers.get("Content-Type");
  if (type?.startsWith("multipart/form-data")) return takeScan(request, code, type);
  const form = await request.formData();
  const typed = readSheetForm(form);
  if (!typed) return refuse(request, "invalid");
  const replaceOnline = form.get("replaceOnline") === "on";
  const keyed = await keySheet(ctx, { code, ...typed, replaceOnline });
  if (keyed.ok) return redirect(paths.paperSheet(code));
  if (keyed.code === "invalid" || keyed.code === "conflict" || keyed.code === "begun-online")
    return data(
      { failed: keyed.code, faults: keyed.faults ?? [], typed, scan: null },
      { status: statusOf(keyed.code === "begun-online" ? "conflict" : keyed.code) },
    );
  return refuse(request, keyed.code);
}

async function takeScan(request: Request, code: string, type: string) {
  const ctx = await contextOf(request);
  const page = await keyingPage(ctx, code);
  const refusal = page.ok ? page.value.whyNotScan : page.code;
  if (refusal) return refuse(request, refusal);
  const read = await readPile(type, request.body);
  const answer = { failed: null, faults: [], typed: null };
  if (!read.ok)
    return data({ ...answer, scan: read.code }, { status: read.code === "too-big" ? 413 : 400 });
  const [file] = read.files;
  if (!file)
    return data({ ...answer, faults: read.faults, scan: "refused" as const }, { status: 400 });
  const attached = await attachScan(ctx, code, file);
  if (attached.ok) return redirect(`${paths.paperSheet(code)}#scan`);
  if (attached.code === "infected") return data({ ...answer, scan: attached.code }, { status: 400 });
  return refuse(request, attached.code);
}

export default function KeyingRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("paper-sheets");
  return (
    <Page
      title={t("key.heading", { code: page.printed })}
      eyebrow={page.panel}
      actions={<LinkButton to={paths.paperSheets(page.contestId)}>{t("key.back")}</LinkButton>}
    >
      <DefinitionList
        items={[
          { term: t("column.judge"), description: page.judgeName },
          { term: t("column.entry"), description: `${page.entryCode} · ${page.entryTitle}` },
        ]}
      />
      <Readings page={page} />
      <Differences page={page} />
      {page.whyNotKey === null ? (
        <KeyingForm page={page} answer={answer?.scan ? undefined : answer} />
      ) : page.state === "agreed" || page.state === "online" ? null : (
        <Alert tone="info" title={t("key.closed")} />
      )}
      <ScanForm page={page} failed={answer?.scan ?? null} faults={answer?.scan ? answer.faults : []} />
    </Page>
  );
}
