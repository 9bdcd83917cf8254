/**
 * The body of a pull request: our part between two hidden markers, and around it what people write, which is theirs. The
 * first marker holds what we must know again; all else about a pull request is read from the forge.
 */
import * as v from 'valibot'
import type { Offer } from '../domain/pull.ts'

/** What the first marker holds. */
export interface Written {
  readonly offer: Offer
  /** The title that we wrote: another one is a person's. */
  readonly title: string
  /** Whether we made it a draft: where it is otherwise, a person turned it. */
  readonly draft: boolean
  /** What our part says, in short; empty where we did not say. */
  readonly facts: string
  /** Set where we closed it ourselves, which says no to nothing. */
  readonly closed?: true
}

/** It contains nothing that others write: only base64url (threat T14). */
const BEGIN = /<!-- stripe-upgrade ([\w-]{1,8000}) -->/g
const END = '<!-- /stripe-upgrade -->'
/** Ends what is said at the top of our part of a pull request that is no longer offered. */
const NOTICE_END = '<!-- /stripe-upgrade-notice -->'
/** What a changelog would write to look like a marker. */
const FORGED = /<!--(?= \/?stripe-upgrade)/g

const VERSION = v.pipe(v.string(), v.regex(/^\d[0-9A-Za-z.+-]{0,40}$/))
/** Not checked against the table of languages: a pull request may be of a later release of ours that knows more. */
const SDK = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,30}$/))
const WRITTEN = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    offer: v.object({ sdk: SDK, from: VERSION, to: VERSION }),
    title: v.pipe(v.string(), v.maxLength(300)),
    // The first of our pull requests do not say.
    draft: v.optional(v.boolean(), false),
    facts: v.optional(v.pipe(v.string(), v.regex(/^[\w.-]{0,5000}$/)), ''),
    closed: v.exactOptional(v.literal(true)),
  }),
)

/** A body that has our part in it. */
interface Divided {
  readonly before: string
  readonly marker: string
  readonly written: Written
  /** What is between the markers. */
  readonly part: string
  readonly after: string
}

/**
 * Finds our part: the first marker that can be read and is not followed by another one before its end. One without an end
 * is a marker whose end somebody took away; it belongs to their text then, as nothing says where ours ended.
 */
function divided(body: string): Divided | null {
  const begins = Array.from(body.matchAll(BEGIN)).flatMap(({ 0: marker, 1: data = '', index }) => {
    const parsed = v.safeParse(WRITTEN, Buffer.from(data, 'base64url').toString('utf8'))
    return parsed.success ? [{ marker, written: parsed.output, start: index, end: index + marker.length }] : []
  })
  for (const [index, { marker, written, start, end }] of begins.entries()) {
    const close = body.indexOf(END, end)
    if (close < 0) return null
    if (close > (begins[index + 1]?.start ?? body.length)) continue
    return { before: body.slice(0, start), marker, written, part: body.slice(end, close), after: body.slice(close + END.length) }
  }
  return null
}

/** What we wrote into it last, or null where our part is not there: a person took it out, or opened the pull request. */
export function writtenIn(body: string): Written | null {
  return divided(body)?.written ?? null
}

/** Our part as it is there, or null where it is not. */
export function partIn(body: string): string | null {
  return divided(body)?.part ?? null
}

const BOX = /^(\s*- \[)[ xX](\] .*)$/

/** Without line ends of an editor and without ticks, both of which people leave. */
export function plain(part: string): string {
  return part
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.replace(BOX, '$1 $2'))
    .join('\n')
}

/** With the boxes ticked that a person ticked in the existing text. */
export function ticked(part: string, existing: string): string {
  const done = new Set(
    existing
      .replaceAll('\r\n', '\n')
      .split('\n')
      .filter((line) => plain(line) !== line),
  )
  return part
    .split('\n')
    .map((line) => [line.replace(BOX, '$1x$2'), line.replace(BOX, '$1X$2'), line].find((each) => done.has(each)) ?? line)
    .join('\n')
}

/** Whether all of it is as we wrote it: nothing around our part, and no box ticked. */
export function isAllOurs(body: string): boolean {
  const there = divided(body)
  if (there === null) return false
  const { before, part, after } = there
  const lines = part.replaceAll('\r\n', '\n')
  return before.trim() === '' && after.trim() === '' && plain(lines) === lines
}

/** Without what looks like a marker of ours. */
function inert(text: string): string {
  return text.replaceAll(FORGED, '<!\u200b--').trimEnd()
}

/**
 * The body with a notice at the top of our part, in place of an older one; everything else is kept byte for byte. Equal to
 * `existing` if it says the same already, or has no part of ours. `bodyWith` removes the notice again. `isClosed`: whether the
 * pull request is closed with it.
 */
export function bodyWithNotice(existing: string, notice: string, { isClosed }: { readonly isClosed: boolean }): string {
  const there = divided(existing)
  if (there === null) return existing
  const { before, part, after, written } = there
  const end = part.indexOf(NOTICE_END)
  const rest = end < 0 ? part : part.slice(end + NOTICE_END.length)
  const next = `\n${inert(notice)}\n\n${NOTICE_END}${rest}`
  const { closed, ...open } = written
  if (plain(next) === plain(part) && (closed === true) === isClosed) return existing
  const marker = (closed === true) === isClosed ? there.marker : markerOf(isClosed ? { ...open, closed: true } : open)
  return `${before}${marker}${next}${END}${after}`
}

function markerOf(written: Written): string {
  return `<!-- stripe-upgrade ${Buffer.from(JSON.stringify(written)).toString('base64url')} -->`
}

/** Whether there is a notice at the top of our part. */
export function hasNotice(body: string): boolean {
  return divided(body)?.part.includes(NOTICE_END) ?? false
}

/**
 * The body with our part updated: what is before and after it is kept byte for byte, and so are ticks. Equal to `existing` if
 * nothing is new. If it has no part of ours, that is added at its end.
 */
export function bodyWith(existing: string, part: string, written: Written): string {
  const marker = markerOf(written)
  const inside = `\n${inert(part)}\n\n`
  const there = divided(existing)
  if (there === null) return `${existing}${existing === '' ? '' : '\n\n'}${marker}${inside}${END}`
  const { before, after } = there
  const isSame = there.marker === marker && plain(there.part) === plain(inside)
  return isSame ? existing : `${before}${marker}${ticked(inside, there.part)}${END}${after}`
}
