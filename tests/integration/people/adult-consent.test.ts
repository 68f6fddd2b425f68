import { afterEach, describe, expect, test } from "vitest";
import { consentAnswerSchema } from "~/entries/members/consent-form";
import { answerByLink, makeConsentLink } from "~/entries/members/consent-links.server";
import { publicMembers } from "~/entries/members/public-members.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import * as viewRoute from "~/routes/_app.entries.$id._index/route";
import { coWrites } from "../access/world";
import { ask, visitor } from "../drafts-world";
import { at, entryRow, goodContent, must, OPEN, openedContest, submitted } from "../entries-world";

afterEach(() => setClock(null));

/** Two adults' entry, sent in by the first, whose account bears the first author's name. */
async function world() {
  const contest = await openedContest();
  const owner = await visitor();
  const other = await visitor();
  const [first, second] = goodContent(contest.regulation).members;
  await db.user.update({ where: { id: owner.actor.userId }, data: { name: "Nguyễn Thị Hòa" } });
  const { entryId } = await submitted(contest, owner.actor);
  const code = (await entryRow(entryId)).code!;
  const named = async () =>
    (await publicMembers(contest.contestId, [code], contest.regulation, OPEN)).get(code);
  return { contest, owner, other, entryId, first: first!, second: second!, named };
}

type Visitor = Awaited<ReturnType<typeof visitor>>;

interface Shown {
  readonly publication: {
    readonly self: { readonly id: string; readonly isAnswered: boolean } | null;
    readonly own: Record<string, Record<string, string>>;
    readonly others: readonly { readonly name: string; readonly isAnswered: boolean }[];
  };
}

async function shownTo({ browser }: Visitor, id: string): Promise<Shown["publication"]> {
  const request = new Request(`http://sangtao.test/entries/${id}`, { headers: browser.headers() });
  const page = await viewRoute.loader({ request, params: { id }, context: {} as never });
  return (page as unknown as Shown).publication;
}

function answer({ browser }: Visitor, id: string, said: Record<string, string>) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ intent: "answer-self", ...said })) body.set(name, value);
  return ask(viewRoute.action, browser, `/entries/${id}?index`, { id }, { body });
}

/** What is asked besides being named and shown in pictures. */
const OTHERS = { "SELF.summary": "yes", "SELF.forward": "no" };

describe("an adult author is asked on the entry's page", () => {
  test("with nothing chosen beforehand; each purpose apart, as often as they change their mind", async () => {
    const { owner, entryId, first, second, named } = await world();
    expect(await shownTo(owner, entryId)).toMatchObject({
      self: { id: first.id, isAnswered: false },
      own: { SELF: {} },
      others: [{ name: second.name, isAnswered: false }],
    });
    expect(await named()).toEqual({ people: [], unnamed: 2 });

    const half = await answer(owner, entryId, { memberId: first.id, "SELF.publish": "yes" });
    const missing = ["pictures", "summary", "forward"].map((id) => ({ path: `SELF.${id}`, code: "required" }));
    expect(half).toMatchObject({ status: 400, body: { faults: missing } });
    expect(await db.consent.count({ where: { entryId } })).toBe(0);

    const said = { memberId: first.id, "SELF.publish": "yes", "SELF.pictures": "no", ...OTHERS };
    expect(await answer(owner, entryId, said)).toMatchObject({
      status: 302,
      location: `/entries/${entryId}?answered=1#publication`,
    });
    const rows = await db.consent.findMany({ where: { entryId }, orderBy: { purposeId: "asc" } });
    expect(rows).toMatchObject([
      { purposeId: "forward", answer: "REFUSED" },
      { purposeId: "pictures", answer: "REFUSED", giver: "SELF", method: "ACCOUNT", at: OPEN, wordingVersion: 1 },
      { purposeId: "publish", answer: "GIVEN", memberName: first.name, recordedById: owner.actor.userId },
      { purposeId: "summary", answer: "GIVEN" },
    ]);
    expect(rows[2]!.wording).toContain("Công bố họ tên và đơn vị");
    expect(await named()).toEqual({ people: [{ name: first.name, unit: first.unit }], unnamed: 1 });
    expect(await shownTo(owner, entryId)).toMatchObject({
      self: { isAnswered: true },
      own: { SELF: { publish: "yes", pictures: "no" } },
    });

    await answer(owner, entryId, { ...said, "SELF.publish": "no" });
    expect(await named()).toEqual({ people: [], unnamed: 2 });
    expect(await db.consent.count({ where: { entryId } })).toBe(5);
  });

  test("nobody answers there for somebody else; a co-author answers for themselves, others by their link", async () => {
    const { owner, other, entryId, first, second, named } = await world();
    const said = { "SELF.publish": "yes", "SELF.pictures": "yes", ...OTHERS };
    expect(await answer(owner, entryId, { ...said, memberId: second.id })).toMatchObject({ status: 403 });
    expect(await answer(other, entryId, { ...said, memberId: second.id })).toMatchObject({ status: 404 });

    await coWrites(entryId, other.actor.userId);
    await db.coAuthor.updateMany({ where: { entryId }, data: { memberId: second.id } });
    expect(await shownTo(other, entryId)).toMatchObject({
      self: { id: second.id, isAnswered: false },
      others: [{ name: first.name }],
    });
    expect(await answer(other, entryId, { ...said, memberId: second.id })).toMatchObject({ status: 302 });
    expect(await named()).toEqual({ people: [{ name: second.name, unit: second.unit }], unnamed: 1 });

    const { token } = must(
      await makeConsentLink(at(owner.actor), { entryId, memberId: first.id, email: "" }),
    );
    const form = consentAnswerSchema.parse({ SELF: { publish: "yes", pictures: "no", summary: "no", forward: "no" } });
    must(await answerByLink(token, form, OPEN));
    expect((await named())?.unnamed).toBe(0);
    expect(await shownTo(other, entryId)).toMatchObject({
      self: { isAnswered: true },
      others: [{ name: first.name, isAnswered: true }],
    });
  });

  test("an account of another name is nobody of the dossier, and sees who has not answered", async () => {
    const { owner, entryId } = await world();
    await db.user.update({ where: { id: owner.actor.userId }, data: { name: "Tổ thư ký xã" } });
    expect(await shownTo(owner, entryId)).toMatchObject({
      self: null,
      others: [{ isAnswered: false }, { isAnswered: false }],
    });
  });
});
