import type { AuditFinding, AuditUnknown } from '../domain/audit.ts'
import type { Sdk } from '../domain/sdk.ts'
import type { File, Unit } from './code.ts'
import type { InUse } from './in-use.ts'
import type { Program } from './program.ts'
import { RULES, type RuleId } from './rules.ts'
import { fingerprint } from './suppressions.ts'
import { isTestPath } from './words.ts'

/** What the rules of one language's code write down. */
export interface Report {
  readonly sdk: Sdk
  readonly program: Program
  readonly inUse: InUse
  readonly findings: AuditFinding[]
  readonly unknown: AuditUnknown[]
}

/** The files whose code runs: tests forge events and repeat calls on purpose. */
export function ownFiles({ program }: Report): readonly File[] {
  return program.files.filter(({ module }) => !isTestPath(module.path))
}

interface Said {
  readonly message: string
  readonly fix?: string
  readonly level?: AuditFinding['level']
}

/** Writes a finding down, once for a rule and a line. */
export function find(report: Report, rule: RuleId, { module }: Pick<Unit, 'module'>, start: number, said: Said): void {
  findAt(report, rule, module, module.lineAt(start), said)
}

/** The same of a line, also one of a manifest. */
export function findAt(
  report: Report,
  rule: RuleId,
  file: { readonly path: string; readonly text: string },
  line: number,
  { message, fix, level }: Said,
): void {
  const { path } = file
  if (report.findings.some((one) => one.rule === rule && one.path === path && one.line === line)) return
  const finding = { sdk: report.sdk, rule, level: level ?? RULES[rule].level, path, line, message, fix: fix ?? RULES[rule].fix }
  // Of lines with the same text each has a fingerprint of its own.
  const same = (nth: number): string => fingerprint(rule, file, line, nth)
  let nth = 0
  while (report.findings.some((one) => one.fingerprint === same(nth))) nth += 1
  report.findings.push({ ...finding, fingerprint: same(nth) })
}

/** Writes down what could not be followed. */
export function cannotTell(report: Report, unit: Unit, start: number, what: string, why: string): void {
  const line = unit.module.lineAt(start)
  const { path } = unit.module
  if (!report.unknown.some((one) => one.path === path && one.line === line && one.what === what))
    report.unknown.push({ path, line, what, why })
}

/** Code as it is shown in a message: one line of at most 80 characters, without backticks. */
export function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll('`', "'")
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
