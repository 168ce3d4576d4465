import type { PublishedResult } from '@shancheng/contracts/public-entrance';
import { type Tone, ToneTag } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

const TONE: Record<PublishedResult['outcome'], Tone> = {
  'in-order': 'closed',
  rectified: 'closed',
  rectifying: 'handling',
};

export function OutcomeTag({ outcome }: { outcome: PublishedResult['outcome'] }) {
  const { t } = useTranslation();
  return <ToneTag tone={TONE[outcome]}>{t(`results.outcome.${outcome}`)}</ToneTag>;
}
