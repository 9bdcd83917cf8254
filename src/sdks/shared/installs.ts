import { posix } from 'node:path'
import type { Note, Place, TextRange } from '../../domain/place.ts'
import type { Repository } from '../../world.ts'
import { eachLine } from './lines.ts'

/** How people install the packages of one language by hand. */
export interface Installing {
  /** The programs, without the version in their names, and the words that make them install. */
  readonly programs: Readonly<Record<string, readonly string[]>>
  /** Whether a word asks for Stripe's package: `stripe==12.0.0`, `stripe@17.4.0`. */
  readonly package: RegExp
  /** Where such a word says which exact version it asks for, from its own start; null where it asks for none. */
  pinned(word: string): TextRange | null
}

/** A command that installs an exact version of Stripe's package. */
export interface PinnedInstall {
  /** As written: `==12.0.0`, `17.4.0`. */
  readonly specifier: string
  readonly range: TextRange
  /** 1-based, of the specifier. */
  readonly line: number
  /** All words of the command, without the quotes around them. */
  readonly command: readonly string[]
}

/** The kind of the use that such a command makes. */
export const INSTALL = 'install'

/** Files in which people install by hand: images, workflows, scripts. */
const INSTALLERS =
  /^(?:Dockerfile|Containerfile)|\.(?:dockerfile|ya?ml|sh|bash|ps1|toml|ini)$|^(?:Makefile|justfile|noxfile\.py|Procfile|Jenkinsfile)$/i
/** What a manager wrote into such a file, which may be very long. */
const LOCKFILE = /^pnpm-lock\.yaml$/
/** Those of them whose exact versions are what runs: images, and the workflows of GitHub, GitLab and others. */
const DEPLOYED =
  /(?:^|\/)(?:Dockerfile|Containerfile)[^/]*$|\.dockerfile$|^\.github\/(?:workflows|actions)\/.*\.ya?ml$|(?:^|\/)(?:\.gitlab-ci|azure-pipelines|bitbucket-pipelines)\.ya?ml$|^\.circleci\/config\.ya?ml$/i

/** A longer line is none that people write. */
const MAX_LINE = 4000

/** Whether a file is an image or a workflow: what it installs is what runs. */
export function isDeployed(path: string): boolean {
  return DEPLOYED.test(path)
}

/** The words of a command, without the quotes and brackets around them; an option and its value are two. */
function wordsOf(command: string): readonly string[] {
  // `${{ matrix.stripe }}` is one word.
  const joined = command.replaceAll(/\$\{\{[^}]*\}\}/g, (expression) => expression.replaceAll(' ', ''))
  return joined.split(/[ \t]+|,(?=["'])/).flatMap((quoted) => {
    const start = quoted.replace(/^["'`[($]+/, '').replace(/["'`,;)]+$/, '')
    const word = start.includes('[') ? start : start.replace(/["'\]]+$/, '')
    const [, option, value] = /^(--[a-z-]+)=(.*)$/.exec(word) ?? []
    return option === undefined || value === undefined ? [word] : [option, value.replace(/^["']/, '')]
  })
}

/** The words behind the one that makes a program install; null where a command installs nothing. */
function installed(words: readonly string[], { programs }: Installing): readonly string[] | null {
  for (const [at, word] of words.entries()) {
    const program = posix.basename(word).replace(/[\d.]+$/, '')
    const verbs = Object.hasOwn(programs, program) ? programs[program] : undefined
    const verb = words.findIndex((other, index) => index > at && verbs?.includes(other) === true)
    if (verb !== -1) return words.slice(verb + 1)
  }
  return null
}

/** A word that asks for Stripe's package in a command that installs it. */
interface InstalledWord {
  readonly word: string
  /** 1-based. */
  readonly line: number
  /** Its offset in the text; -1 where it is not written in one piece. */
  readonly start: number
  readonly command: readonly string[]
}

/** What a text installs by hand, with its place; a backslash at the end of a line continues the command. */
function installsIn(text: string, installing: Installing): readonly InstalledWord[] {
  const found: InstalledWord[] = []
  let open: string[] | null = null
  for (const { text: row, line, start } of eachLine(text)) {
    let at = 0
    for (const [index, command] of (row.length > MAX_LINE ? '' : row).split(/(&&|\|\||[;&|])/).entries()) {
      const from = at
      at += command.length
      if (index % 2 === 1) continue
      const words = wordsOf(command)
      const continued: string[] | null = index === 0 ? open : null
      const behind: readonly string[] | null = installed(words, installing) ?? (continued === null ? null : words)
      open = behind === null ? null : (continued ?? [])
      open?.push(...words)
      let next = from
      for (const word of behind ?? []) {
        const place = row.indexOf(word, next)
        if (place !== -1) next = place + word.length
        if (installing.package.test(word)) found.push({ word, line, start: place === -1 ? -1 : start + place, command: open ?? [] })
      }
    }
    if (!/\\[ \t]*$/.test(row)) open = null
  }
  return found
}

function pinOf({ word, line, start, command }: InstalledWord, { pinned }: Installing): PinnedInstall | null {
  const range = start === -1 ? null : pinned(word)
  if (range === null) return null
  return {
    specifier: word.slice(range.start, range.end),
    range: { start: start + range.start, end: start + range.end },
    line,
    command,
  }
}

/** The commands of a text that install an exact version of Stripe's package, in order. */
export function pinnedInstalls(text: string, installing: Installing): readonly PinnedInstall[] {
  return installsIn(text, installing).flatMap((found) => pinOf(found, installing) ?? [])
}

/** Why what a command installs is not edited; null where it can be. */
export function whyNotEdited({ command }: PinnedInstall): string | null {
  const option = command.find((word) => /^(?:--(?:extra-)?index-url|--index|--default-index|--find-links|--registry|-i)$/.test(word))
  return option === undefined ? null : `its command names where packages come from (${option}), and that was not asked; change it by hand`
}

/** What images and workflows pin, by path, and a note for whatever else is installed by hand; such lines are not edited. */
export async function readInstalls(
  repository: Repository,
  mentioning: readonly string[],
  installing: Installing,
): Promise<{ readonly pins: readonly (PinnedInstall & Place)[]; readonly notes: readonly Note[] }> {
  const pins: (PinnedInstall & Place)[] = []
  const notes: Note[] = []
  for (const path of mentioning) {
    const name = posix.basename(path)
    if (!(INSTALLERS.test(name) || isDeployed(path)) || LOCKFILE.test(name)) continue
    const read = await repository.read(path)
    for (const found of read.kind === 'text' ? installsIn(read.text, installing) : []) {
      const pin = isDeployed(path) ? pinOf(found, installing) : null
      if (pin !== null) pins.push({ ...pin, path })
      else
        notes.push({
          place: { path, line: found.line },
          text: `"${found.word}" is installed here by hand; stripe-upgrade does not edit this line.`,
        })
    }
  }
  return { pins, notes }
}
