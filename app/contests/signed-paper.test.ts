import { describe, expect, it } from "vitest";
import { signedByFaults, signerName } from "./signed-paper";

describe("the name of who signs", () => {
  it.each([
    ...["TS. Trần Văn Ký", "ts Trần Văn Ký", "TS.Trần Văn Ký", " ThS. Trần Văn Ký", "Th.S Trần Văn Ký", "PGS.TS. Trần Văn Ký"],
    ...["PGS, TS Trần Văn Ký", "GS.TSKH. Trần Văn Ký", "KS. Trần Văn Ký", "BS.CKII. Trần Văn Ký", "BSCKII Trần Văn Ký", "CN. Trần Văn Ký"],
    ...["CVCC Trần Văn Ký", "CVC. Trần Văn Ký", "NGƯT. Trần Văn Ký", "Tiến sĩ Trần Văn Ký", "Phó  giáo sư Trần Văn Ký", "Kỹ sư Trần Văn Ký"],
    "Tiến sĩ Trần Văn Ký".normalize("NFD"),
  ])("is refused with a title before it: %s", (name) => {
    expect(signerName(200).safeParse(name).error?.issues).toMatchObject([{ message: "academic-title" }]);
  });

  it.each(["Trần Văn Ký, Chủ tịch", "Bùi Đăng Khoa", "Cao Sĩ Tiến", "Kỷ Văn Sư", "Y Bs’Tor Niê", "Thạc Văn Sĩ", "Tsằn A Tài", ""])(
    "is taken as it is: %s",
    (name) => {
      expect(signerName(200).parse(` ${name} `)).toBe(name);
    },
  );
});

it("a signed paper is of no later day than it is where the contest is", () => {
  const late = new Date("2026-11-23T17:30:00Z");
  const faults = (date: string | null) => signedByFaults("paperDate", date, late, "Asia/Ho_Chi_Minh");
  expect([faults(null), faults("2026-11-24")]).toEqual([[], []]);
  expect(faults("2027-01-01")).toEqual([{ path: "paperDate", code: "future-date" }]);
});
