import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import vi from "~/locales/vi";
import { translator } from "~/platform/i18n";
import { Words } from "~/ui/i18n";
import type { Body } from "./body";
import { LiveQuorum } from "./live-quorum";

const day = (text: string) => new Date(`${text}T02:00:00Z`);
const seat = (id: string, name: string) => ({ id, panelId: "p", name, from: day("2026-01-01"), until: null, breaks: [] });
const body: Body = {
  ...{ kind: "PANEL", panelId: "p", lists: [], timeZone: "Asia/Ho_Chi_Minh" },
  seats: [
    seat("a", "Nguyễn Văn Chủ"),
    { ...seat("b", "Lê Hòa"), breaks: [{ from: day("2026-03-01"), until: day("2026-04-01") }] },
  ],
};

/** What stands in the form of a meeting at which both are listed. */
const drawn = (startedAt: string) =>
  renderToStaticMarkup(
    <Words translator={translator("vi", vi)}>
      <LiveQuorum
        {...{ share: "1/1", body, before: [], at: day("2026-05-01") }}
        values={{ startedAt, attendance: body.seats.map(({ name }) => ({ name, office: "member", present: "on" })) }}
      />
    </Words>,
  );

describe("the quorum beside the form of a meeting", () => {
  it("is of those who were members when the meeting began, as it is typed", () => {
    expect(drawn("2026-02-10T08:00")).toContain("Có mặt 2 trên 2 thành viên");
    const between = drawn("2026-03-10T08:00");
    expect(between).toContain("Có mặt 1 trên 1 thành viên");
    expect(between).toContain("nên không tính: Lê Hòa");
  });

  it("is of those who are members now where no time is typed yet", () => {
    for (const nothing of ["", "2026-03"]) expect(drawn(nothing)).toContain("Có mặt 2 trên 2 thành viên");
  });
});
