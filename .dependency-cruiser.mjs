// The direction of every import, written once: a rule nobody checks decays.
const ladder = [
  'regions',
  'tags',
  'accounts',
  'organisations',
  'items',
  'needs',
  'ideas',
  'search',
  'matching',
  'claims',
  'introductions',
  'messages',
  'alerts',
  'notifications',
  'leaving',
  'administration',
  'public',
  'export',
];
const features = ladder.join('|');
const layers = 'contract|routes|policy|service|store';

/** A feature may not import a feature that stands on a higher rung. Needs and ideas share theirs. */
const upward = ladder.flatMap((feature, rung) => {
  const above = ladder.slice(rung + 1).filter((name) => !(feature === 'needs' && name === 'ideas'));
  return above.length === 0
    ? []
    : [
        {
          name: `${feature}-imports-only-downward`,
          severity: 'error',
          from: { path: `^server/${feature}/` },
          to: { path: `^server/(${above.join('|')})/` },
        },
      ];
});

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...upward,
    {
      name: 'ideas-do-not-know-needs',
      severity: 'error',
      from: { path: '^server/ideas/' },
      to: { path: '^server/needs/' },
    },
    {
      name: 'between-features-only-through-the-service',
      comment:
        "Another feature's rows are reached through its service; its contract and pure ideas are open.",
      severity: 'error',
      from: { path: `^server/(${features})/` },
      to: { path: `^server/(${features})/[^/]+\\.(store|routes)\\.ts$`, pathNot: '^server/$1/' },
    },
    {
      name: 'infrastructure-does-not-know-features',
      severity: 'error',
      from: { path: '^server/(events|realtime|http|database|jobs|mail)/' },
      to: { path: `^server/(${features})/`, pathNot: '\\.contract\\.ts$' },
    },
    {
      name: 'contracts-are-leaves',
      severity: 'error',
      from: { path: '\\.contract\\.ts$' },
      to: { path: '^server/', pathNot: '\\.contract\\.ts$' },
    },
    {
      name: 'policies-are-pure',
      severity: 'error',
      from: { path: '\\.policy\\.ts$' },
      to: { path: `^server/(.*\\.(routes|service|store)\\.ts$|database|events|realtime|jobs|mail)` },
    },
    {
      name: 'stores-sit-at-the-bottom',
      severity: 'error',
      from: { path: '\\.store\\.ts$' },
      to: { path: '\\.(routes|service|policy)\\.ts$' },
    },
    {
      name: 'services-do-not-know-http',
      severity: 'error',
      from: { path: '\\.service\\.ts$' },
      to: { path: '(^server/.*\\.routes\\.ts$|node_modules/express/)' },
    },
    {
      name: 'only-main-and-tools-import-the-app',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(main|app)\\.ts$' },
      to: { path: '^server/(main|app)\\.ts$' },
    },
    {
      name: 'client-knows-only-contracts',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/', pathNot: '\\.contract\\.ts$' },
    },
    {
      name: 'server-does-not-know-client',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^client/src' },
    },
    {
      name: 'ui-has-no-product',
      severity: 'error',
      from: { path: '^client/src/ui/' },
      to: { path: '^(server/|client/src/(?!ui/|words/))' },
    },
    {
      name: 'suffix-is-a-layer',
      comment: `A feature file is plain (a pure idea) or ends in one of: ${layers}.`,
      severity: 'error',
      from: {},
      to: { path: `^server/(${features})/[^/]+\\.(?!(${layers})\\.ts$)[a-z-]+\\.ts$` },
    },
    {
      name: 'product-does-not-know-tests',
      severity: 'error',
      from: { path: '^(server|client|migrations|seeds)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'client/dist' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
