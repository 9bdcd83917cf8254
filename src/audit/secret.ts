import type { Expression } from '../domain/audit-tree.ts'
import { chainOf, lastOf, pathOf, type File, type Unit } from './code.ts'
import { find, ownFiles, type Report } from './findings.ts'
import type { Found } from './program.ts'
import { givenBy, isTested, nameFor, type Site } from './sites.ts'
import { isTestPath } from './words.ts'

/** What reads a setting, and takes what to use where there is none as its second argument or as `default`. */
const READS_SETTING = /(?:^|\.)(?:getenv|environ\.get|config|env|env\.str|get_setting|getattr|config\.get|configService\.get|get)$/

/** A text that a secret may be. */
interface Literal {
  readonly value: string
  readonly unit: Unit
  readonly start: number
  /** Whether it is what is used where nothing is set. */
  readonly isDefault: boolean
  /** The names that the value goes through: a test of one of them is a test of the value. */
  readonly names: readonly string[]
}

const MAX_HOPS = 6

/** SW003 and SW026: an endpoint secret that is empty, or that anybody can guess, where nothing is set. */
export function secretRules(report: Report, { unit, secret }: Site): void {
  if (secret === undefined) return
  const names = [lastOf(secret)]
  apiKeyRule(report, secret, unit)
  for (const found of literals(report, secret, unit, { isDefault: false, names }, 0)) {
    if (isTestPath(found.unit.module.path)) continue
    if (found.value.trim() === '') {
      if (found.isDefault && isGuarded(report, found, unit)) continue
      find(report, 'SW003', found.unit, found.start, emptyIn(report, unit.module.path, nameFor(secret)))
    } else if (isGuessable(found)) {
      find(report, 'SW026', found.unit, found.start, {
        message: `The endpoint secret${nameFor(secret)} is a text that is in the code${found.isDefault ? ' where nothing is set' : ''}: whoever reads or guesses it can sign events.`,
      })
    }
  }
}

/** How bad an empty secret is in the version that a file's code runs on. */
function emptyIn({ inUse }: Report, path: string, name: string): { readonly message: string; readonly level?: 'warning' } {
  const start = `Where nothing is set, the endpoint secret${name} is empty`
  return inUse.passes(path, 'webhook/secret-empty') === true
    ? { level: 'warning', message: `${start}. This version of the SDK then refuses every event; an older one accepts what anybody signs.` }
    : { message: `${start}, and anybody can sign an event with an empty secret.` }
}

/** SW019: an API key in the place of the endpoint secret. */
function apiKeyRule(report: Report, secret: Expression, unit: Unit): void {
  const key = [secret, ...report.program.follow(secret, unit).map(({ code }) => code)].find((code) => isApiKeyName(lastOf(code)))
  if (key !== undefined)
    find(report, 'SW019', unit, secret.start, {
      message: `\`${pathOf(key)}\` is an API key by its name. Where it is one, every genuine event is refused, and one value opens both.`,
    })
}

function isApiKeyName(name: string): boolean {
  const isPlain = /^(?:stripe_?)?(?:api_?key|secret_?key|sk)$/i.test(name)
  return isPlain || (/stripe/i.test(name) && /(?:secret|api|private).*key$|_sk$/i.test(name) && !/hook|wh_|endpoint|sign/i.test(name))
}

/** A real secret in the code is SW015; a sample such as `whsec_...` is never what runs, unless it is a default. */
function isGuessable({ value, isDefault }: Literal): boolean {
  if (value.startsWith('whsec_')) return isDefault && value.length < 24 && /^whsec_\w+$/.test(value)
  return !/[<>{}]|your|\.\.\.|xxx|replace|change|insert|todo/i.test(value) || isDefault
}

/** Whether one of the names that a value goes through is tested, in the files that it goes through. */
function isGuarded({ program }: Report, found: Literal, unit: Unit): boolean {
  const own = found.names.filter((name) => name.length > 3)
  const names = own.concat(program.files.filter(({ module }) => module === unit.module).flatMap((file) => otherNames(file, own)))
  return program.files.some(
    (file) =>
      names.some((name) => isTested(file, name)) &&
      (file.module === unit.module || file.module === found.unit.module || names.some((name) => /secret|whsec/i.test(name))),
  )
}

/** What else is given the same value: `const secret = process.env.STRIPE_WEBHOOK_SECRET`. */
function otherNames({ pieces }: File, names: readonly string[]): readonly string[] {
  return pieces.flatMap(({ code }) =>
    code.kind === 'assign' && names.includes(lastOf(code.value)) ? code.targets.map(({ name }) => name) : [],
  )
}

function literals(
  report: Report,
  code: Expression,
  unit: Unit,
  so: { readonly isDefault: boolean; readonly names: readonly string[] },
  hops: number,
): readonly Literal[] {
  if (hops > MAX_HOPS) return []
  return givenBy(report.program, code, unit).flatMap(({ code: found, unit: at, path }): readonly Literal[] => {
    if (path.length > 0) return []
    const names = so.names.concat(lastOf(found), found.kind === 'or' ? [lastOf(found.left)] : [])
    switch (found.kind) {
      case 'text':
        return [{ value: found.value, unit: at, start: found.start, isDefault: so.isDefault, names }]
      case 'or':
        return literals(report, found.left, at, { isDefault: so.isDefault, names }, hops + 1)
          .filter(({ value }) => value !== '')
          .concat(literals(report, found.right, at, { isDefault: true, names }, hops + 1))
      case 'call': {
        const fallback = defaultOf(found)
        return fallback === undefined
          ? returnedBy(report, found, at).flatMap(({ code: returned, unit: within }) =>
              literals(report, returned, within, { isDefault: so.isDefault, names: names.concat(lastOf(returned)) }, hops + 1),
            )
          : literals(report, fallback, at, { isDefault: true, names: names.concat(settingName(found)) }, hops + 1)
      }
      case 'name': {
        const owner = report.program.isParameter(found.name, at)
        const parameter = owner?.is?.parameters.find(({ targets }) => targets.some(({ name }) => name === found.name))
        const fallback = parameter?.fallback ?? null
        return fallback === null || owner === null ? [] : literals(report, fallback, owner, { isDefault: true, names }, hops + 1)
      }
      default:
        return []
    }
  })
}

/** What a function of the user's that does nothing else returns: `getWebhookSecret()`. */
function returnedBy({ program }: Report, { callee }: Extract<Expression, { kind: 'call' }>, unit: Unit): readonly Found[] {
  return program
    .functionsOf(callee, unit)
    .flatMap((one) =>
      one.body.flatMap((statement) =>
        statement.kind === 'leave' && statement.by === 'return' && statement.value !== null
          ? [{ code: statement.value, unit: one, path: [] }]
          : [],
      ),
    )
}

/** What a setting is where it is not set. */
function defaultOf(call: Extract<Expression, { kind: 'call' }>): Expression | undefined {
  if (!READS_SETTING.test(pathOf(call.callee))) return undefined
  const named = call.args.find(({ name }) => name === 'default')?.value
  return named ?? call.args.filter(({ name }) => name === null)[chainOf(call.callee).at(-1) === 'getattr' ? 2 : 1]?.value
}

function settingName({ args }: Extract<Expression, { kind: 'call' }>): string {
  const text = args.map(({ value }) => value).find(({ kind }) => kind === 'text')
  return text?.kind === 'text' ? text.value : ''
}

/** How settings for endpoint secrets are called. */
const SECRET_NAME = /stripe\w*(?:webhook|wh|endpoint|signing)\w*secret|stripe_?wh_?sec|whsec/i

/** SW003 of settings that nothing is seen to read: a file of settings, or the schema of an environment. */
export function settingRules(report: Report): void {
  const hasSite = report.program.files.some(({ module }) => /construct_event|constructEvent|construct_from/.test(module.text))
  if (!hasSite) return
  for (const file of ownFiles(report)) {
    for (const { code, unit, parent } of file.pieces) {
      // `Env(STRIPE_WEBHOOK_SECRET=(str, ""))`.
      if (code.kind === 'call')
        for (const { name, value } of code.args)
          if (
            name !== null &&
            SECRET_NAME.test(name) &&
            value.kind === 'other' &&
            value.parts.some((part) => part.kind === 'text' && part.value === '')
          )
            setting(report, name, unit, value.start)
      if (code.kind !== 'assign' || unit.is !== null) continue
      const [target] = code.targets
      if (target === undefined || !SECRET_NAME.test(target.name) || parent?.code.kind === 'if') continue
      const empty = literals(report, code.value, unit, { isDefault: true, names: [target.name] }, 0).find(
        ({ value }) => value.trim() === '',
      )
      if (empty !== undefined && empty.unit.module === file.module && isConfiguration(file.module.path))
        setting(report, target.name, unit, empty.start)
    }
  }
}

function isConfiguration(path: string): boolean {
  return /(?:settings|config|conf|environment|env|constants)/i.test(path)
}

function setting(report: Report, name: string, unit: Unit, start: number): void {
  const bare = name.replace(/^(?:this|self)\./, '')
  const tested = report.program.files.some(
    (file) => isTested(file, bare) || isTested(file, bare.toLowerCase()) || isTested(file, bare.toUpperCase()),
  )
  if (tested || isHandedOn(report, bare)) return
  find(report, 'SW003', unit, start, emptyIn(report, unit.module.path, ` \`${bare}\``))
}

/** Whether a setting is given to something that may refuse it, and that is no call of the SDK. */
function isHandedOn({ program }: Report, name: string): boolean {
  return program.files.some(({ pieces }) =>
    pieces.some(
      ({ code, parent, role }) =>
        code.kind === 'member' &&
        code.name === name &&
        parent?.code.kind === 'call' &&
        role.startsWith('argument') &&
        !/construct|verify/.test(pathOf(parent.code.callee)),
    ),
  )
}
