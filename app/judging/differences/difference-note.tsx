import { useT, When } from "~/ui";
import type { DifferenceNote } from "./differences.server";

/** What a panel answered, who wrote it down and when. */
export function DifferenceNoteText({ note, timeZone }: { note: DifferenceNote; timeZone: string }) {
  const t = useT("steering");
  return (
    <div className="my-2">
      <p className="whitespace-pre-line">{note.note}</p>
      <p className="text-sm text-muted">
        {t("difference.by", { name: note.answeredBy })}{" "}
        <When at={note.answeredAt} time zone={timeZone} />
      </p>
    </div>
  );
}
