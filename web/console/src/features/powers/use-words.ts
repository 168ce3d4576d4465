import { formatCount } from '@shancheng/ui';
import type { TFunction } from 'i18next';

/** A field of law by its name, or its code where it has none here. */
export const domainName = (domain: string, t: TFunction): string =>
  t(`powers.domain.${domain}`, { defaultValue: domain });
export const subjectKindName = (kind: string, t: TFunction): string =>
  t(`powers.subjectKind.${kind}`, { defaultValue: kind });

/** Fields there are names for, to choose from. */
export const DOMAINS = [
  'market',
  'culture',
  'police',
  'fire',
  'health',
  'urban',
  'ecology',
  'housing',
  'traffic',
  'labour',
];
export const SUBJECT_KINDS = [
  'internet-cafe',
  'restaurant',
  'shop',
  'night-market-stall',
  'hotel',
  'mall',
  'construction-site',
];

const FEN = 100;

/** 罚款幅度, from fen. */
export function fineText({ fineMin, fineMax }: { fineMin?: number; fineMax?: number }, t: TFunction): string {
  const yuan = (fen: number) => formatCount(fen / FEN);
  if (fineMin === undefined && fineMax === undefined) return t('powers.noFine');
  if (fineMax === undefined) return t('powers.from', { amount: yuan(fineMin ?? 0) });
  if (!fineMin) return t('powers.upTo', { amount: yuan(fineMax) });
  return t('powers.range', { from: yuan(fineMin), to: yuan(fineMax) });
}

export function spanText({ from, until }: { from: string; until?: string | undefined }, t: TFunction): string {
  return until === undefined ? t('powers.since', { day: from }) : t('powers.span', { from, to: until });
}
