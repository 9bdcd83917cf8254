import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import type { Provision } from '../../domain/sdk-adapter.ts'
import type { RunOptions } from '../../world.ts'

/**
 * The arguments of a shell that runs the user's own words, the one use of a shell, as a workflow's `run:` has it: several
 * lines end at the first that fails. Errors stay where they were printed.
 */
export function shellArgs(command: string): readonly string[] {
  return ['-e', '-c', `exec 2>&1\n${command}`]
}

/** An API key that no other run has, in the form of Stripe's. */
export function freshKey(): string {
  return `sk_test_${randomBytes(12).toString('hex')}`
}

/** Where a program of the user's own runs, what it finds there, and which folders were made for it and are to be seen in no output. */
export interface Surroundings {
  readonly folders: readonly string[]
  readonly options: Required<Pick<RunOptions, 'cwd' | 'path' | 'env'>>
}

/** It sees an allow-list of the environment, none of it secret, and a home that is thrown away. */
export function surroundingsOf(cwd: string, home: string, provisions: readonly Provision[]): Surroundings {
  const path = provisions.flatMap((provision) => provision.path)
  const env = {
    ...Object.fromEntries(provisions.flatMap((provision) => Object.entries(provision.env))),
    HOME: home,
    // Test runners neither watch nor ask.
    CI: 'true',
    NO_COLOR: '1',
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1',
    npm_config_update_notifier: 'false',
    STRIPE_SUPPRESS_NOTICES: 'true',
  }
  return { folders: [cwd, home, ...path.map((folder) => dirname(folder))], options: { cwd, path, env } }
}
