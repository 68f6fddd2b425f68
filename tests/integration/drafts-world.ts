import type { ActionFunctionArgs } from "@remix-run/node";
import { randomUUID } from "node:crypto";
import { drawnValues } from "~/entries/writing/draft-form";
import type { Change } from "~/entries/writing/draft-values";
import { formFromContent, type EntryContent } from "~/entries/entry-content";
import { readContent } from "~/entries/entry-upgrade";
import { setClock } from "~/platform/clock.server";
import * as editRoute from "~/routes/_app.entries.$id.edit/route";
import * as saveRoute from "~/routes/entries.$id.save/route";
import { draftOf, entryRow, OPEN, openedContest, type OpenedContest } from "./entries-world";
import { Browser, newPerson } from "./people/helpers";

let people = 0;

export async function visitor() {
  people += 1;
  setClock(null);
  const email = `writer${people}@example.vn`;
  const browser = await newPerson(email, new Browser(`198.51.100.${people}`));
  const actor = (await browser.actor())!;
  setClock(() => OPEN);
  return { browser, actor, email };
}

export type Handler = (args: ActionFunctionArgs) => unknown;

export async function ask(
  handler: unknown,
  browser: Browser | null,
  path: string,
  params: Record<string, string>,
  init: RequestInit,
) {
  const headers = browser?.headers() ?? new Headers();
  new Headers(init.headers).forEach((value, name) => headers.set(name, value));
  const request = new Request(`http://sangtao.test${path}`, { method: "POST", ...init, headers });
  const result: unknown = await Promise.resolve()
    .then(() => (handler as Handler)({ request, params, context: {} as never }))
    .catch((thrown: unknown) => {
      if (thrown instanceof Error) throw thrown;
      return thrown;
    });
  if (result instanceof Response) {
    const json = result.headers.get("Content-Type")?.startsWith("application/json");
    const body = json ? ((await result.json()) as Record<string, unknown>) : {};
    return {
      status: result.status,
      location: result.headers.get("Location"),
      response: result,
      body,
    };
  }
  const { data, init: how } = result as {
    data: Record<string, unknown>;
    init: ResponseInit | null;
  };
  return { status: how?.status ?? 200, location: null, response: null, body: data };
}

/** What an open form sends by itself. */
export function save(
  browser: Browser | null,
  entryId: string,
  body: { writer: string; version: number; changes: Change[]; request?: string },
) {
  return ask(
    saveRoute.action,
    browser,
    `/entries/${entryId}/save`,
    { id: entryId },
    {
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ request: randomUUID(), ...body }),
    },
  );
}

/** The whole form as a browser without script sends it, drawn from `base`. */
export function formOf(
  contest: OpenedContest,
  base: EntryContent,
  typed: EntryContent,
  more: Record<string, string> = {},
): FormData {
  const form = new FormData();
  form.set("version", "1");
  form.set("base", JSON.stringify(drawnValues(contest.regulation, base, null)));
  for (const [name, value] of formFromContent(typed)) form.append(name, value);
  for (const [name, value] of Object.entries({ intent: "save", ...more })) form.set(name, value);
  return form;
}

export const edit = (browser: Browser | null, id: string, body: FormData) =>
  ask(editRoute.action, browser, `/entries/${id}/edit`, { id }, { body });

export const draft = async (id: string) => readContent((await entryRow(id)).draft);
export const title = (before: string, after: string): Change => ({ path: "title", before, after });

export async function world() {
  const contest = await openedContest();
  const owner = await visitor();
  const id = await draftOf(contest, owner.actor);
  return { contest, owner, id, writer: owner.actor.userId };
}
