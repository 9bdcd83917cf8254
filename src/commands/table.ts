import type { SettingName } from '../settings/table.ts'
import type { Invocation } from './invocation.ts'

/** A flag of a single command; what several commands or the action share is a setting instead. */
interface Flag {
  /** What stands after it, or null for a switch. */
  readonly hint: string | null
  readonly summary: string
  /** The values it takes, where they are few. */
  readonly values?: readonly string[]
  readonly required?: boolean
  /** Its value where it is not given. */
  readonly fallback?: string
  /** A switch that stands alone: with it nothing else is required or accepted, `--json` apart. */
  readonly alone?: boolean
}

export interface Command {
  readonly summary: string
  readonly flags: Readonly<Record<string, Flag>>
  readonly settings: readonly SettingName[]
  /** Loaded only when the command is run, so that `--version` and `--help` start at once. */
  load(): Promise<{ run(invocation: Invocation): Promise<number> }>
}

const repo: Flag = { hint: 'DIR', summary: 'The repository, or a folder in it. Default: where you are.' }
const json: Flag = { hint: null, summary: 'Print JSON on standard output, for a machine.' }
const CHOOSING = ['sdks', 'majors', 'range', 'min-age', 'ignore', 'exclude'] as const

export const COMMANDS = {
  detect: {
    summary: 'List the Stripe SDKs that a repository uses. Looks nothing up.',
    flags: { repo, json },
    settings: ['sdks', 'exclude'],
    load: () => import('./detect.ts'),
  },
  check: {
    summary: 'Say which of them are outdated, what they could move to, and what is held back and why.',
    flags: { repo, json },
    settings: [...CHOOSING, 'exit-code'],
    load: () => import('./check.ts'),
  },
  prove: {
    summary: 'Run the contract suite on two versions of an SDK, side by side. Needs no repository.',
    flags: {
      sdk: { hint: 'SDK', summary: 'node or python.', values: ['node', 'python'], required: true },
      from: { hint: 'VERSION', summary: 'The version in use.', required: true },
      to: { hint: 'VERSION', summary: 'The candidate.', required: true },
      all: { hint: null, summary: 'Print every case, also those that pass.' },
      junit: { hint: 'FILE', summary: 'Also write the cases as JUnit XML into this file.' },
      list: { hint: null, summary: 'Print what the contract suite holds, and run nothing.', alone: true },
      json,
    },
    settings: ['stripe-mock'],
    load: () => import('./prove.ts'),
  },
  gateway: {
    summary:
      "Run the gateway of the contract suite before stripe-mock, for tests of your own: it has Stripe's idempotency rules, and says at the end which calls could charge twice.",
    flags: {
      // Where stripe-mock itself listens, and tests that use it look for it.
      port: { hint: 'N', summary: 'The port on 127.0.0.1; 0 for any that is free.', fallback: '12111' },
      json,
    },
    settings: ['stripe-mock'],
    load: () => import('./gateway.ts'),
  },
  upgrade: {
    summary: 'The whole story: choose, edit, prove, report, and open or refresh one pull request for each upgrade.',
    flags: {
      repo,
      forge: {
        hint: 'local | github',
        summary:
          'Where branches and pull requests go. local (the default): branches in the repository, pull requests as files. github: to GitHub, with the token in GITHUB_TOKEN.',
        values: ['local', 'github'],
      },
      out: { hint: 'DIR', summary: 'Where the report and local pull requests are written. Default: a folder of our own in your cache.' },
      write: { hint: null, summary: 'Write the edits into your files instead of making branches.' },
      json,
    },
    settings: [...CHOOSING, 'base', 'labels', 'reviewers', 'assignees', 'stripe-mock', 'test-command', 'dry-run', 'exit-code'],
    load: () => import('./upgrade.ts'),
  },
  demo: {
    summary: 'Upgrade a small sample shop on your machine and show the result. Needs no token and asks nothing.',
    flags: { out: { hint: 'DIR', summary: 'Where the shop and the results are written. Default: a new temporary folder.' } },
    settings: ['stripe-mock'],
    load: () => import('./demo.ts'),
  },
} as const satisfies Readonly<Record<string, Command>>

export type CommandName = keyof typeof COMMANDS
