import { issueCertificates } from "~/documents/certificates/issue.server";
import { designOf } from "~/documents/certificates/design.server";
import { openedContest } from "~/contests/contest.server";
import { dueCertificates } from "~/results/paper/due-certificates.server";
import { db } from "~/platform/db.server";
import { at, must } from "../judging-world";
import { all, door, only, type Row } from "./ask";
import { closedContest, DECIDING, publishedContest } from "./finished";
import type { Who, World } from "./world";

const LIST = "_app.manage.contests.$contestId.certificates._index";
const ONE = "_app.manage.contests.$contestId.certificates.$certificateId";
const DESIGN = "_app.manage.contests.$contestId.certificates.design";
const BATCH = "manage.contests.$contestId.certificates.batches.$number";
const PICTURE = "manage.contests.$contestId.certificates.pictures.$picture";
const FILE = "certificates.files.$id[.]pdf";

const MAKERS: Who[] = ["organiser", "secretary"];

/** The published contest with none of its certificates issued yet. */
async function bare(world: World) {
  const contest = await publishedContest(world);
  const of = { contestId: contest.contestId };
  await db.certificateBatch.deleteMany({ where: of });
  await db.certificate.updateMany({ where: of, data: { replacedById: null } });
  await db.certificate.deleteMany({ where: of });
  return contest;
}

/** The same with all of them issued. */
async function issued(world: World) {
  const contest = await bare(world);
  const { contestId, organiser } = contest;
  const opened = (await openedContest(contestId))!;
  const { design } = await designOf(opened.contest);
  must(await issueCertificates(at(organiser, DECIDING), contestId, (await dueCertificates(opened, design.recipients))!));
  const { id: certificateId, entryId } = await db.certificate.findFirstOrThrow({ where: { contestId } });
  return { contestId, certificateId, entryId: entryId! };
}

async function undesigned(world: World) {
  const { contestId } = await publishedContest(world);
  await db.certificateDesign.deleteMany({ where: { contestId } });
  return contestId;
}

const design = async (contestId: string) => {
  const { contest } = (await openedContest(contestId))!;
  const { design: now } = await designOf(contest);
  return {
    version: "0",
    layout: "modern",
    colour: now.colour,
    accent: now.accent,
    ...Object.fromEntries(Object.entries(now.lines).map(([line, text]) => [`lines.${line}`, text])),
    ...{ "qr.x": "30", "qr.y": "156", "qr.side": "24", "logo.use": "none" },
    recipients: "members",
    numberPattern: now.numberPattern,
    numberDigits: "3",
  };
};

/** Whose entry it was before it was made the contestant's. */
let owned = { entryId: "", ownerId: "" };

export const certificateRows: Row[] = [
  {
    route: LIST,
    intent: null,
    now: DECIDING,
    ask: async (world) => door(LIST, { contestId: (await issued(world)).contestId }),
    expected: only(MAKERS),
  },
  { route: LIST, intent: null, ask: ({ draftId }) => door(LIST, { contestId: draftId }), expected: all("hidden", { nobody: "sign-in" }) },
  {
    route: LIST,
    intent: "issue",
    now: DECIDING,
    done: true,
    ask: async (world) => door(LIST, { contestId: (await bare(world)).contestId }, {}),
    expected: only(MAKERS),
  },
  {
    // Before there is an official result.
    route: LIST,
    intent: "issue",
    now: DECIDING,
    ask: async (world) => door(LIST, { contestId: (await closedContest(world)).contestId }, {}),
    expected: { ...only([]), organiser: "state", secretary: "state" },
  },
  {
    route: LIST,
    intent: "print",
    now: DECIDING,
    done: true,
    ask: async (world) => door(LIST, { contestId: (await issued(world)).contestId }, { form: "pdf", prizeId: "" }),
    expected: only(MAKERS),
  },
  {
    route: ONE,
    intent: null,
    now: DECIDING,
    ask: async (world) => {
      const { contestId, certificateId } = await issued(world);
      return door(ONE, { contestId, certificateId });
    },
    expected: only(MAKERS),
  },
  {
    // One of another contest.
    route: ONE,
    intent: null,
    now: DECIDING,
    ask: async (world) => door(ONE, { contestId: world.contestId, certificateId: (await issued(world)).certificateId }),
    expected: { ...only([]), organiser: "hidden", secretary: "hidden" },
  },
  ...(["reissue", "revoke"] as const).map((intent): Row => ({
    route: ONE,
    intent,
    now: DECIDING,
    done: true,
    ask: async (world) => {
      const { contestId, certificateId } = await issued(world);
      return door(ONE, { contestId, certificateId }, { reason: "Viết sai họ tên", name: "" });
    },
    expected: only(MAKERS),
  })),
  {
    route: DESIGN,
    intent: null,
    ask: ({ contestId }) => door(DESIGN, { contestId }),
    expected: only(MAKERS),
  },
  ...(["save", "preview"] as const).map((intent): Row => ({
    route: DESIGN,
    intent,
    done: true,
    ask: async (world) => {
      const contestId = await undesigned(world);
      return door(DESIGN, { contestId }, await design(contestId));
    },
    expected: only(MAKERS),
  })),
  {
    route: DESIGN,
    intent: "remove-picture",
    done: true,
    ask: async (world) => {
      const contestId = await undesigned(world);
      await db.certificateDesign.create({ data: { contestId, design: {} } });
      return door(DESIGN, { contestId }, { version: "1", picture: "background" });
    },
    expected: only(MAKERS),
  },
  {
    route: PICTURE,
    intent: null,
    // There is none.
    ask: ({ contestId }) => door(PICTURE, { contestId, picture: "background" }),
    expected: all("hidden", { nobody: "sign-in" }),
  },
  {
    route: BATCH,
    intent: null,
    now: DECIDING,
    // It waits: there is no file yet, and only who may have it is told so.
    ask: async (world) => {
      const { contestId, certificateId } = await issued(world);
      await db.certificateBatch.create({
        data: { contestId, number: 1, form: "pdf", certificateIds: [certificateId], total: 1, createdById: "x", createdAt: DECIDING },
      });
      return door(BATCH, { contestId, number: "1" });
    },
    expected: { ...only([]), organiser: "state", secretary: "state" },
  },
  {
    route: FILE,
    intent: null,
    now: DECIDING,
    ask: async (world) => door(FILE, { id: (await issued(world)).certificateId }),
    expected: only(MAKERS, "hidden"),
  },
  {
    // Its own people, once the public sees the result.
    route: FILE,
    intent: null,
    now: DECIDING,
    ask: async (world) => {
      const { certificateId, entryId } = await issued(world);
      const { ownerId } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
      owned = { entryId, ownerId };
      await db.entry.update({ where: { id: entryId }, data: { ownerId: world.idOf("contestant") } });
      return door(FILE, { id: certificateId });
    },
    expected: only([...MAKERS, "contestant"], "hidden"),
    tidy: () => db.entry.update({ where: { id: owned.entryId }, data: { ownerId: owned.ownerId } }),
  },
  {
    // Not before.
    route: FILE,
    intent: null,
    now: new Date(DECIDING.getTime() - 1),
    ask: async (world) => door(FILE, { id: (await issued(world)).certificateId }),
    expected: only(MAKERS, "hidden"),
  },
  ...["_public.certificates._index", "_public.certificates.$code"].map((route): Row => ({
    route,
    intent: null,
    ask: () => door(route, { code: "AAAABBBBCCCC" }),
    expected: all("ok"),
  })),
];
