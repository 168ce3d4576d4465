import type { Tone } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

interface ShareBarProps {
  /** 0 to 1; undefined: not known, which is not “none”. */
  share: number | undefined;
  tone?: Tone;
  label: string;
}

/** A share as a bar with its percentage beside. */
export function ShareBar({ share, tone = 'new', label }: ShareBarProps) {
  const { t } = useTranslation();
  if (share === undefined) return <span className="tool-unknown">{t('tools.unknown')}</span>;
  const percent = Math.min(100, Math.max(0, share * 100));
  const words = percentText(percent);
  return (
    <span className="tool-share" role="img" aria-label={`${label} ${words}`}>
      <i style={{ width: `${percent}%`, background: `var(--sc-${tone})` }} />
      <b>{words}</b>
    </span>
  );
}

/** Almost all is not all, almost nothing is not nothing. */
function percentText(percent: number): string {
  if (percent > 0 && percent < 0.1) return '<0.1%';
  if (percent > 99.9 && percent < 99.9999) return '>99.9%';
  return `${percent.toFixed(percent < 10 ? 1 : 0)}%`;
}
