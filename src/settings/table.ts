/**
 * The one table of settings. From it come action.yml's inputs, the flags and their help, the configuration file's JSON
 * schema and the README's table (`npm run generate`), and the reading of each of them.
 */
import { MAJORS, RANGES } from '../domain/policy.ts'
import { SDKS } from '../domain/sdk.ts'

/** Where a setting may be given. */
export type Door = 'input' | 'flag' | 'file'

/** What a setting holds, and so how its text is read. */
export type Shape =
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'choices'; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly item: string }
  | { readonly kind: 'days' }
  | { readonly kind: 'text'; readonly hint: string }
  | { readonly kind: 'switch' }
  /** Never shown, in no message. */
  | { readonly kind: 'secret' }

export interface Setting {
  readonly shape: Shape
  /** As a user would write it. */
  readonly default: string
  /** One or two sentences, for every place where the setting is shown. */
  readonly summary: string
  readonly doors: readonly Door[]
}

const EVERYWHERE = ['input', 'flag', 'file'] as const

export const SETTINGS = {
  sdks: {
    shape: { kind: 'choices', values: SDKS },
    default: SDKS.join(', '),
    summary: 'The Stripe SDKs to look after.',
    doors: EVERYWHERE,
  },
  majors: {
    shape: { kind: 'choice', values: MAJORS },
    default: 'latest',
    summary: 'Which major an upgrade may move to: the latest, the next one, or none but the one in use.',
    doors: EVERYWHERE,
  },
  range: {
    shape: { kind: 'choice', values: RANGES },
    default: 'auto',
    summary:
      'How a specifier is moved. `auto` refreshes the lockfile alone where the range already admits the version, and else bumps it, with operator and precision kept.',
    doors: EVERYWHERE,
  },
  'min-age': {
    shape: { kind: 'days' },
    default: '3',
    summary:
      'Days that a release must have been out. A stricter setting of your package manager wins; a version that mends a security hazard of the one in use does not wait.',
    doors: EVERYWHERE,
  },
  ignore: {
    shape: { kind: 'list', item: '<sdk> <versions>: <reason>' },
    default: '',
    summary: 'Versions that you do not want, one a line, each with its reason: `node >=23: we wait for the API review`.',
    doors: EVERYWHERE,
  },
  exclude: {
    shape: { kind: 'list', item: '<glob>' },
    default: '',
    summary: 'Manifests to leave alone, as globs from the root, one a line: `fixtures/**`.',
    doors: EVERYWHERE,
  },
  base: {
    shape: { kind: 'text', hint: '<branch>' },
    default: '',
    summary: 'The branch that upgrades start from. Empty: the one that is checked out.',
    doors: EVERYWHERE,
  },
  labels: {
    shape: { kind: 'list', item: '<label>' },
    default: '',
    summary: 'Labels for a new pull request, by commas or lines. One that the repository does not have is left out, and said.',
    doors: EVERYWHERE,
  },
  reviewers: {
    shape: { kind: 'list', item: '<login> or team:<slug>' },
    default: '',
    summary: 'Who is asked to review a new pull request, by commas or lines. Teams need a token that may read them.',
    doors: EVERYWHERE,
  },
  assignees: {
    shape: { kind: 'list', item: '<login>' },
    default: '',
    summary: 'Who a new pull request is assigned to, by commas or lines.',
    doors: EVERYWHERE,
  },
  'stripe-mock': {
    shape: { kind: 'text', hint: '<path>' },
    default: '',
    summary: 'A stripe-mock to use. Empty: the one on PATH or in our cache, else it is built with `go install`.',
    doors: EVERYWHERE,
  },
  'test-command': {
    shape: { kind: 'text', hint: '<command>' },
    default: '',
    summary:
      'Your own tests, as you would type them in the root: `npm test`. They are run with the version in use and with the candidate, against a Stripe of our own. Empty: nothing of yours is run.',
    doors: EVERYWHERE,
  },
  'exit-code': {
    shape: { kind: 'switch' },
    default: 'false',
    summary: 'Fail (exit code 1) when an SDK can move, also where nothing is wrong.',
    doors: ['input', 'flag'],
  },
  'dry-run': {
    shape: { kind: 'switch' },
    default: 'false',
    summary: 'Show what would be written, and write nothing.',
    doors: ['input', 'flag'],
  },
  token: {
    shape: { kind: 'secret' },
    default: '',
    summary: 'A GitHub token. On the command line it is read from GITHUB_TOKEN. Only GitHub ever sees it.',
    doors: ['input'],
  },
} as const satisfies Readonly<Record<string, Setting>>

export type SettingName = keyof typeof SETTINGS

export const SETTING_NAMES = Object.keys(SETTINGS).filter((name): name is SettingName => name in SETTINGS)

/** Where the configuration file is looked for. */
export const CONFIG_PATH = '.github/stripe-upgrade.yml'
