import { YOUTH_CONSENTS } from "~/contests/consents-template";
import { makeConsentLink } from "~/entries/members/consent-links.server";
import { NO_MEMBER } from "~/entries/entry-content";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { hashPassword } from "~/people/accounts.server";
import { db } from "~/platform/db.server";
import { closeAll } from "~/platform/shutdown.server";
import {
  at,
  draftOf,
  goodContent,
  must,
  openedContest,
  person,
} from "../integration/entries-world";

/* Fills the database of `guardian.spec.ts`: a pupil's dossier, and the link that her mother was given on paper. */

const contest = await openedContest({ consents: YOUTH_CONSENTS });
const owner = await person({ name: "Trần Văn Bình", email: "binh@mail.example" });
const password = await hashPassword(process.env["TEST_PASSWORD"] ?? "");
await db.account.create({
  data: {
    id: "owner",
    accountId: owner.userId,
    providerId: "credential",
    userId: owner.userId,
    password,
  },
});
const { userId } = contest.organiser;
const { organisationId } = contest;
await db.roleGrant.create({ data: { userId, role: "ORGANISER", organisationId } });
await db.user.update({ where: { id: userId }, data: { email: "organiser@mail.example" } });
await db.account.create({
  data: { id: "organiser", accountId: userId, providerId: "credential", userId, password },
});
const entryId = await draftOf(contest, owner);
const members = [
  {
    ...NO_MEMBER,
    id: "m1",
    name: "Lê Minh Châu",
    birthDate: "2014-05-01",
    share: "60",
    main: true,
  },
  { ...NO_MEMBER, id: "m2", name: owner.name, birthDate: "1985-01-02", share: "40" },
];
const content = goodContent(contest.regulation, { members });
must(await saveDraft(at(owner), { entryId, version: 1, content }));
const { token } = must(await makeConsentLink(at(owner), { entryId, memberId: "m1", email: "" }));
process.stdout.write(JSON.stringify({ token, entryId, organisationId }));
await closeAll();
