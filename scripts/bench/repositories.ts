import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The sample shop, or the half of it that uses one language, as a repository of its own. Its folder. */
export function shop(root: string, name: string, parts: readonly ('node' | 'python')[]): string {
  const folder = join(root, name)
  mkdirSync(folder)
  if (parts.includes('node'))
    for (const file of readdirSync('examples/shop').filter((each) => /\.js(?:on)?$/.test(each)))
      cpSync(join('examples/shop', file), join(folder, file))
  if (parts.includes('python')) cpSync('examples/shop/worker', join(folder, 'worker'), { recursive: true })
  commitAll(folder)
  return folder
}

/** So many copies of the shop's half in one language, side by side, as one repository. Its folder. */
export function shops(root: string, name: string, part: 'node' | 'python', copies: number): string {
  const folder = join(root, name)
  for (let copy = 1; copy <= copies; copy += 1)
    cpSync(part === 'node' ? 'examples/shop' : 'examples/shop/worker', join(folder, `shop-${copy}`), {
      recursive: true,
      filter: (path) => part === 'python' || !path.includes('worker'),
    })
  commitAll(folder)
  return folder
}

/** In one of so many files of a large repository Stripe is named. */
const MENTIONS_EVERY = 100
/** As many files as are common in one folder. */
const FOLDER_SIZE = 50
const LINES = 40

/** A line that breaks with stripe-node 18. */
const STRIPE = `import Stripe from 'stripe'
const stripe = new Stripe('')
export const renewal = async (id: string) => (await stripe.subscriptions.retrieve(id)).current_period_end`

/** A repository of so many source files of about 2 KB, one in `every` of which uses Stripe, with a manifest of each kind. */
export function large(root: string, name: string, files: number, every = MENTIONS_EVERY): string {
  const folder = join(root, name)
  mkdirSync(folder)
  for (let file = 0; file < files; file += 1) {
    const path = join(folder, `packages/p${Math.floor(file / (FOLDER_SIZE * FOLDER_SIZE))}/src/d${Math.floor(file / FOLDER_SIZE)}`)
    if (file % FOLDER_SIZE === 0) mkdirSync(path, { recursive: true })
    const first = file % every === 0 ? STRIPE : "import { join } from 'node:path'"
    const lines = Array.from({ length: LINES }, (_, line) => `export const value${line} = join('${file}', '${(file * line) % 9973}')`)
    writeFileSync(join(path, `file-${file}.ts`), `${first}\n${lines.join('\n')}\n`)
  }
  for (const file of ['package.json', 'package-lock.json']) cpSync(join('examples/shop', file), join(folder, file))
  cpSync('examples/shop/worker', join(folder, 'worker'), { recursive: true })
  commitAll(folder)
  return folder
}

/** Makes a repository of a folder, with all that is in it in one commit. */
export function commitAll(folder: string): void {
  const git = (...args: string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', '-c', 'gc.auto=0', ...args], { cwd: folder })
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message=bench')
}
