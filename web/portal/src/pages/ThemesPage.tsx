import { useTranslation } from 'react-i18next';
import { ThemeList } from '../features/themes/ThemeList.tsx';
import { PageHead } from '../shared/parts/PageHead.tsx';

export function ThemesPage({ themeId }: { themeId?: string }) {
  const { t } = useTranslation();
  return (
    <main className="page">
      <PageHead title={t('page.themes')} lead={t('themes.lead')} />
      <ThemeList {...(themeId ? { themeId } : {})} />
    </main>
  );
}
