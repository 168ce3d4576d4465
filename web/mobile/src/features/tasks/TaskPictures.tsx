import type { EvidenceItem } from '@shancheng/contracts/incident';
import { formatShort, useNow } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TaskPicture } from '../../shared/task/TaskPicture.tsx';

/** The newest camera picture large; the others one tap away. */
export function TaskPictures({ evidence }: { evidence: readonly EvidenceItem[] }) {
  const { t } = useTranslation();
  const now = useNow();
  const first = evidence.find((item) => item.kind === 'snapshot') ?? evidence[0];
  const [chosen, setChosen] = useState<string>();
  const item = evidence.find(({ id }) => id === chosen) ?? first;
  if (!item) return <p className="picture picture-missing">{t('picture.none')}</p>;
  return (
    <div className="task-pictures">
      <TaskPicture key={item.id} item={item} eager />
      <p className="picture-source">
        {t(`ui:evidenceKind.${item.kind}`)} · {item.source} · {formatShort(item.capturedAt, now)}
      </p>
      {evidence.length > 1 ? (
        <div className="picture-row">
          {evidence.map(({ id, href, source }, index) => (
            <button key={id} type="button" aria-pressed={id === item.id} onClick={() => setChosen(id)}>
              <img src={href} alt={t('picture.choose', { number: index + 1, source })} loading="lazy" />
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
