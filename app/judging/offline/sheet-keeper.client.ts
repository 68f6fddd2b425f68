import type { TypedContent } from "../sheets/sheet-content";
import { forgetCopy, keepCopy, readCopy, takeEarlier } from "./copies.client";
import { holdSheet } from "./locks.client";
import { holdsAllOfTheirs } from "./merge-sheets";
import { sendSheet } from "./send-sheet.client";
import { contentKey, type SheetCopy } from "./sheet-copy";
import { otherOf, type Other, type SheetStart, type SheetView } from "./sheet-view";

/** A pause in typing this long sends the sheet. */
const PAUSE_MS = 1_200;
const RETRY_MS = 8_000;

/** How a sending ended: on the server, not there, or there with something missing. */
export type Sent = "saved" | "not" | "incomplete";

/** What one tab tells the others that show the same sheet. */
interface Told {
  readonly copy: SheetCopy;
  readonly onServer: string;
}

/**
 * An open sheet: each change is kept in this browser at once and on the server after a pause, and sent again until it
 * arrives. Where somebody was first, nothing is sent until the judge has chosen. Tabs of one browser show the same.
 */
export class SheetKeeper {
  private onServer: string;
  private base: TypedContent;
  /** Nothing is sent before the judge has decided something. */
  private halted: boolean;
  private sending: Promise<unknown> | null = null;
  private timer: number | undefined;
  private readonly held;
  private readonly channel: BroadcastChannel;
  private ready = false;

  constructor(
    private readonly start: SheetStart,
    private view: SheetView,
    private readonly onView: (view: SheetView) => void,
    private readonly onSubmitted: () => void,
  ) {
    this.base = start.stored;
    this.onServer = contentKey(start.stored);
    this.halted = view.other !== null;
    this.held = holdSheet(start.assignmentId);
    this.channel = new BroadcastChannel(`sangtao:sheet:${start.person}:${start.assignmentId}`);
    this.channel.onmessage = ({ data }: MessageEvent<Told>) => this.follow(data);
    this.resume();
    // The outbox may just be sending what was resumed here.
    void this.held.begun.then(() => {
      this.ready = true;
      this.catchUp();
    });
    window.addEventListener("online", this.again);
    document.addEventListener("visibilitychange", this.again);
  }

  /** Leaving for another page: what is typed goes out now; from then on it is the outbox's. */
  close(): void {
    window.removeEventListener("online", this.again);
    document.removeEventListener("visibilitychange", this.again);
    this.channel.close();
    void this.send().finally(() => {
      window.clearTimeout(this.timer);
      this.held.release();
    });
  }

  private readonly again = (): void => void this.send();

  private show(change: Partial<SheetView>): void {
    this.view = { ...this.view, ...change };
    this.onView(this.view);
  }

  get typed(): TypedContent {
    return this.view.typed;
  }

  private get isOnServer(): boolean {
    return contentKey(this.view.typed) === this.onServer && !this.view.pending;
  }

  private keep(more: Partial<SheetCopy> = {}): void {
    const { assignmentId, person, about } = this.start;
    const { version, typed, pending, receipt } = this.view;
    const copy: SheetCopy = {
      assignmentId,
      version,
      typed,
      base: this.base,
      pending: pending ? "submit" : null,
      at: Date.now(),
      sent: this.isOnServer,
      refused: null,
      receipt,
      news: false,
      about,
      ...more,
    };
    const kept = keepCopy(person, copy);
    if (kept !== this.view.kept) this.show({ kept });
    this.channel.postMessage({ copy, onServer: this.onServer } satisfies Told);
  }

  /** What this browser kept from last time: continued where the server is as it was, else laid beside it. */
  private resume(): void {
    const { person, assignmentId, version, stored } = this.start;
    const earlier = takeEarlier(assignmentId);
    const copy = readCopy(person, assignmentId);
    if (this.halted) return;
    if (!copy) {
      if (!earlier || contentKey(earlier) === this.onServer) return;
      const { version: seen, ...typed } = earlier;
      this.base = seen === version ? stored : typed;
      return this.continueWith(typed, seen);
    }
    if (copy.sent) {
      // A page from the cache may be older than what was last saved from here.
      if (copy.version <= version) return forgetCopy(person, assignmentId);
      this.base = copy.typed;
      this.onServer = contentKey(copy.typed);
      const { typed, receipt } = copy;
      return this.show({ typed, version: copy.version, receipt });
    }
    if (contentKey(copy.typed) === this.onServer && copy.pending === null)
      return forgetCopy(person, assignmentId);
    this.show({ pending: copy.pending !== null });
    if (copy.version > version) {
      this.base = copy.base;
      this.onServer = contentKey(copy.base);
    }
    this.continueWith(copy.typed, copy.version, copy.base);
  }

  private continueWith(typed: TypedContent, seen: number, base: TypedContent | null = null): void {
    const { version, stored, state } = this.start;
    this.show({ typed, restored: true, state: { kind: "unsaved" } });
    if (seen >= version) {
      this.show({ version: seen });
      this.soon(PAUSE_MS);
    } else {
      this.halt({ version, state, typed: stored }, base);
    }
  }

  /** What the outbox sent between the reading of this page and now. */
  private catchUp(): void {
    const copy = readCopy(this.start.person, this.start.assignmentId);
    if (!copy || copy.version <= this.view.version || this.halted) return;
    this.base = copy.base;
    this.onServer = contentKey(copy.base);
    this.show({ version: copy.version, receipt: copy.receipt, pending: copy.pending !== null });
    if (copy.receipt) this.onSubmitted();
    else if (this.isOnServer) this.show({ state: { kind: "saved" } });
  }

  /** Another tab of this browser has gone on; the one in which nobody types follows. */
  private follow({ copy, onServer }: Told): void {
    const { version, typed, pending, receipt } = copy;
    if (this.halted || version < this.view.version) return;
    this.base = copy.base;
    this.onServer = onServer;
    const isNew = receipt !== null && this.view.receipt === null;
    this.show({ version, typed, receipt, pending: pending !== null });
    this.show({ state: { kind: this.isOnServer ? "saved" : "unsaved" } });
    // In case the other tab is gone before it is through.
    if (!this.isOnServer) this.soon(RETRY_MS);
    if (isNew) this.onSubmitted();
  }

  change(typed: TypedContent): void {
    if (this.view.pending || this.view.receipt) return;
    this.show({ typed });
    this.keep();
    const { state } = this.view;
    if (state.kind !== "refused" || state.code === "sign-in") this.show({ state: { kind: "unsaved" } });
    this.soon(PAUSE_MS);
  }

  /** Sent in now, or as soon as there is a line: that is kept like every key. */
  submit(): Promise<Sent> {
    this.show({ pending: true });
    this.keep();
    return this.send();
  }

  /** Back to work on a sheet that waits to be submitted. */
  takeBack(): void {
    this.show({ pending: false, state: { kind: "unsaved" } });
    this.keep();
    this.soon(PAUSE_MS);
  }

  /** The judge asks for it: what was refused before may go through now. */
  retry(): Promise<Sent> {
    if (!this.view.other) this.halted = false;
    return this.send();
  }

  private soon(pause: number): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.send(), pause);
  }

  /** Sends what is not on the server yet. */
  async send(): Promise<Sent> {
    window.clearTimeout(this.timer);
    if (!this.ready) await this.held.begun;
    while (this.sending) await this.sending;
    if (this.halted) return "not";
    if (this.isOnServer) return "saved";
    const { typed, version, pending } = this.view;
    const { person, assignmentId } = this.start;
    this.show({ state: { kind: "saving" } });
    const work = sendSheet({ person, assignmentId, sheet: { version, ...typed }, submit: pending });
    this.sending = work;
    const answer = await work;
    this.sending = null;
    switch (answer.kind) {
      case "saved":
        this.acknowledge(answer.version, typed, answer.whole);
        return "saved";
      case "submitted": {
        const { receipt, submittedAt } = answer;
        this.acknowledge(answer.version, typed, true, { receipt, submittedAt });
        this.onSubmitted();
        return "saved";
      }
      case "incomplete":
        this.show({ pending: false });
        this.acknowledge(answer.version, typed, false);
        return "incomplete";
      case "conflict":
        this.halt(otherOf(answer.other, this.start.language), this.base);
        return "not";
      case "refused":
        return this.refuse(answer.code);
      case "unsent":
        this.soon(RETRY_MS);
        this.show({ state: { kind: "unsent" } });
        return "not";
    }
  }

  private refuse(code: string): Sent {
    // Signing in again, perhaps in another tab, lets the same words through.
    const signIn = code === "sign-in" || code === "other-person";
    if (signIn) this.soon(RETRY_MS);
    else {
      this.halted = true;
      this.show({ pending: false });
      this.keep({ refused: code });
    }
    this.show({ state: { kind: "refused", code } });
    return "not";
  }

  /** The server has this under that version; `whole`: nothing in it was wrong. */
  acknowledge(version: number, sent: TypedContent, whole: boolean, receipt: SheetView["receipt"] = null): void {
    this.base = sent;
    this.onServer = contentKey(sent);
    this.show({ version, receipt, ...(receipt && { pending: false }) });
    const same = this.isOnServer;
    this.show({ state: { kind: same ? "saved" : "unsaved" } });
    this.keep(same && !whole ? { sent: false, refused: "faulty" } : {});
    if (!same) this.soon(PAUSE_MS);
  }

  halt(other: Other, base: TypedContent | null = null): void {
    if (other.state !== "SUBMITTED" && holdsAllOfTheirs(this.view.typed, other.typed, base))
      return this.goOnFrom(other);
    this.halted = true;
    this.show({ other, base, pending: false, state: { kind: "unsaved" } });
    this.keep({ refused: other.state === "SUBMITTED" ? "submitted-elsewhere" : "conflict" });
  }

  private goOnFrom({ version, typed }: Other): void {
    this.base = typed;
    this.onServer = contentKey(typed);
    this.show({ version });
    this.keep();
    this.show({ state: { kind: this.isOnServer ? "saved" : "unsaved" } });
    if (!this.isOnServer) this.soon(PAUSE_MS);
  }

  /** What the judge made of both versions goes on from the one that stands on the server. */
  choose(typed: TypedContent): void {
    const { other } = this.view;
    if (!other) return;
    this.base = other.typed;
    this.onServer = contentKey(other.typed);
    this.halted = false;
    this.show({ other: null, version: other.version, typed });
    this.keep();
    this.show({ state: { kind: this.isOnServer ? "saved" : "unsaved" } });
    void this.send();
  }

  /** What is only in this browser goes, because the judge says so. */
  discard(): void {
    forgetCopy(this.start.person, this.start.assignmentId);
    this.halted = true;
  }
}
