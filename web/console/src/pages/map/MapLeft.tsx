import type { MapLayer } from '@shancheng/contracts/map';
import type { PlanConflict } from '@shancheng/contracts/plan';
import type { Bounds } from '@shancheng/ui';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LayerTree } from '../../features/one-map/LayerTree.tsx';
import type { MapSearch } from '../../features/one-map/map-search.ts';
import { usePermission } from '../../shared/use-permission.ts';
import { ConflictsOfDay } from './ConflictsOfDay.tsx';
import { ToolMenu, useMapTools } from './ToolMenu.tsx';

interface MapLeftProps {
  layers: readonly MapLayer[];
  search: MapSearch;
  failed: ReadonlySet<string>;
  onChange: (change: MapSearch) => void;
  onFit: (bounds: Bounds) => void;
  onHover: (conflict: PlanConflict | undefined) => void;
}

type Tab = 'layers' | 'conflicts' | 'tools';

/** What can be laid on the map, what is wrong on it, and what can be asked of it; on a phone a sheet at the bottom. */
export function MapLeft({ layers, search, failed, onChange, onFit, onHover }: MapLeftProps) {
  const { t } = useTranslation();
  const seesConflicts = usePermission('plan.view');
  const hasTools = useMapTools().length > 0;
  const [tab, setTab] = useState<Tab>(search.tool ? 'tools' : search.conflict ? 'conflicts' : 'layers');
  const [raised, setRaised] = useState(false);
  const tabs: Tab[] = [
    'layers',
    ...(seesConflicts ? ['conflicts' as const] : []),
    ...(hasTools ? ['tools' as const] : []),
  ];
  // a choice is looked at on the map, so the sheet goes down
  const lowered = (change: MapSearch) => {
    setRaised(false);
    onChange(change);
  };
  return (
    <aside className="map-left" data-raised={raised}>
      <div className="map-tabs">
        <Segmented<Tab>
          block
          size="small"
          value={tab}
          onClick={() => setRaised(true)}
          onChange={(next) => {
            setTab(next);
            setRaised(true);
            if (next === 'conflicts') onChange({ conflicts: true });
          }}
          options={tabs.map((value) => ({ value, label: t(`map.tab.${value}`) }))}
        />
        <button
          type="button"
          className="sheet-handle"
          aria-expanded={raised}
          aria-label={t(raised ? 'map.lower' : 'map.raise')}
          onClick={() => setRaised(!raised)}
        >
          {raised ? '▾' : '▴'}
        </button>
      </div>
      {tab === 'layers' ? (
        <LayerTree
          layers={layers}
          search={search}
          failed={failed}
          onChange={onChange}
          onFit={(bounds) => {
            setRaised(false);
            onFit(bounds);
          }}
        />
      ) : null}
      {tab === 'conflicts' ? <ConflictsOfDay search={search} onChange={lowered} onHover={onHover} /> : null}
      {tab === 'tools' ? (
        <ToolMenu chosen={search.tool} onChoose={(tool) => lowered({ tool, conflict: '', at: '' })} />
      ) : null}
    </aside>
  );
}
