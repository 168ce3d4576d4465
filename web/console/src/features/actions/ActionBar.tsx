import type { IncidentDetail } from '@shancheng/contracts/incident';
import { useName } from '@shancheng/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../shared/command-id.ts';
import { useKeys } from '../../shared/use-keys.ts';
import { ActionDialog } from './ActionDialog.tsx';
import { formOf, forwardAction, isDestructive, type OperatorAction, operatorActions } from './action-rules.ts';
import { useAct } from './use-act.tsx';

interface ActionBarProps {
  incident: IncidentDetail;
  /** In a narrow place only what is possible now is shown, with one line for the rest. */
  compact?: boolean;
}

const SHORTCUTS: Partial<Record<OperatorAction, string>> = { accept: 'A', dispatch: 'D' };

/** What may be done now, as buttons; impossible ones stay and say why. */
export function ActionBar({ incident, compact = false }: ActionBarProps) {
  const { t } = useTranslation();
  const name = useName();
  const [open, setOpen] = useState<OperatorAction>();
  const [refused, setRefused] = useState<string>();
  const act = useAct(incident);
  const states = operatorActions(incident.actions);
  const main = forwardAction(incident);

  function start(action: OperatorAction) {
    const state = states.find((one) => one.action === action);
    if (!state || act.underWay) return;
    if (!state.allowed) {
      setRefused(`${t(`action.${action}`)}：${state.why ? name(state.why) : t('act.notNow')}`);
      return;
    }
    setRefused(undefined);
    if (formOf(action) === 'none') act.give({ commandId: newCommandId(), action });
    else setOpen(action);
  }
  useKeys({ a: () => start('accept'), d: () => start('dispatch') });

  const shown = compact ? states.filter((state) => state.allowed) : states;
  return (
    <div className="actions">
      <div className="actions-row">
        {shown.map(({ action, allowed, why }) => (
          <Button
            key={action}
            type={action === main ? 'primary' : 'default'}
            danger={isDestructive(action) && allowed}
            aria-disabled={!allowed}
            className={allowed ? '' : 'action-off'}
            aria-busy={act.underWay === action}
            title={allowed ? undefined : why ? name(why) : t('act.notNow')}
            onClick={() => start(action)}
          >
            {t(`action.${action}`)}
            {SHORTCUTS[action] && allowed ? <kbd>{SHORTCUTS[action]}</kbd> : null}
          </Button>
        ))}
      </div>
      {refused ? (
        <p className="actions-why" role="status">
          {refused}
        </p>
      ) : null}
      {open ? (
        <ActionDialog key={open} action={open} incident={incident} act={act} onClose={() => setOpen(undefined)} />
      ) : null}
    </div>
  );
}
