import type { CheckDetail, CheckDocument } from '@shancheng/contracts/inspection-check';
import { formatAbsolute, ToneTag } from '@shancheng/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentSheet } from './DocumentSheet.tsx';

/** The documents of a check: number, who signed, and each to read and print. */
export function Documents({ documents }: Pick<CheckDetail, 'documents'>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  const shown = documents.find(({ id }) => id === open);
  return (
    <section className="card">
      <h2>{t('inspection.documents.title')}</h2>
      {documents.length === 0 ? <p className="sc-muted">{t('inspection.documents.none')}</p> : null}
      <ul className="documents">
        {documents.map((document) => (
          <DocumentRow key={document.id} document={document} onOpen={() => setOpen(document.id)} />
        ))}
      </ul>
      {shown ? <DocumentSheet document={shown} onClose={() => setOpen(undefined)} /> : null}
    </section>
  );
}

function DocumentRow({ document, onOpen }: { document: CheckDocument; onOpen: () => void }) {
  const { t } = useTranslation();
  const { title, number, issuedAt, signatures, withdrawnAt } = document;
  const officers = signatures.filter(({ side }) => side === 'officer').length;
  const subject = signatures.find(({ side }) => side !== 'officer');
  return (
    <li>
      <b>{title}</b> <span className="sc-number sc-muted">{number}</span>
      <small className="sc-muted block">
        {formatAbsolute(issuedAt)}
        {officers > 0 ? ` · ${t('inspection.documents.officersSigned', { count: officers })}` : ''}
        {subject ? ` · ${t(`inspection.documents.subject.${subject.side}`)}` : ''}
      </small>
      {withdrawnAt ? <ToneTag tone="void">{t('inspection.documents.withdrawn')}</ToneTag> : null}
      <Button size="small" onClick={onOpen}>
        {t('inspection.documents.read')}
      </Button>
    </li>
  );
}
