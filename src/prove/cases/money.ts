import type { Shape } from '../ask/protocol.ts'
import type { EveryCase } from './case.ts'

/**
 * Every method that may make, change or delete something, on each surface that has methods of its own. Asynchronous ones are
 * called once: what is kept of the call before, their twins look at.
 */
export const MONEY: readonly EveryCase[] = [
  every('every-method', 'Every method', 'params-and-options', 'again'),
  every('every-method-esm', 'Every method of the ES module', 'esm', 'again'),
  every('every-method-module', 'Every method that is called through the module', 'module', 'again'),
  every('every-method-async', 'Every asynchronous method', 'async', 'once'),
  every('every-method-module-async', 'Every asynchronous method that is called through the module', 'module-async', 'once'),
]

function every(name: string, what: string, shape: Shape, how: 'again' | 'once'): EveryCase {
  return {
    kind: 'every',
    id: `money/${name}`,
    level: 'MUST',
    title: `${what} sends what its caller gives it, once`,
    threat: 'double charge',
    sent: `${what.toLowerCase()} that may make, change or delete something, with a key, an account and parameters${how === 'again' ? '; what makes or moves money again with others, and without options' : ''}`,
    shape,
    again: how === 'again',
  }
}
