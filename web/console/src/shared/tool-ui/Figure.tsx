import type { Tone } from '@shancheng/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface FigureProps {
  name: string;
  /** undefined: not known. */
  value: ReactNode | undefined;
  unit?: string;
  tone?: Tone;
}

/** One large number with its name. */
export function Figure({ name, value, unit, tone }: FigureProps) {
  const { t } = useTranslation();
  return (
    <div className="tool-figure" data-tone={tone}>
      <small>{name}</small>
      {value === undefined ? (
        <b className="tool-unknown">{t('tools.unknown')}</b>
      ) : (
        <b>
          {value}
          {unit ? <i>{unit}</i> : null}
        </b>
      )}
    </div>
  );
}
