import type { Actor } from "~/people/actor";
import { standingAt } from "~/people/standing";
import { db } from "~/platform/db.server";
import { compareTexts } from "~/platform/vietnamese";
import { whyNotCreateContest, whyNotReadContest } from "./contest-policy";
import type { ContestState } from "./timeline";

export interface ManagedOrganisation {
  readonly id: string;
  readonly name: string;
  readonly mayCreate: boolean;
  readonly contests: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: "TECHNICAL" | "YOUTH";
    readonly state: ContestState;
    readonly entries: number;
  }[];
}

/** The organisations in whose secretariat the person works, each with the contests that they may read. */
export async function managedContests(actor: Actor): Promise<ManagedOrganisation[]> {
  const ids = [
    ...new Set(
      actor.grants
        .filter(({ role }) => role !== "UNIT_COORDINATOR")
        .map(({ organisationId }) => organisationId),
    ),
  ];
  const rows = await db.organisation.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      name: true,
      contests: {
        orderBy: { createdAt: "desc" },
        select: {
          id: true,
          title: true,
          kind: true,
          state: true,
          _count: { select: { entries: { where: { state: { notIn: ["DRAFT", "WITHDRAWN"] } } } } },
        },
      },
    },
  });
  return rows
    .map(({ contests, ...organisation }) => ({
      ...organisation,
      mayCreate: !whyNotCreateContest(standingAt(actor, { organisationId: organisation.id })),
      contests: contests
        .filter(
          ({ id }) =>
            !whyNotReadContest(
              standingAt(actor, { organisationId: organisation.id, contestId: id }),
            ),
        )
        .map(({ _count, ...contest }) => ({ ...contest, entries: _count.entries })),
    }))
    .sort((a, b) => compareTexts(a.name, b.name));
}
