import type { Coordination, CoordinationTopic } from '@shancheng/contracts/coordination';
import { Empty, ErrorState, formatAbsolute, Skeleton } from '@shancheng/ui';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { CoordinationFigures } from '../features/coordination/CoordinationFigures.tsx';
import { CoordinationLists } from '../features/coordination/CoordinationLists.tsx';
import { CoordinationMap } from '../features/coordination/CoordinationMap.tsx';
import { parseCoordinationSearch } from '../features/coordination/coordination-search.ts';
import { onDay, QUICK_LINKS } from '../features/coordination/quick-links.ts';
import { TOPICS, useCoordination } from '../features/coordination/use-coordination.ts';
import { useMapLayers } from '../shared/use-map-layers.ts';
import { usePermission } from '../shared/use-permission.ts';
import { useTitle } from '../shared/use-title.ts';

/** 规划统筹, 风貌统筹, 实施统筹, 转变发展方式: what plans, tools and surveys say together. */
export function CoordinationPage() {
  const { t } = useTranslation();
  const { kind } = useParams({ from: '/coordination/$kind' });
  const { asOf } = useSearch({ from: '/coordination/$kind' });
  const topic = TOPICS.find((one) => one === kind);
  useTitle(`${t(`tools.coordination.topic.${topic ?? 'planning'}`)} · ${t('app.name')}`);
  if (!usePermission('plan.view')) return <Empty title={t('map.notAllowed')} hint={t('map.notAllowedHint')} />;
  if (!topic) return <Empty title={t('notFound.title')} hint={t('notFound.hint')} />;
  return (
    <div className="page-coordination">
      <nav aria-label={t('tools.coordination.nav')}>
        {TOPICS.map((one) => (
          <Link
            key={one}
            to="/coordination/$kind"
            params={{ kind: one }}
            search={{ ...(asOf === undefined ? {} : { asOf }) }}
            activeOptions={{ includeSearch: false }}
          >
            {t(`tools.coordination.topic.${one}`)}
          </Link>
        ))}
      </nav>
      <Topic key={topic} topic={topic} asOf={asOf} />
    </div>
  );
}

function Topic({ topic, asOf }: { topic: CoordinationTopic; asOf: string | undefined }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useCoordination(topic, asOf);
  const layers = useMapLayers(asOf).data?.items ?? [];
  if (isPending) return <Skeleton rows={6} height={72} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <main>
      <header className="coordination-head">
        <h1>{t(`tools.coordination.topic.${topic}`)}</h1>
        <p>{t(`tools.coordination.about.${topic}`)}</p>
        <DayField asOf={asOf} today={data.asOf} topic={topic} />
        <small className="sc-muted">{t('tools.coordination.readAt', { at: formatAbsolute(data.at) })}</small>
      </header>
      <p className="coordination-quick">
        {QUICK_LINKS[topic].map(({ key, ...address }) => (
          <Link key={key} {...onDay(address, asOf)}>
            {t(`tools.coordination.quick.${key}`)}
          </Link>
        ))}
      </p>
      {data.figures.length + data.lists.length === 0 ? (
        <Empty title={t('tools.coordination.empty')} hint={t('tools.coordination.emptyHint')} />
      ) : (
        <>
          <CoordinationFigures figures={data.figures} layers={layers} asOf={asOf} />
          <div className="coordination-body" style={{ columns: `${columnsOf(data.lists)} 400px` }}>
            <CoordinationMap lists={data.lists} />
            <CoordinationLists lists={data.lists} layers={layers} asOf={asOf} />
          </div>
        </>
      )}
    </main>
  );
}

/** As many columns as there are cards, four at most: two lists fill the page, too. */
function columnsOf(lists: Coordination['lists']): number {
  const hasMap = lists.some(({ rows }) => rows.some(({ place }) => place));
  return Math.max(1, Math.min(4, lists.length + (hasMap ? 1 : 0)));
}

function DayField({ asOf, today, topic }: { asOf: string | undefined; today: string; topic: CoordinationTopic }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const go = (day: string) =>
    void navigate({
      to: '/coordination/$kind',
      params: { kind: topic },
      search: parseCoordinationSearch({ asOf: day }),
      replace: true,
    });
  return (
    <label className="coordination-day" htmlFor="coordination-day">
      {t('tools.coordination.day')}
      <Input
        id="coordination-day"
        size="small"
        type="date"
        value={asOf ?? today}
        onChange={(event) => go(event.target.value)}
      />
    </label>
  );
}
