import { copiesOf, keepCopy, onCopiesChange, readCopy } from "./copies.client";
import { alone, unlessOpen } from "./locks.client";
import { afterAnswer, overtaken, pauseAfter, sendOrder, stopOf, type SendAnswer } from "./outbox";
import { sendSheet } from "./send-sheet.client";
import type { SheetCopy } from "./sheet-copy";

export interface OutboxView {
  /** Not on the server, the newest first. */
  readonly unsent: readonly SheetCopy[];
  /** Submitted while their page was closed, and not told yet. */
  readonly submitted: readonly SheetCopy[];
  /** Why sending waits: "unsent" (no line), "sign-in", "other-person". */
  readonly stopped: string | null;
  readonly sending: boolean;
}

/** Finds the sheets of one person that are kept in this browser, and sends them whenever there is a line. */
export class Outbox {
  private timer: number | undefined;
  private failures = 0;
  private stopped: string | null = null;
  private sending = false;
  private closed = false;
  private readonly forgetListener;

  constructor(
    private readonly person: string,
    private readonly onView: (view: OutboxView) => void,
  ) {
    this.forgetListener = onCopiesChange(this.look);
    window.addEventListener("online", this.now);
    document.addEventListener("visibilitychange", this.whenSeen);
    // What was refused may be let through today: a deadline moved, a sheet was given back.
    void this.run(true);
  }

  close(): void {
    this.closed = true;
    this.forgetListener();
    window.removeEventListener("online", this.now);
    document.removeEventListener("visibilitychange", this.whenSeen);
    window.clearTimeout(this.timer);
  }

  private readonly now = (): void => {
    this.failures = 0;
    void this.run(false);
  };

  /** The judge asks for it: also what was refused. */
  sendAgain(): void {
    this.failures = 0;
    void this.run(true);
  }

  private readonly whenSeen = (): void => {
    if (document.visibilityState === "visible") this.now();
  };

  private readonly look = (): void => {
    if (this.closed) return;
    const copies = copiesOf(this.person).sort((a, b) => b.at - a.at);
    this.onView({
      unsent: copies.filter(({ sent }) => !sent),
      submitted: copies.filter(({ news }) => news),
      stopped: this.stopped,
      sending: this.sending,
    });
    // A form that closes leaves its sheet to the outbox.
    if (this.timer === undefined && sendOrder(copies, false).length > 0) this.later();
  };

  private later(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.run(false), pauseAfter(this.failures));
  }

  private async run(again: boolean): Promise<void> {
    window.clearTimeout(this.timer);
    this.timer = undefined;
    const waiting = sendOrder(copiesOf(this.person), again);
    if (waiting.length > 0 && !this.sending) {
      this.sending = true;
      this.look();
      await alone(`sangtao:outbox:${this.person}`, () => this.sendAll(waiting));
      this.sending = false;
    }
    this.look();
  }

  private async sendAll(waiting: readonly SheetCopy[]): Promise<void> {
    this.stopped = null;
    for (const { assignmentId } of waiting) {
      const answer = await unlessOpen(assignmentId, () => this.sendOne(assignmentId));
      this.stopped = answer ? stopOf(answer) : null;
      if (this.stopped) break;
    }
    this.failures = this.stopped ? this.failures + 1 : 0;
  }

  private async sendOne(assignmentId: string): Promise<SendAnswer | null> {
    const { person } = this;
    const copy = readCopy(person, assignmentId);
    if (!copy || copy.sent) return null;
    const { version, typed, pending } = copy;
    const submit = pending !== null;
    const answer = await sendSheet({ person, assignmentId, sheet: { version, ...typed }, submit });
    // Its form may have been opened meanwhile, and typed in; or the judge has discarded it.
    const now = readCopy(person, assignmentId);
    if (now) keepCopy(person, overtaken(afterAnswer(copy, answer), copy, now));
    return answer;
  }

  /** The judge has read the receipts; the sheets' pages show them from now on. */
  dismiss(): void {
    for (const copy of copiesOf(this.person))
      if (copy.news) keepCopy(this.person, { ...copy, news: false });
  }
}
