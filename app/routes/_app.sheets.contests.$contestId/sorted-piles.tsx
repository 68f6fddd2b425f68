import { Alert, useT } from "~/ui";

interface Pile {
  readonly filename: string;
  readonly result:
    | {
        readonly ok: true;
        readonly value: {
          readonly attached: readonly string[];
          readonly unknownPages: readonly number[];
        };
      }
    | { readonly ok: false; readonly code: string };
}

/** What became of the scans that were just handed in. */
export function SortedPiles({ piles }: { piles: readonly Pile[] }) {
  const t = useT("paper-sheets");
  return (
    <>
      {piles.map(({ filename, result }, index) =>
        result.ok ? (
          <Alert
            key={`${index} ${filename}`}
            tone={result.value.unknownPages.length > 0 ? "warning" : "success"}
            title={t("sorted", { filename, count: result.value.attached.length })}
          >
            {result.value.unknownPages.length > 0
              ? t("sorted-unknown", { pages: result.value.unknownPages.join(", ") })
              : null}
          </Alert>
        ) : (
          <Alert key={`${index} ${filename}`} tone="danger" title={t(`pile.${result.code}`, { filename })} />
        ),
      )}
    </>
  );
}
