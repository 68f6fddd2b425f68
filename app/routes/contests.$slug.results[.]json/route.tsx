import type { LoaderFunctionArgs } from "@remix-run/node";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/http.server";
import { publishedBundle } from "~/results/published.server";

/** The published bundle, byte for byte; its SHA-256 stands on the result page and is the ETag. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const slug = params["slug"] ?? "";
  const bundle = await publishedBundle(slug, now());
  if (!bundle) return notFound();
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Disposition": `attachment; filename="${slug}.json"`,
    "Cache-Control": "public, max-age=60",
    ETag: `"${bundle.sha256}"`,
  };
  if (isSame(request.headers.get("If-None-Match"), headers.ETag)) return new Response(null, { status: 304, headers });
  return new Response(bundle.text, { headers });
}

/** As RFC 9110 compares for If-None-Match: a proxy that compresses makes the tag a weak one. */
function isSame(ifNoneMatch: string | null, etag: string): boolean {
  const tags = (ifNoneMatch ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}
