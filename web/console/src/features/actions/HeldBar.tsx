import { useNow } from '@shancheng/ui';
import { Button } from 'antd';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../shared/use-keys.ts';
import { type HeldCommand, heldCommands } from './held-commands.ts';

/** What was just ordered and can still be undone, on every page. */
export function HeldBar() {
  const held = useSyncExternalStore(heldCommands.watch, heldCommands.list);
  const last = held.at(-1);
  useKeys({ z: () => last && heldCommands.undo(last.id) }, last !== undefined);
  useEffect(() => {
    const leave = () => void heldCommands.sendAll();
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, []);
  return (
    <ul className="held-bar" role="status">
      {held.map((command) => (
        <HeldRow key={command.id} command={command} newest={command === last} />
      ))}
    </ul>
  );
}

function HeldRow({ command, newest }: { command: HeldCommand; newest: boolean }) {
  const { t } = useTranslation();
  return (
    <li>
      <span>
        <b>{t(`action.${command.action}`)}</b> <span className="sc-number">{command.code}</span>
      </span>
      <SecondsLeft until={command.sentAt} />
      <Button size="small" onClick={() => void heldCommands.sendNow(command.id)}>
        {t('held.now')}
      </Button>
      <Button size="small" type="primary" onClick={() => heldCommands.undo(command.id)}>
        {t('held.undo')}
        {newest ? <kbd>Z</kbd> : null}
      </Button>
    </li>
  );
}

/** Hidden from screen readers: a count every second would drown everything else. */
function SecondsLeft({ until }: { until: number }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const seconds = Math.min(5, Math.max(1, Math.ceil((until - now) / 1000)));
  return (
    <span className="sc-muted" aria-hidden="true">
      {t('held.sendsIn', { seconds })}
    </span>
  );
}
