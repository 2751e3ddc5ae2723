/**
 * The house rules that a machine can check: strict types, hooks, accessibility, and which room may import from which.
 *
 *   app -> features -> ui -> endpoint, core;  features, app -> what of the engine a page holds (CLIENT below), and endpoint;
 *   engine, endpoint -> core;  core -> nothing of ours.
 *   No feature imports another; no cycles; no barrels.
 */
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import js from '@eslint/js';
import importPlugin from 'eslint-plugin-import';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Names a file may not have: kebab-case only, and no name that says nothing. */
const fileName = {
  meta: { type: 'suggestion', schema: [], messages: { bad: "'{{name}}': {{why}}." } },
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename);
      const stem = name.slice(0, name.indexOf('.'));
      const report = (why) => context.report({ node, messageId: 'bad', data: { name, why } });
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem)) report('file names are kebab-case');
      if (/^(utils?|helpers?|misc|common|index)$/.test(stem)) report('name the idea; no barrels, no utils');
    },
  }),
};

const SRC = './src';
const only = (room, ...allowed) => ({
  target: `${SRC}/${room}`,
  from: SRC,
  except: [`./${room}`, ...allowed],
  message: `${room} may import from: ${[room, ...allowed.map((path) => path.slice(2))].join(', ')}.`,
});
const shadersOff = (room) => ({ target: `${SRC}/${room}`, from: './shaders', message: 'Shaders belong to the engine.' });

const CLIENT = ['./engine/chat-protocol.ts', './engine/client.ts', './engine/held-engine.ts', './engine/kept-shelf.ts', './engine/live-run.ts', './engine/policy-protocol.ts', './engine/protocol.ts', './engine/reward-protocol.ts', './engine/watched-run.ts'];
const zones = [
  only('core'),
  only('engine', './core'),
  only('endpoint', './core'),
  only('ui', './core', './endpoint'),
  only('features', './ui', './core', './endpoint', ...CLIENT),
  only('app', './features', './ui', './core', './endpoint', ...CLIENT),
  ...['core', 'endpoint', 'ui', 'features', 'app'].map(shadersOff),
  ...readdirSync('src/features', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      target: `${SRC}/features/${name}`,
      from: `${SRC}/features`,
      except: [`./${name}`],
      message: 'A feature never imports another feature: move what they share to ui or core.',
    })),
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'test-results/', 'playwright-report/', '.cache/', 'pytorch/', 'public/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    plugins: { import: importPlugin, local: { rules: { 'file-name': fileName } } },
    settings: {
      'import/resolver': { './scripts/lint/resolve-import.cjs': {} },
      'import/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      'local/file-name': 'error',
      'import/no-restricted-paths': ['error', { zones }],
      'import/no-cycle': ['error', { ignoreExternal: true, disableScc: true }],
      'import/no-self-import': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that owns it.' }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Indexing a typed array yields `number | undefined` under noUncheckedIndexedAccess: `!` is how a kernel's twin says "in range".
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      // Commands of a worker are asynchronous by contract, whether or not this one waits for anything.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Code points are what a tokenizer counts.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-undef': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/engine/client.ts', 'src/engine/engine.worker.ts', 'src/engine/chat.worker.ts', 'src/engine/policy.worker.ts', 'src/engine/reward.worker.ts', 'src/**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-imports': ['error', { paths: [{ name: 'comlink', message: 'Only engine/client.ts and the workers know comlink.' }] }],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    ignores: ['src/**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', ...['window', 'document', 'navigator', 'self', 'performance', 'Date', 'fetch', 'GPUDevice', 'process']
        .map((name) => ({ name, message: 'core has no DOM, no GPU, no clock: pass it in.' }))],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Randomness is counter-based: core/rng.' }],
    },
  },
  {
    files: ['src/**/*.tsx', 'src/**/use-*.ts'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat.recommended],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['src/**/*.tsx'],
    rules: {
      // Two letters in a row are a word, in any script.
      'no-restricted-syntax': ['error',
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that owns it.' },
        { selector: 'JSXText[value=/\\p{L}{2}/u]', message: 'Words belong into a dictionary (ui/wording.ts).' },
        { selector: 'JSXAttribute[name.name=/^(aria-label|title|alt|placeholder|label)$/] > Literal', message: 'Words belong into a dictionary (ui/wording.ts).' },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: globals.node },
  },
);
