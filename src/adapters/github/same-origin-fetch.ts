const MAX_REDIRECTS = 3

/** The whole body, at most so many bytes; null where there is none. */
async function bodyOf(answer: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (answer.body === null) return null
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of answer.body) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new TypeError(`an answer of more than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/**
 * A fetch that follows a redirect only to the origin that it was sent to: credentials are for one origin, and what
 * another one says is not an answer (threats T23 and T24). The answer is there as a whole when this resolves, within
 * `timeoutMs` and `maxBytes`, because Octokit takes a body that breaks off for an empty one. Throws otherwise.
 */
export function sameOriginFetch(timeoutMs: number, maxBytes: number): typeof fetch {
  return async (input, init) => {
    const signal = AbortSignal.timeout(timeoutMs)
    let url = new URL(input instanceof Request ? input.url : input)
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const answer = await fetch(url, { ...init, redirect: 'manual', signal })
      const location = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null
      if (location === null) return new Response(await bodyOf(answer, maxBytes), { status: answer.status, headers: answer.headers })
      await answer.body?.cancel()
      const next = new URL(location, url)
      if (next.origin !== url.origin || next.username !== '' || next.password !== '')
        throw new TypeError(`redirected from ${url.origin} to another origin`)
      url = next
    }
    throw new TypeError(`redirected more than ${MAX_REDIRECTS} times`)
  }
}
