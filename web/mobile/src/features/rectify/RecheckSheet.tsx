import type { CheckDetail, Finding } from '@shancheng/contracts/inspection-check';
import { useNow } from '@shancheng/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DueChoice } from '../../shared/check/DueChoice.tsx';
import { dayOf } from '../../shared/check/day-words.ts';
import { stepCheck, takePicture } from '../../shared/check/do-check.ts';
import { useOutbox } from '../../shared/outbox/OutboxContext.ts';
import { Icon } from '../../shared/parts/Icon.tsx';
import { tell } from '../../shared/parts/Notice.tsx';
import { Sheet } from '../../shared/parts/Sheet.tsx';
import { DraftPhoto } from '../../shared/photo/DraftPhoto.tsx';
import { PhotoButton } from '../../shared/photo/PhotoButton.tsx';
import { mayGoThere } from './recheck-mode.ts';

interface RecheckSheetProps {
  check: CheckDetail;
  finding: Finding;
  onClose: () => void;
}

const MOST_PHOTOS = 9;

/** Has it been put right: from the pictures fed back, or on the spot. */
export function RecheckSheet({ check, finding, onClose }: RecheckSheetProps) {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const there = mayGoThere(finding, dayOf(useNow()));
  const [mode, setMode] = useState<'remote' | 'on-site'>(there ? 'on-site' : 'remote');
  const [note, setNote] = useState('');
  const [photoIds, setPhotoIds] = useState<string[]>([]);
  const [dueOn, setDueOn] = useState('');
  const [failed, setFailed] = useState(false);

  async function save(passed: boolean) {
    const more = { ...(photoIds.length > 0 ? { photoIds } : {}), ...(!passed && dueOn ? { dueOn } : {}) };
    const step = { action: 'recheck', findingId: finding.id, passed, mode, note: note.trim(), ...more } as const;
    try {
      await stepCheck(outbox, check.id, step);
      onClose();
    } catch {
      tell(t('do.notSaved'), 'bad');
    }
  }
  const drop = async (id: string) => {
    setPhotoIds(photoIds.filter((one) => one !== id));
    await outbox.dismiss(id);
  };
  const ready = note.trim() !== '';
  return (
    <Sheet title={t('check.recheck.title')} onClose={onClose}>
      <fieldset className="chips">
        <legend>{t('check.recheck.how')}</legend>
        {(['remote', 'on-site'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={mode === one}
            disabled={one === 'on-site' && !there}
            onClick={() => setMode(one)}
          >
            {t(`check.recheck.${one}`)}
          </button>
        ))}
      </fieldset>
      {there ? null : <p className="quiet">{t('check.recheck.remoteFirst')}</p>}
      <label className="field">
        <span>{t('check.recheck.note')}</span>
        <textarea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      </label>
      <ul className="draft-photos">
        {photoIds.map((id, index) => (
          <DraftPhoto key={id} id={id} number={index + 1} onRemove={() => void drop(id)} />
        ))}
      </ul>
      {photoIds.length < MOST_PHOTOS ? (
        <PhotoButton
          className="side-button photo-small"
          onPhoto={async (file) => {
            const id = await takePicture(outbox, check.id, file);
            setPhotoIds((now) => [...now, id]);
          }}
        >
          <Icon name="camera" size={20} />
          {t('do.photo')}
        </PhotoButton>
      ) : null}
      {failed ? <DueChoice value={dueOn} onChange={setDueOn} /> : null}
      <div className="pair">
        <button
          type="button"
          className="side-button"
          disabled={!ready || (failed && dueOn === '')}
          onClick={() => (failed ? void save(false) : setFailed(true))}
        >
          {t(failed ? 'check.recheck.saveFailed' : 'check.recheck.failed')}
        </button>
        <button type="button" className="big-button" disabled={!ready} onClick={() => void save(true)}>
          {t('check.recheck.passed')}
        </button>
      </div>
    </Sheet>
  );
}
