import type { Regulation } from "~/contests/regulation";
import { asJson } from "~/entries/entry-row.server";
import type { EntryContent } from "~/entries/entry-content";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { goodContent, OPEN, openedContest, person, type OpenedContest } from "./entries-world";

export interface School {
  readonly contest: OpenedContest;
  readonly coordinator: Actor;
  readonly contestId: string;
  readonly unitId: string;
}

/** A unit with its coordinator in a contest that takes entries. */
export async function school(patch: Partial<Regulation> = {}): Promise<School> {
  const contest = await openedContest(patch);
  const { contestId, organisationId } = contest;
  const unit = await db.unit.create({
    data: { organisationId, name: "THPT Lê Lợi", nameKey: `le loi ${contestId}` },
  });
  const someone = await person();
  const grant = {
    role: "UNIT_COORDINATOR" as const,
    organisationId,
    contestId: null,
    unitId: unit.id,
  };
  await db.roleGrant.create({ data: { ...grant, userId: someone.userId } });
  const coordinator: Actor = { ...someone, grants: [grant] };
  return { contest, coordinator, contestId, unitId: unit.id };
}

/** A draft of the unit with nothing wrong in it but the files that it has not. */
export async function draftOfUnit(
  { contest, coordinator, contestId, unitId }: School,
  number: string,
  over: Partial<EntryContent> = {},
): Promise<string> {
  const title = `Giải pháp thứ ${number}`;
  const content = goodContent(contest.regulation, { title, ...over });
  const { id } = await db.entry.create({
    data: {
      contestId,
      unitId,
      ownerId: coordinator.userId,
      importKey: number,
      title: content.title,
      fieldId: content.fieldId,
      draft: asJson(content),
      createdAt: OPEN,
    },
  });
  return id;
}
