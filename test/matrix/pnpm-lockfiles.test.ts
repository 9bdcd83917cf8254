import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { lines, texts } from '../sdks/node/managers/pnpm/yaml-texts.ts'

const folder = fileURLToPath(new URL('../../../shared/data/manifests', import.meta.url))
const isHere = existsSync(folder)
if (!isHere) console.log('pnpm-lock: ../shared/data/manifests is absent, so that no pnpm-lock.yaml of a real repository is read')

describe.runIf(isHere)('in the lockfiles of real repositories', () => {
  test('every specifier, version and need is as a YAML parser reads it', () => {
    const files = globSync('**/pnpm-lock.yaml', { cwd: folder })
    expect(files.length).toBeGreaterThan(3)
    for (const file of files) {
      const text = readFileSync(`${folder}/${file}`, 'utf8')
      const ours = lines(text)
      const theirs = [...texts(parse(text))].filter(([path]) => /"(?:specifier|version|dependencies|optionalDependencies)"/.test(path))
      expect(theirs.length).toBeGreaterThan(300)
      expect(theirs.map(([path]) => [path, ours.get(path)])).toEqual(theirs)
    }
  })
})
