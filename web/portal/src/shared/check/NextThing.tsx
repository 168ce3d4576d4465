import { ToneTag } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import type { NextThing as Next } from './next-thing.ts';

export function NextThing({ next }: { next: Next }) {
  const { t } = useTranslation();
  return <ToneTag tone={next.tone}>{t(`next.${next.key}`, { count: Math.abs(next.days ?? 0) })}</ToneTag>;
}
