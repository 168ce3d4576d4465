import type { LawList as Laws } from '@shancheng/contracts/powers';
import { useTranslation } from 'react-i18next';

interface LawListProps {
  laws: Laws['items'];
  chosen: string | undefined;
  onChoose: (law: string) => void;
}

/** The statutes by rank, each with the day its newest version began. */
export function LawList({ laws, chosen, onChoose }: LawListProps) {
  const { t } = useTranslation();
  return (
    <ul className="law-list">
      {laws.map(({ id, title, level, versions }) => (
        <li key={id}>
          <button type="button" aria-pressed={id === chosen} onClick={() => onChoose(id)}>
            <b>{title}</b>
            <small>
              {t(`laws.level.${level}`)} · {t('laws.since', { day: versions[0]?.effectiveFrom ?? '' })}
              {versions.length > 1 ? ` · ${t('laws.versions', { count: versions.length })}` : ''}
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
}
