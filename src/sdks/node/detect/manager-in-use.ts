import type { PackageManager } from '../managers/manager.ts'
import type { Tree } from './tree.ts'

/** Longer than any line that people write. */
const MAX_LINE = 4000

/** The words of a line, each command's apart: `pnpm`, `install`, `--frozen-lockfile`. */
function commandsIn(line: string): readonly (readonly string[])[] {
  return line.split(/&&|\|\||[;&|"'`]/).map((command) => command.split(/\s+/).filter((word) => word !== ''))
}

/** Whether a command makes the manager install all that the manifests ask for, and not a package by its name. */
function isInstall(words: readonly string[], { name, installsAll }: PackageManager): boolean {
  const at = words.indexOf(name)
  const [verb = '', ...rest] = words.slice(at + 1)
  if (at === -1 || !installsAll.includes(verb)) return false
  return rest.every((word) => word.startsWith('-') && word !== '-g' && word !== '--global')
}

/** Those of the managers that workflows and images run to install the repository's packages. */
export async function managersRun(tree: Tree, managers: readonly PackageManager[]): Promise<readonly PackageManager[]> {
  const run = new Set<PackageManager>()
  for (const path of tree.scripts) {
    const lines = ((await tree.text(path)) ?? '').split('\n').filter((line) => line.length <= MAX_LINE)
    const commands = lines.flatMap(commandsIn)
    for (const manager of managers) if (commands.some((words) => isInstall(words, manager))) run.add(manager)
  }
  return managers.filter((manager) => run.has(manager))
}
