import * as v from 'valibot'
import { UpstreamError } from '../../domain/errors.ts'
import type { Tools } from '../../world.ts'
import { INDEX_PROGRAM } from './index-program.ts'
import { PIP_ENV, upstreamError } from './interpreter.ts'
import { normalName } from './manifest/requirement.ts'

const File = v.object({
  filename: v.string(),
  date: v.nullable(v.string()),
  /** PEP 592: true, or the reason. */
  yanked: v.union([v.boolean(), v.string()]),
  python: v.nullable(v.string()),
  sha256: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
})

/** One file of a package on the user's index. Untrusted text. */
export type IndexFile = v.InferOutput<typeof File>

/**
 * The version in a file's name, as written: `16.1.0` of `stripe-16.1.0-py3-none-any.whl` or `stripe-16.1.0.tar.gz`;
 * undefined where it is no file of that package.
 */
export function versionOf(name: string, filename: string): string | undefined {
  const stem = /^(.{1,200}?)(?:\.whl|\.tar\.gz|\.zip|\.tar\.bz2)$/i.exec(filename)
  if (stem?.[1] === undefined) return undefined
  const parts = stem[1].split('-')
  const isWheel = filename.toLowerCase().endsWith('.whl')
  const at = isWheel ? 1 : parts.length - 1
  return normalName(parts.slice(0, at).join('-')) === name ? parts[at] : undefined
}

/**
 * Every file of the packages, by pip's own session. Run in an empty folder: pip's configuration does not depend on where
 * it runs, and nothing of the repository may be loaded. Names are normalised. Throws UpstreamError.
 */
export async function filesOf(tools: Tools, python: string, names: readonly string[]): Promise<ReadonlyMap<string, readonly IndexFile[]>> {
  const cwd = await tools.folder('index')
  const result = await tools.run(python, ['-c', INDEX_PROGRAM, ...names], { cwd, inherit: 'client', env: PIP_ENV, timeoutMs: 90_000 })
  if (result.code !== 0) throw upstreamError('The Python package index could not be read', result)
  try {
    return new Map(Object.entries(v.parse(v.record(v.string(), v.array(File)), JSON.parse(result.stdout))))
  } catch {
    throw new UpstreamError('The Python package index gave an answer that could not be read.')
  }
}
