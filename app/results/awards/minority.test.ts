import { describe, expect, it } from "vitest";
import { isMinority } from "./minority";

describe("what is written of an ethnicity", () => {
  it.each(["", "  ", "-", "Kinh", "KINH", "kinh.", "Dân tộc Kinh", "Người Kinh", "Kinh (Việt)", "Việt", "Kinh/Việt", "Không", "không khai"])(
    "names no minority: %s",
    (written) => expect(isMinority(written)).toBe(false),
  );

  it.each(["Chăm", "Dân tộc Cơ Ho", "K'Ho", "Co", "Tày - Nùng", "Hoa (Hán)", "Người Raglai", "Kinh, Chăm"])(
    "names one: %s",
    (written) => expect(isMinority(written)).toBe(true),
  );
});
