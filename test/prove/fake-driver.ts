import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { InstalledSdk } from '../../src/domain/sdk-adapter.ts'
import type { Case } from '../../src/prove/cases/case.ts'
import type { Patience } from '../../src/prove/ask/driver.ts'
import type { Gateway } from '../../src/prove/gateway/types.ts'
import { runSuite, type SuiteRun } from '../../src/prove/suite.ts'
import { folderWith } from '../support/folder.ts'
import { testTools } from '../support/tools.ts'
import { FIRST, SECOND } from './two-cases.ts'

/** Short, so that what hangs is found out soon. */
export const PATIENCE: Patience = { helloMs: 5000, silentMs: 1000, suiteMs: 20_000, partingMs: 100, bytes: 1024 * 1024 }

/** The program of a driver that says hello, and leaves the rest to `answer(message)`; which can call `say` and `right`. */
export const POLITE = (answer: string, capabilities: readonly string[] = []): string => `
  import { existsSync, writeFileSync } from 'node:fs'
  import { createInterface } from 'node:readline'
  const say = (message) => process.stdout.write(JSON.stringify(message) + '\\n')
  const hello = { protocol: 1, sdk: 'node', version: '1.0.0', apiVersion: null, runtime: 'fake', capabilities: ${JSON.stringify(capabilities)} }
  const right = ({ id, payload }) => say(Buffer.from(payload, 'base64').includes('Ada') ? { id, accepted: true, eventId: 'evt_contract' } : { id, refused: true, class: 'E', message: 'no', typed: true })
  const answer = ${answer}
  process.chdir(process.argv[2])
  createInterface({ input: process.stdin }).on('line', (line) => {
    const message = JSON.parse(line)
    if (message.verb === 'hello') say({ id: message.id, ...hello })
    else answer(message)
  })`

/** Of any program: it leaves its process id behind. */
const RECORDED = `import { appendFileSync as record } from 'node:fs'
  record(process.argv[2] + '/started', process.pid + '\\n')
`

/** A driver that is this program. */
export interface FakeDriver {
  readonly installed: InstalledSdk
  /** It is started here. */
  readonly folder: string
  /** The ids of its processes so far, also of those that have ended. */
  started(): Promise<readonly number[]>
}

/** Makes a driver of a program, which may be none. */
export async function fakeDriver(script: string): Promise<FakeDriver> {
  const folder = await folderWith({ 'fake.mjs': RECORDED + script, started: '' })
  return {
    installed: { file: process.execPath, args: [join(folder, 'fake.mjs'), folder], env: {} },
    folder,
    async started() {
      const lines = (await readFile(join(folder, 'started'), 'utf8')).split('\n')
      return lines.filter((line) => line !== '').map(Number)
    },
  }
}

interface Ran {
  readonly run: SuiteRun
  /** The process ids of the drivers that were started. */
  readonly started: readonly number[]
  /** What was said of the progress, as `1 of 2`. */
  readonly progress: readonly string[]
}

/** Runs the suite on a driver that is this program. */
export async function runWith(
  script: string,
  { cases = [FIRST, SECOND], patience = {}, gateway }: { cases?: readonly Case[]; patience?: Partial<Patience>; gateway?: Gateway } = {},
): Promise<Ran> {
  const { installed, folder, started } = await fakeDriver(script)
  const progress: string[] = []
  const run = await runSuite(
    {
      progress: (answered, of) => progress.push(`${answered} of ${of}`),
      tools: testTools(),
      sdk: 'node',
      errorClasses: {},
      installed,
      home: folder,
      gateway: gateway ?? { missing: 'there is none' },
      patience: { ...PATIENCE, ...patience },
    },
    cases,
  )
  return { run, started: await started(), progress }
}
