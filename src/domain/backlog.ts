/**
 * Connections that may wait to be accepted by a server of ours. Where fewer fit than clients open at once, Linux resets some of
 * them on a busy machine: it answers with SYN cookies, and takes the second packet of such a client for one of no connection.
 */
export const BACKLOG = 4096
