import { Section, useT } from "~/ui";

/** What the judges wrote for the authors. */
export function Feedback({ texts }: { texts: readonly string[] }) {
  const t = useT("judging");
  if (texts.length === 0) return null;
  return (
    <Section id="feedback" title={t("given.title")} lead={t("given.lead")}>
      <ul className="space-y-3">
        {texts.map((text, at) => (
          <li key={at} className="note prose-text">
            {text}
          </li>
        ))}
      </ul>
    </Section>
  );
}
