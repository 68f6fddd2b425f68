import type { ActionFunctionArgs } from "@remix-run/node";
import { expect, test } from "vitest";
import { paths } from "~/paths";
import { action as changeAccount } from "~/routes/_app.account/route";
import { action as sendSheet } from "~/routes/_app.judge.sheets.$assignmentId/route";
import { Browser, newPerson, PASSWORD } from "./helpers";

interface Kept {
  readonly refusal: string;
  readonly kept: {
    readonly action: string;
    readonly fields: [string, string][];
    readonly code: string | null;
  };
}

/** What a route answers to a form without a session, whether it returns or throws it. */
async function posted(
  action: (args: ActionFunctionArgs) => Promise<unknown>,
  path: string,
  body: URLSearchParams | FormData,
) {
  const headers = new Headers(new Browser("198.51.100.9").headers());
  const request = new Request(`http://sangtao.test${path}`, { method: "POST", headers, body });
  const answer: unknown = await action({
    request,
    params: { assignmentId: "a" },
    context: {} as never,
  }).catch((thrown: unknown) => thrown);
  if (answer instanceof Response)
    return {
      status: answer.status,
      location: answer.headers.get("Location"),
      cookie: answer.headers.get("Set-Cookie"),
    };
  const { data, init } = answer as { data: Kept; init: ResponseInit };
  return { status: init.status, data };
}

test("any form posted after its session has ended is held, and sent once more by signing in", async () => {
  await newPerson("mat-phien@example.vn");
  const path = paths.sheet("a");
  const typed = {
    version: "3",
    "marks.novelty": "31,5",
    comment: "Dòng một\nDòng hai",
    intent: "submit",
  };
  const held = await posted(sendSheet, path, new URLSearchParams(typed));
  expect(held.status).toBe(401);
  expect(held.data).toEqual({
    refusal: "sign-in",
    kept: { action: path, fields: Object.entries(typed), hadFiles: false, code: null },
  });

  const again = new FormData();
  for (const [name, value] of held.data!.kept.fields) again.append(name, value);
  again.set("signIn.email", "mat-phien@example.vn");
  again.set("signIn.password", PASSWORD);
  const sent = await posted(sendSheet, path, again);
  expect(sent).toMatchObject({ status: 307, location: path });
  expect(sent.cookie).toContain("HttpOnly");
});

test("passwords that were typed in it are not held", async () => {
  const typed = new URLSearchParams({
    intent: "password",
    current: "bi-mat-cu",
    password: "bi-mat-moi",
  });
  const held = await posted(changeAccount, paths.account(), typed);
  expect(held.data!.kept.fields).toEqual([["intent", "password"]]);
});
