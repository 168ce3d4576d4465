import { useTranslation } from 'react-i18next';
import { CONFLICT_TYPES, type ConflictSearch, SEVERITIES } from '../../shared/conflict-search.ts';
import { areaText } from '../../shared/measure.ts';
import { useConflictCounts } from '../../shared/use-conflicts.ts';

interface ConflictBarsProps {
  search: ConflictSearch;
  onChange: (change: { [K in 'type' | 'severity']?: ConflictSearch[K] | undefined }) => void;
}

/** How many there are of each kind; a press narrows the list to it, another takes that back. */
export function ConflictBars({ search, onChange }: ConflictBarsProps) {
  const { t } = useTranslation();
  const { data } = useConflictCounts(search);
  return (
    <div className="conflict-bars">
      <Bars
        label={t('conflicts.byType')}
        keys={CONFLICT_TYPES}
        counted={data?.byType}
        chosen={search.type}
        wordOf={(key) => t(`conflicts.type.${key}`)}
        onChoose={(type) => onChange({ type })}
      />
      <Bars
        label={t('conflicts.bySeverity')}
        keys={SEVERITIES}
        counted={data?.bySeverity}
        chosen={search.severity}
        wordOf={(key) => t(`conflicts.severity.${key}`)}
        onChoose={(severity) => onChange({ severity })}
      />
    </div>
  );
}

interface BarsProps<K extends string> {
  label: string;
  keys: readonly K[];
  /** Undefined until the first figures are there. */
  counted: readonly { key: string; count: number; areaM2: number }[] | undefined;
  chosen: K | undefined;
  wordOf: (key: K) => string;
  onChoose: (key: K | undefined) => void;
}

function Bars<K extends string>({ label, keys, counted, chosen, wordOf, onChoose }: BarsProps<K>) {
  const most = Math.max(1, ...(counted ?? []).map(({ count }) => count));
  return (
    <fieldset>
      <legend>{label}</legend>
      {keys.map((key) => {
        const found = counted?.find((one) => one.key === key);
        const count = found?.count ?? 0;
        return (
          <button
            key={key}
            type="button"
            aria-pressed={key === chosen}
            data-none={counted !== undefined && count === 0}
            title={found ? `${wordOf(key)} · ${areaText(found.areaM2)}` : wordOf(key)}
            onClick={() => onChoose(key === chosen ? undefined : key)}
          >
            <span>{wordOf(key)}</span>
            <i aria-hidden="true">
              <i data-severity={key} style={{ width: `${(count / most) * 100}%` }} />
            </i>
            <b>{counted === undefined ? '' : count}</b>
          </button>
        );
      })}
    </fieldset>
  );
}
