import type { Compiled } from './compiled.ts'

/** Splits a command as a shell would, quotes and all; undefined where it holds what only a shell understands. */
function words(command: string): readonly string[] | undefined {
  const found: string[] = []
  let word: string | null = null
  let quote = ''
  for (const char of command) {
    if (quote !== '') {
      if (char === quote) quote = ''
      else word = (word ?? '') + char
    } else if (char === "'" || char === '"') {
      quote = char
      word ??= ''
    } else if (char === ' ' || char === '\t') {
      if (word !== null) found.push(word)
      word = null
    } else if ('$`;&|<>()\\*?#~'.includes(char)) return undefined
    else word = (word ?? '') + char
  }
  if (quote !== '') return undefined
  return word === null ? found : [...found, word]
}

/**
 * The options that we run, by whether a value follows. The header is a text in the user's repository: what could run a
 * program, read a key or write elsewhere is not among them (`--pip-args`, `--client-cert`, `--build-deps-for`…).
 */
export const OPTIONS: Readonly<Record<string, 'flag' | 'value'>> = {
  '--generate-hashes': 'flag',
  '--no-generate-hashes': 'flag',
  '--reuse-hashes': 'flag',
  '--no-reuse-hashes': 'flag',
  '--allow-unsafe': 'flag',
  '--no-allow-unsafe': 'flag',
  '--strip-extras': 'flag',
  '--no-strip-extras': 'flag',
  '--header': 'flag',
  '--no-header': 'flag',
  '--annotate': 'flag',
  '--no-annotate': 'flag',
  '--annotation-style': 'value',
  '--emit-index-url': 'flag',
  '--no-emit-index-url': 'flag',
  '--emit-trusted-host': 'flag',
  '--no-emit-trusted-host': 'flag',
  '--emit-find-links': 'flag',
  '--no-emit-find-links': 'flag',
  '--emit-options': 'flag',
  '--no-emit-options': 'flag',
  '--no-emit-package': 'value',
  '--emit-build-options': 'flag',
  '--emit-index-annotation': 'flag',
  '--emit-marker-expression': 'flag',
  '--no-emit-marker-expression': 'flag',
  '--index-url': 'value',
  '-i': 'value',
  '--extra-index-url': 'value',
  '--default-index': 'value',
  '--index': 'value',
  '--index-strategy': 'value',
  '--resolver': 'value',
  '--resolution': 'value',
  '--prerelease': 'value',
  '--pre': 'flag',
  '--max-rounds': 'value',
  '--newline': 'value',
  '--extra': 'value',
  '--all-extras': 'flag',
  '--group': 'value',
  '--unsafe-package': 'value',
  '--constraint': 'value',
  '-c': 'value',
  '--override': 'value',
  '--uploaded-prior-to': 'value',
  '--exclude-newer': 'value',
  '--output-file': 'value',
  '-o': 'value',
  '--universal': 'flag',
  '--python-version': 'value',
  '--python-platform': 'value',
  '--fork-strategy': 'value',
  '--no-build': 'flag',
  '--quiet': 'flag',
  '-q': 'flag',
  '--no-config': 'flag',
}

/** The same of `uv export`. */
const EXPORT_OPTIONS: typeof OPTIONS = {
  '--format': 'value',
  '--no-hashes': 'flag',
  '--extra': 'value',
  '--all-extras': 'flag',
  '--no-extra': 'value',
  '--dev': 'flag',
  '--no-dev': 'flag',
  '--only-dev': 'flag',
  '--group': 'value',
  '--no-group': 'value',
  '--only-group': 'value',
  '--all-groups': 'flag',
  '--no-default-groups': 'flag',
  '--all-packages': 'flag',
  '--package': 'value',
  '--prune': 'value',
  '--no-annotate': 'flag',
  '--no-header': 'flag',
  '--no-editable': 'flag',
  '--no-emit-project': 'flag',
  '--no-emit-workspace': 'flag',
  '--no-emit-local': 'flag',
  '--no-emit-package': 'value',
  '--output-file': 'value',
  '-o': 'value',
  '--quiet': 'flag',
  '-q': 'flag',
}

/** Asked for once by whoever ran it; a refresh must not repeat them. */
const TRANSIENT: typeof OPTIONS = {
  '--upgrade': 'flag',
  '-U': 'flag',
  '--no-upgrade': 'flag',
  '--upgrade-package': 'value',
  '-P': 'value',
  '--rebuild': 'flag',
  '--verbose': 'flag',
  '-v': 'flag',
  '--dry-run': 'flag',
  '--locked': 'flag',
  '--frozen': 'flag',
}

/** What writes a compiled file. */
export type Compiler = 'pip-compile' | 'uv pip compile' | 'uv export'

/** How a header's command is understood. */
export type ReadCommand =
  | {
      readonly kind: 'known'
      readonly compiler: Compiler
      /** As written, relative to the folder it is run in. */
      readonly sources: readonly string[]
      /** As written, or null where the tool names the output itself. */
      readonly output: string | null
      /** Without sources, output, and what was asked for once. */
      readonly args: readonly string[]
    }
  /** The user's own command, such as `make upgrade`: what it runs is not said. */
  | { readonly kind: 'custom' }
  | { readonly kind: 'refused'; readonly why: string }

/** Reads the command of a header; nothing of it is run that is not in the tables above. */
export function readCommand(compiled: Compiled): ReadCommand {
  const all = compiled.command === null ? undefined : words(compiled.command)
  const compilers = compiled.tool === 'uv' ? (['uv pip compile', 'uv export'] as const) : (['pip-compile'] as const)
  const compiler = compilers.find((name) => all !== undefined && `${all.join(' ')} `.startsWith(`${name} `))
  if (all === undefined || compiler === undefined) return { kind: 'custom' }
  const options = compiler === 'uv export' ? EXPORT_OPTIONS : OPTIONS
  const rest = all.slice(compiler.split(' ').length)
  const sources: string[] = []
  const args: string[] = []
  let output: string | null = null
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? ''
    if (!word.startsWith('-')) {
      sources.push(word)
      continue
    }
    const equals = word.indexOf('=')
    const name = equals < 0 ? word : word.slice(0, equals)
    const takes = options[name] ?? TRANSIENT[name]
    if (takes === undefined) return { kind: 'refused', why: `its command has the option ${name}, which stripe-upgrade does not run` }
    let value: string | null = null
    if (takes === 'value') {
      value = equals < 0 ? (rest[(at += 1)] ?? '') : word.slice(equals + 1)
      if (value === '' || value.startsWith('-')) return { kind: 'refused', why: `its command gives ${name} no value` }
    }
    if (name in TRANSIENT) continue
    if (name === '--output-file' || name === '-o') output = value
    else args.push(name, ...(value === null ? [] : [value]))
  }
  return { kind: 'known', compiler, sources, output, args }
}
