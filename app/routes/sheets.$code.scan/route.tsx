import type { LoaderFunctionArgs } from "@remix-run/node";
import { paperScanFile } from "~/judging/paper/paper-reads.server";
import { contextOf } from "~/people/request.server";
import { fileRefused } from "~/platform/http-files.server";
import { serveBlob } from "~/platform/storage/serve-blob.server";

/** A scan of a signed score sheet: the newest, or the one whose number is asked for. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const number = Number(new URL(request.url).searchParams.get("number") ?? "");
  const wanted = Number.isSafeInteger(number) && number > 0 && number < 10_000 ? number : undefined;
  const file = await paperScanFile(await contextOf(request), params["code"] ?? "", wanted);
  return file.ok ? serveBlob(request, file.value) : fileRefused(request, file.code);
}
