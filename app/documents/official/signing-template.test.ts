import { describe, expect, it } from "vitest";
import { headOfPaper, type PaperSetting, type StandingHead } from "./paper-setting";
import { signingLines } from "./signing-template";

const HEAD = { authority: "TM. BAN TỔ CHỨC", office: "TRƯỞNG BAN" };

describe("the lines above a signature", () => {
  it.each([
    ["head", "", "TM. BAN TỔ CHỨC", "TRƯỞNG BAN"],
    ["acting", "", "TM. BAN TỔ CHỨC", "Q. TRƯỞNG BAN"],
    ["deputy", "PHÓ TRƯỞNG BAN", "TM. BAN TỔ CHỨC\nKT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"],
    ["order", "TRƯỞNG BAN THƯ KÝ", "TL. TRƯỞNG BAN", "TRƯỞNG BAN THƯ KÝ"],
    ["authorised", "CHÁNH VĂN PHÒNG", "TUQ. TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"],
  ] as const)("are those of Nghị định 30 where the signer signs as %s", (mode, office, authority, last) => {
    expect(signingLines(HEAD, { mode, office })).toEqual({ authority, office: last });
  });

  it("have none on behalf of a body where the head signs in the own name", () => {
    const own = { ...HEAD, authority: "" };
    expect(signingLines(own, { mode: "deputy", office: "PHÓ CHỦ TỊCH" })).toEqual({
      authority: "KT. TRƯỞNG BAN",
      office: "PHÓ CHỦ TỊCH",
    });
  });
});

describe("how one paper begins and ends", () => {
  const standing: StandingHead = {
    ...{ parent: "", addressee: "", issuer: "BAN TỔ CHỨC", place: "Huế", suffix: "BTC", recipients: [], head: HEAD },
    signing: { mode: "head", office: "", position: "", name: "Nguyễn Văn An" },
    grounds: ["Căn cứ Nghị định A"],
  };
  const setting = (more: Partial<PaperSetting>): PaperSetting => ({ signing: null, ownGrounds: false, grounds: [], ...more });
  const deputy = setting({
    signing: { mode: "deputy", office: "PHÓ TRƯỞNG BAN", position: "PHÓ CHỦ TỊCH UBND TỈNH", name: "" },
  });

  it("is as the organisation's papers are until a contest or the paper says otherwise", () => {
    expect(headOfPaper(standing, null, null)).toMatchObject({ ...HEAD, signer: "Nguyễn Văn An", grounds: ["Căn cứ Nghị định A"] });
    expect(headOfPaper(standing, setting({ grounds: ["Căn cứ Quyết định B"] }), setting({})).grounds).toEqual([
      "Căn cứ Nghị định A",
      "Căn cứ Quyết định B",
    ]);
    const own = setting({ ownGrounds: true, grounds: ["Căn cứ C"] });
    expect(headOfPaper(standing, setting({ grounds: ["Căn cứ Quyết định B"] }), own).grounds).toEqual(["Căn cứ C"]);
  });

  it("has not the head's name under a deputy's office", () => {
    expect(headOfPaper(standing, deputy, null)).toMatchObject({
      ...{ authority: "TM. BAN TỔ CHỨC\nKT. TRƯỞNG BAN", office: "PHÓ TRƯỞNG BAN" },
      ...{ signer: "", position: "PHÓ CHỦ TỊCH UBND TỈNH" },
    });
    expect(headOfPaper(standing, null, deputy).office).toBe("PHÓ TRƯỞNG BAN");
  });

  it("has offices in capitals, however they were typed", () => {
    const typed = setting({
      signing: { mode: "order", office: "Trưởng ban Thư ký", position: "Phó Chủ tịch Liên hiệp hội", name: "Lê Hoàng Phúc" },
    });
    expect(headOfPaper({ ...standing, head: { authority: "", office: "Trưởng ban" } }, null, typed)).toMatchObject({
      ...{ authority: "TL. TRƯỞNG BAN", office: "TRƯỞNG BAN THƯ KÝ" },
      ...{ position: "PHÓ CHỦ TỊCH LIÊN HIỆP HỘI", signer: "Lê Hoàng Phúc" },
    });
  });
});
