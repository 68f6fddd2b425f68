import type { OpenedContest } from "~/contests/contest.server";
import { roundsOf } from "~/contests/rounds";
import { windowOf, type WindowRefusal } from "~/contests/timeline";
import { Prisma } from "../../../prisma/generated/client";
import type { PanelRole } from "../../../prisma/generated/enums";
import type { Tx } from "~/platform/db.server";
import { localDateOf } from "~/platform/format";
import { judgingFacts } from "../facts.server";
import { shortEntries } from "../panels/fewer-judges.server";
import { inRound } from "../round-entries.server";
import { mailTroubleOf, type MailTrouble } from "./mail-trouble.server";
import { addCounts, daysUntil, NO_COUNTS, workStateOf, type Counts, type WorkState } from "./progress";

export interface JudgeSummary extends Counts {
  readonly memberId: string;
  readonly judgeId: string;
  readonly userId: string;
  readonly name: string;
  readonly role: PanelRole;
  readonly scores: boolean;
  /** When their work on the panel was ended. */
  readonly endedAt: Date | null;
  readonly state: WorkState;
  /** When they last wrote on a sheet or sent one in. */
  readonly lastAt: Date | null;
  readonly remindedAt: Date | null;
  readonly trouble: MailTrouble | null;
}

export interface PanelSummary extends Counts {
  readonly id: string;
  readonly name: string;
  readonly roundId: string;
  readonly round: string;
  readonly groupId: string;
  readonly group: string;
  readonly closedAt: Date | null;
  readonly closesAt: string | null;
  readonly window: WindowRefusal | null;
  /** Days of the calendar until the window closes; null: it has no window. */
  readonly daysLeft: number | null;
  readonly entries: number;
  /** Entries that no judge has. */
  readonly unassigned: number;
  /** Entries that fewer judge than the regulation gives them, to which no organiser has agreed. */
  readonly short: number;
  readonly judges: readonly JudgeSummary[];
  /** Addresses with an open invitation to the panel that mail does not reach. */
  readonly unreached: readonly (MailTrouble & { readonly email: string })[];
}

interface CountRow extends Counts {
  readonly groupId: string;
  readonly judgeId: string;
  readonly lastAt: Date | null;
}

/** Every panel, or one, with its judges and how far they are. A few queries per round, whatever the number of entries. */
export async function panelSummaries(
  tx: Tx,
  opened: OpenedContest,
  now: Date,
  panelId?: string,
): Promise<PanelSummary[]> {
  const { contest, regulation } = opened;
  const panels = await tx.panel.findMany({
    where: { contestId: contest.id, ...(panelId ? { id: panelId } : {}) },
    include: {
      members: {
        include: {
          judge: {
            select: { code: true, userId: true, user: { select: { name: true, email: true } } },
          },
        },
      },
    },
  });
  const panelIds = panels.map(({ id }) => id);
  const reminders = await tx.judgeReminder.groupBy({
    by: ["panelId", "judgeId"],
    where: { panelId: { in: panelIds } },
    _max: { sentAt: true },
  });
  const remindedAt = new Map(
    reminders.map((one) => [`${one.panelId} ${one.judgeId}`, one._max.sentAt]),
  );
  const invitations = await tx.invitation.findMany({
    where: { panelId: { in: panelIds }, acceptedAt: null, revokedAt: null, declinedAt: null },
    select: { panelId: true, email: true },
  });
  const trouble = await mailTroubleOf(tx, [
    ...panels.flatMap(({ members }) => members.map(({ judge }) => judge.user.email)),
    ...invitations.map(({ email }) => email),
  ]);

  const rounds = roundsOf(regulation);
  const found: PanelSummary[] = [];
  for (const round of rounds) {
    const here = panels.filter(({ roundId }) => roundId === round.id);
    if (here.length === 0) continue;
    const entries = await tx.entry.findMany({
      where: {
        AND: [
          await inRound(tx, opened, round.id),
          { groupId: { in: here.map(({ groupId }) => groupId) } },
        ],
      },
      select: {
        id: true,
        groupId: true,
        _count: { select: { assignments: { where: { roundId: round.id, endedAt: null } } } },
      },
    });
    const counts = await countsOf(tx, round.id, entries.map(({ id }) => id));
    const short = (await shortEntries(tx, opened, { roundId: round.id })).filter(
      ({ consent }) => consent === null,
    );
    const closesAt = windowOf(regulation, "judge", round.id)?.closesAt ?? null;
    for (const group of regulation.groups) {
      const panel = here.find(({ groupId }) => groupId === group.id);
      if (!panel) continue;
      const mine = entries.filter(({ groupId }) => groupId === group.id);
      const judges = panel.members
        .toSorted((a, b) => (a.judge.code < b.judge.code ? -1 : 1))
        .map((member): JudgeSummary => {
          const row = counts.find(
            ({ groupId, judgeId }) => groupId === group.id && judgeId === member.judgeId,
          );
          const { todo, started, submitted, returned, ended } = row ?? NO_COUNTS;
          const own = { todo, started, submitted, returned, ended };
          return {
            ...own,
            memberId: member.id,
            judgeId: member.judgeId,
            userId: member.judge.userId,
            name: member.judge.user.name,
            role: member.role,
            scores: member.scores,
            endedAt: member.endedAt,
            state: workStateOf(own),
            lastAt: row?.lastAt ?? null,
            remindedAt: remindedAt.get(`${panel.id} ${member.judgeId}`) ?? null,
            trouble: trouble.get(member.judge.user.email) ?? null,
          };
        });
      found.push({
        ...addCounts(judges),
        id: panel.id,
        name: panel.name,
        roundId: round.id,
        round: round.label,
        groupId: group.id,
        group: group.name,
        closedAt: panel.closedAt,
        closesAt,
        window: judgingFacts(opened, panel, now).window,
        daysLeft:
          closesAt === null
            ? null
            : daysUntil(
                localDateOf(now, regulation.timeZone),
                localDateOf(closesAt, regulation.timeZone),
              ),
        entries: mine.length,
        unassigned: mine.filter(({ _count }) => _count.assignments === 0).length,
        short: short.filter(({ groupId }) => groupId === group.id).length,
        judges,
        unreached: invitations.flatMap(({ panelId: invitedTo, email }) => {
          const told = trouble.get(email);
          return invitedTo === panel.id && told ? [{ email, ...told }] : [];
        }),
      });
    }
  }
  return found;
}

/** A draft counts as begun once anything stands on it that is not the judge's own note. */
export const BEGUN = Prisma.sql`(s."marks" <> '{}'::jsonb OR s."comment" <> '' OR s."feedback" <> '' OR s."proposal" IS NOT NULL)`;

async function countsOf(tx: Tx, roundId: string, entryIds: string[]): Promise<CountRow[]> {
  return tx.$queryRaw<CountRow[]>`
    SELECT e."groupId", a."judgeId",
      count(*) FILTER (WHERE a."endedAt" IS NOT NULL)::int AS "ended",
      count(*) FILTER (WHERE a."endedAt" IS NULL AND s."state" = 'SUBMITTED')::int AS "submitted",
      count(*) FILTER (WHERE a."endedAt" IS NULL AND s."state" = 'RETURNED')::int AS "returned",
      count(*) FILTER (WHERE a."endedAt" IS NULL AND s."state" = 'DRAFT' AND ${BEGUN})::int AS "started",
      count(*) FILTER (WHERE a."endedAt" IS NULL AND s."state" = 'DRAFT' AND NOT ${BEGUN})::int AS "todo",
      max(CASE WHEN s."state" = 'DRAFT' AND ${BEGUN} THEN s."updatedAt" ELSE r."lastAt" END) AS "lastAt"
    FROM "Assignment" a
    JOIN "Entry" e ON e."id" = a."entryId"
    JOIN "ScoreSheet" s ON s."assignmentId" = a."id"
    LEFT JOIN LATERAL (
      SELECT max("submittedAt") AS "lastAt" FROM "ScoreSheetRevision" WHERE "sheetId" = s."id") r ON true
    WHERE a."roundId" = ${roundId} AND a."entryId" = ANY(${entryIds})
    GROUP BY e."groupId", a."judgeId"`;
}
