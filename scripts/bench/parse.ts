/** What the parsing alone of some files costs, Node's start included: the floor of `audit`. `node parse.ts FILE…` */
import { parse } from '@babel/parser'
import { readFileSync } from 'node:fs'

for (const path of process.argv.slice(2))
  parse(readFileSync(path, 'utf8'), { sourceType: 'module', plugins: ['typescript'], errorRecovery: true })
