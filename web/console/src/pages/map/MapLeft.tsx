import type { MapLayer } from '@shancheng/contracts/map';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConflictRows } from '../../features/conflicts/ConflictRows.tsx';
import { LayerTree } from '../../features/one-map/LayerTree.tsx';
import { type MapSearch, spotText } from '../../features/one-map/map-search.ts';
import { usePermission } from '../../shared/use-permission.ts';
import { ToolMenu, useMapTools } from './ToolMenu.tsx';

interface MapLeftProps {
  layers: readonly MapLayer[];
  search: MapSearch;
  onChange: (change: MapSearch) => void;
}

type Tab = 'layers' | 'conflicts' | 'tools';

/** What can be laid on the map, what is wrong on it, and what can be asked of it. */
export function MapLeft({ layers, search, onChange }: MapLeftProps) {
  const { t } = useTranslation();
  const seesConflicts = usePermission('plan.view');
  const hasTools = useMapTools().length > 0;
  const [tab, setTab] = useState<Tab>(search.tool ? 'tools' : search.conflict ? 'conflicts' : 'layers');
  const tabs: Tab[] = [
    'layers',
    ...(seesConflicts ? ['conflicts' as const] : []),
    ...(hasTools ? ['tools' as const] : []),
  ];
  return (
    <aside className="map-left">
      {tabs.length > 1 ? (
        <Segmented<Tab>
          block
          size="small"
          value={tab}
          onChange={(next) => {
            setTab(next);
            if (next === 'conflicts') onChange({ conflicts: true });
          }}
          options={tabs.map((value) => ({ value, label: t(`map.tab.${value}`) }))}
        />
      ) : null}
      {tab === 'layers' ? <LayerTree layers={layers} search={search} onChange={onChange} /> : null}
      {tab === 'conflicts' ? (
        <ConflictRows
          selectedId={search.conflict}
          onSelect={({ id, place }) => onChange({ conflict: id, at: spotText(place), conflicts: true, tool: '' })}
        />
      ) : null}
      {tab === 'tools' ? (
        <ToolMenu chosen={search.tool} onChoose={(tool) => onChange({ tool, conflict: '', at: '' })} />
      ) : null}
    </aside>
  );
}
