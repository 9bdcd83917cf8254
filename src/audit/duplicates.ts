import type { WebhookEntry } from '../domain/audit.ts'
import { lastOf, pathOf, within, type CallPiece, type Unit } from './code.ts'
import type { Program } from './program.ts'
import { reachedFrom } from './reach.ts'

const LOGS =
  /(?:^|\.)(?:log\w*|info|debug|warn|error|print|exception|warning|capture\w*|track\w*|report\w*|json|Response|jsonify|JsonResponse|dict|append)$/i

/** The calls that are given an event's id, logs and answers left out. */
export function idUses({ calls }: Unit): readonly CallPiece[] {
  return calls.filter(
    ({ code }) =>
      !LOGS.test(pathOf(code.callee)) &&
      code.args.some(
        ({ value }) =>
          // The calls of a function that is given are looked at on their own.
          value.kind !== 'function' &&
          [...within(value)].some(
            (part) =>
              (part.kind === 'member' && part.name === 'id' && /(?:^|\.)(?:stripe_?)?(?:event|evt|payload)$/i.test(pathOf(part.of))) ||
              (part.kind === 'name' && /^(?:stripe_?)?event_?id$/i.test(part.name)),
          ),
      ),
  )
}

/** What keeps an event that comes twice from counting twice, in a handler or in what it calls. */
export function duplicatesOf(program: Program, unit: Unit): WebhookEntry['duplicates'] {
  const uses = reachedFrom(program, unit).flatMap(idUses)
  if (uses.some(({ code }) => /create|insert|upsert|get_or_create|setnx|set|add/i.test(lastOf(code.callee)))) return 'unique row'
  return uses.length > 0 ? 'event id' : 'none found'
}
