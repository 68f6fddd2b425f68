import { Badge, useT, When } from "~/ui";
import type { ForwardedTo } from "./forwarding";

/** Where an entry was sent on, the newest last; what was taken back says so. */
export function ForwardedNote({ forwarded, timeZone }: { forwarded: readonly ForwardedTo[]; timeZone: string }) {
  const t = useT("forwarding");
  return (
    <ul className="grid gap-1">
      {forwarded.map(({ id, target, at, revokedAt, reason }) => (
        <li key={id}>
          <Badge tone={revokedAt ? "neutral" : "success"}>
            {t(revokedAt ? "of-entry.taken-back" : "of-entry.stands", { target: t(`target.${target}`) })}
          </Badge>{" "}
          <When at={revokedAt ?? at} zone={timeZone} />
          {reason && !revokedAt ? <span className="block text-sm text-muted">{reason}</span> : null}
        </li>
      ))}
    </ul>
  );
}

/** Contest and number that an entry came from, when it was taken in from an archive. */
export function OriginNote({
  origin,
}: {
  origin: { readonly contestTitle: string; readonly organisation: string; readonly code: string };
}) {
  const t = useT("forwarding");
  const { contestTitle: contest, organisation, code } = origin;
  return <>{t("origin.of", { contest, organisation, code })}</>;
}
