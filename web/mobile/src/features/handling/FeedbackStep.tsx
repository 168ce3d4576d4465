import type { Task } from '@shancheng/contracts/task';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/parts/Icon.tsx';
import { DraftPhoto } from '../../shared/photo/DraftPhoto.tsx';
import { PhotoButton } from '../../shared/photo/PhotoButton.tsx';
import type { useDraft } from './use-draft.ts';

const MOST_PHOTOS = 9;
const LONGEST_NOTE = 2000;

interface FeedbackStepProps {
  task: Task;
  work: ReturnType<typeof useDraft>;
}

/** What was done: pictures taken so far, and words if the officer wants to. */
export function FeedbackStep({ task, work }: FeedbackStepProps) {
  const { t } = useTranslation();
  const { draft, setNote, addPhoto, removePhoto } = work;
  if (draft.uploadIds.length === 0) {
    return (
      <section className="card">
        <h2>{t('feedback.title')}</h2>
        <p>{t(task.rework ? 'feedback.photoAgain' : 'feedback.photoFirst')}</p>
      </section>
    );
  }
  return (
    <section className="card">
      <h2>{t('feedback.title')}</h2>
      <ul className="draft-photos">
        {draft.uploadIds.map((id, index) => (
          <DraftPhoto key={id} id={id} number={index + 1} onRemove={() => void removePhoto(id)} />
        ))}
        {draft.uploadIds.length < MOST_PHOTOS ? (
          <li>
            <PhotoButton className="photo-more" onPhoto={addPhoto}>
              <Icon name="camera" />
              {t('photo.more')}
            </PhotoButton>
          </li>
        ) : null}
      </ul>
      <label className="field">
        <span>{t('feedback.note')}</span>
        <textarea
          rows={3}
          maxLength={LONGEST_NOTE}
          value={draft.note}
          placeholder={t('feedback.notePlaceholder')}
          onChange={(event) => void setNote(event.currentTarget.value)}
        />
      </label>
    </section>
  );
}
