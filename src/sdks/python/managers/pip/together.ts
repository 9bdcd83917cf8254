import type { Scratch } from '../../../../world.ts'
import { namedBy } from '../../../shared/paths.ts'
import type { Asked } from '../../manifest/entries.ts'
import { readManifest } from '../../manifest/read-manifest.ts'
import { normalName, parseRequirement } from '../../manifest/requirement.ts'
import type { LogicalLine } from '../../manifest/requirements-file.ts'
import { reach, readRequirements, type RequirementsFile } from '../../manifest/requirements-graph.ts'
import type { EditJob } from '../manager.ts'
import { textOf } from '../scratch-text.ts'

/** Requirements that are installed together, as the user's own files say. */
export interface Together {
  /** The file that asks for them, relative to the root. */
  readonly path: string
  /** Whether uv can read that file itself, with all that it names; else it is given the lines. */
  readonly readable: boolean
  /** A requirement or an option on each line. */
  readonly lines: readonly string[]
  readonly constraints: readonly string[]
  /** What is left out because its metadata would have to be built: addresses and folders, as written. */
  readonly unread: readonly string[]
}

/** Options that change what is resolved and run nothing; uv reads them as pip does. */
const SAFE_OPTIONS = new Set([
  '--index-url',
  '-i',
  '--extra-index-url',
  '--no-index',
  '--pre',
  '--trusted-host',
  '--prefer-binary',
  '--require-hashes',
  '--only-binary',
])
/** Of these the ones that are kept where the file itself is not read. */
const INDEX_OPTIONS = new Set(['--index-url', '-i', '--extra-index-url', '--no-index', '--pre'])

/** The kinds of lists that are installed whichever other list is asked for. */
const ALWAYS = new Set([
  'pep621:dependencies',
  'setup.cfg:install_requires',
  'setup.py:install_requires',
  'poetry:dependencies',
  'pipenv:packages',
])

/** Whether uv can read a line where it is: nothing of it would have to be built. */
function isReadable({ content }: LogicalLine): boolean {
  if (content.kind === 'requirement') return content.requirement.url === null
  return content.kind === 'option' ? SAFE_OPTIONS.has(content.name) : content.kind === 'blank' || content.kind === 'include'
}

/** A requirements file without what uv cannot read, with the files that it names in their place. */
function flattened(files: ReadonlyMap<string, RequirementsFile>, root: RequirementsFile): Together {
  const all = [...reach(files, [root.path])].flatMap((path) => files.get(path)?.lines ?? [])
  const lines: string[] = []
  const constraints: string[] = []
  const unread: string[] = []
  const add = (file: RequirementsFile, isConstraint: boolean, above: ReadonlySet<string>): void => {
    for (const { content, start, end } of file.lines) {
      const written = file.text
        .slice(start, end)
        .replaceAll(/\\\r?\n/g, ' ')
        .replace(/(^|\s)#.*$/s, '')
        .trim()
      if (content.kind === 'include') {
        const path = namedBy(file.path, content.path)
        const named = path === null ? undefined : files.get(path)
        if (path !== null && named !== undefined && !above.has(path))
          add(named, isConstraint || content.option === 'constraint', new Set([...above, path]))
      } else if (content.kind === 'link' || (content.kind === 'requirement' && content.requirement.url !== null)) unread.push(written)
      else if (content.kind === 'requirement') (isConstraint ? constraints : lines).push(written.replace(/\s--[a-z].*$/s, ''))
      else if (content.kind === 'option' && INDEX_OPTIONS.has(content.name)) lines.push(written)
    }
  }
  add(root, false, new Set([root.path]))
  return { path: root.path, readable: all.every(isReadable), lines, constraints, unread }
}

/** The requirements files that are installed as a whole and reach a path: those that no other of them names. */
async function ofRequirements(scratch: Scratch, path: string, isConstraint: boolean): Promise<readonly Together[]> {
  const { files } = await readRequirements(scratch, [path])
  const reaching = [...files.values()].filter((file) => file.compiled === null && reach(files, [file.path]).has(path))
  const named = new Set(reaching.flatMap((file) => file.includes.map((include) => include.path)))
  const roots = reaching.filter((file) => !named.has(file.path))
  return (roots.length === 0 ? reaching : roots).map((root) => {
    const together = flattened(files, root)
    return isConstraint && root.path === path ? asConstraints(together) : together
  })
}

/** Constraints that no other file names are installed with whatever asks for stripe. */
function asConstraints(together: Together): Together {
  return { ...together, readable: false, lines: ['stripe'], constraints: [...together.lines, ...together.constraints] }
}

/** What the lists of a manifest ask for: those of the targets, each with what is always installed. */
async function ofManifest(scratch: Scratch, job: EditJob): Promise<readonly Together[]> {
  const text = await textOf(scratch, job.path)
  const kinds = [...new Set(job.targets.map(({ use }) => use.kind))]
  const all = readManifest(text, { path: job.path, kind: kinds[0] ?? '' }, job.dialect)?.asked ?? []
  const asked = (kind: string): readonly Asked[] => all.filter((one) => one.kind === kind || ALWAYS.has(one.kind))
  return kinds.map((kind) => {
    const isConstraint = /constraint|override/.test(kind)
    const requirements = asked(kind).filter((one) => !isConstraint || one.kind !== kind)
    return {
      path: job.path,
      readable: false,
      lines: requirements.map(({ requirement }) => requirement).filter((requirement) => parseRequirement(requirement)?.url === null),
      constraints: isConstraint
        ? asked(kind)
            .filter((one) => one.kind === kind)
            .map(({ requirement }) => requirement)
        : [],
      unread: requirements.map(({ requirement }) => requirement).filter((requirement) => parseRequirement(requirement)?.url !== null),
    }
  })
}

/** What is installed together with the targets of a job, as the files in the copy say now. */
export async function installedWith(scratch: Scratch, job: EditJob): Promise<readonly Together[]> {
  const kind = job.targets.find(({ use }) => use.kind.startsWith('pip:'))?.use.kind
  return kind === undefined ? ofManifest(scratch, job) : ofRequirements(scratch, job.path, kind === 'pip:constraint')
}

/** Whether a line is an option, or asks for stripe or a package that is called after it. */
function isAboutStripe(line: string): boolean {
  const name = /^[A-Za-z0-9._-]+/.exec(line)?.[0]
  return line.startsWith('-') || (name !== undefined && normalName(name).includes('stripe'))
}

/** The same with stripe alone and the packages that are called after it, which are what caps it. */
export function aboutStripe(together: Together): Together {
  const { lines, constraints } = together
  return { ...together, readable: false, lines: lines.filter(isAboutStripe), constraints: constraints.filter(isAboutStripe) }
}

/** What files ask of stripe, and of the packages that are called after it, with the indexes that they name. */
export async function askedOfStripe(
  scratch: Scratch,
  paths: readonly string[],
  dialect: EditJob['dialect'],
): Promise<Pick<Together, 'lines' | 'constraints'>> {
  const { files } = await readRequirements(scratch, paths)
  const lines: string[] = []
  const constraints: string[] = []
  for (const path of paths) {
    const file = files.get(path)
    if (file !== undefined) {
      const about = aboutStripe(flattened(files, file))
      lines.push(...about.lines)
      constraints.push(...about.constraints)
      continue
    }
    const asked = readManifest(await textOf(scratch, path), { path, kind: '' }, dialect)?.asked ?? []
    lines.push(...asked.map(({ requirement }) => requirement).filter(isAboutStripe))
  }
  return { lines: [...new Set(lines)], constraints: [...new Set(constraints)] }
}
