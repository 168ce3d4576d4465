import { ApiError } from '@shancheng/api-client';
import { Empty, ErrorState, Skeleton, SyntheticMark, ToneTag, useLanguage, useName } from '@shancheng/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FINDING_TONE } from '../../shared/check/finding-tone.ts';
import { dayInWords } from '../../shared/day.ts';
import { Facts } from '../../shared/parts/Facts.tsx';
import { usePortalApi } from '../../shared/use-portal-api.ts';
import { OutcomeTag } from './OutcomeTag.tsx';

/** One published result: who was checked by whom for what, and what was not in order. */
export function ResultDetail({ code }: { code: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const nameOf = useName();
  const api = usePortalApi();
  const { data, error, refetch } = useQuery({ queryKey: ['result', code], queryFn: () => api.result(code) });
  if (error instanceof ApiError && error.status === 404)
    return <Empty title={t('results.unknown')} hint={t('results.unknownHint')} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={6} height={32} />;
  return (
    <>
      <section className="card">
        <div className="card-line">
          <h2>{data.subjectName}</h2>
          <OutcomeTag outcome={data.outcome} />
        </div>
        <Facts
          rows={[
            [t('results.check'), data.title],
            [t('results.code'), data.code],
            [t('results.on'), dayInWords(data.on, language)],
            [t('results.origin'), data.synthetic ? <SyntheticMark key="synthetic" /> : ''],
          ]}
        />
      </section>
      <section className="card">
        <h2>{t('results.matters')}</h2>
        <Facts rows={data.matters.map(({ agency, names }) => [agency, names.join(t('semicolon'))])} />
      </section>
      <section className="card">
        <h2>{t('results.findings')}</h2>
        {data.findingList.length === 0 ? <p>{t('results.noFindings')}</p> : null}
        <ul className="rows">
          {data.findingList.map(({ item, status, dueOn }) => (
            <li key={item.zh} className="card-line">
              <span>
                {nameOf(item)}
                <small>{t('finding.due', { day: dayInWords(dueOn, language) })}</small>
              </span>
              <ToneTag tone={FINDING_TONE[status]}>{t(`finding.status.${status}`)}</ToneTag>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
