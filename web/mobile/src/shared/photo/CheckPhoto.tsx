import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhotoUrl } from './use-photo-url.ts';

interface CheckPhotoProps {
  checkId: string;
  photoId: string;
  number: number;
}

/** A picture of an inspection: the phone's own copy while it has one, else the server's. */
export function CheckPhoto({ checkId, photoId, number }: CheckPhotoProps) {
  const { t } = useTranslation();
  const own = usePhotoUrl(photoId);
  const [failed, setFailed] = useState(false);
  if (own === undefined && failed)
    return <span className="check-photo check-photo-missing">{t('picture.notHere')}</span>;
  const src = own ?? `/api/v1/inspection/checks/${checkId}/photos/${photoId}`;
  return (
    <a href={src} target="_blank" rel="noreferrer">
      <img
        className="check-photo"
        src={src}
        alt={t('photo.number', { number })}
        loading="lazy"
        onError={() => setFailed(true)}
      />
    </a>
  );
}
