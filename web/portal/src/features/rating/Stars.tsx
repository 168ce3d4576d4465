import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/parts/Icon.tsx';

/** One to five; radio buttons underneath, each with its word. */
export function Stars({ stars, onChange }: { stars: number; onChange: (stars: number) => void }) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="stars">
      <legend>{t('rating.stars')}</legend>
      {[1, 2, 3, 4, 5].map((value) => (
        <label key={value} data-lit={value <= stars}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={stars === value}
            onChange={() => onChange(value)}
            className="unseen"
          />
          <Icon name="star" size={36} />
          <span className="unseen">{t(`rating.star.${value}`)}</span>
        </label>
      ))}
      <output>{stars > 0 ? t(`rating.star.${stars}`) : ''}</output>
    </fieldset>
  );
}
