import { SettingsError } from '../domain/errors.ts'
import type { Attach, Log, Tools } from '../world.ts'

/** One call of a command: its flags as typed, and the settings among them still to be read. */
export interface Invocation {
  readonly flags: ReadonlyMap<string, string>
  readonly switches: ReadonlySet<string>
  /** The settings given as flags, in order. */
  readonly settings: readonly (readonly [name: string, value: string])[]
  readonly tools: Tools
  readonly log: Log
  /** Standard output: the result and nothing else. */
  print(text: string): void
  /** The words after `--`. */
  readonly program: readonly string[]
  /** Resolves at Ctrl-C or SIGTERM, which then ends nothing by itself; the next one ends the run. */
  interrupted(): Promise<'SIGINT' | 'SIGTERM'>
  readonly attach: Attach
  /** How the result may be drawn on standard output. */
  readonly screen: { readonly colour: boolean; readonly width: number }
}

/** A flag that the command table says is required. */
export function required(invocation: Invocation, name: string): string {
  const value = invocation.flags.get(name)
  if (value === undefined) throw new SettingsError(`--${name} is missing`)
  return value
}
