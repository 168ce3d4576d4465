import { ErrorState } from '@shancheng/ui';
import { TitleBar } from '../features/headline/TitleBar.tsx';
import { CheckupPanel } from '../features/planning/CheckupPanel.tsx';
import { ConflictAges, ConflictAuthorities, ConflictTypes } from '../features/planning/ConflictPanels.tsx';
import { LagPanel } from '../features/planning/LagPanel.tsx';
import { CoveragePanel, LinesPanel } from '../features/planning/LinesPanel.tsx';
import { PlanningFigures } from '../features/planning/PlanningFigures.tsx';
import { PlanningMap } from '../features/planning/PlanningMap.tsx';
import { usePlanning } from '../features/planning/use-planning.ts';

/** The planning wall: where plans still fight, which lines they touch, what residents still wait for. */
export function PlanningPage() {
  const { planning, error, freshness, retry } = usePlanning();
  return (
    <main className="ck-wall ck-planning" data-freshness={freshness}>
      <TitleBar place="" wall="planning" asOf={planning?.asOf} freshness={freshness} />
      <PlanningFigures planning={planning} />
      <div className="ck-left">
        <ConflictTypes planning={planning} />
        <ConflictAuthorities planning={planning} />
        <ConflictAges planning={planning} />
      </div>
      <div className="ck-middle">
        <PlanningMap planning={planning} />
        <div className="ck-planning-below">
          <LinesPanel planning={planning} />
          <CheckupPanel />
        </div>
      </div>
      <div className="ck-right">
        <LagPanel />
        <CoveragePanel planning={planning} />
      </div>
      {error && !planning ? (
        <div className="ck-lost">
          <ErrorState error={error} onRetry={retry} />
        </div>
      ) : null}
    </main>
  );
}
