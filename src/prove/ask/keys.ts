import type { KeysCase } from '../cases/case.ts'
import type { Bench } from '../bench.ts'
import type { Asked } from './asked.ts'
import type { Asking } from './asking.ts'
import { startDriver } from './driver.ts'
import type { Answer } from './protocol.ts'

/** Asks for the keys of many calls, in as many processes as the case wants; the driver that is there is one of them. */
export async function collectKeys({ bench, driver, hello, lastIsSent }: Asking, one: KeysCase): Promise<Asked> {
  const { calls, processes } = one
  const others = hello.capabilities.includes('forks') ? 0 : processes - 1
  const asked = Promise.all([
    driver.ask({ verb: 'keys', calls, processes: processes - others }),
    ...Array.from({ length: others }, () => keysOfAnother(bench, calls)),
  ])
  lastIsSent()
  return { kind: 'keys', case: one, answers: await asked }
}

async function keysOfAnother({ tools, installed, home, patience, noticed }: Bench, calls: number): Promise<Answer> {
  await using driver = await startDriver(tools, installed, home, patience, noticed)
  return driver.hello.kind === 'hello' ? await driver.ask({ verb: 'keys', calls, processes: 1 }) : driver.hello
}
