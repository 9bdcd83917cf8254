/** What a dry run would have written. */
import type { ForgeWrite } from '../domain/pull.ts'
import { fit } from '../domain/terminal-text.ts'
import { visible } from '../domain/visible.ts'
import { count } from './document.ts'
import { paint, type Screen } from './terminal-table.ts'

/** How many lines of a body are shown; all of it is in the report. */
const BODY_LINES = 8
/** The width of a label, with its margin. */
const LABEL = 10
const ORDER: readonly ForgeWrite['kind'][] = ['commit', 'status', 'open', 'refresh', 'close']

/** What would be written, branch by branch: its base, title, message, files, status, and how the body begins. */
export function dryRunText(writes: readonly ForgeWrite[], screen: Screen): string {
  const branches = [...new Set(writes.map(({ branch }) => branch))]
  const parts = branches.map((branch) =>
    branchText(
      branch,
      writes.filter((write) => write.branch === branch),
      screen,
    ),
  )
  const start = `A dry run: nothing was written${writes.length === 0 ? ', and nothing would be.' : '. This would be:'}`
  return [start, ...parts].join('\n\n')
}

/** The same as data: files as an object of path and new text. */
export function dryRunJson(writes: readonly ForgeWrite[]): readonly object[] {
  return writes.map((write) => (write.kind === 'commit' ? { ...write, files: Object.fromEntries(write.files) } : write))
}

function branchText(branch: string, writes: readonly ForgeWrite[], screen: Screen): string {
  const room = Math.max(screen.width - LABEL - 2, 20)
  const rows = writes
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
    .flatMap(details)
    .flatMap(([label, values]) =>
      values.map((value, index) => {
        const shown = index === 0 ? label : ''
        return `  ${paint(shown, 'quiet', screen)}${' '.repeat(LABEL - shown.length)}${fit(visible(value), room, '…')}`
      }),
    )
  return [visible(branch), ...rows].join('\n')
}

const DONE = { open: 'opened', refresh: 'refreshed', close: 'closed' } as const

function details(write: ForgeWrite): readonly (readonly [label: string, values: readonly string[]])[] {
  switch (write.kind) {
    case 'commit':
      return [
        ['commit', [`${write.message}, on ${write.base}`]],
        ['files', [...write.files.keys()]],
      ]
    case 'status':
      return [['status', [`${write.status.state}: ${write.status.description}`]]]
    case 'open':
    case 'refresh':
    case 'close':
      return [
        ['pull', [`${DONE[write.kind]}${write.draft ? ' as a draft' : ''}, into ${write.base}`]],
        ['title', [write.title]],
        ['body', beginning(write.body)],
      ]
  }
}

/** Its first lines, without blank and hidden ones. */
function beginning(body: string): readonly string[] {
  const lines = body.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('<!--'))
  const more = lines.length - BODY_LINES
  return more > 0 ? [...lines.slice(0, BODY_LINES), `… and ${count(more, 'more line')}`] : lines
}
