import { expect, test } from 'vitest'
import { inlineImports, unrangedImports } from '../../../src/sdks/node/managers/deno/imports.ts'
import { bunLock } from '../../../src/sdks/node/managers/bun/lock.ts'
import { denoLock } from '../../../src/sdks/node/managers/deno/lock.ts'
import { packageLockGraph } from '../../../src/sdks/node/managers/npm/graph.ts'
import { packageLock } from '../../../src/sdks/node/managers/npm/lock.ts'
import { pnpmLockGraph } from '../../../src/sdks/node/managers/pnpm/graph.ts'
import { pnpmLock } from '../../../src/sdks/node/managers/pnpm/lock.ts'
import { yarnLockGraph } from '../../../src/sdks/node/managers/yarn/graph.ts'
import { yarnLock } from '../../../src/sdks/node/managers/yarn/lock.ts'
import { pnpm } from '../../../src/sdks/node/managers/pnpm/index.ts'
import { readManifest } from '../../../src/sdks/node/manifest/manifest.ts'

const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  readManifest,
  packageLock,
  packageLockGraph,
  pnpmLock,
  pnpmLockGraph,
  yarnLock,
  yarnLockGraph,
  // What is longer is not looked at.
  settings: (text) => pnpm.settings?.read(text.slice(0, 128 * 1024)),
  bunLock,
  denoLock,
  inlineImports: (text) => [...inlineImports(text), ...unrangedImports(text)],
}

const MEGABYTE = 1024 * 1024

function filled(piece: string): string {
  return piece.repeat(Math.ceil(MEGABYTE / piece.length)).slice(0, MEGABYTE)
}

const SHAPES: Readonly<Record<string, string>> = {
  'one name': `{"dependencies": {${Array.from({ length: 60_000 }, (_, index) => `"stripe${index % 2}": "1"`).join(',')}}}`,
  'many names': `{"lockfileVersion": 3, "packages": {${Array.from({ length: 30_000 }, (_, index) => `"node_modules/a${index}": {"version": "1"}`).join(',')}}}`,
  'deep objects': filled('{"dependencies":'),
  'deep lists': filled('['),
  'lists in lists': filled('- '),
  spaces: filled(' '),
  colons: filled(':'),
  quotes: filled("'"),
  'names of imports': filled('"stripe"   '),
  'imports without a version': filled('"stripe@'),
  'imports without a quote': filled('/stripe@1'),
  descriptors: `${filled('stripe@1, ')}:\n  version "1.0.0"\n`,
  'a version without an end': `stripe@1:\n  version "1${filled('0')}`,
  steps: Array.from({ length: 1400 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n'),
  needs: `lockfileVersion: '9.0'\npackages:\n${Array.from({ length: 20_000 }, (_, index) => `  a${index}@1.0.0:\n    dependencies:\n      a${index + 1}: 1.0.0\n`).join('')}`,
}

async function outcomeOf(parser: string, text: string): Promise<string> {
  try {
    await PARSERS[parser]?.(text)
    return 'read'
  } catch (error) {
    return error instanceof Error ? 'refused' : 'lost'
  }
}

// Threat T17: no text may keep a parser busy. What cannot be read throws, which becomes a note. A parser whose work grows
// with the square of the text would not be through with a megabyte within vitest's limit on any machine.
test.for(Object.keys(SHAPES).flatMap((shape) => Object.keys(PARSERS).map((parser) => [shape, parser] as const)))(
  'a megabyte of %s is read or refused by %s',
  async ([shape, parser]) => {
    expect(await outcomeOf(parser, SHAPES[shape] ?? '')).toMatch(/^(?:read|refused)$/)
  },
)
