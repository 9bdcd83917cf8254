// What is told here in a comment is no text that a person sees.
export const literal = 'it was mended'
export const template = `${literal} by now`
