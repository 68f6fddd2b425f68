import type { ReactNode } from "react";

export interface Column<Row> {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: "start" | "end" | "center";
  /** The row's name: its cell is a row header, and the title of the card on a phone. At most one. */
  readonly rowHeader?: boolean;
  /** In a dense table on a phone its header stays beside the value, which would not speak for itself. */
  readonly labelled?: boolean;
}

/** A table that becomes a list of cards on a phone. Its roles are named, since CSS that turns rows into blocks removes them. */
export function DataTable<Row>({
  columns,
  rows,
  rowKey,
  caption,
  captionVisible = false,
  dense = false,
}: {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  caption: ReactNode;
  captionVisible?: boolean;
  /** For many rows: on a phone lines instead of cards. */
  dense?: boolean;
}) {
  return (
    <div className="table-frame">
      <table className={dense ? "data-table data-table-dense" : "data-table"} role="table">
        <caption className={captionVisible ? "table-title" : "sr-only"}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                className={`align-${column.align ?? "start"}`}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const align = `align-${column.align ?? "start"}`;
  if (column.rowHeader) {
    return (
      <th role="rowheader" scope="row" className={`row-header ${align}`}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td role="cell" className={column.labelled ? `${align} cell-labelled` : align}>
      <span className="cell-label" aria-hidden="true">
        {column.header}
      </span>
      <span className="cell-value">{column.cell(row)}</span>
    </td>
  );
}
