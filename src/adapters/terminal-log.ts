import { styleText } from 'node:util'
import type { Note } from '../domain/place.ts'
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

type Style = 'green' | 'red' | 'yellow' | 'cyan' | 'dim'

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

/** The longest start of a text that fits; East Asian characters and emoji count as two. */
function fit(text: string, columns: number): string {
  let width = 0
  let kept = ''
  for (const character of text) {
    width += (character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1
    if (width > columns) return kept
    kept += character
  }
  return kept
}

function lineOf(note: Note): string {
  const place = note.place === null ? '' : `${note.place.path}${note.place.line === undefined ? '' : `:${note.place.line}`} `
  return printable(place + note.text)
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
  const paint = (style: Style, text: string): string => (colour ? styleText(style, text) : text)
  const running = new Set<Step>()
  let drawn = 0
  let frame = 0
  let timer: NodeJS.Timeout | null = null

  const showCursor = (): void => void stream.write(SHOW_CURSOR)
  const erased = (): string => {
    const text = drawn === 0 ? '' : `\u001B[${drawn}A\u001B[J`
    drawn = 0
    return text
  }
  const block = (): string => {
    const width = (options.columns ?? stream.columns ?? 80) - 3
    drawn = running.size
    return [...running]
      .map(({ title, detail }) => {
        const shown = fit(detail === '' ? title : `${title}  ${detail}`, width)
        return `${paint('cyan', FRAMES[frame % FRAMES.length] ?? '')} ${shown.slice(0, title.length)}${paint('dim', shown.slice(title.length))}\n`
      })
      .join('')
  }
  const draw = (above = ''): void => void stream.write(live ? erased() + above + block() : above)
  const begin = (step: Step): void => {
    running.add(step)
    if (!live) return draw(`… ${step.title}\n`)
    if (timer === null) {
      stream.write(HIDE_CURSOR)
      process.once('exit', showCursor)
      timer = setInterval(() => {
        frame += 1
        draw()
      }, FRAME_MS).unref()
    }
    draw()
  }
  const finish = (step: Step): void => {
    running.delete(step)
    const mark = step.failed ? paint('red', '✗') : paint('green', '✓')
    const seconds = `${((performance.now() - step.started) / 1000).toFixed(1)} s`
    draw(`${mark} ${[step.title, step.detail].filter((part) => part !== '').join('  ')}  ${paint('dim', seconds)}\n`)
    if (timer === null || running.size > 0) return
    clearInterval(timer)
    timer = null
    process.off('exit', showCursor)
    showCursor()
  }
  return {
    async step(title, work) {
      const step: Step = { title: printable(title), started: performance.now(), detail: '', failed: false }
      begin(step)
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
        finish(step)
      }
    },
    note: (note) => draw(`${paint('dim', '·')} ${lineOf(note)}\n`),
    warn: (note) => draw(`${paint('yellow', '!')} ${lineOf(note)}\n`),
  }
}
