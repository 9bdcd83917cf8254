import type { Report, UpgradeReport } from '../../domain/report.ts'
import { bullets, count, code, link, paragraph, section, sentence, type Block } from '../document.ts'
import { ofLevel, ruleAddress } from '../audit-words.ts'
import { ended, written } from '../written.ts'
import { grouped } from './grouped.ts'

/** A pull request is about an upgrade. */
const MAX_ITEMS = 5

/** More files of one finding would hide it. */
const MAX_FILES = 3

/**
 * What the pull request of one upgrade says of the user's own code: the errors in the language of its SDK, by file. There are no
 * lines, no counts of warnings and no tables: the text would then be written again each time that anything in these files moves.
 */
export function auditInShort({ audit: audited }: Pick<Report, 'audit'>, { upgrade }: UpgradeReport): readonly Block[] {
  if (audited?.kind !== 'audited') return []
  const { audit } = audited
  const errors = ofLevel(audit, 'error').filter(({ sdk }) => sdk === upgrade.sdk)
  const groups = grouped(errors, ({ rule, message }) => [rule, withoutLines(message)])
  if (groups.length === 0) return []
  const items = groups.map((group) => {
    const [{ rule, message }] = group
    const said = withoutLines(message)
    const files = [...new Set(group.map(({ path }) => path))]
    const left = files.length - MAX_FILES
    const named = sentence([...files.slice(0, MAX_FILES).map(code), ...(left > 0 ? [`${left} more`] : [])])
    return [paragraph(...named, ': ', ...written(ended(said)), ' ', link(ruleAddress(rule), rule))]
  })
  const more = groups.length - MAX_ITEMS
  return section('code', 'Unsafe in your own code today', [
    bullets(items.slice(0, MAX_ITEMS)),
    paragraph(
      ...(more > 0 ? [`${count(more, 'more kind')} of error, the`] : ['The']),
      ' lines, warnings and tables are in the summary of the run. ',
      code('stripe-upgrade audit'),
      ' prints them too.',
    ),
  ])
}

/** Some messages name another line of the file, which moves as any. */
function withoutLines(message: string): string {
  return message.replaceAll(/ (?:\(line \d+\)|in line \d+)/g, '')
}
