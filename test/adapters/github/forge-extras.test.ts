import { describe, expect, test } from 'vitest'
import { draftFor, emulatedGitHub, FILES } from '../../support/github/index.ts'
import { refused } from '../../support/github/proxy.ts'

const github = emulatedGitHub()

describe('what a new pull request is given', () => {
  const extras = { labels: ['dependencies', 'missing'], reviewers: ['rita', 'team:payments'], assignees: ['rita', 'stranger'] }

  test('labels that exist, people who may; what cannot be given is a warning, once', async () => {
    const repository = await github.repository(FILES)
    await repository.owner('POST', '/labels', { name: 'dependencies', color: 'ffffff' })
    const draft = await draftFor(repository)
    const run = await repository.run([draft], { extras })
    expect(run.published).toMatchObject([{ action: 'opened' }])
    expect(run.warnings).toEqual([
      'The label missing does not exist in this repository, so it was left out.',
      'stranger cannot be assigned in this repository and was left out.',
      expect.stringMatching(/could not ask for a review \(422\): GitHub refuses it/),
    ])
    expect(await repository.pulls()).toMatchObject([{ labels: ['dependencies'], assignees: ['rita'], reviewers: ['rita'] }])
    expect(await repository.run([draft], { extras })).toMatchObject({ writes: [], warnings: [] })
  })

  test('reviewers who may not be asked: a warning that names the setting', async () => {
    const repository = await github.repository(FILES)
    const said = 'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator.'
    repository.faults = ({ path }) => (path.endsWith('/requested_reviewers') ? refused(422, said) : null)
    const run = await repository.run([await draftFor(repository)], { extras: { ...extras, labels: [], assignees: [] } })
    expect(run.published).toMatchObject([{ action: 'opened' }])
    expect(run.warnings.join('\n')).toMatch(/could not ask for a review \(422\).*in the setting `reviewers`.*GitHub says: Reviews may only/)
  })

  test('what a person takes from it is not given again', async () => {
    const repository = await github.repository(FILES)
    await repository.owner('POST', '/labels', { name: 'dependencies', color: 'ffffff' })
    await repository.run([await draftFor(repository)], { extras })
    await repository.owner('PUT', '/issues/1/labels', { labels: [] })
    await repository.commit('main', { 'README.md': 'New words' })
    await repository.run([await draftFor(repository)], { extras })
    expect(await repository.pulls()).toMatchObject([{ labels: [] }])
  })

  test('where there are no drafts it is opened as ready, with a warning, once', async () => {
    const repository = await github.repository(FILES)
    const draft = await draftFor(repository, { draft: true })
    const none = refused(422, 'Validation Failed', [{ message: 'Draft pull requests are not supported in this repository.' }])
    repository.faults = ({ method, path, body }) => (method === 'POST' && path.endsWith('/pulls') && body['draft'] === true ? none : null)
    const run = await repository.run([draft])
    expect(run.published).toMatchObject([{ action: 'opened' }])
    expect(run.warnings).toEqual([expect.stringMatching(/\/pull\/1 should be a draft, which this repository does not have/)])
    expect(await repository.pulls()).toMatchObject([{ draft: false }])
    expect(await repository.run([draft])).toMatchObject({ writes: [], warnings: [] })
  })

  test('a draft that GitHub does not turn is a warning with a link, once', async () => {
    const repository = await github.repository(FILES)
    const draft = await draftFor(repository)
    await repository.run([draft])
    const errors = [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }]
    repository.faults = ({ path }) => (path === '/graphql' ? { kind: 'answer', status: 200, body: { data: null, errors } } : null)
    const run = await repository.run([{ ...draft, draft: true, body: 'Newer.' }])
    expect(run.warnings).toEqual([
      expect.stringMatching(/\/pull\/1 should be a draft; please change it there\. .*\(403\).*`pull-requests: write`/),
    ])
    expect(await repository.pulls()).toMatchObject([{ draft: false, body: expect.stringContaining('Newer.') }])
    expect(await repository.run([{ ...draft, draft: true, body: 'Newer.' }])).toMatchObject({ writes: [], warnings: [] })
  })
})
