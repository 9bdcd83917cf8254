import type { Hazard } from '../domain/upgrade.ts'
import { code, strong, type Inline } from './document.ts'

/** Our own sentences, in which backticks mark code: hazards, titles of cases, notes. Everything is still escaped. */
export function written(text: string): readonly Inline[] {
  return text.split('`').flatMap((piece, index): readonly Inline[] => {
    if (piece === '') return []
    return [index % 2 === 1 ? code(piece) : piece]
  })
}

/** What is wrong, for whom, how it is known. */
export function hazardWords(hazard: Hazard): readonly Inline[] {
  return [strong(...written(hazard.title)), '. ', ...written(ended(hazard.why))]
}

/** With a full stop, whether it had one or not. */
export function ended(text: string): string {
  const trimmed = text.trim()
  return /[.!?…]$/u.test(trimmed) ? trimmed : `${trimmed}.`
}
