import type { OpenedContest } from "~/contests/contest.server";
import { isSameUnit } from "~/contests/given-prizes";
import { STANDING } from "~/contests/shown-publication";
import { ERASED_NAME } from "~/entries/members/redact";
import { db } from "~/platform/db.server";
import { awardWinners, type AwardWinner } from "../awards/award-winners.server";
import { winnersSchema, type Winners } from "../winners";
import { dueAwards, type CertificateRecipients, type DueAward, type WonPrize } from "./due-certificates";

interface Row {
  id: string;
  code: string;
  members: { id: string; name: string }[] | null;
}

/**
 * The certificates that the newest official result calls for, whether it is shown already or not: of the prizes by
 * rank, then of the special and the collective ones that it tells of and that still stand. null before there is such a result. An author who was
 * taken out of an entry gets none.
 */
export async function dueCertificates(
  opened: OpenedContest,
  recipients: CertificateRecipients,
): Promise<{ readonly publicationId: string; readonly awards: readonly DueAward[] } | null> {
  const contestId = opened.contest.id;
  const publication = await db.publication.findFirst({
    where: { contestId, kind: "OFFICIAL", ...STANDING },
    orderBy: { number: "desc" },
    select: { id: true, winners: true },
  });
  if (!publication) return null;
  const published = winnersSchema.parse(publication.winners);
  const { levels } = published;
  const standing = await awardWinners(db, opened);
  const special = standing.special.filter((award) => published.special.some((one) => isSpecial(one, award)));
  const collective = standing.collective.filter((award) => published.collective.some((one) => isCollective(one, award)));
  const codes = [...levels.flatMap(({ winners }) => winners.map(({ code }) => code)), ...special.flatMap(({ entry }) => entry?.code ?? [])];
  const rows = await db.$queryRaw<Row[]>`
    SELECT e."id", e."code", v."snapshot"->'members' AS "members"
      FROM "Entry" e JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
     WHERE e."contestId" = ${contestId} AND e."code" = ANY(${codes})`;
  const entryOf = (code: string): NonNullable<WonPrize["entry"]> => {
    const row = rows.find((one) => one.code === code);
    // A prize must not vanish silently.
    if (!row) throw new Error(`no entry ${code}`);
    const members = (row.members ?? []).filter(({ name }) => name !== ERASED_NAME);
    return { id: row.id, memberIds: members.map(({ id }) => id) };
  };
  const awarded = ({ prizeId, label, entry, memberId, unit }: AwardWinner): WonPrize => ({
    ...{ prizeId, memberId, prizeLabel: label },
    entry: entry && entryOf(entry.code),
    unitId: unit?.id ?? null,
  });
  const won = [
    ...levels.flatMap(({ id, label, winners }) =>
      winners.map(({ code }): WonPrize => ({ prizeId: id, prizeLabel: label, entry: entryOf(code), memberId: null, unitId: null })),
    ),
    ...special.map(awarded),
    ...collective.map(awarded),
  ];
  return { publicationId: publication.id, awards: dueAwards(won, recipients) };
}

function isSpecial(one: Winners["special"][number], { prizeId, entry, memberId, unit }: AwardWinner): boolean {
  return (
    one.prize === prizeId &&
    one.code === (entry?.code ?? null) &&
    one.memberId === memberId &&
    isSameUnit(one, { unit: unit?.name ?? "", unitId: unit?.id })
  );
}

function isCollective(one: Winners["collective"][number], { prizeId, unit }: AwardWinner): boolean {
  return unit !== null && one.prize === prizeId && isSameUnit(one, { unit: unit.name, unitId: unit.id });
}
