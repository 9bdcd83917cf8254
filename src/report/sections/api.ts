import type { Finding } from '../../domain/finding.ts'
import type { Sdk } from '../../domain/sdk.ts'
import type { UpgradeReport } from '../../domain/report.ts'
import { code, heading, paragraph, sentence, table, type Block, type Inline } from '../document.ts'

/** The pinned Stripe API version, old → new, and every place in the user's code that names one itself. */
export function apiBlocks({ changelog, findings, upgrade }: UpgradeReport): readonly Block[] {
  const { from, to } = changelog.apiVersion
  const literals = findings.filter((finding) => finding.rule === 'api-version-literal')
  return [
    heading(3, 'Stripe API version'),
    paragraph(...pinned(from?.id ?? null, to?.id ?? null, from?.source === 'changelog' || to?.source === 'changelog')),
    ...(literals.length === 0
      ? [paragraph('No line of your code that was read names an API version itself.')]
      : [
          table(
            [['In your code'], ['It names'], ['What to do']],
            literals.map((finding) => [
              [code(`${finding.path}:${finding.line}`)],
              [code(finding.value)],
              literalAdvice(finding, upgrade.sdk, to?.id ?? null),
            ]),
          ),
        ]),
  ]
}

function pinned(from: string | null, to: string | null, fromChangelog: boolean): readonly Inline[] {
  const source = fromChangelog ? [' (by the changelog, not read from the package)'] : []
  if (from === null && to === null) return ['The API version that these releases pin is unknown.']
  if (from === to && to !== null) return ['Both versions pin ', code(to), ...source, ': requests and answers keep their shape.']
  return [from === null ? 'unknown' : code(from), ' → ', to === null ? 'unknown' : code(to), ...source, '.']
}

/** What to do about a line that names an API version. */
export function literalAdvice(finding: Finding, sdk: Sdk, to: string | null): readonly Inline[] {
  if (to === null) return ['It decides the API version of your requests, whichever SDK you use. Check that it is what you want.']
  if (finding.value === to) return ['Nothing: it is what the new version pins.']
  return [
    'Your requests stay on it after the merge, while the SDK’s types describe ',
    code(to),
    '. ',
    ...(sdk === 'node' ? ['TypeScript accepts no other literal. '] : []),
    'Remove it, or move it once you have read the breaking changes.',
  ]
}

/** The places as one line of running text. */
export function placesOf(findings: readonly Finding[]): readonly Inline[] {
  return sentence(findings.map((finding) => code(`${finding.path}:${finding.line}`)))
}
