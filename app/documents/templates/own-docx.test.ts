import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { cell, dataWith, docx, linesOf, p, row, run, shapes, table, type Facts } from "../../../tests/docx";
import type { TemplateFinding } from "./check";
import { filledTemplate, isUsable, takeTemplate } from "./own-docx.server";

async function findingsOf(body: string): Promise<readonly TemplateFinding[]> {
  const taken = await takeTemplate(docx({ body }), shapes);
  if (!taken.ok) throw new Error(taken.code);
  return taken.findings;
}

/** The paragraphs of what is printed, as a reader of the file finds them. */
async function printed(body: string, change: Partial<Facts> = {}): Promise<string[]> {
  const taken = await takeTemplate(docx({ body }), shapes);
  if (!taken.ok) throw new Error(taken.code);
  expect(taken.findings.filter(({ code }) => code !== "list-missing")).toEqual([]);
  const filled = await filledTemplate(taken.bytes, dataWith(change));
  return linesOf(filled!);
}

describe("a form of one's own", () => {
  it("is filled however Word has split its placeholders, and whatever their case and diacritics", async () => {
    const split = p(run("Kính gửi {T", "<w:b/>"), "<w:proofErr/>", run("ên cu", "<w:i/>"), run("ộc thi}!"));
    expect(await printed(split + p("{ten  CUOC thi}") + p("{{Tên cuộc thi}}"))).toEqual([
      "Kính gửi Hội thi “Sáng tạo” &lt;kỹ thuật&gt; &amp; đời sống!",
      "Hội thi “Sáng tạo” &lt;kỹ thuật&gt; &amp; đời sống",
      "Hội thi “Sáng tạo” &lt;kỹ thuật&gt; &amp; đời sống",
    ]);
  });

  it("keeps the look of the run in which a placeholder begins", async () => {
    const taken = await takeTemplate(docx({ body: p(run("{Tên ", "<w:b/>"), run("cuộc thi}", "<w:i/>"), run(" và")) }), shapes);
    const filled = taken.ok ? await filledTemplate(taken.bytes, dataWith()) : null;
    const xml = strFromU8(unzipSync(filled!)["word/document.xml"]!);
    expect(xml).toMatch(/<w:r><w:rPr><w:b\/><\/w:rPr><w:t xml:space="preserve">Hội thi/);
    expect(xml).not.toContain("<w:i/>");
  });

  it("repeats rows of a table, paragraphs, and words within a line, lists in lists too", async () => {
    const rows = table(
      row("STT", "Tên"),
      row("{#Danh sách đạt giải}{STT}", "{Họ và tên}: {#Các giải pháp}{Tên giải pháp}; {/}{/Danh sách đạt giải}"),
    );
    expect(await printed(rows)).toEqual(["STT", "Tên", "1", "Đỗ Văn Ân: Máy gặt; Máy sấy; ", "2", "Lê Thị Ý: "]);
    const paragraphs =
      p("{#Danh sách đạt giải}") +
      p("{STT}. {Họ và tên}") +
      table(row("{#Các giải pháp}{STT}", "{Tên giải pháp}{/Các giải pháp}")) +
      p("{/Danh sách đạt giải}") +
      p("Hết");
    expect(await printed(paragraphs)).toEqual(["1. Đỗ Văn Ân", "1", "Máy gặt", "2", "Máy sấy", "2. Lê Thị Ý", "Hết"]);
  });

  it("leaves out what is empty: rows, a table without any, a part that is printed only if there is something", async () => {
    const none = { people: [] };
    const body =
      table(row("{#Danh sách đạt giải}{STT}", "{Họ và tên}{/Danh sách đạt giải}")) +
      p("{?Ghi chú}Ghi chú: {Ghi chú}{/Ghi chú}") +
      p("{?Danh sách đạt giải}Có người đạt giải{/}") +
      p("Hết");
    expect(await printed(body, none)).toEqual(["", "", "Hết"]);
    expect(await printed(body, { ...none, note: "Dòng một\nDòng hai" })).toEqual(["Ghi chú: Dòng một\nDòng hai", "", "Hết"]);
  });

  it("leaves a cell a paragraph where nothing else is left in it", async () => {
    const body = `<w:tbl><w:tblPr/><w:tr>${cell(p("{#Danh sách đạt giải}"), p("{Họ và tên}"), p("{/Danh sách đạt giải}"))}</w:tr></w:tbl>`;
    expect(await printed(body, { people: [] })).toEqual([""]);
  });

  it("says what is wrong, where, and what was probably meant", async () => {
    const said = await findingsOf(
      p("Kết quả {Tên cuộc ti} năm nay") +
        p("{Họ và tên}") +
        p("{Danh sách đạt giải}") +
        p("{#Ghi chú}x{/Ghi chú}") +
        p("{Không hề có chỗ này}") +
        p("{#Danh sách lạ}{STT} {Họ và tên}{/Danh sách lạ}"),
    );
    expect(said.map(({ code, name, hint }) => [code, name, hint])).toEqual([
      ["unknown", "Tên cuộc ti", "Tên cuộc thi"],
      ["outside-list", "Họ và tên", "Danh sách đạt giải"],
      ["list-as-text", "Danh sách đạt giải", ""],
      ["text-as-list", "Ghi chú", ""],
      ["unknown", "Không hề có chỗ này", ""],
      // Of what stands in it nothing is said.
      ["unknown", "Danh sách lạ", ""],
    ]);
    expect(said[0]?.where).toBe("Kết quả {Tên cuộc ti} năm nay");
    expect(isUsable(said)).toBe(false);
  });

  it("finds lists that are not closed, not opened, or opened and closed in places that do not match", async () => {
    const codes = async (body: string) => (await findingsOf(body)).map(({ code }) => code).filter((code) => code !== "list-missing");
    expect(await codes(p("{#Danh sách đạt giải}") + p("{Họ và tên}"))).toEqual(["not-closed"]);
    expect(await codes(p("{Tên cuộc thi}{/Danh sách đạt giải}"))).toEqual(["not-open"]);
    expect(await codes(p("{Tên cuộc thi") + p("x} {Ghi chú}"))).toEqual(["stray-brace", "stray-brace"]);
    expect(await codes(p("{#Danh sách đạt giải}") + table(row("{Họ và tên}", "{/Danh sách đạt giải}")))).toEqual(["crosses"]);
    expect(
      await codes(table(row("{#Danh sách đạt giải}", "{#Các giải pháp}{STT}", "{/Các giải pháp}", "{/Danh sách đạt giải}"))),
    ).toEqual(["crosses"]);
    expect(await codes(p("Không có gì"))).toEqual(["no-placeholder"]);
  });

  it("warns of a list that is missing and of recorded changes, and can be used all the same", async () => {
    const said = await findingsOf(p("{Tên cuộc thi}") + `<w:p><w:ins w:id="1" w:author="A">${run("mới")}</w:ins></w:p>`);
    expect(said.map(({ code }) => code)).toEqual(["list-missing", "recorded-changes"]);
    expect(isUsable(said)).toBe(true);
  });

  it("never evaluates what stands in the braces", async () => {
    const body = p("{constructor.constructor('return process')()}") + p("{__proto__}") + p("{#toString}x{/toString}");
    expect((await findingsOf(body)).map(({ code }) => code).slice(0, 3)).toEqual(["unknown", "unknown", "unknown"]);
  });
});
