import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import ts from 'typescript-eslint';

/** An interception that begins while the page is open misses requests: one is made before, in the support file. */
const lateInterception = {
  'no-restricted-syntax': ['error', { selector: 'CallExpression[callee.property.name=/^(route|unroute|unrouteAll)$/]', message: 'Chromium takes a new interception up late: use networkOf (support/network.ts) before the page is opened.' }],
};

/** Raw SQL and `queryBuilder` pass by the write guards: only the kernel and services may use them. */
const rawSql = {
  'no-restricted-syntax': [
    'error',
    { selector: "CallExpression[callee.property.name='queryBuilder']", message: 'queryBuilder passes by the write guards: use it in a *.service.ts or the kernel.' },
    { selector: "MemberExpression[object.property.name='db'][property.name='connection']", message: 'Raw SQL passes by the write guards: use it in a *.service.ts or the kernel.' },
  ],
};

export default ts.config(
  { ignores: ['dist/', 'build/', '.cache/', '.tmp/', '.strapi/', 'node_modules/', 'types/generated/', 'public/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': 'error',
    },
  },
  { files: ['**/*.js', '**/*.mjs'], languageOptions: { globals: globals.node }, rules: { '@typescript-eslint/no-require-imports': 'off' } },
  // Parts of it run in the browser that it measures.
  { files: ['bench/browser.mjs', 'bench/chart.mjs', 'bench/editor.mjs'], languageOptions: { globals: globals.browser } },
  { files: ['src/plugins/crm-contacts/server/**/*.ts', 'src/demo/**/*.ts'], ignores: ['**/*.service.ts', '**/kernel/**', '**/*.sql.ts', '**/*.scope.ts'], rules: rawSql },
  { files: ['tests/browser/**/*.ts'], ignores: ['tests/browser/support/network.ts'], rules: lateInterception },
  { files: ['**/*.tsx', '**/use*.ts'], plugins: { 'react-hooks': reactHooks }, rules: reactHooks.configs.recommended.rules }
);
