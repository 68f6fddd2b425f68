import { strFromU8, unzipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { loader as download } from "../../app/routes/manage.contests.$contestId.documents.$file/route";
import { loader as register } from "../../app/routes/manage.contests.$contestId.registers.$kind[.]xlsx/route";
import { DECIDING, organiserCookie, resultsContest, type ResultsWorld } from "./results-world";

let world: ResultsWorld;
let cookie: string;

beforeAll(async () => {
  world = await resultsContest([95, 82]);
  cookie = await organiserCookie(world);
  setClock(() => DECIDING);
  await world.closed();
  return () => setClock(null);
});

const nameOf = (answer: Response) => /filename="([^"]*)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];

function taken(file: string, query = "") {
  const { contestId } = world;
  const request = new Request(`http://sangtao.test/manage/contests/${contestId}/documents/${file}${query}`, {
    headers: { Cookie: cookie },
  });
  return download({ request, params: { contestId, file }, context: {} });
}

async function textOf(answer: Response): Promise<string> {
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  return [...strFromU8(parts["word/document.xml"]!).matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, text]) => text).join(" ");
}

test("the copy for the public, a panel's marks by name or code and every meeting have names of their own", async () => {
  const { contestId, organiser, panelId } = world;
  const { slug } = await db.contest.findUniqueOrThrow({ where: { id: contestId } });
  expect(nameOf(await taken("prizes.pdf"))).toBe(`quyet-dinh-tang-giai-thuong-${slug}.pdf`);
  expect(nameOf(await taken("prizes.pdf", "?names=agreed"))).toBe(`quyet-dinh-tang-giai-thuong-${slug}-ban-cong-khai.pdf`);
  expect(nameOf(await taken("prizes.docx", "?names=agreed"))).toMatch(/-ban-cong-khai\.docx$/);
  expect(nameOf(await taken("panel-summary.pdf", `?subject=${panelId}`))).toMatch(/-theo-ten-giam-khao-/);
  expect(nameOf(await taken("panel-summary.pdf", `?subject=${panelId}&judges=codes`))).toMatch(/-theo-ma-giam-khao-/);
  for (const number of [1, 2]) {
    const startedAt = new Date(`2026-06-0${number}T01:30:00Z`);
    const meeting = await db.meeting.create({
      data: {
        ...{ contestId, number, kind: "COMMITTEE", place: "", chair: "Chủ trì", secretary: "Thư ký", attendance: [] },
        ...{ startedAt, createdById: organiser.userId, createdAt: DECIDING },
      },
    });
    for (const [kind, called] of [["minutes", "bien-ban-hop"], ["invitation", "giay-moi-hop"]])
      expect(nameOf(await taken(`${kind}.pdf`, `?subject=${meeting.id}`))).toBe(
        `${called}-ban-to-chuc-ngay-2026-06-0${number}-08h30-${slug}.pdf`,
      );
  }
});

test("a register is named in the language of its reader", async () => {
  const { contestId } = world;
  const { slug } = await db.contest.findUniqueOrThrow({ where: { id: contestId } });
  const of = async (kind: string, language: string) => {
    const request = new Request("http://sangtao.test/x", { headers: { Cookie: `${cookie}; ${language}` } });
    return nameOf(await register({ request, params: { contestId, kind }, context: {} }));
  };
  expect(await of("entries", "")).toBe(`danh-sach-ho-so-${slug}.xlsx`);
  expect(await of("units", "")).toBe(`thong-ke-theo-don-vi-${slug}.xlsx`);
  expect(await of("entries", "language=en")).toBe(`entries-${slug}.xlsx`);
});

test("a panel's marks under its judges' names show the titles as their authors wrote them", async () => {
  const { contestId, panelId } = world;
  const entry = await db.entry.findFirstOrThrow({ where: { contestId, code: { not: null } }, include: { owner: true } });
  const title = `Máy của ${entry.owner.name}`;
  await db.entry.update({ where: { id: entry.id }, data: { title } });
  expect(await textOf(await taken("panel-summary.docx", `?subject=${panelId}`))).toContain(title);
  expect(await textOf(await taken("panel-summary.docx", `?subject=${panelId}&judges=codes`))).not.toContain(title);
});
