/** What differs from run to run, and what replaces it: of a path of this machine its last name. No URL's path. */
const OF_THIS_RUN: readonly (readonly [pattern: RegExp, by: string])[] = [
  [/(?<![\w.:/~-])\/(?:[\w.+-]{1,255}\/)*([\w.+-]{1,255})/g, '$1'],
  [/ object at 0x[0-9a-f]{1,16}/gi, ''],
  // pip and pnpm `in 1.2s`, yarn 2 and later `in 1m 2s` and `in 0s 312ms`.
  [/ in \d{1,9}(?:\.\d{1,9})?(?:ms|[smh])\b(?: \d{1,9}(?:ms|[smh])\b)*/g, ''],
  // The process that Node's own warnings begin with.
  [/\(node:\d{1,9}\) /g, ''],
]

/**
 * What a package client said, without what is another in the next run: times, addresses, paths. A pull request may hold it,
 * and would be written anew each time. Files below `root`, the folder it ran in, keep their path from there.
 */
export function sameEachTime(text: string, root: string | null = null): string {
  const inside = root === null ? text : text.replaceAll(`${root}/`, '').replaceAll(root, '.')
  return OF_THIS_RUN.reduce((all, [pattern, by]) => all.replaceAll(pattern, by), inside)
}
