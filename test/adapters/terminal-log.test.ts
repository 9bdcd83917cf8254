import { execFile } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createTerminalLog, type TerminalLogOptions } from '../../src/adapters/terminal-log.ts'
import { printable } from '../../src/adapters/printable.ts'
import { fc } from '../support/properties.ts'

const ESC = '\u001B'

function recorded(options: Omit<TerminalLogOptions, 'stream'>) {
  const written: string[] = []
  const log = createTerminalLog({ stream: { write: (text) => written.push(text) }, ...options })
  return { log, written, text: () => written.join('') }
}

/** What a terminal shows in the end: cursor up, erase below, new lines, and colours, as a terminal does them. */
function screen(text: string): string[] {
  const lines = ['']
  let row = 0
  for (const part of text.split(new RegExp(`(${ESC}\\[[?0-9;]*[A-Za-z]|\\n)`))) {
    const up = new RegExp(`^${ESC}\\[(\\d+)A$`).exec(part)
    if (up !== null) row -= Number(up[1])
    else if (part === `${ESC}[J`) lines.splice(row, Infinity, '')
    else if (part === '\n') lines[(row += 1)] ??= ''
    else if (!part.startsWith(ESC)) lines[row] = (lines[row] ?? '') + part
  }
  return lines
}

const stamp = (text: string): string => text.replaceAll(/\d+\.\d s/g, 'N s')

describe('in a file or with CI set', () => {
  test('one line when a step starts, and one when it ends', async () => {
    const { log, text } = recorded({ live: false })
    const result = await log.step('Detect', async (say) => {
      say('3 files')
      say('2 uses')
      return 7
    })
    expect(result).toBe(7)
    await expect(
      log.step('Look up', async () => {
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await log.step('Publish', async (say) => say('1 failed', 'failed'))
    await log.step('Try again', async (say) => {
      say('refused', 'failed')
      say('done')
    })
    log.note({ place: null, text: 'a note' })
    log.warn({ place: { path: 'a/package.json', line: 3 }, text: 'careful' })
    log.warn({ place: { path: 'b.txt' }, text: 'binary' })
    expect(stamp(text())).toBe(
      '… Detect\n✓ Detect  2 uses  N s\n… Look up\n✗ Look up  N s\n… Publish\n✗ Publish  1 failed  N s\n… Try again\n✓ Try again  done  N s\n· a note\n! a/package.json:3 careful\n! b.txt binary\n',
    )
  })

  test('is not redrawn, and not coloured, on a stream that is not a terminal', async () => {
    const { log, text } = recorded({})
    await log.step('Detect', async () => undefined)
    expect(text()).not.toContain(ESC)
  })
})

describe('on a terminal', () => {
  test('shows concurrent steps below what is finished, and leaves only that', async () => {
    const { log, text } = recorded({ live: true, colour: true, columns: 40 })
    const gate = new EventEmitter()
    const first = log.step('First', async (say) => {
      say('working')
      await once(gate, 'open')
    })
    const second = log.step('Second', async () => new Promise<void>((resolve) => void setTimeout(resolve, 200)))
    log.warn({ place: null, text: 'in between' })
    await new Promise((resolve) => void setTimeout(resolve, 100))
    expect(screen(text()).map((line) => line.replace(/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/, '*'))).toEqual(['! in between', '* First  working', '* Second', ''])
    await second
    gate.emit('open')
    await first
    expect(screen(stamp(text()))).toEqual(['! in between', '✓ Second  N s', '✓ First  working  N s', ''])
    expect(text().indexOf(`${ESC}[?25l`)).toBe(0)
    expect(text().endsWith(`${ESC}[?25h`)).toBe(true)
    expect(text().split(`${ESC}[?25l`)).toHaveLength(2)
    expect(process.listenerCount('exit')).toBeLessThan(10)
  })

  test('never lets a running line wrap, whatever its title', async () => {
    const title = fc.string({
      unit: fc.oneof(fc.constantFrom('支', '😀', 'é', '\u202E', ESC, 'x'), fc.string({ maxLength: 1 })),
      maxLength: 60,
    })
    await fc.assert(
      fc.asyncProperty(title, title, fc.integer({ min: 10, max: 50 }), async (each, detail, columns) => {
        const { log, written } = recorded({ live: true, colour: false, columns })
        await log.step(each, async (say) => {
          say(detail)
          log.note({ place: null, text: '' })
        })
        const running = written.flatMap((text) => text.split('\n')).filter((line) => /^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] /.test(line))
        expect(running.length).toBeGreaterThan(0)
        for (const line of running)
          expect(
            [...line].reduce((width, character) => width + ((character.codePointAt(0) ?? 0) >= 0x1f000 || character === '支' ? 2 : 1), 0),
          ).toBeLessThan(columns)
      }),
    )
  })

  test('the cursor comes back when the process is stopped by a signal', async () => {
    const fixture = new URL('./interrupted-log.ts', import.meta.url).pathname
    const ended: unknown = await promisify(execFile)(process.execPath, [fixture]).catch((error: unknown) => error)
    expect(ended).toMatchObject({ code: 130, stderr: expect.stringMatching(/\[\?25h$/) })
  })
})

describe('untrusted text', () => {
  test('is shown, not acted upon', () => {
    const { log, text } = recorded({ live: false })
    log.warn({ place: { path: `a${ESC}[2Jb`, line: 1 }, text: `\u009B31mred\u202Egnp.exe\r\nover\u0007\u200B` })
    expect(text()).toBe('! a\\u{1b}[2Jb:1 \\u{9b}31mred\\u{202e}gnp.exe over\\u{7}\\u{200b}\n')
  })

  test('holds nothing that hides, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(`${text}##[${text}`)).not.toContain('##[')
        expect(printable(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/u)
      }),
    )
    expect(printable('plain “text”, é 支 😀')).toBe('plain “text”, é 支 😀')
  })
})
