/** Who may import whom: ARCHITECTURE.md says it in words. */
const test = '\\.test\\.tsx?$|/testing/'
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'lib-is-pure',
      comment: 'A craft knows nothing of ours and does no input or output.',
      severity: 'error',
      from: { path: '^lib/', pathNot: test },
      to: { path: '^(contract|server|web|cli|bench|db|scripts)/' },
    },
    { name: 'lib-without-node', severity: 'error', from: { path: '^lib/', pathNot: test }, to: { dependencyTypes: ['core'] } },
    { name: 'contract-knows-zod-alone', severity: 'error', from: { path: '^contract/' }, to: { pathNot: '^(contract/|node_modules/zod)' } },
    {
      name: 'web-takes-types',
      comment: 'Schemas never reach the browser: values come from paths.ts and words.ts only.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^contract/', pathNot: '^contract/(paths|words)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    { name: 'web-knows-no-server', severity: 'error', from: { path: '^web/' }, to: { path: '^(server|cli|bench|db|scripts)/' } },
    {
      name: 'ui-knows-no-api',
      severity: 'error',
      from: { path: '^web/ui/' },
      to: { path: '^web/(features|platform|shell)/|^contract/|react-router|react-query' },
    },
    {
      name: 'features-apart',
      severity: 'error',
      from: { path: '^web/features/([^/]+)/' },
      to: { path: '^web/features/', pathNot: '^web/features/($1/|[^/]+/public\\.tsx?$)' },
    },
    { name: 'platform-knows-no-module', severity: 'error', from: { path: '^server/platform/' }, to: { path: '^server/(modules|app|main|worker)' } },
    {
      name: 'modules-by-their-front-door',
      severity: 'error',
      from: { path: '^server/modules/([^/]+)/', pathNot: test },
      to: { path: '^server/modules/', pathNot: '^server/modules/($1/|[^/]+/(public|events)\\.ts$)' },
    },
    {
      name: 'only-the-app-imports-module',
      severity: 'error',
      from: { path: '^(server|cli|db|bench)/', pathNot: '^server/app\\.ts$|\\.test\\.ts$' },
      to: { path: '^server/modules/[^/]+/module\\.ts$' },
    },
    {
      name: 'fastify-in-the-platform',
      severity: 'error',
      from: { path: '^server/modules/', pathNot: test },
      to: { path: 'node_modules/(fastify|graphile-worker|pg)/', dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-orphan-resolution', severity: 'error', from: { pathNot: test }, to: { couldNotResolve: true, pathNot: '\\?|\\.css$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.mts', '.json'],
    },
  },
}
