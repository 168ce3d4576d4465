import { useName } from '@shancheng/ui';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';
import type { DialogProps } from './ActionDialog.tsx';
import { isDestructive } from './action-rules.ts';
import { ReasonField } from './ReasonField.tsx';

/** Asks why (or the note itself), with the case named where the deed ends it. */
export function ReasonDialog({ action, incident, act, onClose }: DialogProps) {
  const { t } = useTranslation();
  const name = useName();
  const [commandId] = useState(newCommandId);
  const [reason, setReason] = useState('');
  const suggestions = t(`reasons.${action}`, { defaultValue: '' }).split('|').filter(Boolean);
  return (
    <Modal
      open
      width={520}
      title={t(`act.title.${action}`, { defaultValue: t(`action.${action}`) })}
      okText={t(`action.${action}`)}
      okButtonProps={{ danger: isDestructive(action), disabled: reason.trim() === '', loading: act.isPending }}
      onCancel={onClose}
      onOk={() => act.mutate({ commandId, action, reason: reason.trim() }, { onSuccess: onClose })}
    >
      <p className="dialog-subject">
        {name(incident.eventTypeName)} · {incident.address}
        <br />
        <span className="sc-number sc-muted">{incident.code}</span>
      </p>
      {isDestructive(action) ? <p className="dialog-warning">{t(`act.warning.${action}`)}</p> : null}
      <ReasonField
        autoFocus
        label={action === 'note' ? t('act.note') : t('act.reason')}
        value={reason}
        onChange={setReason}
        suggestions={suggestions}
      />
    </Modal>
  );
}
