import { useTranslation } from 'react-i18next';
import { CertificatePage } from '../pages/CertificatePage.tsx';
import { CheckPage } from '../pages/CheckPage.tsx';
import { ChecksPage } from '../pages/ChecksPage.tsx';
import { ComplainPage } from '../pages/ComplainPage.tsx';
import { ComplaintsPage } from '../pages/ComplaintsPage.tsx';
import { DrawPage } from '../pages/DrawPage.tsx';
import { EnterprisePage } from '../pages/EnterprisePage.tsx';
import { HomePage } from '../pages/HomePage.tsx';
import { NoticePage } from '../pages/NoticePage.tsx';
import { ReportPage } from '../pages/ReportPage.tsx';
import { ResultPage } from '../pages/ResultPage.tsx';
import { ResultsPage } from '../pages/ResultsPage.tsx';
import { SignInPage } from '../pages/SignInPage.tsx';
import { ThemesPage } from '../pages/ThemesPage.tsx';
import { TrackPage } from '../pages/TrackPage.tsx';
import { VerifyPage } from '../pages/VerifyPage.tsx';
import { type Route, useRoute } from '../shared/route.ts';
import { Header } from './Header.tsx';
import { MineNav } from './MineNav.tsx';
import { SignedIn } from './SignedIn.tsx';

/** One page between the header and the footer; what belongs to one person wants a sign-in first. */
export function Portal() {
  const route = useRoute();
  const { t } = useTranslation();
  return (
    <div className="portal">
      <a className="skip" href="#page">
        {t('skip')}
      </a>
      <Header route={route} />
      <div id="page" tabIndex={-1} className="portal-page" data-page={route.page}>
        <Page route={route} />
      </div>
      <footer className="portal-foot">{t('foot')}</footer>
    </div>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'home':
      return <HomePage />;
    case 'verify':
      return <VerifyPage key={`${route.number} ${route.code}`} {...route} />;
    case 'report':
      return <ReportPage />;
    case 'track':
      return <TrackPage key={route.code ?? ''} {...route} />;
    case 'results':
      return <ResultsPage key={route.q ?? ''} {...route} />;
    case 'result':
      return <ResultPage key={route.code} code={route.code} />;
    case 'draw':
      return <DrawPage key={route.drawId ?? ''} {...route} />;
    case 'themes':
      return <ThemesPage key={route.themeId ?? ''} {...route} />;
    case 'certificate':
      return <CertificatePage key={route.number ?? ''} {...route} />;
    case 'sign-in':
      return <SignInPage {...route} />;
    default:
      return (
        <SignedIn route={route}>
          <MineNav route={route} />
          <Mine route={route} />
        </SignedIn>
      );
  }
}

type MineRoute = Extract<Route, { page: 'checks' | 'check' | 'notice' | 'enterprise' | 'complaints' | 'complain' }>;

function Mine({ route }: { route: MineRoute }) {
  switch (route.page) {
    case 'checks':
      return <ChecksPage />;
    case 'check':
      return <CheckPage key={route.checkId} checkId={route.checkId} />;
    case 'notice':
      return <NoticePage key={route.documentId} {...route} />;
    case 'enterprise':
      return <EnterprisePage />;
    case 'complaints':
      return <ComplaintsPage />;
    case 'complain':
      return <ComplainPage {...route} />;
  }
}
