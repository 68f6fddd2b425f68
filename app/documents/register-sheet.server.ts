import { documentT } from "~/platform/i18n.server";
import { writeSheet, type SheetColumn } from "./spreadsheet.server";

/** A register as it is read: heads and some cells are codes whose words stand under `documents:register`. */
export interface RegisterTable {
  readonly columns: readonly {
    readonly key: string;
    readonly label?: string;
    readonly width: number;
    readonly kind?: "text" | "number" | "date" | "money" | "word";
  }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A register as a spreadsheet, in the reader's language. */
export async function registerSheet(
  kind: string,
  { columns, rows }: RegisterTable,
  language?: string,
): Promise<Uint8Array> {
  const t = documentT(language);
  const heads = columns.map(({ key, label, width, kind: held }): SheetColumn => ({
    header: label ?? t(`register.column.${key}`),
    width,
    ...(held && held !== "word" && { kind: held }),
  }));
  const written = rows.map((row) =>
    row.map((cell, at) => {
      const column = columns[at];
      return column?.kind === "word" && cell ? t(`register.word.${column.key}.${cell}`) : cell;
    }),
  );
  return writeSheet({ name: t(`register.name.${kind}`), columns: heads, rows: written });
}
