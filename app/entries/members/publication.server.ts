import type { Context } from "~/people/actor";
import type { Answers } from "./consent-form";
import { entryPeople, memberPage, type MemberConsents } from "./consents.server";

/** One author, and whether they may be named. */
export interface AskedAuthor {
  readonly id: string;
  readonly name: string;
  readonly published: boolean;
  /** Nothing that they are asked is open. */
  readonly isAnswered: boolean;
}

/** What of an entry's authors is published, for its page. */
export interface Publication {
  /** The adult author who is looking; asked right there. */
  readonly self: (AskedAuthor & Pick<MemberConsents, "purposes">) | null;
  /** What that author has answered. */
  readonly own: Answers;
  readonly others: readonly AskedAuthor[];
  /** Links and paper forms for the others are this person's to make. */
  readonly mayAsk: boolean;
}

/** Who of an entry's authors may be named, and who has not been heard; null where the regulation asks nothing. */
export async function publicationOf(ctx: Context, entryId: string): Promise<Publication | null> {
  const people = await entryPeople(ctx, entryId);
  if (!people.ok || !people.value.asks) return null;
  const { members, whyNotCollect } = people.value;
  const named = members.filter(({ name }) => name.trim() !== "");
  const self = named.find(({ isSelf }) => isSelf) ?? null;
  const page = self && (await memberPage(ctx, entryId, self.id));
  return {
    self: self && { ...asked(self), purposes: self.purposes },
    own: page?.ok ? page.value.own : {},
    others: named.filter((member) => member !== self).map(asked),
    mayAsk: whyNotCollect === null,
  };
}

function asked({ id, name, published, purposes }: MemberConsents): AskedAuthor {
  const isAnswered = purposes.every(({ status }) => status !== "missing");
  return { id, name, published, isAnswered };
}
