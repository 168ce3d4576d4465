import { ErrorState } from '@shancheng/ui';
import { StatusBoard } from '../features/breakdown/StatusBoard.tsx';
import { StreetPanel } from '../features/breakdown/StreetPanel.tsx';
import { TypePanel } from '../features/breakdown/TypePanel.tsx';
import { ChainPanel } from '../features/chain/ChainPanel.tsx';
import { HourPanel } from '../features/day/HourPanel.tsx';
import { DistrictPanel } from '../features/district/DistrictPanel.tsx';
import { LiveFeed } from '../features/feed/LiveFeed.tsx';
import { TitleBar } from '../features/headline/TitleBar.tsx';
import { TodayFigures } from '../features/headline/TodayFigures.tsx';
import { LedgerLine } from '../features/ledger/LedgerLine.tsx';
import { RowsDrawer } from '../features/rows/RowsDrawer.tsx';
import { useWallData } from '../shared/wall-data.ts';

/** The duty wall: one page, one snapshot, the map in the middle. */
export function WallPage() {
  const { cockpit, error, freshness, retry } = useWallData();
  return (
    <main className="ck-wall" data-freshness={freshness}>
      <TitleBar place={cockpit?.scope.name ?? ''} asOf={cockpit?.asOf} freshness={freshness} />
      <TodayFigures today={cockpit?.today} />
      <div className="ck-left">
        <StatusBoard counts={cockpit?.byStatus} />
        <StreetPanel streets={cockpit?.byStreet} />
        <TypePanel types={cockpit?.byType} />
      </div>
      <div className="ck-middle">
        <DistrictPanel cockpit={cockpit} />
        <ChainPanel chain={cockpit?.chain} />
      </div>
      <div className="ck-right">
        <LiveFeed live={cockpit?.live} />
        <HourPanel hours={cockpit?.byHour} />
      </div>
      <LedgerLine ledger={cockpit?.ledger} />
      <RowsDrawer cockpit={cockpit} />
      {error && !cockpit ? (
        <div className="ck-lost">
          <ErrorState error={error} onRetry={retry} />
        </div>
      ) : null}
    </main>
  );
}
