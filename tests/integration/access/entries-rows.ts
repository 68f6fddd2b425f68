import { emptyContent } from "~/entries/entry-content";
import { db } from "~/platform/db.server";
import { dossierForm, goodContent } from "../entries-world";
import { OPENED } from "../judging-world";
import { all, desk, door, only, signedIn, type Ask, type Outcome, type Row } from "./ask";
import { coWrites, RUNNERS, type Who, type World } from "./world";

/** While entries are taken and screened. */
const TAKING = new Date("2026-05-04T03:00:00Z");

const VIEW = "_app.entries.$id._index";
const EDIT = "_app.entries.$id.edit";
const NEW = "_app.entries.new";
const SCREEN = "_app.manage.contests.$contestId.entries.$entryId";
const FILES = [{ kindId: "registration", filename: "Phiếu.pdf" }];

interface Made {
  readonly id: string;
  /** Of its one file, where it has one. */
  readonly fileId: string;
}

/** Sent in and not yet screened, in its author's own name, with somebody who writes along. */
async function own({ contest, actor, idOf }: World): Promise<Made> {
  const owner = actor("contestant");
  const { id, attachments } = await contest.entry({ owner, state: "SUBMITTED", files: FILES });
  await coWrites(id, idOf("coAuthor"));
  return { id, fileId: attachments[0]!.id };
}

/** In the unit's name, written by somebody who has since ceased to be its coordinator. */
async function ofUnit({ contest, actor, unitId }: World): Promise<Made> {
  const owner = actor("stranger");
  const { id, attachments } = await contest.entry({ owner, state: "SUBMITTED", files: FILES });
  await db.entry.update({ where: { id }, data: { unitId } });
  return { id, fileId: attachments[0]!.id };
}

async function somebodyElses({ contest }: World): Promise<Made> {
  const { id, attachments } = await contest.entry({ state: "SUBMITTED", files: FILES });
  return { id, fileId: attachments[0]!.id };
}

/** Never sent in. */
async function unsent({ contestId, idOf }: World): Promise<Made> {
  const { id } = await db.entry.create({
    data: { contestId, ownerId: idOf("contestant"), draft: { ...emptyContent(1) } },
  });
  await coWrites(id, idOf("coAuthor"));
  return { id, fileId: await kept(id, idOf("contestant")) };
}

/** In another organisation's contest. */
async function foreign({ other }: World): Promise<Made> {
  const { id, attachments } = await other.entry({ state: "SUBMITTED", files: FILES });
  return { id, fileId: attachments[0]!.id };
}

/** A file that lies in a draft and in no version. */
async function kept(entryId: string, addedById: string): Promise<string> {
  const { blobSha256 } = await db.attachment.findFirstOrThrow({ select: { blobSha256: true } });
  const { id } = await db.attachment.create({
    data: { entryId, kindId: "registration", filename: "Mới.pdf", blobSha256, addedById },
  });
  return id;
}

interface Dossier {
  readonly make: (world: World) => Promise<Made>;
  readonly authors: readonly Who[];
  /** Who write along: read and write, but neither send in nor take back. */
  readonly coAuthors?: readonly Who[];
  readonly readers: readonly Who[];
}

const DOSSIERS: readonly Dossier[] = [
  { make: own, authors: ["contestant"], coAuthors: ["coAuthor"], readers: RUNNERS },
  { make: ofUnit, authors: ["unitCoordinator"], readers: RUNNERS },
  { make: somebodyElses, authors: [], readers: RUNNERS },
  { make: unsent, authors: ["contestant"], coAuthors: ["coAuthor"], readers: [] },
  { make: foreign, authors: [], readers: ["otherOrganiser"] },
];

/** A good one, in a field whose codes nothing here has taken. */
function dossier({ contest: { regulation } }: World, intent: string): FormData {
  const fieldId = regulation.fields.at(-1)!.id;
  return dossierForm(1, goodContent(regulation, { fieldId }), intent);
}

const INTENTS: Record<string, (made: Made) => string> = {
  save: () => "save",
  submit: () => "submit",
  "add-member": () => "add-member",
  "remove-member": () => "remove-member:m2",
  "add-supporter": () => "add-supporter",
  "remove-supporter": () => "remove-supporter:s1",
  "add-row": () => "add-row:comparison",
  "remove-file": ({ fileId }) => `remove-file:${fileId}`,
};

/** The same for all authors, whatever it is. */
function authorsGet(outcome: Outcome, dossier: Dossier): Row["expected"] {
  const given = Object.fromEntries(dossier.authors.map((who) => [who, outcome]));
  return { ...desk([], lookingOn(dossier)), ...given };
}

/** Who may read it, but not send it in. */
function lookingOn({ coAuthors = [], readers }: Dossier): readonly Who[] {
  return [...coAuthors, ...readers];
}

/** Who may write it. */
function writersOf({ authors, coAuthors = [] }: Dossier): readonly Who[] {
  return [...authors, ...coAuthors];
}

const authors: Row[] = DOSSIERS.flatMap((given): Row[] => [
  {
    route: VIEW,
    intent: null,
    ask: async (world) => door(VIEW, { id: (await given.make(world)).id }),
    expected: only([...given.authors, ...lookingOn(given)], "hidden"),
  },
  {
    route: VIEW,
    intent: "withdraw",
    now: TAKING,
    done: true,
    ask: async (world) => door(VIEW, { id: (await given.make(world)).id }, { version: "1" }),
    // What was never sent in cannot be taken back.
    expected: authorsGet(given.make === unsent ? "state" : "ok", given),
  },
  {
    route: VIEW,
    intent: "discard",
    done: true,
    ask: async (world) => door(VIEW, { id: (await given.make(world)).id }, { version: "1" }),
    // What was sent in stays.
    expected: authorsGet(given.make === unsent ? "ok" : "state", given),
  },
  {
    route: EDIT,
    intent: null,
    ask: async (world) => door(EDIT, { id: (await given.make(world)).id }),
    expected: desk(writersOf(given), given.readers),
  },
  ...Object.entries(INTENTS).map(([intent, posted]): Row => ({
    route: EDIT,
    intent,
    now: TAKING,
    done: true,
    ask: async (world) => {
      const made = await given.make(world);
      return door(EDIT, { id: made.id }, dossier(world, posted(made)));
    },
    expected:
      intent === "submit"
        ? desk(given.authors, lookingOn(given))
        : desk(writersOf(given), given.readers),
  })),
]);

const notNow: Row[] = [
  {
    route: EDIT,
    intent: "submit",
    ask: async (world) => door(EDIT, { id: (await own(world)).id }, dossier(world, "submit")),
    expected: authorsGet("too-late", DOSSIERS[0]!),
  },
  {
    route: VIEW,
    intent: "withdraw",
    now: TAKING,
    // Judges have it.
    ask: async ({ entry }) => door(VIEW, { id: entry.id }, { version: "1" }),
    expected: authorsGet("state", DOSSIERS[0]!),
  },
];

const starting: Row[] = [
  { route: NEW, intent: null, ask: () => door(NEW, {}), expected: signedIn },
  {
    route: NEW,
    intent: null,
    ask: async ({ draftId }) => {
      const { slug } = await db.contest.findUniqueOrThrow({ where: { id: draftId } });
      return { path: `/entries/new?contest=${slug}` };
    },
    expected: only([], "hidden"),
  },
  ...(
    [
      [TAKING, signedIn],
      [OPENED, only([], "not-yet")],
      [undefined, only([], "too-late")],
    ] as const
  ).map(([now, expected]): Row => ({
    route: NEW,
    intent: "",
    ...(now && { now }),
    done: true,
    ask: ({ contestId }) => door(NEW, {}, { contestId }),
    expected,
  })),
  ...(
    [
      [({ contestId, unitId }) => ({ contestId, unitId }), only(["unitCoordinator"])],
      [({ draftId }) => ({ contestId: draftId }), only([], "hidden")],
      [({ draftId, unitId }) => ({ contestId: draftId, unitId }), only([], "hidden")],
      // A unit of one organisation in a contest of another.
      [({ other, unitId }) => ({ contestId: other.contestId, unitId }), only([], "hidden")],
    ] satisfies [(world: World) => Record<string, string>, Row["expected"]][]
  ).map(([form, expected]): Row => ({
    route: NEW,
    intent: "",
    now: TAKING,
    done: true,
    ask: (world) => door(NEW, {}, form(world)),
    expected,
  })),
  {
    route: "_app.unit._index",
    intent: null,
    ask: () => door("_app.unit._index", {}),
    expected: signedIn,
  },
];

const ANSWERS: readonly Record<string, string>[] = [
  { outcome: "ELIGIBLE" },
  { outcome: "INELIGIBLE", reason: "Không thuộc lĩnh vực" },
  { outcome: "SUPPLEMENT", reason: "Thiếu ảnh", dueAt: "2026-05-20T17:00" },
];
const screen = async (
  world: World,
  make: Dossier["make"],
  contestId = world.contestId,
  form: Record<string, string> = ANSWERS[1]!,
): Promise<Ask> =>
  door(SCREEN, { contestId, entryId: (await make(world)).id }, { version: "1", ...form });

const screening: Row[] = [
  ...ANSWERS.map((answer): Row => ({
    route: SCREEN,
    intent: "",
    now: TAKING,
    done: true,
    ask: (world) => screen(world, own, world.contestId, answer),
    expected: desk(["organiser", "secretary"], ["observer"]),
  })),
  {
    route: SCREEN,
    intent: "",
    now: TAKING,
    ask: (world) => screen(world, unsent),
    expected: only([], "hidden"),
  },
  {
    route: SCREEN,
    intent: "",
    now: TAKING,
    done: true,
    ask: (world) => screen(world, foreign, world.other.contestId),
    expected: only(["otherOrganiser"], "hidden"),
  },
  ...[null, ""].map((intent): Row => ({
    route: SCREEN,
    intent,
    now: TAKING,
    // Under the address of a contest that it does not belong to.
    ask: async (world) => {
      const { path, params, form } = await screen(world, foreign);
      return { path, params, ...(intent !== null && { form }) };
    },
    expected: only([], "hidden"),
  })),
];

const FILE = "files.$attachmentId";
const file = (
  attachmentId: (world: World) => string | Promise<string>,
  allowed: readonly Who[],
): Row => ({
  route: FILE,
  intent: null,
  ask: async (world) => door(FILE, { attachmentId: await attachmentId(world) }),
  expected: only(allowed, "hidden"),
});

const files: Row[] = [
  ...DOSSIERS.map((given) =>
    file(async (world) => (await given.make(world)).fileId, [...writersOf(given), ...given.readers]),
  ),
  // Its judges read files by the sheet that they fill in, under neutral names.
  file(({ entry }) => entry.attachments[0]!.id, ["contestant", "coAuthor", ...RUNNERS]),
  // Put into the draft after the version that judges and secretariat have.
  file(({ entry, idOf }) => kept(entry.id, idOf("contestant")), [
    "contestant",
    "coAuthor",
  ]),
  file(() => "00000000-0000-7000-8000-000000000000", []),
  {
    route: FILE,
    intent: null,
    ask: () => door(FILE, { attachmentId: "x" }),
    expected: all("hidden", { nobody: "sign-in" }),
  },
];

export const entriesRows: Row[] = [...authors, ...notNow, ...starting, ...screening, ...files];
