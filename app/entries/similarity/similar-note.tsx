import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { useT } from "~/ui";
import { ScoreBadge } from "./score-view";
import type { SimilarNoteFacts } from "./similar-reads.server";

/** Beside an entry on the desk: how many it is like, and the way there. Without facts: nothing was found. */
export function SimilarNote({
  contestId,
  entryId,
  note,
}: {
  contestId: string;
  entryId: string;
  note: SimilarNoteFacts | undefined;
}) {
  const t = useT("similarity");
  if (!note) return <p className="text-muted">{t("note.none")}</p>;
  return (
    <div className="grid gap-1">
      <p>
        <ScoreBadge score={note.best} />
      </p>
      <p>
        {t("note.found", { count: note.count })}
        {note.unseen > 0 ? <>, {t("note.unseen", { count: note.unseen })}</> : null}
        {". "}
        <Link className="link" to={paths.similar(contestId, entryId)}>
          {t("note.open")}
        </Link>
      </p>
    </div>
  );
}
