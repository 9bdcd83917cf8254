/** Milliseconds. */
export const DAY = 86_400_000

/** The last moment that a date stands for, in milliseconds: a date alone means the end of that day. NaN where it can not be read. */
export function publishedBy(date: string): number {
  return date.length > 'yyyy-mm-dd'.length ? Date.parse(date) : Date.parse(`${date}T00:00:00Z`) + DAY
}
