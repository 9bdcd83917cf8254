import { describe, expect, test } from 'vitest'
import { APP, detect, LOCK, manifest } from './detection.ts'

describe('overrides', () => {
  test.for([
    ['overrides', { overrides: { stripe: '17.0.0' } }],
    ['overrides, nested', { overrides: { 'stripe@^17': { '.': '17.0.0' } } }],
    ['resolutions', { resolutions: { '**/stripe': '17.0.0' } }],
    ['pnpm.overrides', { pnpm: { overrides: { 'stripe@17': '17.0.0' } } }],
  ] as const)('%s that would defeat the edit keep it from being made', async ([, fields]) => {
    const { uses, notes } = await detect({ 'package.json': manifest({ dependencies: { stripe: '^17.0.0' }, ...fields }) })
    expect(uses).toMatchObject([{ editable: false, why: expect.stringContaining('overrides it') }])
    expect(notes).toHaveLength(1)
  })

  test.for([
    ['one that stands for the manifest’s own line', { overrides: { stripe: '$stripe' } }, 0],
    ['one below another package', { overrides: { pay: { stripe: '15.0.0' } } }, 1],
    ['one of a scoped lookalike', { resolutions: { '@scope/stripe': '1' } }, 0],
    ['one that this manager does not heed', { resolutions: { stripe: '17.0.0' } }, 1],
  ] as const)('%s does not', async ([, fields, noted]) => {
    const { uses, notes } = await detect({
      'package.json': manifest({ dependencies: { stripe: '^17.0.0' }, ...fields }),
      'package-lock.json': LOCK,
    })
    expect(uses).toMatchObject([{ editable: true }])
    expect(notes).toHaveLength(noted)
  })
})

describe('what the user says of runtimes and waiting times', () => {
  test('engines of the folder and of its workspace’s root, volta, .nvmrc and .node-version', async () => {
    const { runtimes } = await detect({
      '.nvmrc': '# ours\nv20.11.0\n',
      'package.json': manifest({ engines: { node: '>=18' }, workspaces: ['packages/*'] }),
      'packages/a/package.json': manifest({ engines: { node: '>=16' }, volta: { node: '18.1.0' }, dependencies: { stripe: '1.0.0' } }),
      'packages/a/.node-version': '20\n',
      'elsewhere/package.json': manifest({ engines: { node: '>=4' } }),
    })
    expect(runtimes.map(({ path, line, requirement }) => `${path}:${line} ${requirement}`).toSorted()).toEqual([
      '.nvmrc:2 v20.11.0',
      'package.json:3 >=18',
      'packages/a/.node-version:1 20',
      'packages/a/package.json:3 >=16',
      'packages/a/package.json:6 18.1.0',
    ])
  })

  test('a claim that names no version is none', async () => {
    expect(
      (await detect({ '.nvmrc': 'lts/*\n', 'package.json': manifest({ engines: { node: '*' }, dependencies: { stripe: '1.0.0' } }) }))
        .runtimes,
    ).toEqual([])
  })

  test('.npmrc: npm counts days, pnpm minutes', async () => {
    const { cooldowns } = await detect({
      'package.json': APP,
      '.npmrc': '; ours\nmin-release-age = 7\nminimum-release-age=1440\nregistry=x\nmin-release-age=soon\n',
    })
    expect(cooldowns.map(({ line, days }) => [line, days])).toEqual([
      [2, 7],
      [3, 1],
    ])
  })
})
