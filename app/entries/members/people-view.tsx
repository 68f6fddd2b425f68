import { formatDecimal, formatLocalDate } from "~/platform/format";
import { formatPhone } from "~/platform/phone";
import { Badge, useLanguage, useT } from "~/ui";
import { GENDERS, type Member, type Supporter } from "../entry-content";
import { isSupporterRole } from "../writing/supporter-role";

/** The authors with all that the dossier says of them: for their owner and the secretariat, never for judges or the public. */
export function MemberList({
  members,
  contribution,
}: {
  members: readonly Member[];
  contribution: boolean;
}) {
  const t = useT("dossier");
  const language = useLanguage();
  const genderOf = (gender: string) =>
    (GENDERS as readonly string[]).includes(gender) ? t(`gender.${gender}`) : gender;
  const share = (member: Member) =>
    contribution && member.share
      ? t("view.share", { share: formatDecimal(member.share, language) })
      : "";
  return (
    <ol className="grid gap-4">
      {members.map((member) => (
        <li key={member.id} className="min-w-0 break-words">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-semibold">{member.name}</span>
            {member.main && members.length > 1 ? <Badge tone="info">{t("view.main")}</Badge> : null}
          </p>
          <Line
            parts={[member.className && t("view.class", { name: member.className }), member.unit]}
          />
          <Line parts={[member.role, member.occupation]} />
          <Line
            muted
            parts={[
              member.birthDate && t("view.born", { date: formatLocalDate(member.birthDate) }),
              genderOf(member.gender),
              member.ethnicity && t("view.ethnicity", { name: member.ethnicity }),
              share(member),
            ]}
          />
          <Line muted parts={[formatPhone(member.phone), member.email]} />
        </li>
      ))}
    </ol>
  );
}

export function SupporterList({ supporters }: { supporters: readonly Supporter[] }) {
  const t = useT("dossier");
  if (supporters.length === 0) return <p className="text-muted">{t("view.nobody")}</p>;
  return (
    <ul className="grid gap-4">
      {supporters.map(({ id, name, unit, role, phone, email }) => (
        <li key={id} className="min-w-0 break-words">
          <p className="font-semibold">{name}</p>
          <Line parts={[isSupporterRole(role) ? t(`role.${role}`) : role, unit]} />
          <Line muted parts={[formatPhone(phone), email]} />
        </li>
      ))}
    </ul>
  );
}

function Line({ parts, muted = false }: { parts: readonly string[]; muted?: boolean }) {
  const text = parts.filter((part) => part.trim() !== "").join(" · ");
  return text === "" ? null : <p className={muted ? "figures text-muted" : ""}>{text}</p>;
}
