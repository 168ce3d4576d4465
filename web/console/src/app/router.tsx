import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { parseCoordinationSearch } from '../features/coordination/coordination-search.ts';
import { parseDatasetsSearch } from '../features/datasets/datasets-search.ts';
import { parseLawsSearch } from '../features/laws/laws-search.ts';
import { parseMapSearch } from '../features/one-map/map-search.ts';
import { CamerasPage } from '../pages/CamerasPage.tsx';
import { ConflictsPage } from '../pages/ConflictsPage.tsx';
import { CoordinationPage } from '../pages/CoordinationPage.tsx';
import { DatasetPage } from '../pages/DatasetPage.tsx';
import { DatasetsPage } from '../pages/DatasetsPage.tsx';
import { HomePage } from '../pages/HomePage.tsx';
import { ImportPage } from '../pages/ImportPage.tsx';
import { IncidentPage } from '../pages/IncidentPage.tsx';
import { LawsPage } from '../pages/LawsPage.tsx';
import { LedgerPage } from '../pages/LedgerPage.tsx';
import { MapPage } from '../pages/map/MapPage.tsx';
import { ReportPage } from '../pages/ReportPage.tsx';
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
