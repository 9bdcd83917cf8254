/**
 * The one table of settings. From it come the type `Settings` and the reading of each setting, action.yml's inputs, the
 * flags of each command and their help, the configuration file's JSON schema and the README's table (`npm run generate`).
 */
import { IN_MAJOR, MAJORS, RANGES } from '../domain/policy.ts'
import { ENDPOINT_VALUES } from '../domain/own-endpoint.ts'
import { TEST_NETWORKS } from '../domain/own-tests.ts'
import { SDK_NAMES } from '../sdks/index.ts'
import {
  choice,
  choices,
  command,
  days,
  globs,
  ignores,
  labels,
  loopback,
  logins,
  onOff,
  origins,
  secret,
  text,
  variables,
  type Type,
} from './types.ts'

/** Where a setting may be given. */
export type Where = 'input' | 'flag' | 'file'

/** What a setting is for. A command takes the settings of what it does. */
export type Purpose =
  | 'command'
  | 'detect'
  | 'audit'
  | 'choose'
  | 'trust'
  | 'prove'
  | 'isolation'
  | 'own tests'
  | 'own programs'
  | 'endpoint'
  | 'publish'
  | 'exit'

export interface Setting<T = unknown> {
  readonly type: Type<T>
  /** As a user would write it. */
  readonly default: string
  /** One or two sentences, for every place where the setting is shown. */
  readonly summary: string
  readonly where: readonly Where[]
  readonly purpose: Purpose
  /** The environment variable that holds it where it is given nowhere else. */
  readonly environment?: string
}

export type SettingsTable = Readonly<Record<string, Setting>>

const EVERYWHERE = ['input', 'flag', 'file'] as const

/** What the action can do. */
const ACTION_COMMANDS = ['run', 'plan', 'publish', 'verify'] as const

export const SETTINGS = {
  command: {
    type: choice(ACTION_COMMANDS),
    default: 'run',
    summary:
      'What the action does. `run`: every step in one job. `plan`: every step but the last, in a job that cannot write, which makes a bundle. `publish`: checks the bundle, makes the edits again and writes to GitHub; it runs no candidate. `verify`: says what a pull request that somebody else opened does to your Stripe SDKs.',
    where: ['input'],
    purpose: 'command',
  },
  bundle: {
    type: text('<folder>'),
    default: '',
    summary:
      'The folder of the bundle that `plan` makes and `publish` reads. Empty: `stripe-upgrade-bundle` in the runner’s temporary folder.',
    where: ['input'],
    purpose: 'command',
  },
  digest: {
    type: text('<sha256>'),
    default: '',
    summary: 'For `publish`: the output `digest` of the job that ran `plan`.',
    where: ['input'],
    purpose: 'command',
  },
  sdks: {
    type: choices(SDK_NAMES),
    default: SDK_NAMES.join(', '),
    summary: 'The Stripe SDKs to look after.',
    where: EVERYWHERE,
    purpose: 'detect',
  },
  majors: {
    type: choice(MAJORS),
    default: 'latest',
    summary: 'How far an upgrade may go: to the latest major, to the next one, or (`off`) only within the major in use.',
    where: EVERYWHERE,
    purpose: 'choose',
  },
  'in-major': {
    type: choice(IN_MAJOR),
    default: 'auto',
    summary:
      'When an upgrade within the major in use is made where a later major exists. `auto`: only where it fixes a security problem of the version in use, or where the upgrade to the later major cannot be made. So there is one pull request for each SDK.',
    where: EVERYWHERE,
    purpose: 'choose',
  },
  range: {
    type: choice(RANGES),
    default: 'auto',
    summary:
      'How a version specifier is moved. `auto` refreshes only the lockfile where the range already allows the new version. Otherwise it raises the version and keeps operator and precision.',
    where: EVERYWHERE,
    purpose: 'choose',
  },
  'min-age': {
    type: days(),
    default: '3',
    summary:
      'Days that a release must have been public. A stricter setting of your package manager wins. A version that fixes a security problem of the one in use does not wait.',
    where: EVERYWHERE,
    purpose: 'choose',
  },
  ignore: {
    type: ignores(SDK_NAMES),
    default: '',
    summary: 'Versions that you do not want, one a line, each with its reason: `node >=23: we wait for the API review`.',
    where: EVERYWHERE,
    purpose: 'choose',
  },
  exclude: {
    type: globs(),
    default: '',
    summary: 'Manifests to leave alone, as globs from the root, one a line: `fixtures/**`.',
    where: EVERYWHERE,
    purpose: 'detect',
  },
  audit: {
    type: onOff(),
    default: 'true',
    summary:
      'Also say in every report what is unsafe in your own code today: webhooks and idempotency keys, in JavaScript, TypeScript and Python. It changes no exit code.',
    where: EVERYWHERE,
    purpose: 'audit',
  },
  'allow-repository-code': {
    type: onOff(),
    default: 'false',
    summary:
      'Let package managers run what the repository holds for them: plugins, hooks, build backends. Without it, an edit that needs them is blocked.',
    where: ['input', 'flag'],
    purpose: 'trust',
  },
  registries: {
    type: origins(),
    default: '',
    summary:
      'Registries and package indexes that files of the repository may name, by commas or lines, beside those that the job itself is set to: `https://packages.example.com`.',
    where: ['input', 'flag'],
    purpose: 'trust',
  },
  base: {
    type: text('<branch>'),
    default: '',
    summary: 'The branch that upgrades start from. Empty: the branch that is checked out.',
    where: EVERYWHERE,
    purpose: 'publish',
  },
  labels: {
    type: labels(),
    default: '',
    summary:
      'Labels for a new pull request, by commas or lines. A label that the repository does not have is left out, and the log says so.',
    where: EVERYWHERE,
    purpose: 'publish',
  },
  reviewers: {
    type: logins({ teams: true }),
    default: '',
    summary: 'Who is asked to review a new pull request, by commas or lines. Teams need a token that may read them.',
    where: EVERYWHERE,
    purpose: 'publish',
  },
  assignees: {
    type: logins({ teams: false }),
    default: '',
    summary: 'Who a new pull request is assigned to, by commas or lines.',
    where: EVERYWHERE,
    purpose: 'publish',
  },
  'stripe-mock': {
    type: text('<path>'),
    default: '',
    summary: 'The path of a stripe-mock. Empty: the one on PATH or in our cache is used, or one is built with `go install`.',
    // It is a program that is run, so that no file of the repository may name it.
    where: ['input', 'flag'],
    purpose: 'prove',
  },
  'require-isolation': {
    type: onOff(),
    default: 'false',
    summary:
      'Run a Stripe SDK only behind the wall: as another user, with no network but the stand-in for Stripe. Where it cannot be built (it takes Linux, and root or sudo without a password) the proof is inconclusive.',
    where: ['input', 'flag'],
    purpose: 'isolation',
  },
  'test-command': {
    type: command('<command>'),
    default: '',
    summary:
      'Your own tests, as you would type them in the root: `npm test`. They run with the version in use and with the candidate, against a local stand-in for Stripe. Empty: nothing of yours is run.',
    where: EVERYWHERE,
    purpose: 'own tests',
  },
  'test-network': {
    type: choice(TEST_NETWORKS),
    default: 'auto',
    summary:
      'Where your own tests and your own endpoint run: `wall`, where they reach nothing but the stand-in for Stripe; or `host`, on the network of the job, which may have a database for them. `auto`: behind the wall if it can be built and the job holds a token that can write, else on the host.',
    // A file of the repository must not open what the workflow has closed.
    where: ['input', 'flag'],
    purpose: 'own programs',
  },
  'endpoint-command': {
    type: command('<command>'),
    default: '',
    summary:
      'The command that starts your app on the port in PORT, as you would type it in the root: `node server.js`. The app is sent webhooks, real and forged ones, with the version in use and with the candidate. Empty: it is not started.',
    where: EVERYWHERE,
    purpose: 'endpoint',
  },
  'endpoint-url': {
    type: loopback(),
    default: 'http://127.0.0.1:PORT/webhook',
    summary: 'Where that app takes webhooks, on this machine alone. With the word PORT it gets a port that is free.',
    where: EVERYWHERE,
    purpose: 'endpoint',
  },
  'endpoint-variables': {
    type: variables(ENDPOINT_VALUES),
    default: '',
    summary:
      'Variables that your app reads, by commas or lines, each with what it is to hold: the endpoint’s `secret`, the API `key`, or the `base` address of the API, all made for the run: `SIGNING_SECRET=secret`. STRIPE_WEBHOOK_SECRET, STRIPE_SECRET_KEY, STRIPE_API_KEY and STRIPE_API_BASE are always set.',
    where: EVERYWHERE,
    purpose: 'endpoint',
  },
  'endpoint-sdks': {
    type: choices(SDK_NAMES),
    default: SDK_NAMES.join(', '),
    summary:
      'The Stripe SDKs that this app runs on. An upgrade of another one is not tried on it, and nothing is installed for it, as for a worker in another language.',
    where: EVERYWHERE,
    purpose: 'endpoint',
  },
  'exit-code': {
    type: onOff(),
    default: 'false',
    summary:
      'Fail with exit code 1 when an SDK is outdated, even where nothing is wrong. With `verify`: also when a line breaks and the verdict is good.',
    where: ['input', 'flag'],
    purpose: 'exit',
  },
  'dry-run': {
    type: onOff(),
    default: 'false',
    summary: 'Show what would be written to branches and pull requests, and write nothing.',
    where: ['input', 'flag'],
    purpose: 'publish',
  },
  token: {
    type: secret(),
    default: '',
    summary: 'A GitHub token. On the command line it is read from GITHUB_TOKEN. It is sent to GitHub alone.',
    where: ['input'],
    purpose: 'publish',
    environment: 'GITHUB_TOKEN',
  },
} as const satisfies SettingsTable

/** The names of the settings that may be given at a place. */
export function namesIn(table: SettingsTable, where: Where): readonly string[] {
  return Object.keys(table).filter((name) => table[name]?.where.includes(where))
}
