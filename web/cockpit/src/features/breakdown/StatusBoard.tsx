import type { Cockpit } from '@shancheng/contracts/cockpit';
import type { IncidentStatus } from '@shancheng/contracts/incident';
import { OPEN_STATUSES, STATUSES, toneOf, useLanguage } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { useBoth } from '../../shared/both.ts';
import { Changing } from '../../shared/Changing.tsx';
import { formatWallCount } from '../../shared/format.ts';
import { Panel } from '../../shared/Panel.tsx';
import { useRows } from '../../shared/rows-request.tsx';

type Count = Cockpit['byStatus'][number];

const ENDED = STATUSES.filter((status) => !OPEN_STATUSES.includes(status));

/** Where every case stands: the nine open states in the order of the process, then how today’s ended. */
export function StatusBoard({ counts }: { counts: Cockpit['byStatus'] | undefined }) {
  const { t } = useTranslation();
  return (
    <Panel className="ck-status" title={t('status.title')} aside={t('status.aside')}>
      <ol className="ck-status-open">
        {OPEN_STATUSES.map((status) => (
          <StatusCell key={status} status={status} count={find(counts, status)} definition="status.openDefinition" />
        ))}
      </ol>
      <ol className="ck-status-ended" aria-label={t('status.ended')}>
        {ENDED.map((status) => (
          <StatusCell key={status} status={status} count={find(counts, status)} definition="status.endedDefinition" />
        ))}
      </ol>
    </Panel>
  );
}

function find(counts: readonly Count[] | undefined, status: IncidentStatus): Count | undefined {
  return counts && (counts.find((count) => count.status === status) ?? { status, value: 0, rows: `status=${status}` });
}

function StatusCell({
  status,
  count,
  definition,
}: {
  status: IncidentStatus;
  count: Count | undefined;
  definition: string;
}) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const both = useBoth();
  const { open } = useRows();
  const tone = toneOf(status);
  const title = {
    zh: i18n.getFixedT('zh-CN', 'ui')(`status.${status}`),
    en: i18n.getFixedT('en', 'ui')(`status.${status}`),
  };
  return (
    <li>
      <button
        type="button"
        data-tone={tone}
        data-calm={!count?.value}
        disabled={!count}
        onClick={() =>
          count &&
          open({ kind: 'incidents', title, definition: both(definition), value: count.value, rows: count.rows })
        }
      >
        <span>{t(`ui:status.${status}`)}</span>
        <b>{count ? <Changing>{formatWallCount(count.value, language)}</Changing> : <span className="ck-bone" />}</b>
      </button>
    </li>
  );
}
