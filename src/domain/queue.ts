/** Pieces for one reader, who begins with the first while others are still being made. */
export interface Queue<T> extends AsyncIterable<T> {
  add(piece: T): void
  /** Nothing more comes. */
  close(): void
}

export function queue<T>(): Queue<T> {
  const pieces: T[] = []
  let isClosed = false
  let wake: (() => void) | null = null
  return {
    add(piece) {
      pieces.push(piece)
      wake?.()
    },
    close() {
      isClosed = true
      wake?.()
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        yield* pieces.splice(0)
        if (pieces.length > 0) continue
        if (isClosed) return
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
