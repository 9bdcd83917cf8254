import { expect, test } from 'vitest'
import { folderWith } from '../support/folder.ts'
import { testTools } from '../support/tools.ts'

test('more files than a process may have open are read all the same', async () => {
  const names = Array.from({ length: 300 }, (_, index) => `${index}/package.json`)
  const root = await folderWith(Object.fromEntries(names.map((name) => [name, name])))
  const program = new URL('./read-at-once.ts', import.meta.url).pathname
  const script = 'ulimit -n 100; exec "$0" "$@"'
  const { code, stdout, stderr } = await testTools().run('sh', ['-c', script, process.execPath, program, root, ...names], { cwd: root })
  expect({ code, stderr }).toMatchObject({ code: 0 })
  expect(JSON.parse(stdout)).toEqual(names.map((name) => ({ kind: 'text', text: name })))
})
