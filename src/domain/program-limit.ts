/** How long a program may run that is given no limit of its own. Milliseconds. */
export const PROGRAM_LIMIT_MS = 120_000
