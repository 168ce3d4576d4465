import type { Signature } from '@shancheng/contracts/inspection-check';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '../../shared/day.ts';

/** Who signed in which capacity, with the line as it was drawn. */
export function SignatureLine({ signature }: { signature: Signature }) {
  const { t } = useTranslation();
  const { side, name, role, certificateNo, reason, stroke, signedAt } = signature;
  return (
    <li>
      {stroke ? (
        <svg viewBox="0 0 600 200" className="stroke" role="img" aria-label={t('signing.lineOf', { name })}>
          <path d={stroke} />
        </svg>
      ) : null}
      <span>
        {t(`document.side.${side}`, { name, at: minuteOf(signedAt) })}
        <small>
          {[role, certificateNo ? t('certificateNo', { number: certificateNo }) : undefined, reason]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
    </li>
  );
}
