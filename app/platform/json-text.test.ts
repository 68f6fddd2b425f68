import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJson } from "./json-text";

const bytes = (text: string) => new TextEncoder().encode(text);

function fault(text: string): string {
  const read = readJson(bytes(text));
  return read.ok ? "" : `${read.path} ${read.code}`;
}

describe("readJson", () => {
  it("reads what JSON.parse reads, however it is nested and spelt", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(undefined, 2), (value, space) => {
        const text = JSON.stringify(value, null, space);
        // What a name of its own says is another test.
        fc.pre(!text.includes("__proto__"));
        expect(readJson(bytes(text))).toEqual({ ok: true, json: JSON.parse(text) });
      }),
    );
  });

  it("reads deep nesting, and a file with a byte order mark", () => {
    expect(fault(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)).toBe("");
    expect(fault('\uFEFF{"a":1}')).toBe("");
  });

  it("finds a member that stands twice, also where it is spelt in another way, and says where", () => {
    expect(fault('{"a":1,"b":2,"a":1}')).toBe("$.a duplicate-member");
    expect(fault('{"a":[{"b":1},{"b":[],"c":{"d":"x"},"\\u0062":2}]}')).toBe("$.a[1].b duplicate-member");
    expect(fault('{"a":{"x y":1,"z":"\\\\","x y":2}}')).toBe('$.a["x y"] duplicate-member');
  });

  it("takes equal names in different objects, and equal texts that are no names", () => {
    expect(fault('{"a":{"a":"a"},"b":["a","a","\\"a\\":1,\\"a\\"",{"a":1},{"a":1}],"c":"a"}')).toBe("");
  });

  it("refuses a member that would be dropped unseen", () => {
    expect(fault('{"scores":{"all":"1","__proto__":"2"}}')).toBe("$.scores.__proto__ reserved-member");
    expect(fault('{"\\u005f_proto__":{}}')).toBe("$.__proto__ reserved-member");
  });

  it("refuses what is no JSON, and bytes that are no UTF-8", () => {
    for (const text of ["", "{", "NaN", '{"a":1e}', "[1,]", "'a'"]) expect(fault(text)).toBe("$ not-json");
    expect(readJson(Uint8Array.of(0x22, 0xc3, 0x22))).toMatchObject({ ok: false, path: "$", code: "not-json" });
  });
});
