#!/usr/bin/env node
import './adapters/no-inspector.ts'
import { readFileSync } from 'node:fs'

const [word, ...rest] = process.argv.slice(2)

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown'
}

if (word === '--version' || word === '-V') {
  process.stdout.write(`${version()}\n`)
} else {
  // Everything else is loaded only now: `--version` starts at once.
  const { main } = await import('./commands/main.ts')
  process.exitCode = await main(word, rest, version)
}
