import { newToken, readableSecret } from "~/platform/secret.server";
import { db } from "~/platform/db.server";
import { all, door, only, type Row } from "./ask";
import { coWrites, RUNNERS, type World } from "./world";

const RECEIPT = "_public.receipts.$token";
const TRACK = "_public.track._index";
const TRACKED = "_public.track.$code";
const PDF = "entries.$id.receipt[.]pdf";

/** An entry of the contestant's that was sent in, with somebody who writes along, its receipt and its code. */
async function sent({ contest, actor, idOf }: World) {
  const { id } = await contest.entry({ owner: actor("contestant"), state: "SUBMITTED" });
  await coWrites(id, idOf("coAuthor"));
  const [token, code] = [newToken(), readableSecret(10)];
  await db.entry.update({ where: { id }, data: { trackingCode: code } });
  await db.entryVersion.updateMany({ where: { entryId: id }, data: { receiptToken: token } });
  return { id, token, code };
}

/** Whoever holds the paper may look, whoever they are; nobody may guess. */
export const receiptRows: Row[] = [
  {
    route: RECEIPT,
    intent: null,
    ask: async (world) => door(RECEIPT, { token: (await sent(world)).token }),
    expected: all("ok"),
  },
  {
    route: RECEIPT,
    intent: null,
    ask: () => door(RECEIPT, { token: "khong-co" }),
    expected: all("hidden"),
  },
  {
    route: TRACK,
    intent: "",
    done: true,
    ask: async (world) => door(TRACK, {}, { code: (await sent(world)).code }),
    expected: all("ok"),
  },
  {
    route: TRACKED,
    intent: null,
    ask: async (world) => door(TRACKED, { code: (await sent(world)).code }),
    expected: all("ok"),
  },
  {
    route: TRACKED,
    intent: null,
    ask: () => door(TRACKED, { code: "AAAAAAAAAA" }),
    expected: all("elsewhere"),
  },
  {
    route: PDF,
    intent: null,
    ask: async (world) => door(PDF, { id: (await sent(world)).id }),
    expected: only(["contestant", "coAuthor", ...RUNNERS], "hidden"),
  },
  {
    route: PDF,
    intent: null,
    ask: async ({ other }) => door(PDF, { id: (await other.entry({ state: "SUBMITTED" })).id }),
    expected: only(["otherOrganiser"], "hidden"),
  },
];
