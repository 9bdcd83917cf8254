/** The seven official Stripe server SDKs, by the name used in settings, branches and JSON. */
export const SDKS = ['node', 'python', 'go', 'java', 'ruby', 'php', 'dotnet'] as const

export type Sdk = (typeof SDKS)[number]
