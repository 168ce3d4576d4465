import { Empty, formatMetres, StatusTag, useName } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';
import { DialogFrame } from './DialogFrame.tsx';
import type { DialogProps } from './dialog-props.ts';
import { ReasonField } from './ReasonField.tsx';

/** Attaches this case to another of the same type nearby. It can be undone from the other one. */
export function MergeDialog({ action, incident, act, onClose }: DialogProps) {
  const { t } = useTranslation();
  const name = useName();
  const [commandId] = useState(newCommandId);
  const [into, setInto] = useState(incident.nearby[0]?.id);
  const [reason, setReason] = useState('');
  const chosen = incident.nearby.find((other) => other.id === into);
  const suggestions = chosen
    ? [
        t('merge.reasonNear', { metres: formatMetres(chosen.metres), minutes: Math.round(chosen.minutes) }),
        ...t('reasons.merge').split('|'),
      ]
    : [];
  return (
    <DialogFrame
      title={t('merge.title')}
      okText={t('action.merge')}
      ready={into !== undefined && reason.trim() !== ''}
      pending={act.underWay !== undefined}
      onClose={onClose}
      onSubmit={() => {
        if (into) act.give({ commandId, action, into, reason: reason.trim() });
        onClose();
      }}
    >
      <p className="dialog-subject">
        {t('merge.explain', { code: incident.code, type: name(incident.eventTypeName) })}
      </p>
      {incident.nearby.length === 0 ? <Empty title={t('merge.none')} hint={t('merge.noneHint')} /> : null}
      <div className="people" role="radiogroup" aria-label={t('merge.title')}>
        {incident.nearby.map((other) => (
          <label key={other.id} className="person" data-chosen={other.id === into}>
            <input type="radio" name="into" checked={other.id === into} onChange={() => setInto(other.id)} />
            <span>
              <b className="sc-number">{other.code}</b>
              <small className="sc-muted">
                {t('merge.apart', { metres: formatMetres(other.metres), minutes: Math.round(other.minutes) })}
              </small>
            </span>
            <span className="person-facts">
              <StatusTag status={other.status} />
            </span>
          </label>
        ))}
      </div>
      {chosen ? (
        <ReasonField label={t('act.reason')} value={reason} onChange={setReason} suggestions={suggestions} />
      ) : null}
    </DialogFrame>
  );
}
