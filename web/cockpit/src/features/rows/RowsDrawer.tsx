import type { Cockpit } from '@shancheng/contracts/cockpit';
import { formatClock, useName } from '@shancheng/ui';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRows } from '../../shared/rows-request.tsx';
import { CameraRows } from './CameraRows.tsx';
import { IncidentRows } from './IncidentRows.tsx';
import { LedgerRows } from './LedgerRows.tsx';
import { PeopleRows } from './PeopleRows.tsx';

/** What a figure is made of: its definition, its as-of time and the rows, over the right side of the wall. */
export function RowsDrawer({ cockpit }: { cockpit: Cockpit | undefined }) {
  const { t } = useTranslation();
  const nameOf = useName();
  const { request, close } = useRows();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (request && element && !element.open) element.showModal();
    if (!request && element?.open) element.close();
  }, [request]);
  const asOf = request?.kind === 'ledger' ? cockpit?.ledger.asOf : cockpit?.asOf;
  return (
    <dialog
      ref={dialog}
      className="ck-drawer"
      aria-labelledby="ck-drawer-title"
      onClose={close}
      onPointerDown={(event) => event.target === event.currentTarget && close()}
    >
      {request ? (
        <div className="ck-drawer-body">
          <header>
            <div>
              <h2 id="ck-drawer-title">{nameOf(request.title)}</h2>
              <b>{request.value.toLocaleString('en-US')}</b>
            </div>
            <button type="button" className="ck-tool" onClick={close} aria-label={t('rows.close')}>
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M3 3l10 10M13 3 3 13" />
              </svg>
            </button>
            <p>
              <span>{t('rows.definition')}</span> {nameOf(request.definition)}
            </p>
            {asOf ? (
              <p>
                <span>{t('asOf.label')}</span> {formatClock(asOf)}
              </p>
            ) : null}
          </header>
          {request.kind === 'incidents' ? (
            <IncidentRows key={request.rows} rows={request.rows} counted={request.value} />
          ) : null}
          {request.kind === 'people' ? <PeopleRows /> : null}
          {request.kind === 'cameras' ? <CameraRows points={cockpit?.cameras.points ?? []} /> : null}
          {request.kind === 'ledger' && cockpit ? <LedgerRows ledger={cockpit.ledger} /> : null}
        </div>
      ) : null}
    </dialog>
  );
}
