/**
 * A line on which a workflow's runner acts on nothing: it reads `::name::` at the start of a line, whatever space comes
 * before it, and `##[name]` anywhere in it (threat T10).
 */
export function withoutCommands(line: string): string {
  return line.replace(/^\s*::/u, (start) => start.replace('::', ': :')).replaceAll('##[', '## [')
}
