import type { LoaderFunctionArgs } from "@remix-run/node";
import { entriesOfPerson } from "~/entries/members/person-data.server";
import { judgingOfPerson } from "~/judging/own-data.server";
import { accountData } from "~/people/own-data.server";
import { contextOf } from "~/people/request.server";
import { complaintsOfPerson } from "~/results/complaints/own-complaints.server";

/** All that is held on the person, as one file; the files of their entries are named in it with the way to them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const { actor, now } = ctx;
  const [held, entries, judging, complaints] = await Promise.all([
    accountData(actor),
    entriesOfPerson(actor),
    judgingOfPerson(ctx),
    complaintsOfPerson(actor),
  ]);
  const body = { format: "sangtao-personal-data/1", madeAt: now, ...held, entries, judging, complaints };
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="sangtao-data.json"',
      "Cache-Control": "no-store",
    },
  });
}
