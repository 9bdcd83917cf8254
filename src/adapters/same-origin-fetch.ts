const MAX_REDIRECTS = 3

/**
 * A fetch whose every answer has `timeoutMs`, and that follows a redirect only to the origin that it was sent to:
 * credentials are for one origin, and an answer from another is no answer (threats T23 and T24). Throws otherwise.
 */
export function sameOriginFetch(timeoutMs: number): typeof fetch {
  return async (input, init) => {
    const signal = AbortSignal.timeout(timeoutMs)
    let url = new URL(input instanceof Request ? input.url : input)
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const answer = await fetch(url, { ...init, redirect: 'manual', signal })
      const location = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null
      if (location === null) return answer
      await answer.body?.cancel()
      const next = new URL(location, url)
      if (next.origin !== url.origin || next.username !== '' || next.password !== '') throw new TypeError(`redirected from ${url.origin} to another origin`)
      url = next
    }
    throw new TypeError(`redirected more than ${MAX_REDIRECTS} times`)
  }
}
