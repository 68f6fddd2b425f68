import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { closeCorrection } from "~/results/complaints/close-correction.server";
import { correctionFormSchema } from "~/results/complaints/correction-form";
import { openCorrection } from "~/results/complaints/corrections.server";
import { publishResults } from "~/results/publish.server";
import { loader as download } from "../../app/routes/manage.contests.$contestId.documents.$file/route";
import { action as issue, loader as listed } from "../../app/routes/_app.manage.contests.$contestId.documents/route";
import { knock } from "./complaints-world";
import { at, must } from "./judging-world";
import { DECIDING, organiserCookie, publishForm, resultsContest } from "./results-world";

it("the decision on prizes bears the number that the published result names, unless another is recorded", async () => {
  const { contestId, organiser, ...world } = await resultsContest([95, 82, 71]);
  const cookie = await organiserCookie({ contestId, organiser, ...world });
  setClock(() => DECIDING);
  await world.closed();
  const params = { contestId, file: "prizes.docx" };
  const printed = async () => {
    const request = new Request("http://sangtao.test/", { headers: { cookie } });
    const parts = unzipSync(new Uint8Array(await (await download({ request, params, context: {} })).arrayBuffer()));
    return [...strFromU8(parts["word/document.xml"]!).matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, text]) => text).join(" ");
  };
  const shown = async () => {
    const { kinds } = (await knock(listed, { contestId }, { cookie })).data as {
      kinds: { kind: string; documents: { number: string; date: string; version: number }[] }[];
    };
    return kinds.find(({ kind }) => kind === "prizes")?.documents[0];
  };
  expect(await printed()).toContain("Số: ……/QĐ-");
  const form = publishForm({ version: String(await world.version()) });
  must(await publishResults(at(organiser, DECIDING), { contestId, form }));
  expect(await printed()).toMatch(/Số: 2704\/QĐ-UBND .*ngày 24 tháng 10 năm 2026/);
  expect(await shown()).toMatchObject({ number: "2704/QĐ-UBND", date: "2026-10-24", version: 0 });

  // Other prizes than those that were published: the number is not theirs.
  const { id } = await db.assignment.findFirstOrThrow({
    where: { entryId: world.entries[0]!.id, judge: { userId: world.chair.userId } },
  });
  const correction = correctionFormSchema.parse({ version: String(await world.version()), reason: "Cộng nhầm", sheets: [id] });
  must(await openCorrection(at(organiser, DECIDING), { contestId, form: correction }));
  expect(await printed()).toContain("2704/QĐ-UBND");
  await world.score(world.chair, world.entries[0]!.id, 93);
  must(await closeCorrection(at(organiser, DECIDING), { contestId, number: 1, version: await world.version() }));
  expect(await printed()).toContain("Số: ……/QĐ-");
  expect(await shown()).toMatchObject({ number: "", date: "" });
  must(await world.publish({ decisionNumber: "2800/QĐ-UBND", reason: "Cộng nhầm" }));
  expect(await printed()).toMatch(/Số: 2800\/QĐ-UBND .*ngày 24 tháng 10 năm 2026/);

  const other = { kind: "prizes", subjectId: "", version: "0", number: "2705/QĐ-UBND", date: "25/10/2026", signer: "" };
  expect((await knock(issue, { contestId }, { cookie, form: other })).status).toBe(302);
  expect(await printed()).toMatch(/Số: 2705\/QĐ-UBND .*ngày 25 tháng 10 năm 2026/);
  setClock(null);
});
