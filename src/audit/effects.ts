import type { Expression } from '../domain/audit-tree.ts'
import { above, chainOf, lastOf, pathOf, within, type CallPiece, type Code, type File, type Unit } from './code.ts'
import { find, short, ownFiles, type Report } from './findings.ts'
import type { Flows } from './flows.ts'
import { idUses } from './duplicates.ts'
import { reachedFrom } from './reach.ts'
import { sitesIn } from './sites.ts'
import { isEventName } from './words.ts'

/** SW020, SW021 and SW022: what a handler does before it answers, and whether it can be done twice or too late. */
export function effectRules(report: Report, flows: Flows): void {
  for (const file of ownFiles(report)) {
    for (const handler of handlersIn(file, flows)) {
      const all = reachedFrom(report.program, handler)
      repeatRule(report, all)
      slowRule(report, handler, all)
      orderRule(report, all)
    }
  }
}

/** The outermost functions that verify an event, or act on one. */
function handlersIn(file: File, flows: Flows): readonly Unit[] {
  const found = new Set<Unit>()
  for (const { unit } of sitesIn(file)) if (unit.is !== null) found.add(outermost(unit))
  for (const unit of file.units) if (unit.is !== null && flows.calm.of(unit).violations.length > 0) found.add(outermost(unit))
  return [...found]
}

/** A callback in a handler belongs to it; a handler in a function that registers routes does not. */
function outermost(unit: Unit): Unit {
  const { outer, at } = unit
  return outer === null || outer.is === null || at?.parent?.code.kind === 'call' ? unit : outermost(outer)
}

function callsIn(units: readonly Unit[]): readonly CallPiece[] {
  return units.flatMap(({ calls }) => calls)
}

/** What makes something that a second run makes again. */
const MAKES =
  /(?:^|\.)(?:create|createMany|insert|insertOne|insert_one|insertMany|bulk_create|increment|incr|incrby|addCredits|add_credits|grantCredits|grant_credits)$/
const MAILS =
  /(?:^|\.)(?:send_?mail|send_?email|sendMail|sendEmail|emails\.send|send_message|mail\.send|EmailMessage\(\)\.send|sgMail\.send)$/i
/** What finds out whether it was made before. */
const LOOKS_UP =
  /(?:^|\.)(?:upsert|find\w*|get_or_create|update_or_create|get_or_none|exists|exists\(\)|first|setnx|hasOwn|has|ON CONFLICT|get_object_or_404|onConflict\w*|do_nothing|on_conflict\w*|startIfNew|once)$/

/** SW020: nothing looks at whether the event, or what it makes, was there before. */
function repeatRule(report: Report, units: readonly Unit[]): void {
  const calls = callsIn(units)
  if (calls.some(isOnce) || units.some((unit) => idUses(unit).length > 0)) return
  const effect = calls.find(({ code }) => isEffect(code)) ?? null
  if (effect === null) return
  find(report, 'SW020', effect.unit, effect.code.start, {
    message: `Stripe sends an event again where the answer is lost, and \`${short(pathOf(effect.code.callee))}\` is then run again: nothing here looks at the event’s id.`,
  })
}

function isOnce({ code }: CallPiece): boolean {
  const path = pathOf(code.callee)
  return (
    LOOKS_UP.test(path) ||
    (/(?:^|\.)set$/.test(path) &&
      code.args.some(({ name, value }) => name === 'nx' || (value.kind === 'text' && value.value === 'NX') || hasEntry(value, 'nx'))) ||
    code.args.some(
      ({ value }) => value.kind === 'text' && /ON CONFLICT|INSERT (?:OR )?IGNORE|MERGE INTO|WHERE NOT EXISTS/i.test(value.value),
    )
  )
}

function hasEntry(code: Expression, key: string): boolean {
  return code.kind === 'object' && code.entries.some(({ name }) => name?.toLowerCase() === key)
}

function isEffect(code: CallPiece['code']): boolean {
  const path = pathOf(code.callee)
  const chain = chainOf(code.callee).filter((name) => name !== '()')
  if (chain.some((name) => /^(?:Object|Response|NextResponse|stripe|logger|log|zod|z|i18n|document|React)$/i.test(name))) return false
  if (MAILS.test(path)) return true
  // `prisma.user.update({ data: { credits: { increment: 10 } } })`, `credits=F("credits") + 10`.
  if (/(?:^|\.)(?:update|updateMany|updateOne|update_one|findOneAndUpdate)$/.test(path))
    return code.args.some(({ value }) => [...within(value)].some(isIncrement))
  return MAKES.test(path) && chain.length > 1 && code.args.length > 0
}

function isIncrement(code: Code): boolean {
  if (code.kind === 'object') return code.entries.some(({ name }) => name === 'increment' || name === '$inc')
  return code.kind === 'call' && /^(?:F|models\.F|increment|FieldValue\.increment)$/.test(pathOf(code.callee))
}

/** SW021: what takes long, and can fail, before Stripe has its answer. */
function slowRule(report: Report, handler: Unit, units: readonly Unit[]): void {
  for (const unit of units)
    for (const call of unit.calls) {
      const what = slow(call)
      if (what === null || isLater(call, handler)) continue
      find(report, 'SW021', unit, call.code.start, {
        message: `${what} before Stripe has its answer. Where it takes too long, Stripe counts the event as failed and sends it again.`,
      })
      return
    }
}

function slow({ code }: CallPiece): string | null {
  const path = pathOf(code.callee)
  if (/^(?:time\.sleep|asyncio\.sleep|sleep|delay)$/.test(path) && code.args.some(({ value }) => value.kind !== 'text')) return 'This waits'
  if (
    /^(?:fetch|axios|axios\.(?:get|post|put|patch)|got|got\.post|requests\.(?:get|post|put|patch)|httpx\.(?:get|post|put|patch))$/.test(
      path,
    )
  )
    return 'This calls another service'
  return MAILS.test(path) ? 'This sends mail' : null
}

/** `waitUntil(…)`, `after(…)`, a task of its own: what runs beside the answer. */
function isLater(call: CallPiece, handler: Unit): boolean {
  for (let unit: Unit | null = call.unit; unit !== null && unit !== handler.outer; unit = unit.outer) {
    const parent = unit.at?.parent?.code
    if (
      parent?.kind === 'call' &&
      /(?:waitUntil|after|setImmediate|setTimeout|nextTick|queueMicrotask|Thread|submit|defer|enqueue)$/.test(pathOf(parent.callee))
    )
      return true
    if ((unit.is?.decorators ?? []).some((one) => /(?:task|job|actor)$/.test(pathOf(one.kind === 'call' ? one.callee : one)))) return true
  }
  return [...above(call)].some(
    ({ code }) => code.kind === 'call' && /waitUntil|create_task|ensure_future|add_task|Thread/.test(pathOf(code.callee)),
  )
}

/** SW022: a state that is taken from an event, whichever of two came last. */
function orderRule(report: Report, units: readonly Unit[]): void {
  const text = units.some(({ body }) => body.some((statement) => [...within(statement)].some(isUpdateEvent)))
  if (!text) return
  const calls = callsIn(units)
  const isChecked =
    calls.some(({ code }) => /(?:^|\.)(?:subscriptions?|Subscription)\.retrieve(?:_async)?$/i.test(pathOf(code.callee))) ||
    units.some(({ body }) => body.some((statement) => [...within(statement)].some(isEventTime)))
  if (isChecked) return
  for (const { code, unit } of calls) {
    if (!/(?:^|\.)(?:update|updateOne|update_one|updateMany|upsert|update_or_create|set|findOneAndUpdate)$/.test(pathOf(code.callee)))
      continue
    const status = code.args.some(({ value }) => [...within(value)].some((one) => isStatus(one)))
    if (!status || chainOf(code.callee).some((name) => /^stripe$/i.test(name))) continue
    find(report, 'SW022', unit, code.start, {
      message: 'The state is taken from the event as it comes, and events come in any order: an older one overwrites a newer one.',
    })
    return
  }
}

/** An event of which there are many for the same object. */
function isUpdateEvent(code: Code): boolean {
  return code.kind === 'text' && isEventName(code) && /^(?:customer\.subscription|account|payment_intent)\.updated$/.test(code.value)
}

function isEventTime(code: Code): boolean {
  return code.kind === 'member' && code.name === 'created' && /(?:^|\.)(?:stripe_?)?(?:event|evt)$/i.test(pathOf(code.of))
}

/** `subscription.status`. */
function isStatus(code: Code): boolean {
  return code.kind === 'member' && code.name === 'status' && /sub|object|account|intent/i.test(lastOf(code.of))
}
