import type { MapLayer } from '@shancheng/contracts/map';
import { useName } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';

/** Says that an answer is unknown, and which data is missing. */
export function MissingNotice({ missing, layers }: { missing: readonly string[]; layers: readonly MapLayer[] }) {
  const { t } = useTranslation();
  const name = useName();
  const words = missing.map((key) => {
    const layer = layers.find((one) => one.key === key);
    return layer ? name(layer.name) : key;
  });
  return (
    <p className="tool-notice" role="note">
      <b>{t('tools.unknown')}</b>{' '}
      {words.length > 0 ? t('tools.missing', { data: words.join('、') }) : t('tools.noData')}
    </p>
  );
}
