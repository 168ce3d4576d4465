import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface ResultColumn<Row> {
  key: string;
  title: string;
  numeric?: boolean;
  cell: (row: Row) => ReactNode;
}

interface ResultTableProps<Row> {
  label: string;
  columns: readonly ResultColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Rows shown at first; the rest on demand. */
  first?: number;
}

/** A small table that fits a panel. */
export function ResultTable<Row>({ label, columns, rows, rowKey, first = 20 }: ResultTableProps<Row>) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(first);
  return (
    <>
      <div className="tool-table">
        <table className="plain" aria-label={label}>
          <thead>
            <tr>
              {columns.map(({ key, title, numeric }) => (
                <th key={key} scope="col" className={numeric ? 'number' : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <tr key={rowKey(row)}>
                {columns.map(({ key, numeric, cell }) => (
                  <td key={key} className={numeric ? 'number' : undefined}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown ? (
        <Button size="small" onClick={() => setShown(shown + 100)}>
          {t('tools.moreRows', { count: rows.length - shown })}
        </Button>
      ) : null}
    </>
  );
}
