import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Small pictures of a visit; a press opens the whole one. One that does not load says so. */
export function Photos({ checkId, photoIds }: { checkId: string; photoIds: readonly string[] }) {
  if (photoIds.length === 0) return null;
  return (
    <ul className="photos">
      {photoIds.map((photoId, index) => (
        <li key={photoId}>
          <Photo href={`/api/v1/inspection/checks/${checkId}/photos/${photoId}`} number={index + 1} />
        </li>
      ))}
    </ul>
  );
}

function Photo({ href, number }: { href: string; number: number }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  if (failed) return <small className="sc-muted">{t('inspection.photoFailed', { number })}</small>;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      <img src={href} alt={t('inspection.photo', { number })} loading="lazy" onError={() => setFailed(true)} />
    </a>
  );
}
