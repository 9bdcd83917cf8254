import semver from 'semver'
import type { Installing } from '../../shared/installs.ts'
import type { Managers } from './manager.ts'

/** How people install stripe-node by hand: `npm i`, `pnpm add`, `yarn global add`, `deno add npm:stripe`. */
export function installing(managers: Managers): Installing {
  return {
    programs: Object.fromEntries(Object.values(managers).map(({ name, installs }) => [name, installs])),
    package: /^(?:npm:)?stripe(?:@|$)/,
    pinned(word) {
      const start = word.lastIndexOf('@') + 1
      return start > 0 && semver.valid(word.slice(start)) === word.slice(start) ? { start, end: word.length } : null
    },
  }
}
