import { beforeAll, describe, expect, test } from "vitest";
import { designOf } from "~/documents/certificates/design.server";
import { reissueCertificate, revokeCertificate } from "~/documents/certificates/issue.server";
import { backgroundDone } from "~/platform/background.server";
import { CLIENT_IP_HEADER } from "~/platform/client-ip";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import sharp from "sharp";
import { action as design, loader as designPage } from "../../app/routes/_app.manage.contests.$contestId.certificates.design/route";
import { action as act, loader as list } from "../../app/routes/_app.manage.contests.$contestId.certificates._index/route";
import { action as change } from "../../app/routes/_app.manage.contests.$contestId.certificates.$certificateId/route";
import { loader as check } from "../../app/routes/_public.certificates.$code/route";
import { loader as checkTyped } from "../../app/routes/_public.certificates._index/route";
import { certificatesOf, certifiedContest, dueOf, issued, withdraw } from "./certificates-world";
import { at, must } from "./judging-world";
import { answerOf, DECIDING, organiserCookie, type ResultsWorld } from "./results-world";

const LATER = new Date(DECIDING.getTime() + 60_000);

beforeAll(() => {
  setClock(() => LATER);
  return () => setClock(null);
});

const request = (path: string, { cookie = "", form, ip = "203.0.113.7" }: { cookie?: string; form?: Record<string, string> | FormData; ip?: string } = {}) =>
  new Request(`http://sangtao.test${path}`, {
    headers: { Cookie: cookie, [CLIENT_IP_HEADER]: ip },
    ...(form && { method: "POST", body: form instanceof FormData ? form : new URLSearchParams(form) }),
  });

const ask = (work: unknown) => answerOf(Promise.resolve(work));
const found = async (code: string, ip?: string) =>
  (await ask(check({ request: request(`/certificates/${code}`, { ...(ip && { ip }) }), params: { code }, context: {} }))) as {
    status: number;
    data: { found?: Record<string, unknown> | null };
  };

describe("the public page of a certificate", () => {
  let world: ResultsWorld;
  beforeAll(async () => {
    world = await certifiedContest([95, 91, 85]);
    await issued(world);
  });

  test("says whether it holds, by code and by number and code", async () => {
    const [first, second, third] = await certificatesOf(world);
    const ctx = at(world.organiser, LATER);
    const due = await dueOf(world);
    must(await reissueCertificate(ctx, world.contestId, { certificateId: second!.id, reason: "Sai tên", name: "", due }));
    must(await revokeCertificate(ctx, world.contestId, { certificateId: third!.id, reason: "Người này khai gian" }));
    const valid = await found(first!.token);
    expect(valid.data.found).toMatchObject({ state: "valid", number: "001/GCN-BTC", unnamed: 0 });
    expect((await found(second!.token)).data.found).toMatchObject({ state: "replaced", replacedBy: { number: "004/GCN-BTC" } });
    const revoked = await found(third!.token);
    expect(revoked.data.found).toMatchObject({ state: "revoked" });
    expect(JSON.stringify(revoked.data)).not.toContain("khai gian");
    const typed = async (number: string, code: string) => {
      const query = new URLSearchParams({ number, code });
      const answer = await ask(checkTyped({ request: request(`/certificates?${query}`), params: {}, context: {} }));
      return (answer.data["found"] as { state: string } | null)?.state ?? null;
    };
    expect(await typed("001/gcn-btc", first!.token.toLowerCase())).toBe("valid");
    expect(await typed("002/GCN-BTC", first!.token)).toBeNull();
    expect(await typed("", first!.token)).toBeNull();
  });

  test("names only who agrees to it at this moment", async () => {
    const [first] = await certificatesOf(world);
    const before = (await found(first!.token)).data.found!;
    expect(before["names"]).toHaveLength(1);
    await withdraw(world.entries[0]!.id, LATER);
    expect((await found(first!.token)).data.found).toMatchObject({ state: "valid", names: [], unnamed: 1 });
  });

  test("tells nothing of one whose result is not shown yet, and the same for every unknown code", async () => {
    const hidden = await certifiedContest([95]);
    const [certificate] = await issued(hidden);
    await db.publication.updateMany({ where: { contestId: hidden.contestId }, data: { visibleAt: new Date(LATER.getTime() + 1) } });
    const answers = [];
    for (const code of [certificate!.token, "AAAABBBBCCCC", "x", "…", "A".repeat(5_000)]) {
      const begun = performance.now();
      const { status, data } = await found(code);
      answers.push({ status, data });
      expect(performance.now() - begun).toBeGreaterThan(240);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  test("cannot be asked for without end from one place", async () => {
    const ip = "203.0.113.99";
    const key = "account|certificate-from|";
    await found("AAAABBBBCCCC", ip);
    await db.rateLimit.updateMany({ where: { key: { startsWith: key } }, data: { count: 500 } });
    expect((await found("AAAABBBBCCCC", ip)).status).toBe(429);
    await db.rateLimit.deleteMany({ where: { key: { startsWith: key } } });
  });
});

describe("the organisers' pages", () => {
  test("issue, list, search and print; what a correction has changed is told", async () => {
    const world = await certifiedContest([95, 91], { second: "Đặng Thị Ưng" });
    const cookie = await organiserCookie(world);
    const { contestId } = world;
    const page = async (query = "") =>
      (await list({ request: request(`/x${query}`, { cookie }), params: { contestId }, context: {} })) as Awaited<ReturnType<typeof list>>;
    const post = (form: Record<string, string>) =>
      ask(act({ request: request("/x", { cookie, form }), params: { contestId }, context: {} }));
    expect((await page()).counts).toMatchObject({ missing: 3, valid: 0 });
    expect((await post({ intent: "issue" })).headers.get("Location")).toContain("issued=3");
    const listed = await page("?q=dang+thi+ung");
    expect(listed.counts).toMatchObject({ missing: 0, valid: 3, outdated: 0 });
    expect(listed.rows.map(({ number, name }) => [number, name])).toEqual([["002/GCN-BTC", "Đặng Thị Ưng"]]);
    expect((await post({ intent: "print", form: "pdf", prizeId: "none" })).status).toBe(409);
    expect((await post({ intent: "print", form: "pdf", prizeId: "" })).status).toBe(302);
    await backgroundDone();
    expect((await page()).batches).toMatchObject([{ state: "ready", done: 3, total: 3 }]);
    const publication = await db.publication.findFirstOrThrow({ where: { contestId } });
    const winners = publication.winners as { levels: { winners: object[] }[] };
    const fewer = { ...winners, levels: winners.levels.map((level) => ({ ...level, winners: level.winners.slice(1) })) };
    await db.publication.update({ where: { id: publication.id }, data: { winners: fewer } });
    const corrected = await page("?show=outdated");
    expect(corrected.counts.outdated).toBeGreaterThan(0);
    expect(new Set(corrected.rows.map(({ outdated }) => outdated))).toEqual(new Set([true]));
    const [first] = await certificatesOf(world);
    const params = { contestId, certificateId: first!.id };
    const refused = await ask(change({ request: request("/x", { cookie, form: { intent: "reissue", reason: "Kết quả sửa", name: "" } }), params, context: {} }));
    expect(refused).toMatchObject({ status: 409, data: { code: "not-due" } });
    const blank = await ask(change({ request: request("/x", { cookie, form: { intent: "revoke", reason: " " } }), params, context: {} }));
    expect(blank).toMatchObject({ status: 400, data: { faults: [{ path: "reason", code: "required" }] } });
  });

  test("save a design, draw what is typed, and take pictures", async () => {
    const world = await certifiedContest([95]);
    const cookie = await organiserCookie(world);
    const { contestId } = world;
    const params = { contestId };
    const send = (form: Record<string, string> | FormData) => ask(design({ request: request("/x", { cookie, form }), params, context: {} }));
    const shown = (await designPage({ request: request("/x", { cookie }), params, context: {} })) as { picture: string | null; version: number };
    expect(shown.picture).toMatch(/^data:image\/webp/);
    const { design: before } = await designOf({ id: contestId, organisationId: world.organisationId });
    const fields = {
      version: "0",
      layout: "own",
      colour: "#0b5d66",
      accent: "#e0a030",
      ...Object.fromEntries(Object.entries(before.lines).map(([line, text]) => [`lines.${line}`, text])),
      "boxes.0.text": "{họ tên}",
      "boxes.0.x": "30",
      "boxes.0.y": "80,5",
      "boxes.0.width": "237",
      "boxes.0.height": "22",
      "boxes.0.size": "36",
      "boxes.0.face": "display",
      "boxes.0.align": "center",
      "boxes.0.colour": "#112233",
      "boxes.1.text": "",
      "qr.x": "24",
      "qr.y": "163",
      "qr.side": "24",
      "logo.use": "none",
      recipients: "both",
      numberPattern: "{số}/GCN-LHH",
      numberDigits: "4",
    };
    const wrong = await send({ ...fields, intent: "save", "boxes.0.text": "{tên trường}", numberPattern: "GCN" });
    expect(wrong.status).toBe(400);
    expect(wrong.data["faults"]).toMatchObject([
      { path: "boxes.0.text", code: "placeholder", params: { name: "{tên trường}" } },
      { path: "numberPattern", code: "number-pattern" },
    ]);
    expect((await send({ ...fields, intent: "save", "boxes.0.width": "290" })).data["faults"]).toMatchObject([{ path: "boxes.0.width", code: "outside" }]);
    const drawn = await send({ ...fields, intent: "preview", sample: "long" });
    expect(drawn).toMatchObject({ status: 200, data: { code: "previewed" } });
    expect(await db.certificateDesign.count({ where: { contestId } })).toBe(0);
    expect((await send({ ...fields, intent: "save" })).status).toBe(302);
    expect(await send({ ...fields, intent: "save" })).toMatchObject({ status: 409, data: { code: "conflict" } });
    const picture = await sharp({ create: { width: 600, height: 424, channels: 3, background: "#fde" } }).png().toBuffer();
    const upload = (version: string, bytes: Buffer) => {
      const form = new FormData();
      form.set("version", version);
      form.set("files.background", new File([new Uint8Array(bytes)], "nen.png", { type: "image/png" }));
      return send(form);
    };
    expect((await upload("1", Buffer.from("not a picture"))).data["faults"]).toMatchObject([{ code: "file-type" }]);
    expect((await upload("1", picture)).status).toBe(302);
    const saved = await designOf({ id: contestId, organisationId: world.organisationId });
    expect(saved).toMatchObject({ version: 2, design: { layout: "own", boxes: [{ y: 80.5, text: "{họ tên}" }], numberDigits: 4 } });
    expect(saved.backgroundSha256).toMatch(/^[0-9a-f]{64}$/);
    const [certificate] = await issued(world);
    expect(certificate!.number).toBe("0001/GCN-LHH");
    expect((await send({ intent: "remove-picture", picture: "background", version: "2" })).status).toBe(302);
  });
});
