import { describe, expect, test } from 'vitest'
import { TOPICS } from '../../src/report/document.ts'
import { page } from '../../src/report/index.ts'
import { BROKEN, INCONCLUSIVE, NOTHING, ORIGIN, PUBLISHED, REFUSED, SHOP } from './samples.ts'

function all(html: string, pattern: RegExp): readonly string[] {
  return Array.from(html.matchAll(pattern), ([, found = '']) => found)
}

describe('the HTML page', () => {
  const written = page(SHOP, PUBLISHED, ORIGIN)

  test('says of which repository and commit it is, when it was made, and by which version', () => {
    const facts = all(written, /<div><dt>(.*?<\/dt><dd>.*?)<\/dd><\/div>/gu).map((fact) => fact.replace('</dt><dd>', ' '))
    expect(facts).toEqual(['Repository acme/shop', 'Commit abcdef012345', 'Date 2026-11-29 14:05 UTC', 'stripe-upgrade 0.1.0'])
    expect(page(NOTHING, [], { ...ORIGIN, commit: null })).not.toContain('<dt>Commit</dt>')
  })

  test.each([
    ['several upgrades', SHOP],
    ['a broken one', BROKEN],
    ['one that could not be edited', REFUSED],
    ['no proof', INCONCLUSIVE],
    ['no upgrade', NOTHING],
  ])('with %s, each entry of its contents links to a section, and each section has an entry', (_, report) => {
    const html = page(report, [], ORIGIN)
    const ids = all(html, /<section class="[^"]*" id="([^"]+)">/gu)
    const nav = /<nav[^>]*>(.*?)<\/nav>/su.exec(html)?.[1] ?? ''
    expect(all(nav, /href="#([^"]+)"/gu).toSorted()).toEqual(ids.toSorted())
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('can hide each topic by its style alone', () => {
    const topics = Object.keys(TOPICS)
    expect(all(written, /<input type="checkbox" id="show-(\w+)" checked>/gu)).toEqual(topics)
    for (const topic of topics) {
      expect(written).toContain(`body:has(#show-${topic}:not(:checked)) .topic-${topic}{display:none}`)
      expect(written).toContain(`<section class="topic-${topic}"`)
    }
  })

  test('has no emoji where its style draws a dot', () => {
    expect(written).not.toMatch(/[\u{1f534}\u{1f7e1}\u{1f7e2}\u26aa]/u)
    expect(written).toContain('<span class="dot bad" aria-hidden="true"></span> 1 line breaks')
  })
})
