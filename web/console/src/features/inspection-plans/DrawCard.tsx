import type { InspectionPlanDetail } from '@shancheng/contracts/inspection-plan';
import { formatAbsolute } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { useStreets } from '../../shared/use-catalogue.ts';
import { useCounty } from '../../shared/use-county.ts';

const CLASSES = ['A', 'B', 'C', 'D'] as const;

/** Whom a double-random plan draws from, what was promised before, and where anyone replays it. */
export function DrawCard({ draw }: { draw: NonNullable<InspectionPlanDetail['draw']> }) {
  const { t } = useTranslation();
  const county = useCounty();
  const streets = useStreets(county);
  const { rule, commitment, committedAt, drawnAt, drawId } = draw;
  return (
    <section className="card">
      <h2>{t('inspection.draw.title')}</h2>
      <p>
        {t('inspection.draw.from', {
          kinds: rule.subjectKinds
            .map((kind) => t(`inspection.subjectKind.${kind}`, { defaultValue: kind }))
            .join('、'),
          place:
            rule.divisionCode === county
              ? t('inspection.form.wholeDistrict')
              : (streets.data?.find(({ code }) => code === rule.divisionCode)?.name ?? rule.divisionCode),
        })}
      </p>
      <dl className="rates">
        {CLASSES.map((one) => (
          <div key={one}>
            <dt>{t('inspection.draw.class', { name: one })}</dt>
            <dd>
              <i aria-hidden="true">
                <i style={{ width: `${rule.rates[one] * 100}%` }} />
              </i>
              <span className="sc-number">{Math.round(rule.rates[one] * 1000) / 10} %</span>
            </dd>
          </div>
        ))}
      </dl>
      <ol className="draw-steps">
        <li data-done={commitment !== undefined}>
          {commitment ? (
            <>
              {t('inspection.draw.promised', { at: committedAt ? formatAbsolute(committedAt) : '' })}
              <code title={t('inspection.draw.digest')}>{commitment}</code>
            </>
          ) : (
            t('inspection.draw.toPromise')
          )}
        </li>
        <li data-done={drawnAt !== undefined}>
          {drawnAt ? t('inspection.draw.drawn', { at: formatAbsolute(drawnAt) }) : t('inspection.draw.toDraw')}
        </li>
      </ol>
      {drawId ? (
        <a href={`/portal/draws/${drawId}`} target="_blank" rel="noreferrer">
          {t(drawnAt ? 'inspection.draw.replay' : 'inspection.draw.published')}
        </a>
      ) : null}
    </section>
  );
}
