/** Closing brackets, with what they close. */
export const CLOSED_BY: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
])

/** Open brackets that are looked through: deeper than any code a person wrote, so that adversarial files stay cheap. */
export const MAX_WALK = 32
