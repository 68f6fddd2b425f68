import fc from "fast-check";
import { expect, it } from "vitest";
import { contentDisposition } from "./content-disposition";

it("gives the name in every script, and a plain one for old readers", () => {
  expect(contentDisposition("attachment", "Đơn đăng ký (bản 2).pdf")).toBe(
    `attachment; filename="Don dang ky _ban 2_.pdf"; filename*=UTF-8''%C4%90%C6%A1n%20%C4%91%C4%83ng%20k%C3%BD%20%28b%E1%BA%A3n%202%29.pdf`,
  );
});

it("names a file that has no name", () => {
  expect(contentDisposition("inline", "")).toBe(`inline; filename="file"; filename*=UTF-8''file`);
});

it("gives old readers a name where the name is marks alone", () => {
  expect(contentDisposition("inline", "\u08CA")).toBe(
    `inline; filename="file"; filename*=UTF-8''%E0%A3%8A`,
  );
});

it("lets no name break out of the header", () => {
  const one =
    /^inline; filename="[ !#$&+.0-9A-Z^_`a-z|~-]+"; filename\*=UTF-8''[!~.0-9A-Za-z_%-]+$/;
  const anyText = fc
    .array(fc.integer({ min: 0, max: 0x10ffff }))
    .map((points) => String.fromCodePoint(...points));
  fc.assert(fc.property(anyText, (name) => one.test(contentDisposition("inline", name))));
  expect(contentDisposition("inline", '../a"\r\nSet-Cookie: b\u202Egpj.exe')).toMatch(one);
});
