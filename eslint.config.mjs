/**
 * Lint: the layers and their imports, purity of the core, size of files, and the usual suspects.
 * `rules` ← `components` ← `app`; a dependency rule that isn't a lint error isn't a rule.
 */
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const LAYERS = {
  kernel: ['kernel'],
  model: ['kernel', 'model', 'configuration/types.ts'],
  engine: ['kernel', 'engine'],
  compile: ['kernel', 'model', 'engine', 'compile', 'configuration/types.ts'],
  checker: ['kernel', 'model', 'checker', 'configuration/types.ts'],
  configuration: ['kernel', 'model', 'compile', 'engine', 'configuration'],
  analysis: ['kernel', 'model', 'compile', 'engine', 'configuration', 'checker', 'analysis'],
  exchange: ['kernel', 'model', 'exchange', 'configuration/types.ts'],
  pricing: ['kernel', 'model', 'pricing', 'configuration/types.ts'],
  bom: ['kernel', 'model', 'bom', 'pricing/money.ts', 'configuration/types.ts'],
  production: [
    'kernel',
    'model',
    'bom',
    'production',
    'configuration/types.ts',
    'workflow/work-order-types.ts',
  ],
  picture: ['kernel', 'model', 'picture', 'configuration/types.ts'],
  invoicing: ['kernel', 'model', 'pricing', 'invoicing'],
  workflow: ['kernel', 'workflow', 'configuration/types.ts'],
  customers: ['kernel', 'model', 'customers'],
  quotes: ['kernel', 'model', 'pricing', 'quotes', 'configuration/types.ts'],
  policy: ['kernel', 'policy'],
};
const PACKAGES = {
  model: ['zod'],
  exchange: ['zod'],
  checker: ['json-rules-engine'],
  invoicing: ['zod', 'xmlbuilder2'],
  customers: ['zod', 'double-metaphone', 'fastest-levenshtein', 'xstate'],
  pricing: ['dinero.js', 'zod'],
  quotes: ['zod'],
  workflow: ['xstate'],
};

/** A pattern of imports that `allowed` do not match. */
function onlyFrom(folder) {
  const inside = LAYERS[folder].map((path) => path.replace(/[.]/g, '\\.')).join('|');
  const packages = (PACKAGES[folder] ?? []).map((name) => name.replace(/[.]/g, '\\.')).join('|');
  // Within a folder by relative path; across folders by alias, where the layer shows.
  const own = ['engine', 'exchange'].includes(folder) ? '\\./|\\.\\./' : '\\./';
  const shared = `#rules/(?:${inside})(?:/|$)`;
  return `^(?!${own}|${shared}${packages ? `|(?:${packages})(?:/|$)` : ''})`;
}

const layerRules = Object.keys(LAYERS).map((folder) => ({
  files: [`rules/${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: onlyFrom(folder), message: `rules/${folder} may import only ${LAYERS[folder]}` },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['node_modules', 'build', '.cache', 'data', 'prisma/generated', 'test-results'] },
  ...tseslint.configs.recommended,
  {
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'max-lines': ['error', { max: 400 }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['rules/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'window', 'document', 'fetch', 'performance', 'setTimeout', 'Buffer'],
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'time comes in as an argument' },
        { object: 'Math', property: 'random', message: 'randomness comes in as a seed' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'time comes in as an argument',
        },
      ],
    },
  },
  ...layerRules,
  {
    files: ['components/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^#(app|prisma|test)/', message: 'components import only rules' },
            {
              regex: '^(node:|@prisma|json-rules-engine|pdfkit)',
              message: 'components run in browsers',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['app/**/*.{ts,tsx}'],
    ignores: ['app/**/*.server.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^#(prisma|test)/', message: 'Prisma only from app/**/*.server.ts' },
            { regex: '^@prisma', message: 'Prisma only from app/**/*.server.ts' },
          ],
        },
      ],
    },
  },
  { files: ['scripts/**', 'test/**', 'prisma/**'], rules: { 'no-console': 'off' } },
);
