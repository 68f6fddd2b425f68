import type { Page } from "@playwright/test";
import { paths } from "../../app/paths";
import { writeDossier } from "./dossier";
import { button, field, whenAlive } from "./form";
import { expect } from "./support";

/*
 * Who takes part in the whole job, what they hand in and give, and what they do more than once.
 */

export const ADMIN = "quan.tri@lienhiephoi.example";
export const ORGANISER = { name: "Vũ Thị Hạnh", email: "hanh@lienhiephoi.example" };
export const SECRETARY = { name: "Đỗ Minh Trí", email: "tri@lienhiephoi.example" };
export const JUDGES = [
  { name: "Trịnh Công Lý", email: "ly@daihoc.example", unitName: "Trường Đại học Nam Hải" },
  { name: "Phan Thu Cúc", email: "cuc@so.example", unitName: "Sở Khoa học và Công nghệ" },
  { name: "Bùi Đăng Khoa", email: "khoa@vien.example", unitName: "Viện Ứng dụng công nghệ" },
] as const;
export const CONTESTANT = { name: "Lê Thị Ánh Nguyệt", email: "nguyet@mail.example" };
export const OTHER = { name: "Hồ Văn Đức", email: "duc@mail.example" };

export const TITLES = {
  dryer: "Máy sấy nông sản dùng năng lượng mặt trời",
  pump: "Bơm nước tự động cho ruộng bậc thang",
  lamp: "Đèn bẫy côn trùng điều khiển từ xa",
  old: "Giải pháp đã dự thi lần trước",
};
/** Marks by title: of each judge, for novelty, applicability and benefit. Means 88,17; 80,50; 70,33. */
export const MARKS: Record<string, readonly (readonly [string, string, string])[]> = {
  [TITLES.dryer]: [
    ["35,5", "27", "26"],
    ["34", "26.5", "27"],
    ["36", "26", "26,5"],
  ],
  [TITLES.pump]: [
    ["32", "24,5", "24"],
    ["31", "25", "25"],
    ["30,5", "24", "25,5"],
  ],
  [TITLES.lamp]: [
    ["28", "21", "21"],
    ["27,5", "21", "22"],
    ["28", "20", "22,5"],
  ],
};

/** What is signed after the panels have: by the council, the committee, and whoever signs the decision. */
export const PAPERS = [
  { signer: "Phan Thu Cúc", paperNumber: "12/TTr-HĐGK", paperDate: "2027-03-11" },
  { signer: "Vũ Thị Hạnh", paperNumber: "13/BB-BTC", paperDate: "2027-03-11" },
  { signer: "Trần Văn Ký, Chủ tịch", paperNumber: "2704/QĐ-UBND", paperDate: "2027-03-11" },
];

/** Opens one part of the regulation, changes it and saves it. */
export async function editPart(page: Page, contestId: string, part: string, edit: () => Promise<void>) {
  await page.goto(paths.editRegulation(contestId, part));
  await whenAlive(page);
  await edit();
  await button(page, "save").click();
  await page.waitForURL(`**${paths.editRegulation(contestId)}?saved=${part}`);
}

/** A dossier by one author, as far as it can be sent in. */
export async function writeEntry(page: Page, title: string, author: string) {
  await writeDossier(page, {
    title,
    fieldId: "nnmt",
    "members.0.name": author,
    "members.0.share": "100",
  });
}

/** By keyboard alone: marks with Enter from field to field, then Tab to the buttons. */
export async function score(judge: Page, contestId: string, title: string, marks: readonly string[]) {
  await judge.goto(paths.judgeContest(contestId));
  await judge.getByRole("link", { name: title }).press("Enter");
  await judge.waitForURL(/\/judge\/sheets\//);
  await whenAlive(judge);
  await field(judge, "marks.novelty").focus();
  for (const mark of marks) {
    await judge.keyboard.type(mark);
    await judge.keyboard.press("Enter");
  }
  await expect(field(judge, "comment")).toBeFocused();
  await judge.keyboard.type("Giải pháp rõ ràng, có số liệu.");
  await judge.keyboard.press("Control+Enter");
  await expect(button(judge, "submit")).toBeFocused();
  await judge.keyboard.press("Enter");
  await expect(field(judge, "marks.novelty")).toHaveCount(0);
}
