/** An entry that a judge has on the panel. */
export interface JudgedEntry {
  readonly entryId: string;
  readonly assignmentId: string;
  readonly submitted: boolean;
}

/** How somebody who may take over stands towards one entry. */
export interface TakerPlace {
  readonly entryId: string;
  readonly conflicted: boolean;
  /** An expert of other fields. */
  readonly outsideField: boolean;
  /** They have it already, or had it and sent a sheet in that was set aside. */
  readonly has: boolean;
}

export interface Handover {
  /** Assignments that end; a sheet of them that was submitted no longer counts. */
  readonly end: readonly JudgedEntry[];
  /** Entries that the one who takes over is given. */
  readonly give: readonly string[];
  /** Entries that end and that they cannot take over. */
  readonly left: readonly { readonly entryId: string; readonly why: "conflict" | "field" | "has" }[];
}

/**
 * What ends and who goes on with it: open sheets always, submitted ones only where they shall no longer count. `taker`
 * is null when nobody takes over: then everything that ends waits for the next plan.
 */
export function handover(
  chosen: readonly JudgedEntry[],
  discount: boolean,
  taker: readonly TakerPlace[] | null,
): Handover {
  const end = chosen.filter(({ submitted }) => discount || !submitted);
  if (taker === null) return { end, give: [], left: [] };
  const placeOf = new Map(taker.map((place) => [place.entryId, place]));
  const give: string[] = [];
  const left: { entryId: string; why: "conflict" | "field" | "has" }[] = [];
  for (const { entryId } of end) {
    const place = placeOf.get(entryId);
    if (place?.conflicted) left.push({ entryId, why: "conflict" });
    else if (place?.outsideField) left.push({ entryId, why: "field" });
    else if (place?.has) left.push({ entryId, why: "has" });
    else give.push(entryId);
  }
  return { end, give, left };
}
