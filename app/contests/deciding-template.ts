import type { Deciding } from "./deciding";

/*
 * How the result of both contests is decided, as far as provinces have published it: two thirds of the committee agree, the
 * panels sign first and whoever signs the decision last, and a provisional list takes complaints before it. Quorums and
 * days are nowhere published; they stand here as a start to be edited.
 */
export const DECIDING: Deciding = {
  panelQuorum: "2/3",
  committeeQuorum: "2/3",
  voteShare: "2/3",
  voteOf: "members",
  approval: [
    { id: "panels", label: "Các Hội đồng Giám khảo", by: "panel" },
    { id: "council", label: "Thường trực Hội đồng Giám khảo", by: "council" },
    { id: "committee", label: "Ban Tổ chức", by: "committee" },
    { id: "signer", label: "Người ký quyết định trao giải", by: "signer" },
  ],
  complaintDays: 7,
  feedback: { total: true, rank: true, criteria: true, comments: true },
};
