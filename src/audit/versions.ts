import type { Expression, Module } from '../domain/audit-tree.ts'
import { pathOf, type CallPiece, type File, type Unit } from './code.ts'
import { find, findAt, ownFiles, type Report } from './findings.ts'

type TextFile = Pick<Module, 'path' | 'text'>

/** SI008 and SI009: the API version that code asks for, and how far the SDK is behind. */
export function versionRules(report: Report, manifests: readonly TextFile[], name: string): void {
  const setsVersion = report.program.files.some(({ module }) => /\bstripe\w*\.api_version\s*=/.test(module.text))
  for (const file of ownFiles(report)) {
    for (const { code, unit } of file.pieces) {
      if (code.kind === 'call') clientRule(report, file, { code, unit })
      if (code.kind !== 'assign' || !/^(?:Module)?stripe\w*\.api_(?:version|key)$/.test(code.targets[0]?.name ?? '')) continue
      if (code.targets[0]?.name.endsWith('version') === true) asked(report, unit, code.value)
      else if (!setsVersion) missing(report, unit, code.start)
    }
  }
  oldRule(report, manifests, name)
}

/** `new Stripe(key, { apiVersion })`, `StripeClient(key, stripe_version=…)`, and an endpoint that is made for another version. */
function clientRule(report: Report, file: File, { code, unit }: Pick<CallPiece, 'code' | 'unit'>): void {
  const path = pathOf(code.callee)
  if (/(?:^|\.)(?:webhookEndpoints|webhook_endpoints|WebhookEndpoint)\.create$/.test(path)) endpointRule(report, file, { code, unit })
  const isMade = /^(?:Stripe|stripe|stripe\.StripeClient|StripeClient)$/.test(path) && isOfPackage(unit, path)
  if (code.args.length === 0 || (!isMade && !isLoaded(code.callee))) return
  const options = code.args.slice(1)
  const named = options.find(({ name }) => name === 'stripe_version' || name === 'api_version')
  if (named !== undefined) return asked(report, unit, named.value)
  if (options.length === 0) return missing(report, unit, code.start)
  const [{ value, spread } = { value: null, spread: true }] = options
  const found = value === null || spread ? [] : report.program.follow(value, unit)
  const [object] = found
  if (object?.code.kind !== 'object' || object.path.length > 0 || found.length > 1) return
  const entry = object.code.entries.find(({ name }) => name === 'apiVersion')
  if (entry !== undefined) asked(report, object.unit, entry.value)
  else if (object.code.entries.every(({ name }) => name !== null)) missing(report, unit, code.start)
}

/** `require('stripe')(key)`. */
function isLoaded(callee: Expression): boolean {
  const [name] = callee.kind === 'call' && pathOf(callee.callee) === 'require' ? callee.args : []
  return name?.value.kind === 'text' && name.value.value === 'stripe'
}

function isOfPackage({ module }: Unit, path: string): boolean {
  const found = module.imports.get(path.split('.')[0] ?? '')
  return found !== undefined && /^(?:npm:)?stripe(?:[@/.]|$)/.test(found.module)
}

function missing(report: Report, unit: Unit, start: number): void {
  const { facts, isSince } = report.inUse
  if (isSince(unit.module.path, facts.pinsApiVersion) === false)
    find(report, 'SI008', unit, start, {
      message: `No API version is asked for, and this SDK has none of its own before ${facts.pinsApiVersion}: what Stripe answers depends on a setting of the account.`,
    })
}

/** A version of the API that is older than what the SDK is made for. */
function asked(report: Report, unit: Unit, value: Expression): void {
  const [text] = textsIn(report, value, unit)
  const major = report.inUse.majorAt(unit.module.path)
  const made = major === null ? undefined : report.inUse.facts.apiVersions[major]
  if (text === undefined || made === undefined) return
  const [date = '', train] = text.split('.')
  const [madeDate = '', madeTrain] = made.split('.')
  if (date < madeDate && (train === undefined || train !== madeTrain))
    find(report, 'SI008', unit, value.start, {
      message: `This asks for the API of ${text}, and the SDK is made for ${made} or later: fields that it knows can be missing in answers and events.`,
    })
}

/** An endpoint whose events have another version than the client that reads them. */
function endpointRule(report: Report, file: File, { code, unit }: Pick<CallPiece, 'code' | 'unit'>): void {
  const given = code.args.flatMap(({ name, value }): readonly Expression[] =>
    name === 'api_version'
      ? [value]
      : value.kind === 'object'
        ? value.entries.flatMap((one) => (one.name === 'api_version' ? [one.value] : []))
        : [],
  )
  const [own] = given.flatMap((value) => textsIn(report, value, unit))
  const client = file.pieces.flatMap(({ code: one, unit: at }) =>
    one.kind === 'object' ? one.entries.flatMap(({ name, value }) => (name === 'apiVersion' ? textsIn(report, value, at) : [])) : [],
  )
  const set = file.pieces.flatMap(({ code: one, unit: at }) =>
    one.kind === 'assign' && one.targets[0]?.name === 'stripe.api_version' ? textsIn(report, one.value, at) : [],
  )
  const [other] = [...client, ...set]
  if (own !== undefined && other !== undefined && own !== other)
    find(report, 'SI008', unit, code.start, {
      message: `This endpoint is sent events of ${own}, and the client asks for ${other}: an object of an event has other fields than one that is fetched.`,
    })
}

function textsIn({ program }: Report, value: Expression, unit: Unit): readonly string[] {
  return program
    .follow(value, unit)
    .flatMap(({ code, path }) => (code.kind === 'text' && path.length === 0 && /^\d{4}-\d\d-\d\d/.test(code.value) ? [code.value] : []))
}

/** A major version comes about twice a year, and security fixes for the newest alone. */
const BEHIND = 2

/**
 * The newest major is the newest that this program knows: `audit` looks nothing up, so that it works without a network. So what is said
 * is the least. A run that looks releases up says how far behind each SDK is by itself, and leaves this out.
 */
function oldRule(report: Report, manifests: readonly TextFile[], name: string): void {
  const newest = Math.max(...Object.keys(report.inUse.facts.apiVersions).map(Number))
  for (const { path, line, major } of report.inUse.majors) {
    const file = manifests.find((one) => one.path === path)
    const behind = newest - major
    if (file !== undefined && behind >= BEHIND)
      findAt(report, 'SI009', file, line, {
        message: `${name} ${major} is at least ${behind} major versions behind: fixes of signatures and retries are made in the newest alone.`,
      })
  }
}
