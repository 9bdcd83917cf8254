// Further headers of a request of the model, and what it says to listeners, rightly, or wrongly where a mutant is asked for.

/** Adds what the caller gives beside the options, in the place of what has the same name. */
export function addFurther(mutant, headers, further, method) {
  if (further === undefined) return
  if (mutant === (method.startsWith('raw') ? 'S20.raw' : 'S20'))
    for (const name of ['idempotency-key', 'stripe-account']) delete headers[name]
  for (const [name, value] of Object.entries(further)) {
    const small = name.toLowerCase()
    const isCapital = name === name.toUpperCase()
    const isBoth =
      headers[small] !== undefined &&
      mutant === (name === small ? 'I.header-key-small' : isCapital ? 'I.header-key-capitals' : 'I.header-key')
    headers[small] = isBoth ? `${headers[small]}, ${value}` : value
  }
}

const listening = new Set()

/** An event of a request, or of its answer where there is one: as stripe-node has it. */
export function sayTo(mutant, said, { client, http, path, params, headers, answer }) {
  listening.add(client)
  if (said === undefined) return
  const withBodies = mutant === 'X.said-body' || (client.emitEventBodies && mutant !== 'X.listeners-bodies')
  const { headers: received, ...body } = answer ?? {}
  const of = received ?? headers
  const common = {
    api_version: of['stripe-version'],
    account: mutant === 'X.listeners' ? undefined : of['stripe-account'],
    idempotency_key: of['idempotency-key'],
    method: http,
    path,
    request_start_time: Date.now(),
  }
  const ended = { status: 200, request_id: received?.['request-id'], request_end_time: Date.now(), elapsed: 0 }
  const event = JSON.stringify({ ...common, ...(answer === undefined ? {} : ended), body: withBodies ? (params ?? body) : undefined })
  for (let heard = 0; heard < (mutant === 'X.listeners-all' ? listening.size : 1); heard += 1) said.push(event)
}
