// What the type checker is kept from hiding, and which of its complaints are shown: those that are errors.

/** `DiagnosticCategory.Error`. */
const ERROR = 1

/**
 * Comments that would hide a line become others of the same width, and so does the name of what the repository declares for the SDK
 * itself: such a module would come before the SDK's own types, with nothing in it but what is added.
 */
export function withoutSuppressions(text) {
  return text
    .replaceAll(/@(?=ts-(?:ignore|nocheck|expect-error))/g, ' ')
    .replaceAll(/(\bdeclare\s{1,20}module\s{1,20}['"])stripe(?=['"])/g, '$1str1pe')
}

/** Whether what the checker itself comes with is not there: without an `Array`, or types of Node, it finds little, and says nothing. */
export function isOfOurs({ pos, code, text }) {
  return code === 2318 || (code === 2688 && pos < 0 && text.includes("'node'"))
}

export function errorsOf(diagnostics) {
  return diagnostics
    .filter(({ category }) => category === ERROR)
    .map(({ pos, end, code, text, messageChain }) => ({ pos, end, code, text: [text, ...linesOf(messageChain)].join('\n') }))
}

function linesOf(chain = []) {
  return chain.flatMap(({ text, messageChain }) => [text, ...linesOf(messageChain)])
}
