import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lineBehindWall } from '../../src/adapters/wall-line.ts'
import { walledTools } from '../support/tools.ts'

const ODD = `an "odd" $HOME 'name' \`id\` ; #`

test('a folder of any name is found behind the wall under its name', async () => {
  const tools = walledTools()
  const folder = join(await tools.folder('own'), ODD)
  await mkdir(folder)
  await writeFile(join(folder, 'a file'), 'its text')
  const place = await tools.wallFor('/bin/cat', 'test')
  const seen = await ('missing' in place ? tools : place).run('/bin/cat', [join(folder, 'a file')])
  expect(seen).toMatchObject({ code: 0, stdout: 'its text' })
})

test('what is entered by is built with few programs, and no name is a part of the script', async () => {
  const tools = walledTools()
  const [stage, home, own] = [await tools.folder('stage'), await tools.folder('home'), join(await tools.folder('own'), ODD)]
  await mkdir(own)
  const line = lineBehindWall(['enter'], stage)('/bin/cat', [own], { env: { HOME: home } })
  const script = line[line.indexOf('-c') + 1] ?? ''
  for (const name of [stage, home, own]) {
    expect(line.join('\n')).toContain(name)
    expect(script).not.toContain(name)
  }
  // Each driver waits for them.
  expect(script.match(/^(?:mkdir|chmod|chown) /gm)).toHaveLength(4)
})
