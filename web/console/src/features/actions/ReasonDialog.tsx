import { useName } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';
import { placeWords } from '../../shared/place-words.ts';
import { isDestructive } from './action-rules.ts';
import { DialogFrame } from './DialogFrame.tsx';
import type { DialogProps } from './dialog-props.ts';
import { ReasonField } from './ReasonField.tsx';

/** Asks why (or the note itself), with the case named where the deed ends it. */
export function ReasonDialog({ action, incident, act, onClose }: DialogProps) {
  const { t } = useTranslation();
  const name = useName();
  const [commandId] = useState(newCommandId);
  const [reason, setReason] = useState('');
  const suggestions = t(`reasons.${action}`, { defaultValue: '' }).split('|').filter(Boolean);
  return (
    <DialogFrame
      title={t(`act.title.${action}`, { defaultValue: t(`action.${action}`) })}
      okText={t(`action.${action}`)}
      ready={reason.trim() !== ''}
      pending={act.underWay !== undefined}
      danger={isDestructive(action)}
      onClose={onClose}
      onSubmit={() => {
        act.give({ commandId, action, reason: reason.trim() });
        onClose();
      }}
    >
      <p className="dialog-subject">
        {name(incident.eventTypeName)} · {placeWords(incident).main}
        <br />
        <span className="sc-number sc-muted">{incident.code}</span>
      </p>
      {isDestructive(action) ? <p className="dialog-warning">{t(`act.warning.${action}`)}</p> : null}
      <ReasonField
        label={action === 'note' ? t('act.note') : t('act.reason')}
        value={reason}
        onChange={setReason}
        suggestions={suggestions}
      />
    </DialogFrame>
  );
}
