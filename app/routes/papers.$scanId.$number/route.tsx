import type { LoaderFunctionArgs } from "@remix-run/node";
import { pagePng } from "~/documents/page-png.server";
import { pagePicture } from "~/entries/papers/paper-reads.server";
import { contextOf } from "~/people/request.server";
import { numberOf } from "~/platform/page-number";
import { UnreadablePdf } from "~/platform/pdf/render.server";

/** A picture of one page of a scan, for those who handed it in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const picture = await pagePicture(ctx, params["scanId"] ?? "", numberOf(params["number"])).catch((error: unknown) => {
    if (error instanceof UnreadablePdf) return { ok: false } as const;
    throw error;
  });
  if (!picture.ok) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(await pagePng(picture.value)), {
    headers: {
      // Whether it may still be seen is asked each time.
      "Cache-Control": "private, no-store",
      "Content-Type": "image/png",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
