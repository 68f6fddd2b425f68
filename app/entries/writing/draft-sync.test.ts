import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  adopt,
  answered,
  beginSync,
  choose,
  restore,
  sendable,
  unsaved,
  type Answered,
  type Sync,
} from "./draft-sync";
import type { Change } from "./draft-values";
import { emptyContent, NO_MEMBER, type EntryContent } from "../entry-content";
import { applyChanges } from "./merge-draft";

/** The server as `writeDraft` is one. */
class Server {
  version = 1;
  requests = new Map<string, readonly string[]>();
  /** All that ever stood in it. */
  history = "";
  constructor(public content: EntryContent) {}
  save(request: string, seen: number, changes: readonly Change[]): Answered {
    const found = this.version;
    const merged = applyChanges(this.content, changes);
    const collided = this.requests.get(request);
    const again = collided !== undefined;
    const content = again ? this.content : merged.content;
    const conflicts = merged.conflicts.filter(({ path }) => !again || collided.includes(path));
    if (JSON.stringify(content) !== JSON.stringify(this.content)) this.version++;
    this.content = content;
    this.history += JSON.stringify(content);
    if (!again)
      this.requests.set(
        request,
        conflicts.map(({ path }) => path),
      );
    return {
      version: this.version,
      content: found === seen ? null : content,
      conflicts: conflicts.map((conflict) => ({ ...conflict, by: null, at: null })),
    };
  }
}

/** A form in a browser: one request at a time, sent again until it is answered. */
class Device {
  sync: Sync;
  typed: EntryContent;
  pending: { request: string; changes: Change[] } | null = null;
  private sent = 0;
  constructor(
    private readonly name: string,
    private readonly server: Server,
  ) {
    this.sync = beginSync(server.content, server.version);
    this.typed = server.content;
  }
  type(change: (content: EntryContent) => EntryContent) {
    this.typed = change(this.typed);
  }
  send(arrives = true, answers = true) {
    this.pending ??= {
      request: `${this.name}${this.sent++}`,
      changes: sendable(this.sync, this.typed),
    };
    if (!arrives) return;
    const { request, changes } = this.pending;
    const answer = this.server.save(request, this.sync.version, changes);
    if (!answers) return;
    this.pending = null;
    this.sync = answered(this.sync, changes, answer);
    Object.assign(this, adopt(this.sync, this.typed));
  }
  /** The tab is gone; what the browser kept is opened again. */
  crash() {
    const kept = unsaved(this.sync, this.typed);
    const start = beginSync(this.server.content, this.server.version);
    Object.assign(this, restore(start, kept, this.pending?.changes ?? []));
    this.pending = null;
  }
}

const start: EntryContent = {
  ...emptyContent(1),
  members: ["m1", "m2"].map((id, i) => ({ ...NO_MEMBER, id, main: i === 0 })),
  answers: { long: "Một\n\nHai\n\nBa" },
};
const FIELDS = ["title", "province", "createdOn"] as const;

describe("two open forms of one draft", () => {
  test("each sees what the other wrote, and nobody's is lost", () => {
    const server = new Server(start);
    const [a, b] = [new Device("a", server), new Device("b", server)];
    a.type((c) => ({ ...c, title: "Máy gieo" }));
    b.type((c) => ({ ...c, answers: { long: `${String(c.answers["long"])}\nBốn` } }));
    a.send();
    b.send();
    a.send();
    expect(a.typed).toEqual(b.typed);
    expect(server.content).toEqual(a.typed);
    expect(a.typed.title).toBe("Máy gieo");
    expect(a.typed.answers["long"]).toMatch(/Bốn$/);
    const { version } = server;
    for (let i = 0; i < 3; i++) [a, b].forEach((device) => device.send());
    expect(server.version, "nothing goes back and forth").toBe(version);
  });

  test("both paragraphs of one text stand, while both go on writing", () => {
    const server = new Server(start);
    const [a, b] = [new Device("a", server), new Device("b", server)];
    const append = (c: EntryContent, to: string, more: string): EntryContent => ({
      ...c,
      answers: { long: String(c.answers["long"]).replace(to, `${to}${more}`) },
    });
    for (const letter of "xyz") {
      a.type((c) => append(c, "Một", letter));
      b.type((c) => append(c, "Ba", letter));
      a.send();
      b.send();
    }
    a.send();
    expect(server.content.answers["long"]).toBe("Mộtzyx\n\nHai\n\nBazyx");
    expect([a.sync.conflicts, b.sync.conflicts]).toEqual([[], []]);
    expect(a.typed).toEqual(b.typed);
  });

  test("the same field: the second is asked, the rest of theirs is saved, and one choice ends it", () => {
    for (const keep of ["mine", "theirs"] as const) {
      const server = new Server(start);
      const [a, b] = [new Device("a", server), new Device("b", server)];
      a.type((c) => ({ ...c, title: "A" }));
      b.type((c) => ({ ...c, title: "B", province: "68" }));
      a.send();
      b.send();
      expect(b.sync.conflicts).toMatchObject([{ path: "title", mine: "B", theirs: "A" }]);
      expect(server.content).toMatchObject({ title: "A", province: "68" });
      expect(b.typed.title).toBe("B");
      b.type((c) => ({ ...c, createdOn: "2026" }));
      b.send();
      expect(server.content).toMatchObject({ title: "A", createdOn: "2026" });
      Object.assign(b, choose(b.sync, b.typed, "title", keep));
      b.send();
      a.send();
      const title = keep === "mine" ? "B" : "A";
      expect(server.content.title).toBe(title);
      expect([a.typed.title, b.typed.title]).toEqual([title, title]);
      expect([a.sync.conflicts, b.sync.conflicts]).toEqual([[], []]);
    }
  });

  test("an answer that was lost does not make a person's own words a conflict", () => {
    const server = new Server(start);
    const a = new Device("a", server);
    a.type((c) => ({ ...c, title: "Má" }));
    a.send(true, false);
    a.type((c) => ({ ...c, title: "Máy" }));
    a.send();
    a.send();
    expect(server.content.title).toBe("Máy");
    expect(a.sync.conflicts).toEqual([]);
    a.type((c) => ({ ...c, title: "Máy g" }));
    a.send(true, false);
    a.type((c) => ({ ...c, title: "Máy gi" }));
    a.crash();
    expect(a.typed.title).toBe("Máy gi");
    a.send();
    expect(server.content.title).toBe("Máy gi");
    expect(a.sync.conflicts).toEqual([]);
  });

  test("a collision whose answer was lost is told when it is sent again", () => {
    const server = new Server(start);
    const [a, b] = [new Device("a", server), new Device("b", server)];
    a.type((c) => ({ ...c, title: "A" }));
    a.send();
    b.type((c) => ({ ...c, title: "B", province: "68" }));
    b.send(true, false);
    b.send();
    expect(b.sync.conflicts).toMatchObject([{ path: "title", mine: "B", theirs: "A" }]);
    expect(b.typed.title).toBe("B");
  });

  test("whatever happens, all forms come to agree and nothing typed goes without a word", () => {
    const step = fc.record({
      who: fc.constantFrom(0, 1, 2),
      what: fc.constantFrom("type", "type", "send", "lost", "unanswered", "crash"),
      field: fc.constantFrom(...FIELDS, "member"),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const server = new Server(start);
        const devices = ["a", "b", "c"].map((name) => new Device(name, server));
        let word = 0;
        const words = new Map<string, string>();
        for (const { who, what, field } of steps) {
          const device = devices[who]!;
          if (what === "type") {
            const text = `${device.typed.title.length}w${word++}`;
            if (field === "member")
              device.type((c) => ({
                ...c,
                members: c.members.map((m) => (m.id === "m2" ? { ...m, name: text } : m)),
              }));
            else device.type((c) => ({ ...c, [field]: text }));
            words.set(`${who} ${field}`, text);
          } else if (what === "crash") device.crash();
          else device.send(what !== "lost", what === "send");
        }
        for (let round = 0; round < 4; round++) devices.forEach((device) => device.send());
        for (const [i, device] of devices.entries()) {
          const asked = device.sync.conflicts.map(({ path }) => path);
          for (const field of FIELDS)
            if (!asked.includes(field))
              expect(device.typed[field], `${i} ${field}`).toBe(server.content[field]);
            else expect(device.typed[field]).toBe(words.get(`${i} ${field}`));
        }
        for (const [place, text] of words) {
          const mine = JSON.stringify(devices[Number(place[0])]!.typed);
          expect(server.history.includes(`"${text}"`) || mine.includes(`"${text}"`), text).toBe(
            true,
          );
        }
        for (let round = 0; round < 3; round++)
          for (const device of devices) {
            device.send();
            for (const { path } of device.sync.conflicts)
              Object.assign(device, choose(device.sync, device.typed, path, "theirs"));
          }
        for (const device of devices) expect(device.typed).toEqual(server.content);
      }),
      { numRuns: 300 },
    );
  });
});
