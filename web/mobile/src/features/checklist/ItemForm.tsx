import type { ChecklistItem } from '@shancheng/contracts/inspection-theme';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noteEntry } from '../../shared/check/do-check.ts';
import { useOutbox } from '../../shared/outbox/OutboxContext.ts';
import { Icon } from '../../shared/parts/Icon.tsx';
import { tell } from '../../shared/parts/Notice.tsx';
import { DraftPhoto } from '../../shared/photo/DraftPhoto.tsx';
import { PhotoButton } from '../../shared/photo/PhotoButton.tsx';
import { AnswerButtons } from './AnswerButtons.tsx';
import type { Answer } from './answer.ts';
import { useItemDraft } from './use-item-draft.ts';
import { WhatIsWrong } from './WhatIsWrong.tsx';

interface ItemFormProps {
  item: ChecklistItem;
  checkId: string;
  /** My earlier entry at this item. */
  corrects: string | undefined;
  onDone: () => void;
}

const MOST_PHOTOS = 9;

/** Answering a question: one tap where it is in order, a few words where it is not. */
export function ItemForm({ item, checkId, corrects, onDone }: ItemFormProps) {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const draft = useItemDraft(checkId, item.id);
  const [wrong, setWrong] = useState<Answer>();
  const [busy, setBusy] = useState(false);

  async function note({ answer, compliant }: Answer, words?: string) {
    if (busy) return;
    setBusy(true);
    const photoIds = draft.photoIds.length > 0 ? { photoIds: draft.photoIds } : {};
    const more = { ...photoIds, ...(words ? { note: words } : {}), ...(corrects ? { corrects } : {}) };
    try {
      await noteEntry(outbox, checkId, { itemId: item.id, answer, compliant, ...more });
      await draft.discard();
      navigator.vibrate?.(20);
      onDone();
    } catch {
      tell(t('do.notSaved'), 'bad');
    } finally {
      setBusy(false);
    }
  }

  const choose = (answer: Answer) => (answer.compliant ? void note(answer) : setWrong(answer));
  const { photoIds } = draft;
  return (
    <div className="item-form">
      {photoIds.length > 0 ? (
        <ul className="draft-photos">
          {photoIds.map((id, index) => (
            <DraftPhoto key={id} id={id} number={index + 1} onRemove={() => void draft.removePhoto(id)} />
          ))}
        </ul>
      ) : null}
      {photoIds.length < MOST_PHOTOS ? (
        <PhotoButton
          className={item.answer === 'photo' && photoIds.length === 0 ? 'big-button' : 'side-button photo-small'}
          onPhoto={draft.addPhoto}
        >
          <Icon name="camera" size={20} />
          {t(photoIds.length === 0 ? 'do.photo' : 'photo.more')}
        </PhotoButton>
      ) : null}
      {wrong ? (
        <WhatIsWrong
          words={draft.note}
          busy={busy}
          onWords={(words) => void draft.setNote(words)}
          onSave={() => void note(wrong, draft.note.trim())}
          onBack={() => setWrong(undefined)}
        />
      ) : (
        <AnswerButtons item={item} photos={photoIds.length} busy={busy} onAnswer={choose} />
      )}
    </div>
  );
}
