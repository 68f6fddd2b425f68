import { useEffect, useState } from "react";
import { forgetCopy, readCopy } from "~/judging/offline/copies.client";
import { differences } from "~/judging/offline/merge-sheets";
import { usePerson } from "~/judging/offline/person";
import { contentKey, type SheetCopy } from "~/judging/offline/sheet-copy";
import { VersionTable } from "~/judging/offline/version-table";
import type { SheetPage } from "~/judging/sheets/judge-reads.server";
import { Alert, Button, useLanguage, useT } from "~/ui";
import { labelsOf } from "./conflict-view";
import { storedOf } from "./stored";

/** Typed in this browser and never taken by the server: shown beside what stands there, until the judge lets it go. */
export function Leftover({ page }: { page: SheetPage }) {
  const t = useT("offline");
  const language = useLanguage();
  const person = usePerson();
  const [copy, setCopy] = useState<SheetCopy | null>(null);
  const { assignmentId, criteria, levels, sheet } = page;
  const stored = storedOf(page, language);
  const storedKey = contentKey(stored);
  useEffect(() => {
    const found = readCopy(person, assignmentId);
    if (!found) return setCopy(null);
    const same = contentKey(found.typed) === storedKey;
    // An older page from the cache knows less than this browser.
    const isOld = found.sent && found.version > sheet.version;
    if ((found.sent || same) && !isOld) forgetCopy(person, assignmentId);
    setCopy(found.sent || same ? null : found);
  }, [person, assignmentId, storedKey, sheet.version]);
  if (!copy) return null;
  const found = differences(
    criteria.map(({ id }) => id),
    copy.typed,
    stored,
    null,
  );
  const discard = () => {
    if (!window.confirm(t("unsent.discard-sure"))) return;
    forgetCopy(person, assignmentId);
    setCopy(null);
  };
  return (
    <section className="mb-5 space-y-4" aria-label={t("leftover.title")}>
      <Alert tone="warning" title={t("leftover.title")}>
        {t("leftover.help")}
      </Alert>
      <VersionTable {...labelsOf(criteria, levels, t)} found={found} />
      <Button onClick={discard}>{t("unsent.discard")}</Button>
    </section>
  );
}
