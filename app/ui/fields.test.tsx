import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { translator } from "~/platform/i18n";
import { TextAreaField } from "./fields";
import { Words } from "./i18n";

const drawn = (how: { required?: boolean; sometimes?: boolean }) =>
  renderToStaticMarkup(
    <Words translator={translator("vi", { common: { form: { optional: "không bắt buộc" } } })}>
      <TextAreaField name="reason" label="Lý do" {...how} />
    </Words>,
  );

it("a field is called optional where nothing ever makes it required", () => {
  expect(drawn({})).toContain("không bắt buộc");
  expect(drawn({ required: true })).not.toContain("không bắt buộc");
  expect(drawn({ sometimes: true })).not.toContain("không bắt buộc");
  expect(drawn({ sometimes: true })).not.toContain("required");
});
