import { stripVTControlCharacters } from 'node:util'
import { withoutCommands } from '../../domain/runner-commands.ts'
import { withoutSecrets } from '../../domain/secrets.ts'
import { bounded, visibleLines } from '../../domain/visible.ts'

/** Enough to see what failed; more is in no report. */
const MAX_LINES = 40
const MAX_LINE = 300
/** Of what was printed, so much is looked at. UTF-16 units. */
const MAX_READ = 16 * 1024

/**
 * What differs in every run, and what replaces it, so that the same failure is shown in the same words. No
 * pattern looks back, so that each takes time in proportion.
 */
const REPLACED: readonly (readonly [pattern: RegExp, by: string])[] = [
  [/\b(?:127\.0\.0\.1|localhost|\[::1\]):\d{2,5}\b/g, '127.0.0.1:…'],
  [/\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b/g, '…'],
  [/\b([a-z]{2,12})_(?=[a-z]{0,30}[A-Z0-9])[A-Za-z0-9]{8,64}\b/g, '$1_…'],
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?/g, '…'],
  [/\b(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4}(?: \d\d:\d\d:\d\d GMT)?/g, '…'],
  [/\b\d{1,2}:\d\d:\d\d(?:\.\d{1,9})?\b/g, '…'],
  [/\b0x[0-9a-f]{6,16}\b/g, '0x…'],
  [/\b(content-length['"]?[ :=]{1,3}['"]?)\d{1,9}/gi, '$1…'],
  [/\b\d{1,9}(?:\.\d{1,9})? ?(?:ms|s|secs?|seconds?|µs|us)\b/g, '…'],
  [/\b(duration_ms|duration|time|pid|seed)([ =:]{1,3})\d[\d.]{0,20}/gi, '$1$2…'],
  [/\(node:\d{1,9}\)/g, '(node:…)'],
]

/**
 * The last lines of what a program printed, fit to be shown: nothing hidden in them, nothing that a workflow's runner
 * would take for a command (threat T10), no secret (T32), and nothing that is different from run to run. `folders` are
 * the scratch folders that it may name.
 */
export function tailOf(printed: string, folders: readonly string[]): readonly string[] {
  // Secrets come first: what is replaced after them could make them unlike any.
  let text = withoutSecrets(stripVTControlCharacters(endOf(printed)))
  for (const folder of folders) text = text.replaceAll(folder, '.')
  for (const [pattern, by] of REPLACED) text = text.replaceAll(pattern, by)
  const lines = visibleLines(text.replaceAll(/\r+\n?/g, '\n'))
    .split('\n')
    .map((line) => bounded(withoutCommands(line.trimEnd()), MAX_LINE))
  const last = lines.findLastIndex((line) => line !== '')
  return lines.slice(Math.max(0, last + 1 - MAX_LINES), last + 1)
}

/** Whole lines alone: of a secret that the cut goes through, the rest would not be known for one. */
function endOf(printed: string): string {
  if (printed.length <= MAX_READ) return printed
  const start = printed.indexOf('\n', printed.length - MAX_READ)
  return start < 0 ? 'One line, too long to be shown' : printed.slice(start + 1)
}
