import { expect, test } from 'vitest'
import { java } from '../../../src/sdks/java/index.ts'
import { found, notesIn, usesIn } from '../found.ts'

test('a coordinate in Groovy or Kotlin, with a classifier or an extension', async () => {
  expect(
    await usesIn(java, {
      'a/build.gradle':
        'dependencies {\n  implementation \'com.stripe:stripe-java:20.1.0\'\n  testImplementation "com.stripe:stripe-java:20.1.1:javadoc@jar"\n}\n',
      'b/build.gradle.kts': 'dependencies {\n  implementation("com.stripe:stripe-java:22.1.0")\n}\n',
      'buildSrc/src/main/kotlin/Libraries.kt': 'object Libraries { const val stripe = "com.stripe:stripe-java:22.2.0" }\n',
    }),
  ).toEqual([
    'a/build.gradle:2 gradle [20.1.0] locked null is 20.1.0',
    'a/build.gradle:3 gradle [20.1.1] locked null is 20.1.1',
    'b/build.gradle.kts:2 gradle [22.1.0] locked null is 22.1.0',
    'buildSrc/src/main/kotlin/Libraries.kt:1 gradle [22.2.0] locked null is 22.2.0',
  ])
})

test('the map notation and three arguments', async () => {
  expect(
    await usesIn(java, {
      'build.gradle':
        "implementation group: 'com.stripe', name: 'stripe-java', version: '20.0.0'\nimplementation group: 'com.stripe', name: 'stripe-java'\n",
      'build.gradle.kts':
        'implementation("com.stripe", "stripe-java", "21.0.0")\nimplementation(group = "com.stripe", name = "stripe-java", version = "21.0.1")\n',
    }),
  ).toEqual([
    'build.gradle:1 gradle [20.0.0] locked null is 20.0.0',
    'build.gradle:2 gradle [] locked null is null',
    'build.gradle.kts:1 gradle [21.0.0] locked null is 21.0.0',
    'build.gradle.kts:2 gradle [21.0.1] locked null is 21.0.1',
  ])
})

test('a variable is resolved in the file, else in gradle.properties above', async () => {
  expect(
    await usesIn(java, {
      'gradle.properties': '# stripe\nstripeVersion = 24.1.0\n',
      'a/build.gradle': 'ext.stripe = \'23.0.0\'\nimplementation "com.stripe:stripe-java:${stripe}"\n',
      'b/build.gradle.kts': 'val stripeJava: String = "25.0.0"\nimplementation("com.stripe:stripe-java:$stripeJava")\n',
      'c/build.gradle': 'implementation "com.stripe:stripe-java:${rootProject.stripeVersion}"\n',
      'd/build.gradle': 'implementation "com.stripe:stripe-java:$unknown"\n',
    }),
  ).toEqual([
    'a/build.gradle:2 gradle [${stripe}] locked null is 23.0.0',
    'b/build.gradle.kts:2 gradle [$stripeJava] locked null is 25.0.0',
    'c/build.gradle:1 gradle [${rootProject.stripeVersion}] locked null is 24.1.0',
    'd/build.gradle:1 gradle [$unknown] locked null is null',
  ])
})

test('an underscore refers to the line in versions.properties, which is a use of its own', async () => {
  expect(
    await usesIn(java, {
      'app/build.gradle.kts': 'implementation("com.stripe:stripe-java:_")\n',
      'versions.properties':
        '## refreshVersions\nversion.com.stripe..stripe-java=29.1.0\n##   # available=30.0.0\nversion.com.stripe..stripe-android=1.0.0\n',
    }),
  ).toEqual([
    'app/build.gradle.kts:1 gradle [_] locked null is 29.1.0',
    'versions.properties:2 gradle:versions.properties [29.1.0] locked null is 29.1.0',
  ])
})

test('the three forms of a version catalog, and a reference to its versions', async () => {
  const text = [
    '[versions]',
    'stripe = "29.1.0"',
    '[libraries]',
    'whole = "com.stripe:stripe-java:28.0.0"',
    'module = { module = "com.stripe:stripe-java", version.ref = "stripe" }',
    'parts = { group = "com.stripe", name = "stripe-java", version = "27.0.0" }',
    'bare = { module = "com.stripe:stripe-java" }',
    'other = { module = "com.stripe:stripe-android", version.ref = "stripe" }',
    '[libraries.table]',
    'module = "com.stripe:stripe-java"',
    'version = { ref = "stripe" }',
  ].join('\n')
  const { uses } = await found(java, { 'gradle/libs.versions.toml': text })
  expect(uses.map(({ line, kind, specifier, version }) => [line, kind, specifier, version])).toEqual([
    [4, 'gradle:catalog', '28.0.0', '28.0.0'],
    [5, 'gradle:catalog', '29.1.0', '29.1.0'],
    [6, 'gradle:catalog', '27.0.0', '27.0.0'],
    [7, 'gradle:catalog', '', null],
    [10, 'gradle:catalog', '29.1.0', '29.1.0'],
  ])
  expect(uses.map(({ range }) => text.slice(range.start, range.end))).toEqual(['28.0.0', '29.1.0', '27.0.0', '', '29.1.0'])
})

test('gradle.lockfile locks, and is a note where nothing in its folder asks', async () => {
  const lock = '# locked\ncom.stripe:stripe-java:22.3.0=compileClasspath\n'
  expect(await usesIn(java, { 'build.gradle': "implementation 'com.stripe:stripe-java:22.+'\n", 'gradle.lockfile': lock })).toEqual([
    'build.gradle:1 gradle [22.+] locked 22.3.0 is 22.3.0',
  ])
  expect(await notesIn(java, { 'gradle.lockfile': lock })).toEqual([
    expect.stringContaining('gradle.lockfile:2 com.stripe:stripe-java 22.3.0 is only in this lockfile'),
  ])
})

test('comments, other artifacts and a stray quote hide or show nothing wrong', async () => {
  const text = [
    "// implementation 'com.stripe:stripe-java:1.0.0'",
    "/* implementation 'com.stripe:stripe-java:1.0.0'",
    "*/ implementation 'com.stripe:stripe-android:20.0.0'",
    "def pattern = ~/don't/",
    "implementation 'com.stripe:stripe-java:20.1.0' // stripe",
  ].join('\n')
  expect(await usesIn(java, { 'build.gradle': text })).toEqual(['build.gradle:5 gradle [20.1.0] locked null is 20.1.0'])
})
