import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { parseCoordinationSearch } from '../features/coordination/coordination-search.ts';
import { parseDatasetsSearch } from '../features/datasets/datasets-search.ts';
import { parseChecksSearch } from '../features/inspection-checks/checks-search.ts';
import { parseComplaintsSearch, parseReportsSearch } from '../features/inspection-desks/desk-search.ts';
import { parsePlansSearch } from '../features/inspection-plans/plans-search.ts';
import { parseLawsSearch } from '../features/laws/laws-search.ts';
import { parseMapSearch } from '../features/one-map/map-search.ts';
import { parseRegisterSearch } from '../features/powers/register-search.ts';
import { AuthoritiesPage } from '../pages/AuthoritiesPage.tsx';
import { CamerasPage } from '../pages/CamerasPage.tsx';
import { ComplaintsPage } from '../pages/ComplaintsPage.tsx';
import { ConflictsPage } from '../pages/ConflictsPage.tsx';
import { CoordinationPage } from '../pages/CoordinationPage.tsx';
import { DatasetPage } from '../pages/DatasetPage.tsx';
import { DatasetsPage } from '../pages/DatasetsPage.tsx';
import { FunctionsPage } from '../pages/FunctionsPage.tsx';
import { HomePage } from '../pages/HomePage.tsx';
import { ImportPage } from '../pages/ImportPage.tsx';
import { IncidentPage } from '../pages/IncidentPage.tsx';
import { InspectionCheckPage } from '../pages/InspectionCheckPage.tsx';
import { InspectionChecksPage } from '../pages/InspectionChecksPage.tsx';
import { InspectionDrawsPage } from '../pages/InspectionDrawsPage.tsx';
import { InspectionPlanPage } from '../pages/InspectionPlanPage.tsx';
import { InspectionPlansPage } from '../pages/InspectionPlansPage.tsx';
import { LawsPage } from '../pages/LawsPage.tsx';
import { LedgerPage } from '../pages/LedgerPage.tsx';
import { MatchingPage } from '../pages/MatchingPage.tsx';
import { MattersPage } from '../pages/MattersPage.tsx';
import { MapPage } from '../pages/map/MapPage.tsx';
import { OfficersPage } from '../pages/OfficersPage.tsx';
import { ReportPage } from '../pages/ReportPage.tsx';
import { ReportsPage } from '../pages/ReportsPage.tsx';
import { SubjectPage } from '../pages/SubjectPage.tsx';
import { SubjectsPage } from '../pages/SubjectsPage.tsx';
import { TableImportPage } from '../pages/TableImportPage.tsx';
import { parseConflictSearch } from '../shared/conflict-search.ts';
import { parseQueueSearch } from '../shared/queue-search.ts';
import { NotFound } from './NotFound.tsx';
import { Shell } from './Shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const queue = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: parseQueueSearch,
  component: HomePage,
});
const incident = createRoute({ getParentRoute: () => root, path: '/incidents/$incidentId', component: IncidentPage });
const report = createRoute({ getParentRoute: () => root, path: '/report', component: ReportPage });
const cameras = createRoute({ getParentRoute: () => root, path: '/cameras', component: CamerasPage });
const ledger = createRoute({ getParentRoute: () => root, path: '/ledger', component: LedgerPage });
const map = createRoute({
  getParentRoute: () => root,
  path: '/map',
  validateSearch: parseMapSearch,
  component: MapPage,
});
const conflicts = createRoute({
  getParentRoute: () => root,
  path: '/conflicts',
  validateSearch: parseConflictSearch,
  component: ConflictsPage,
});
const datasets = createRoute({
  getParentRoute: () => root,
  path: '/datasets',
  validateSearch: parseDatasetsSearch,
  component: DatasetsPage,
});
const laws = createRoute({
  getParentRoute: () => root,
  path: '/laws',
  validateSearch: parseLawsSearch,
  component: LawsPage,
});
const matters = createRoute({
  getParentRoute: () => root,
  path: '/powers/matters',
  validateSearch: parseRegisterSearch,
  component: MattersPage,
});
const authorities = createRoute({
  getParentRoute: () => root,
  path: '/powers/authorities',
  validateSearch: parseRegisterSearch,
  component: AuthoritiesPage,
});
const officers = createRoute({
  getParentRoute: () => root,
  path: '/powers/officers',
  validateSearch: parseRegisterSearch,
  component: OfficersPage,
});
const subjects = createRoute({
  getParentRoute: () => root,
  path: '/powers/subjects',
  validateSearch: parseRegisterSearch,
  component: SubjectsPage,
});
const subject = createRoute({
  getParentRoute: () => root,
  path: '/powers/subjects/$subjectId',
  component: SubjectPage,
});
const matching = createRoute({
  getParentRoute: () => root,
  path: '/powers/matching',
  validateSearch: parseRegisterSearch,
  component: MatchingPage,
});
const tableImports = createRoute({
  getParentRoute: () => root,
  path: '/powers/imports',
  validateSearch: parseRegisterSearch,
  component: TableImportPage,
});
const inspectionPlans = createRoute({
  getParentRoute: () => root,
  path: '/inspection/plans',
  validateSearch: parsePlansSearch,
  component: InspectionPlansPage,
});
const inspectionPlan = createRoute({
  getParentRoute: () => root,
  path: '/inspection/plans/$planId',
  component: InspectionPlanPage,
});
const inspectionChecks = createRoute({
  getParentRoute: () => root,
  path: '/inspection/checks',
  validateSearch: parseChecksSearch,
  component: InspectionChecksPage,
});
const inspectionCheck = createRoute({
  getParentRoute: () => root,
  path: '/inspection/checks/$checkId',
  component: InspectionCheckPage,
});
const inspectionDraws = createRoute({
  getParentRoute: () => root,
  path: '/inspection/draws',
  component: InspectionDrawsPage,
});
const complaints = createRoute({
  getParentRoute: () => root,
  path: '/inspection/complaints',
  validateSearch: parseComplaintsSearch,
  component: ComplaintsPage,
});
const reports = createRoute({
  getParentRoute: () => root,
  path: '/inspection/reports',
  validateSearch: parseReportsSearch,
  component: ReportsPage,
});
const functions = createRoute({ getParentRoute: () => root, path: '/inspection/functions', component: FunctionsPage });
const dataset = createRoute({ getParentRoute: () => root, path: '/datasets/$datasetId', component: DatasetPage });
const datasetImport = createRoute({ getParentRoute: () => root, path: '/imports/$importId', component: ImportPage });

const coordination = createRoute({
  getParentRoute: () => root,
  path: '/coordination/$kind',
  validateSearch: parseCoordinationSearch,
  component: CoordinationPage,
});

/** Search parameters stay plain words: `?status=filed,dispatched&street=500103001`. */
export const router = createRouter({
  routeTree: root.addChildren([
    queue,
    incident,
    report,
    cameras,
    ledger,
    map,
    conflicts,
    coordination,
    datasets,
    laws,
    matters,
    authorities,
    officers,
    subjects,
    subject,
    matching,
    tableImports,
    inspectionPlans,
    inspectionPlan,
    inspectionChecks,
    inspectionCheck,
    inspectionDraws,
    complaints,
    reports,
    functions,
    dataset,
    datasetImport,
  ]),
  basepath: '/console',
  scrollRestoration: true,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    const text = new URLSearchParams(kept.map(([key, value]) => [key, String(value)])).toString();
    return text ? `?${text.replaceAll('%2C', ',')}` : '';
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
