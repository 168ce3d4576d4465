import { ApiError } from '@shancheng/api-client';
import type { PublicDraw } from '@shancheng/contracts/public-entrance';
import { Empty, ErrorState, Skeleton } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '../../shared/day.ts';
import { Facts } from '../../shared/parts/Facts.tsx';
import { Icon } from '../../shared/parts/Icon.tsx';
import { usePortalApi } from '../../shared/use-portal-api.ts';
import { ClassTable } from './ClassTable.tsx';
import { ProofList } from './ProofList.tsx';
import { replayDraw } from './replay-draw.ts';

/** Fetches what was published of a draw and draws again, here. */
export function DrawReplay({ drawId }: { drawId: string }) {
  const { t } = useTranslation();
  const api = usePortalApi();
  const { data, error, refetch } = useQuery({ queryKey: ['draw', drawId], queryFn: () => api.draw(drawId) });
  if (error instanceof ApiError && (error.status === 404 || error.status === 400))
    return <Empty title={t('draw.unknown')} hint={t('draw.unknownHint')} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={6} height={32} label={t('draw.working')} />;
  return <Replayed draw={data} />;
}

const ICON = { differs: 'warning', matches: 'check', withheld: 'draw', promised: 'draw' } as const;
const LOOK = { differs: 'bad', matches: 'good', withheld: 'void', promised: 'void' } as const;

function Replayed({ draw }: { draw: PublicDraw }) {
  const { t } = useTranslation();
  const replay = useMemo(() => replayDraw(draw), [draw]);
  const names = useMemo(
    () => new Map((draw.result ?? []).map(({ subjectId, subjectName }) => [subjectId, subjectName])),
    [draw],
  );
  const verdict = !replay.matches
    ? 'differs'
    : draw.seed !== undefined
      ? 'matches'
      : draw.drawnAt
        ? 'withheld'
        : 'promised';
  return (
    <>
      <section className="card">
        <div className="verdict" data-verdict={LOOK[verdict]} role="status">
          <Icon name={ICON[verdict]} size={32} />
          <div>
            <h2>{t(`draw.verdict.${verdict}`)}</h2>
            <p>{t(`draw.verdictHint.${verdict}`)}</p>
          </div>
        </div>
        <Facts
          rows={[
            [t('draw.plan'), draw.planTitle],
            [t('draw.by'), draw.authorityName],
            [t('draw.committedAt'), minuteOf(draw.committedAt)],
            [t('draw.drawnAt'), draw.drawnAt ? minuteOf(draw.drawnAt) : t('draw.notYet')],
            [t('draw.officers'), t('draw.officersOf', { count: draw.pool.officers.length })],
          ]}
        />
      </section>
      <ClassTable draw={draw} classes={replay.classes} names={names} />
      <ProofList proofs={replay.proofs} seed={draw.seed} />
    </>
  );
}
