import { expect, test } from 'vitest'
import { askingTwice } from '../../../../../src/sdks/python/managers/poetry/program.ts'
import type { RunResult } from '../../../../../src/world.ts'

function said(code: number, stderr: string): RunResult {
  return { code, stdout: '', stderr, limit: null }
}

const LOST = said(1, '\nPackage stripe (16.1.0) not found.\n')

test.each<readonly [what: string, answers: readonly RunResult[], code: number, runs: number]>([
  ['succeeds the second time', [LOST, said(0, '')], 0, 2],
  ['says so again', [LOST, LOST, said(0, '')], 1, 2],
  ['succeeds', [said(0, 'Package x (1) not found'), LOST], 0, 1],
  ['fails for another reason', [said(1, 'Because shop depends on both …, version solving failed.'), said(0, '')], 1, 1],
])('Poetry is run once more where it says that a version was not found: %s', async (_, answers, code, runs) => {
  const left = [...answers]
  const program = askingTwice({ notes: [], run: async () => left.shift() ?? LOST })
  expect((await program.run(['lock'], '.')).code).toBe(code)
  expect(answers.length - left.length).toBe(runs)
})
