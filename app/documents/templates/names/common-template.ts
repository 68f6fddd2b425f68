import { localDateOf } from "~/platform/format";
import type { Frame } from "../../official/facts";
import { head, numberOf, rulesLine, slashed, spokenDate } from "../../official/frame-template";
import { list, text, type Placeholder } from "../placeholder";

/** A document of one kind as placeholders are read from it. */
export interface Printed<F> {
  readonly frame: Frame;
  readonly facts: F;
}

/** Whatever the document is about. */
export const COMMON: readonly Placeholder<Printed<unknown>>[] = [
  text("Cơ quan cấp trên", ({ frame }) => frame.letterhead.parent),
  text("Cơ quan ban hành", ({ frame }) => frame.letterhead.issuer),
  text("Số và ký hiệu", ({ frame }) => numberOf(frame)),
  text("Địa danh", ({ frame }) => frame.letterhead.place),
  text("Ngày ban hành", ({ frame }) => spokenDate(frame.date, frame)),
  text("Địa danh và ngày", ({ frame }) => {
    const block = head(frame);
    return block.kind === "head" ? block.placeAndDate : "";
  }),
  text("Ngày in", ({ frame }) => slashed(localDateOf(frame.now, frame.timeZone))),
  text("Tên cuộc thi", ({ frame }) => frame.contest.title),
  text("Căn cứ thể lệ", ({ frame }) => rulesLine(frame)),
  text("Số quyết định thể lệ", ({ frame }) => frame.rules.number),
  text("Ngày quyết định thể lệ", ({ frame }) => (frame.rules.date ? slashed(frame.rules.date) : "")),
  text("Thẩm quyền ký", ({ frame }) => frame.letterhead.authority),
  text("Chức vụ người ký", ({ frame }) => frame.letterhead.office),
  text("Chức vụ của người ký tại cơ quan", ({ frame }) => frame.letterhead.position),
  text("Người ký", ({ frame }) => frame.letterhead.signer),
  list("Danh sách căn cứ", ({ frame }) => frame.letterhead.grounds, (of) => [
    of.text("Căn cứ", (line) => line.replace(/[;.,\s]+$/, "")),
  ]),
  list("Danh sách nơi nhận", ({ frame }) => frame.letterhead.recipients, (of) => [
    of.text("Nơi nhận", (line) => line.replace(/[;.,\s]+$/, "")),
  ]),
];
