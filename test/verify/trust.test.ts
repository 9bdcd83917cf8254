import { describe, expect, test } from 'vitest'
import { run, verifyChange, type VerifiedChange } from '../../src/commands/verify.ts'
import { asksForAPerson, verificationStatus } from '../../src/report/index.ts'
import { ran } from '../commands/ran.ts'
import { gitRepository } from '../support/git-repository.ts'
import { httpServer } from '../support/http-server.ts'
import { quietLog } from '../support/quiet-log.ts'
import { testTools } from '../support/tools.ts'

/** What a change may decide about how it is judged: nothing. These take no proof, which is the costly part. */

const LOCKED = (version: string): string => `{ "dependencies": { "stripe": "${version}" } }\n`

async function verified(root: string, base = 'main', head = 'HEAD'): Promise<VerifiedChange> {
  return verifyChange({ root, base, head }, {}, testTools(), quietLog(), async (_, upgrades) => upgrades.map(() => []))
}

function movesOf({ comparison }: VerifiedChange): readonly string[] {
  return comparison.moves.map(({ upgrade: { sdk, from, to } }) => `${sdk} ${from} → ${to}`)
}

/** A repository whose branch `bot` changes it. */
async function bot(before: Readonly<Record<string, string>>, change: Readonly<Record<string, string>>) {
  const repository = await gitRepository(before)
  repository.git('switch', '--quiet', '--create', 'bot')
  await repository.commit(change, 'Update stripe')
  return repository
}

describe('a change', () => {
  test('does not set how it is judged: settings are those of the base', async () => {
    const own = {
      '.github/stripe-upgrade.yml': 'exclude: "legacy/**"\n',
      'package.json': LOCKED('22.5.0'),
      'legacy/package.json': LOCKED('17.0.0'),
    }
    const { root } = await bot(own, {
      '.github/stripe-upgrade.yml': 'exclude: "**"\n',
      'package.json': LOCKED('23.1.0'),
      'legacy/package.json': LOCKED('18.0.0'),
    })
    expect(movesOf(await verified(root))).toEqual(['node 22.5.0 → 23.1.0'])
  })

  test('does not say where packages come from: no request reaches the registry that it names (T23)', async () => {
    const registry = await httpServer((_, response) => void response.writeHead(404).end())
    const { root } = await bot(
      { 'package.json': LOCKED('22.5.0') },
      { 'package.json': LOCKED('23.1.0'), '.npmrc': `registry=${registry.url}/\n` },
    )
    const found = await verified(root)
    expect(movesOf(found)).toEqual(['node 22.5.0 → 23.1.0'])
    expect(found.report.releaseLists).toMatchObject([
      { releases: expect.arrayContaining([expect.objectContaining({ version: '23.1.0' })]) },
    ])
    expect(registry.requests).toEqual([])
  })

  test('is compared with where it parted from the base, which has moved on since', async () => {
    const { root, git, commit } = await bot({ 'package.json': LOCKED('22.5.0') }, { 'README.md': 'Words\n' })
    git('switch', '--quiet', 'main')
    await commit({ 'package.json': LOCKED('23.1.0') })
    expect(movesOf(await verified(root, 'main', 'bot'))).toEqual([])
  })

  test('leaves the work tree, the index and the branches as they are', async () => {
    const { root, git } = await bot({ 'package.json': LOCKED('22.5.0') }, { 'package.json': LOCKED('23.1.0') })
    const state = (): string =>
      [git('status', '--porcelain'), git('for-each-ref'), git('worktree', 'list'), git('stash', 'list')].join('\n')
    const before = state()
    await verified(root)
    expect(state()).toBe(before)
  })

  test('without a proof is never a pass (P6)', async () => {
    const { root } = await bot(
      { 'go.mod': 'module shop\n\nrequire github.com/stripe/stripe-go/v74 v74.0.0\n' },
      {
        'go.mod': 'module shop\n\nrequire github.com/stripe/stripe-go/v74 v74.1.0\n',
      },
    )
    const found = await verified(root)
    expect(movesOf(found)).toEqual(['go 74.0.0 → 74.1.0'])
    expect(verificationStatus(found, false)).toMatchObject({ state: 'error', description: expect.stringContaining('Inconclusive') })
    expect(asksForAPerson(found, false)).toBe(true)
  })
})

async function verify(...args: readonly string[]): ReturnType<typeof ran> {
  return ran('verify', run, args)
}

describe('the command', () => {
  test('says that nothing moves, and what is new, and ends with 0', async () => {
    const { root, git } = await bot({ 'package.json': LOCKED('22.5.0') }, { 'api/requirements.txt': 'stripe==16.1.0\n' })
    const { code, printed } = await verify('--repo', root, '--base', 'main', '--exit-code')
    expect(code).toBe(0)
    expect(printed).toBe(
      'No Stripe SDK moves; one is added or removed.\n\n- api/requirements.txt:1 is a new use of stripe (Python) 16.1.0, so there is no version to compare it with.',
    )
    const data: unknown = JSON.parse((await verify('--repo', root, '--base', 'main', '--json')).printed)
    expect(data).toEqual({
      audit: expect.objectContaining({ findings: [], webhooks: [], calls: [] }),
      base: git('rev-parse', 'main'),
      head: git('rev-parse', 'bot'),
      verdict: 'none',
      moves: [],
      appeared: [{ sdk: 'python', path: 'api/requirements.txt', line: 1, version: '16.1.0', what: 'added' }],
      stale: [],
      unknown: [],
      notLookedAt: [],
      notes: [],
    })
  })

  test('names a commit that is not there, and how to have it', async () => {
    const { root } = await gitRepository({ 'package.json': LOCKED('22.5.0') })
    await expect(verify('--repo', root, '--base', 'gone')).rejects.toThrow(/There is no commit gone here\. .*`fetch-depth: 0`/)
    await expect(verify('--repo', root, '--base', '--output=x')).rejects.toThrow(/needs a value/)
    await expect(verify('--repo', root, '--base=--output=x')).rejects.toThrow(/There is no commit --output=x here/)
  })
})
