import { ApiError } from '@shancheng/api-client';
import { type ChangeEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../shared/new-id.ts';
import { Icon } from '../../shared/parts/Icon.tsx';
import { Problem } from '../../shared/parts/Problem.tsx';
import { preparePhoto } from '../../shared/photo.ts';
import { usePortalApi } from '../../shared/use-portal-api.ts';
import { type DraftPhoto, MOST_PHOTOS } from './feedback-draft.ts';

interface FeedbackPhotosProps {
  checkId: string;
  photos: DraftPhoto[];
  onChange: (photos: DraftPhoto[]) => void;
}

/** Pictures go to the server as soon as they are chosen; the form then only names them. */
export function FeedbackPhotos({ checkId, photos, onChange }: FeedbackPhotosProps) {
  const { t } = useTranslation();
  const id = useId();
  const api = usePortalApi();
  const newest = useRef(photos);
  newest.current = photos;
  const [busy, setBusy] = useState(0);
  const [problem, setProblem] = useState<unknown>();

  async function add({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const files = [...(currentTarget.files ?? [])].slice(0, MOST_PHOTOS - photos.length);
    currentTarget.value = '';
    setProblem(undefined);
    for (const file of files) {
      setBusy((count) => count + 1);
      try {
        const { jpeg, thumb } = await preparePhoto(file);
        const photoId = newId();
        await api.sendPhoto(checkId, photoId, jpeg, new Date().toISOString());
        newest.current = [...newest.current, { id: photoId, thumb }];
        onChange(newest.current);
      } catch (error) {
        setProblem(error);
      } finally {
        setBusy((count) => count - 1);
      }
    }
  }
  return (
    <div className="photo-field">
      <ul className="photos">
        {photos.map((photo, at) => (
          <li key={photo.id}>
            <img src={photo.thumb} alt={t('photo.number', { number: at + 1 })} width={96} height={96} />
            <button
              type="button"
              className="sc-link-button"
              onClick={() => onChange(photos.filter((one) => one !== photo))}
            >
              {t('photo.remove')}
              <span className="unseen">{at + 1}</span>
            </button>
          </li>
        ))}
      </ul>
      <input
        id={id}
        type="file"
        accept="image/*"
        multiple
        className="unseen"
        disabled={busy > 0 || photos.length >= MOST_PHOTOS}
        onChange={(event) => void add(event)}
      />
      <label htmlFor={id} className="side-button" aria-busy={busy > 0}>
        <Icon name="camera" />
        {busy > 0 ? t('photo.sending') : t('photo.add', { left: MOST_PHOTOS - photos.length })}
      </label>
      {problem instanceof ApiError ? <Problem error={problem} /> : null}
      {problem && !(problem instanceof ApiError) ? (
        <p className="problem" role="alert">
          {t('photo.unreadable')}
        </p>
      ) : null}
    </div>
  );
}
