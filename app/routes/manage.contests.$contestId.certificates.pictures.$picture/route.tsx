import type { LoaderFunctionArgs } from "@remix-run/node";
import { designPicture, PICTURES } from "~/documents/certificates/design.server";
import { contextOf } from "~/people/request.server";
import { fileRefused } from "~/platform/http-files.server";
import { serveBlob } from "~/platform/storage/serve-blob.server";

/** The background or the logo of a contest's certificates. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const picture = PICTURES.find((each) => each === params["picture"]);
  if (!picture) return fileRefused(request, "hidden");
  const file = await designPicture(ctx, params["contestId"] ?? "", picture);
  return file.ok ? serveBlob(request, file.value) : fileRefused(request, file.code);
}
