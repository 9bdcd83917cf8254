import { median, type Cost } from './measure.ts'

/** One part of the page: a heading, and what is below it. */
export interface Section {
  readonly title: string
  readonly lines: readonly string[]
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`)
}

/** The columns of `cells`. */
export const COST_HEAD = ['wall', 'processor', 'least–most', 'largest process'] as const

/** What several runs of one thing cost: the medians, the spread of its processor time, the most memory. */
export function cells(costs: readonly Cost[]): readonly string[] {
  const cpus = costs.map(({ cpu }) => cpu)
  return [
    seconds(median(costs.map(({ wall }) => wall))),
    seconds(median(cpus)),
    `${Math.min(...cpus).toFixed(2)}–${Math.max(...cpus).toFixed(2)}`,
    `${Math.max(...costs.map(({ mb }) => mb)).toFixed(0)} MB`,
  ]
}

/** `0.42 s` */
export function seconds(value: number): string {
  return `${value.toFixed(2)} s`
}

/** `0.30 ×` */
export function times(value: number): string {
  return `${value.toFixed(2)} ×`
}

/** Whether an aim is met, in a word. */
export function met(isMet: boolean): string {
  return isMet ? 'met' : '**missed**'
}
