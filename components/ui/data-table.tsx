/**
 * A dense table with a caption and scoped headers; on a narrow screen it scrolls in its own box,
 * never the page.
 */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => React.ReactNode;
  /** Numbers and money stand at the end of their cell. */
  readonly align?: 'start' | 'end';
  /** The cell that names its row. */
  readonly rowHeader?: boolean;
}

export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  captionHidden = false,
}: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly captionHidden?: boolean;
}) {
  const side = (column: Column<Row>) => (column.align === 'end' ? 'text-end' : 'text-start');
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className="relative overflow-x-auto rounded-md border border-line bg-raised"
    >
      <table className="w-full border-collapse text-sm tabular-nums">
        <caption className={captionHidden ? 'sr-only' : 'p-3 text-start font-medium'}>
          {caption}
        </caption>
        <thead>
          <tr className="border-b border-line">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={`px-3 py-2 font-medium whitespace-nowrap text-quiet ${side(column)}`}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line last:border-b-0">
              {columns.map((column) =>
                column.rowHeader ? (
                  <th
                    key={column.id}
                    scope="row"
                    className={`px-3 py-2 font-medium ${side(column)}`}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={`px-3 py-2 ${side(column)}`}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
