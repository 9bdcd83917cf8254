import { randomBytes } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTools } from '../../../src/adapters/tools.ts'
import { readTar } from '../../../src/sdks/node/plain-tar.ts'

const tools = createTools()
afterAll(async () => tools[Symbol.asyncDispose]())

/** What the machine's own tar makes of a folder. */
async function packed(fill: (folder: string) => Promise<void>, ...options: readonly string[]): Promise<Buffer> {
  const root = await tools.folder('tar')
  await mkdir(join(root, 'package'))
  await fill(join(root, 'package'))
  const { code, stderr } = await tools.run('tar', [...options, '-czf', 'out.tgz', '--mtime=2026-10-29', 'package'], { cwd: root })
  expect(code, stderr).toBe(0)
  return readFile(join(root, 'out.tgz'))
}

/** A sound archive of two files: a header, a block, a header, three blocks. */
let sound: Buffer

beforeAll(async () => {
  sound = gunzipSync(
    await packed(async (folder) => {
      await writeFile(join(folder, 'a'), 'the first')
      await writeFile(join(folder, 'b'), 'x'.repeat(1100))
    }, '--sort=name'),
  )
})

function changed(change: (bytes: Buffer) => Buffer | undefined): Buffer {
  const bytes = Buffer.from(sound)
  return gzipSync(change(bytes) ?? bytes)
}

/** Puts a text into the header at `start`, and mends its sum unless told otherwise. */
function rewrite(bytes: Buffer, start: number, at: number, text: string, mends = true): undefined {
  bytes.write(text, start + at, 'latin1')
  if (!mends) return
  bytes.write('        ', start + 148, 'latin1')
  const sum = bytes.subarray(start, start + 512).reduce((all, byte) => all + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, start + 148, 'latin1')
}

/** Where the header of the first file is, behind that of the folder. */
const FIRST = 512

describe('a plain archive', () => {
  test('is read file by file, with names, dates and contents', async () => {
    expect((await readTar(changed(() => undefined))).map(({ name, date, content }) => [name, date, content.toString()])).toEqual([
      ['package/a', '2026-10-29', 'the first'],
      ['package/b', '2026-10-29', 'x'.repeat(1100)],
    ])
  })

  test('of the POSIX kind is read too', async () => {
    const files = await readTar(await packed((folder) => writeFile(join(folder, 'a'), ''), '--format=ustar'))
    expect(files.map(({ name, content }) => [name, content.length])).toEqual([['package/a', 0]])
  })
})

describe('what two programs may read differently is refused', () => {
  test.for([
    ['a symbolic link', 'more than files', (folder: string) => symlink('/etc/passwd', join(folder, 'a')), []],
    ['a name of more than 100 letters', 'more than files', (folder: string) => writeFile(join(folder, 'n'.repeat(120)), ''), []],
    [
      'extended headers',
      'more than files',
      (folder: string) => writeFile(join(folder, 'a'), ''),
      ['--format=pax', '--pax-option=comment=x'],
    ],
    ['a name outside ASCII', 'name is not plain', (folder: string) => writeFile(join(folder, 'ä'), ''), []],
  ] as const)('%s', async ([, why, fill, options]) => {
    await expect(readTar(await packed(fill, ...options))).rejects.toThrow(why)
  })

  test.for<[string, string, (bytes: Buffer) => Buffer | undefined]>([
    ['a header whose sum is wrong', 'header is damaged', (bytes) => rewrite(bytes, FIRST, 8, 'z', false)],
    ['a size in other digits', 'number is not plain', (bytes) => rewrite(bytes, FIRST, 124, '0x000000011')],
    ['a size in base 256', 'number is not plain', (bytes) => rewrite(bytes, FIRST, 124, '\x80')],
    ['a name in two parts', 'name is not plain', (bytes) => rewrite(bytes, FIRST, 345, '..')],
    ['a path that leaves its folder', 'path is not plain', (bytes) => rewrite(bytes, FIRST, 0, 'package/../a\0')],
    ['a folder elsewhere', 'path is not plain', (bytes) => rewrite(bytes, 0, 0, '/tmp/\0')],
    ['a file that is named like a folder', 'path is not plain', (bytes) => rewrite(bytes, FIRST, 0, 'package/a/\0')],
    ['a backslash', 'name is not plain', (bytes) => rewrite(bytes, FIRST, 0, 'package\\..\\a\0')],
    ['a hard link', 'more than files', (bytes) => rewrite(bytes, FIRST, 156, '1')],
    ['a folder with a content', 'not whole', (bytes) => rewrite(bytes, FIRST, 156, '5')],
    ['more after its end', 'follows its end', (bytes) => Buffer.concat([bytes, sound])],
    ['a file cut short', 'not whole', (bytes) => bytes.subarray(0, FIRST + 1024 + 512 + 600)],
    ['a header cut short', 'header is damaged', (bytes) => bytes.subarray(0, FIRST + 100)],
  ])('%s', async ([, why, change]) => {
    await expect(readTar(changed(change))).rejects.toThrow(why)
  })

  test('what is not packed at all', async () => {
    await expect(readTar(randomBytes(1000))).rejects.toThrow('is no archive')
  })

  test('more files than any release has', async () => {
    const headers = Array.from({ length: 20_001 }, () => {
      const header = Buffer.from(sound.subarray(0, FIRST))
      rewrite(header, 0, 0, `package/${randomBytes(40).toString('hex')}/`)
      return header
    })
    await expect(readTar(gzipSync(Buffer.concat([...headers, sound])))).rejects.toThrow('too many files')
  })

  test('a bomb, before it has gone off', async () => {
    const bomb = await packed((folder) => writeFile(join(folder, 'a'), Buffer.alloc(20 * 1024 * 1024)))
    expect(bomb.length).toBeLessThan(100_000)
    await expect(readTar(bomb)).rejects.toThrow('unpacks to far more than it should')
  })
})
