import type { IncidentStatus } from '@shancheng/contracts/incident';
import { useTranslation } from 'react-i18next';
import type { Tone } from '../tokens.ts';
import { ToneIcon } from './ToneIcon.tsx';
import { toneOf } from './tone.ts';

/** A tag of any tone with its shape and word. */
export function ToneTag({ tone, children, title }: { tone: Tone; children: React.ReactNode; title?: string }) {
  return (
    <span className="sc-tag" data-tone={tone} title={title}>
      <ToneIcon tone={tone} />
      <span>{children}</span>
    </span>
  );
}

/** An incident’s status with shape and word; red with “已超期” on hover when past its limit. */
export function StatusTag({ status, overdue = false }: { status: IncidentStatus; overdue?: boolean }) {
  const { t } = useTranslation('ui');
  const tone = toneOf(status, overdue);
  return (
    <ToneTag tone={tone} {...(tone === 'overdue' ? { title: t('tone.overdue') } : {})}>
      {t(`status.${status}`)}
    </ToneTag>
  );
}

/** 疑似: the machine only suspects, a person must confirm. */
export function SuspectedMark() {
  const { t } = useTranslation('ui');
  return <span className="sc-suspected">{t('suspected')}</span>;
}

/** 合成: invented for the demonstration. */
export function SyntheticMark() {
  const { t } = useTranslation('ui');
  return <span className="sc-synthetic">{t('synthetic')}</span>;
}
