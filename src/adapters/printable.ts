import { visible } from '../domain/visible.ts'

/**
 * Untrusted text as one line that no terminal and no workflow runner acts on: what cannot be seen is spelled out, and
 * `##[`, which begins a runner's command anywhere in a line, gets a space (threat T10). A line must not begin with
 * untrusted text, because `::` begins a command there.
 */
export function printable(text: string): string {
  return visible(text).replaceAll('##[', '## [')
}
