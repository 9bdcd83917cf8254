import { expect, test } from 'vitest'
import type { audit } from '../../src/audit/index.ts'
import type { choose } from '../../src/choose/index.ts'
import { COMMANDS, settingsOf, type CommandName } from '../../src/commands/table.ts'
import type { detect } from '../../src/detect/index.ts'
import type { Trust } from '../../src/domain/trust.ts'
import type { tryEndpointInUse } from '../../src/endpoint/index.ts'
import type { ProveOptions } from '../../src/prove/index.ts'
import type { Settings } from '../../src/settings/index.ts'
import { SETTINGS } from '../../src/settings/table.ts'
import type { story } from '../../src/story.ts'
import type { verify } from '../../src/verify.ts'

/** What a package manager is allowed, by the names of the settings. */
interface Trusted {
  readonly allowRepositoryCode: Trust['repositoryCode']
  readonly registries: Trust['registries']
}
type Exit = Pick<Settings, 'exitCode'>
type Detecting = Parameters<typeof detect>[1]
type Choosing = Parameters<typeof choose>[3] & Trusted

/** What the stages that each command calls take. */
interface Takes {
  detect: Detecting
  check: Detecting & Choosing & Exit
  prove: ProveOptions
  review: Detecting & Choosing & Exit & Pick<ProveOptions, 'requireIsolation'>
  audit: Parameters<typeof audit>[1]
  gateway: Pick<ProveOptions, 'stripeMock'>
  endpoint: Detecting & Parameters<typeof tryEndpointInUse>[3] & Trusted
  upgrade: Parameters<typeof story>[1] &
    ProveOptions &
    Trusted &
    Exit &
    Pick<Settings, 'base' | 'labels' | 'reviewers' | 'assignees' | 'dryRun'>
  verify: Parameters<typeof verify>[2] & Exit
  demo: ProveOptions
}

/** The settings of each command, which the compiler compares with what its stages take. */
const USED = {
  detect: ['sdks', 'exclude'],
  check: ['sdks', 'exclude', 'majors', 'inMajor', 'range', 'minAge', 'ignore', 'allowRepositoryCode', 'registries', 'exitCode'],
  prove: ['stripeMock', 'requireIsolation'],
  review: [
    'sdks',
    'exclude',
    'majors',
    'inMajor',
    'range',
    'minAge',
    'ignore',
    'allowRepositoryCode',
    'registries',
    'requireIsolation',
    'exitCode',
  ],
  audit: ['sdks', 'exclude'],
  gateway: ['stripeMock'],
  endpoint: [
    'sdks',
    'exclude',
    'allowRepositoryCode',
    'registries',
    'stripeMock',
    'testNetwork',
    'endpointCommand',
    'endpointUrl',
    'endpointVariables',
    'endpointSdks',
  ],
  upgrade: [
    'sdks',
    'exclude',
    'audit',
    'majors',
    'inMajor',
    'range',
    'minAge',
    'ignore',
    'allowRepositoryCode',
    'registries',
    'base',
    'labels',
    'reviewers',
    'assignees',
    'stripeMock',
    'requireIsolation',
    'testCommand',
    'testNetwork',
    'endpointCommand',
    'endpointUrl',
    'endpointVariables',
    'endpointSdks',
    'exitCode',
    'dryRun',
  ],
  verify: ['sdks', 'exclude', 'audit', 'stripeMock', 'requireIsolation', 'exitCode'],
  demo: ['stripeMock', 'requireIsolation'],
} as const satisfies { readonly [Name in CommandName]: readonly (keyof Takes[Name] & keyof Settings)[] }

test.each(Object.entries(COMMANDS))('%s takes the settings that it uses, and refuses the others', (name, command) => {
  const accepted = settingsOf(command, SETTINGS).map((each) => each.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))
  expect(accepted.toSorted()).toEqual(
    Object.entries(USED)
      .find(([own]) => own === name)?.[1]
      .toSorted(),
  )
})
