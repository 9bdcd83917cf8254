import type { Change } from '../../domain/change.ts'
import { EditError, UpstreamError } from '../../domain/errors.ts'
import type { Provision, SdkAdapter } from '../../domain/sdk-adapter.ts'
import type { Sdk } from '../../domain/sdk.ts'
import type { Target } from '../../domain/upgrade.ts'
import type { Use } from '../../domain/use.ts'
import type { Scratch, SdkWorld, World } from '../../world.ts'
import { firstLine } from '../judge/outcome.ts'

/** What was installed in a checkout, whichever language. */
export interface Installed {
  /** Why the dependencies of a language could not be installed. */
  readonly failures: ReadonlyMap<Sdk, string>
  readonly provisions: readonly Provision[]
  /** The version of the SDK that was installed for each manifest. */
  readonly versions: ReadonlyMap<string, string>
}

/** Installs in a checkout what every manifest with a Stripe SDK asks for. A language that cannot be installed does not stop the others. */
export async function installIn(
  { tools, cache, sdks }: Pick<World, 'tools' | 'cache' | 'sdks'>,
  scratch: Scratch,
  uses: readonly Use[],
): Promise<Installed> {
  const made = await Promise.all(
    sdks.all.map(async (language) => ({ sdk: language.sdk, provided: await provide({ tools, cache }, scratch, language, uses) })),
  )
  const provisions = made.flatMap(({ provided }) => (provided === null || typeof provided === 'string' ? [] : [provided]))
  return {
    failures: new Map(made.flatMap(({ sdk, provided }) => (typeof provided === 'string' ? [[sdk, provided] as const] : []))),
    provisions,
    versions: new Map(provisions.flatMap((provision) => Array.from(provision.versions))),
  }
}

/** Installs what one language needs; why it could not, or null where there is nothing to install. */
async function provide(
  world: SdkWorld,
  scratch: Scratch,
  { sdk, upgrader }: SdkAdapter,
  uses: readonly Use[],
): Promise<Provision | string | null> {
  const editable = uses.filter((use) => use.sdk === sdk && use.editable)
  if (editable.length === 0 || upgrader?.provision === undefined) return null
  try {
    return await upgrader.provision(world, scratch, editable)
  } catch (error) {
    if (error instanceof UpstreamError || error instanceof EditError) return firstLine(error)
    throw error
  }
}

type Fit = Pick<Installed, 'failures' | 'versions'>

/** Why what two checkouts hold cannot be compared; null where it can. `name` is the SDK's. */
export function whyUnfit(name: string, { upgrade }: Change, before: Fit, after: Fit): string | null {
  const own = before.failures.get(upgrade.sdk) ?? after.failures.get(upgrade.sdk)
  if (own !== undefined) return own
  const once = [...new Set([...before.failures.keys(), ...after.failures.keys()])].find(
    (sdk) => before.failures.has(sdk) !== after.failures.has(sdk),
  )
  if (once !== undefined) return `For one of the two runs alone: ${before.failures.get(once) ?? after.failures.get(once) ?? ''}`
  const old = versionsOf(before, upgrade.targets)
  if (!old.some((version) => upgrade.froms.includes(version)))
    return `The lockfiles install ${listed(name, old)} where ${upgrade.froms.join(' and ')} is in use`
  const now = versionsOf(after, upgrade.targets)
  return now.length === 0 || now.some((version) => version !== upgrade.to)
    ? `The edited files install ${listed(name, now)} where ${upgrade.to} is the candidate`
    : null
}

/** The distinct versions that the manifests of some targets were given. */
function versionsOf({ versions }: Fit, targets: readonly Target[]): readonly string[] {
  return [...new Set(targets.flatMap(({ use }) => versions.get(use.path) ?? []))]
}

function listed(name: string, versions: readonly string[]): string {
  return `${name} ${versions.length === 0 ? 'not at all' : versions.join(' and ')}`
}
