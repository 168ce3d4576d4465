import type { SiteScore } from '@shancheng/contracts/siting';
import { formatMetres } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../shared/tool-ui/number-text.ts';

/** What was found of a factor, in words. */
export function useFoundText(): (score: SiteScore) => string {
  const { t } = useTranslation();
  return ({ factor, found }) => {
    if (found === undefined) return '—';
    if (factor === 'slope') return `${numberText(Number(found) * 100, 1)} %`;
    if (factor === 'road') return formatMetres(Number(found));
    if (factor === 'hazard') return `${numberText(Number(found) * 100, 1)} %`;
    if (factor === 'present-use') return t(`tools.group.${found}`);
    return String(found);
  };
}
