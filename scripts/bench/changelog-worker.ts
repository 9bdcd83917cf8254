/** Indexes a changelog in an isolate of its own, where nothing is compiled yet, and prints the milliseconds of processor time. */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { indexChangelog } from '../../src/look-up/changelog.ts'
import { median } from './measure.ts'

const text = readFileSync(String(workerData), 'utf8')
const times = Array.from({ length: 11 }, () => {
  const started = process.threadCpuUsage()
  indexChangelog(text)
  const { user, system } = process.threadCpuUsage(started)
  return (user + system) / 1000
})
const { releases } = indexChangelog(text)
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage({ first: times[0], warm: median(times.slice(1)), releases: releases.length })
