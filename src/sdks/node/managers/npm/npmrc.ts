import { eachLine } from '../../../shared/lines.ts'

/** A setting of an .npmrc, as written. */
export interface NpmrcLine {
  readonly key: string
  /** Without quotes; empty where the line has no value, which npm reads as `true`. */
  readonly value: string
  /** 1-based. */
  readonly line: number
}

function bare(text: string): string {
  return text.trim().replaceAll(/^["']|["']$/g, '')
}

/** The settings of an .npmrc, in order. */
export function* npmrcLines(text: string): Generator<NpmrcLine> {
  for (const { text: row, line } of eachLine(text)) {
    const trimmed = row.trim()
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';') || trimmed.startsWith('[')) continue
    const equals = row.indexOf('=')
    const key = bare(equals === -1 ? row : row.slice(0, equals)).replace(/\[\]$/, '')
    yield { key, value: equals === -1 ? '' : bare(row.slice(equals + 1)), line }
  }
}
