import { useTranslation } from 'react-i18next';
import { TrackAnswer } from '../features/track/TrackAnswer.tsx';
import { TrackForm } from '../features/track/TrackForm.tsx';
import { PageHead } from '../shared/parts/PageHead.tsx';

export function TrackPage({ code = '' }: { code?: string }) {
  const { t } = useTranslation();
  return (
    <main className="page narrow">
      <PageHead title={t('page.track')} lead={t('track.lead')} />
      <TrackForm code={code} />
      {code ? <TrackAnswer code={code} /> : null}
    </main>
  );
}
