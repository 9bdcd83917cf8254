import { SDK_NAMES } from '../sdks/index.ts'
import { namesIn, type Purpose, type SettingsTable } from '../settings/table.ts'
import type { Invocation } from './invocation.ts'

/** A flag of a single command; what several commands or the action share is a setting instead. */
interface Flag {
  /** How its value is written, or null for a switch. */
  readonly hint: string | null
  readonly summary: string
  /** The values it takes, where they are few. */
  readonly values?: readonly string[]
  readonly required?: boolean
  /** Its value where it is not given. */
  readonly fallback?: string
  /** A switch with which nothing else is required or accepted, except `--json`. */
  readonly alone?: boolean
}

export interface Command {
  readonly summary: string
  readonly flags: Readonly<Record<string, Flag>>
  /** What it does with the words after `--`. Left out where it takes none. */
  readonly program?: string
  /** What it does with settings: it takes those of these purposes. */
  readonly purposes: readonly Purpose[]
  /** Loaded only when the command is run, so that `--version` and `--help` start at once. */
  load(): Promise<{ run(invocation: Invocation): Promise<number> }>
}

const repo: Flag = { hint: 'DIR', summary: 'The repository, or a folder in it: the whole repository is read. Default: where you are.' }
const json: Flag = { hint: null, summary: 'Print JSON on standard output, for a machine.' }

export const COMMANDS = {
  detect: {
    summary: 'List the Stripe SDKs that a repository uses. Looks nothing up.',
    flags: { repo, json },
    purposes: ['detect'],
    load: () => import('./detect.ts'),
  },
  check: {
    summary: 'Say which of them are outdated, which version each could move to, and what is blocked and why.',
    flags: {
      repo,
      'try-edits': { hint: null, summary: 'Also make each edit in a copy of the commit, run the frozen checks, and keep nothing.' },
      json,
    },
    purposes: ['detect', 'choose', 'trust', 'exit'],
    load: () => import('./check.ts'),
  },
  prove: {
    summary: 'Run the contract suite on two versions of an SDK, side by side. Needs no repository.',
    flags: {
      sdk: { hint: 'SDK', summary: 'The SDK; it must have a driver.', values: SDK_NAMES, required: true },
      from: { hint: 'VERSION', summary: 'The version in use.', required: true },
      to: { hint: 'VERSION', summary: 'The candidate.', required: true },
      all: { hint: null, summary: 'Print every case, also those that pass.' },
      junit: { hint: 'FILE', summary: 'Also write the cases as JUnit XML into this file.' },
      list: { hint: null, summary: 'Print the cases of the contract suite, and run nothing.', alone: true },
      json,
    },
    purposes: ['prove', 'isolation'],
    load: () => import('./prove.ts'),
  },
  review: {
    summary: 'Say which lines of your code break between two versions of an SDK; of those that check would propose where none are given.',
    flags: {
      repo,
      sdk: { hint: 'SDK', summary: 'The SDK, where the versions are given.', values: SDK_NAMES },
      from: { hint: 'VERSION', summary: 'The version in use.' },
      to: { hint: 'VERSION', summary: 'The candidate.' },
      json,
    },
    purposes: ['detect', 'choose', 'trust', 'isolation', 'exit'],
    load: () => import('./review.ts'),
  },
  audit: {
    summary:
      'Say what is unsafe in your own code, whatever the version: webhooks that anybody can forge, and idempotency keys that do not keep a payment from being made twice. JavaScript, TypeScript and Python.',
    flags: {
      repo,
      'fail-on': {
        hint: 'error|warning|never',
        summary: 'Exit with 1 where a finding of this level or a worse one was made.',
        values: ['error', 'warning', 'never'],
        fallback: 'error',
      },
      sarif: { hint: 'FILE', summary: 'Also write the findings as SARIF 2.1.0 into this file, for code scanning.' },
      since: {
        hint: 'COMMIT',
        summary:
          'Show only what is new since this commit: findings, entry points and calls. Its files are read from git; nothing is checked out.',
      },
      baseline: { hint: 'FILE', summary: 'Leave out the findings that this file knows.' },
      'write-baseline': { hint: null, summary: 'Write all findings into the file of --baseline, as known.' },
      json,
    },
    purposes: ['detect'],
    load: () => import('./audit.ts'),
  },
  gateway: {
    summary:
      "Run the contract suite's gateway in front of stripe-mock, for your own tests. It applies Stripe's idempotency rules, and says at the end which calls could charge twice.",
    flags: {
      // stripe-mock's own port, which tests that use it expect.
      port: { hint: 'N', summary: 'The port on 127.0.0.1; 0 for any that is free.', fallback: '12111' },
      'fail-on': {
        hint: 'double,no-key',
        summary:
          'Exit with 1 where one was seen. double: the same parameters made an object again, without a key or with another one, as a wrong retry does. no-key: a POST came without an idempotency key.',
      },
      json,
    },
    program:
      'Runs a command behind the gateway, and ends with it: `gateway -- npm test`. Its STRIPE_API_BASE names the gateway, and its STRIPE_API_KEY and STRIPE_SECRET_KEY are a test key that works only there. It exits as the command does; where that is 0, by --fail-on.',
    load: () => import('./gateway.ts'),
    purposes: ['prove'],
  },
  endpoint: {
    summary:
      'Start your app with the version in use, in a copy of your files, and send it webhooks: real, forged, old, changed and repeated ones. Says which it takes, and what it does twice.',
    flags: { repo, json },
    purposes: ['detect', 'trust', 'prove', 'own programs', 'endpoint'],
    load: () => import('./endpoint.ts'),
  },
  upgrade: {
    summary: 'Run every step: detect, look up, choose, edit, prove, review, report, and open or refresh the pull request of each upgrade.',
    flags: {
      repo,
      forge: {
        hint: 'local | github',
        summary:
          'Where branches and pull requests go. local (the default): branches in the repository, pull requests as files. github: to GitHub, with the token in GITHUB_TOKEN.',
        values: ['local', 'github'],
      },
      out: { hint: 'DIR', summary: 'Where the report and local pull requests are written. Default: a folder in your cache.' },
      write: { hint: null, summary: 'Write the edits into your files and make no branches.' },
      json,
    },
    purposes: ['detect', 'audit', 'choose', 'trust', 'prove', 'isolation', 'own tests', 'own programs', 'endpoint', 'publish', 'exit'],
    load: () => import('./upgrade.ts'),
  },
  verify: {
    summary:
      'Say what a change does to the Stripe SDKs, whoever made it: which move, what the proof says of the two versions, and which lines break. Runs nothing of the change.',
    flags: {
      repo,
      base: {
        hint: 'REV',
        summary: 'The commit or branch that the change is for; it is compared from where the two parted.',
        required: true,
      },
      head: { hint: 'REV', summary: 'The commit or branch with the change.', fallback: 'HEAD' },
      json,
    },
    purposes: ['detect', 'audit', 'prove', 'isolation', 'exit'],
    load: () => import('./verify.ts'),
  },
  demo: {
    summary: 'Upgrade a small sample shop on your machine and show the result. Needs no token and asks no questions.',
    flags: { out: { hint: 'DIR', summary: 'Where the shop and the results are written. Default: a new temporary folder.' } },
    purposes: ['prove', 'isolation'],
    load: () => import('./demo.ts'),
  },
} as const satisfies Readonly<Record<string, Command>>

export type CommandName = keyof typeof COMMANDS

/** The settings that a command takes as flags. */
export function settingsOf(command: Command, table: SettingsTable): readonly string[] {
  return namesIn(table, 'flag').filter((name) => command.purposes.some((purpose) => purpose === table[name]?.purpose))
}
