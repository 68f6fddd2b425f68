import type { EarlierSaving } from "./draft-changes";
import { BASE, EARLIER, overlay, REQUEST, typedIn, withConflicts, type Keep } from "./draft-form";
import { sendChanges } from "./draft-requests.client";
import {
  adopt,
  answered,
  beginSync,
  choose,
  restore,
  sendable,
  taken,
  unsaved,
  type Sync,
} from "./draft-sync";
import { changesBetween, type Change, type DraftValues } from "./draft-values";
import type { DraftView, KeptForm } from "./draft-view";
import { allQuestions, type EntryContent } from "../entry-content";
import { readerOf } from "./form-reader";
import { heldPath, writeControls } from "./form-controls.client";
import { LocalDraft } from "./local-draft.client";

/** A pause in typing this long sends what was typed; without a pause it goes out that often. */
const PAUSE_MS = 1_500;
const AT_MOST_MS = 5_000;
const RETRY_MS = 6_000;
/** Whoever comes back to the page is shown what others wrote, but not asked for more often than this. */
const NEWS_MS = 10_000;

/** One posting of the whole form. */
interface Posting {
  readonly key: string;
  /** What its button asks for. */
  readonly intent: string;
  readonly typed: EntryContent;
  readonly savings: readonly EarlierSaving[];
}

/** Keeps what is typed in one open form: in this browser at once, on the server within seconds. */
export class DraftKeeper {
  private sync: Sync;
  private typed: EntryContent;
  /** Sent or to be sent, in this order, and not answered. */
  private pending: readonly EarlierSaving[] = [];
  private posting: Posting | null = null;
  private sending: Promise<boolean> | null = null;
  private timer: number | undefined;
  private unsentSince: number | null = null;
  private newsAt = 0;
  private view: DraftView;
  private halted = false;
  private readonly local: LocalDraft;
  private readonly abort = new AbortController();

  constructor(
    private readonly form: HTMLFormElement,
    private readonly start: KeptForm,
    /** Draws the form anew: which rows there are. */
    private readonly draw: (content: EntryContent) => void,
    private readonly show: (view: DraftView) => void,
  ) {
    this.sync = beginSync(start.content, start.version);
    this.typed = start.content;
    this.view = {
      kind: "saved",
      code: null,
      savedAt: start.savedAt,
      conflicts: [],
      restored: false,
    };
    this.local = new LocalDraft(start.userId, start.entryId);
    this.local.hold();
    this.listen();
    void this.open();
  }

  stop(): void {
    this.abort.abort();
    window.clearTimeout(this.timer);
    void this.send().finally(() => this.local.release());
  }

  /** Whether the server has all that is typed. */
  get isSaved(): boolean {
    return unsaved(this.sync, this.typed).length === 0;
  }

  /** Sends what is typed now; whether the server then has all of it. */
  async flush(): Promise<boolean> {
    this.read();
    await this.send();
    if (!this.isSaved) await this.send();
    return this.isSaved;
  }

  /**
   * What the whole form says of itself when it is posted at once, whatever of it the server has by now: all savings
   * without an answer, what it began from after those, and a key that stays the same for the same form.
   */
  post(intent: string): readonly (readonly [name: string, value: string])[] {
    this.read();
    const ahead = this.pending.reduce((sync, { changes }) => taken(sync, changes), this.sync);
    const changes = sendable(ahead, this.typed);
    if (changes.length > 0)
      this.pending = [...this.pending, { request: crypto.randomUUID(), changes }];
    this.keepHere();
    // Whatever becomes of the post, they are saved by themselves as well.
    this.again(RETRY_MS);
    const before = this.posting;
    const isSame =
      before?.intent === intent && changesBetween(before.typed, this.typed).length === 0;
    const key = isSame ? before.key : crypto.randomUUID();
    this.posting = { key, intent, typed: this.typed, savings: this.pending };
    const base = withConflicts(this.start.drawn(this.typed), this.sync.conflicts);
    return [
      [BASE, JSON.stringify(base)],
      ["version", String(this.sync.version)],
      [EARLIER, JSON.stringify(this.pending)],
      [REQUEST, key],
    ];
  }

  /** The server has done what was posted. */
  posted(): void {
    const savings = this.posting?.savings ?? [];
    this.posting = null;
    for (const { changes } of savings.filter((one) => this.pending.includes(one)))
      this.sync = taken(this.sync, changes);
    this.pending = this.pending.filter((one) => !savings.includes(one));
    this.kept();
  }

  /** What the page was told of the draft some other way. */
  heard(content: EntryContent, version: number): void {
    if (version > this.sync.version) {
      this.read();
      this.sync = { ...this.sync, latest: content, version };
      this.takeOver();
    }
    // What came with a post is on the server if the post was: asked again, it says how it went.
    if (this.pending.length > 0) void this.send();
  }

  choose(path: string, keep: Keep): void {
    const before = this.typed;
    Object.assign(this, choose(this.sync, this.typed, path, keep));
    this.write(changesBetween(before, this.typed).map((change) => change.path));
    this.kept();
    void this.send();
  }

  private listen() {
    const { signal } = this.abort;
    const onInput = () => {
      this.read();
      this.kept();
      this.soon(PAUSE_MS);
    };
    this.form.addEventListener("input", onInput, { signal });
    this.form.addEventListener("change", onInput, { signal });
    this.form.addEventListener(
      "focusout",
      () => {
        // Once the focus has left, what waited for it can be taken over.
        window.setTimeout(() => !signal.aborted && this.takeOver());
        if (!this.isSaved) void this.send();
      },
      { signal },
    );
    document.addEventListener(
      "visibilitychange",
      () => void (document.visibilityState === "hidden" ? this.send() : this.askForNews()),
      { signal },
    );
    window.addEventListener("pagehide", () => void this.send(), { signal });
    window.addEventListener("focus", () => void this.askForNews(), { signal });
    window.addEventListener("online", () => void this.send(), { signal });
  }

  /** What stood in the fields before this script came, and what this browser kept from last time. */
  private async open() {
    const drawn = this.typed;
    this.read();
    const early = changesBetween(drawn, this.typed);
    const { copies, forget } = await this.local.left();
    if (this.abort.signal.aborted) return;
    const last = (of: (copy: (typeof copies)[number]) => readonly Change[]) => [
      ...new Map(copies.flatMap(of).map((change) => [change.path, change])).values(),
    ];
    const kept = last(({ changes }) => changes);
    if (kept.length > 0) {
      this.read();
      const typedMeanwhile = changesBetween(drawn, this.typed);
      const back = restore(
        beginSync(this.start.content, this.start.version),
        kept,
        last((c) => c.pending),
      );
      this.sync = back.sync;
      this.typed = overlay(back.typed, typedMeanwhile);
      this.write(changesBetween(drawn, this.typed).map(({ path }) => path));
      this.update({ restored: unsaved(this.sync, this.typed).length > 0 });
    }
    this.kept();
    forget();
    if (kept.length > 0 || early.length > 0) void this.send();
  }

  private read() {
    const drawn: DraftValues = this.start.drawn(this.typed);
    const reader = readerOf(new FormData(this.form));
    this.typed = typedIn(allQuestions(this.start.rules), this.typed, drawn, reader);
  }

  private keepHere(changes = unsaved(this.sync, this.typed)): boolean {
    return this.local.keep(changes, this.pending.flatMap((one) => one.changes));
  }

  /** Keeps what is typed here; says so unless something worse is to be said. */
  private kept() {
    const changes = unsaved(this.sync, this.typed);
    const isKept = this.keepHere(changes);
    // What waits for a choice is told of by the conflict itself.
    if (sendable(this.sync, this.typed).length === 0 && isKept && this.view.kind !== "refused")
      return this.update({ kind: "saved" });
    this.unsentSince ??= Date.now();
    if (this.view.kind === "saved" || this.view.kind === "saving" || !isKept)
      this.update({ kind: isKept ? "unsaved" : "not-kept" });
  }

  private soon(ms: number) {
    window.clearTimeout(this.timer);
    const left = this.unsentSince === null ? ms : AT_MOST_MS - (Date.now() - this.unsentSince);
    this.timer = window.setTimeout(() => void this.send(), Math.max(0, Math.min(ms, left)));
  }

  private async askForNews() {
    if (Date.now() - this.newsAt > NEWS_MS || !this.isSaved) await this.send(true);
  }

  /** One request at a time, the same one until it is answered. */
  private send(news = false): Promise<boolean> {
    window.clearTimeout(this.timer);
    if (this.halted) return Promise.resolve(false);
    this.sending ??= this.exchange(news).finally(() => (this.sending = null));
    return this.sending;
  }

  private async exchange(news: boolean): Promise<boolean> {
    const changes = sendable(this.sync, this.typed);
    if (this.pending.length === 0 && changes.length === 0 && !news) return true;
    if (this.pending.length === 0)
      this.pending = [{ request: crypto.randomUUID(), changes }];
    const [sent] = this.pending;
    if (!sent) return true;
    this.unsentSince = null;
    if (sent.changes.length > 0 && (this.view.kind === "saved" || this.view.kind === "unsaved"))
      this.update({ kind: "saving" });
    this.keepHere();
    const { userId: writer, entryId } = this.start;
    const answer = await sendChanges(entryId, {
      request: sent.request,
      writer,
      version: this.sync.version,
      changes: [...sent.changes],
    });
    switch (answer.kind) {
      case "saved": {
        // Of what came with a post meanwhile, more is known already.
        const { changes: done } = this.pending.includes(sent) ? sent : { changes: [] };
        this.pending = this.pending.filter((one) => one !== sent);
        this.newsAt = Date.now();
        this.sync = answered(this.sync, done, answer);
        this.update({
          kind: "saved",
          code: null,
          ...(sent.changes.length > 0 && { savedAt: answer.savedAt }),
        });
        this.takeOver();
        if (this.pending.length > 0) return this.exchange(false);
        if (sendable(this.sync, this.typed).length > 0) this.again(PAUSE_MS);
        return true;
      }
      case "unsent":
        this.update({ kind: "unsent" });
        this.again(RETRY_MS);
        return false;
      case "refused":
        this.update({ kind: "refused", code: answer.code });
        // Signing in again, perhaps in another tab, lets the same words through.
        this.halted = answer.code !== "sign-in" && answer.code !== "other-person";
        if (!this.halted) this.again(RETRY_MS);
        return false;
    }
  }

  private again(ms: number) {
    if (!this.abort.signal.aborted) this.soon(ms);
  }

  /** What others wrote where nothing was typed here. */
  private takeOver() {
    if (this.abort.signal.aborted) return;
    const { sync, typed, paths } = adopt(this.sync, this.typed, heldPath(this.form, this.typed));
    this.sync = sync;
    this.typed = typed;
    if (paths.length > 0) this.write(paths);
    this.kept();
    this.update({ conflicts: this.sync.conflicts });
  }

  private write(paths: readonly string[]) {
    if (paths.length === 0) return;
    const { typed } = this;
    this.draw(typed);
    writeControls(this.form, typed, paths);
    // The controls speak up while they are written, one after the other.
    this.typed = typed;
    this.update({ conflicts: this.sync.conflicts });
  }

  private update(change: Partial<DraftView>) {
    this.view = { ...this.view, ...change };
    this.show(this.view);
  }
}
