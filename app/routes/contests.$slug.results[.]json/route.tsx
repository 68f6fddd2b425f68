import type { LoaderFunctionArgs } from "@remix-run/node";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/http.server";
import { isSameTag } from "~/platform/http-text.server";
import { publicationAsked } from "~/results/publication";
import { bundleBytes, publishedBundle } from "~/results/published.server";

/**
 * The published bundle, byte for byte; its SHA-256 stands on the result page and is the ETag. One that was corrected since
 * is there by its number.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const slug = params["slug"] ?? "";
  const number = publicationAsked(new URL(request.url).searchParams);
  const bundle = await publishedBundle(slug, now(), number);
  if (!bundle) return notFound();
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Disposition": `attachment; filename="${slug}${number === null ? "" : `-${number}`}.json"`,
    "Cache-Control": "public, max-age=60",
    ETag: `"${bundle.sha256}"`,
  };
  if (isSameTag(request.headers.get("If-None-Match"), headers.ETag)) return new Response(null, { status: 304, headers });
  return new Response(inParts(await bundleBytes(bundle.id)), { headers });
}

const PART = 256 * 1024;

/** No faster than it is taken, and without a copy for each who takes it. */
function inParts(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream(
    {
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        controller.enqueue(bytes.subarray(at, at + PART));
        at += PART;
      },
    },
    { highWaterMark: 0 },
  );
}
