import { useTranslation } from 'react-i18next';
import { DrawForm } from '../features/draw/DrawForm.tsx';
import { DrawReplay } from '../features/draw/DrawReplay.tsx';
import { PageHead } from '../shared/parts/PageHead.tsx';

export function DrawPage({ drawId }: { drawId?: string }) {
  const { t } = useTranslation();
  return (
    <main className="page">
      <PageHead title={t('page.draw')} lead={t('draw.lead')} />
      {drawId ? <DrawReplay drawId={drawId} /> : <DrawForm />}
    </main>
  );
}
