import type { CoordinateSystem } from '@shancheng/contracts/geometry-tools';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { csvOf } from '../../shared/tool-ui/csv.ts';
import { ResultTable } from '../../shared/tool-ui/ResultTable.tsx';
import { saveFile } from '../../shared/tool-ui/save-file.ts';
import { digitsOf, isInDegrees } from './coordinate-systems.ts';

interface ConvertedTableProps {
  positions: readonly [number, number][];
  system: CoordinateSystem;
}

/** The converted positions, with as many decimals as mean something, and as a table to take along. */
export function ConvertedTable({ positions, system }: ConvertedTableProps) {
  const { t } = useTranslation();
  const digits = digitsOf(system);
  const titles = isInDegrees(system) ? ['lon', 'lat'] : [t('tools.geometry.easting'), t('tools.geometry.northing')];
  const rows = positions.map((pair, index) => ({ pair, number: index + 1 }));
  const table = () => csvOf([titles, ...positions.map((pair) => pair.map((value) => Number(value.toFixed(digits))))]);
  return (
    <>
      <ResultTable
        label={t('tools.geometry.convert')}
        rows={rows}
        rowKey={({ number }) => String(number)}
        first={50}
        columns={[
          { key: 'number', title: '#', cell: ({ number }) => number },
          ...titles.map((title, side) => ({
            key: title,
            title,
            numeric: true,
            cell: ({ pair }: (typeof rows)[number]) => pair[side]?.toFixed(digits),
          })),
        ]}
      />
      <Button size="small" onClick={() => saveFile('positions.csv', table(), 'text/csv')}>
        {t('tools.csv')}
      </Button>
    </>
  );
}
