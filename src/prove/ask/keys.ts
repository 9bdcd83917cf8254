import type { KeysCase } from '../cases/case.ts'
import type { Bench } from '../bench.ts'
import type { Asked } from './asked.ts'
import type { Asking } from './asking.ts'
import { startDriver } from './driver.ts'
import type { Answer } from './protocol.ts'

/** Asks for the keys of many calls, in as many processes as the case wants. */
export async function collectKeys({ bench, driver, hello, lastIsSent }: Asking, one: KeysCase): Promise<Asked> {
  const { calls, processes } = one
  const asked = hello.capabilities.includes('forks')
    ? driver.ask({ verb: 'keys', calls, processes }).then((answer) => [answer])
    : Promise.all(Array.from({ length: processes }, () => keysOfAnother(bench, calls)))
  lastIsSent()
  return { kind: 'keys', case: one, answers: await asked }
}

async function keysOfAnother({ tools, installed, home, patience, noticed }: Bench, calls: number): Promise<Answer> {
  await using driver = await startDriver(tools, installed, home, patience, noticed)
  return driver.hello.kind === 'hello' ? await driver.ask({ verb: 'keys', calls, processes: 1 }) : driver.hello
}
