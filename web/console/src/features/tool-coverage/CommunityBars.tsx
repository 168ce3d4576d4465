import type { ServiceCoverage } from '@shancheng/contracts/coverage';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../shared/tool-ui/number-text.ts';
import { useCounty } from '../../shared/use-county.ts';
import { leftOutByCommunity } from './by-community.ts';
import { useCommunityNames } from './use-community-names.ts';

const MOST_BARS = 8;

/** In which communities those live who do not reach it. */
export function CommunityBars({ uncovered }: Pick<ServiceCoverage, 'uncovered'>) {
  const { t } = useTranslation();
  const names = useCommunityNames(useCounty());
  const rows = leftOutByCommunity(uncovered).slice(0, MOST_BARS);
  const most = rows[0]?.people ?? 0;
  if (most === 0) return null;
  return (
    <>
      <h3>{t('tools.coverage.byCommunity')}</h3>
      <ul className="tool-bars">
        {rows.map(({ code, people }) => (
          <li key={code}>
            <span>{names.get(code) ?? code}</span>
            <i>
              <u style={{ width: `${(people / most) * 100}%` }} />
            </i>
            <b>{numberText(people)}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
