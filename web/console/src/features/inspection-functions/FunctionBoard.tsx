import type { EnforcementFunctions } from '@shancheng/contracts/inspection-theme';
import { ToneTag, useName } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

type EnforcementFunction = EnforcementFunctions['items'][number];

const PLACES = ['console', 'mobile', 'portal'] as const;

/** One card a function: what it does, and where it is used. What is planned says so and leads nowhere. */
export function FunctionBoard({ functions }: { functions: readonly EnforcementFunction[] }) {
  const { t } = useTranslation();
  return (['in-use', 'planned'] as const).map((status) => {
    const shown = functions.filter((one) => one.status === status);
    return (
      <section key={status}>
        <h2>{t(`inspection.functions.${status}`, { count: shown.length })}</h2>
        <ul className="function-board">
          {shown.map((one) => (
            <li key={one.id} className="card" data-status={status}>
              <FunctionCard one={one} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

function FunctionCard({ one }: { one: EnforcementFunction }) {
  const { t } = useTranslation();
  const name = useName();
  const hrefOf = (place: (typeof PLACES)[number]) =>
    place === 'console' && one.themeId !== undefined
      ? `/console/inspection/plans?new=daily&theme=${one.themeId}`
      : one[place];
  return (
    <>
      <h3>{name(one.title)}</h3>
      <p className="sc-muted">{name(one.about)}</p>
      <footer>
        {one.status === 'planned' ? <ToneTag tone="void">{t('inspection.functions.soon')}</ToneTag> : null}
        {PLACES.map((place) => {
          const href = hrefOf(place);
          return href ? (
            <a key={place} href={href}>
              {t(`inspection.functions.at.${place}`)}
            </a>
          ) : null;
        })}
      </footer>
    </>
  );
}
