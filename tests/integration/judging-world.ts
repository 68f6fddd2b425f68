import { createContest } from "~/contests/create-contest.server";
import { openContest } from "~/contests/open-contest.server";
import type { Regulation } from "~/contests/regulation";
import { UNREGULATED } from "~/contests/regulation-upgrade";
import { blobKey } from "~/entries/files/attachment";
import type { EntrySnapshot } from "~/entries/entry-content";
import { assignPanels } from "~/judging/assignment/assignment.server";
import { admitJudge } from "~/judging/panels/admit-judge.server";
import { createPanel } from "~/judging/panels/panels.server";
import type { Actor, Context } from "~/people/actor";
import { canonicalJson } from "~/platform/canonical-json";
import { db } from "~/platform/db.server";
import type { Result } from "~/platform/result";
import { sha256Hex } from "~/platform/sha256";
import { storage } from "~/platform/storage/storage.server";

export const OPENED = new Date("2026-02-20T01:00:00Z");
/** Within the time of judging. */
export const JUDGING = new Date("2026-10-01T02:00:00Z");

let counter = 0;
const next = () => (counter += 1);

/** The value of a use case that the test does not expect to be refused. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result.value;
}

export async function person(
  given: { name?: string; email?: string; unitName?: string } = {},
): Promise<Actor> {
  const number = next();
  const user = await db.user.create({
    data: {
      name: given.name ?? `Giám khảo Số ${number}`,
      email: given.email ?? `person${number}@example.vn`,
      unitName: given.unitName ?? "",
      emailVerified: true,
    },
  });
  const { id, name, email, unitName } = user;
  return { userId: id, name, email, unitName, isPlatformAdmin: false, grants: [] };
}

export const at = (actor: Actor, now = JUDGING): Context => ({ actor, now });

export async function grantee(
  role: "ORGANISER" | "SECRETARY" | "OBSERVER",
  organisationId: string,
): Promise<Actor> {
  const actor = await person();
  return { ...actor, grants: [{ role, organisationId, contestId: null, unitId: null }] };
}

export interface EntrySpec {
  readonly title?: string;
  readonly fieldId?: string;
  readonly owner?: Actor;
  readonly members?: readonly { name: string; unit: string }[];
  readonly files?: readonly {
    readonly kindId: string;
    readonly filename: string;
    /** Of a PDF with a page unless they are given. */
    readonly bytes?: Buffer;
    readonly mime?: string;
  }[];
  /** What the dossier says besides. */
  readonly content?: Readonly<Record<string, unknown>>;
  readonly state?: "SUBMITTED" | "ELIGIBLE" | "INELIGIBLE" | "WITHDRAWN";
}

/** A PDF of one empty page, another one for each name. */
export function smallPdf(name: string): Buffer {
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
  ];
  let text = `%PDF-1.4\n% ${Buffer.from(name).toString("hex")}\n`;
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const at = text.length;
  return Buffer.from(
    `${text}xref\n0 4\n0000000000 65535 f \n${offsets.join("")}trailer\n<</Root 1 0 R/Size 4>>\nstartxref\n${at}\n%%EOF\n`,
  );
}

/**
 * A contest in judging: opened through its use cases, one panel in its first field. Its regulation is the template's and
 * asks for no quorum, vote, signature or complaint; `edit`: another one.
 */
export async function judgingContest(
  edit: (regulation: Regulation) => Regulation = (regulation) => regulation,
) {
  const number = next();
  const organisation = await db.organisation.create({
    data: {
      name: `Liên hiệp hội ${number}`,
      shortName: `LHH ${number}`,
      slug: `lhh-${number}`,
      province: "Lâm Đồng",
    },
  });
  const organiser = await grantee("ORGANISER", organisation.id);
  const created = must(
    await createContest(at(organiser, OPENED), {
      organisationId: organisation.id,
      template: "technical",
      edition: `${number}`,
      year: 2026,
    }),
  );
  const { draft } = await db.contest.findUniqueOrThrow({ where: { id: created.id } });
  await db.contest.update({
    where: { id: created.id },
    data: { draft: edit({ ...(draft as unknown as Regulation), ...UNREGULATED }) },
  });
  must(
    await openContest(at(organiser, OPENED), {
      contestId: created.id,
      version: 1,
      decisionNumber: "55/QĐ-BTCHT",
      decisionDate: "2026-02-20",
    }),
  );
  const revision = await db.regulationRevision.findFirstOrThrow({
    where: { contestId: created.id },
  });
  const regulation = revision.document as unknown as Regulation;
  const groupId = regulation.groups[0]!.id;
  const fieldId = regulation.groups[0]!.fieldIds[0]!;
  const roundId = regulation.rule.rounds[0]!.id;
  const { id: panelId } = must(
    await createPanel(at(organiser), {
      contestId: created.id,
      roundId,
      groupId,
      name: "Hội đồng 1",
    }),
  );

  let entries = 0;
  return {
    contestId: created.id,
    organisationId: organisation.id,
    organiser,
    regulation,
    panelId,
    roundId,
    groupId,

    /** Admits the person as the acceptance of an invitation does; they have declared that they have no interests. */
    async judge(
      actor: Actor,
      { chair = false, secretary = false, panel = panelId as string | null, declared = true } = {},
    ) {
      const { judgeId } = await db.$transaction((tx) =>
        admitJudge(tx, {
          contestId: created.id,
          userId: actor.userId,
          panelId: panel,
          role: chair ? "PANEL_CHAIR" : secretary ? "PANEL_SECRETARY" : "JUDGE",
          now: JUDGING,
          actorId: organiser.userId,
        }),
      );
      if (declared)
        await db.judge.update({ where: { id: judgeId }, data: { declaredAt: JUDGING } });
      return judgeId;
    },

    async entry(spec: EntrySpec = {}) {
      entries += 1;
      const owner = spec.owner ?? (await person({ name: `Tác giả Dự Thi ${next()}` }));
      const field = spec.fieldId ?? fieldId;
      const code = `STKT-2026-${field.toUpperCase()}-${String(entries).padStart(3, "0")}`;
      const title = spec.title ?? `Giải pháp ${entries}`;
      const members = (spec.members ?? [{ name: owner.name, unit: "Xã Tân Hội" }]).map(
        (member, index) => ({
          id: `m${index + 1}`,
          birthDate: "1990-04-05",
          share: "100",
          ...member,
        }),
      );
      const content = { title, fieldId: field, members, sections: {}, ...spec.content };
      const row = await db.entry.create({
        data: {
          contestId: created.id,
          ownerId: owner.userId,
          state: spec.state ?? "ELIGIBLE",
          code,
          title,
          fieldId: field,
          groupId: regulation.groups.find(({ fieldIds }) => fieldIds.includes(field))!.id,
          draft: content,
        },
      });
      const attachments: EntrySnapshot["attachments"] = [];
      for (const { kindId, filename, mime = "application/pdf", bytes = smallPdf(filename) } of spec.files ?? []) {
        const sha256 = sha256Hex(bytes);
        const size = bytes.length;
        await storage().put(blobKey(sha256), bytes, { contentType: mime });
        await db.blob.upsert({
          where: { sha256 },
          create: { sha256, size, mime },
          update: {},
        });
        const { id } = await db.attachment.create({
          data: { entryId: row.id, kindId, filename, blobSha256: sha256, addedById: owner.userId },
        });
        attachments.push({ id, kindId, filename, sha256, size, mime });
      }
      const snapshot = { ...content, attachments, regulationRevision: 1 };
      const version = await db.entryVersion.create({
        data: {
          entryId: row.id,
          number: 1,
          revisionId: revision.id,
          snapshot,
          sha256: sha256Hex(canonicalJson(snapshot)),
          submittedById: owner.userId,
          submittedAt: OPENED,
        },
      });
      await db.entry.update({ where: { id: row.id }, data: { currentVersionId: version.id } });
      await db.consent.createMany({
        data: members.map((member) => ({
          entryId: row.id,
          memberId: member.id,
          memberName: member.name,
          purposeId: "publish",
          giver: "SELF" as const,
          answer: "GIVEN" as const,
          giverName: member.name,
          wording: "…",
          wordingVersion: 1,
          method: "ACCOUNT" as const,
          recordedById: owner.userId,
          at: OPENED,
        })),
      });
      return { id: row.id, code, title, attachments };
    },

    /** Assigns, and returns the id of this judge's assignment of this entry. */
    async assigned(entryId: string, judgeId: string) {
      must(await assignPanels(at(organiser), { contestId: created.id }));
      const found = await db.assignment.findUniqueOrThrow({
        where: { entryId_judgeId_roundId: { entryId, judgeId, roundId } },
      });
      return found.id;
    },

    /** A good mark for every criterion: its highest. */
    fullMarks(): Record<string, string> {
      return Object.fromEntries(regulation.rule.criteria.map(({ id, max }) => [id, max]));
    },
  };
}

export type JudgingWorld = Awaited<ReturnType<typeof judgingContest>>;

export async function sheetOf(assignmentId: string) {
  return db.scoreSheet.findUniqueOrThrow({
    where: { assignmentId },
    include: { revisions: { orderBy: { number: "asc" } } },
  });
}
