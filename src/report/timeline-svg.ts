import type { TimelinePoint } from './document.ts'
import { escapeHtml } from './html-text.ts'
import { pointWords } from './timeline.ts'
import { visible } from '../domain/visible.ts'

const WIDTH = 880
const MARGIN = 52
const MIN_GAP = 92
const AXIS = 78

/**
 * The timeline as inline SVG for a wide page, and as a list for a narrow page, paper and screen readers; the
 * stylesheet shows one of the two.
 */
export function timelineHtml(title: string, points: readonly TimelinePoint[]): string {
  const xs = positions(points)
  const apiReleases = points.flatMap((point, index) =>
    point.apiRelease === null ? [] : [{ name: point.apiRelease, x: xs[index] ?? MARGIN }],
  )
  const bands = apiReleases.map(({ name, x }, index) => {
    const end = apiReleases[index + 1]?.x ?? WIDTH - MARGIN
    const width = Math.max(0, end - x)
    return `<rect class="api t${index % 2}" x="${x}" y="${AXIS + 62}" width="${width}" height="20" rx="3"/>${
      width < 34 ? '' : `<text class="api" x="${x + 7}" y="${AXIS + 76}">${safe(name)}</text>`
    }`
  })
  const stops = points.map((point, index) => stop(point, xs[index] ?? MARGIN))
  const height = AXIS + (apiReleases.length > 0 ? 92 : 64)
  const svg = `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${safe(title)}"><line class="axis" x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${AXIS}" y2="${AXIS}"/>${bands.join('')}${stops.join('')}</svg>`
  const list = points.map(
    (point) =>
      `<li class="${point.role}${point.security ? ' security' : ''}"><span>${safe(point.date?.slice(0, 10) ?? 'undated')}</span> ${pointWords(
        point,
      )
        .map((word, index) => (index === 0 ? `<b>${safe(word)}</b>` : safe(word)))
        .join(' · ')}</li>`,
  )
  return `<figure class="timeline">${svg}<ol>${list.join('')}</ol></figure>`
}

function stop(point: TimelinePoint, x: number): string {
  const notes = pointWords(point)
    .slice(1)
    .filter((word) => !word.startsWith('API '))
  const lines = notes.map(
    (word, index) =>
      `<text class="note${word === 'security fix' ? ' security' : ''}" x="${x}" y="${AXIS + 42 + index * 14}">${safe(word)}</text>`,
  )
  return [
    `<circle class="${point.role}${point.security ? ' security' : ''}" cx="${x}" cy="${AXIS}" r="${point.role === 'between' ? 6 : 9}"/>`,
    `<text class="version ${point.role}" x="${x}" y="${AXIS - 34}">${safe(point.version)}</text>`,
    `<text class="date" x="${x}" y="${AXIS - 18}">${safe(point.date?.slice(0, 7) ?? '')}</text>`,
    ...lines.slice(0, 1),
  ].join('')
}

/** In proportion to time where the dates are known, but never so close that the words would touch. */
function positions(points: readonly TimelinePoint[]): readonly number[] {
  const times = points.map((point) => (point.date === null ? Number.NaN : Date.parse(point.date)))
  const room = WIDTH - 2 * MARGIN
  const gap = Math.min(MIN_GAP, room / Math.max(1, points.length - 1))
  const first = times[0] ?? 0
  const span = (times.at(-1) ?? 0) - first
  const dated = times.every((time) => Number.isFinite(time)) && span > 0
  const ideal = points.map((_, index) => (dated ? MARGIN + (((times[index] ?? first) - first) / span) * room : MARGIN + index * gap))
  const xs: number[] = []
  for (const x of ideal) xs.push(Math.max(x, (xs.at(-1) ?? -Infinity) + gap))
  for (let index = xs.length - 1; index >= 0; index--) {
    const limit = index === xs.length - 1 ? WIDTH - MARGIN : (xs[index + 1] ?? 0) - gap
    xs[index] = Math.min(xs[index] ?? 0, limit)
  }
  return xs.map((x) => Math.round(x))
}

function safe(text: string): string {
  return escapeHtml(visible(text))
}
