import { expect, test } from 'vitest'
import { detectTable } from '../../src/report/terminal.ts'
import { filesBlocks } from '../../src/report/sections/files.ts'
import { NODE_USE } from './sample-facts.ts'
import { MAJOR_NODE_PART, run } from './samples.ts'

const MEMBER = { ...NODE_USE, path: 'apps/api/package.json', specifier: 'catalog:', movesWith: { path: 'pnpm-workspace.yaml', line: 5 } }

test('a manifest that takes its range from elsewhere says what it moves with', () => {
  const { upgrade, change } = MAJOR_NODE_PART
  const targets = [{ use: MEMBER, specifier: 'catalog:' }]
  const [report] = run([{ ...MAJOR_NODE_PART, upgrade: { ...upgrade, targets }, change }]).upgrades
  if (report === undefined) throw new Error('there is no report')
  expect(JSON.stringify(filesBlocks(report))).toContain('unchanged, moves with ')
  expect(detectTable({ uses: [MEMBER], runtimes: [], cooldowns: [], notes: [] }, { colour: false, width: 160 })).toContain(
    'moves with pnpm-workspace.yaml:5',
  )
})
