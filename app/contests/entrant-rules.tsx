import { provincesOf } from "~/platform/provinces";
import { formatLocalDate } from "~/platform/format";
import { useT } from "~/ui/i18n";
import { ASKS } from "./entrant-forms";
import type { Regulation } from "./regulation";

/** Who may enter, in sentences. */
export function MemberRules({ members, divisions }: Pick<Regulation, "members" | "divisions">) {
  const t = useT("regulation");
  const born = useBorn();
  const { min, max, contribution, asks, maxSupporters } = members;
  const asked = (how: "required" | "optional") =>
    ASKS.filter((name) => asks[name] === how)
      .map((name) => t(`asks.${name}`))
      .join(", ");
  const window = born(members);
  return (
    <>
      <ul className="max-w-2xl list-disc space-y-2 pl-5">
        <li>{t(min === max ? "members.exactly" : "members.between", { min, count: max })}</li>
        {window ? <li>{t("members.born", { window })}</li> : null}
        {contribution ? <li>{t("members.contribution")}</li> : null}
        <li>
          {asked("required")
            ? t("members.asked-also", { what: asked("required") })
            : t("members.asked")}
          {asked("optional") ? ` ${t("members.may-state", { what: asked("optional") })}` : null}
        </li>
        {maxSupporters > 0 ? <li>{t("members.supporters", { count: maxSupporters })}</li> : null}
      </ul>
      {divisions.length > 0 ? (
        <>
          <h3 className="mt-6 text-lg font-semibold">{t("divisions.title")}</h3>
          <p className="mt-1 max-w-2xl text-muted">{t("divisions.lead")}</p>
          <ul className="mt-3 max-w-2xl list-disc space-y-2 pl-5">
            {divisions.map((division) => {
              const within = born(division);
              return (
                <li key={division.id}>
                  <strong>{division.name}</strong>
                  {within ? `: ${t("divisions.born", { window: within })}` : null}
                </li>
              );
            })}
          </ul>
        </>
      ) : null}
    </>
  );
}

type Window = Pick<Regulation["members"], "bornFrom" | "bornTo">;

/** "từ 31/07/2008 đến hết 31/07/2020"; "" where both sides are open. */
function useBorn(): (window: Window) => string {
  const t = useT("regulation");
  return ({ bornFrom, bornTo }) => {
    const words = { from: formatLocalDate(bornFrom ?? ""), to: formatLocalDate(bornTo ?? "") };
    if (bornFrom && bornTo) return t("born.between", words);
    if (bornFrom) return t("born.from", words);
    return bornTo ? t("born.to", words) : "";
  };
}

/** Whether the regulation sets any condition that a reader has to know. */
export function hasConditions({
  conditions,
  unitRound,
}: Pick<Regulation, "conditions" | "unitRound">): boolean {
  const { createdSince, provinces, repeats, maxEntriesPerMember } = conditions;
  return (
    createdSince !== null ||
    provinces.length > 0 ||
    repeats !== "not-asked" ||
    maxEntriesPerMember !== null ||
    unitRound
  );
}

/** Which solutions are taken, in sentences. */
export function ConditionRules({
  conditions,
  unitRound,
}: Pick<Regulation, "conditions" | "unitRound">) {
  const t = useT("regulation");
  const { createdSince, provinces, repeats, maxEntriesPerMember } = conditions;
  if (!hasConditions({ conditions, unitRound })) return <p>{t("conditions.none")}</p>;
  return (
    <ul className="max-w-2xl list-disc space-y-2 pl-5">
      {createdSince ? (
        <li>{t("conditions.created", { date: formatLocalDate(createdSince) })}</li>
      ) : null}
      {provinces.length > 0 ? (
        <li>
          {t("conditions.provinces", {
            provinces: provincesOf(provinces)
              .map(({ name }) => name)
              .join(", "),
          })}
        </li>
      ) : null}
      {repeats === "not-asked" ? null : <li>{t(`conditions.${repeats}`)}</li>}
      {maxEntriesPerMember === null ? null : (
        <li>{t("conditions.entries", { count: maxEntriesPerMember })}</li>
      )}
      {unitRound ? <li>{t("conditions.unit-round")}</li> : null}
    </ul>
  );
}

/** What people are asked to agree to, with its wording. */
export function ConsentRules({ consents, childSafe }: Pick<Regulation, "consents" | "childSafe">) {
  const t = useT("regulation");
  const { childBelow, childAgreesFrom, purposes } = consents;
  return (
    <div className="max-w-2xl">
      <ul className="list-disc space-y-2 pl-5">
        <li>{t(childSafe ? "consents.child-safe" : "consents.not-child-safe")}</li>
        {purposes.length > 0 ? <li>{t("consents.apart")}</li> : null}
        {childBelow > 0 ? (
          <li>{t("consents.guardian", { below: childBelow, from: childAgreesFrom })}</li>
        ) : null}
      </ul>
      {purposes.map(({ id, label, text }) => (
        <details key={id} className="folded mt-3">
          <summary>
            <span>{label}</span>
          </summary>
          <p className="prose-text whitespace-pre-line">{text}</p>
        </details>
      ))}
    </div>
  );
}

/** What the secretariat looks at; for those who organise. */
export function ChecklistRules({ checklist }: Pick<Regulation, "checklist">) {
  const t = useT("regulation");
  if (checklist.length === 0) return <p>{t("checklist.none")}</p>;
  return (
    <ol className="max-w-2xl list-decimal space-y-2 pl-6">
      {checklist.map(({ id, label, help }) => (
        <li key={id}>
          {label}
          {help ? <span className="block text-muted">{help}</span> : null}
        </li>
      ))}
    </ol>
  );
}
