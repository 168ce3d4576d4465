import type { IncidentSummary } from '@shancheng/contracts/incident';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IncidentLine } from '../../shared/IncidentLine.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { useFresh } from '../../shared/use-fresh.ts';
import { useRowsThatFit } from './use-rows-that-fit.ts';

/** Newest incidents first. Only whole rows are shown, and nothing moves under a pointer or the keyboard’s focus. */
export function LiveFeed({ live }: { live: readonly IncidentSummary[] | undefined }) {
  const { t } = useTranslation();
  const { box, count } = useRowsThatFit();
  const [held, setHeld] = useState<readonly IncidentSummary[]>();
  const newest = live && [...live].sort((a, b) => b.reportedAt.localeCompare(a.reportedAt));
  const fresh = useFresh(live?.map((incident) => incident.id));
  const shown = (held ?? newest)?.slice(0, count);
  const waiting = held && newest ? newest.filter((incident) => !held.some((one) => one.id === incident.id)).length : 0;
  const rows = shown?.map((incident) => (
    <li key={incident.id} className="ck-feed-row" data-fresh={fresh(incident.id)}>
      <IncidentLine incident={incident} />
    </li>
  ));
  return (
    <Panel
      className="ck-feed"
      title={t('feed.title')}
      aside={held ? t('feed.held', { value: waiting }) : t('feed.aside')}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: holds the list still while it is read; nothing to operate */}
      <div
        ref={box}
        className="ck-feed-box"
        onPointerEnter={() => setHeld(newest)}
        onPointerLeave={() => setHeld(undefined)}
        onFocus={() => setHeld((before) => before ?? newest)}
        onBlur={() => setHeld(undefined)}
      >
        {shown?.length === 0 ? <p className="ck-quiet">{t('feed.empty')}</p> : null}
        {rows ? (
          <ol style={{ gridTemplateRows: `repeat(${count}, minmax(0, 1fr))` }}>{rows}</ol>
        ) : (
          <BoneRows count={count} />
        )}
      </div>
    </Panel>
  );
}

function BoneRows({ count }: { count: number }) {
  return (
    <ol aria-hidden="true">
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <li key={row} className="ck-bone" />
      ))}
    </ol>
  );
}
