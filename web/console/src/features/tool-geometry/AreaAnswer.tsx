import type { MeasuredArea } from '@shancheng/contracts/geometry-tools';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../shared/measure.ts';
import { Figure } from '../../shared/tool-ui/Figure.tsx';
import { saveFile } from '../../shared/tool-ui/save-file.ts';

/** An area that came out: its size, and as a file. */
export function AreaAnswer({ area, fileName }: { area: MeasuredArea; fileName: string }) {
  const { t } = useTranslation();
  const isEmpty = area.shape.coordinates.length === 0;
  if (isEmpty) return <p className="tool-notice">{t('tools.geometry.nothingLeft')}</p>;
  const feature = { type: 'Feature', properties: { areaM2: area.areaM2 }, geometry: area.shape };
  return (
    <>
      <div className="tool-figures">
        <Figure name={t('tools.area')} value={areaText(area.areaM2)} />
      </div>
      <Button
        size="small"
        onClick={() => saveFile(`${fileName}.geojson`, JSON.stringify(feature), 'application/geo+json')}
      >
        GeoJSON
      </Button>
    </>
  );
}
