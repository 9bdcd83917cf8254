import { setTimeout as after } from 'node:timers/promises'
import { tailOf } from '../prove/own-tests/tail.ts'
import { shellArgs } from '../prove/own-tests/user-program.ts'
import type { RunOptions, RunResult, Tools } from '../world.ts'
import type { Sender } from './sender.ts'

/** UTF-16 units of its output that are kept. */
const KEPT = 16 * 1024
/** How long it is waited between two looks, in milliseconds. */
const LOOK_MS = 100

/** The user's app while it runs. */
export interface App extends AsyncDisposable {
  /** How many lines it has printed so far. */
  lines(): number
  /** The last of them, fit to be shown. */
  tail(): readonly string[]
  /** How it ended; null while it runs. */
  ended(): RunResult | null
}

/** What was made for the run, and is to be seen in no output: scratch folders, and the values of secrets. */
interface Made {
  readonly folders: readonly string[]
  readonly values: readonly string[]
}

/** Starts the user's command, whose group ends when it is disposed. */
export function startApp({ converse }: Pick<Tools, 'converse'>, command: string, made: Made, options: RunOptions): App {
  const program = converse('sh', shellArgs(command), options)
  // As in a job, where nobody types.
  program.end()
  let count = 0
  let text = ''
  let result: RunResult | null = null
  const reading = (async () => {
    for await (const line of program.lines) {
      count += 1
      text += `${line}\n`
      // Not at each line: an app may print a million short ones.
      if (text.length > 64 * KEPT) text = text.slice(-KEPT)
    }
  })()
  const ending = (async () => {
    result = await program.ended
  })()
  return {
    lines: () => count,
    tail: () =>
      tailOf(
        made.values.reduce((shown, value) => shown.replaceAll(value, '***'), text.slice(-KEPT)),
        made.folders,
      ),
    ended: () => result,
    async [Symbol.asyncDispose]() {
      await program[Symbol.asyncDispose]()
      await Promise.all([reading, ending])
    },
  }
}

/** How the app ended, in words that follow `It `. */
export function endWords({ code, limit }: RunResult): string {
  if (limit === 'output') return 'printed too much and was ended'
  if (limit === 'time') return 'ran out of its time and was ended'
  return code === null ? 'was ended by a signal' : `ended with exit code ${code}`
}

/** Waits until the app answers any request at all; why it does not, or null where it does. */
export async function untilReady(app: App, sender: Sender, url: URL, readyMs: number): Promise<string | null> {
  const deadline = AbortSignal.timeout(readyMs)
  while (true) {
    const ended = app.ended()
    if (ended !== null) return `It ${endWords(ended)} before it answered${ended.code === 0 ? '. It must stay in the foreground' : ''}`
    if (deadline.aborted) return `It did not answer on ${url.host} within ${Math.ceil(readyMs / 1000)} s`
    if (await doesAnswer(sender, url)) return null
    await after(LOOK_MS)
  }
}

/** Whether anything answers there. */
export async function doesAnswer(sender: Sender, { origin }: URL): Promise<boolean> {
  return (await sender.send({ url: `${origin}/`, method: 'GET', headers: {}, body: '', timeoutMs: 5000 })) !== null
}
