import type { ImportCrs } from '@shancheng/contracts/dataset-import';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';

const CHOICES: readonly ImportCrs[] = [
  'EPSG:4490',
  'EPSG:4523',
  'EPSG:4524',
  'EPSG:4525',
  'EPSG:4544',
  'EPSG:4545',
  'EPSG:4546',
  'GCJ-02',
  'BD-09',
];

interface CrsSelectProps {
  id: string;
  value: ImportCrs | undefined;
  onChange: (crs: ImportCrs | undefined) => void;
}

/** How the coordinates of a file are meant; nothing chosen: as recognised. */
export function CrsSelect({ id, value, onChange }: CrsSelectProps) {
  const { t } = useTranslation();
  return (
    <Select
      id={id}
      allowClear
      value={value ?? null}
      placeholder={t('datasets.import.byItself')}
      options={CHOICES.map((crs) => ({
        value: crs,
        label: t(`datasets.import.crsName.${crs.replace(':', '-')}` as 'datasets.import.crs'),
      }))}
      popupMatchSelectWidth={false}
      onChange={(crs?: ImportCrs) => onChange(crs)}
    />
  );
}
