import type { Actor } from "~/people/actor";

export type WorkPlace = "start" | "entries" | "unit" | "judge" | "manage" | "admin";

/**
 * The parts of the application in which this person has something to do, in the order of the navigation: what somebody
 * was invited to do stands before what everybody may do.
 */
export function placesOf(actor: Actor, judges: boolean): WorkPlace[] {
  const manages = actor.grants.some(({ role }) => role !== "UNIT_COORDINATOR");
  return [
    "start",
    ...(judges ? (["judge"] as const) : []),
    ...(manages ? (["manage"] as const) : []),
    ...(actor.grants.some(({ role }) => role === "UNIT_COORDINATOR") ? (["unit"] as const) : []),
    ...(actor.isPlatformAdmin ? (["admin"] as const) : []),
    "entries",
  ];
}
