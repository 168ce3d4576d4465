import type { EnterpriseCheck } from '@shancheng/contracts/portal';
import { type Tone, ToneTag } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '../../shared/day.ts';
import { Link } from '../../shared/parts/Link.tsx';
import { type SigningState, signingState } from './signing-state.ts';

const TONE: Record<SigningState, Tone> = {
  withdrawn: 'void',
  signed: 'closed',
  refused: 'void',
  'to-sign': 'waiting',
  issued: 'new',
};

/** The papers of a check and whether one still has to sign. */
export function DocumentList({ check }: { check: EnterpriseCheck }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2>{t('document.list')}</h2>
      {check.documents.length === 0 ? <p>{t('document.none')}</p> : null}
      <ul className="rows">
        {check.documents.map((document) => {
          const state = signingState(document, check.allowed);
          return (
            <li key={document.id}>
              <Link to={{ page: 'notice', checkId: check.id, documentId: document.id }} className="card-line">
                <span>
                  <strong>{document.title}</strong>
                  <small>
                    {document.number} · {minuteOf(document.issuedAt)}
                  </small>
                </span>
                <ToneTag tone={TONE[state]}>{t(`document.state.${state}`)}</ToneTag>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
