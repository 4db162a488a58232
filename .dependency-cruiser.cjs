// The boundaries of docs/architecture.md. Each rule is tried on planted violations by scripts/boundaries.test.ts.

const apiModules = '^apps/api/src/modules/'
const sqlSpeakers = 'node_modules/(drizzle-orm|pg)/|^packages/db/src/schema/'
const tests = '\\.test\\.tsx?$|/testing/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that leads nowhere: a wrong path, or a package that is not declared.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'packages-below-apps',
      comment: 'Packages never import what is built on them.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(apps|e2e|bench|scripts)/' },
    },
    {
      name: 'apps-apart',
      comment: 'Apps never import each other; they meet in packages.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'contract-is-pure',
      comment: 'The contract imports domain and zod, nothing else.',
      severity: 'error',
      from: { path: '^packages/contract/src/', pathNot: tests },
      to: { pathNot: '^packages/(contract|domain)/|node_modules/zod/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'Rules depend on nothing: no I/O, no clock, no database, no library.',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: tests },
      to: { pathNot: '^packages/domain/' },
    },
    {
      name: 'module-domain-is-pure',
      comment: 'Pure decisions of a module import domain only.',
      severity: 'error',
      from: { path: `${apiModules}([^/]+)/domain/`, pathNot: tests },
      to: { pathNot: `^packages/domain/|${apiModules}$1/domain/` },
    },
    {
      name: 'web-without-server',
      comment: 'The web never reaches the database, the API or their libraries, not even through others.',
      severity: 'error',
      // Where it begins: all else is reached from there, and to follow the ways of each file takes ten times as long.
      from: { path: '^apps/web/src/(main\\.tsx$|app/|.*-worker\\.ts$)', pathNot: tests },
      to: {
        path: '^packages/db/|^apps/api/|node_modules/(drizzle-orm|drizzle-kit|pg|pg-boss|fastify|@fastify/[^/]+)/',
        reachable: true,
      },
    },
    {
      name: 'modules-by-their-door',
      comment: 'A module reaches another through its index.ts only.',
      severity: 'error',
      from: { path: `${apiModules}([^/]+)/` },
      to: { path: apiModules, pathNot: [`${apiModules}$1/`, `${apiModules}[^/]+/index\\.ts$`] },
    },
    {
      name: 'routes-without-data',
      comment: 'A route calls a verb; it never touches data, the database or SQL.',
      severity: 'error',
      from: { path: `${apiModules}[^/]+/routes/`, pathNot: tests },
      to: { path: `${apiModules}[^/]+/data/|^packages/db/|node_modules/(drizzle-orm|pg)/` },
    },
    {
      name: 'sql-in-data',
      comment: 'Only data/ and read models (list-, get-, find-, search-, export-) speak SQL.',
      severity: 'error',
      from: {
        path: apiModules,
        pathNot: [`${apiModules}[^/]+/data/`, '/(list|get|find|search|export)-[^/]+\\.ts$', tests],
      },
      to: { path: sqlSpeakers },
    },
    {
      name: 'platform-below-modules',
      comment: 'The platform knows no module.',
      severity: 'error',
      from: { path: '^apps/api/src/platform/' },
      to: { path: apiModules },
    },
    {
      name: 'features-apart',
      comment: 'A feature of the web reaches neither another feature nor app/.',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/(features|app)/', pathNot: '^apps/web/src/features/$1/' },
    },
    {
      name: 'shared-below-features',
      comment: 'shared/ reaches neither features nor app/.',
      severity: 'error',
      from: { path: '^apps/web/src/shared/' },
      to: { path: '^apps/web/src/(features|app)/' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/(dist|test-results|playwright-report)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
