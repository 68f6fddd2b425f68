import { YOUTH_CONSENTS } from "~/contests/consents-template";
import { NO_MEMBER, type Member } from "~/entries/entry-content";
import { consentAnswerSchema } from "~/entries/members/consent-form";
import { makeConsentLink } from "~/entries/members/consent-links.server";
import { publicMembers } from "~/entries/members/public-members.server";
import { submitEntry } from "~/entries/submit-entry.server";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { db } from "~/platform/db.server";
import { violations } from "../../../scripts/invariants";
import { at, draftOf, goodContent, grantee, must, OPEN, openedContest, PDF, person, received } from "../entries-world";

export const CHILD: Member = {
  ...NO_MEMBER,
  id: "m1",
  name: "Lê Minh Châu",
  birthDate: "2014-05-01",
  occupation: "Học sinh",
  phone: "0901234567",
  unit: "THCS Bảo Lộc",
  ethnicity: "Ê Đê",
  share: "60",
  main: true,
};
export const ADULT: Member = {
  ...CHILD,
  id: "m2",
  name: "Trần Văn Bình",
  birthDate: "1985-01-02",
  ethnicity: "",
  share: "40",
  main: false,
};

export const PURPOSES = YOUTH_CONSENTS.purposes.map(({ id }) => id);

/** The same answer to every purpose. */
export const every = (answer: "yes" | "no") => Object.fromEntries(PURPOSES.map((id) => [id, answer]));

/** A guardian's answers as the browser would post them, read by the schema. */
export const form = (over: object) =>
  consentAnswerSchema.parse({ guardianName: "Lê Văn An", relation: "bố", ...over });

/** A contest that asks for consent, and for ethnicity where there is consent; whose drafts are by a child and an adult. */
export async function consentContest() {
  const technical = await openedContest();
  const { members } = technical.regulation;
  const contest = await openedContest({
    consents: YOUTH_CONSENTS,
    members: { ...members, asks: { ...members.asks, ethnicity: "optional" } },
  });
  const owner = await person({ name: "Trần Văn Bình" });
  const secretary = await grantee("SECRETARY", contest.organisationId);
  const content = () => {
    const { members } = goodContent(contest.regulation);
    return goodContent(contest.regulation, {
      members: [
        { ...members[0]!, ...CHILD },
        { ...members[1]!, ...ADULT },
      ],
    });
  };
  return {
    contest,
    owner,
    secretary,
    content,

    async draft(by = owner): Promise<string> {
      const entryId = await draftOf(contest, by);
      must(await saveDraft(at(by), { entryId, version: 1, content: content() }));
      return entryId;
    },

    async send(entryId: string, version = 2, by = owner) {
      return submitEntry(at(by), {
        entryId,
        version,
        content: content(),
        added: [await received(contest.regulation, "form", "Phiếu đăng ký.pdf", PDF)],
      });
    },

    /** Who is named with the entry in public. */
    async named(entryId: string, now = OPEN) {
      const { code } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
      const found = await publicMembers(contest.contestId, [code ?? ""], contest.regulation, now);
      return found.get(code ?? "")?.people.map(({ name }) => name);
    },

    linkOf: async (entryId: string, memberId = "m1", email = "") =>
      must(await makeConsentLink(at(owner), { entryId, memberId, email })).token,
  };
}

/** What the invariants about people say is broken. */
export async function brokenForPeople(): Promise<string[]> {
  const found: string[] = [];
  await violations(({ name, id, says }) => found.push(`${name} ${id} ${says}`));
  return found.filter((line) => /^(consent|co-author|data-request|redaction) /.test(line));
}
