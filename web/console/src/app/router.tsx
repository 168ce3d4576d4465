import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { parseMapSearch } from '../features/one-map/map-search.ts';
import { CamerasPage } from '../pages/CamerasPage.tsx';
import { ConflictsPage } from '../pages/ConflictsPage.tsx';
import { HomePage } from '../pages/HomePage.tsx';
import { IncidentPage } from '../pages/IncidentPage.tsx';
import { LedgerPage } from '../pages/LedgerPage.tsx';
import { MapPage } from '../pages/map/MapPage.tsx';
import { ReportPage } from '../pages/ReportPage.tsx';
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
  validateSearch: parseMapSearch,
  component: ConflictsPage,
});

/** Search parameters stay plain words: `?status=filed,dispatched&street=500103001`. */
export const router = createRouter({
  routeTree: root.addChildren([queue, incident, report, cameras, ledger, map, conflicts]),
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
