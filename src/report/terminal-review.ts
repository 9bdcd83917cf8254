import type { Place } from '../domain/place.ts'
import { BREAKS, type Breaking, type Breaks, type Review, type Unchecked } from '../domain/review.ts'
import type { SdkTable } from '../domain/sdk-table.ts'
import type { Upgrade } from '../domain/upgrade.ts'
import { bounded, visible } from '../domain/visible.ts'
import { count, type Tone } from './document.ts'
import { paint, type Screen } from './terminal-table.ts'
import { sdkName } from './words.ts'

const WHEN = {
  silent: { title: 'Silent: nothing fails, but money, the account or a signature check is lost', tone: 'bad' },
  runtime: { title: 'Fails with the new SDK', tone: 'bad' },
  'api-version': { title: 'Fails once the API version moves', tone: 'notice' },
  types: { title: 'Fails only the type checker', tone: 'quiet' },
} as const satisfies Readonly<Record<Breaks, { readonly title: string; readonly tone: Tone }>>

/** What `review` prints: the lines that break, the silent ones first, and what was checked and what was not. */
export function reviewTable(
  sdks: SdkTable,
  reviews: readonly { readonly upgrade: Upgrade; readonly review: Review }[],
  screen: Screen,
): string {
  if (reviews.length === 0) return 'There is nothing to review: no SDK can move, or no file of its language is here.'
  return reviews
    .map(({ upgrade, review }) =>
      [
        `${sdkName(sdks.of(upgrade.sdk))} ${upgrade.from} → ${upgrade.to}`,
        ...BREAKS.flatMap((breaks) => groupOf(breaks, review, screen)),
        pinLines(review),
        uncheckedLines(review.unchecked),
        totals(review),
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
    )
    .join('\n\n')
}

function groupOf(breaks: Breaks, { breaking }: Review, screen: Screen): readonly string[] {
  const lines = breaking.filter((line) => line.breaks === breaks)
  if (lines.length === 0) return []
  const { title, tone } = WHEN[breaks]
  return [`${paint(title, tone, screen)}\n${lines.map((line) => lineText(line, screen)).join('\n')}`]
}

function lineText({ path, line, column, message, fix, change }: Breaking, screen: Screen): string {
  return [
    `  ${visible(`${path}:${line}:${column}`)}`,
    `    ${visible(message)}`,
    ...(fix === null ? [] : [`    Fix: ${visible(fix)}`]),
    ...(change === null ? [] : [`    ${paint(visible(changeText(change, fix)), 'quiet', screen)}`]),
  ].join('\n')
}

/** Characters of a note: the changelog has the rest. */
const MAX_NOTE = 240

/** Since when it is so. Where we know of no fix, what the changelog says is the next thing to read. */
function changeText({ version, text }: NonNullable<Breaking['change']>, fix: string | null): string {
  const note = text
    .replaceAll(/^(?:⚠\uFE0F?\s*)+/gu, '')
    .replaceAll(/\[([^\]]{1,80})\]\([^)\s]{1,200}\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
  return fix === null ? `Changed in ${version}: ${bounded(note, MAX_NOTE)}` : `Changed in ${version}`
}

/** The API versions that the code names itself, each with its places, and the clients that name none beside them. */
function pinLines({ pins, unpinned }: Review): string {
  if (pins.length === 0) return ''
  const values = [...new Set(pins.map(({ value, scope }) => `${value}${scope === 'request' ? ', for single requests' : ''}`))]
  const lines = values.map((shown) => {
    const own = pins.filter(({ value, scope }) => shown === `${value}${scope === 'request' ? ', for single requests' : ''}`)
    return `  ${visible(shown)}: ${placed(own)}`
  })
  return ['API versions that your code pins', ...lines, ...(unpinned.length === 0 ? [] : [`  none: ${placed(unpinned)}`])].join('\n')
}

function placed(all: readonly Place[]): string {
  return [...new Set(all.map(({ path, line }) => visible(`${path}:${line}`)))].join(', ')
}

function uncheckedLines(unchecked: readonly Unchecked[]): string {
  if (unchecked.length === 0) return ''
  return ['Not checked', ...unchecked.map((one) => `  ${visible('path' in one ? one.path : one.what)}: ${visible(one.why)}`)].join('\n')
}

/** How many lines they are: one line may break in two ways. */
function placesOf(breaking: readonly Breaking[]): number {
  return new Set(breaking.map(({ path, line }) => `${path}:${line}`)).size
}

function totals({ breaking, files, typed, by, unchecked }: Review): string {
  const alone = placesOf(breaking.filter(({ breaks }) => breaks === 'types'))
  const broken = placesOf(breaking.filter(({ breaks }) => breaks !== 'types'))
  const later = breaking.every(({ breaks }) => breaks === 'api-version' || breaks === 'types') ? ' when the API version moves' : ''
  const found = broken === 0 ? 'We found no line that breaks' : `${broken} of your lines ${broken === 1 ? 'breaks' : 'break'}${later}`
  const more = alone === 0 ? '' : `; ${alone} more ${alone === 1 ? 'fails' : 'fail'} only the type checker`
  if (files.length === 0) {
    const none =
      unchecked.length === 0 ? 'No file mentions Stripe where this upgrade applies, so there was no code to check.' : 'No code was checked.'
    return broken === 0 ? none : `${found}${more}. ${none}`
  }
  return `${found}${more}. ${count(files.length, 'file')} checked, ${typed.length} by a type checker (${by.join('; ')}).`
}
