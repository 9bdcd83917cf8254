import { linesOf, type Lines } from '../../shared/lines.ts'
import { shadow, type Edit } from '../../shared/shadow.ts'

/** A file of code as it is parsed and checked: offsets are those of the file. */
export interface Source {
  readonly path: string
  /** The whole file; of a component everything but its scripts is blank. */
  readonly code: string
  /** Whether that is the file's text as it is. */
  readonly isFile: boolean
  /** What the checker knows it by: the path, and for a component an extension that says what its scripts are. */
  readonly shownAs: string
  readonly language: 'typescript' | 'javascript'
  /** Whether `<` may begin an element. */
  readonly jsx: boolean
  readonly lines: Lines
}

/** What the checker is shown of a source. */
export interface Shown {
  readonly source: Source
  readonly text: string
  /** Whether that says more of types than the source does: what is wrong with a type alone may then be wrong with ours. */
  readonly deep: boolean
  /** The offsets of calls that are shown with a `new`. */
  readonly calls: readonly number[]
  /** The offset in the file of an offset in the text. */
  offsetOf(shown: number): number
}

/** Shows a source as it is, but for `new` in front of the calls at the offsets: no version's types allow them without, and what they give would be `any`. */
export function plainly(source: Source, calls: readonly number[]): Shown {
  const { text, offset } = shadow(source.code, callsWithNew(calls))
  return { source, text, deep: false, calls, offsetOf: offset }
}

export function callsWithNew(calls: readonly number[]): readonly Edit[] {
  return calls.map((start) => ({ start, end: start, text: 'new ' }))
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
    const code = typed ? text : withoutVagueTypes(text)
    const jsx = !/\.[cm]?ts$/.test(path)
    return { path, code, isFile: code === text, shownAs: path, language: typed ? 'typescript' : 'javascript', jsx, lines }
  }
  const scripts = scriptsOf(text)
  const language = scripts.some(({ attributes }) => /\blang\s*=\s*["']?tsx?\b/.test(attributes)) ? 'typescript' : 'javascript'
  const jsx = scripts.some(({ attributes }) => /\blang\s*=\s*["']?[jt]sx\b/.test(attributes))
  let code = ''
  for (const { start, end } of scripts) code += blank(text.slice(code.length, start)) + text.slice(start, end)
  const extension = `${language === 'typescript' ? 'ts' : 'js'}${jsx ? 'x' : ''}`
  const shown = language === 'typescript' ? code : withoutVagueTypes(code)
  return { path, code: shown, isFile: false, shownAs: `${path}.${extension}`, language, jsx, lines }
}

/** Blanks what a comment of plain JavaScript calls a result or a name where that says less than what is there: `@returns {Object}`. */
function withoutVagueTypes(code: string): string {
  return code.replaceAll(
    /(@(?:returns?|type)[ \t]{0,8})(\{(?:Promise<)?(?:[Oo]bject|\*|any)>?\})/g,
    (_, tag: string, type: string) => tag + blank(type),
  )
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
