import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { environment, type Subject } from './measure.ts'

/**
 * It looks up Stripe alone, as we do, and asks only the package registries: whatever is at GitHub is switched off.
 * What it caches is beside, and is warm from the second run on, as npm's and pip's caches are for us.
 */
const CONFIGURATION = {
  onboarding: false,
  requireConfig: 'ignored',
  fetchChangeLogs: 'off',
  hostRules: [{ matchHost: 'github.com', enabled: false }],
  packageRules: [{ matchPackageNames: ['!stripe'], enabled: false }],
}

/**
 * Renovate's look-up on a local repository, from the installation in `folder`. Throws where there is none, or where it
 * finds nothing to update, so that a look-up that failed is never taken for a fast one.
 */
export function prepareRenovate(root: string, folder: string, repository: string, name: string): Subject {
  const program = resolve(folder, 'node_modules/renovate/dist/renovate.js')
  if (!existsSync(program)) throw new Error(`No Renovate is installed in ${folder}: see docs/benchmarks.md`)
  const base = join(root, 'renovate')
  mkdirSync(base, { recursive: true })
  const configuration = join(base, 'config.json')
  writeFileSync(configuration, JSON.stringify(CONFIGURATION))
  const command = [process.execPath, program, '--platform=local', '--dry-run=lookup']
  const env = { RENOVATE_CONFIG_FILE: configuration, RENOVATE_BASE_DIR: base, LOG_LEVEL: 'info', LOG_FORMAT: 'json' }
  const said = execFileSync(process.execPath, command.slice(1), {
    cwd: repository,
    env: environment({ ...env, LOG_LEVEL: 'debug' }),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 180_000,
  })
  if (!/"newVersion":"\d/.test(said)) throw new Error(`Renovate found nothing to update in the ${name} repository`)
  return { name: `Renovate, ${name}`, command, cwd: repository, env }
}
