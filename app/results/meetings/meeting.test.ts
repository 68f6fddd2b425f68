import { describe, expect, it } from "vitest";
import { bodyOf, listAt, membersAt, type Bodies } from "./body";
import { quorumOf, withSeats, type Attendee, type Office } from "./meeting";

const who = (office: Office, present: boolean, name = "Người dự họp"): Attendee => ({
  name,
  office,
  position: "",
  present,
  note: "",
});
const members = ["Nguyễn Văn Chủ", "Trần Thị Thư", "Lê Hòa"].map((name, index) => ({ id: `seat-${index + 1}`, name }));

describe("the quorum of a meeting", () => {
  const panel = [who("chair", true), who("secretary", true), who("member", false)];

  it("counts members and officers, not guests, where no list says who the members are", () => {
    expect(quorumOf("2/3", [...panel, who("guest", true)], null)).toMatchObject({
      members: 3,
      present: 2,
      share: "2/3",
      needed: 2,
      reached: true,
      known: false,
    });
    expect(quorumOf("2/3", [...panel, who("member", false)], null).reached).toBe(false);
  });

  it("is not reached by an empty room, whatever is asked", () => {
    expect(quorumOf("", [who("member", false)], null).reached).toBe(false);
    // Rows of the form that name nobody yet.
    expect(quorumOf("2/3", [who("chair", true, ""), who("secretary", true, " ")], null)).toMatchObject({ members: 0, reached: false });
    expect(quorumOf("", panel, null).reached).toBe(true);
    expect(quorumOf("", [], members).reached).toBe(false);
  });

  it("is not reached by leaving out who was away", () => {
    const came = [who("chair", true, "Nguyễn Văn Chủ")];
    expect(quorumOf("2/3", came, members)).toMatchObject({
      members: 3,
      present: 1,
      needed: 2,
      reached: false,
      known: true,
      unlisted: ["Trần Thị Thư", "Lê Hòa"],
    });
  });

  it("is not reached by people who are no members, nor by one who is listed twice", () => {
    const came = [
      who("chair", true, "TS. Nguyễn Văn Chủ"),
      who("member", true, "Nguyễn Văn Chủ"),
      who("member", true, "Phạm Lạ"),
      who("guest", true, "Trần Thị Thư"),
    ];
    expect(quorumOf("2/3", came, members)).toMatchObject({
      present: 1,
      reached: false,
      strangers: ["Nguyễn Văn Chủ", "Phạm Lạ"],
    });
    expect(quorumOf("2/3", [...came, who("member", true, "Lê Hoà")], members).reached).toBe(true);
  });

  it("stays what it was when a member is renamed", () => {
    const listed = withSeats([who("chair", true, "nguyễn văn chủ"), who("member", true, "Phạm Lạ")], members);
    expect(listed.map(({ seat }) => seat)).toEqual(["seat-1", undefined]);
    const renamed = [{ id: "seat-1", name: "Nguyễn Văn Chủng" }];
    expect(quorumOf("1/1", listed, renamed)).toMatchObject({ present: 1, reached: true });
    // As the form sends it again, without seats; another now bears the first one's name.
    const sent = [who("chair", true, "Nguyễn Văn Chủ"), who("member", true, "Phạm Lạ")];
    const others = [{ id: "seat-2", name: "Nguyễn Văn Chủ" }, ...renamed];
    expect(withSeats(sent, others, listed).map(({ seat }) => seat)).toEqual(["seat-1", undefined]);
  });

  it("keeps two seats of one name apart when it is saved again", () => {
    const before = ["seat-1", "seat-2"].map((seat) => ({ ...who("member", true, "Lê Hòa"), seat }));
    const sent = before.map(({ seat: _, ...attendee }) => attendee);
    const renamed = ["seat-1", "seat-2"].map((id) => ({ id, name: `Người ${id}` }));
    expect(withSeats(sent, renamed, before).map(({ seat }) => seat)).toEqual(["seat-1", "seat-2"]);
  });
});

describe("who could attend", () => {
  const day = (text: string) => new Date(`${text}T02:00:00Z`);
  const list = (since: string, ...names: string[]) => ({
    kind: "COMMITTEE" as const,
    since,
    recordedAt: day(since),
    members: names.map((name) => ({ name, office: "member" as const, position: "" })),
  });
  const bodies: Bodies = {
    seats: [
      { id: "a", panelId: "p", name: "A", from: day("2026-01-01"), until: null, breaks: [] },
      { id: "b", panelId: "p", name: "B", from: day("2026-01-01"), until: day("2026-03-01"), breaks: [] },
      { id: "c", panelId: "p", name: "C", from: day("2026-03-01"), until: null, breaks: [] },
      { id: "x", panelId: "q", name: "X", from: day("2026-01-01"), until: null, breaks: [] },
    ],
    lists: [list("2026-02-01", "A", "B"), list("2026-05-01", "A", "C", "D")],
    timeZone: "Asia/Ho_Chi_Minh",
  };
  const panelAt = (date: string) =>
    membersAt(bodies, { kind: "PANEL", panelId: "p", startedAt: day(date) })?.map(({ id }) => id);
  const committeeAt = (startedAt: Date) =>
    membersAt(bodies, { kind: "COMMITTEE", panelId: null, startedAt })?.map(({ name }) => name);

  it("held a seat on the panel when the meeting began", () => {
    expect(panelAt("2026-02-01")).toEqual(["a", "b"]);
    expect(panelAt("2026-04-01")).toEqual(["a", "c"]);
    // Its seats were entered after it had met.
    expect(panelAt("2025-12-01")).toEqual(["a", "b", "c"]);
    const signed = { kind: "PANEL", panelId: "p", startedAt: day("2025-12-01"), signedAt: day("2026-02-01") } as const;
    expect(membersAt(bodies, signed)?.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("held it again, after a time in which it was empty", () => {
    const breaks = [
      { from: day("2026-02-01"), until: day("2026-03-01") },
      { from: day("2026-04-01"), until: day("2026-05-01") },
    ];
    const seats = [{ id: "b", panelId: "p", name: "B", from: day("2026-01-01"), until: day("2026-06-01"), breaks }];
    const heldOn = (date: string) =>
      membersAt({ ...bodies, seats }, { kind: "PANEL", panelId: "p", startedAt: day(date) })?.length;
    expect(["01-01", "02-01", "02-28", "03-01", "04-15", "05-01", "06-01"].map((date) => heldOn(`2026-${date}`))).toEqual([
      1, 0, 0, 1, 0, 1, 0,
    ]);
  });

  it("is asked of the one body that meets, without what the others have", () => {
    const panel = bodyOf(bodies, { kind: "PANEL", panelId: "p" });
    expect([panel.seats.map(({ id }) => id), panel.lists]).toEqual([["a", "b", "c"], []]);
    const committee = bodyOf(bodies, { kind: "COMMITTEE", panelId: null });
    expect([committee.seats, committee.lists]).toEqual([[], bodies.lists]);
    expect(bodyOf(bodies, { kind: "COUNCIL", panelId: null }).lists).toEqual([]);
  });

  it("stood in the list of that day, in the contest's time zone", () => {
    expect(committeeAt(day("2026-01-01"))).toEqual(["A", "B"]);
    expect(committeeAt(new Date("2026-04-30T16:59:00Z"))).toEqual(["A", "B"]);
    expect(committeeAt(new Date("2026-04-30T17:00:00Z"))).toEqual(["A", "C", "D"]);
    const signed = { kind: "COMMITTEE", panelId: null, startedAt: day("2026-01-01") } as const;
    expect(membersAt(bodies, { ...signed, signedAt: day("2026-01-20") })).toBeNull();
    expect(membersAt(bodies, { ...signed, signedAt: day("2026-02-20") })).toHaveLength(2);
    expect(listAt(bodies, { kind: "COUNCIL", panelId: null, startedAt: day("2026-04-01") })).toBeNull();
  });
});
