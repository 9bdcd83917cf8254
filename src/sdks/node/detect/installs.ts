import type { Installing } from '../../installs.ts'

/** How people install stripe-node by hand: `npm i`, `pnpm add`, `yarn global add`, `deno add npm:stripe`. */
export const INSTALLING: Installing = {
  programs: {
    npm: ['install', 'i', 'add'],
    pnpm: ['add', 'install', 'i'],
    yarn: ['add'],
    bun: ['add', 'a', 'install', 'i'],
    deno: ['add', 'install'],
  },
  package: /^(?:npm:)?stripe(?:@|$)/,
}
