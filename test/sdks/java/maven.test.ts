import { expect, test } from 'vitest'
import { java } from '../../../src/sdks/java/index.ts'
import { found, notesIn, usesIn } from '../found.ts'

const STRIPE = '<groupId>com.stripe</groupId><artifactId>stripe-java</artifactId>'

function pom(...body: readonly string[]): string {
  return ['<?xml version="1.0"?>', '<project xmlns="x">', ...body, '</project>', ''].join('\n')
}

function dependencies(...entries: readonly string[]): string {
  return `<dependencies>${entries.map((entry) => `<dependency>${entry}</dependency>`).join('')}</dependencies>`
}

test('a dependency over several lines is on the line of its artifactId', async () => {
  const text = pom(
    '<dependencies>',
    '<dependency>',
    '<groupId>com.stripe</groupId>',
    '<artifactId>',
    ' stripe-java ',
    '</artifactId>',
    '<version>',
    '  22.1.0',
    '</version>',
    '</dependency>',
    '</dependencies>',
  )
  const { uses } = await found(java, { 'pom.xml': text })
  expect(uses).toMatchObject([{ line: 6, kind: 'maven', package: 'com.stripe:stripe-java', specifier: '22.1.0', version: '22.1.0' }])
  expect(uses.map(({ range }) => text.slice(range.start, range.end))).toEqual(['22.1.0'])
})

test('a property is resolved in the file, and in the parent poms of the repository', async () => {
  const child = pom('<parent><groupId>a</groupId></parent>', dependencies(`${STRIPE}<version>\${stripe.version}</version>`))
  const parent = pom('<properties><stripe.version>33.3.0</stripe.version></properties>', '<parent><relativePath>./</relativePath></parent>')
  expect(await usesIn(java, { 'pom.xml': parent, 'service/pom.xml': child })).toEqual([
    'service/pom.xml:4 maven [${stripe.version}] locked null is 33.3.0',
  ])
  expect(await usesIn(java, { 'service/pom.xml': child })).toEqual(['service/pom.xml:4 maven [${stripe.version}] locked null is null'])
})

test('a dependency without a version takes the nearest dependencyManagement, which is a use of its own', async () => {
  const managed = pom(
    `<dependencyManagement>${dependencies(`${STRIPE}<version>33.1.1</version>`)}</dependencyManagement>`,
    dependencies(STRIPE),
  )
  const child = pom('<parent><relativePath>../pom.xml</relativePath></parent>', dependencies(STRIPE))
  expect(await usesIn(java, { 'pom.xml': managed, 'service/pom.xml': child })).toEqual([
    'pom.xml:3 maven:dependencyManagement [33.1.1] locked null is 33.1.1',
    'pom.xml:4 maven [] locked null is 33.1.1',
    'service/pom.xml:4 maven [] locked null is 33.1.1',
  ])
})

test('an empty relativePath says that the parent is elsewhere', async () => {
  const parent = pom('<properties><v>1.0.0</v></properties>')
  const child = pom('<parent><relativePath/></parent>', dependencies(`${STRIPE}<version>\${v}</version>`))
  expect(await usesIn(java, { 'pom.xml': parent, 'a/pom.xml': child })).toEqual(['a/pom.xml:4 maven [${v}] locked null is null'])
})

test('comments, exclusions, other groups and ranges: no use, no use, no use, no version', async () => {
  const text = pom(
    `<!-- ${dependencies(`${STRIPE}<version>1.0.0</version>`)} -->`,
    dependencies(
      `<groupId>a</groupId><artifactId>b</artifactId><exclusions><exclusion>${STRIPE}</exclusion></exclusions>`,
      '<groupId>com.stripe.sample</groupId><artifactId>stripe-java</artifactId><version>1.0.0</version>',
      `${STRIPE}<version>[22.0,23.0)</version>`,
      `${STRIPE}<version>[22.5.0]</version>`,
    ),
  )
  expect(await usesIn(java, { 'pom.xml': text })).toEqual([
    'pom.xml:4 maven [[22.0,23.0)] locked null is null',
    'pom.xml:4 maven [[22.5.0]] locked null is 22.5.0',
  ])
})

test('an artifact item of the dependency plugin asks for the package too', async () => {
  const text = pom(
    `<build><plugins><plugin><configuration><artifactItems><artifactItem>${STRIPE}</artifactItem></artifactItems></configuration></plugin></plugins></build>`,
  )
  expect(await usesIn(java, { 'pom.xml': text })).toEqual(['pom.xml:3 maven [] locked null is null'])
})

test('a pom that is not well formed, or declares entities, is one note, and the others are read', async () => {
  const good = pom(dependencies(`${STRIPE}<version>22.1.0</version>`))
  const files = {
    'broken/pom.xml': good.replace('</project>', '</wrong>'),
    'entities/pom.xml': `<!DOCTYPE project [<!ENTITY a "stripe">]>${good}`,
    'good/pom.xml': good,
    'latin/pom.xml': new Uint8Array([...new TextEncoder().encode('<!-- stripe '), 0xe9]),
  }
  expect((await found(java, files)).uses).toHaveLength(1)
  expect(await notesIn(java, files)).toEqual([
    'broken/pom.xml: This file could not be understood: on line 4: unexpected close tag.',
    'entities/pom.xml: This file could not be understood: it declares a document type, which is not read.',
    expect.stringMatching(/^latin\/pom\.xml: .*UTF-8/),
  ])
})

test('parents in a circle end', async () => {
  const text = pom('<parent><relativePath>pom.xml</relativePath></parent>', dependencies(`${STRIPE}<version>\${v}</version>`))
  expect(await usesIn(java, { 'pom.xml': text })).toEqual(['pom.xml:4 maven [${v}] locked null is null'])
})
