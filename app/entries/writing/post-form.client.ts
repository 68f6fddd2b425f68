import { isRouteErrorResponse } from "@remix-run/react";
import type { RefusedRequest } from "~/platform/http.server";
import type { NotTaken } from "./not-taken";

/**
 * Posts the form of the page. Where no answer comes, or nobody is signed in any more, the page stays as it is and is
 * told so; everything else is answered as ever.
 */
export async function postForm(post: () => Promise<unknown>): Promise<unknown> {
  try {
    return await post();
  } catch (error) {
    const kind = whyNotTaken(error);
    if (kind === null) throw error;
    // With a status of its own the router does not ask for the page again, which would fail like the post.
    return Response.json({ kind } satisfies NotTaken, { status: kind === "unsent" ? 503 : 401 });
  }
}

/** null: it is an answer, though a bad one. */
function whyNotTaken(error: unknown): NotTaken["kind"] | null {
  if (error instanceof Response) return null;
  if (!isRouteErrorResponse(error)) return "unsent";
  if (error.status >= 500 || error.status === 429) return "unsent";
  const { kept } = (error.data ?? {}) as Partial<RefusedRequest>;
  if (error.status !== 401 || !kept) return null;
  return kept.code === "other-person" ? "other-person" : "sign-in";
}
