import { db } from "~/platform/db.server";
import { door, only, type Ask, type Row } from "./ask";
import { smallPdf } from "../judging-world";
import type { Who, World } from "./world";

const PAGE = "_app.manage.contests.$contestId.entries.$entryId_.blind";
const FILE = "manage.contests.$contestId.entries.$entryId.shown.$attachmentId";
const MANAGERS: Who[] = ["organiser", "secretary"];

interface Asked {
  readonly contestId: string;
  readonly entryId: string;
  readonly attachmentId: string;
}

let made: Promise<Asked> | undefined;

function sent({ contest }: World): Promise<Asked> {
  return (made ??= contest
    .entry({ files: [{ kindId: "pictures", filename: "Ảnh cho giám khảo.pdf" }] })
    .then(({ id, attachments }) => ({
      contestId: contest.contestId,
      entryId: id,
      attachmentId: attachments[0]!.id,
    })));
}

const posting = (
  intent: string,
  form: (asked: Asked, world: World) => Promise<Readonly<Record<string, string>>>,
): Row => ({
  route: PAGE,
  intent,
  done: true,
  ask: async (world): Promise<Ask> => {
    const asked = await sent(world);
    return door(PAGE, { ...asked }, await form(asked, world));
  },
  expected: only(MANAGERS, "role"),
});

export const blindRows: Row[] = [
  {
    route: PAGE,
    intent: null,
    ask: async (world) => door(PAGE, { ...(await sent(world)) }),
    expected: only([...MANAGERS, "observer"], "role"),
  },
  {
    route: FILE,
    intent: null,
    ask: async (world) => door(FILE, { ...(await sent(world)) }),
    expected: only([...MANAGERS, "observer"], "hidden"),
  },
  {
    route: PAGE,
    intent: "redact",
    done: true,
    ask: async (world) => {
      const asked = await sent(world);
      const form = new FormData();
      form.set("intent", "redact");
      form.set("attachmentId", asked.attachmentId);
      form.set("reason", "Biển tên trường ở trang 1");
      form.set("files.redacted", new File([new Uint8Array(smallPdf("che"))], "che.pdf", { type: "application/pdf" }));
      return door(PAGE, { ...asked }, form);
    },
    expected: only(MANAGERS, "role"),
  },
  posting("cover", async () => ({ intent: "cover", term: "Mắt Thần" })),
  posting("uncover", async ({ entryId }, { now }) => {
    const { id } = await db.coveredTerm.create({
      data: { entryId, term: "Biệt danh", byId: "nobody", at: now },
    });
    return { intent: "uncover", termId: id };
  }),
  {
    route: PAGE,
    intent: "retry",
    done: true,
    ask: async ({ contest }, who) => {
      const files = [{ kindId: "pictures", filename: `Ảnh hỏng ${who}.pdf` }];
      const { id: entryId, attachments } = await contest.entry({ files });
      const { id: attachmentId, sha256: blobSha256 } = attachments[0]!;
      await db.cleanCopy.create({ data: { blobSha256, state: "FAILED", fault: "broken" } });
      const { contestId } = contest;
      return door(PAGE, { contestId, entryId }, { intent: "retry", attachmentId });
    },
    expected: only(MANAGERS, "role"),
  },
  posting("take-back", async ({ attachmentId }, { now }) => {
    const { blobSha256: sha256 } = await db.attachment.findUniqueOrThrow({ where: { id: attachmentId } });
    const { id } = await db.redactedFile.create({
      data: { attachmentId, sha256, filename: "che.pdf", reason: "Biển tên trường", byId: "nobody", at: now },
    });
    return { intent: "take-back", redactedId: id };
  }),
  // What belongs to another organisation's entry, under the own entry's address.
  {
    route: FILE,
    intent: null,
    ask: async (world) => door(FILE, { ...(await sent(world)), attachmentId: (await foreign(world)).attachmentId }),
    expected: only([], "hidden"),
  },
  ...(["uncover", "take-back", "retry"] as const).map((intent): Row => ({
    route: PAGE,
    intent,
    done: true,
    ask: async (world) => door(PAGE, { ...(await sent(world)) }, { intent, ...(await foreign(world)) }),
    expected: { ...only([]), organiser: "hidden", secretary: "hidden" },
  })),
];

let elsewhere: Promise<{ attachmentId: string; termId: string; redactedId: string }> | undefined;

function foreign({ other, now }: World) {
  return (elsewhere ??= (async () => {
    const { id: entryId, attachments } = await other.entry({ files: [{ kindId: "pictures", filename: "Ảnh nơi khác.pdf" }] });
    const { id: attachmentId, sha256 } = attachments[0]!;
    await db.cleanCopy.create({ data: { blobSha256: sha256, state: "FAILED", fault: "broken" } });
    const term = await db.coveredTerm.create({ data: { entryId, term: "Nơi khác", byId: "nobody", at: now } });
    const redacted = await db.redactedFile.create({
      data: { attachmentId, sha256, filename: "che.pdf", reason: "Biển tên", byId: "nobody", at: now },
    });
    return { attachmentId, termId: term.id, redactedId: redacted.id };
  })());
}
