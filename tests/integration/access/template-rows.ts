import { officialDocx } from "~/documents/official/official-docx.server";
import { keepTemplate } from "~/documents/templates/keep-template.server";
import { shapesOf } from "~/documents/templates/kind-names";
import { startDocument } from "~/documents/templates/start-template";
import { db } from "~/platform/db.server";
import { DOCX } from "~/platform/http-download.server";
import { at, must } from "../judging-world";
import { all, door, only, type Row } from "./ask";
import type { World } from "./world";

const LIST = "_app.manage.organisations.$organisationId.templates._index";
const PAGE = "_app.manage.organisations.$organisationId.templates.$kind";
const VERSION = "manage.organisations.$organisationId.templates.version.$file";
const START = "manage.organisations.$organisationId.templates.start.$file";

const kind = "panels" as const;

async function form(now: Date): Promise<Uint8Array> {
  return officialDocx(startDocument(kind, shapesOf(kind), { values: null, now }));
}

/** A version that nobody uses, whoever did before. */
async function kept({ organisationId, contest, now }: World): Promise<string> {
  await db.issuedDocument.updateMany({ data: { templateId: null } });
  await db.documentTemplate.deleteMany({ where: { organisationId, kind } });
  const bytes = await form(now);
  must(await keepTemplate(at(contest.organiser, now), organisationId, { kind, filename: "mau.docx", bytes }));
  const { id } = await db.documentTemplate.findFirstOrThrow({ where: { organisationId, kind } });
  return id;
}

export const templateRows: Row[] = [
  {
    route: LIST,
    intent: null,
    ask: ({ organisationId }) => door(LIST, { organisationId }),
    expected: only(["organiser"]),
  },
  {
    route: PAGE,
    intent: null,
    ask: ({ organisationId }) => door(PAGE, { organisationId, kind }),
    expected: only(["organiser"]),
  },
  {
    route: PAGE,
    intent: null,
    ask: ({ organisationId }) => door(PAGE, { organisationId, kind: "letters" }),
    expected: all("hidden", { nobody: "sign-in" }),
  },
  {
    route: PAGE,
    intent: "",
    done: true,
    ask: async ({ organisationId, now }) => {
      const data = new FormData();
      data.set("file", new File([Buffer.from(await form(now))], "mẫu.docx", { type: DOCX }));
      return door(PAGE, { organisationId, kind }, data);
    },
    expected: only(["organiser"]),
  },
  {
    route: PAGE,
    intent: "use",
    done: true,
    ask: async (world) => {
      await kept(world);
      return door(PAGE, { organisationId: world.organisationId, kind }, { number: "1", before: "0" });
    },
    expected: only(["organiser"]),
  },
  {
    route: VERSION,
    intent: null,
    ask: async (world) => door(VERSION, { organisationId: world.organisationId, file: `${await kept(world)}.docx` }),
    expected: only(["organiser"]),
  },
  {
    route: START,
    intent: null,
    ask: ({ organisationId }) => door(START, { organisationId, file: `${kind}.docx` }),
    expected: only(["organiser"]),
  },
];
