import { ErrorState } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UrgentSheet } from '../features/visit/UrgentSheet.tsx';
import type { ShownCheck } from '../shared/check/pending-check.ts';
import { useCheckCommand } from '../shared/check/use-check-command.ts';
import { newId } from '../shared/new-id.ts';
import { Icon, type IconName } from '../shared/parts/Icon.tsx';
import { ReasonSheet } from '../shared/parts/ReasonSheet.tsx';
import { type CheckScreen, goTo } from '../shared/route.ts';
import { useOnline } from '../shared/use-online.ts';
import { nextStepOf } from './next-step.ts';

const ICON: Record<string, IconName> = { scan: 'scan', list: 'checks', sign: 'pen', close: 'check' };

/** The one thing to do now, at the lower edge; else what the inspection waits for. */
export function CheckActionBar({ shown }: { shown: ShownCheck }) {
  const { t } = useTranslation();
  const online = useOnline();
  const { check } = shown;
  const { send, busy, error } = useCheckCommand(check.id);
  const [asking, setAsking] = useState<'urgent' | 'reopen'>();
  const next = nextStepOf(shown);
  if (!next) return null;
  if ('wait' in next) return <p className="action-bar why-not">{t(`check.wait.${next.wait}`)}</p>;

  const act = () => {
    if (isScreen(next.do)) goTo({ page: 'check', checkId: check.id, step: next.do });
    else if (next.do === 'start-urgently') setAsking('urgent');
    else void send({ commandId: newId(), action: next.do });
  };
  const needsNetwork = next.do === 'notify' || next.do === 'close';
  const mayReopen = check.allowed.includes('reopen') && check.documents.every(unsigned);
  return (
    <>
      {error ? <ErrorState error={error} /> : null}
      <footer className={mayReopen ? 'action-bar action-bar-two' : 'action-bar'}>
        {needsNetwork && !online ? <p className="why-not">{t('check.needsNetwork')}</p> : null}
        {mayReopen ? (
          <button type="button" className="side-button" onClick={() => setAsking('reopen')}>
            {t('check.reopen.title')}
          </button>
        ) : null}
        <button
          type="button"
          className={next.do === 'start-urgently' ? 'big-button big-button-danger' : 'big-button'}
          disabled={busy || (needsNetwork && !online)}
          onClick={act}
        >
          <Icon name={ICON[next.do] ?? 'next'} />
          {t(`check.do.${next.do}`)}
        </button>
      </footer>
      {asking === 'urgent' ? <UrgentSheet checkId={check.id} onClose={() => setAsking(undefined)} /> : null}
      {asking === 'reopen' ? (
        <ReasonSheet
          title={t('check.reopen.title')}
          hint={t('check.reopen.hint')}
          label={t('check.reopen.reason')}
          submit={t('check.reopen.title')}
          busy={busy}
          onReason={(reason) => {
            setAsking(undefined);
            void send({ commandId: newId(), action: 'reopen', reason });
          }}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </>
  );
}

function isScreen(step: string): step is CheckScreen {
  return step === 'scan' || step === 'list' || step === 'conclude' || step === 'sign';
}

/** The notice of the visit itself is signed by nobody. */
function unsigned({ signatures }: { signatures: readonly unknown[] }): boolean {
  return signatures.length === 0;
}
