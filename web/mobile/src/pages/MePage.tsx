import { ConnectionBadge, LanguageSwitch, useSession } from '@shancheng/ui';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { countUnsent } from '../shared/outbox/entry.ts';
import { useOutboxView } from '../shared/outbox/OutboxContext.ts';
import { tell } from '../shared/parts/Notice.tsx';
import { Sheet } from '../shared/parts/Sheet.tsx';
import { usePosition } from '../shared/position/position.ts';
import { soundState, startRinging, stopRinging } from '../shared/ring/ring.ts';
import { goTo } from '../shared/route.ts';
import { forgetReadData } from '../shared/snapshot/snapshot.ts';
import { PageHead } from './PageHead.tsx';

const TRIAL_RING_MS = 1_500;

/** Who I am, whether the phone is ready to ring, language, and the way out. */
export function MePage() {
  const { t } = useTranslation();
  const { status } = useSession();
  const { permission } = usePosition();
  const heard = useSyncExternalStore(soundState.subscribe, soundState.isOpen);
  const { waiting, refused } = countUnsent(useOutboxView().entries);
  if (status.state !== 'signed-in') return null;
  const { displayName, orgName, roles } = status.session;
  return (
    <main className="page">
      <PageHead title={t('page.me')} />
      <section className="card me-name">
        <strong>{displayName}</strong>
        <span className="quiet">{orgName ?? roles.map((role) => role.zh).join('、')}</span>
      </section>
      <section className="card settings">
        <div>
          <span>{t('me.connection')}</span>
          <ConnectionBadge />
        </div>
        <div>
          <span>
            {t('me.sound')}
            <small>{t(heard ? 'me.soundOpen' : 'me.soundShut')}</small>
          </span>
          <button type="button" className="side-button" onClick={tryRing}>
            {t('me.tryRing')}
          </button>
        </div>
        <div>
          <span>{t('me.position')}</span>
          <span className="quiet">{t(`me.positionState.${permission}`)}</span>
        </div>
        <button type="button" onClick={() => goTo({ page: 'unsent' })}>
          <span>{t('page.unsent')}</span>
          <span className="quiet">
            {waiting + refused > 0 ? t('me.unsent', { count: waiting + refused }) : t('me.allSent')}
          </span>
        </button>
        <div>
          <span>{t('me.language')}</span>
          <LanguageSwitch />
        </div>
      </section>
      <SignOut unsent={waiting + refused} />
    </main>
  );
}

function tryRing(): void {
  startRinging();
  setTimeout(stopRinging, TRIAL_RING_MS);
}

/** Leaving asks first when something is not sent: it stays on the phone for this officer. */
function SignOut({ unsent }: { unsent: number }) {
  const { t } = useTranslation();
  const { signOut } = useSession();
  const [asking, setAsking] = useState(false);
  async function leave() {
    setAsking(false);
    try {
      await signOut();
      await forgetReadData();
    } catch {
      tell(t('me.signOutOffline'), 'bad');
    }
  }
  return (
    <>
      <button type="button" className="side-button wide" onClick={() => (unsent > 0 ? setAsking(true) : void leave())}>
        {t('ui:login.signOut')}
      </button>
      {asking ? (
        <Sheet title={t('me.unsentTitle', { count: unsent })} onClose={() => setAsking(false)}>
          <p>{t('me.unsentStay')}</p>
          <button type="button" className="big-button big-button-danger" onClick={() => void leave()}>
            {t('me.leaveAnyway')}
          </button>
        </Sheet>
      ) : null}
    </>
  );
}
