/**
 * The steps of a price in a table: what each is for, its amounts, and what they come to. Numbers
 * align on the right; every row has a cell for each column.
 */
import type { ReactNode } from 'react';

export interface AmountColumn {
  /** Its heading; a table of one column can do without. */
  readonly title?: string;
  readonly quiet?: boolean;
  /** Left out where there is little room. */
  readonly wideOnly?: boolean;
}

interface StepRow {
  readonly title: string;
  readonly amounts: readonly ReactNode[];
}

const cellClass = ({ quiet, wideOnly }: AmountColumn): string =>
  `py-1 ps-3 text-end ${quiet ? 'text-quiet' : ''} ${wideOnly ? 'max-sm:hidden' : ''}`;

export function StepTable({
  caption,
  step,
  columns,
  rows,
  total,
}: {
  /** For those who do not see what surrounds the table. */
  readonly caption: string;
  /** Heading of the steps; absent: no row of headings. */
  readonly step?: string;
  readonly columns: readonly AmountColumn[];
  readonly rows: readonly StepRow[];
  readonly total: StepRow;
}) {
  return (
    <table className="w-full text-sm tabular-nums">
      <caption className="sr-only">{caption}</caption>
      {step === undefined ? null : (
        <thead>
          <tr className="border-b border-line text-quiet">
            <th scope="col" className="py-1 text-start font-medium">
              {step}
            </th>
            {columns.map((column, index) => (
              <th key={index} scope="col" className={`${cellClass(column)} font-medium`}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row, index) => (
          <tr key={index} className="border-b border-line">
            <RowCells row={row} columns={columns} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-semibold">
          <RowCells row={total} columns={columns} />
        </tr>
      </tfoot>
    </table>
  );
}

function RowCells({
  row,
  columns,
}: {
  readonly row: StepRow;
  readonly columns: readonly AmountColumn[];
}) {
  return (
    <>
      <th scope="row" className="py-1 text-start [font-weight:inherit]">
        {row.title}
      </th>
      {columns.map((column, index) => (
        <td key={index} className={cellClass(column)}>
          {row.amounts[index]}
        </td>
      ))}
    </>
  );
}
