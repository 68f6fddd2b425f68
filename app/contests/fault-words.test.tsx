import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import vi from "~/locales/vi";
import { translator } from "~/platform/i18n";
import { Words } from "~/ui/i18n";
import { RegulationFaultList } from "./fault-words";

const draw = (fields?: Record<string, string>) =>
  renderToStaticMarkup(
    <Words translator={translator("vi", vi)}>
      <RegulationFaultList
        faults={[
          { path: "sections.0.questions.4.options", code: "too-few-options" },
          { path: "windows.0.closesAt", code: "required" },
        ]}
        {...(fields && { fields })}
      />
    </Words>,
  );

describe("what a regulation lacks", () => {
  it("leads to the input within the form of its part", () => {
    const drawn = draw({ "sections.0.questions.4.options": "Các lựa chọn" });
    expect(drawn.match(/href="[^"]*"/g)).toEqual(['href="#form-sections-0-questions-4-options"']);
  });

  it("is a plain list where there is no form", () => {
    expect(draw()).not.toContain("<a ");
  });
});
