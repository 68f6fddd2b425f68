import { publicMembers } from "~/entries/members/public-members.server";
import { visiblePublication, type VisiblePublication } from "../published.server";
import type { ShownWinners } from "../winners";
import { toldOfWinners } from "../result-policy";
import { shownSpecial } from "../awards/shown-special.server";
import { rowsOf, winnerAmong, type ListRow } from "./result-list";
import { shownFiles, type ShownFile } from "./shown-files.server";
import { solutionMarks, type RoundMarks, type VotePoints } from "./solution-marks.server";
import { shownSummaries } from "./summaries.server";

type Told = Pick<VisiblePublication, "slug" | "title" | "organisation" | "kind">;

/** One winning solution as the public sees it. */
export interface Solution {
  readonly contest: Told;
  readonly winner: ListRow;
  readonly amountVnd: number;
  /** Special prizes that it got besides, as far as they may be told. */
  readonly awards: readonly { readonly label: string; readonly amountVnd: number }[];
  /** Its place, and how many were ranked with it; null while that is not told. */
  readonly rank: { readonly rank: number; readonly of: number } | null;
  /** What its authors wrote for the public and let it read; "" where they did not. */
  readonly summary: string;
  readonly files: readonly ShownFile[];
  /** Empty while the result is provisional. */
  readonly marks: readonly RoundMarks[];
  /** For the public's votes; null also where they do not count. */
  readonly votes: VotePoints | null;
  readonly previous: { readonly code: string; readonly title: string } | null;
  readonly next: { readonly code: string; readonly title: string } | null;
}

/** The page of a winner; null where that entry has won nothing that is published. */
export async function solutionPage(slug: string, code: string, now: Date): Promise<Solution | null> {
  const publication = await visiblePublication(slug, now);
  const found = publication && winnerAmong(unnamed(publication.winners), code);
  if (!publication || !found) return null;
  const { contestId, regulation, winners } = publication;
  const { row, previous, next } = found;
  const told = toldOfWinners(publication.kind);
  const own = winners.special.filter((award) => award.code === code);
  const [named, summaries, files, special, marks] = await Promise.all([
    publicMembers(contestId, [code], regulation, now),
    shownSummaries(publication, [code], now),
    shownFiles(publication, [code], now),
    shownSpecial(contestId, regulation, own, now),
    told.marks ? solutionMarks(publication, code) : { rounds: [], votes: null },
  ]);
  const byGroup = regulation.rule.prizes.scope === "group";
  const of = byGroup ? (winners.groups.find(({ id }) => id === row.group)?.judged ?? winners.judged) : winners.judged;
  return {
    contest: toldOf(publication),
    winner: { ...row, ...named.get(code) },
    awards: special.filter(({ entry }) => entry !== null).map(({ label, amountVnd }) => ({ label, amountVnd })),
    amountVnd: winners.levels.find(({ id }) => id === row.prize)?.amountVnd ?? 0,
    rank: told.ranks ? { rank: row.rank, of } : null,
    summary: summaries.get(code) ?? "",
    files,
    marks: marks.rounds,
    votes: marks.votes,
    previous: previous && { code: previous.code, title: previous.title },
    next: next && { code: next.code, title: next.title },
  };
}

export interface Gallery {
  readonly contest: Told;
  readonly solutions: readonly {
    readonly code: string;
    readonly title: string;
    readonly levelLabel: string;
    readonly groupName: string;
    readonly summary: string;
    readonly pictures: readonly ShownFile[];
  }[];
}

/** The pictures of all winners who agree to it; null before there is a result. */
export async function galleryPage(slug: string, now: Date): Promise<Gallery | null> {
  const publication = await visiblePublication(slug, now);
  if (!publication) return null;
  const rows = rowsOf(unnamed(publication.winners));
  const codes = rows.map(({ code }) => code);
  const [files, summaries] = await Promise.all([
    shownFiles(publication, codes, now),
    shownSummaries(publication, codes, now),
  ]);
  return {
    contest: toldOf(publication),
    solutions: rows.flatMap(({ code, title, levelLabel, groupName }) => {
      const pictures = files.filter((file) => file.code === code && file.kind === "picture");
      const summary = summaries.get(code) ?? "";
      return pictures.length > 0 ? [{ code, title, levelLabel, groupName, summary, pictures }] : [];
    }),
  };
}

function toldOf({ slug, title, organisation, kind }: VisiblePublication): Told {
  return { slug, title, organisation, kind };
}

/** The list before anybody is asked whether they may be named. */
function unnamed(winners: VisiblePublication["winners"]): ShownWinners {
  return {
    ...winners,
    special: [],
    levels: winners.levels.map((level) => ({
      ...level,
      winners: level.winners.map((winner) => ({ ...winner, people: [], unnamed: 0 })),
    })),
  };
}
