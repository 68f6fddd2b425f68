import { inviteCoAuthor } from "~/entries/members/co-authors.server";
import { makeConsentLink } from "~/entries/members/consent-links.server";
import { receiveDataRequest } from "~/people/data-requests.server";
import { db } from "~/platform/db.server";
import { at, must, person } from "../judging-world";
import { all, desk, door, only, signedIn, type Ask, type Outcome, type Row } from "./ask";
import { coWrites, RUNNERS, type Who, type World } from "./world";

/** While entries are taken. */
const TAKING = new Date("2026-05-04T03:00:00Z");
const COLLECTORS: Who[] = ["contestant", "organiser", "secretary"];

/** To everything that the template's regulation asks an adult. */
const ANSWERS = { "SELF.publish": "yes", "SELF.pictures": "no", "SELF.summary": "no", "SELF.forward": "no" };

const PEOPLE = "_app.entries.$id.people._index";
const MEMBER = "_app.entries.$id.people.$memberId";
const SHEET = "entries.$id.people.$memberId.sheet[.]pdf";

interface Made {
  readonly id: string;
}

/** Sent in, of the contestant, with somebody who writes along. */
async function own({ contest, actor, idOf }: World): Promise<Made> {
  const { id } = await contest.entry({ owner: actor("contestant"), state: "SUBMITTED" });
  await coWrites(id, idOf("coAuthor"));
  return { id };
}

/** Never sent in. */
async function unsent(world: World): Promise<Made> {
  const { id } = await own(world);
  await db.entry.update({ where: { id }, data: { state: "DRAFT", currentVersionId: null } });
  return { id };
}

const inviter = ({ actor }: World) => at(actor("contestant"), TAKING);

let counter = 0;
const newEmail = () => `asked${(counter += 1)}@example.vn`;

async function coAuthorId(world: World, entryId: string): Promise<string> {
  await db.coAuthor.deleteMany({ where: { entryId, email: { startsWith: "asked" } } });
  must(
    await inviteCoAuthor(inviter(world), { entryId, memberId: "m1", email: newEmail() }),
  );
  return (await db.coAuthor.findFirstOrThrow({ where: { entryId, email: { startsWith: "asked" } } }))
    .id;
}

/** To write along on the entry of somebody who stands before no door. */
async function invited({ contest }: World, email: string): Promise<string> {
  const owner = await person();
  const { id } = await contest.entry({ owner, state: "SUBMITTED" });
  const input = { entryId: id, memberId: "m1", email };
  return must(await inviteCoAuthor(at(owner, TAKING), input)).token;
}

async function link(world: World, entryId?: string): Promise<string> {
  const id = entryId ?? (await own(world)).id;
  return must(
    await makeConsentLink(inviter(world), { entryId: id, memberId: "m1", email: "" }),
  ).token;
}

const form = (
  intent: string,
  fields: (world: World, made: Made) => Promise<Record<string, string>> | Record<string, string>,
  expected: Row["expected"],
  done: boolean,
): Row => ({
  route: MEMBER,
  intent,
  now: TAKING,
  ...(done && { done: true }),
  ask: async (world) => {
    const made = await own(world);
    return door(MEMBER, { id: made.id, memberId: "m1" }, await fields(world, made));
  },
  expected,
});

const readers = (route: string, make: typeof own, expected: Row["expected"]): Row => ({
  route,
  intent: null,
  now: TAKING,
  ask: async (world) => door(route, { id: (await make(world)).id, memberId: "m1" }),
  expected,
});

/** Co-author and those who only look are told that it is not theirs to do. */
const collectors = desk(COLLECTORS, ["coAuthor", ...RUNNERS]);

function paper(): FormData {
  const data = new FormData();
  data.set("intent", "record-paper");
  data.set("SELF.publish", "yes");
  for (const id of ["pictures", "summary", "forward"]) data.set(`SELF.${id}`, "no");
  data.set("paper", new File(["%PDF-1.4\n%%EOF\n"], "Giấy.pdf", { type: "application/pdf" }));
  return data;
}

const ofEntries: Row[] = [
  readers(PEOPLE, own, only(["contestant", "coAuthor", ...RUNNERS], "hidden")),
  readers(PEOPLE, unsent, only(["contestant", "coAuthor"], "hidden")),
  readers(MEMBER, own, only(["contestant", "coAuthor", ...RUNNERS], "hidden")),
  readers(SHEET, own, collectors),
  form("make-link", () => ({ email: "" }), collectors, true),
  form(
    "revoke-link",
    async (world, { id }) => {
      await link(world, id);
      return { id: (await db.consentRequest.findFirstOrThrow({ where: { entryId: id } })).id };
    },
    collectors,
    true,
  ),
  {
    route: MEMBER,
    intent: "record-paper",
    now: TAKING,
    done: true,
    ask: async (world) => door(MEMBER, { id: (await own(world)).id, memberId: "m1" }, paper()),
    expected: collectors,
  },
  form(
    "answer-self",
    () => ANSWERS,
    // The member m1 bears the contestant's name, and is the co-author's place.
    desk(["contestant", "coAuthor"], RUNNERS),
    true,
  ),
  {
    route: "_app.entries.$id._index",
    intent: "answer-self",
    now: TAKING,
    done: true,
    ask: async (world) =>
      door(
        "_app.entries.$id._index",
        { id: (await own(world)).id },
        { memberId: "m1", ...ANSWERS },
      ),
    expected: desk(["contestant", "coAuthor"], RUNNERS),
  },
  {
    route: MEMBER,
    intent: "invite",
    now: TAKING,
    done: true,
    ask: async (world) => {
      const { id } = await own(world);
      await db.coAuthor.updateMany({ where: { entryId: id }, data: { memberId: "m9" } });
      return door(MEMBER, { id, memberId: "m1" }, { email: newEmail() });
    },
    expected: desk(["contestant"], ["coAuthor", ...RUNNERS]),
  },
  {
    route: MEMBER,
    intent: "revoke-co-author",
    now: TAKING,
    done: true,
    ask: async (world) => {
      const { id } = await own(world);
      await db.coAuthor.updateMany({ where: { entryId: id }, data: { memberId: "m9" } });
      return door(MEMBER, { id, memberId: "m1" }, { id: await coAuthorId(world, id) });
    },
    expected: desk(["contestant"], ["coAuthor", ...RUNNERS]),
  },
];

const CO_AUTHOR = "_public.co-authors.$token";
const CONSENT = "_public.consent.$token";
const TALKATIVE = {
  kind: "ACCESS",
  name: "Lê An",
  email: "",
  phone: "0900000000",
  text: "",
};

/** Whoever holds a link is let in by it, whoever they are; only confirming wants an account. */
const byLink: Row[] = [
  {
    route: CO_AUTHOR,
    intent: null,
    now: TAKING,
    ask: async (world) => door(CO_AUTHOR, { token: await invited(world, newEmail()) }),
    expected: all("ok"),
  },
  {
    route: CO_AUTHOR,
    intent: "confirm",
    now: TAKING,
    done: true,
    ask: async (world, who) =>
      door(CO_AUTHOR, { token: await invited(world, `${who}@example.vn`) }, { x: "" }),
    expected: signedIn,
    tidy: () => db.coAuthor.deleteMany({ where: { email: { not: "coAuthor@example.vn" } } }),
  },
  {
    route: CO_AUTHOR,
    intent: "decline",
    now: TAKING,
    done: true,
    ask: async (world) => door(CO_AUTHOR, { token: await invited(world, newEmail()) }, { x: "" }),
    expected: all("ok"),
  },
  {
    route: CONSENT,
    intent: null,
    now: TAKING,
    ask: async (world) => door(CONSENT, { token: await link(world) }),
    expected: all("ok"),
  },
  {
    route: CONSENT,
    intent: "answer",
    now: TAKING,
    done: true,
    ask: async (world) =>
      door(CONSENT, { token: await link(world) }, ANSWERS),
    expected: all("ok"),
  },
  {
    route: CONSENT,
    intent: "ask",
    now: TAKING,
    done: true,
    ask: async (world) => door(CONSENT, { token: await link(world) }, TALKATIVE),
    expected: all("ok"),
  },
  ...([null, "answer", "ask"] as const).map((intent): Row => ({
    route: CONSENT,
    intent,
    ask: () => door(CONSENT, { token: "AAAA-AAAA" }, intent === null ? undefined : TALKATIVE),
    expected: all("hidden"),
  })),
];

const HANDLERS: Who[] = ["organiser", "secretary"];
const LIST = "_app.manage.organisations.$organisationId.data-requests._index";
const REQUEST = "_app.manage.organisations.$organisationId.data-requests.$requestId";
const FILE = "manage.organisations.$organisationId.data-requests.$requestId.data[.]json";

async function asked(world: World, settled: boolean): Promise<Record<string, string>> {
  const { id: entryId } = await world.contest.entry({ state: "WITHDRAWN" });
  const { id } = await receiveDataRequest(
    {
      organisationId: world.organisationId,
      kind: "DELETE",
      name: "Lê An",
      email: "",
      phone: "0900000000",
      subject: "Lê An",
      text: "",
      ...(settled
        ? { entryId, memberId: "m1", proof: "CONSENT_LINK" as const }
        : { entryId, proof: "UNCHECKED" as const }),
    },
    TAKING,
  );
  return { organisationId: world.organisationId, requestId: id, entryId };
}

const handled = (
  intent: string | null,
  route: string,
  expected: Record<Who, Outcome>,
  fields?: (params: Record<string, string>) => Record<string, string>,
): Row => ({
  route,
  intent,
  now: TAKING,
  ...(intent !== null && { done: true }),
  ask: async (world): Promise<Ask> => {
    const params = await asked(world, intent !== "settle");
    return door(route, params, fields?.(params));
  },
  expected,
});

const rights: Row[] = [
  {
    route: "_app.account_.data",
    intent: null,
    ask: () => ({ path: "/account/data" }),
    expected: signedIn,
  },
  {
    route: "_app.account_.data",
    intent: "",
    done: true,
    ask: async (world, who) => {
      // The neighbour and the other organiser have to do with one organisation each, as has everybody here.
      const organisationId =
        who === "otherOrganiser" ? world.other.organisationId : world.organisationId;
      return { path: "/account/data", form: { kind: "ACCESS", organisationId, text: "" } };
    },
    expected: signedIn,
  },
  {
    route: "account.data[.]json",
    intent: null,
    ask: () => ({ path: "/account/data.json" }),
    expected: signedIn,
  },
  {
    route: "_public.personal-data",
    intent: null,
    ask: () => ({ path: "/personal-data" }),
    expected: all("ok"),
  },
  {
    route: "_public.personal-data",
    intent: "",
    done: true,
    ask: ({ contestId }) => ({
      path: "/personal-data",
      form: { ...TALKATIVE, contestId, code: "", trackingCode: "", subject: "Lê An" },
    }),
    expected: all("ok"),
  },
  {
    route: LIST,
    intent: null,
    ask: ({ organisationId }) => door(LIST, { organisationId }),
    expected: only(HANDLERS),
  },
  handled(null, REQUEST, only(HANDLERS)),
  handled(null, FILE, only(HANDLERS)),
  handled("answer", REQUEST, only(HANDLERS), () => ({
    from: "OPEN",
    state: "REFUSED",
    answer: "Không được",
  })),
  handled("settle", REQUEST, only(HANDLERS), ({ entryId = "" }) => ({ entryId, memberId: "m1" })),
  handled("erase", REQUEST, only(["organiser"]), () => ({ x: "" })),
];

export const consentRows: Row[] = [...ofEntries, ...byLink, ...rights];

