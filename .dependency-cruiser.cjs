/**
 * The directions of the house, as errors. docs/decisions and CONTRIBUTING.md say why; here is only what.
 * A wing is a folder of domains, a domain is a folder whose only door is its index.ts.
 */
const domain = '(?:(?:base|territory|operations|enforcement|exchange)/[^/]+|cockpit)';
const inServer = '^server/src/';
const test = '(\\.test\\.tsx?$|/test-[^/]+\\.ts$|/fixtures?/|\\.fixture\\.ts$)';

/** Wings from the ground up; those of one floor never import each other. */
const floors = [['platform'], ['base'], ['territory'], ['operations', 'enforcement'], ['exchange', 'cockpit']];

const wings = floors.flatMap((floor, height) =>
  floor.map((wing) => {
    const besides = floor.filter((other) => other !== wing);
    const above = floors.slice(height + 1).flat();
    return {
      name: `${wing}-imports-downwards`,
      comment: 'A wing imports only what lies below it; the same floor and upwards are reached by events.',
      severity: 'error',
      from: { path: `${inServer}${wing}/`, pathNot: test },
      to: { path: `${inServer}(${[...besides, ...above, 'start', 'app\\.ts'].join('|')})` },
    };
  }),
);

/** Inside a wing: each domain with the domains it may import. */
const order = {
  base: {
    directory: [],
    catalogue: ['directory'],
    registry: ['directory'],
    sharing: ['registry', 'catalogue', 'directory'],
  },
  territory: {
    datasets: [],
    plans: ['datasets'],
    toolbox: ['plans', 'datasets'],
    services: ['plans', 'datasets'],
    scene: ['plans', 'datasets'],
  },
  operations: {
    cameras: [],
    sensing: [],
    grid: [],
    incidents: ['cameras', 'sensing', 'grid'],
    dispatch: ['incidents', 'cameras', 'sensing', 'grid'],
    tracks: ['incidents', 'cameras', 'sensing', 'grid'],
  },
  enforcement: {
    powers: [],
    inspection: ['powers'],
    penalty: ['powers'],
    oversight: ['penalty', 'inspection', 'powers'],
  },
  exchange: { packs: [], federation: [] },
};

const domains = Object.entries(order).flatMap(([wing, members]) =>
  Object.entries(members).map(([name, below]) => ({
    name: `${wing}-${name}-imports-in-order`,
    comment: `Inside ${wing}, ${name} may import ${below.join(', ') || 'no other domain'}.`,
    severity: 'error',
    from: { path: `${inServer}${wing}/${name}/`, pathNot: test },
    to: { path: `${inServer}${wing}/[^/]+/`, pathNot: [name, ...below].map((other) => `${inServer}${wing}/${other}/`) },
  })),
);

const doors = [
  {
    name: 'domain-by-its-door',
    comment: 'Another domain is reached only through its index.ts (tests may use its test helpers).',
    severity: 'error',
    from: { path: `${inServer}(${domain})/` },
    to: { path: `${inServer}${domain}/.`, pathNot: [`${inServer}$1/`, `${inServer}${domain}/index\\.ts$`, test] },
  },
  {
    name: 'start-by-the-door',
    comment: 'Process roles reach a domain through its index.ts.',
    severity: 'error',
    from: { path: `${inServer}(start/|app\\.ts$)`, pathNot: test },
    to: { path: `${inServer}${domain}/.`, pathNot: [`${inServer}${domain}/index\\.ts$`, '/module\\.ts$'] },
  },
  {
    name: 'module-only-by-app',
    comment: 'Only app.ts knows the list of domains.',
    severity: 'error',
    from: { pathNot: `${inServer}app\\.ts$` },
    to: { path: `${inServer}${domain}/module\\.ts$` },
  },
  {
    name: 'no-test-code-in-production',
    severity: 'error',
    comment: 'Tests and their helpers stay out of what runs.',
    from: { path: '^(server|vision|packages|web)/', pathNot: test },
    to: { path: test, pathNot: 'node_modules' },
  },
];

/** Rules decide on values; what they decide on is loaded for them. */
const ruleFiles =
  '/(incident|incident-rules|task|dispatch|routing|observation|merge|escalation|allowed-actions|decide[^/]*|evolve[^/]*|[^/]*rules?).ts$';
const purity = [
  {
    name: 'rules-are-pure',
    comment: 'A pure rule file imports no store, route, job, module or database.',
    severity: 'error',
    from: { path: ruleFiles, pathNot: `^(?!${inServer.slice(1)}(?!platform/))` },
    to: {
      path: [
        '(-store|-queries|-adapter|-job|-listener|/routes|/listeners|/module)\\.ts$',
        `${inServer}platform/(db|http|jobs|events|push|files|audit|log|config|platform)`,
        'node_modules/(pg|kysely|fastify|graphile-worker)/',
        '^(node:)?(fs|net|http|https|child_process|worker_threads)',
      ],
    },
  },
  {
    name: 'pg-only-in-platform-db',
    comment: 'Everything else goes through Kysely or the pool that platform/db hands out.',
    severity: 'error',
    from: { path: '^(server|vision|packages|web|tools)/', pathNot: `${inServer}platform/db/` },
    to: { path: 'node_modules/(@types/)?pg/' },
  },
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one idea, or hide a third. Type-only imports count.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'The imported file or package does not exist.',
    severity: 'error',
    from: { pathNot: '\\.md$' },
    to: { couldNotResolve: true, pathNot: ['^virtual:', '\\?(worker|url|raw|inline)', '\\.css$'] },
  },
];

const packages = [
  {
    name: 'contracts-alone',
    comment: 'packages/contracts is shared by all and imports nothing of ours.',
    severity: 'error',
    from: { path: '^packages/contracts/' },
    to: { path: '^(server|vision|web|bench|e2e|tools|data)/|^packages/(?!contracts/)' },
  },
  {
    name: 'packages-below-programs',
    comment: 'A package never imports a program.',
    severity: 'error',
    from: { path: '^packages/' },
    to: { path: '^(server|vision|web|bench|e2e|tools)/' },
  },
  {
    name: 'programs-apart',
    comment: 'Server, vision and web are programs of their own and meet in packages/contracts.',
    severity: 'error',
    from: { path: '^(server|vision|web)/' },
    to: { path: '^(server|vision|web|bench|e2e)/', pathNot: '^$1/' },
  },
  {
    name: 'web-apps-apart',
    comment: 'What two apps share lives in packages/ui.',
    severity: 'error',
    from: { path: '^web/([^/]+)/' },
    to: { path: '^web/', pathNot: '^web/$1/' },
  },
];

/** app → pages → features → shared; one feature never imports another. */
const layers = ['shared', 'features', 'pages', 'app'];
const web = layers.slice(0, -1).map((layer, height) => ({
  name: `web-${layer}-imports-downwards`,
  comment: 'app → pages → features → shared',
  severity: 'error',
  from: { path: `^web/[^/]+/src/${layer}/` },
  to: { path: `^web/[^/]+/src/(${layers.slice(height + 1).join('|')}|main)` },
}));
web.push({
  name: 'web-features-apart',
  comment: 'One feature never imports another; a page brings them together.',
  severity: 'error',
  from: { path: '^web/[^/]+/src/features/([^/]+)', pathNot: test },
  to: { path: '^web/[^/]+/src/features/', pathNot: '^web/[^/]+/src/features/$1' },
});

module.exports = {
  forbidden: [...wings, ...domains, ...doors, ...purity, ...packages, ...web],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
