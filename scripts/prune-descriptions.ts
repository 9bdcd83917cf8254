/**
 * `node scripts/prune-descriptions.ts <folder>`: takes from GitHub's own descriptions of its API what the forge uses of
 * it (`test/support/github/operations.ts`), word by word but without prose and answers, for the tests to check each
 * request against. `<folder>` is where `npm install @octokit/openapi@23 @octokit/graphql-schema@15` was run: 390 MB, and
 * so no dependency of ours. `npm run format` comes after it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Kind, parse, print, visit, type ASTNode, type DefinitionNode } from 'graphql'
import { OPERATIONS, templateOf } from '../test/support/github/operations.ts'

const SUPPORT = resolve(import.meta.dirname, '../test/support/github')
/** What says nothing about which requests are right. */
const PROSE = new Set(['description', 'summary', 'tags', 'example', 'examples', 'responses', 'x-github', 'x-octokit', 'x-multi-segment'])

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('give the folder in which @octokit/openapi and @octokit/graphql-schema are installed')
const packages = join(folder, 'node_modules/@octokit')

writeFileSync(join(SUPPORT, 'openapi.json'), `${JSON.stringify(prunedRest(), null, 2)}\n`)
writeFileSync(join(SUPPORT, 'schema.graphql'), prunedGraphql())

type Json = Record<string, unknown>

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What is at a JSON pointer such as `#/components/parameters/owner`. */
function at(whole: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce((inner, key) => (isObject(inner) ? inner[key.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined), whole)
}

/** A part of the description with what it refers to in place, and without prose. */
function plain(part: unknown, whole: unknown): unknown {
  if (Array.isArray(part)) return part.map((each) => plain(each, whole))
  if (!isObject(part)) return part
  if (typeof part['$ref'] === 'string') return plain(at(whole, part['$ref']), whole)
  // A field may be called `description` too: names of fields are not prose.
  return Object.fromEntries(
    Object.entries(part).flatMap(([key, value]) => {
      if (key === 'properties' && isObject(value))
        return [[key, Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each, whole)]))]]
      return PROSE.has(key) ? [] : [[key, plain(value, whole)]]
    }),
  )
}

function prunedRest(): Json {
  const whole: unknown = JSON.parse(readFileSync(join(packages, 'openapi/generated/api.github.com.json'), 'utf8'))
  const paths: Record<string, Json> = {}
  for (const operation of OPERATIONS.filter(({ mutation }) => mutation === undefined)) {
    const path = templateOf(operation)
    const method = operation.method.toLowerCase()
    const found = at(whole, `#/paths/${path.replaceAll('/', '~1')}/${method}`)
    if (found === undefined) throw new Error(`GitHub describes no ${operation.method} ${path}`)
    paths[path] = { ...paths[path], [method]: plain(found, whole) }
  }
  return { openapi: at(whole, '#/openapi'), info: plain(at(whole, '#/info'), whole), paths }
}

/** The names of the types that a part of the schema refers to. */
function namesIn(node: ASTNode): readonly string[] {
  const names: string[] = []
  visit(node, { NamedType: ({ name }) => void names.push(name.value) })
  return names
}

/** The definition with fewer fields, and without prose and what only GitHub's tools read. */
function bare(definition: DefinitionNode, keeps: (type: string, field: string) => boolean): DefinitionNode {
  const fewer =
    definition.kind === Kind.OBJECT_TYPE_DEFINITION
      ? {
          ...definition,
          interfaces: [],
          fields: definition.fields?.filter(({ name }) => keeps(definition.name.value, name.value)) ?? [],
        }
      : definition
  return visit(fewer, {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
    Directive: () => null,
  })
}

/** The mutations of the list and the types of their input; of what they give back the one field that we ask for. */
function prunedGraphql(): string {
  const whole = parse(readFileSync(join(packages, 'graphql-schema/schema.graphql'), 'utf8'), { noLocation: true })
  const mutations = new Set(OPERATIONS.flatMap(({ mutation }) => mutation ?? []))
  const all = new Map(
    whole.definitions.flatMap((definition): [string, DefinitionNode][] => {
      if (!('name' in definition) || definition.name === undefined) return []
      const { value } = definition.name
      return [[value, bare(definition, (type, field) => (type === 'Mutation' ? mutations.has(field) : field === 'clientMutationId'))]]
    }),
  )
  const kept = new Map<string, DefinitionNode>()
  const keep = (name: string): void => {
    const definition = all.get(name)
    if (definition === undefined || kept.has(name)) return
    kept.set(name, definition)
    namesIn(definition).forEach(keep)
  }
  keep('Mutation')
  return `${print({ kind: Kind.DOCUMENT, definitions: [...kept.values()] })}\n`
}
