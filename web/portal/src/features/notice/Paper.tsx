import type { CheckDocument } from '@shancheng/contracts/inspection-check';
import { SyntheticMark } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '../../shared/day.ts';
import { QrCode } from '../../shared/parts/QrCode.tsx';
import { hrefOf } from '../../shared/route.ts';
import { SignatureLine } from './SignatureLine.tsx';

interface PaperProps {
  document: CheckDocument;
  synthetic: boolean;
}

/** A document as it is read and printed. Its wording is Chinese whatever the language of the page: that is what is signed. */
export function Paper({ document, synthetic }: PaperProps) {
  const { t } = useTranslation();
  const link = new URL(hrefOf({ page: 'verify', number: document.number, code: document.code }), location.origin);
  return (
    <article className="paper">
      <div lang="zh-CN">
        <h2>{document.title}</h2>
        <p className="paper-number">{document.number}</p>
        {document.parts.map((part) => (
          <section key={part.heading}>
            <h3>{part.heading}</h3>
            {part.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </section>
        ))}
        <p className="paper-seal">
          {document.issuedBy}
          <br />
          <time dateTime={document.issuedAt}>{minuteOf(document.issuedAt)}</time>
        </p>
      </div>
      <section>
        <h3>{t('document.signatures')}</h3>
        {document.signatures.length === 0 ? <p>{t('document.noSignature')}</p> : null}
        <ul className="signatures">
          {document.signatures.map((signature) => (
            <SignatureLine key={`${signature.side} ${signature.name} ${signature.signedAt}`} signature={signature} />
          ))}
        </ul>
      </section>
      <footer className="paper-foot">
        <QrCode text={link.href} label={t('document.qrLabel')} size={112} />
        <p>
          {t('document.verifyAt')}
          <br />
          {t('document.number')} <strong>{document.number}</strong>
          <br />
          {t('verify.code')} <strong>{document.code}</strong>
          <br />
          <small>
            {t('document.digest')} <code className="digest">{document.digest}</code>
          </small>
          {synthetic ? <SyntheticMark /> : null}
        </p>
      </footer>
      {document.withdrawnAt ? (
        <p className="withdrawn" role="note">
          {t('document.withdrawnAt', { at: minuteOf(document.withdrawnAt) })}
        </p>
      ) : null}
    </article>
  );
}
