/** Arguments of a Node that nobody can open the inspector of by a signal, where ours knows that option (Node 24). */
export const SEALED: readonly string[] = process.allowedNodeEnvironmentFlags.has('--disable-sigusr1') ? ['--disable-sigusr1'] : []
