import type { LoaderFunctionArgs } from "@remix-run/node";
import { paths } from "~/paths";
import { env } from "~/platform/env.server";
import { publicAnswer } from "~/platform/http-text.server";

/** What search machines leave alone: people's own pages, and addresses that hold a secret. */
const CLOSED = [
  "/home",
  "/account",
  "/entries",
  "/unit",
  "/files",
  "/papers",
  "/sheets",
  "/judge",
  "/manage",
  "/admin",
  "/invitations",
  "/co-authors",
  "/consent",
  "/receipts",
  "/track/",
  // Each search of a list is the same list.
  "/contests/*/results?",
];

export function loader({ request }: LoaderFunctionArgs) {
  const lines = ["User-agent: *", ...CLOSED.map((path) => `Disallow: ${path}`), "", `Sitemap: ${env().appUrl}${paths.sitemap()}`];
  return publicAnswer(request, `${lines.join("\n")}\n`, "text/plain; charset=utf-8");
}
