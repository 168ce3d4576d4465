import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface PhotoRowProps {
  checkId: string;
  photoIds: readonly string[];
  label: string;
}

/** Pictures in a row; each opens in full. */
export function PhotoRow({ checkId, photoIds, label }: PhotoRowProps) {
  if (photoIds.length === 0) return null;
  return (
    <ul className="photos">
      {photoIds.map((photoId, at) => (
        <li key={photoId}>
          <Photo src={`/api/v1/portal/checks/${checkId}/photos/${photoId}`} label={`${label} ${at + 1}`} />
        </li>
      ))}
    </ul>
  );
}

function Photo({ src, label }: { src: string; label: string }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  if (failed) return <span className="photo-missing">{t('photo.missing')}</span>;
  return (
    <a href={src} target="_blank" rel="noreferrer">
      <img src={src} alt={label} width={96} height={96} loading="lazy" onError={() => setFailed(true)} />
    </a>
  );
}
