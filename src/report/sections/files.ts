import type { UpgradeReport } from '../../domain/report.ts'
import type { Target, Upgrade } from '../../domain/upgrade.ts'
import { bullets, code, paragraph, section, sentence, strong, table, type Block, type Inline } from '../document.ts'
import { ended, written } from '../written.ts'

/** What changes in each file, and the checks that the edit passed; or why nothing was edited. */
export function filesBlocks({ upgrade, change }: UpgradeReport): readonly Block[] {
  if (change.kind === 'refused') {
    return section('repository', 'What changes in your repository', [
      paragraph(strong('No pull request was opened: '), code(change.path), ' could not be edited safely.'),
      { kind: 'code', text: change.why },
      paragraph(strong('What you can do: '), ...written(ended(change.wayOut))),
    ])
  }
  const edited = new Set(change.edits.map((edit) => edit.path))
  const named = new Set(upgrade.targets.map((target) => target.use.path))
  const lockfiles = [...edited].filter((path) => !named.has(path))
  const rows = [
    ...upgrade.targets.map((target) => targetRow(target, upgrade.to, edited)),
    ...lockfiles.map((path) => lockfileRow(path, upgrade)),
  ]
  const checks = [...new Set(change.checks.map((check) => check.command))]
  return section('repository', 'What changes in your repository', [
    table([['File'], ['From'], ['To']], rows),
    ...(checks.length === 0
      ? []
      : [paragraph(checks.length === 1 ? 'Check passed: ' : 'Checks passed: ', ...sentence(checks.map(code)), '.')]),
    ...(change.notes.length === 0 ? [] : [bullets(change.notes.map((note) => [paragraph(...written(ended(note)))]))]),
  ])
}

type Row = readonly (readonly Inline[])[]

/** A specifier can stay in a file that its own tool regenerated, such as a compiled requirements.txt. */
function targetRow({ use, specifier }: Target, to: string, edited: ReadonlySet<string>): Row {
  const place = [code(`${use.path}:${use.line}`)]
  if (specifier !== use.specifier) return [place, [code(use.specifier || '(any)')], [code(specifier)]]
  if (use.movesWith !== undefined) {
    return [place, [code(use.specifier)], ['unchanged, moves with ', code(`${use.movesWith.path}:${use.movesWith.line}`)]]
  }
  if (edited.has(use.path)) return [place, [code(use.version ?? use.specifier)], [code(to)]]
  return [place, [code(use.specifier || '(any)')], ['unchanged, allows ', code(to)]]
}

function lockfileRow(path: string, { targets, to }: Upgrade): Row {
  const versions = [...new Set(targets.filter(({ use }) => use.lockfile?.path === path).map(({ use }) => use.locked ?? 'unlocked'))]
  return [[code(path)], versions.length === 0 ? ['regenerated'] : sentence(versions.map(code)), [code(to)]]
}
