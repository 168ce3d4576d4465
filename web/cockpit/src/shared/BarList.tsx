import { useLanguage } from '@shancheng/ui';
import { formatWallCount } from './format.ts';

export interface Bar {
  key: string;
  name: string;
  value: number;
  /** The part of `value` shown in the colour of overdue. */
  overdue?: number;
  hint?: string;
  onOpen: () => void;
}

/** Names, bars and numbers; every row is a button to the rows behind it. */
export function BarList({ bars, slots }: { bars: readonly Bar[] | undefined; slots: number }) {
  const language = useLanguage();
  if (!bars) {
    return (
      <ul className="ck-bars" aria-hidden="true">
        {Array.from({ length: slots }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
          <li key={row} className="ck-bone" />
        ))}
      </ul>
    );
  }
  const top = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <ul className="ck-bars">
      {bars.map((bar) => (
        <li key={bar.key}>
          <button type="button" onClick={bar.onOpen} title={bar.hint} data-calm={bar.value === 0}>
            <span>{bar.name}</span>
            <i aria-hidden="true">
              <i style={{ width: `${(bar.value / top) * 100}%` }}>
                {bar.overdue ? <i style={{ width: `${(bar.overdue / bar.value) * 100}%` }} /> : null}
              </i>
            </i>
            <b>{formatWallCount(bar.value, language)}</b>
          </button>
        </li>
      ))}
    </ul>
  );
}
