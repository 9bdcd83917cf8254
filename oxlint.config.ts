import { builtinModules } from 'node:module'
import { defineConfig, type OxlintConfig } from 'oxlint'

/** The stages, in the order of the story. */
const STAGES = ['detect', 'look-up', 'choose', 'edit', 'prove', 'endpoint', 'review', 'audit', 'report', 'publish'] as const

/** What a stage may use of another: the user's app runs as their own tests do, before the same gateway. */
const SHARED: Readonly<Record<string, readonly string[]>> = { endpoint: ['prove'] }

/**
 * The direction of dependence, each arrow once: entry points → commands → adapters, settings, story → stages → sdks → domain.
 * A folder of `src` never imports from the folders of its row.
 */
const NEVER_IMPORTS = {
  // The types of world.ts are the one exception.
  domain: {
    folders: ['adapters', 'settings', 'commands', 'sdks', ...STAGES],
    why: 'The domain imports only itself and the types of world.ts.',
  },
  // sdks/index.ts has the names of the languages.
  settings: {
    folders: ['adapters', 'commands', 'sdks/[^/]+', ...STAGES],
    why: 'Settings import only the domain, and the table of languages.',
  },
  adapters: {
    folders: ['settings', 'commands', 'sdks', ...STAGES],
    why: 'Adapters satisfy the ports of world.ts; they import only the domain.',
  },
  sdks: {
    folders: ['adapters', 'settings', 'commands', ...STAGES],
    why: 'SDKs see the world only through the ports of world.ts, and no stage.',
  },
  ...Object.fromEntries(
    STAGES.map((stage) => [
      stage,
      {
        folders: ['adapters', 'settings', 'commands', ...STAGES.filter((other) => other !== stage && !SHARED[stage]?.includes(other))],
        why: 'A stage sees the world only through the ports of world.ts, and hands its result to the story: it calls no other stage.',
      },
    ]),
  ),
} satisfies Readonly<Record<string, Row>>

/** Folders without effects: what they need arrives as an argument. */
const PURE = ['domain', 'choose', 'report']

const NO_PROCESS = ['node:child_process', 'child_process'].map((name) => ({ name, message: 'Only adapters/process.ts starts processes.' }))
const NO_ENTRY_POINT = {
  regex: '(?:^|/)(?:action|cli|post|story|verify)\\.ts$',
  message: 'Only the entry points and the commands import the stories, and nothing imports an entry point.',
}
/** node:path and node:util work on values alone. oxlint's regular expressions have no look-ahead, so the others are listed. */
const NO_EFFECTS = builtinModules
  .filter((name) => !['path', 'path/posix', 'util'].includes(name))
  .map((name) => ({
    name: `node:${name.replace(/^node:/, '')}`,
    message: 'This folder has no effects: what it needs arrives as an argument.',
  }))

interface Row {
  readonly folders: readonly string[]
  readonly why: string
}

/** `up`: how many folders an import must leave to be of another folder of `src`. */
function arrowsOf(folder: string, { folders, why }: Row, up = 1): NonNullable<OxlintConfig['overrides']>[number] {
  const paths = PURE.includes(folder) ? NO_EFFECTS : NO_PROCESS
  const patterns = [{ regex: `^(?:\\.\\./){${up},}(?:${folders.join('|')})/`, message: why }, NO_ENTRY_POINT]
  return { files: [`src/${folder}/**`], rules: { 'no-restricted-imports': ['error', { paths, patterns }] } }
}

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'node', 'promise', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  env: { node: true, es2024: true },
  ignorePatterns: ['dist/**', 'examples/**', 'node_modules/**'],
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/ban-ts-comment': 'error',
    'import/no-cycle': 'error',
    'max-lines': ['error', { max: 300 }],
    'max-lines-per-function': ['error', { max: 60 }],
    'no-await-in-loop': 'off',
    'no-underscore-dangle': 'off',
    'import/no-unassigned-import': 'off',
    'no-restricted-globals': ['error', { name: 'fetch', message: 'Only adapters talk to the network.' }],
    'no-restricted-imports': ['error', { paths: NO_PROCESS }],
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
  },
  overrides: [
    ...Object.entries(NEVER_IMPORTS).map(([folder, row]) => arrowsOf(folder, row)),
    // A language has folders that are called as stages are: `sdks/node/review`.
    arrowsOf('sdks/*/*', NEVER_IMPORTS.sdks, 2),
    { files: ['src/adapters/**'], rules: { 'no-restricted-globals': 'off' } },
    // The second keeps others from starting any.
    { files: ['src/adapters/process.ts', 'src/sdks/node/driver/tampering.mjs'], rules: { 'no-restricted-imports': 'off' } },
    {
      files: ['test/**', 'scripts/**'],
      rules: {
        'no-restricted-imports': ['error', { paths: [{ name: 'fast-check', message: 'Take it from test/support/properties.ts.' }] }],
        'no-restricted-globals': 'off',
        'max-lines-per-function': 'off',
      },
    },
    { files: ['test/support/properties.ts'], rules: { 'no-restricted-imports': 'off' } },
  ],
})
