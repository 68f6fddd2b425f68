/*
 * What a contest's records tell of how its result came about, and where the tale contradicts itself. The application
 * takes down what people say happened; a demonstration that its readers are to believe must hold to more than it asks.
 */

interface Meeting {
  readonly id: string;
  readonly kind: "PANEL" | "COUNCIL" | "COMMITTEE";
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly signedAt: Date | null;
}

/** Something decided at a meeting of the committee; `printed`: its minutes say so. */
interface Decided {
  readonly what: string;
  readonly at: Date;
  readonly meetingId: string | null;
  readonly printed: boolean;
  /** Of a vote: when it was put before the committee. */
  readonly proposedAt?: Date | null;
}

interface Signed {
  readonly step: string;
  readonly tally: number;
  readonly at: Date;
  readonly paperDate: string | null;
}

interface Published {
  readonly kind: "PROVISIONAL" | "OFFICIAL";
  readonly tally: number;
  readonly at: Date;
  readonly complaintsUntil: Date | null;
}

export interface Story {
  /** Of an instant, where the contest is held. */
  readonly dayOf: (instant: Date) => string;
  /** Steps of the chain of approval in their order; the last is the signer's. */
  readonly chain: readonly string[];
  readonly meetings: readonly Meeting[];
  /** When each result was computed; the first is the closing's. */
  readonly tallies: readonly { readonly number: number; readonly at: Date }[];
  readonly decided: readonly Decided[];
  readonly signed: readonly Signed[];
  readonly published: readonly Published[];
  readonly complaints: readonly { readonly number: number; readonly at: Date; readonly answeredAt: Date | null }[];
  /** What rests on the official result: certificates, entries sent on. */
  readonly after: readonly { readonly what: string; readonly at: Date }[];
  /** Every paper with its number and date, wherever it is named. */
  readonly papers: readonly { readonly number: string; readonly date: string }[];
}

/** Everything in which the story contradicts itself. */
export function storyFaults(story: Story): string[] {
  return [
    ...ofMeetings(story),
    ...ofDecisions(story),
    ...ofSignatures(story),
    ...ofPublications(story),
    ...ofComplaints(story),
    ...ofPapers(story),
  ];
}

function ofMeetings({ meetings, tallies }: Story): string[] {
  const closing = tallies[0]?.at;
  return meetings.flatMap(({ kind, startedAt, endedAt, signedAt }) => [
    ...(endedAt === null ? [`a meeting of the ${kind} has no end`] : []),
    ...(signedAt !== null && endedAt !== null && signedAt < endedAt ? [`minutes of the ${kind} are signed before it ended`] : []),
    ...(kind === "PANEL" && closing && (endedAt ?? startedAt) > closing ? ["a panel meets when the judging is closed"] : []),
    ...(kind === "COMMITTEE" && closing && startedAt < closing ? ["the committee meets before there is a result"] : []),
  ]);
}

function ofDecisions({ decided, meetings }: Story): string[] {
  return decided.flatMap(({ what, at, meetingId, printed, proposedAt }) => {
    const meeting = meetings.find(({ id, kind }) => id === meetingId && kind === "COMMITTEE");
    const during = meeting && meeting.startedAt <= at && meeting.endedAt !== null && at <= meeting.endedAt;
    return [
      ...(during ? [] : [`${what} is decided outside a meeting of the committee`]),
      ...(printed ? [] : [`${what} stands in no minutes`]),
      ...(proposedAt !== undefined && (proposedAt === null || proposedAt > at) ? [`${what} is voted on before it is proposed`] : []),
    ];
  });
}

function ofSignatures({ chain, signed, tallies, dayOf }: Story): string[] {
  return signed.flatMap(({ step, tally, at, paperDate }) => {
    const made = tallies.find(({ number }) => number === tally)?.at;
    const before = signed.filter((other) => other.tally === tally && chain.indexOf(other.step) < chain.indexOf(step));
    return [
      ...(made && at < made ? [`${step} signs a result that there is not yet`] : []),
      ...(before.some((other) => other.at > at || (other.paperDate ?? "") > (paperDate ?? "9")) ? [`${step} signs before whose turn it is`] : []),
      ...(paperDate !== null && paperDate !== dayOf(at) ? [`${step} signs on ${paperDate} what is recorded on ${dayOf(at)}`] : []),
    ];
  });
}

function ofPublications({ chain, signed, published, after, dayOf }: Story): string[] {
  const signer = chain.at(-1);
  const on = (tally: number, step: string) => signed.filter((one) => one.tally === tally && one.step === step);
  const official = published.find(({ kind }) => kind === "OFFICIAL");
  return [
    ...published.flatMap(({ kind, tally, at }) =>
      chain
        .filter((step) => step !== signer || kind === "OFFICIAL")
        .filter((step) => on(tally, step).length === 0 || on(tally, step).some((one) => one.at > at))
        .map((step) => `the ${kind} list is out before ${step} has signed`),
    ),
    ...published.flatMap(({ kind, tally, at }) =>
      kind === "OFFICIAL" && on(tally, signer ?? "").some((one) => one.paperDate !== dayOf(at))
        ? ["the decision is signed on another day than its result is made known"]
        : [],
    ),
    ...after.filter(({ at }) => !official || at < official.at).map(({ what }) => `${what} comes before the official result`),
  ];
}

function ofComplaints({ chain, signed, published, complaints }: Story): string[] {
  const lists = published.filter(({ kind }) => kind === "PROVISIONAL");
  const official = published.find(({ kind }) => kind === "OFFICIAL");
  const until = lists.at(-1)?.complaintsUntil ?? null;
  const decision = signed.filter(({ step }) => step === chain.at(-1));
  return [
    ...complaints.flatMap(({ number, at, answeredAt }) => [
      ...(lists.some((list) => list.at <= at && list.complaintsUntil !== null && at < list.complaintsUntil)
        ? []
        : [`complaint ${number} comes when none are taken`]),
      ...(answeredAt !== null && answeredAt < at ? [`complaint ${number} is answered before it is made`] : []),
      ...(official && (answeredAt === null || answeredAt > official.at) ? [`complaint ${number} is open when the result is official`] : []),
    ]),
    ...(until !== null && decision.some(({ at }) => at < until) ? ["the decision is signed while complaints are taken"] : []),
    ...(lists.length === 0 && decision.length > 0 ? ["the decision is signed before the provisional list is out"] : []),
  ];
}

function ofPapers({ papers }: Story): string[] {
  const dates = new Map<string, Set<string>>();
  for (const { number, date } of papers) dates.set(number, (dates.get(number) ?? new Set()).add(date));
  return [...dates].filter(([, of]) => of.size > 1).map(([number, of]) => `${number} has ${of.size} dates`);
}
