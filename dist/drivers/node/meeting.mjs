// Where calls wait for each other that are to be made at once.
const meetings = new Map()

/** Resolves for all calls of a meeting when the last of them is there. */
export function met({ at, calls }) {
  const { waiting } = meetings.get(at) ?? { waiting: [] }
  meetings.set(at, { waiting })
  return new Promise((resolve) => {
    waiting.push(resolve)
    if (waiting.length === calls) for (const go of waiting) go()
  })
}
