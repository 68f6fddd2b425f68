import { ForwardedNote, OriginNote } from "~/results/forwarding/entry-notes";
import { Section, useT } from "~/ui";
import type { EntryPage } from "./route";

/** Where the entry came from and where it was sent on, once there is something to say. */
export function Way({ way: { origin, forwarded }, timeZone }: Pick<EntryPage, "way" | "timeZone">) {
  const t = useT("forwarding");
  return (
    <>
      {forwarded.length > 0 ? (
        <Section title={t("of-entry.title")}>
          <ForwardedNote forwarded={forwarded} timeZone={timeZone} />
        </Section>
      ) : null}
      {origin ? (
        <Section title={t("origin.title")}>
          <OriginNote origin={origin} />
        </Section>
      ) : null}
    </>
  );
}
