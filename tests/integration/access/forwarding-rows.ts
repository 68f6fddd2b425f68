import { db } from "~/platform/db.server";
import type { Prisma } from "../../../prisma/generated/client";
import { all, door, only, type Row } from "./ask";
import { DECIDING, publishedContest } from "./finished";
import { RUNNERS, type World } from "./world";

const FORWARDING = "_app.manage.contests.$contestId.forwarding";
const ARCHIVE = "manage.contests.$contestId.dossiers[.]zip";
const DOSSIERS = "_app.manage.contests.$contestId.dossiers._index";
const BROUGHT = "_app.manage.contests.$contestId.dossiers.$importId";

/** When the contest of this world takes entries. */
const TAKING = new Date("2026-05-04T03:00:00Z");

/** When the other contest's result is out. */
const OUT = new Date(DECIDING.getTime() + 60_000);

/** An entry of the official result, chosen for nothing yet. */
async function unchosen(world: World) {
  const { contestId, entries } = await publishedContest(world);
  await db.forwarding.deleteMany({ where: { contestId } });
  const { id, code } = await db.entry.findUniqueOrThrow({ where: { id: entries[0]!.id } });
  return { contestId, entryId: id, code: code! };
}

/** The same, chosen for the national contest. */
async function chosen(world: World) {
  const { contestId, entryId } = await unchosen(world);
  const { id } = await db.forwarding.create({
    data: { contestId, entryId, target: "NATIONAL", byId: world.idOf("organiser"), at: TAKING },
  });
  return { contestId, forwardingId: id };
}

/** An archive that was brought, in which nothing is left. */
async function brought({ contestId, idOf }: World) {
  const content = {
    madeAt: TAKING.toISOString(),
    people: "consented",
    from: {
      installation: "http://there.test",
      organisation: "Liên hiệp hội",
      contest: { id: "there", title: "Hội thi", edition: "I", year: 2026, template: "technical" },
    },
    form: { fields: [], divisions: [], sections: [], attachments: [] },
    total: 0,
    dossiers: [],
    files: [],
  } satisfies Prisma.InputJsonObject;
  const { id } = await db.dossierImport.create({
    data: { contestId, filename: "ho-so.zip", sha256: "0".repeat(64), content, createdById: idOf("organiser"), createdAt: TAKING },
  });
  return { contestId, importId: id };
}

const desk = only(["organiser", "secretary"]);

export const forwardingRows: Row[] = [
  {
    route: FORWARDING,
    intent: null,
    now: OUT,
    ask: async (world) => door(FORWARDING, { contestId: (await publishedContest(world)).contestId }),
    expected: only(RUNNERS),
  },
  {
    route: FORWARDING,
    intent: "forward",
    now: OUT,
    done: true,
    ask: async (world) => {
      const { contestId, code } = await unchosen(world);
      return door(FORWARDING, { contestId }, { entry: code, target: "NATIONAL", reason: "" });
    },
    expected: only(["organiser"]),
  },
  {
    route: FORWARDING,
    intent: "take-back",
    now: OUT,
    done: true,
    ask: async (world) => {
      const { contestId, forwardingId } = await chosen(world);
      return door(FORWARDING, { contestId }, { forwardingId });
    },
    expected: only(["organiser"]),
  },
  {
    // Before the result is out there is nothing to send on.
    route: FORWARDING,
    intent: null,
    ask: ({ contestId }) => door(FORWARDING, { contestId }),
    expected: all("role", { nobody: "sign-in", organiser: "not-yet", secretary: "not-yet", observer: "not-yet" }),
  },
  {
    route: ARCHIVE,
    intent: null,
    ask: ({ contestId, entry }) => {
      const asked = door(ARCHIVE, { contestId });
      return { ...asked, path: `${asked.path}?entry=${encodeURIComponent(entry.code)}` };
    },
    expected: desk,
  },
  {
    route: ARCHIVE,
    intent: "",
    ask: ({ contestId, entry }) => door(ARCHIVE, { contestId }, { entry: entry.code, people: "all" }),
    expected: only(["organiser"]),
  },
  {
    route: DOSSIERS,
    intent: null,
    ask: ({ contestId }) => door(DOSSIERS, { contestId }),
    expected: desk,
  },
  {
    route: DOSSIERS,
    intent: "",
    now: TAKING,
    ask: ({ contestId }) => door(DOSSIERS, { contestId }, new FormData()),
    expected: desk,
  },
  {
    // When entries are no longer taken, none comes by an archive.
    route: DOSSIERS,
    intent: "",
    ask: ({ contestId }) => door(DOSSIERS, { contestId }, new FormData()),
    expected: all("role", { nobody: "sign-in", organiser: "too-late", secretary: "too-late" }),
  },
  {
    route: BROUGHT,
    intent: null,
    ask: async (world) => door(BROUGHT, await brought(world)),
    expected: desk,
  },
  {
    route: BROUGHT,
    intent: "look",
    ask: async (world) => door(BROUGHT, await brought(world), {}),
    expected: desk,
  },
  {
    route: BROUGHT,
    intent: "undo",
    now: TAKING,
    ask: async (world) => door(BROUGHT, await brought(world), {}),
    expected: desk,
  },
  {
    route: BROUGHT,
    intent: "take-in",
    now: TAKING,
    ask: async (world) => door(BROUGHT, await brought(world), {}),
    expected: desk,
  },
];
