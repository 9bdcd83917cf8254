import { eachLine } from '../shared/lines.ts'
import { argumentsAt, firstString, stringAt, type RubyArgument, type RubyString } from './arguments.ts'

/** One `gem "name", "requirement"…`, or `add_dependency` of a gemspec. */
export interface GemCall {
  /** Offset of the word that calls. */
  readonly start: number
  /** The gem's name. */
  readonly name: RubyString
  readonly requirements: readonly RubyString[]
  /** The option that takes the gem from elsewhere (`git`, `path`…); null where it comes from the registry. */
  readonly source: string | null
  /** The nearest `appraise "name"` above; null outside Appraisals. */
  readonly appraisal: string | null
}

const CALLS = new Set(['gem', 'add_dependency', 'add_runtime_dependency', 'add_development_dependency'])

const SOURCES = new Set(['git', 'github', 'gitlab', 'bitbucket', 'gist', 'path'])

/**
 * The calls that ask for one gem, in order. Line by line, so that a quote in a regular expression or a heredoc hides no
 * more than its own line; only a call's arguments go on over several. Comments, `=begin`…`=end` and what follows
 * `__END__` hold no calls. No character is read twice, however the text was made.
 */
export function* gemCalls(text: string, gem: string): Generator<GemCall> {
  let appraisal: string | null = null
  let documented = false
  let read = 0
  for (const { text: content, start } of eachLine(text)) {
    if (content === '__END__') return
    if (content.startsWith('=begin')) documented = true
    if (content.startsWith('=end')) documented = false
    if (documented) continue
    for (const word of wordsOf(content)) {
      const at = start + word.start
      if (at < read || (word.text !== 'appraise' && !CALLS.has(word.text))) continue
      const name = firstString(text, at + word.text.length)
      if (name === null) continue
      if (word.text === 'appraise') appraisal = name.text
      else if (name.text === gem) {
        const { values, end } = argumentsAt(text, at + word.text.length)
        yield { start: at, name, ...asked(values.slice(1)), appraisal }
        read = end
      }
    }
  }
}

function asked(values: readonly RubyArgument[]): Pick<GemCall, 'requirements' | 'source'> {
  const requirements: RubyString[] = []
  let source: string | null = null
  for (const { key, strings } of values) {
    if (key === null) requirements.push(...strings)
    else if (SOURCES.has(key)) source ??= key
  }
  return { requirements, source }
}

/** The words of a line outside strings, up to a comment or a quote that is not closed on it. */
function* wordsOf(content: string): Generator<{ text: string; start: number }> {
  let at = 0
  while (at < content.length && content[at] !== '#') {
    if (content[at] === '"' || content[at] === "'") {
      const string = stringAt(content, at)
      if (string === null) return
      at = string.end + 1
      continue
    }
    const start = at
    while (/\w/.test(content[at] ?? '')) at += 1
    if (at > start) yield { text: content.slice(start, at), start }
    else at += 1
  }
}
