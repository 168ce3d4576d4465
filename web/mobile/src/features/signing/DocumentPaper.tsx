import type { CheckDocument } from '@shancheng/contracts/inspection-check';
import { formatAbsolute, formatShort, useNow } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { BOX } from './stroke.ts';

/** A document as it is: number, words, digest, and who has signed it. */
export function DocumentPaper({ document, open = false }: { document: CheckDocument; open?: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <details className="card paper" open={open}>
      <summary>
        {document.title}
        <small>{document.number}</small>
        {document.withdrawnAt ? <span className="mark mark-bad">{t('check.document.withdrawn')}</span> : null}
      </summary>
      <p className="quiet">
        {document.issuedBy} · {formatAbsolute(document.issuedAt)}
      </p>
      {document.parts.map(({ heading, lines }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      ))}
      {document.signatures.length > 0 ? <h3>{t('check.document.signatures')}</h3> : null}
      <ul className="signatures">
        {document.signatures.map((signature) => (
          <li key={`${signature.side} ${signature.name} ${signature.signedAt}`}>
            <span>
              {signature.name}
              <small>
                {[
                  signature.certificateNo ?? signature.role,
                  signature.side === 'refused' ? `${t('check.sign.refused')}：${signature.reason ?? ''}` : undefined,
                  formatShort(signature.signedAt, now),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            {signature.stroke ? (
              <svg viewBox={`0 0 ${BOX.width} ${BOX.height}`} aria-hidden="true">
                <path d={signature.stroke} className="pad-ink" />
              </svg>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="paper-digest">
        {t('check.document.code', { code: document.code })}
        <br />
        SM3 {document.digest}
      </p>
    </details>
  );
}
