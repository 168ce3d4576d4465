import type { IncidentCommand, IncidentDetail } from '@shancheng/contracts/incident';
import { Empty, formatAbsolute, useName } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';
import { DialogFrame } from './DialogFrame.tsx';
import type { DialogProps } from './dialog-props.ts';
import { ReasonField } from './ReasonField.tsx';

type Signal = IncidentDetail['signals'][number];

/** Takes something out again: this case out of another, or one attached signal out of this case. */
export function UnmergeDialog({ action, incident, act, onClose, signalId }: DialogProps & { signalId?: string }) {
  const { t } = useTranslation();
  const [commandId] = useState(newCommandId);
  const attached = incident.signals.filter((signal) => signal.outcome === 'merged');
  const [chosen, setChosen] = useState(signalId ?? attached[0]?.id);
  const [reason, setReason] = useState('');
  const signal = attached.find((one) => one.id === chosen);
  const ready = incident.mergedInto !== undefined || signal !== undefined;

  function run() {
    act.give({ commandId, action, reason: reason.trim(), ...whatToUndo(signal) });
    onClose();
  }
  return (
    <DialogFrame
      title={t('action.unmerge')}
      okText={t('action.unmerge')}
      ready={ready && reason.trim() !== ''}
      pending={act.underWay !== undefined}
      onClose={onClose}
      onSubmit={run}
    >
      <p className="dialog-subject">
        {incident.mergedInto ? t('unmerge.own', { code: incident.mergedInto.code }) : t('unmerge.explain')}
      </p>
      {ready ? null : <Empty title={t('unmerge.none')} />}
      {incident.mergedInto ? null : <SignalChoice signals={attached} chosen={chosen} onChoose={setChosen} />}
      {ready ? (
        <ReasonField
          label={t('act.reason')}
          value={reason}
          onChange={setReason}
          suggestions={t('reasons.unmerge').split('|')}
        />
      ) : null}
    </DialogFrame>
  );
}

/** A signal that came with a merged case gives that case back; one attached on arrival becomes a case of its own. */
function whatToUndo(signal: Signal | undefined): Pick<IncidentCommand, 'from' | 'signalId'> {
  if (!signal) return {};
  return signal.fromIncidentId ? { from: signal.fromIncidentId } : { signalId: signal.id };
}

interface SignalChoiceProps {
  signals: readonly Signal[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

function SignalChoice({ signals, chosen, onChoose }: SignalChoiceProps) {
  const { t } = useTranslation();
  const name = useName();
  return (
    <div className="people" role="radiogroup" aria-label={t('action.unmerge')}>
      {signals.map((signal) => (
        <label key={signal.id} className="person" data-chosen={signal.id === chosen}>
          <input type="radio" name="signal" checked={signal.id === chosen} onChange={() => onChoose(signal.id)} />
          <span>
            <b className="sc-number">{signal.fromIncidentCode ?? t(`source.${signal.source}`)}</b>
            <small className="sc-muted">
              {formatAbsolute(signal.capturedAt)} {signal.reason ? `· ${name(signal.reason)}` : ''}
            </small>
          </span>
        </label>
      ))}
    </div>
  );
}
