import { useTranslation } from 'react-i18next';

/** Warning level I–IV as a coloured square with its word; routine has no colour. */
export function LevelTag({ level }: { level: 'I' | 'II' | 'III' | 'IV' | 'routine' }) {
  const { t } = useTranslation('ui');
  return (
    <span className="sc-level" data-level={level}>
      {t(`level.${level}`)}
    </span>
  );
}
