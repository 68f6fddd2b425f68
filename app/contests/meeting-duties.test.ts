import { expect, it } from "vitest";
import { dutiesAt, type MeetingOffice } from "./meeting-duties";

const listed = (...rows: readonly (readonly [name: string, office: MeetingOffice])[]) =>
  rows.map(([name, office]) => ({ name, office }));

it("says of a member who took the minutes or the chair that they did, and of the office's holder that another one did", () => {
  const attendance = listed(["Lê Văn Tám", "chair"], ["Đỗ Thị Hoà", "secretary"], ["Phan Thu Cúc", "member"], ["Trần Thu Ý", "guest"]);
  const with_ = (chair: string, secretary: string) => dutiesAt({ chair, secretary, attendance });
  expect(with_("Lê Văn Tám", "Đỗ Thị Hòa")).toEqual(["chair", "secretary", "member", "guest"]);
  expect(with_("Lê Văn Tám", "Phan Thu Cúc")).toEqual(["chair", "clerk", "member-secretary", "guest"]);
  expect(with_("Phan Thu Cúc", "Trần Thu Ý")).toEqual(["head", "clerk", "member-chair", "secretary"]);
  // Somebody who is not listed.
  expect(with_("Lê Văn Tám", "Người Khác")).toEqual(["chair", "clerk", "member", "guest"]);
  // Not known yet.
  expect(with_("", "")).toEqual(["chair", "secretary", "member", "guest"]);
});

it("takes of two of one name the one who holds the office, and nobody twice", () => {
  const attendance = listed(["Nguyễn An", "member"], ["Nguyễn An", "secretary"], ["Nguyễn An", "member"]);
  expect(dutiesAt({ chair: "Lê Tám", secretary: "Nguyễn An", attendance })).toEqual(["member", "secretary", "member"]);
});
