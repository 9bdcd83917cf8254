/** Longer or deeper ones Stripe refuses: four levels at most, and `data` of a list. https://docs.stripe.com/expand */
const PATH = /^[a-z][a-z0-9_]{0,60}(?:\.[a-z][a-z0-9_]{0,60}){0,7}$/

/** Whether a text is a path that a request can ask to expand: `latest_invoice.payment_intent`. */
export function isExpandPath(text: string): boolean {
  return PATH.test(text)
}

/** What it means that a path leads to nothing any more. `owner` is the class of what the request gives: `Subscription`. */
export function goneWhenExpanded(owner: string, path: string) {
  return {
    kind: 'removed-member',
    breaks: 'api-version',
    symbol: `${owner}.${path}`,
    message: `\`${path}\` can no longer be expanded: once the API version moves, Stripe refuses the request.`,
    fix: null,
  } as const
}
