import type { Installing } from '../../shared/installs.ts'
import type { Managers } from '../managers/manager.ts'

/** How people install stripe-node by hand: `npm i`, `pnpm add`, `yarn global add`, `deno add npm:stripe`. */
export function installing(managers: Managers): Installing {
  return {
    programs: Object.fromEntries(Object.values(managers).map(({ name, installs }) => [name, installs])),
    package: /^(?:npm:)?stripe(?:@|$)/,
  }
}
