import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface RightSheetProps {
  className?: string;
  label?: string;
  children: ReactNode;
}

/** The panel on the right; on a phone a sheet over the map that goes down when one wants to see or draw. */
export function RightSheet({ className = '', label, children }: RightSheetProps) {
  const { t } = useTranslation();
  const [low, setLow] = useState(false);
  return (
    <aside className={`map-right ${className}`} data-low={low} {...(label ? { 'aria-label': label } : {})}>
      <button
        type="button"
        className="sheet-handle"
        aria-expanded={!low}
        aria-label={t(low ? 'map.raise' : 'map.lower')}
        onClick={() => setLow(!low)}
      >
        {low ? '▴' : '▾'}
      </button>
      {children}
    </aside>
  );
}
