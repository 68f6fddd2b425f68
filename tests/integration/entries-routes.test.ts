import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { afterEach, describe, expect, test } from "vitest";
import { emptyContent, type EntryContent } from "~/entries/entry-content";
import { paths } from "~/paths";
import type { Actor } from "~/people/actor";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import * as viewRoute from "~/routes/_app.entries.$id._index/route";
import * as editRoute from "~/routes/_app.entries.$id.edit/route";
import * as newRoute from "~/routes/_app.entries.new/route";
import * as screenRoute from "~/routes/_app.manage.contests.$contestId.entries.$entryId/route";
import * as listRoute from "~/routes/_app.manage.contests.$contestId.entries._index/route";
import * as fileRoute from "~/routes/files.$attachmentId/route";
import {
  CLOSES,
  dossierForm,
  entryRow,
  goodContent,
  GRACE,
  later,
  OPEN,
  openedContest,
  PDF,
  plainPicture,
  PNG,
  sha256,
  submitted,
  type OpenedContest,
} from "./entries-world";
import { Browser, newPerson } from "./people/helpers";

afterEach(() => setClock(null));

let people = 0;

/** Somebody in a browser, signed in. */
async function visitor(): Promise<{ browser: Browser; actor: Actor }> {
  people += 1;
  setClock(null);
  const browser = await newPerson(
    `visitor${people}@example.vn`,
    new Browser(`198.51.100.${people}`),
  );
  const actor = await browser.actor();
  setClock(() => OPEN);
  return { browser, actor: actor! };
}

type Args = ActionFunctionArgs & LoaderFunctionArgs;
type Handler = (args: never) => unknown;
interface Answer {
  status: number;
  location: string | null;
  response: Response | null;
  body: Record<string, unknown>;
}

/** Asks a route as the server does, and reads what it returns or throws. */
async function ask(
  handler: Handler,
  browser: Browser | null,
  url: string,
  params: Record<string, string>,
  init: RequestInit = {},
): Promise<Answer> {
  const headers = browser?.headers() ?? new Headers();
  new Headers(init.headers).forEach((value, name) => headers.set(name, value));
  const request = new Request(`http://sangtao.test${url}`, { ...init, headers });
  const args: Args = { request, params, context: {} as never };
  const result: unknown = await Promise.resolve(handler(args as never)).catch((thrown: unknown) => {
    if (thrown instanceof Error) throw thrown;
    return thrown;
  });
  if (result instanceof Response)
    return {
      status: result.status,
      location: result.headers.get("Location"),
      response: result,
      body: {},
    };
  const wrapped = result as {
    type?: string;
    data: Record<string, unknown>;
    init?: { status?: number };
  };
  if (wrapped.type === "DataWithResponseInit")
    return {
      status: wrapped.init?.status ?? 200,
      location: null,
      response: null,
      body: wrapped.data,
    };
  return { status: 200, location: null, response: null, body: result as Record<string, unknown> };
}

/** Without the answers that were left open: those are not stored. */
const answered = (content: EntryContent): EntryContent => ({
  ...content,
  answers: Object.fromEntries(
    Object.entries(content.answers).filter(([, answer]) => answer.length > 0),
  ),
});

const post = (body: BodyInit): RequestInit => ({ method: "POST", body });
const editOf = (browser: Browser | null, id: string, form: FormData) =>
  ask(editRoute.action, browser, paths.editEntry(id), { id }, post(form));
const fileOf = (browser: Browser | null, id: string, init: RequestInit = {}) =>
  ask(fileRoute.loader, browser, paths.entryFile(id), { attachmentId: id }, init);

async function startEntry(browser: Browser, contest: OpenedContest): Promise<string> {
  const form = new FormData();
  form.set("contestId", contest.contestId);
  const started = await ask(newRoute.action, browser, "/entries/new", {}, post(form));
  const id = /^\/entries\/([^/]+)\/edit$/.exec(started.location ?? "")?.[1];
  if (!id) throw new Error(JSON.stringify(started));
  return id;
}

const pdf = (name: string) => ["form", new File([PDF], name)] as const;
const png = (name: string) => ["photos", new File([PNG], name)] as const;
const faultsOf = ({ body }: Answer) =>
  ((body["faults"] ?? []) as { path: string; code: string }[]).map(
    ({ path, code }) => `${path} ${code}`,
  );

/** Blobs in the folder of attachments, those still coming in among them. */
async function storedFiles(): Promise<string[]> {
  const all = await readdir(process.env["STORAGE_DIR"]!, { recursive: true, withFileTypes: true });
  return all.filter((item) => item.isFile()).map((item) => path.join(item.parentPath, item.name));
}

describe("the form in the browser", () => {
  test("draft, rows, files, faults, receipt and withdrawal, as a person without JavaScript goes", async () => {
    const contest = await openedContest();
    const { browser } = await visitor();
    const id = await startEntry(browser, contest);

    const half: EntryContent = { ...emptyContent(1), title: "Máy gieo hạt" };
    const added = await editOf(browser, id, dossierForm(1, half, "add-member"));
    expect(added).toMatchObject({ status: 302, location: `/entries/${id}/edit#members` });
    const two = (await entryRow(id)).draft as unknown as EntryContent;
    const [first, second] = two.members.map(({ id }) => id);
    expect(first).toBe("m1");
    expect(two.title).toBe("Máy gieo hạt");

    await editOf(browser, id, dossierForm(2, two, "remove-member:m1"));
    expect((await entryRow(id)).draft).toMatchObject({ members: [{ id: second }] });

    const incomplete = await editOf(
      browser,
      id,
      dossierForm(3, half, "submit", [pdf("Phiếu.pdf")]),
    );
    expect(incomplete).toMatchObject({
      status: 400,
      body: { kind: "invalid", content: half, version: 4 },
    });
    expect(faultsOf(incomplete)).toContain("members.0.birthDate required");
    expect(faultsOf(incomplete)).not.toContain("files.form too-few-files");

    const content = goodContent(contest.regulation);
    const sent = await editOf(
      browser,
      id,
      dossierForm(4, content, "submit", [png("một.png"), ["photos", new File([], "")]]),
    );
    expect(sent).toMatchObject({ status: 302, location: paths.entrySent(id) });
    const again = await editOf(browser, id, dossierForm(4, content, "submit", [png("một.png")]));
    expect(again).toMatchObject({ status: 302, location: paths.entrySent(id) });

    const page = await ask(viewRoute.loader, browser, paths.entrySent(id), { id });
    expect(page.body).toMatchObject({ state: "SUBMITTED", sent: true, whyNotEdit: null });
    expect(page.body["versions"]).toHaveLength(1);
    expect(JSON.stringify(page.body)).toContain(sha256(PDF));

    const form = new FormData();
    form.set("version", "5");
    const withdrawn = await ask(viewRoute.action, browser, paths.entry(id), { id }, post(form));
    expect(withdrawn).toMatchObject({ status: 302, location: paths.entry(id) });
    expect((await entryRow(id)).state).toBe("WITHDRAWN");
    const twice = await ask(viewRoute.action, browser, paths.entry(id), { id }, post(form));
    expect(twice).toMatchObject({ status: 403, body: { refusal: "state" } });
  });

  test("two tabs: the second is shown the first and keeps what was typed in it", async () => {
    const contest = await openedContest();
    const { browser } = await visitor();
    const id = await startEntry(browser, contest);
    const mine = answered(goodContent(contest.regulation, { title: "Của tôi" }));
    const theirs = answered(goodContent(contest.regulation, { title: "Của tab kia" }));
    await editOf(browser, id, dossierForm(1, theirs, "save"));
    const second = await editOf(browser, id, dossierForm(1, mine, "save"));
    expect(second).toMatchObject({
      status: 409,
      body: { kind: "conflict", content: mine, theirs, version: 2 },
    });
    expect((await entryRow(id)).draft).toMatchObject({ title: "Của tab kia" });
    const knowingly = await editOf(browser, id, dossierForm(2, mine, "save"));
    expect(knowingly.status).toBe(302);
    expect((await entryRow(id)).draft).toMatchObject({ title: "Của tôi" });
  });

  test("after the deadline nothing is stored, but what was typed comes back", async () => {
    const contest = await openedContest();
    const { browser } = await visitor();
    const id = await startEntry(browser, contest);
    const content = answered(goodContent(contest.regulation));
    setClock(() => later(CLOSES, GRACE));
    const before = (await storedFiles()).length;
    const late = await editOf(browser, id, dossierForm(1, content, "submit", [pdf("a.pdf")]));
    expect(late).toMatchObject({
      status: 403,
      body: { kind: "refused", refusal: "too-late", content },
    });
    expect(await storedFiles()).toHaveLength(before);
    const page = await ask(editRoute.loader, browser, paths.editEntry(id), { id });
    expect(page.body).toMatchObject({ whyNotEdit: "too-late", closesAt: CLOSES });
    setClock(() => later(CLOSES, GRACE - 1));
    const inTime = await editOf(browser, id, dossierForm(1, content, "submit", [pdf("a.pdf")]));
    expect(inTime.location).toBe(paths.entrySent(id));
  });

  test("nobody and other contestants get nowhere", async () => {
    const contest = await openedContest();
    const { actor } = await visitor();
    const { entryId: id } = await submitted(contest, actor);
    const other = await visitor();
    const form = () => dossierForm(2, goodContent(contest.regulation), "submit");
    expect(await editOf(null, id, form())).toMatchObject({ status: 401, body: { refusal: "sign-in" } });
    expect(await editOf(other.browser, id, form())).toMatchObject({ status: 404 });
    for (const { loader } of [viewRoute, editRoute])
      expect(await ask(loader, other.browser, paths.entry(id), { id })).toMatchObject({
        status: 404,
      });
    const { contestId } = contest;
    const desk = { contestId, entryId: id };
    const pages = [
      () => ask(listRoute.loader, other.browser, paths.screening(contestId), { contestId }),
      () => ask(screenRoute.loader, other.browser, paths.screenEntry(contestId, id), desk),
      () => ask(screenRoute.action, other.browser, "/", desk, post(new FormData())),
    ];
    for (const page of pages) expect(await page()).toMatchObject({ status: 404 });
    expect((await entryRow(id)).version).toBe(2);
  });
});

describe("files", () => {
  test("are taken by their bytes: another thing named .pdf is refused, the rest of the form is kept", async () => {
    const contest = await openedContest();
    const { browser } = await visitor();
    const id = await startEntry(browser, contest);
    const content = goodContent(contest.regulation);
    const html = ["form", new File(["<html><script>alert(1)</script>"], "Phiếu.pdf")] as const;
    const svg = [
      "photos",
      new File(["<svg xmlns='http://www.w3.org/2000/svg'/>"], "a.png"),
    ] as const;
    const empty = ["photos", new File([], "trống.png")] as const;
    const answer = await editOf(
      browser,
      id,
      dossierForm(1, content, "save", [html, svg, empty, png("Ảnh.png")]),
    );
    expect(answer).toMatchObject({ status: 400, body: { kind: "saved", version: 2 } });
    expect(faultsOf(answer)).toEqual([
      "files.form file-type",
      "files.photos file-type",
      "files.photos file-empty",
    ]);
    const row = await entryRow(id);
    expect(row.draft).toMatchObject({ title: content.title });
    expect(row.attachments.map(({ filename }) => filename)).toEqual(["Ảnh.png"]);
  });

  test("too large ones are refused while they come in, and nothing of them stays", async () => {
    const contest = await openedContest();
    const { browser } = await visitor();
    const id = await startEntry(browser, contest);
    const before = await storedFiles();
    let sent = 0;
    const piece = Buffer.alloc(64 * 1024, 32);
    const boundary = "----frontier";
    const head = [...dossierForm(1, goodContent(contest.regulation), "submit")]
      .map(
        ([name, value]) =>
          `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`,
      )
      .join("");
    async function* body() {
      yield Buffer.from(head);
      yield Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="files.form"; filename="a.pdf"\r\n\r\n`,
      );
      yield PDF;
      for (let i = 0; i < 160; i++) {
        sent += piece.length;
        yield piece;
      }
      yield Buffer.from(`\r\n--${boundary}--\r\n`);
    }
    const answer = await ask(editRoute.action, browser, paths.editEntry(id), { id }, {
      method: "POST",
      body: Readable.toWeb(Readable.from(body())) as ReadableStream,
      headers: { "Content-Type": `multipart/form-data; boundary=${boundary}` },
      duplex: "half",
    } as RequestInit);
    expect(answer.status).toBe(400);
    expect(faultsOf(answer)).toEqual(["files.form too-few-files", "files.form file-too-big"]);
    expect(sent).toBe(160 * piece.length);
    expect(await storedFiles()).toEqual(before);
    expect((await entryRow(id)).attachments).toEqual([]);
  });

  test("an upload that breaks off leaves neither a row nor a file", async () => {
    const contest = await openedContest();
    const { browser } = await visitor();
    const id = await startEntry(browser, contest);
    const before = await storedFiles();
    const whole = new Request("http://x", {
      method: "POST",
      body: dossierForm(1, goodContent(contest.regulation), "save", [
        ["form", new File([PDF, Buffer.alloc(80_000, 32)], "a.pdf")],
      ]),
    });
    const type = whole.headers.get("Content-Type")!;
    const bytes = new Uint8Array(await whole.arrayBuffer());
    // The button comes last in the form; it is cut off with the end of the file.
    const answer = await ask(
      editRoute.action,
      browser,
      paths.editEntry(id),
      { id },
      {
        ...post(bytes.slice(0, bytes.length - 10_000)),
        headers: { "Content-Type": type },
      },
    );
    expect(answer).toMatchObject({ status: 400, body: { kind: "broken" } });
    expect(await storedFiles()).toEqual(before);
    expect(await entryRow(id)).toMatchObject({ version: 1, attachments: [] });
  });

  test("no more of a kind than allowed, the same one once, and taken out again", async () => {
    const contest = await openedContest();
    const { browser } = await visitor();
    const id = await startEntry(browser, contest);
    const content = goodContent(contest.regulation);
    const other = ["photos", new File([await plainPicture("#246")], "hai.png")] as const;
    const third = ["photos", new File([await plainPicture("#642")], "ba.png")] as const;
    const answer = await editOf(
      browser,
      id,
      dossierForm(1, content, "save", [png("một.png"), png("một lần nữa.png"), other, third]),
    );
    expect(faultsOf(answer)).toEqual(["files.photos file-left-out"]);
    const { attachments } = await entryRow(id);
    expect(attachments.map(({ filename }) => filename)).toEqual(["một.png", "hai.png"]);
    const removed = await editOf(
      browser,
      id,
      dossierForm(2, content, `remove-file:${attachments[0]!.id}`),
    );
    expect(removed.location).toBe(`/entries/${id}/edit#files`);
    const page = await ask(editRoute.loader, browser, paths.editEntry(id), { id });
    expect(page.body["attachments"]).toMatchObject([{ filename: "hai.png" }]);
  });

  test("the same bytes of two people lie in the storage once", async () => {
    const contest = await openedContest();
    const bytes = [PDF, "một tệp chung"];
    for (const { browser } of [await visitor(), await visitor()]) {
      const id = await startEntry(browser, contest);
      const file = ["form", new File(bytes, "chung.pdf")] as const;
      await editOf(browser, id, dossierForm(1, goodContent(contest.regulation), "save", [file]));
    }
    const digest = sha256(Buffer.concat([PDF, Buffer.from("một tệp chung")]));
    expect(await db.attachment.count({ where: { blobSha256: digest } })).toBe(2);
    expect((await storedFiles()).filter((name) => name.includes(digest))).toHaveLength(1);
  });

  test("come whole, in parts or not at all, under their name, and never as a page", async () => {
    const contest = await openedContest();
    const { browser, actor } = await visitor();
    const { entryId } = await submitted(contest, actor);
    const fileId = (await entryRow(entryId)).attachments[0]!.id;
    const whole = await fileOf(browser, fileId);
    expect(whole.status).toBe(200);
    const headers = whole.response!.headers;
    expect(headers.get("Content-Type")).toBe("application/pdf");
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Content-Disposition")).toBe(
      `inline; filename="Phieu dang ky.pdf"; filename*=UTF-8''Phi%E1%BA%BFu%20%C4%91%C4%83ng%20k%C3%BD.pdf`,
    );
    expect(Buffer.from(await whole.response!.arrayBuffer())).toEqual(PDF);

    const part = await fileOf(browser, fileId, { headers: { Range: "bytes=5-7" } });
    expect(part.status).toBe(206);
    expect(part.response!.headers.get("Content-Range")).toBe(`bytes 5-7/${PDF.length}`);
    expect(await part.response!.text()).toBe("1.4");
    const beyond = await fileOf(browser, fileId, { headers: { Range: "bytes=9999-" } });
    expect(beyond.status).toBe(416);
    const known = await fileOf(browser, fileId, {
      headers: { "If-None-Match": headers.get("ETag")! },
    });
    expect(known.status).toBe(304);
    const stale = await fileOf(browser, fileId, {
      headers: { Range: "bytes=0-1", "If-Range": '"old"' },
    });
    expect(stale.status).toBe(200);
    await stale.response!.body?.cancel();

    expect((await fileOf(null, fileId)).status).toBe(401);
    expect((await fileOf((await visitor()).browser, fileId)).status).toBe(404);
    expect((await fileOf(browser, "0198c0de-0000-7000-8000-000000000000")).status).toBe(404);
    expect((await fileOf(browser, "../../etc/passwd")).status).toBe(404);
  });
});
