/**
 * Node opens its inspector for every process of the same user that sends it SIGUSR1, and whoever connects to it runs code
 * here (https://nodejs.org/api/process.html#signal-events). A listener stops that: every entry point imports this first.
 */
process.on('SIGUSR1', () => undefined)
