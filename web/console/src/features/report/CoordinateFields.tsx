import type { LonLat } from '@shancheng/contracts/common';
import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';

interface CoordinateFieldsProps {
  value: LonLat | undefined;
  onChange: (value: LonLat) => void;
}

/** The clicked place in degrees; can be typed where there is no map or no mouse. */
export function CoordinateFields({ value, onChange }: CoordinateFieldsProps) {
  const { t } = useTranslation();
  const field = { step: 0.0001, precision: 6, controls: false, className: 'coordinate' };
  return (
    <>
      <span className="field-label">{t('report.place')}</span>
      <div className="coordinates">
        <InputNumber
          {...field}
          aria-label={t('report.lon')}
          placeholder={t('report.lon')}
          min={-180}
          max={180}
          value={value?.lon ?? null}
          onChange={(lon) => lon !== null && onChange({ lon, lat: value?.lat ?? 29.5577 })}
        />
        <InputNumber
          {...field}
          aria-label={t('report.lat')}
          placeholder={t('report.lat')}
          min={-90}
          max={90}
          value={value?.lat ?? null}
          onChange={(lat) => lat !== null && onChange({ lon: value?.lon ?? 106.577, lat })}
        />
      </div>
    </>
  );
}
