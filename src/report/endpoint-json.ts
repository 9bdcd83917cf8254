import type { EndpointRun, OwnEndpoint } from '../domain/own-endpoint.ts'

/** What `endpoint --json` prints: the one version that was tried. */
export function endpointJson({ command, url, before, notes }: OwnEndpoint): object {
  const { checks, why, tail }: EndpointRun = before ?? { checks: [], why: notes[0] ?? null, tail: [] }
  return { command, url, checks, why, tail, notes }
}
