import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { CommitStatus } from '../domain/pull.ts'

/** A pull request of the local forge, as its file holds it. */
export interface StoredPull {
  readonly branch: string
  readonly base: string
  readonly title: string
  readonly body: string
  readonly draft: boolean
  /** The branch's commit when this was written. */
  readonly head: string
  /** The status of that commit. */
  readonly status: CommitStatus | null
}

/** The folder of pull requests, one Markdown file each. */
export interface PullFiles {
  path(branch: string): string
  /** Null where there is none, or where the file's first line is no longer ours. */
  read(branch: string): Promise<StoredPull | null>
  all(): Promise<readonly StoredPull[]>
  write(pull: StoredPull): Promise<void>
  /** Puts the one of a branch where the next one does not write over it. */
  setAside(branch: string): Promise<void>
  /** Those of a branch that were set aside, with their paths; in no order. */
  aside(branch: string): Promise<readonly (StoredPull & { readonly path: string })[]>
}

const TITLE = /^\n# ([^\n]*)\n/
const MARKER = /^<!-- stripe-upgrade:pull ([A-Za-z0-9_-]+) -->$/

/** What a reader sees above the body. */
function header({ title, branch, base, draft, status }: Omit<StoredPull, 'body' | 'head'>): string {
  const parts = [
    `\`${branch}\` → \`${base}\``,
    ...(draft ? ['draft'] : []),
    ...(status === null ? [] : [`commit status ${status.state}: ${status.description}`]),
  ]
  return `\n# ${title.replaceAll(/\s+/g, ' ')}\n\n${parts.join(' · ')}\n\n`
}

/** A pull request as the text of its file: a marker that holds everything but the body, the same for a reader, the body. */
export function renderPull({ body, ...facts }: StoredPull): string {
  const marker = Buffer.from(JSON.stringify(facts)).toString('base64url')
  return `<!-- stripe-upgrade:pull ${marker} -->\n${header(facts)}${body}`
}

/**
 * Reads what `renderPull` wrote, with another title where a person wrote one. Where the lines above the body are no
 * longer as they were, all below the marker counts as the body, so that nothing of it is lost.
 */
export async function parsePull(text: string): Promise<StoredPull | null> {
  const v = await import('../domain/schemas.ts')
  const stored = v.object({
    branch: v.string(),
    base: v.string(),
    title: v.string(),
    draft: v.boolean(),
    head: v.pipe(v.string(), v.regex(/^[0-9a-f]{40,64}$/)),
    status: v.nullable(v.object({ state: v.picklist(['success', 'failure', 'error']), description: v.string() })),
  })
  const end = text.indexOf('\n')
  const marker = MARKER.exec(text.slice(0, end))?.[1]
  if (marker === undefined) return null
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), stored), Buffer.from(marker, 'base64url').toString('utf8'))
  if (!parsed.success) return null
  const facts = parsed.output
  const below = text.slice(end + 1)
  const title = TITLE.exec(below)?.[1] ?? facts.title
  const above = [facts, { ...facts, title }].find((each) => below.startsWith(header(each)))
  return above === undefined ? { ...facts, body: below } : { ...above, body: below.slice(header(above).length) }
}

async function readAt(file: string): Promise<StoredPull | null> {
  const text = await readFile(file, 'utf8').catch(() => null)
  return text === null ? null : parsePull(text)
}

async function markdownIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => join(folder, name))
}

/** The pull requests in `<out>/pulls`, and those set aside in `closed` below it; a folder is made when the first is written. */
export function createPullFiles(out: string): PullFiles {
  const folder = join(out, 'pulls')
  const path = (branch: string): string => join(folder, `${branch.replaceAll('/', '-')}.md`)
  return {
    path,
    async read(branch) {
      const pull = await readAt(path(branch))
      return pull?.branch === branch ? pull : null
    },
    async all() {
      const pulls = await Promise.all((await markdownIn(folder)).map(readAt))
      return pulls.filter((pull) => pull !== null)
    },
    async write(pull) {
      await mkdir(folder, { recursive: true })
      const beside = join(folder, `.${randomUUID()}`)
      await writeFile(beside, renderPull(pull))
      await rename(beside, path(pull.branch))
    },
    async setAside(branch) {
      const closed = join(folder, 'closed')
      await mkdir(closed, { recursive: true })
      await rename(path(branch), join(closed, `${basename(path(branch), '.md')}-${randomUUID().slice(0, 8)}.md`))
    },
    async aside(branch) {
      const paths = await markdownIn(join(folder, 'closed'))
      const pulls = await Promise.all(
        paths.map(async (file) => {
          const pull = await readAt(file)
          return pull?.branch === branch ? [{ ...pull, path: file }] : []
        }),
      )
      return pulls.flat()
    },
  }
}
