import { db } from "~/platform/db.server";
import { OFFICIAL_KINDS } from "~/documents/official/kinds";
import { all, door, only, type Row } from "./ask";
import { closedContest, DECIDING, judgedContest } from "./finished";
import type { Who, World } from "./world";

const PAGE = "_app.manage.contests.$contestId.documents";
const FILE = "manage.contests.$contestId.documents.$file";
const LETTERHEAD = "_app.manage.organisations.$organisationId.letterhead";
const LOGO = "manage.organisations.$organisationId.letterhead.logo";

const MAKERS: Who[] = ["organiser", "secretary"];

const file = (contestId: string, name: string, query = "") => {
  const { path, params } = door(FILE, { contestId, file: name });
  return { path: `${path}${query}`, params };
};

/** Nothing is recorded yet, whoever recorded it before. */
async function unnumbered(world: World) {
  const contest = await closedContest(world);
  await db.issuedDocument.deleteMany({ where: { contestId: contest.contestId } });
  return contest;
}

const letterhead = {
  version: "0",
  parentName: "UBND TỈNH",
  issuerName: "BAN TỔ CHỨC",
  place: "Huế",
  numberSuffix: "BTC",
  signerAuthority: "TM. BAN TỔ CHỨC",
  signerOffice: "TRƯỞNG BAN",
  signerName: "Nguyễn Văn An",
  recipients: "UBND tỉnh",
};

async function without({ organisationId }: World): Promise<string> {
  await db.letterhead.deleteMany({ where: { organisationId } });
  return organisationId;
}

export const officialRows: Row[] = [
  {
    route: PAGE,
    intent: null,
    ask: ({ contestId }) => door(PAGE, { contestId }),
    expected: only(MAKERS),
  },
  {
    route: PAGE,
    intent: null,
    ask: ({ draftId }) => door(PAGE, { contestId: draftId }),
    expected: all("hidden", { nobody: "sign-in" }),
  },
  {
    route: PAGE,
    intent: "",
    now: DECIDING,
    done: true,
    ask: async (world) => {
      const { contestId } = await unnumbered(world);
      const form = { kind: "prizes", subjectId: "", version: "0", number: "12", date: "25/10/2026", signer: "" };
      return door(PAGE, { contestId }, form);
    },
    expected: only(MAKERS),
  },
  {
    route: PAGE,
    intent: "setting",
    now: DECIDING,
    done: true,
    ask: async (world) => {
      const { contestId } = await closedContest(world);
      await db.paperSetting.deleteMany({ where: { contestId } });
      const form = { kind: "prizes", subjectId: "", version: "0", signMode: "deputy", actingOffice: "PHÓ TRƯỞNG BAN" };
      return door(PAGE, { contestId }, form);
    },
    expected: only(MAKERS),
  },
  // Of a contest that is tallied; those about a panel, a judge or a meeting name none here.
  ...OFFICIAL_KINDS.map((kind): Row => ({
    route: FILE,
    intent: null,
    now: DECIDING,
    ask: async (world) => file((await closedContest(world)).contestId, `${kind}.docx`),
    expected: ["eligibility", "invitation", "judge-summary", "panel-summary", "minutes"].includes(kind)
      ? { ...only([]), organiser: "hidden", secretary: "hidden" }
      : only(MAKERS),
  })),
  ...(["docx", "pdf"] as const).map((form): Row => ({
    route: FILE,
    intent: null,
    now: DECIDING,
    ask: async (world) => {
      const { contestId, panelId } = await judgedContest(world);
      return file(contestId, `panel-summary.${form}`, `?subject=${panelId}&judges=codes`);
    },
    expected: only(MAKERS),
  })),
  {
    route: FILE,
    intent: null,
    // Before the tally there are no prizes to decide on.
    now: DECIDING,
    ask: async (world) => file((await judgedContest(world)).contestId, "prizes.pdf"),
    expected: { ...only([]), organiser: "state", secretary: "state" },
  },
  {
    route: LETTERHEAD,
    intent: null,
    ask: ({ organisationId }) => door(LETTERHEAD, { organisationId }),
    expected: only(["organiser"]),
  },
  {
    route: LETTERHEAD,
    intent: "save",
    done: true,
    ask: async (world) => door(LETTERHEAD, { organisationId: await without(world) }, letterhead),
    expected: only(["organiser"]),
  },
  {
    route: LETTERHEAD,
    intent: "remove-logo",
    done: true,
    ask: async (world) => {
      const organisationId = await without(world);
      await db.letterhead.create({ data: { organisationId } });
      return door(LETTERHEAD, { organisationId }, { version: "1" });
    },
    expected: only(["organiser"]),
  },
  {
    route: LOGO,
    intent: null,
    // There is none.
    ask: async (world) => door(LOGO, { organisationId: await without(world) }),
    expected: all("hidden", { nobody: "sign-in" }),
  },
];
