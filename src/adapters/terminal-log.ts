import type { Note } from '../domain/place.ts'
import { coloured, fit, type Style } from '../domain/terminal-text.ts'
import type { Log, Say } from '../world.ts'
import { printable } from './printable.ts'

/** Where the log goes: stderr, so that stdout stays clean for `--json`. */
interface LogStream {
  write(text: string): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

export interface TerminalLogOptions {
  readonly stream: LogStream
  /** Whether to redraw; by default on a terminal, but not with `CI` set. */
  readonly live?: boolean
  /** Whether to colour; by default where it redraws and `NO_COLOR` is not set. */
  readonly colour?: boolean
  /** The width in characters; by default the stream's at the time. */
  readonly columns?: number
}

interface Step {
  readonly title: string
  readonly started: number
  detail: string
  failed: boolean
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const
const FRAME_MS = 80

const HIDE_CURSOR = '\u001B[?25l'
const SHOW_CURSOR = '\u001B[?25h'

function lineOf(note: Note): string {
  const place = note.place === null ? '' : `${note.place.path}${note.place.line === undefined ? '' : `:${note.place.line}`} `
  return printable(place + note.text)
}

type Paint = (style: Style, text: string) => string

/** The lines of the steps that run, redrawn below what is written above them. */
interface RunningLines {
  /** Writes text above the running steps. */
  write(text: string): void
  add(step: Step): void
  /** Writes what came of the step above those that still run. */
  remove(step: Step, text: string): void
}

/** On a terminal: a line with a spinner for each running step. */
function redrawnLines(stream: LogStream, columns: () => number, paint: Paint): RunningLines {
  const running = new Set<Step>()
  let drawn = 0
  let frame = 0
  let timer: NodeJS.Timeout | null = null
  const showCursor = (): void => void stream.write(SHOW_CURSOR)
  const lineOfStep = ({ title, detail }: Step): string => {
    const shown = fit(detail === '' ? title : `${title}  ${detail}`, columns() - 3)
    return `${paint('cyan', FRAMES[frame % FRAMES.length] ?? '')} ${shown.slice(0, title.length)}${paint('dim', shown.slice(title.length))}\n`
  }
  const write = (text: string): void => {
    const erased = drawn === 0 ? '' : `\u001B[${drawn}A\u001B[J`
    drawn = running.size
    stream.write(erased + text + [...running].map(lineOfStep).join(''))
  }
  return {
    write,
    add(step) {
      running.add(step)
      if (timer === null) {
        stream.write(HIDE_CURSOR)
        process.once('exit', showCursor)
        timer = setInterval(() => {
          frame += 1
          write('')
        }, FRAME_MS).unref()
      }
      write('')
    },
    remove(step, text) {
      running.delete(step)
      write(text)
      if (timer === null || running.size > 0) return
      clearInterval(timer)
      timer = null
      process.off('exit', showCursor)
      showCursor()
    },
  }
}

/** In a file: one line when a step starts. */
function plainLines(stream: LogStream): RunningLines {
  return {
    write: (text) => void stream.write(text),
    add: ({ title }) => void stream.write(`… ${title}\n`),
    remove: (_step, text) => void stream.write(text),
  }
}

/**
 * A log for a person at a terminal, who sees each running step with a spinner, or for a file, which gets one line when
 * a step starts and one when it ends. Titles, details and notes are shown as text, whatever they hold. The cursor is
 * shown again when the process exits, also by a signal that `createTools` turned into an exit.
 */
export function createTerminalLog(options: TerminalLogOptions): Log {
  const { stream } = options
  const live = options.live ?? (stream.isTTY === true && !process.env['CI'] && process.env['TERM'] !== 'dumb')
  const colour = options.colour ?? (live && !process.env['NO_COLOR'])
  const paint: Paint = (style, text) => coloured(style, text, colour)
  const lines = live ? redrawnLines(stream, () => options.columns ?? stream.columns ?? 80, paint) : plainLines(stream)
  return {
    async step(title, work) {
      const step: Step = { title: printable(title), started: performance.now(), detail: '', failed: false }
      lines.add(step)
      const say: Say = (detail, outcome) => {
        step.detail = printable(detail)
        step.failed = outcome === 'failed'
      }
      try {
        return await work(say)
      } catch (error) {
        step.failed = true
        throw error
      } finally {
        const mark = step.failed ? paint('red', '✗') : paint('green', '✓')
        const seconds = `${((performance.now() - step.started) / 1000).toFixed(1)} s`
        lines.remove(step, `${mark} ${[step.title, step.detail].filter((part) => part !== '').join('  ')}  ${paint('dim', seconds)}\n`)
      }
    },
    note: (note) => lines.write(`${paint('dim', '·')} ${lineOf(note)}\n`),
    warn: (note) => lines.write(`${paint('yellow', '!')} ${lineOf(note)}\n`),
  }
}
