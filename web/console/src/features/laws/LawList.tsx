import type { LawList as Laws } from '@shancheng/contracts/powers';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { versionOn } from './version-on.ts';

interface LawListProps {
  laws: Laws['items'];
  chosen: string | undefined;
  /** The day the page stands on: a statute may have ended before it, or begin after it. */
  on: string;
  onChoose: (law: string) => void;
}

/** The statutes by rank, each with the version in force on the day, or that none is. */
export function LawList({ laws, chosen, on, onChoose }: LawListProps) {
  const { t } = useTranslation();
  return (
    <ul className="choice-list">
      {laws.map(({ id, title, level, versions }) => (
        <li key={id}>
          <button type="button" aria-pressed={id === chosen} onClick={() => onChoose(id)}>
            <b>{title}</b>
            <small>
              {t(`laws.level.${level}`)} · {stateOf(versions, on, t)}
              {versions.length > 1 ? ` · ${t('laws.versions', { count: versions.length })}` : ''}
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
}

function stateOf(versions: Laws['items'][number]['versions'], on: string, t: TFunction): string {
  const held = versionOn(versions, on);
  if (held) return t('laws.since', { day: held.effectiveFrom });
  const ended = versions.find(({ effectiveUntil }) => effectiveUntil !== undefined && effectiveUntil <= on);
  if (ended) return t('laws.ended', { day: ended.effectiveUntil });
  return t('laws.notYet', { day: versions.at(-1)?.effectiveFrom });
}
