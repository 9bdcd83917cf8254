/** `npm run build`: makes `dist` anew. Run by Node 24, which reads TypeScript; what it writes runs on Node 20.19 as well. */
import { mkdirSync, rmSync } from 'node:fs'
import { bundle, DIST } from './bundle.ts'

rmSync(DIST, { recursive: true, force: true })
mkdirSync(DIST)
await bundle(DIST)
