import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FAULTS, POINTS, PROMISES, THREATS, type Row } from './threats.ts'

const SECTIONS: readonly (readonly [title: string, about: string, rows: readonly Row[]])[] = [
  ['Threats', 'What somebody might try, and what is done about it.', THREATS],
  ['Faults', 'What goes wrong without anybody’s wish.', FAULTS],
  ['Promises', 'What a user can rely on.', PROMISES],
  [
    'What the job that writes checks',
    'The points at which `command: publish` refuses a bundle; [SECURITY.md](../SECURITY.md) has them in full.',
    POINTS,
  ],
]

/** A text in quotes that names ids in brackets: the title of a test or of a group of them. */
const TITLE = /(['"`])((?:(?!\1)[^\n\\]|\\.)*?\((?:[TFPB]\d{1,2})(?:, [TFPB]\d{1,2})*\)(?:(?!\1)[^\n\\]|\\.)*)\1/g
const IDS = /\(([TFPB]\d{1,2}(?:, [TFPB]\d{1,2})*)\)/g
/** How a comment names one: `(threat T14)`, `(T11, T12)`, `promise P7`. */
const NAMED = /\((?:threats? )?([TFPB]\d{1,2}(?:(?:, | and )[TFPB]\d{1,2})*)\)|\b(?:threats?|promise|fault) ([TFP]\d{1,2})\b/gi

function filesIn(folder: string, end: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => end.test(path))
    .toSorted()
}

interface Title {
  readonly path: string
  readonly title: string
  readonly ids: readonly string[]
}

function titles(): readonly Title[] {
  return filesIn('test', /\.test\.ts$/).flatMap((path) =>
    Array.from(readFileSync(path, 'utf8').matchAll(TITLE), ([, , title = '']) => ({
      path,
      title,
      ids: Array.from(title.matchAll(IDS), ([, ids = '']) => ids.split(', ')).flat(),
    })),
  )
}

/** `docs/threats.md`. Throws where a row has neither a test nor a reason, where a file is not there, and where an id is of no row. */
export function threatsPage(): string {
  const found = titles()
  const rows = SECTIONS.flatMap(([, , each]) => each)
  const known = new Set(rows.map(({ id }) => id))
  const named = ['src', 'test', 'scripts'].flatMap((folder) =>
    filesIn(folder, /\.(?:ts|mjs|py)$/).flatMap((path) =>
      Array.from(readFileSync(path, 'utf8').matchAll(NAMED), ([, several, one]) =>
        (several ?? one ?? '').split(/, | and /).map((id) => ({ path, id })),
      ).flat(),
    ),
  )
  const mistakes = [
    ...named.filter(({ id }) => !known.has(id)).map(({ path, id }) => `${path} names ${id}, which is no id of scripts/threats.ts`),
    ...rows
      .filter(({ id, also = [], why }) => also.length === 0 && why === undefined && !found.some(({ ids }) => ids.includes(id)))
      .map(({ id }) => `${id} has no test whose title names it, and no reason in scripts/threats.ts`),
    ...rows.flatMap(({ id, also = [] }) => also.filter((path) => !existsSync(path)).map((path) => `${id}: ${path} is not there`)),
  ]
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'))
  return [
    '<!-- Generated from scripts/threats.ts and the titles of the tests by `npm run generate`. -->',
    '# Threats, faults and promises',
    'What stripe-upgrade must withstand, and the tests that show it. The ids are stable: titles of tests and comments name them. [SECURITY.md](../SECURITY.md) says what this does not protect you from.',
    ...SECTIONS.flatMap(([title, about, each]) => [`## ${title}`, about].concat(each.map((row) => section(row, found)))),
  ]
    .join('\n\n')
    .concat('\n')
}

function section({ id, what, answer, also = [], why }: Row, found: readonly Title[]): string {
  const own = found.filter(({ ids }) => ids.includes(id))
  const shown = own.map(({ path, title }) => `- \`${path}\`: ${plain(title)}`)
  return [
    `### ${id}: ${what}`,
    '',
    `${answer}.`,
    '',
    ...(why === undefined ? [] : [`No test shows all of it: ${why.charAt(0).toLowerCase()}${why.slice(1)}.`, '']),
    ...new Set(shown),
    ...also.map((path) => `- \`${path}\`, whose titles do not name it`),
  ]
    .join('\n')
    .trimEnd()
}

/** A title as a reader sees it, without what a table puts in its place. */
function plain(title: string): string {
  return title.replaceAll(/\\(.)/g, '$1').replaceAll(/[<>*_[\]`|]/g, (character) => `\\${character}`)
}
