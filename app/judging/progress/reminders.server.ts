import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { panelInRound } from "~/contests/rounds";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { canonicalJson } from "~/platform/canonical-json";
import { db, transact, type Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { formatDateTime } from "~/platform/format";
import { fixedT } from "~/platform/i18n.server";
import type { Language } from "~/platform/language";
import { sendMail } from "~/platform/mail.server";
import { ok, refused, type Ok, type Refused, type Result } from "~/platform/result";
import { sha256Hex } from "~/platform/sha256";
import { isUuid } from "~/platform/uuid";
import { holdPanel, panelWithPeople } from "../facts.server";
import { panelSummaries, type JudgeSummary, type PanelSummary } from "./panel-summary.server";
import { openOf } from "./progress";
import type { ReminderForm } from "./reminder-form";
import {
  fillReminder,
  REMINDER_TOKENS,
  remindedLately,
  strayTokens,
  type TokenWords,
} from "./reminder";
import { whyNotRemind } from "./steering-policy";

/** Whose judges: all of a contest, for its secretariat, or those of one panel, for its chair. */
export type ReminderScope = { readonly contestId: string } | { readonly panelId: string };

export interface Remindable
  extends Pick<JudgeSummary, "memberId" | "name" | "state" | "lastAt" | "remindedAt" | "trouble"> {
  readonly panelId: string;
  readonly panel: string;
  readonly round: string;
  /** Sheets still to be sent in. */
  readonly open: number;
}

export interface ReminderPage {
  readonly contest: { readonly id: string; readonly title: string; readonly timeZone: string };
  /** Everybody with something left to send in while there is time. */
  readonly people: readonly Remindable[];
  /** The words proposed, with tokens in braces. */
  readonly subject: string;
  readonly text: string;
  readonly tokens: readonly string[];
}

/** Whom one may remind, and the words proposed for it. */
export async function reminderPage(
  ctx: Context,
  scope: ReminderScope,
  language: Language,
): Promise<Result<ReminderPage, Refusal>> {
  const place = await placeOf(ctx, scope);
  if (!place.ok) return place;
  const { opened } = place.value;
  const people = await remindable(db, place.value, ctx.now);
  const t = fixedT(language);
  const words = (text: string) =>
    REMINDER_TOKENS.reduce(
      (said, token) => said.replaceAll(`{${token}}`, `{${t(`reminder.token.${token}`)}}`),
      text,
    );
  return ok({
    contest: {
      id: opened.contest.id,
      title: opened.contest.title,
      timeZone: opened.regulation.timeZone,
    },
    people: people.map(({ panel, judge }) => shown(panel, judge)),
    subject: words(t("reminder.subject")),
    text: words(t("reminder.text")),
    tokens: REMINDER_TOKENS.map((token) => t(`reminder.token.${token}`)),
  });
}

/** A mail exactly as its person will get it. */
export interface PreparedReminder {
  readonly memberId: string;
  readonly name: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly remindedAt: Date | null;
  /** So lately that it must be said that they are to be reminded again. */
  readonly lately: boolean;
}

export interface PreparedReminders {
  readonly mails: readonly PreparedReminder[];
  /** Of those chosen, how many have nothing left to send in by now. */
  readonly leftOut: number;
  /** Stands for exactly these mails. */
  readonly seen: string;
}

type Invalid = Refused<Refusal | "invalid">;

/** The mails as they would be sent. Nothing is sent. */
export async function previewReminders(
  ctx: Context,
  scope: ReminderScope,
  form: ReminderForm,
): Promise<Ok<PreparedReminders> | Invalid> {
  const place = await placeOf(ctx, scope);
  return place.ok ? prepared(db, place.value, form, ctx.now) : place;
}

/** What was shown is no longer what would be sent, or somebody was reminded only just now: the mails anew, to look at. */
export type Unsent = Refused<"changed" | "lately"> & { readonly prepared: PreparedReminders };

/** Puts the mails into the outbox, exactly as they were shown. */
export async function sendReminders(
  ctx: Context,
  scope: ReminderScope,
  form: ReminderForm,
): Promise<Ok<{ sent: number }> | Invalid | Unsent> {
  const place = await placeOf(ctx, scope);
  if (!place.ok) return place;
  const contestId = place.value.opened.contest.id;
  return transact(async (tx): Promise<Ok<{ sent: number }> | Invalid | Unsent> => {
    const chosen = await tx.panelMember.findMany({
      where: { id: { in: form.memberIds.filter(isUuid) } },
      select: { id: true, panelId: true, judgeId: true },
    });
    // Who presses twice waits here, and then sees that these people have just been reminded.
    for (const panelId of [...new Set(chosen.map((one) => one.panelId))].sort())
      await holdPanel(tx, panelId);
    const made = await prepared(tx, place.value, form, ctx.now);
    if (!made.ok) return made;
    const { mails, seen } = made.value;
    if (mails.some(({ lately }) => lately) && !form.again)
      return { ...refused("lately"), prepared: made.value };
    if (seen !== form.seen || mails.length === 0)
      return { ...refused("changed"), prepared: made.value };
    const judgeIds: string[] = [];
    for (const { memberId, to, subject, text } of mails) {
      const member = chosen.find(({ id }) => id === memberId);
      if (!member) continue;
      const mailId = await sendMail(tx, { to, subject, text });
      const { panelId, judgeId } = member;
      await tx.judgeReminder.create({
        data: { judgeId, panelId, mailId, sentById: ctx.actor.userId, sentAt: ctx.now },
      });
      judgeIds.push(judgeId);
    }
    await audit(tx, {
      chainId: contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "judges.reminded",
      subjectType: "contest",
      subjectId: contestId,
      data: { judgeIds },
    });
    return ok({ sent: mails.length });
  });
}

async function prepared(
  tx: Tx,
  place: Place,
  form: ReminderForm,
  now: Date,
): Promise<Ok<PreparedReminders> | Refused<"invalid">> {
  const people = await remindable(tx, place, now);
  const words = tokenWords();
  const faults = (["subject", "text"] as const).flatMap((path) => {
    const [word] = strayTokens(form[path], words);
    return word === undefined ? [] : [{ path, code: "unknown-token", params: { word } }];
  });
  if (faults.length > 0) return refused("invalid", faults);
  const chosen = people.filter(({ judge }) => form.memberIds.includes(judge.memberId));
  const users = await tx.user.findMany({
    where: { id: { in: chosen.map(({ judge }) => judge.userId) } },
    select: { id: true, email: true },
  });
  const { contest, regulation } = place.opened;
  const mails = chosen.map(({ panel, judge }): PreparedReminder => {
    const values = {
      name: judge.name,
      contest: contest.title,
      panel: panel.name,
      open: String(openOf(judge)),
      deadline: panel.closesAt ? formatDateTime(panel.closesAt, regulation.timeZone) : "",
      link: new URL(paths.judgeContest(contest.id), env().appUrl).href,
    };
    return {
      memberId: judge.memberId,
      name: judge.name,
      to: users.find(({ id }) => id === judge.userId)?.email ?? "",
      subject: fillReminder(form.subject, words, values),
      text: `${fillReminder(form.text.replace(/\r\n?/g, "\n"), words, values)}\n`,
      remindedAt: judge.remindedAt,
      lately: remindedLately(judge.remindedAt, now),
    };
  });
  const sent = mails.map(({ memberId, to, subject, text }) => ({ memberId, to, subject, text }));
  return ok({
    mails,
    leftOut: new Set(form.memberIds).size - mails.length,
    seen: sha256Hex(canonicalJson(sent)),
  });
}

interface Place {
  readonly opened: OpenedContest;
  /** null: every panel of the contest. */
  readonly panelId: string | null;
}

/** Where the actor may remind judges. */
async function placeOf(ctx: Context, scope: ReminderScope): Promise<Result<Place, Refusal>> {
  const panel =
    "panelId" in scope && isUuid(scope.panelId) ? await panelWithPeople(scope.panelId) : null;
  const contestId = "contestId" in scope ? scope.contestId : panel?.contestId;
  const opened = contestId ? await openedContest(contestId) : null;
  if (!opened) return refused("hidden");
  const chairIds = panel?.chairIds ?? [];
  const refusal = whyNotRemind(standingInContest(ctx.actor, opened.contest, { chairIds }), {
    contestState: opened.contest.state,
    panelClosed: panel !== null && panel.closedAt !== null,
  });
  return refusal ? refused(refusal) : ok({ opened, panelId: panel?.id ?? null });
}

/** Everybody there with something left to send in while there is time. */
async function remindable(tx: Tx, { opened, panelId }: Place, now: Date) {
  const panels = await panelSummaries(tx, opened, now, panelId ?? undefined);
  return panels
    .map((panel) => ({ ...panel, name: panelInRound(opened.regulation, panel) }))
    .filter(({ closedAt, window }) => closedAt === null && window !== "too-late")
    .flatMap((panel) =>
      panel.judges
        .filter((judge) => judge.endedAt === null && openOf(judge) > 0)
        .map((judge) => ({ panel, judge })),
    );
}

function shown(panel: PanelSummary, judge: JudgeSummary): Remindable {
  const { memberId, name, state, lastAt, remindedAt, trouble } = judge;
  return {
    ...{ memberId, name, state, lastAt, remindedAt, trouble },
    panelId: panel.id,
    panel: panel.name,
    round: panel.round,
    open: openOf(judge),
  };
}

/** Both languages are understood, whichever the page is read in. */
function tokenWords(): TokenWords {
  const [vi, en] = [fixedT("vi"), fixedT("en")];
  const words = (token: string) => [vi(`reminder.token.${token}`), en(`reminder.token.${token}`)];
  return {
    name: words("name"),
    contest: words("contest"),
    panel: words("panel"),
    open: words("open"),
    deadline: words("deadline"),
    link: words("link"),
  };
}
