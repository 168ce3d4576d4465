import type { CheckDocument, Signature } from '@shancheng/contracts/inspection-check';
import { formatAbsolute } from '@shancheng/ui';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';

/** A document as a sheet of paper, over the page; printing prints the sheet alone. */
export function DocumentSheet({ document: shown, onClose }: { document: CheckDocument; onClose: () => void }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  return createPortal(
    <dialog ref={box} className="sheet-over" aria-label={shown.title} onClose={onClose}>
      <p className="sheet-actions">
        <Button type="primary" onClick={() => window.print()}>
          {t('inspection.documents.print')}
        </Button>
        <Button onClick={() => box.current?.close()}>{t('inspection.back')}</Button>
      </p>
      <article className="sheet" lang="zh-CN">
        <h1>{shown.title}</h1>
        <p className="sheet-number">{shown.number}</p>
        {shown.parts.map((part) => (
          <section key={part.heading}>
            <h2>{part.heading}</h2>
            {part.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </section>
        ))}
        <ul className="sheet-signatures">
          {shown.signatures.map((signature) => (
            <li key={`${signature.side}/${signature.name}/${signature.signedAt}`}>
              <SignatureText signature={signature} />
            </li>
          ))}
        </ul>
        <footer>
          <p>
            {shown.issuedBy} · {formatAbsolute(shown.issuedAt)}
          </p>
          <p>
            {t('inspection.documents.code')} <b className="sc-number">{shown.code}</b> ·{' '}
            {t('inspection.documents.verifyAt')}
          </p>
          <small className="sheet-digest">SM3 {shown.digest}</small>
        </footer>
        {shown.withdrawnAt ? <p className="sheet-withdrawn">{t('inspection.documents.withdrawn')}</p> : null}
      </article>
    </dialog>,
    document.body,
  );
}

function SignatureText({
  signature: { side, name, role, certificateNo, stroke, reason, signedAt },
}: {
  signature: Signature;
}) {
  const { t } = useTranslation();
  return (
    <>
      {stroke ? (
        <svg viewBox="0 0 600 200" role="img" aria-label={t('inspection.documents.signatureOf', { name })}>
          <path d={stroke} fill="none" stroke="currentColor" strokeWidth="6" strokeLinecap="round" />
        </svg>
      ) : null}
      <b>{name}</b>
      <small>
        {t(`inspection.documents.side.${side}`)}
        {role ? ` · ${role}` : ''}
        {certificateNo ? ` · ${certificateNo}` : ''}
        {reason ? ` · ${reason}` : ''}
      </small>
      <small className="sc-number">{formatAbsolute(signedAt)}</small>
    </>
  );
}
