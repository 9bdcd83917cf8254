import type { Expectation, RequestRun } from '../cases/case.ts'
import { expectation, pausesOf, prohibition } from './expectations.ts'
import type { Inspected } from '../ask/inspected.ts'

type Detail = keyof NonNullable<Inspected['details']>
/** What an error is to say. */
export type Details = Readonly<Partial<Record<Detail, unknown>>>

/** The last error says of the answer what the answer said. */
export function says(details: Details): Expectation {
  const names = Object.keys(details).map((name) => `its ${name}`)
  return {
    wants: () => names,
    missed: ({ answers }) => {
      const last = answers.at(-1)
      const seen = new Map<string, unknown>(Object.entries((last?.kind === 'error' ? last.details : undefined) ?? {}))
      const wrong = Object.entries(details).find(([name, value]) => seen.get(name) !== value)
      return wrong === undefined ? null : `its ${wrong[0]}`
    },
  }
}

/** Each error, in order, is of a class with one of these names. */
export function classOfEach(...each: readonly (readonly string[])[]): Expectation {
  return expectation(['a class of its own for each kind of error'], ({ answers }) =>
    answers.length === each.length &&
    answers.every((answer, index) => answer.kind === 'error' && each[index]?.includes(answer.class) === true)
      ? null
      : 'a class of its own for each kind of error',
  )
}

/** Each error, in order, says of the answer what the answer said. */
export function saysOfEach(...each: readonly Details[]): Expectation {
  return expectation(['what Stripe says in each error'], ({ answers }) =>
    answers.length === each.length &&
    answers.every((answer, index) => {
      const seen = new Map<string, unknown>(Object.entries((answer.kind === 'error' ? answer.details : undefined) ?? {}))
      return Object.entries(each[index] ?? {}).every(([name, value]) => seen.get(name) === value)
    })
      ? null
      : 'what Stripe says in each error',
  )
}

/** Nothing that a log may show of what came back has one of these texts in it. */
export function shows(what: string, ...never: readonly string[]): Expectation {
  const wanted = `no ${what} in what a log may show`
  const isShown = ({ answers }: RequestRun): boolean =>
    answers.some(
      (answer) =>
        (answer.kind === 'value' || answer.kind === 'error') && never.some((text) => answer.shown?.some((one) => one.includes(text))),
    )
  return { ...prohibition([wanted], (run) => (isShown(run) ? wanted : null)), harmful: isShown }
}

/** The last error has a message: it is all that a log shows of it. */
export function saysSomething(): Expectation {
  const wanted = 'a message'
  return expectation([wanted], ({ answers }) => {
    const last = answers.at(-1)
    return last?.kind === 'error' && (last.message ?? '').trim() !== '' ? null : wanted
  })
}

/** The last error has the id of the request that it is of. */
export function saysRequestId(): Expectation {
  return expectation(['the id of the request'], ({ answers, attempts }) => {
    const last = answers.at(-1)
    const requestId = attempts.at(-1)?.requestId
    return last?.kind === 'error' && requestId !== undefined && last.details?.requestId === requestId ? null : 'the id of the request'
  })
}

/** The class of the last error is of one of these names. */
export function isOneOf(...names: readonly string[]): Expectation {
  const wanted = names.join(' or ')
  return expectation([wanted], ({ answers }) => {
    const last = answers.at(-1)
    return last?.kind === 'error' && names.includes(last.class) ? null : wanted
  })
}

/** Nothing that a log may show of what came back has the API key in it. */
export function showsNothingSecret(): Expectation {
  return prohibition(['no API key in what a log may show'], ({ answers, attempts }) => {
    const keys = attempts.flatMap(({ headers }) => headers['authorization']?.split(' ')[1] ?? [])
    const shown = answers.flatMap((answer) => (answer.kind === 'value' || answer.kind === 'error' ? (answer.shown ?? []) : []))
    return shown.some((text) => keys.some((key) => text.includes(key))) ? 'no API key in what a log may show' : null
  })
}

/** The driver saw so many pauses, one before each retry, whether a request arrived or not. */
export function retries(count: number): Expectation {
  const wanted = `${count} retries`
  return expectation([wanted], ({ answers: [first] }) => (pausesOf(first).length === count ? null : wanted))
}

/** No pause is longer than so many milliseconds, and none is shorter. */
export function pausesFor(least: number, most: number): Expectation {
  const wanted = `pauses of ${least / 1000} to ${most / 1000} s`
  return expectation([wanted], ({ answers }) => {
    const pauses = answers.flatMap(pausesOf)
    return pauses.length > 0 && pauses.every((pause) => pause >= least && pause <= most) ? null : wanted
  })
}

/** Pauses grow: what comes after some retries is longer than the first, in each call. */
export function growingPauses(): Expectation {
  return expectation(['pauses that grow'], ({ answers }) =>
    answers.every((answer) => {
      const [first = 0, , , ...later] = pausesOf(answer)
      return later.length > 0 && later.every((pause) => pause >= first * 1.5)
    })
      ? null
      : 'pauses that grow',
  )
}

/** Not all calls pause alike: clients that were cut off together must not come back together. */
export function variedPauses(): Expectation {
  return expectation(['pauses that differ'], ({ answers }) => {
    const calls = answers.map((answer) => pausesOf(answer).join())
    return new Set(calls).size === calls.length ? null : 'pauses that differ'
  })
}

/** Every time that the SDK says how long it waits for an answer is within these milliseconds. */
export function waitsFor(least: number, most: number): Expectation {
  const wanted = least === most ? `a timeout of ${least / 1000} s` : `a timeout of ${least / 1000} to ${most / 1000} s`
  return expectation([wanted], ({ answers: [first] }) => {
    const timeouts = first?.kind === 'value' || first?.kind === 'error' ? (first.timeouts ?? []) : []
    return timeouts.length > 0 && timeouts.every((ms) => ms >= least && ms <= most) ? null : wanted
  })
}

/** No client waits for the rest of an answer without a limit. */
export function staysTimed(): Expectation {
  return expectation(['a timeout until the whole answer is read'], ({ answers }) =>
    answers.some((answer) => (answer.kind === 'value' || answer.kind === 'error') && answer.untimed === true)
      ? 'a timeout until the whole answer is read'
      : null,
  )
}

/** No timer of a client runs on when its answer was read: it would cut off a long download, and keep a program from ending. */
export function stopsTimers(): Expectation {
  const wanted = 'no timer after the end of a call'
  return expectation([wanted], ({ answers }) =>
    answers.some((answer) => (answer.kind === 'value' || answer.kind === 'error') && answer.ticking === true) ? wanted : null,
  )
}

/** Without a base, the SDK connects to this host, at the port of HTTPS, and by TLS where the driver sees that. */
export function connectsTo(host: string): Expectation {
  return expectation([`https://${host}`], ({ answers: [first] }) => {
    const connections = first?.kind === 'value' || first?.kind === 'error' ? (first.connections ?? []) : []
    const right = connections.every((one) => one === `https://${host}:443` || one === `${host}:443`)
    return connections.length > 0 && right ? null : `https://${host}`
  })
}
