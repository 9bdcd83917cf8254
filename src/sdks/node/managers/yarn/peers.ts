import * as v from 'valibot'
import { UpstreamError } from '../../../../domain/errors.ts'
import type { Tools } from '../../../../world.ts'
import { npmOutput } from '../npm/program.ts'

/** The most packages that are asked about; each takes npm half a second. */
const MAX_ASKED = 8

const RANGE = v.pipe(v.string(), v.parseJson(), v.string())

/**
 * What packages ask of Stripe's as their peer, by `name@version`: the registry's word, because a lockfile of yarn 1 has none.
 * Only those are asked about whose name says that they are for Stripe. What npm cannot tell is left out.
 */
export async function declaredPeers(tools: Pick<Tools, 'run'>, cwd: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = ids.filter((id) => /stripe/i.test(id) && !/^stripe@|^@types\//.test(id)).slice(0, MAX_ASKED)
  const found = await Promise.all(
    asked.map(async (id) => {
      const said = await npmOutput(tools, ['view', id, 'peerDependencies.stripe', '--json'], `npm view ${id}`, { cwd }).catch(
        (error: unknown) => {
          if (error instanceof UpstreamError) return ''
          throw error
        },
      )
      const range = v.safeParse(RANGE, said)
      return range.success ? [[id, range.output] as const] : []
    }),
  )
  return new Map(found.flat())
}
