import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import * as v from 'valibot'
import { median } from './measure.ts'
import { met, table, type Section } from './table.ts'

/** The longest changelog at hand: that of the development dependency. */
const CHANGELOG = 'node_modules/stripe/CHANGELOG.md'
/** Milliseconds for 600 KB, of the processor: a busy machine may interrupt what takes less than its slice of time. */
const AIM = 20

const Indexed = v.object({ first: v.number(), warm: v.number(), releases: v.number() })

/** The index of a changelog, once in a fresh isolate, as a run meets it, and warm. */
export async function benchChangelog(runs: number): Promise<Section> {
  const results = []
  for (let run = 0; run < runs; run += 1) results.push(await inFreshIsolate())
  const bytes = readFileSync(CHANGELOG).length
  const releases = results[0]?.releases ?? 0
  if (releases < 500) throw new Error(`Only ${releases} releases were found in ${CHANGELOG}`)
  return {
    title: `Changelog index: ${(bytes / 1000).toFixed(0)} KB, ${releases} releases`,
    lines: table(
      ['what', 'processor', 'least–most', 'aim', ''],
      [
        row(
          'the first time in a process',
          results.map(({ first }) => first),
        ),
        row(
          'warm',
          results.map(({ warm }) => warm),
        ),
      ],
    ),
  }
}

async function inFreshIsolate(): Promise<v.InferOutput<typeof Indexed>> {
  const worker = new Worker(new URL('changelog-worker.ts', import.meta.url), { workerData: CHANGELOG })
  const message: unknown = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
  await worker.terminate()
  return v.parse(Indexed, message)
}

function row(name: string, values: readonly number[]): string[] {
  const middle = median(values)
  return [
    name,
    `${middle.toFixed(1)} ms`,
    `${Math.min(...values).toFixed(1)}–${Math.max(...values).toFixed(1)}`,
    `${AIM} ms`,
    met(middle <= AIM),
  ]
}
