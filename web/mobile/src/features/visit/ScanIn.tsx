import type { CheckDetail } from '@shancheng/contracts/inspection-check';
import { formatMetres } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stepCheck } from '../../shared/check/do-check.ts';
import { metresBetween } from '../../shared/distance.ts';
import type { OutboxEntry } from '../../shared/outbox/entry.ts';
import { useOutbox } from '../../shared/outbox/OutboxContext.ts';
import { Icon } from '../../shared/parts/Icon.tsx';
import { tell } from '../../shared/parts/Notice.tsx';
import { PhotoButton } from '../../shared/photo/PhotoButton.tsx';
import { recentPosition, usePosition } from '../../shared/position/position.ts';
import { deedInstant } from '../../shared/server-clock.ts';
import { checkCodeOf, looksLikeCheckCode } from './check-code.ts';
import { RefusedScan } from './RefusedScan.tsx';
import { readQr } from './read-qr.ts';
import { rememberedRecorder, rememberRecorder } from './recorder.ts';

interface ScanInProps {
  check: CheckDetail;
  refusedScan?: OutboxEntry | undefined;
  onDone: () => void;
}

/** At the door: the recorder runs, the code is read, the place is known; then the visit begins. */
export function ScanIn({ check, refusedScan, onDone }: ScanInProps) {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const { last } = usePosition();
  const [code, setCode] = useState('');
  const [recorder, setRecorder] = useState(() => rememberedRecorder(outbox.accountId));
  const missing = !looksLikeCheckCode(code)
    ? 'code'
    : recorder.trim() === ''
      ? 'recorder'
      : recentPosition() === undefined
        ? 'position'
        : undefined;

  async function scan(file: File) {
    const text = await readQr(file);
    if (text === undefined) return tell(t('check.scan.notRead'), 'bad');
    if (!looksLikeCheckCode(text)) return tell(t('check.scan.otherCode'), 'bad');
    setCode(checkCodeOf(text));
    navigator.vibrate?.(30);
  }

  async function arrive() {
    const position = recentPosition();
    if (!position || missing) return;
    const accuracy = last ? { accuracy: Math.min(100_000, Math.max(0, last.accuracyMetres)) } : {};
    const recorderNo = recorder.trim();
    rememberRecorder(outbox.accountId, recorderNo);
    const step = {
      action: 'arrive',
      at: deedInstant(),
      qr: checkCodeOf(code),
      position,
      ...accuracy,
      recorderNo,
    } as const;
    try {
      await stepCheck(outbox, check.id, step, refusedScan?.id);
      onDone();
    } catch {
      tell(t('do.notSaved'), 'bad');
    }
  }

  return (
    <>
      {refusedScan ? <RefusedScan entry={refusedScan} /> : null}
      <section className="card scan-steps">
        <h2>{t('check.scan.code')}</h2>
        {looksLikeCheckCode(code) ? (
          <p className="scan-done">
            <Icon name="check" />
            {t('check.scan.codeRead')}
          </p>
        ) : (
          <p>{t('check.scan.hint')}</p>
        )}
        <PhotoButton className={code ? 'side-button wide' : 'big-button'} onPhoto={scan}>
          <Icon name="scan" />
          {t(code ? 'check.scan.again' : 'check.scan.take')}
        </PhotoButton>
        <label className="field">
          <span>{t('check.scan.type')}</span>
          <input
            value={code}
            maxLength={200}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        </label>
      </section>
      <section className="card">
        <h2>{t('check.scan.recorder')}</h2>
        <label className="field">
          <span>{t('check.scan.recorderNo')}</span>
          <input
            value={recorder}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => setRecorder(event.currentTarget.value)}
          />
        </label>
        <h2>{t('check.scan.position')}</h2>
        <Where check={check} />
      </section>
      <footer className="action-bar">
        {missing ? <p className="why-not">{t(`check.scan.missing.${missing}`)}</p> : null}
        <button type="button" className="big-button" disabled={missing !== undefined} onClick={() => void arrive()}>
          <Icon name="place" />
          {t('check.scan.begin')}
        </button>
      </footer>
    </>
  );
}

/** How exactly the phone knows where it is, and whether that is near enough. */
function Where({ check }: { check: CheckDetail }) {
  const { t } = useTranslation();
  const { last, permission } = usePosition();
  const { location } = check.subject;
  if (permission === 'denied') return <p className="refusal">{t('check.scan.noPermission')}</p>;
  if (!last) return <p className="quiet">{t('check.scan.searching')}</p>;
  const away = location ? metresBetween(last.point, location) : undefined;
  const far = away !== undefined && away > check.geofenceMetres + Math.min(100, last.accuracyMetres);
  return (
    <p className={far ? 'refusal' : 'scan-done'}>
      <Icon name={far ? 'warning' : 'check'} />
      <span>
        {away === undefined ? t('check.scan.here') : t('place.away', { distance: formatMetres(away) })}
        {' · '}
        {t('check.scan.accuracy', { metres: formatMetres(last.accuracyMetres) })}
        {far ? <small>{t('check.scan.tooFar', { metres: check.geofenceMetres })}</small> : null}
      </span>
    </p>
  );
}
