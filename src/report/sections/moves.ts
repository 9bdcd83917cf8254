import type { Comparison, Move, OtherMove, StaleLock } from '../../domain/comparison.ts'
import type { SdkTable } from '../../domain/sdk-table.ts'
import { bullets, code, count, paragraph, sentence, strong, type Block, type Inline } from '../document.ts'
import { sdkName } from '../words.ts'
import { placesOf } from './places.ts'

/** Nobody reads more names. */
const MAX_NAMES = 12
const MAX_PLACES = 5

/** Which SDKs move, from where to where. */
export function moveBlocks({ moves }: Comparison, sdks: SdkTable): readonly Block[] {
  if (moves.length === 0) return []
  if (moves.length === 1) return moves.map((move) => paragraph('This pull request moves ', ...moveWords(move, sdks)))
  return [
    paragraph(`This pull request moves ${count(moves.length, 'Stripe SDK')}:`),
    bullets(moves.map((move) => [paragraph(...moveWords(move, sdks))])),
  ]
}

function moveWords({ upgrade, direction, uses, newAdvisories }: Move, sdks: SdkTable): readonly Inline[] {
  const { sdk, froms, to } = upgrade
  const places = uses.map(({ after }) => after)
  return [
    strong(sdkName(sdks.of(sdk))),
    ' from ',
    ...sentence(froms.map(code)),
    ' to ',
    code(to),
    ' in ',
    ...placesOf(places, MAX_PLACES),
    '.',
    ...(direction === 'down' ? [' ', strong('This is a downgrade.')] : []),
    ...(newAdvisories.length === 0
      ? []
      : [
          ' ',
          strong(`${newAdvisories.join(' and ')} ${newAdvisories.length === 1 ? 'affects' : 'affect'} the version it moves to`),
          ' and not the one in use.',
        ]),
  ]
}

/** What a reader must know of the change itself: lockfiles that do not follow, and uses without a counterpart. */
export function changeBlocks({ appeared, stale, unknown, moves }: Comparison, sdks: SdkTable): readonly Block[] {
  const items: readonly (readonly Inline[])[] = [
    ...stale.map(staleWords),
    ...appeared.map(({ use, version, what }): readonly Inline[] => [
      code(`${use.path}:${use.line}`),
      what === 'added' ? ' is a new use of ' : ' no longer uses ',
      sdkName(sdks.of(use.sdk)),
      ...(version === null ? [] : [' ', code(version)]),
      what === 'added' ? ', so there is no version to compare it with.' : '.',
    ]),
    ...unknown.map((use): readonly Inline[] => [
      code(`${use.path}:${use.line}`),
      ' changes, and its version could not be read on both sides, so nothing is known of this line.',
    ]),
  ]
  if (items.length === 0) return []
  return [...(moves.length === 0 ? [] : [paragraph(strong('About the change itself'))]), bullets(items.map((item) => [paragraph(...item)]))]
}

function staleWords({ path, line, specifier, lockfile, locked }: StaleLock): readonly Inline[] {
  return [
    strong('The lockfile was not updated: '),
    code(`${path}:${line}`),
    ' asks for ',
    code(specifier),
    ', and ',
    code(lockfile),
    ...(locked === null ? [' has no entry for it'] : [' still holds ', code(locked)]),
    '. An install that keeps to the lockfile fails. The versions here are what the manifest asks for.',
  ]
}

/** What was not looked at. */
export function otherBlocks(others: readonly OtherMove[]): readonly Block[] {
  const names = [...new Set(others.map(({ name }) => name))].toSorted()
  if (names.length === 0) return []
  const left = names.length - MAX_NAMES
  const shown = names.slice(0, MAX_NAMES).map(code)
  return [
    paragraph(
      strong('Not looked at: '),
      `${count(names.length, 'other package')} that this pull request changes, `,
      ...sentence(left > 0 ? [...shown, `${left} more`] : shown),
      '. Only Stripe’s SDKs are judged here.',
    ),
  ]
}
