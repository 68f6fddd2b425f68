import { paths } from "~/paths";
import { Section, useT } from "~/ui";
import type { OwnCertificate } from "./own-certificates.server";

/** Certificates with their files, for their people; nothing where there are none. */
export function OwnCertificates({ certificates, of }: { certificates: readonly OwnCertificate[]; of: "entry" | "unit" }) {
  const t = useT("certificates");
  if (certificates.length === 0) return null;
  return (
    <Section id="certificates" title={t(of === "unit" ? "own.unit-title" : "own.title")} lead={t(of === "unit" ? "own.unit-lead" : "own.lead")}>
      <ul className="grid gap-3">
        {certificates.map(({ id, number, prizeLabel, name, blank, code, title }) => (
          <li key={id}>
            <a className="link inline-block py-1" href={paths.certificateFile(id)}>
              {t("own.file", { number })}
            </a>
            <span className="block">{[blank ? t("blank") : name || t("own.group"), prizeLabel].join(" · ")}</span>
            {of === "unit" && code ? <span className="block text-sm text-muted">{`${code} · ${title}`}</span> : null}
            {blank ? <span className="block text-sm text-muted">{t("blank-help")}</span> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
