import type { PullDraft } from '../../src/domain/pull.ts'
import { factsInShort } from '../../src/publish/proved.ts'
import { bodyWith } from '../../src/publish/pull-body.ts'

/** A draft as the report makes them, with what a test wants otherwise. */
export function pullDraft(more: Partial<PullDraft> = {}): PullDraft {
  return {
    branch: 'stripe-upgrade/node-23.x',
    base: 'main',
    baseCommit: 'base-1',
    offer: { sdk: 'node', from: '17.0.0', to: '23.1.0' },
    title: 'Upgrade stripe from 17.0.0 to 23.1.0',
    message: 'Upgrade stripe from 17.0.0 to 23.1.0',
    subject: 'upgrade stripe to 23.1.0',
    body: '# Body\n\n<b>as is</b>\n',
    facts: { rest: 'rest', proved: ['a pass', 'a pass'] },
    draft: false,
    files: new Map([
      ['package.json', '{"stripe": "^23.1.0"}\r\n'],
      ['package-lock.json', '{}'],
    ]),
    status: { state: 'success', description: '34 cases pass' },
    ...more,
  }
}

/** The body of the pull request that a draft opens. */
export function bodyOf({ offer, title, body, facts, draft }: PullDraft): string {
  return bodyWith('', body, { offer, title, draft, facts: factsInShort(facts) })
}
