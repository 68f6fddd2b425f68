import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { officialDocx } from "~/documents/official/official-docx.server";
import { shapesOf } from "~/documents/templates/kind-names";
import { startDocument } from "~/documents/templates/start-template";
import { OFFICIAL_KINDS } from "~/documents/official/kinds";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { DOCX } from "~/platform/http-download.server";
import { action, loader } from "../../app/routes/_app.manage.organisations.$organisationId.templates.$kind/route";
import { loader as listed } from "../../app/routes/_app.manage.organisations.$organisationId.templates._index/route";
import { loader as documents, action as issue } from "../../app/routes/_app.manage.contests.$contestId.documents/route";
import { loader as start } from "../../app/routes/manage.organisations.$organisationId.templates.start.$file/route";
import { loader as version } from "../../app/routes/manage.organisations.$organisationId.templates.version.$file/route";
import { loader as download } from "../../app/routes/manage.contests.$contestId.documents.$file/route";
import { answerOf, DECIDING, organiserCookie, resultsContest, type ResultsWorld } from "./results-world";

let world: ResultsWorld;
let cookie: string;

const request = (path: string, body?: URLSearchParams | FormData) =>
  new Request(`http://sangtao.test${path}`, { headers: { Cookie: cookie }, ...(body && { method: "POST", body }) });

const answered = (done: unknown) => answerOf(done as Promise<unknown>);

/** What a reader of the file finds in it. */
async function textIn(answer: unknown): Promise<string> {
  const response = (await answer) as Response;
  expect(response.status).toBe(200);
  return docxText(new Uint8Array(await response.arrayBuffer()));
}

function docxText(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"]!);
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, text]) => text).join(" ");
}

const beginning = async (kind: (typeof OFFICIAL_KINDS)[number]) =>
  officialDocx(startDocument(kind, shapesOf(kind), { values: null, now: DECIDING }));

/** The same file with other words. */
function reworded(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const parts = unzipSync(bytes);
  parts["word/document.xml"] = strToU8(strFromU8(parts["word/document.xml"]!).replaceAll(from, to));
  return zipSync(parts);
}

function send(kind: string, bytes: Uint8Array, filename = "mẫu của hội.docx") {
  const data = new FormData();
  data.set("file", new File([Buffer.from(bytes)], filename, { type: DOCX }));
  return answered(action({ request: request("/x", data), params: { organisationId: world.organisationId, kind }, context: {} }));
}

const use = (kind: string, number: number, before: number) =>
  answered(
    action({
      request: request("/x", new URLSearchParams({ intent: "use", number: String(number), before: String(before) })),
      params: { organisationId: world.organisationId, kind },
      context: {},
    }),
  );

const printed = (file: string, query = "") => {
  const { contestId } = world;
  return textIn(download({ request: request(`/x${query}`), params: { contestId, file }, context: {} }));
};

const versionText = (id: string, query = "") =>
  textIn(version({ request: request(`/x${query}`), params: { organisationId: world.organisationId, file: `${id}.docx` }, context: {} }));

/** There is one to make papers about. */
async function meeting(): Promise<void> {
  const { contestId, panelId, organiser } = world;
  await db.meeting.createMany({
    data: [
      {
        ...{ contestId, number: 1, kind: "PANEL", panelId, place: "Hội trường", chair: "Lê Chủ Trì", secretary: "Trần Thư Ký" },
        startedAt: DECIDING,
        attendance: [{ name: "Lê Chủ Trì", office: "chair", position: "", present: true, note: "" }],
        ...{ createdById: organiser.userId, createdAt: DECIDING },
      },
    ],
    skipDuplicates: true,
  });
}

beforeAll(async () => {
  world = await resultsContest([95, 82, 71]);
  cookie = await organiserCookie(world);
  setClock(() => DECIDING);
  await world.closed();
  return () => setClock(null);
});

describe("an organisation's own forms", () => {
  test("are refused with what is wrong, and where; nothing is kept", async () => {
    const wrong = reworded(await beginning("prizes"), "{Cơ cấu giải}", "{Cơ cấu gải}");
    const answer = await send("prizes", wrong);
    expect(answer).toMatchObject({
      status: 400,
      data: {
        about: "upload",
        code: "faults",
        findings: [
          {
            ...{ code: "unknown", name: "Cơ cấu gải", hint: "Cơ cấu giải" },
            where: expect.stringContaining("Điều 1. Tặng giải thưởng {Tên cuộc thi} cho") as string,
          },
        ],
      },
    });
    expect((await send("prizes", strToU8("%PDF-1.4"), "a.docx")).data).toMatchObject({ code: "not-docx" });
    expect((await send("prizes", new Uint8Array())).data).toMatchObject({ code: "no-file" });
    expect(await db.documentTemplate.count()).toBe(0);
  });

  test("are kept as versions, looked at with the contest's facts, used, and given up again", async () => {
    const { organisationId, contestId } = world;
    const first = reworded(await beginning("prizes"), "Danh sách đạt giải", "danh sach dat giai");
    expect((await send("prizes", first)).status).toBe(302);
    const second = reworded(await beginning("prizes"), "QUYẾT ĐỊNH", "QUYẾT ĐỊNH RIÊNG CỦA HỘI");
    expect((await send("prizes", second)).status).toBe(302);
    // Kept is not used.
    expect(await printed("prizes.docx")).toContain("Tặng giải thưởng");
    const page = (await loader({ request: request("/x"), params: { organisationId, kind: "prizes" }, context: {} })) as unknown as {
      versions: { id: string; number: number; inUse: boolean; warnings: unknown[] }[];
      exampleId: string;
      names: { name: string; value: string | null; rows: number | null }[];
    };
    expect(page.versions.map(({ number, inUse, warnings }) => [number, inUse, warnings])).toEqual([
      [2, false, []],
      [1, false, []],
    ]);
    const contest = await db.contest.findUniqueOrThrow({ where: { id: contestId } });
    expect(page.exampleId).toBe(contestId);
    expect(page.names.find(({ name }) => name === "Tên cuộc thi")?.value).toBe(contest.title);
    expect(page.names.find(({ name }) => name === "Danh sách đạt giải")?.rows).toBeGreaterThan(0);

    const [newest, oldest] = page.versions;
    const winner = (await world.tally()).results[0]!.entry;
    const preview = await versionText(newest!.id, `?contest=${contestId}`);
    expect(preview).toContain("QUYẾT ĐỊNH RIÊNG CỦA HỘI");
    expect(preview).toContain(winner);
    expect(preview).not.toMatch(/[{}]/);
    expect(await versionText(oldest!.id, `?contest=${contestId}`)).toContain(winner);
    expect(await versionText(newest!.id)).toContain("{Tên cuộc thi}");

    expect((await use("prizes", 2, 0)).status).toBe(302);
    expect(await printed("prizes.docx")).toContain("QUYẾT ĐỊNH RIÊNG CỦA HỘI");
    expect(await printed("prizes.docx", "?form=built-in")).not.toContain("RIÊNG CỦA HỘI");
    // Whoever has looked at the page before that changes nothing.
    expect(await use("prizes", 1, 0)).toMatchObject({ status: 409, data: { code: "conflict" } });
    expect((await use("prizes", 1, 2)).status).toBe(302);
    expect((await use("prizes", 2, 1)).status).toBe(302);
    const list = (await listed({ request: request("/x"), params: { organisationId }, context: {} })) as unknown as {
      kinds: { kind: string; inUse: number; versions: number }[];
    };
    expect(list.kinds.find(({ kind }) => kind === "prizes")).toEqual({ kind: "prizes", versions: 2, inUse: 2 });
  });

  test("stay those of a document that was issued in them", async () => {
    const { contestId } = world;
    const form = { kind: "prizes", subjectId: "", version: "0", number: "7", date: "25/10/2026", signer: "" };
    const record = (typed: Record<string, string>) =>
      answered(issue({ request: request("/x", new URLSearchParams(typed)), params: { contestId }, context: {} }));
    expect((await record(form)).status).toBe(302);
    const issued = await db.issuedDocument.findFirstOrThrow({ where: { contestId }, include: { template: true } });
    expect(issued.template).toMatchObject({ kind: "prizes", number: 2 });

    expect((await use("prizes", 0, 2)).status).toBe(302);
    expect(await printed("prizes.docx")).toContain("QUYẾT ĐỊNH RIÊNG CỦA HỘI");
    expect(await printed("prizes.docx")).toContain("7/QĐ-");
    const page = (await documents({ request: request("/x"), params: { contestId }, context: {} })) as unknown as {
      kinds: { kind: string; documents: { form: number }[] }[];
    };
    const forms = (kind: string) => page.kinds.find((one) => one.kind === kind)!.documents.map((one) => one.form);
    expect([forms("prizes"), forms("proposal")]).toEqual([[2], [0]]);
    // Recorded anew, it takes the form in use.
    expect((await record({ ...form, version: "1" })).status).toBe(302);
    expect(await printed("prizes.docx")).not.toContain("RIÊNG CỦA HỘI");
    const trail = await db.auditEvent.findMany({ where: { action: { startsWith: "template." } } });
    expect(trail).toHaveLength(6);
  });

  // Nothing was decided on who is eligible by a formal decision here.
  test.each(OFFICIAL_KINDS.filter((one) => one !== "eligibility"))(
    "begin with one of %s that names everything with the contest's facts, and is taken back without a fault",
    async (kind) => {
      const { organisationId, contestId } = world;
      await meeting();
      const answer = (await start({
        request: request(`/x?contest=${contestId}`),
        params: { organisationId, file: `${kind}.docx` },
        context: {},
      })) as Response;
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const { title } = await db.contest.findUniqueOrThrow({ where: { id: contestId } });
      expect(docxText(bytes)).toContain(title);
      expect((await send(kind, bytes)).status).toBe(302);
      const kept = await db.documentTemplate.findFirstOrThrow({ where: { kind }, orderBy: { number: "desc" } });
      expect(await versionText(kept.id, `?contest=${contestId}`)).not.toMatch(/[{}]/);
    },
  );

  test("show nothing of a contest of another organisation", async () => {
    const other = await resultsContest([90]);
    const { organisationId } = world;
    const page = (await loader({
      request: request(`/x?contest=${other.contestId}`),
      params: { organisationId, kind: "panels" },
      context: {},
    })) as unknown as { exampleId: string | null };
    expect(page.exampleId).toBeNull();
    const kept = await db.documentTemplate.findFirstOrThrow({ where: { organisationId, kind: "panels" } });
    const answer = await answered(
      version({
        request: request(`/x?contest=${other.contestId}`),
        params: { organisationId, file: `${kept.id}.docx` },
        context: {},
      }),
    );
    expect(answer).toMatchObject({ data: { refusal: "state" } });
  });
});
