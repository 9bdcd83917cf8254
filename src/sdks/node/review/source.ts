import { linesOf, type Lines } from '../../shared/lines.ts'

/** A file of code as it is parsed and checked: offsets are those of the file. */
export interface Source {
  readonly path: string
  /** The whole file; of a component everything but its scripts is blank. */
  readonly code: string
  /** What the checker knows it by: the path, and for a component an extension that says what its scripts are. */
  readonly shownAs: string
  readonly language: 'typescript' | 'javascript'
  /** Whether `<` may begin an element. */
  readonly jsx: boolean
  readonly lines: Lines
}

/** What the checker is shown of a source: its code, or that with a word put in at some places. */
export interface Shown {
  readonly source: Source
  readonly text: string
  /** The offset in the file of an offset in the text. */
  offsetOf(shown: number): number
}

const NEW = 'new '

/** Shows a source with `new` in front of the calls at the offsets: no version's types allow them without, and what they give would be `any`. */
export function shownWithNew(source: Source, calls: readonly number[]): Shown {
  const starts = calls.toSorted((a, b) => a - b)
  let text = ''
  let at = 0
  for (const start of starts) {
    text += source.code.slice(at, start) + NEW
    at = start
  }
  const shownStarts = starts.map((start, index) => start + index * NEW.length)
  return {
    source,
    text: text + source.code.slice(at),
    offsetOf: (shown) => shown - NEW.length * shownStarts.filter((start) => start < shown).length,
  }
}

/** 1-based, in UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Where an offset of a source is. */
export function positionAt({ code, lines }: Source, offset: number): Position {
  return { line: lines.at(offset), column: offset - code.lastIndexOf('\n', offset - 1) }
}

const COMPONENT = /\.(?:vue|svelte)$/

/** Reads a file's text as code. Vue and Svelte components keep their scripts, at their places. */
export function sourceOf(path: string, text: string): Source {
  const lines = linesOf(text)
  if (!COMPONENT.test(path)) {
    const typed = /\.(?:[cm]?ts|tsx)$/.test(path)
    return { path, code: text, shownAs: path, language: typed ? 'typescript' : 'javascript', jsx: !/\.[cm]?ts$/.test(path), lines }
  }
  const scripts = scriptsOf(text)
  const language = scripts.some(({ attributes }) => /\blang\s*=\s*["']?tsx?\b/.test(attributes)) ? 'typescript' : 'javascript'
  const jsx = scripts.some(({ attributes }) => /\blang\s*=\s*["']?[jt]sx\b/.test(attributes))
  let code = ''
  for (const { start, end } of scripts) code += blank(text.slice(code.length, start)) + text.slice(start, end)
  const extension = `${language === 'typescript' ? 'ts' : 'js'}${jsx ? 'x' : ''}`
  return { path, code, shownAs: `${path}.${extension}`, language, jsx, lines }
}

function blank(text: string): string {
  return text.replaceAll(/[^\r\n]/g, ' ')
}

interface Script {
  readonly attributes: string
  readonly start: number
  readonly end: number
}

/** The script blocks of a component. */
function scriptsOf(text: string): readonly Script[] {
  const scripts: Script[] = []
  let at = text.indexOf('<script')
  while (at !== -1) {
    const opened = text.indexOf('>', at)
    const end = opened === -1 ? -1 : text.indexOf('</script', opened)
    if (end === -1) break
    scripts.push({ attributes: text.slice(at, opened), start: opened + 1, end })
    at = text.indexOf('<script', end + 1)
  }
  return scripts
}
