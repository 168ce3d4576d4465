import tseslint from 'typescript-eslint';

// Biome formats and lints; these few rules need types, which Biome has not.
const typeAware = {
  '@typescript-eslint/no-floating-promises': 'error',
  // Async callbacks that catch their own errors are how timers and servers are written here.
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
};

const processEnv = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'Read the environment only in platform/config (or vision’s config) and pass the value on.',
};
const theTime = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Ask the clock of platform/clock, so that a test can move it.',
  },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Ask the clock of platform/clock, so that a test can move it.',
  },
];

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/*.generated.ts', 'packages/api-client/src/openapi.ts', '**/*.{js,mjs,cjs}', '.data/**'],
  },
  {
    files: ['{server,vision,bench,e2e,packages/{contracts,geo,law}}/**/*.ts', 'tools/*.ts', 'vitest.config.ts'],
    languageOptions: { parser: tseslint.parser, parserOptions: { project: './tsconfig.json' } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: typeAware,
  },
  {
    files: ['web/*/src/**/*.{ts,tsx}', 'packages/{ui,api-client}/src/**/*.{ts,tsx}'],
    languageOptions: { parser: tseslint.parser, parserOptions: { project: './tsconfig.web.json' } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: typeAware,
  },
  {
    files: ['server/src/**/*.ts', 'vision/src/**/*.ts', 'packages/*/src/**/*.ts'],
    ignores: [
      'server/src/platform/config/config.ts',
      'vision/src/settings.ts',
      // Hands the whole environment on to its children and reads nothing in it.
      'server/src/start/children.ts',
      '**/*.test.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', processEnv] },
  },
  {
    files: ['server/src/**/*.ts'],
    ignores: [
      'server/src/platform/clock/clock.ts',
      'server/src/platform/config/config.ts',
      'server/src/start/children.ts',
      '**/*.test.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', processEnv, ...theTime] },
  },
);
