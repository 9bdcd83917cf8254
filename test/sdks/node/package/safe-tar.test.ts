import { randomBytes } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTools } from '../../../../src/adapters/tools.ts'
import { putFiles, readTar as readFrom, unpackTar, type TarFile } from '../../../../src/sdks/node/package/safe-tar.ts'

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

/** Puts a text into the header at `start`, and corrects its sum unless asked not to. */
function rewrite(bytes: Buffer, start: number, at: number, text: string, mends = true): undefined {
  bytes.write(text, start + at, 'latin1')
  if (!mends) return
  bytes.write('        ', start + 148, 'latin1')
  const sum = bytes.subarray(start, start + 512).reduce((all, byte) => all + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, start + 148, 'latin1')
}

/** Where the header of the first file is, behind that of the folder. */
const FIRST = 512

async function readTar(archive: Buffer): Promise<readonly TarFile[]> {
  const file = join(await tools.folder('tar'), 'a.tgz')
  await writeFile(file, archive)
  return readFrom(file, 'package', () => true)
}

/** The sound archive with everything in a folder of another name. */
async function inFolder(name: string): Promise<string> {
  const file = join(await tools.folder('tar'), 'a.tgz')
  const bytes = Buffer.from(sound)
  const paths = [`${name}/`, `${name}/a`, `${name}/b`]
  for (const [index, at] of [0, FIRST, FIRST + 1024].entries()) rewrite(bytes, at, 0, (paths[index] ?? '').padEnd(20, '\0'))
  await writeFile(file, gzipSync(bytes))
  return file
}

function isSecond(name: string): boolean {
  return name === 'b'
}

/** The text of a file that was asked for. */
function textOf({ bytes }: TarFile): string | undefined {
  return bytes?.toString()
}

describe('a plain archive', () => {
  test('is read file by file, with names, dates and texts', async () => {
    expect((await readTar(changed(() => undefined))).map((file) => [file.name, file.date, textOf(file)])).toEqual([
      ['a', '2026-10-29', 'the first'],
      ['b', '2026-10-29', 'x'.repeat(1100)],
    ])
  })

  test.each(['--format=ustar', '--format=gnu', '--format=pax'])('of %s is read, also with long names', async (format) => {
    const name = `${'n'.repeat(60)}/${'m'.repeat(90)}`
    const files = await readTar(
      await packed(async (folder) => {
        await mkdir(join(folder, 'n'.repeat(60)))
        await writeFile(join(folder, name), Buffer.from(randomBytes(3000).toString('hex')))
      }, format),
    )
    expect(files.map((each) => [each.name, textOf(each)?.length])).toEqual([[name, 6000]])
  })

  test('gives only the bytes that are asked for, and these alone are put into a folder', async () => {
    const folder = await tools.folder('tar')
    const file = join(folder, 'a.tgz')
    await writeFile(file, gzipSync(sound))
    const files = await readFrom(file, 'package', isSecond)
    expect(files.map(({ bytes }) => bytes === null)).toEqual([true, false])
    const into = join(folder, 'new/folder')
    putFiles(files, into)
    expect(await readdir(into)).toEqual(['b'])
    expect(await readFile(join(into, 'b'), 'utf8')).toBe('x'.repeat(1100))
  })

  test('is unpacked with its folders, and its programs can be run', async () => {
    const archive = await packed(async (folder) => {
      await mkdir(join(folder, 'deep/er'), { recursive: true })
      await writeFile(join(folder, 'deep/er/program'), 'runs')
      await chmod(join(folder, 'deep/er/program'), 0o4755)
      await writeFile(join(folder, 'deep/text'), 'does not')
    })
    const into = await tools.folder('tar')
    await writeFile(join(into, 'a.tgz'), archive)
    await unpackTar(join(into, 'a.tgz'), 'package', into)
    const [program, text] = await Promise.all([stat(join(into, 'deep/er/program')), stat(join(into, 'deep/text'))])
    expect([program.mode & 0o7100, text.mode & 0o7100]).toEqual([0o100, 0])
  })

  test('never replaces what is in the folder already, nor follows it', async () => {
    const folder = await tools.folder('tar')
    const file = join(folder, 'a.tgz')
    await writeFile(file, gzipSync(sound))
    const [into, elsewhere] = [join(folder, 'into'), join(folder, 'elsewhere')]
    await mkdir(into)
    await symlink(elsewhere, join(into, 'a'))
    await expect(unpackTar(file, 'package', into)).rejects.toThrow('EEXIST')
    expect((await readdir(folder)).toSorted()).toEqual(['a.tgz', 'into'])
    expect(await readdir(into)).toEqual(['a'])
  })
})

describe('an archive in a folder of whichever name', () => {
  test('is unpacked without that folder', async () => {
    const file = await inFolder('yarn-v1.22.17')
    expect((await readFrom(file, null, () => false)).map(({ name }) => name)).toEqual(['a', 'b'])
    const into = await tools.folder('tar')
    await unpackTar(file, null, into)
    expect(await readdir(into)).toEqual(['a', 'b'])
  })

  test.each(['..', '.', '', '/etc'])('is refused where that is no name: %j', async (name) => {
    await expect(readFrom(await inFolder(name), null, () => false)).rejects.toThrow('path is not plain')
  })

  test('is refused where a file is in another one', async () => {
    const file = join(await tools.folder('tar'), 'a.tgz')
    await writeFile(
      file,
      changed((bytes) => rewrite(bytes, FIRST, 0, 'elsewhere/a\0')),
    )
    await expect(readFrom(file, null, () => false)).rejects.toThrow('path is not plain')
  })
})

describe('what could be more than it says is refused', () => {
  test('a symbolic link', async () => {
    const archive = await packed((folder) => symlink('/etc/passwd', join(folder, 'a')))
    await expect(readTar(archive)).rejects.toThrow('more than files')
  })

  test.for<[string, string, (bytes: Buffer) => Buffer | undefined]>([
    ['a header whose sum is wrong', 'checksum', (bytes) => rewrite(bytes, FIRST, 8, 'z', false)],
    ['a path that leaves its folder', 'path is not plain', (bytes) => rewrite(bytes, FIRST, 0, 'package/../a\0')],
    ['a path of the machine', 'path is not plain', (bytes) => rewrite(bytes, FIRST, 0, '/package/a\0')],
    ['a file in the place of the folder', 'path is not plain', (bytes) => rewrite(bytes, FIRST, 0, 'package\0\0')],
    ['another folder', 'path is not plain', (bytes) => rewrite(bytes, 0, 0, 'elsewhere/\0')],
    ['a backslash', 'path is not plain', (bytes) => rewrite(bytes, FIRST, 0, 'package/..\\a\0')],
    ['a hard link', 'linkpath required', (bytes) => rewrite(bytes, FIRST, 156, '1')],
    ['a pipe', 'more than files', (bytes) => rewrite(bytes, FIRST, 156, '6')],
    ['a file twice', 'is in it twice', (bytes) => rewrite(bytes, FIRST + 1024, 0, 'package/a\0')],
    ['a file cut short', 'Truncated', (bytes) => bytes.subarray(0, FIRST + 1024 + 512 + 600)],
  ])('%s', async ([, why, change]) => {
    await expect(readTar(changed(change))).rejects.toThrow(why)
  })

  test('a flaw at the end, before anything is unpacked (T22)', async () => {
    const folder = await tools.folder('tar')
    const file = join(folder, 'a.tgz')
    await writeFile(
      file,
      changed((bytes) => rewrite(bytes, FIRST + 1024, 0, 'package/../b\0')),
    )
    await expect(unpackTar(file, 'package', join(folder, 'into'))).rejects.toThrow('path is not plain')
    expect(await readdir(folder)).toEqual(['a.tgz'])
  })

  test('what is not packed at all', async () => {
    await expect(readTar(randomBytes(1000))).rejects.toThrow('is no plain archive')
  })

  test('more files than any release has', async () => {
    const headers = Array.from({ length: 20_001 }, () => {
      const header = Buffer.from(sound.subarray(0, FIRST))
      rewrite(header, 0, 0, `package/${randomBytes(40).toString('hex')}/`)
      return header
    })
    await expect(readTar(gzipSync(Buffer.concat([...headers, sound])))).rejects.toThrow('more than any release')
  })

  test('a bomb, before it has gone off', async () => {
    const bomb = await packed((folder) => writeFile(join(folder, 'a'), Buffer.alloc(20 * 1024 * 1024)))
    expect(bomb.length).toBeLessThan(100_000)
    await expect(readTar(bomb)).rejects.toThrow('decompression ratio')
  })
})
