import { expect, test } from 'vitest'
import { npmCommand } from '../../../src/sdks/node/npm.ts'

// Node starts no `.cmd` without a shell, and a shell reads what stands in its arguments.
test.for([
  [null, ['npm']],
  ['/usr/bin/npm', ['npm']],
  ['C:\\nodejs\\npm.exe', ['npm']],
  ['C:\\Program Files\\nodejs\\npm.CMD', [process.execPath, 'C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js']],
  [
    'C:\\Users\\me\\AppData\\Roaming\\npm\\npm.cmd',
    [process.execPath, 'C:\\Users\\me\\AppData\\Roaming\\npm\\node_modules\\npm\\bin\\npm-cli.js'],
  ],
] as const)('npm found at %s', ([found, wanted]) => {
  expect(npmCommand(found)).toEqual(wanted)
})
