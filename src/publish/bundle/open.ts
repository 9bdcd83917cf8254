import * as v from 'valibot'
import type { Bundle } from '../../domain/bundle.ts'
import { BundleError } from '../../domain/errors.ts'
import { visible, bounded } from '../../domain/visible.ts'
import { sha256, type BundleTexts } from './make.ts'
import { FOUND_OUT, PLAN } from './schema.ts'

/** What a version is written with: it becomes part of a branch, a title and a commit message. */
const VERSION = /^[0-9A-Za-z.+-]{1,64}$/

/** What the job that writes knows itself. */
export interface Expected {
  readonly repository: string
  readonly run: string
  /** As the job `plan` gave it as its output; null where the workflow does not hand it on. */
  readonly digest: string | null
}

/**
 * Reads a bundle, which a job made that ran a candidate. Throws BundleError: B2 where the texts are not those that the digest is
 * of, B3 where they hold anything else than they may, B1 where they are of another run, B8 where a version is none.
 */
export function openBundle({ plan, report }: Omit<BundleTexts, 'digest'>, expected: Expected): Bundle {
  if (expected.digest === null)
    throw new BundleError(
      'B2',
      'the workflow does not hand on the digest of the bundle.',
      'Give the input `digest` the output `digest` of the job that ran `command: plan`.',
    )
  if (sha256(plan) !== expected.digest) throw new BundleError('B2', 'plan.json is not the one that the job `plan` made.')
  const read = parsed('plan.json', PLAN, plan)
  if (read.repository !== expected.repository || read.run !== expected.run)
    throw new BundleError('B1', `the bundle is of run ${visible(read.run)} of ${visible(read.repository)}, and not of this one.`)
  if (sha256(report) !== read.report) throw new BundleError('B2', 'report.json is not the one that the job `plan` made.')
  const found = parsed('report.json', FOUND_OUT, report)
  for (const { from, to } of [...read.upgrades, ...found.proofs, ...found.findings])
    for (const version of [from, to])
      if (!VERSION.test(version)) throw new BundleError('B8', `"${visible(bounded(version, 80))}" is no version.`)
  return { plan: read, found }
}

function parsed<S extends v.GenericSchema>(name: string, schema: S, text: string): v.InferOutput<S> {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text)
  if (read.success) return read.output
  const [issue] = read.issues
  const where = v.getDotPath(issue)
  throw new BundleError(
    'B3',
    `${name} holds what it may not${where === null ? '' : ` at ${visible(bounded(where, 120))}`}: ${visible(bounded(issue.message, 160))}.`,
  )
}
