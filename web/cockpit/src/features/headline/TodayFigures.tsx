import type { Cockpit } from '@shancheng/contracts/cockpit';
import { useLanguage } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { useBoth } from '../../shared/both.ts';
import { Changing } from '../../shared/Changing.tsx';
import { formatPerCent, formatWallCount } from '../../shared/format.ts';
import { type RowsRequest, useRows } from '../../shared/rows-request.tsx';

type Today = Cockpit['today'];
type Key = keyof Today;

const FLOW: readonly Key[] = ['reported', 'filed', 'closed'];
const STOCK: readonly Key[] = ['open', 'waiting', 'overdue', 'onDuty'];

/** The day in seven numbers: what came and went since midnight, and what stands open at this moment. */
export function TodayFigures({ today }: { today: Today | undefined }) {
  const { t } = useTranslation();
  return (
    <div className="ck-today">
      <section className="ck-today-group" data-group="flow" aria-label={t('today.flow')}>
        <h2>{t('today.flow')}</h2>
        {FLOW.map((key) => (
          <TodayFigure key={key} name={key} today={today} />
        ))}
      </section>
      <section className="ck-today-group" data-group="stock" aria-label={t('today.stock')}>
        <h2>{t('today.stock')}</h2>
        {STOCK.map((key) => (
          <TodayFigure key={key} name={key} today={today} />
        ))}
      </section>
    </div>
  );
}

function TodayFigure({ name, today }: { name: Key; today: Today | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const both = useBoth();
  const { open } = useRows();
  if (!today)
    return (
      <div className="ck-figure" data-loading="true">
        <span>{t(`today.${name}`)}</span>
        <b className="ck-bone" />
      </div>
    );
  const figure = today[name];
  const title = both(`today.${name}`);
  const request: RowsRequest =
    'rows' in figure ? { kind: 'incidents', title, ...figure } : { kind: 'people', title, ...figure };
  const beside = besideFigure(name, today);
  return (
    <button
      type="button"
      className="ck-figure"
      data-figure={name}
      data-calm={figure.value === 0}
      title={language === 'en' ? figure.definition.en : figure.definition.zh}
      onClick={() => open(request)}
    >
      <span>
        {t(`today.${name}`)}
        {beside ? <small>{t(`today.beside.${name}`, { value: beside })}</small> : null}
      </span>
      <b>
        <Changing>{formatWallCount(figure.value, language)}</Changing>
      </b>
    </button>
  );
}

/** A ratio of two figures that both stand on the wall; nothing that could not be checked by eye. */
function besideFigure(name: Key, today: Today): string | undefined {
  const share = (part: number, whole: number) => (whole > 0 ? `${formatPerCent(part / whole)}%` : undefined);
  if (name === 'filed') return share(today.filed.value, today.reported.value);
  if (name === 'closed') return share(today.closed.value, today.filed.value);
  if (name === 'waiting') return share(today.waiting.value, today.open.value);
  if (name === 'overdue') return share(today.overdue.value, today.open.value);
  if (name === 'onDuty' && today.onDuty.value > 0) return (today.open.value / today.onDuty.value).toFixed(1);
  return undefined;
}
