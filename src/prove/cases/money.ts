import type { Shape } from '../ask/protocol.ts'
import type { EveryCase } from './case.ts'

/** Every method that may make, change or delete something, on each surface that has methods of its own. */
export const MONEY: readonly EveryCase[] = [
  every('every-method', 'Every method', 'params-and-options'),
  every('every-method-esm', 'Every method of the ES module', 'esm'),
  every('every-method-module', 'Every method that is called through the module', 'module'),
  every('every-method-async', 'Every asynchronous method', 'async'),
  every('every-method-module-async', 'Every asynchronous method that is called through the module', 'module-async'),
]

function every(name: string, what: string, shape: Shape): EveryCase {
  return {
    kind: 'every',
    id: `money/${name}`,
    level: 'MUST',
    title: `${what} sends what its caller gives it, once`,
    threat: 'double charge',
    sent: `${what.toLowerCase()} that may make, change or delete something, with a key, an account and parameters; what makes or moves money again with others, and without options`,
    shape,
  }
}
