import { openedContest as contestOf } from "~/contests/contest.server";
import { certificatesPage, type ListedCertificate } from "~/documents/certificates/certificates-page.server";
import { designOf } from "~/documents/certificates/design.server";
import { issueCertificates, reissueCertificate, revokeCertificate } from "~/documents/certificates/issue.server";
import type { DueCertificates } from "~/documents/certificates/pairing";
import { dueCertificates } from "~/results/paper/due-certificates.server";
import { as, type Cast } from "./cast";
import type { OpenedContest } from "./contest";
import { must } from "./must";
import { printCertificates } from "./printing";

const HOUR = 3_600_000;

/**
 * The secretary gives everybody who won a certificate, and has those of one prize printed. Of the people's, two are issued anew
 * later, one of them for how the name was written, and one is taken back; those of the best are printed again long after.
 */
export async function certify(
  cast: Cast,
  contest: OpenedContest,
  { issuedAt, laterAt, againAt }: { readonly issuedAt: Date; readonly laterAt: Date; readonly againAt: Date },
): Promise<void> {
  const contestId = contest.id;
  const due = await dueOf(contestId);
  must("certificates", await issueCertificates(await as(cast.secretary, issuedAt), contestId, due));
  await printCertificates(cast, contest, { form: "pdf", prizeId: "third", now: new Date(issuedAt.getTime() + HOUR) });
  const later = await as(cast.secretary, laterAt);
  const { rows } = must("list of certificates", await certificatesPage(later, contestId, due, { search: "", show: "valid", page: 1 }));
  const people = rows.filter(({ code, name, blank }) => code !== "" && name !== "" && !blank);
  const respelt = people.find(({ name }) => respelling(name) !== name);
  const [torn, spoilt] = people.filter((one) => one !== respelt);
  if (!respelt || !torn || !spoilt) throw new Error("too few certificates");
  const anew = async (one: ListedCertificate, reason: string, name: string) =>
    must("certificate anew", await reissueCertificate(later, contestId, { certificateId: one.id, reason, name, due }));
  await anew(respelt, "Ghi dấu thanh trong họ tên theo giấy khai sinh", respelling(respelt.name));
  await anew(torn, "Giấy bị ướt khi vận chuyển, tác giả đề nghị cấp lại", "");
  const reason = "In sai tên đơn vị; thu hồi, cấp lại khi đơn vị xác nhận";
  must("revoking", await revokeCertificate(later, contestId, { certificateId: spoilt.id, reason }));
  await printCertificates(cast, contest, { form: "zip", prizeId: "second", now: againAt });
}

/** Where a tone is written on the other vowel: "Hòa" and "Hoà" are one name. */
function respelling(name: string): string {
  return name.replace("Hòa", "Hoà").replace("Thủy", "Thuỷ");
}

async function dueOf(contestId: string): Promise<DueCertificates> {
  const opened = await contestOf(contestId);
  const due = opened && (await dueCertificates(opened, (await designOf(opened.contest)).design.recipients));
  if (!due) throw new Error(`contest ${contestId} has no official result`);
  return due;
}
