import type { LoaderFunctionArgs } from "@remix-run/node";
import { now } from "~/platform/clock.server";
import { fileRefused } from "~/platform/http-files.server";
import { serveBlob } from "~/platform/storage/serve-blob.server";
import { shownFile } from "~/results/public/shown-files.server";

/** A picture or film of a winner whose authors agree to it at this moment. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { slug = "", code = "", number = "", variant = "" } = params;
  const file = await shownFile({ slug, code, number: Number(number), variant }, now());
  return file ? serveBlob(request, file) : fileRefused(request, "hidden");
}
