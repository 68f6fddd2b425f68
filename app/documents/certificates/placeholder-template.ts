/** What a certificate says, by the names under which its texts ask for it. "": there is none. */
export interface CertificateWords {
  /** Member, all members of the entry, or the unit. */
  readonly name: string;
  readonly unit: string;
  readonly prize: string;
  readonly solution: string;
  readonly code: string;
  readonly field: string;
  readonly group: string;
  readonly contest: string;
  readonly number: string;
  readonly decision: string;
  readonly decisionDate: string;
  readonly place: string;
  readonly date: string;
  readonly parent: string;
  readonly issuer: string;
  readonly authority: string;
  readonly office: string;
  readonly signer: string;
  readonly check: string;
}

/** How the texts write them, in braces; read without regard to case, marks and blanks. */
export const PLACEHOLDERS: Readonly<Record<keyof CertificateWords, string>> = {
  name: "họ tên",
  unit: "đơn vị",
  prize: "giải",
  solution: "giải pháp",
  code: "mã hồ sơ",
  field: "lĩnh vực",
  group: "bảng",
  contest: "cuộc thi",
  number: "số",
  decision: "quyết định",
  decisionDate: "ngày quyết định",
  place: "địa danh",
  date: "ngày",
  parent: "cơ quan chủ quản",
  issuer: "cơ quan",
  authority: "thẩm quyền",
  office: "chức vụ",
  signer: "người ký",
  check: "mã tra cứu",
};
