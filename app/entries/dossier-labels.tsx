import { useMemo } from "react";
import { useT } from "~/ui";
import { allQuestions, type EntryContent } from "./entry-content";
import type { EntryRules } from "./entry-facts";

const MEMBER = [
  "name",
  "unit",
  "className",
  "role",
  "occupation",
  "gender",
  "phone",
  "email",
  "ethnicity",
  "share",
] as const;

/** What the fields of the dossier are called, by their paths: for the summary of faults and for what is missing. */
export function useDossierLabels(
  rules: EntryRules,
  { members, supporters }: Pick<EntryContent, "members" | "supporters">,
): Record<string, string> {
  const t = useT("dossier");
  return useMemo(() => {
    const labels: Record<string, string> = {
      title: t("title"),
      fieldId: t("field"),
      divisionId: t("division"),
      members: t("members.title"),
      supporters: t("supporters.title"),
      createdOn: t("origin.created-on"),
      province: t("origin.province"),
      "repeat.entered": t("origin.entered"),
      "repeat.won": t("origin.won"),
      "repeat.improved": t("origin.improved"),
    };
    members.forEach((_member, i) => {
      const who = t("members.one", { number: i + 1 });
      labels[`members.${i}.birthDate`] = `${who}: ${t("members.birth-date")}`;
      for (const name of MEMBER) labels[`members.${i}.${name}`] = `${who}: ${t(`members.${name}`)}`;
    });
    supporters.forEach((_supporter, i) => {
      const who = t("supporters.one", { number: i + 1 });
      labels[`supporters.${i}.unit`] = `${who}: ${t("supporters.unit")}`;
      labels[`supporters.${i}.role`] = `${who}: ${t("supporters.role")}`;
      for (const name of ["name", "phone", "email"] as const)
        labels[`supporters.${i}.${name}`] = `${who}: ${t(`members.${name}`)}`;
    });
    for (const question of allQuestions(rules)) {
      const path = `answers.${question.id}`;
      labels[path] = question.label;
      if (question.kind !== "table") continue;
      for (let row = 0; row < question.maxRows; row++) {
        const where = `${question.label}, ${t("row", { number: row + 1 })}`;
        for (const { id, label } of question.columns)
          labels[`${path}.${row}.${id}`] = `${where}, ${label}`;
      }
    }
    for (const { id, label } of rules.attachments) labels[`files.${id}`] = label;
    return labels;
  }, [t, rules, members, supporters]);
}
