/**
 * Checks requests against GitHub's own descriptions of its API, of which `openapi.json` and `schema.graphql` hold what the
 * forge uses. They say what a field is called, of which type it is, which values it takes and whether it must be there.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { buildSchema, getOperationAST, getVariableValues, GraphQLError, parse, validate } from 'graphql'
import { operationOf, placesIn, templateOf, type Operation, type SeenRequest } from './operations.ts'
import openapi from './openapi.json' with { type: 'json' }

/** Formats are only of dates and the like, which the forge does not send. */
const OPTIONS = { allErrors: true, validateFormats: false } as const
const forBody = new Ajv(OPTIONS)
/** What is in a path or a query is text. */
const forText = new Ajv({ ...OPTIONS, coerceTypes: true })

const schema = buildSchema(readFileSync(join(import.meta.dirname, 'schema.graphql'), 'utf8'), { assumeValid: true })

type Described = Readonly<Record<string, unknown>>

function isDescribed(value: unknown): value is Described {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** GitHub lets pass what it does not know, and does nothing with it; from us that is a mistake. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed)
  if (!isDescribed(part)) return part
  const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]))
  return isDescribed(part['properties']) ? { additionalProperties: false, ...inner } : inner
}

function property(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((inner: unknown, name) => (isDescribed(inner) ? inner[name] : undefined), value)
}

/** The parameters of a path or a query as one object. */
function parametersOf(description: unknown, place: 'path' | 'query'): object {
  const all = property(description, 'parameters')
  const own = (Array.isArray(all) ? all : []).filter((each) => property(each, 'in') === place)
  return {
    type: 'object',
    properties: Object.fromEntries(own.map((each) => [String(property(each, 'name')), property(each, 'schema')])),
    required: own.filter((each) => property(each, 'required') === true).map((each) => property(each, 'name')),
  }
}

interface Checks {
  readonly path: ValidateFunction
  readonly query: ValidateFunction
  readonly body: ValidateFunction
}

function compile(ajv: Ajv, part: unknown): ValidateFunction {
  const whole = closed(part)
  return ajv.compile(isDescribed(whole) ? whole : false)
}

const checks = new Map<Operation, Checks>()

/** Throws for an operation that GitHub does not describe. */
function checksOf(operation: Operation): Checks {
  const known = checks.get(operation)
  if (known !== undefined) return known
  const description = property(openapi.paths, templateOf(operation), operation.method.toLowerCase())
  if (description === undefined)
    throw new Error(`${operation.method} ${operation.path} is not described: run scripts/prune-descriptions.ts`)
  const body = property(description, 'requestBody', 'content', 'application/json', 'schema') ?? { type: 'object', properties: {} }
  const made = {
    path: compile(forText, parametersOf(description, 'path')),
    query: compile(forText, parametersOf(description, 'query')),
    body: compile(forBody, body),
  }
  checks.set(operation, made)
  return made
}

/** `body/state must be equal to one of the allowed values: error, failure`. */
function wordsOf(place: string, { instancePath, message, params }: ErrorObject): string {
  const more = params['additionalProperty'] ?? params['allowedValues']
  return `${place}${instancePath} ${message}${more === undefined ? '' : `: ${String(more)}`}`
}

function complaints(operation: Operation, { path, query, body }: SeenRequest): readonly string[] {
  const check = checksOf(operation)
  const parts = [
    ['path', check.path, { ...placesIn(templateOf(operation), path) }],
    ['query', check.query, { ...query }],
    ['body', check.body, body],
  ] as const
  return parts.flatMap(([place, validator, value]) =>
    validator(value) ? [] : (validator.errors ?? []).map((error) => wordsOf(place, error)),
  )
}

/** What GitHub's descriptions are here of: `GET /repos/{owner}/{repo}/pulls`, and the names of mutations. */
export function describedOperations(): readonly string[] {
  const rest = Object.entries(openapi.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  return [...rest, ...Object.keys(schema.getMutationType()?.getFields() ?? {})]
}

/** A query is checked by the reference implementation of GraphQL, its variables against the types that it gives them. */
function graphqlComplaints({ body }: SeenRequest): readonly string[] {
  const { query, variables, ...others } = body
  const unknown = Object.keys(others).map((name) => `body must NOT have additional properties: ${name}`)
  try {
    const document = parse(String(query))
    const wrong = validate(schema, document).map(({ message }) => message)
    if (wrong.length > 0) return [...unknown, ...wrong]
    const given = isDescribed(variables) ? variables : {}
    const { errors = [] } = getVariableValues(schema, getOperationAST(document)?.variableDefinitions ?? [], given)
    return [...unknown, ...errors.map(({ message }) => message)]
  } catch (error) {
    if (error instanceof GraphQLError) return [error.message]
    throw error
  }
}

/** What is wrong with a request by the list of operations or by GitHub's descriptions of them, or null. */
export function violationOf(request: SeenRequest): string | null {
  const operation = operationOf(request)
  const shown = `${request.method} ${request.path}`
  if (operation === null) return `${shown} is not on the list of operations`
  const found = operation.mutation === undefined ? complaints(operation, request) : graphqlComplaints(request)
  return found.length === 0 ? null : `${shown}: ${found.join('; ')}`
}
