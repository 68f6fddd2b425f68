import { Link } from "@remix-run/react";
import { Alert, HiddenField, useFieldAnchor, useT } from "~/ui";
import { WARNED_OF, type TellingPlace } from "./identity-warning";

const SHOWN = 8;

/**
 * Reminds, before an entry is sent in, of places that seem to say whose it is; each with the way there: a page
 * (`linkOf`), else the field of the form around, which takes along that it was told.
 */
export function TellingView({
  places,
  linkOf,
  asked = false,
}: {
  places: readonly TellingPlace[];
  /** The entry was about to be sent in. */
  asked?: boolean;
  linkOf?: (place: TellingPlace) => string | null;
}) {
  const t = useT("blind");
  const anchor = useFieldAnchor();
  if (places.length === 0) return null;
  return (
    <Alert tone="warning" title={t(asked ? "warning.not-sent" : "warning.title")}>
      {asked ? <p className="font-semibold">{t("warning.press-again")}</p> : null}
      <p>{t("warning.lead")}</p>
      <ul className="mt-2 grid gap-1">
        {places.slice(0, SHOWN).map((place) => {
          const { path, excerpt, kind, isFilename } = place;
          const what = t(`found.${kind}`);
          const link = linkOf?.(place);
          return (
            <li key={`${path} ${excerpt}`} className="min-w-0 break-words">
              {isFilename
                ? t("warning.filename", { filename: excerpt, what })
                : t("warning.in-text", { excerpt, what })}{" "}
              {linkOf ? null : <a href={anchor(path)}>{t("warning.open")}</a>}
              {link ? (
                <Link className="link inline-block py-1" to={link}>
                  {t("warning.open")}
                </Link>
              ) : null}
            </li>
          );
        })}
      </ul>
      {places.map(({ path }) => (
        <HiddenField key={path} name={WARNED_OF} value={path} />
      ))}
      {places.length > SHOWN ? <p>{t("warning.more", { count: places.length - SHOWN })}</p> : null}
    </Alert>
  );
}
