import { useTranslation } from 'react-i18next';
import { stepCheck } from '../../shared/check/do-check.ts';
import { useOutbox } from '../../shared/outbox/OutboxContext.ts';
import { tell } from '../../shared/parts/Notice.tsx';
import { ReasonSheet } from '../../shared/parts/ReasonSheet.tsx';

/** An emergency begins without approval and notice; both are made up afterwards. */
export function UrgentSheet({ checkId, onClose }: { checkId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const outbox = useOutbox();
  async function start(reason: string) {
    try {
      await stepCheck(outbox, checkId, { action: 'start-urgently', reason });
      onClose();
    } catch {
      tell(t('do.notSaved'), 'bad');
    }
  }
  return (
    <ReasonSheet
      title={t('check.urgent.title')}
      hint={t('check.urgent.hint')}
      label={t('check.urgent.reason')}
      submit={t('check.urgent.start')}
      onReason={(reason) => void start(reason)}
      onClose={onClose}
    />
  );
}
