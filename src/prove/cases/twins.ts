import type { Verifier } from '../ask/protocol.ts'
import type { Case, RequestCase, TwinCase } from './case.ts'
import { SURFACES, THIN_VERIFIERS, UNVERIFIED_VERIFIERS, VERIFIERS, type Surface } from './surfaces.ts'

const WHOSE = {
  construct: '',
  'low-level': 'low-level ',
  thin: 'thin ',
  unverified: 'unverified ',
  'unverified-thin': 'unverified thin ',
} as const

/** What is looked at in these cases on the usual surface, on all the others. */
export function twinsOfAll(cases: readonly Case[]): readonly (TwinCase | RequestCase)[] {
  return [
    ...VERIFIERS.flatMap(([verifier, what]) => twinsOf('construct', verifier, what)),
    ...THIN_VERIFIERS.flatMap(([verifier, what]) => twinsOf('thin', verifier, what)),
    // There is nothing that they must refuse.
    ...UNVERIFIED_VERIFIERS.flatMap(([usual, verifier, what]) =>
      twinsOf(usual, verifier, what).filter(({ looksAt }) => looksAt === 'genuine'),
    ),
    ...SURFACES.flatMap((surface) => cases.flatMap((one) => onSurface(one, surface))),
  ]
}

function twinsOf(usual: NonNullable<TwinCase['usual']>, verifier: Verifier, what: string): readonly TwinCase[] {
  const common = {
    kind: 'twin',
    usual,
    verifier,
    sent: `the deliveries of the other ${WHOSE[usual]}cases, to both verifiers`,
  } as const
  return [
    {
      ...common,
      id: `twins/${verifier}-forged`,
      level: 'MUST',
      title: `${what} refuses what the usual one refuses`,
      threat: 'forged webhook',
      looksAt: 'forged',
    },
    {
      ...common,
      id: `twins/${verifier}-genuine`,
      level: 'MUST',
      title: `${what} accepts what the usual one accepts`,
      threat: 'event lost',
      looksAt: 'genuine',
    },
  ]
}

function onSurface(one: Case, { shape, how, repeats, also = [], ofProcess }: Surface): readonly RequestCase[] {
  if (
    one.kind !== 'request' ||
    !(repeats.has(one.id) || also.includes(one.id)) ||
    one.calls.some((call) => call.shape !== 'params-and-options')
  )
    return []
  const { maxNetworkRetries, timeoutMs } = one.options
  if (ofProcess === true && !also.includes(one.id) && (maxNetworkRetries ?? timeoutMs ?? one.script) !== undefined) return []
  // Events and raw requests belong to a client.
  if (ofProcess === true && one.calls.some(({ method }) => /^(?:notification|event|raw)\./.test(method))) return []
  const id = `twins/${shape}-${one.id.split('/')[1]}`
  return [{ ...one, id, title: `${one.title}, ${how}`, sent: `${one.sent}, ${how}`, of: one.id, surface: shape }]
}
