import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseOnRequest } from "~/entries/members/erase-account.server";
import type { Actor } from "~/people/actor";
import { receiveDataRequest } from "~/people/data-requests.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { complaintsOfPerson } from "~/results/complaints/own-complaints.server";
import { writeComplaint } from "~/results/complaints/complaints.server";
import * as fileRoute from "~/routes/account.data[.]json/route";
import * as pageRoute from "~/routes/_app.account_.data/route";
import { cookieOf, knock, minutes, regulate, storedFile } from "./complaints-world";
import { at, must, person } from "./judging-world";
import { resultsContest, type ResultsWorld } from "./results-world";

const OUT = minutes(10);
const TEXT = "Tôi, Đinh Thị Khiếu Nại, đề nghị xem lại điểm.";

let world: ResultsWorld;
let author: Actor;

afterAll(() => setClock(null));

beforeAll(async () => {
  setClock(() => OUT);
  world = await resultsContest([90, 82]);
  author = await person({ name: "Đinh Thị Khiếu Nại", email: "khieu-nai@example.vn" });
  const entryId = world.entries[1]!.id;
  await db.entry.update({ where: { id: entryId }, data: { ownerId: author.userId } });
  await regulate(world.contestId, { complaintDays: 7 });
  await world.closed();
  must(await world.publish({ kind: "PROVISIONAL" }));
  must(await writeComplaint(at(author, OUT), { entryId, text: TEXT, files: [] }));
  const { id } = await db.complaint.findFirstOrThrow({ where: { entryId } });
  await storedFile(id);
});

async function erase() {
  const { organisationId, organiser } = world;
  const { name, email, userId } = author;
  const asked = { organisationId, userId, kind: "DELETE", proof: "ACCOUNT", name, email, phone: "", subject: name, text: "" } as const;
  const { id: requestId } = await receiveDataRequest(asked, OUT);
  return eraseOnRequest(at(organiser, OUT), { organisationId, requestId });
}

test("what a person complained about is among their data, on the page and in the file", async () => {
  const [own] = await complaintsOfPerson(author);
  expect(own).toMatchObject({ number: 1, entry: world.entries[1]!.code, text: TEXT, state: "OPEN", files: [{ filename: "Căn cứ.pdf" }] });
  expect(await complaintsOfPerson(world.organiser)).toEqual([]);
  const cookie = await cookieOf(world, author);
  const file = JSON.parse((await knock(fileRoute.loader, {}, { cookie })).text) as { complaints: { text: string }[] };
  expect(file.complaints.map(({ text }) => text)).toEqual([TEXT]);
  const { data } = await knock(pageRoute.loader, {}, { cookie });
  expect(data["complaints"]).toMatchObject([{ number: 1, files: 1 }]);
});

test("it goes with their account once the result is out; that there was one stays", async () => {
  expect(await erase()).toMatchObject({ ok: false, code: "contest-running" });
  await db.complaint.updateMany({
    where: { byId: author.userId },
    data: { state: "REJECTED", answer: "Điểm đúng", answeredById: world.organiser.userId, answeredAt: OUT },
  });
  must(await world.publish({}, minutes(9 * 24 * 60)));
  must(await erase());
  const [complaint] = await db.complaint.findMany({ where: { byId: author.userId }, include: { files: true } });
  expect(complaint).toMatchObject({ number: 1, text: "•••", state: "REJECTED", answer: "Điểm đúng", files: [] });
});
