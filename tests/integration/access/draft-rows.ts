import { randomUUID } from "node:crypto";
import { emptyContent } from "~/entries/entry-content";
import { valuesOf } from "~/entries/writing/draft-values";
import { db } from "~/platform/db.server";
import { desk, door, type Row } from "./ask";
import { coWrites, type Who, type World } from "./world";

/** While entries are taken. */
const TAKING = new Date("2026-05-04T03:00:00Z");
const SAVE = "entries.$id.save";
const STEP = "_app.entries.$id.guide.$step";
const GUIDE = "_app.entries.$id.guide._index";

/** Never sent in: its authors' own business. */
async function draft({ contestId, idOf }: World): Promise<string> {
  const { id } = await db.entry.create({
    data: { contestId, ownerId: idOf("contestant"), draft: { ...emptyContent(1) } },
  });
  await coWrites(id, idOf("coAuthor"));
  return id;
}

const WRITERS = ["contestant", "coAuthor"] as const;

function step(intent: string): FormData {
  const form = new FormData();
  form.set("version", "1");
  form.set("base", JSON.stringify({ title: "" }));
  form.set("title", "Máy gieo hạt");
  // The rest of the step is left for later.
  form.set("go", "skip");
  form.set("intent", intent);
  return form;
}

export const draftRows: Row[] = [
  {
    route: SAVE,
    intent: null,
    ask: async (world) => door(SAVE, { id: await draft(world) }),
    // To the form, whose door is another row's business.
    expected: { ...desk([], [], "ok"), nobody: "ok" },
  },
  {
    route: SAVE,
    intent: "",
    now: TAKING,
    done: true,
    ask: async (world, who: Who) => ({
      ...door(SAVE, { id: await draft(world) }),
      init: {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({
          request: randomUUID(),
          writer: who === "nobody" ? "" : world.idOf(who),
          version: 1,
          changes: [{ path: "title", before: "", after: "Máy gieo hạt" }],
        }),
      },
    }),
    expected: desk(WRITERS, []),
  },
  {
    route: GUIDE,
    intent: null,
    now: TAKING,
    ask: async (world) => door(GUIDE, { id: await draft(world) }),
    expected: desk(WRITERS, []),
  },
  {
    route: STEP,
    intent: null,
    now: TAKING,
    ask: async (world) => door(STEP, { id: await draft(world), step: "general" }),
    expected: desk(WRITERS, []),
  },
  {
    route: STEP,
    intent: "submit",
    now: TAKING,
    // Let in, and told what is missing.
    ask: async (world) => {
      const form = step("submit");
      form.set("base", "{}");
      form.set("seen", JSON.stringify(valuesOf(emptyContent(1))));
      return door(STEP, { id: await draft(world), step: "send" }, form);
    },
    expected: desk(["contestant"], ["coAuthor"]),
  },
  ...["save", "add-member"].map((intent): Row => ({
    route: STEP,
    intent,
    now: TAKING,
    done: true,
    ask: async (world) =>
      door(STEP, { id: await draft(world), step: "general" }, step(intent)),
    expected: desk(WRITERS, []),
  })),
];
