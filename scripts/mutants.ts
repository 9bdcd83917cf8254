/**
 * `npm run mutants`: runs the contract suite on the model SDK with each fault that it can have, and prints which cases
 * find it; `npm run mutants -- I77 I82b` for these alone. The patched and the historical SDKs are in `npm run test:matrix`.
 */
import { FAMILY_MUTANTS } from '../test/prove/model/family-mutants.ts'
import { CONTRACT_MUTANTS, MORE_MUTANTS, type Mutant } from '../test/prove/model/mutants.ts'
import { ERROR_MUTANTS, RETRY_MUTANTS, WIRE_MUTANTS } from '../test/prove/model/more-mutants.ts'
import { mostSevere, runModels } from '../test/prove/model/run.ts'

const SHOWN = 4

const asked = new Set(process.argv.slice(2))
const layers = [
  ['contract', CONTRACT_MUTANTS.filter(isAsked)],
  ['ours', [...MORE_MUTANTS, ...RETRY_MUTANTS, ...WIRE_MUTANTS, ...ERROR_MUTANTS].filter(isAsked)],
  ['families', FAMILY_MUTANTS.filter(isAsked)],
] as const

const started = performance.now()
const { kills } = await runModels(layers.flatMap(([, mutants]) => mutants))

console.log('| mutant | layer | what it does | found by |\n| --- | --- | --- | --- |')
for (const [layer, mutants] of layers) {
  for (const { id, what } of mutants) console.log(`| ${id} | ${layer} | ${what} | ${foundBy(id)} |`)
}
for (const [layer, mutants] of layers) {
  const killed = mutants.filter(({ id }) => (kills.get(id) ?? []).length > 0)
  console.log(`\n${layer}: ${killed.length} of ${mutants.length} killed`)
  if (killed.length < mutants.length) process.exitCode = 1
}
console.log(`in ${Math.round((performance.now() - started) / 1000)} s`)

function isAsked({ id }: Mutant): boolean {
  return asked.size === 0 || asked.has(id)
}

/** The cases that judge most severely, as many as fit, and how many find it in all. */
function foundBy(id: string): string {
  const all = kills.get(id) ?? []
  const severe = mostSevere(all).map((kill) => kill.case)
  if (severe[0] === undefined) return 'SURVIVES'
  const shown = severe.slice(0, SHOWN).map((one) => one.id)
  const rest = all.length - shown.length
  return `${severe[0].level}: ${shown.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`
}
