/**
 * The results of work that runs side by side, as `Promise.all` gives them; but where one piece fails, the others have ended
 * too before this throws what failed first, so that nothing they use is taken away while they run.
 */
export async function together<T extends readonly unknown[] | []>(work: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  try {
    return await Promise.all(work)
  } catch (error) {
    await Promise.allSettled(work)
    throw error
  }
}
