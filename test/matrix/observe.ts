import { createTools } from '../../src/adapters/tools.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import type { Tools } from '../../src/world.ts'
import type { InstalledSdk } from '../../src/domain/sdk-adapter.ts'
import type { Sdk } from '../../src/domain/sdk.ts'
import type { Case } from '../../src/prove/cases/case.ts'
import { CASES } from '../../src/prove/cases/index.ts'
import { PATIENCE } from '../../src/prove/ask/driver.ts'
import { startGateway } from '../../src/prove/gateway/index.ts'
import type { Gateway } from '../../src/prove/gateway/types.ts'
import { slots } from '../../src/domain/slots.ts'
import { runSuite, type SuiteRun } from '../../src/prove/suite.ts'
import { realUpgrader, SDKS } from '../support/sdks.ts'
import { startTestMock } from '../support/stripe-mock.ts'
import { scenarioCases } from './scenarios.ts'

export type SdkVersion = readonly [sdk: Sdk, version: string]

/** What the suite saw of one version, and of the measured scenarios that are no cases of it. */
export interface Observed {
  /** Where it is installed. */
  readonly folder: string
  readonly run: SuiteRun
  /** The same webhooks with the asynchronous verifier, where there is one. */
  readonly async: SuiteRun
}

/** Where the versions run. */
export interface Laboratory {
  readonly tools: Tools
  readonly gateway: Gateway
}

/** A laboratory of its own, which is to be ended. */
export async function openLaboratory(): Promise<Laboratory & AsyncDisposable> {
  const tools = createTools()
  const mock = await startTestMock(tools)
  const gateway = await startGateway({ mockPort: mock.port })
  return {
    tools,
    gateway,
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]()
      await mock[Symbol.asyncDispose]()
      await tools[Symbol.asyncDispose]()
    },
  }
}

/** Two at once: more would make each other late, and the suite measures time. */
const inTurn = slots(2)

/** Installs one version by its real client. */
export async function installSdk(
  tools: Tools,
  [sdk, version]: SdkVersion,
): Promise<{ readonly installed: InstalledSdk; readonly folder: string }> {
  const folder = await tools.folder(`${sdk}-${version}`)
  return { installed: await realUpgrader(sdk).install({ tools, cache: createRunCache() }, version, folder), folder }
}

/** Runs cases on an installed version. */
export async function runOn({ tools, gateway }: Laboratory, sdk: Sdk, installed: InstalledSdk, cases: readonly Case[]): Promise<SuiteRun> {
  return runSuite(
    { tools, sdk, errorClasses: SDKS.of(sdk).errorClasses, installed, home: await tools.folder('home'), gateway, patience: PATIENCE },
    cases,
  )
}

/** Installs and runs each version once. */
export async function observe(laboratory: Laboratory, versions: readonly SdkVersion[]): Promise<ReadonlyMap<string, Observed>> {
  const seen = await Promise.all(
    versions.map((version) =>
      inTurn(async () => {
        const { installed, folder } = await installSdk(laboratory.tools, version)
        const cases = [...CASES, ...scenarioCases(version[0], Math.floor(Date.now() / 1000))]
        const run = await runOn(laboratory, version[0], installed, cases)
        return [nameOf(version), { folder, run, async: await runOn(laboratory, version[0], installed, inAsync(cases)) }] as const
      }),
    ),
  )
  return new Map(seen)
}

export function nameOf([sdk, version]: SdkVersion): string {
  return `${sdk} ${version}`
}

function inAsync(cases: readonly Case[]): readonly Case[] {
  return cases.flatMap((one) =>
    one.kind === 'webhook' && (one.webhook.api ?? 'construct') === 'construct'
      ? [{ ...one, webhook: { ...one.webhook, api: 'async' as const } }]
      : [],
  )
}
