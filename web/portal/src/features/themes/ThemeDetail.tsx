import type { InspectionTheme } from '@shancheng/contracts/inspection-theme';
import { useName } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/parts/Icon.tsx';

interface ThemeDetailProps {
  theme: InspectionTheme;
  /** Names by id. */
  authorities: Record<string, string>;
}

/** Everything a visit asks, so that a shop can look for itself beforehand; made to be printed. */
export function ThemeDetail({ theme, authorities }: ThemeDetailProps) {
  const { t } = useTranslation();
  const nameOf = useName();
  const authority = (id: string) => (id === 'initiator' ? t('themes.initiator') : (authorities[id] ?? id));
  return (
    <>
      <section className="card">
        <div className="card-line">
          <h2>{nameOf(theme.title)}</h2>
          <button type="button" className="side-button no-print" onClick={() => window.print()}>
            <Icon name="print" size={20} />
            {t('print')}
          </button>
        </div>
        {theme.doubtful ? <p className="hint">{t('themes.doubtful')}</p> : null}
        <h3>{t('themes.agencies')}</h3>
        <p>{[...new Set(theme.agencies.map(({ authorityId }) => authority(authorityId)))].join(t('comma'))}</p>
        <p className="hint">{t('themes.once')}</p>
        <h3>{t('themes.documents')}</h3>
        <ul className="ticks">
          {theme.documents.map((document) => (
            <li key={document.id}>{nameOf(document)}</li>
          ))}
        </ul>
        <h3>{t('themes.advice')}</h3>
        <ul className="dots">
          {theme.advice.map((advice) => (
            <li key={advice.zh}>{nameOf(advice)}</li>
          ))}
        </ul>
      </section>
      <section className="card">
        <h2>{t('themes.questions', { count: theme.checklist.length })}</h2>
        <ol className="questions">
          {theme.checklist.map((item) => (
            <li key={item.id}>
              {nameOf(item)}
              <small>
                {t('themes.askedBy')}
                {[...new Set(item.answers.map(({ authorityId }) => authority(authorityId)))].join(t('comma'))}
              </small>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
