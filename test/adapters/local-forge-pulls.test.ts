import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createLocalForge } from '../../src/adapters/local-forge.ts'
import { UpstreamError } from '../../src/domain/errors.ts'
import { publish } from '../../src/publish/index.ts'
import { gitRepository } from '../support/git-repository.ts'
import { baseOf, BRANCH, draftOf, ground, pullOf } from '../support/local-ground.ts'
import { quietLog } from '../support/quiet-log.ts'
import { testTools } from '../support/tools.ts'
import { withdrawalsOn } from '../support/withdrawals.ts'

describe('a pull request', () => {
  test('keeps what a person writes into its file: another title, text around ours (F12)', async () => {
    const { out, forge, base } = await ground()
    const draft = draftOf(base)
    await publish({ forge, log: quietLog() }, [draft])
    const path = join(out, 'pulls/stripe-upgrade-node-23.x.md')
    const edited = `${(await readFile(path, 'utf8')).replace('# Upgrade', '# Please upgrade')}\n\nThank you.`
    await writeFile(path, edited)
    expect(await publish({ forge, log: quietLog() }, [draft])).toMatchObject([{ action: 'unchanged' }])
    expect(await readFile(path, 'utf8')).toBe(edited)
    await publish({ forge, log: quietLog() }, [{ ...draft, body: 'Newer.' }])
    expect(await pullOf(forge)).toMatchObject({
      title: 'Please upgrade stripe from 17.0.0 to 23.1.0',
      body: expect.stringMatching(/^<!-- .*\nNewer\.\n\n<!-- .* -->\n\nThank you\.$/),
    })
  })

  test('loses nothing of a file whose head somebody changed beyond the title', async () => {
    const { out, forge, base } = await ground()
    await publish({ forge, log: quietLog() }, [draftOf(base)])
    const path = join(out, 'pulls/stripe-upgrade-node-23.x.md')
    await writeFile(path, (await readFile(path, 'utf8')).replace('\n\n# Upgrade', '\nMine\n# Upgrade'))
    await publish({ forge, log: quietLog() }, [draftOf(base, { body: 'Newer.' })])
    expect(await readFile(path, 'utf8')).toMatch(/Mine[^]*Newer\./)
  })

  test('that somebody broke is written anew', async () => {
    const { out, forge, base } = await ground()
    const drafts = [draftOf(base)]
    await publish({ forge, log: quietLog() }, drafts)
    const path = join(out, 'pulls/stripe-upgrade-node-23.x.md')
    const right = await readFile(path, 'utf8')
    for (const wrong of [right.slice(right.indexOf('\n')), '<!-- stripe-upgrade:pull e30 -->\n', '']) {
      await writeFile(path, wrong)
      const [published] = await publish({ forge, log: quietLog() }, drafts)
      expect(published?.action).not.toBe('unchanged')
      expect(await readFile(path, 'utf8')).toBe(right)
    }
  })

  test('that is no longer offered says so once, in its file (F16); not once its branch is gone', async () => {
    const { repository, forge, base } = await ground()
    await publish({ forge, log: quietLog() }, [draftOf(base)])
    const later = async () => publish({ forge, log: quietLog() }, [], withdrawalsOn(base))
    expect(await later()).toMatchObject([{ branch: BRANCH, action: 'withdrawn' }])
    expect(await pullOf(forge)).toMatchObject({ state: 'open', body: expect.stringContaining('no longer offered') })
    expect(await forge.status(repository.git('rev-parse', BRANCH))).toMatchObject({ state: 'error' })
    expect(await later()).toMatchObject([{ branch: BRANCH, action: 'withdrawn' }])
    repository.git('branch', '-D', BRANCH)
    expect(await later()).toEqual([])
  })

  test('is merged with its branch, closed with its branch deleted, and none of another repository', async () => {
    const { repository, out, forge, base } = await ground()
    await publish({ forge, log: quietLog() }, [draftOf(base)])
    expect(await pullOf(forge)).toMatchObject({
      state: 'open',
      base: 'main',
      title: draftOf(base).title,
      body: expect.stringContaining(draftOf(base).body),
      location: join(out, 'pulls/stripe-upgrade-node-23.x.md'),
    })
    const head = repository.git('rev-parse', BRANCH)
    repository.git('branch', '--quiet', '-D', BRANCH)
    expect(await pullOf(forge)).toMatchObject({ state: 'closed' })
    repository.git('branch', BRANCH, head)
    repository.git('merge', '--quiet', BRANCH)
    expect(await pullOf(forge)).toMatchObject({ state: 'merged' })
    repository.git('branch', '--quiet', '-D', BRANCH)
    expect(await pullOf(forge)).toMatchObject({ state: 'merged' })
    const elsewhere = createLocalForge({ root: (await gitRepository({ 'a.txt': 'x' })).root, out, tools: testTools() })
    expect(await elsewhere.pulls(BRANCH)).toEqual([])
  })

  test('that was turned down is remembered when others follow it, unless it was merged', async () => {
    const { repository, out, forge, base } = await ground()
    const first = draftOf(base)
    const next = draftOf(base, { offer: { ...first.offer, to: '23.2.0' }, title: 'Next', message: 'Next' })
    for (const draft of [first, next]) {
      expect(await publish({ forge, log: quietLog() }, [draft])).toMatchObject([{ action: 'opened' }])
      repository.git('branch', '--quiet', '-D', BRANCH)
    }
    for (const draft of [first, next])
      expect(await publish({ forge, log: quietLog() }, [draft])).toMatchObject([
        { action: 'skipped', location: expect.stringContaining(out) },
      ])
    expect((await forge.pulls(BRANCH)).map(({ title, state }) => [title, state])).toEqual([
      ['Next', 'closed'],
      [first.title, 'closed'],
    ])
    const last = draftOf(base, { offer: { ...first.offer, to: '23.3.0' }, message: 'Last' })
    await publish({ forge, log: quietLog() }, [last])
    repository.git('merge', '--quiet', BRANCH)
    const again = draftOf(baseOf(repository), { ...last, files: new Map([['keep.txt', 'other']]) })
    expect(await publish({ forge, log: quietLog() }, [again])).toMatchObject([{ action: 'opened' }])
    expect((await forge.pulls(BRANCH)).map(({ state }) => state).toSorted()).toEqual(['closed', 'closed', 'merged', 'open'])
  })

  test('needs its branch', async () => {
    const { forge } = await ground()
    await expect(forge.open({ branch: BRANCH, base: 'main', title: 't', body: 'b', draft: false })).rejects.toThrow(UpstreamError)
    await expect(forge.setStatus('0'.repeat(40), { state: 'success', description: '' })).rejects.toThrow(UpstreamError)
  })
})
