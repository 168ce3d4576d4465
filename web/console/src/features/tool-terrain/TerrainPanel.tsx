import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapToolProps } from '../../shared/map-tool.ts';
import { lastAnalysisTool } from '../../shared/use-analysis.ts';
import { ProfilePart } from './ProfilePart.tsx';
import { ViewshedPart } from './ViewshedPart.tsx';

/** Terrain: the profile along a line, and what is seen from a spot. */
export function TerrainPanel(props: MapToolProps) {
  const { t } = useTranslation();
  const [part, setPart] = useState<'profile' | 'viewshed'>(() =>
    lastAnalysisTool() === 'terrain-viewshed' ? 'viewshed' : 'profile',
  );
  const Part = part === 'profile' ? ProfilePart : ViewshedPart;
  return (
    <>
      <Segmented
        block
        value={part}
        onChange={setPart}
        options={[
          { value: 'profile', label: t('tools.terrain.profile') },
          { value: 'viewshed', label: t('tools.terrain.viewshed') },
        ]}
      />
      <Part {...props} />
    </>
  );
}
