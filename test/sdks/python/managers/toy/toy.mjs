// A package manager that knows one package. `toy move VERSION` locks it, `toy check` fails where toy.toml asks for another major.
import { readFileSync, writeFileSync } from 'node:fs'

const [verb, version] = process.argv.slice(2)
const lock = readFileSync('toy.lock', 'utf8')
if (verb === 'move') writeFileSync('toy.lock', lock.replace(/^stripe .*$/m, `stripe ${version}`))
else {
  const asked = /^stripe = "\^(\d+)/m.exec(readFileSync('toy.toml', 'utf8'))?.[1]
  const locked = /^stripe (\d+)/m.exec(lock)?.[1]
  process.exitCode = asked === locked ? 0 : 1
}
