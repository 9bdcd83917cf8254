import { setTimeout as sleep } from 'node:timers/promises'
import type { InstalledSdk } from '../../domain/sdk-adapter.ts'
import type { RunResult, Tools } from '../../world.ts'
import { readLine, type Answer, type DriverLine, type DriverRequest } from './protocol.ts'

/**
 * How long, and how much of, a driver is listened to. Nothing is judged by these: what they end is inconclusive. They are
 * far longer than anything takes, so that a busy machine does not meet them either.
 */
export interface Patience {
  /** Milliseconds until it must have said hello: importing an SDK takes up to 2 s at rest, and 16 s at a load of 20. */
  readonly helloMs: number
  /**
   * Milliseconds that the whole driver may be silent while an answer is due; the longest silence at rest is 2 s. Not the
   * time of one call: on a busy machine all calls are slow, and as long as answers come none of them hangs.
   */
  readonly silentMs: number
  /** Milliseconds for everything. */
  readonly suiteMs: number
  /** Milliseconds for what it has left to do once all is answered, at the least. */
  readonly partingMs: number
  /** Of output. */
  readonly bytes: number
}

export const PATIENCE: Patience = { helloMs: 180_000, silentMs: 60_000, suiteMs: 900_000, partingMs: 500, bytes: 16 * 1024 * 1024 }

/** A driver that was started. */
export interface Driver extends AsyncDisposable {
  /** What it said of itself: `hello`, `unsupported` or `failed`. */
  readonly hello: Answer
  /** Never rejects: whatever goes wrong is an answer of the kind `failed`. */
  ask(request: DriverRequest): Promise<Answer>
  /** Says that nothing more will be asked, whereupon it may say what never settles. */
  end(): void
  /** Waits so many milliseconds at most for it to end by itself, so that what it does after its last answer is seen too. */
  parted(ms: number): Promise<void>
  /** What the SDK printed, warned of or logged. */
  readonly logs: readonly string[]
}

/** What the drivers of one version saw that no case asks for. */
export interface Noticed {
  /** Hosts that the SDK tried to reach, other than this machine. */
  readonly hosts: Set<string>
  /** What else it tried that is no business of an SDK. */
  readonly tampering: Set<string>
}

/**
 * Starts the driver of an installed SDK, with a throw-away home and nothing of the user's environment, and waits for
 * its hello. What it says is checked line by line; at the first line that is not of the protocol, or that answers what was
 * not asked or was answered before, it is ended.
 */
export async function startDriver(
  tools: Pick<Tools, 'converse'>,
  installed: InstalledSdk,
  home: string,
  patience: Patience,
  noticed: Noticed,
): Promise<Driver> {
  const conversation = tools.converse(installed.file, installed.args, {
    env: { ...environment(home), ...installed.env },
    timeoutMs: patience.suiteMs,
    maxBytes: patience.bytes,
  })
  const questions = createQuestions(noticed)

  async function listen(): Promise<void> {
    for await (const text of conversation.lines) {
      const wrong = questions.take(readLine(text))
      if (wrong === null) continue
      await conversation[Symbol.asyncDispose]()
      const end = await conversation.ended
      // A line that was cut by a limit is no fault of its own.
      return questions.fail(end.limit === null ? wrong : howItEnded(end, patience))
    }
    questions.fail(howItEnded(await conversation.ended, patience))
  }
  void listen()

  function ask(request: DriverRequest, ms: number, late: Answer): Promise<Answer> {
    return questions.ask((id) => conversation.send(JSON.stringify({ ...request, id })), ms, late)
  }

  const hello = await ask({ verb: 'hello' }, patience.helloMs, {
    kind: 'failed',
    why: `the driver did not say hello within ${patience.helloMs / 1000} s`,
  })
  return {
    hello: ['hello', 'unsupported', 'failed'].includes(hello.kind) ? hello : { kind: 'failed', why: 'the driver did not say hello' },
    ask: (request) => ask(request, silenceOf(request, patience), { kind: 'hang', proved: false }),
    end: () => conversation.end(),
    parted: async (ms) => {
      await Promise.race([conversation.ended, sleep(Math.max(ms, patience.partingMs), undefined, { ref: false })])
    },
    logs: questions.logs,
    [Symbol.asyncDispose]: () => conversation[Symbol.asyncDispose](),
  }
}

/** How a line that the driver did not write is called. */
const FORGED = 'an answer in the place of the driver'

/** What was asked of a driver, and what it said to it. */
function createQuestions(noticed: Noticed) {
  const pending = new Map<number, (answer: Answer) => void>()
  const answered = new Set<number>()
  const logs: string[] = []
  let count = 0
  let over: string | null = null
  /** When the driver was last heard of. */
  let heard = performance.now()

  return {
    logs,
    /** Answers every open question, and those to come: the driver has ended. */
    fail(why: string): void {
      over ??= why
      for (const settle of pending.values()) settle({ kind: 'failed', why: over })
      pending.clear()
    },
    /** Takes a line of the driver's. What is wrong with it; null where nothing is. */
    take(line: DriverLine): string | null {
      heard = performance.now()
      if (line.kind === 'junk') return 'the driver said what is not of the protocol'
      if (line.kind === 'alive') return null
      if (line.kind === 'egress') noticed.hosts.add(line.host)
      else if (line.kind === 'tampering') noticed.tampering.add(line.what)
      else if (line.kind === 'log') logs.push(line.text)
      else if (answered.has(line.id) || line.id < 1 || line.id > count) {
        // A driver answers each question once: somebody else has its output.
        noticed.tampering.add(FORGED)
        return answered.has(line.id) ? 'the driver answered a question twice' : 'the driver answered what it was not asked'
      } else {
        answered.add(line.id)
        // Nobody waits any more for what comes after the watchdog.
        pending.get(line.id)?.(line.answer)
        pending.delete(line.id)
      }
      return null
    },
    /** Sends a question under a number of its own. Its answer, or `late` after so many milliseconds of silence. */
    async ask(sendAs: (id: number) => void, ms: number, late: Answer): Promise<Answer> {
      if (over !== null) return { kind: 'failed', why: over }
      count += 1
      const id = count
      const said = new Promise<Answer>((resolve) => {
        pending.set(id, resolve)
      })
      sendAs(id)
      const stop = watch(
        ms,
        () => heard,
        () => pending.get(id)?.(late),
      )
      const answer = await said
      stop()
      pending.delete(id)
      return answer
    },
  }
}

/** Calls `late` when the driver has been silent for so long, since now or since it was last heard of. Gives what stops it. */
function watch(ms: number, heard: () => number, late: () => void): () => void {
  const asked = performance.now()
  let timer = setTimeout(look, ms)
  function look(): void {
    const left = ms - (performance.now() - Math.max(asked, heard()))
    if (left > 0) timer = setTimeout(look, left)
    else late()
  }
  return () => clearTimeout(timer)
}

/** While it watches for a hang it may be silent for as long. */
function silenceOf(request: DriverRequest, { silentMs }: Patience): number {
  return 'hangAfterMs' in request ? silentMs + (request.hangAfterMs ?? 0) : silentMs
}

/** Where no clock shows what UTC does, half hours neither: what an SDK takes for the one, or the other, is seen. By the name that Node knows it by. */
const ELSEWHERE = 'Asia/Kolkata'

function environment(home: string): Record<string, string> {
  return { HOME: home, TZ: ELSEWHERE, STRIPE_SUPPRESS_NOTICES: 'true', NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' }
}

function howItEnded({ code, limit }: RunResult, patience: Patience): string {
  if (limit === 'time') return `the driver was still busy after ${patience.suiteMs / 1000} s`
  if (limit === 'output') return `the driver wrote more than ${patience.bytes / 1024 / 1024} MB`
  if (code === null) return 'the driver could not be started, or was ended from outside'
  return code === 0 ? 'the driver ended without an answer' : `the driver ended with exit code ${code}`
}
