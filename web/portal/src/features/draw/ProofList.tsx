import { ToneTag } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import type { Proof } from './replay-draw.ts';

/** Each digest as published and as worked out here; the long numbers only for those who want to see them. */
export function ProofList({ proofs, seed }: { proofs: Proof[]; seed: string | undefined }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2>{t('draw.proofs')}</h2>
      <p className="hint">{t('draw.proofsHint')}</p>
      <ul className="rows">
        {proofs.map((proof) => (
          <li key={proof.key}>
            <div className="card-line">
              <strong>{t(`draw.proof.${proof.key}`)}</strong>
              <ToneTag tone={proof.matches ? 'closed' : 'overdue'}>
                {t(proof.matches ? 'draw.same' : 'draw.different')}
              </ToneTag>
            </div>
            <details>
              <summary>{t('draw.showNumbers')}</summary>
              <dl className="numbers">
                <dt>{t('draw.published')}</dt>
                <dd>{proof.published}</dd>
                <dt>{t('draw.computed')}</dt>
                <dd>{proof.computed}</dd>
              </dl>
            </details>
          </li>
        ))}
      </ul>
      {seed === undefined ? null : (
        <details>
          <summary>{t('draw.byHand')}</summary>
          <p>{t('draw.byHandHow')}</p>
          <dl className="numbers">
            <dt>{t('draw.seed')}</dt>
            <dd>{seed}</dd>
          </dl>
        </details>
      )}
    </section>
  );
}
