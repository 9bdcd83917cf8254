import type { SdkNames } from '../domain/sdk-facts.ts'
import type { CaseResult, Proof } from '../domain/proof.ts'
import { visible } from '../domain/visible.ts'
import { caseAddress, familyOf } from './case-address.ts'
import { escapeHtml } from './html-text.ts'
import { CASE_WORDS, sdkName } from './words.ts'

/**
 * A proof as JUnit XML: one `testsuite` a family, one `testcase` a case.
 *
 * Broken and regressed are failures and inconclusive is an error; what both versions fail, known issues and what the SDK
 * does not support are skipped; changed and fixed pass, and say in `system-out` what was seen before and after. Cases run side by side, so that their times
 * do not add up to that of the whole.
 */
export function junit(facts: SdkNames, proof: Proof): string {
  const families = [...new Set(proof.cases.map(({ id }) => familyOf(id)))]
  const suites = families.map((family) => suite(facts, family, proof))
  const { total } = proof.timing
  const time = total === undefined ? {} : { time: seconds(total) }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: title(facts, proof), ...totals(proof.cases), ...time }, suites)}\n`
}

function title(facts: SdkNames, { from, to }: Proof): string {
  return `${sdkName(facts)} ${from} → ${to}`
}

function suite(facts: SdkNames, family: string, proof: Proof): string {
  const cases = proof.cases.filter(({ id }) => familyOf(id) === family)
  const properties = Object.entries({ sdk: proof.sdk, from: proof.from, to: proof.to, verdict: proof.verdict })
  return element('testsuite', { name: `${title(facts, proof)}: ${family}`, ...totals(cases) }, [
    element(
      'properties',
      {},
      properties.map(([name, value]) => element('property', { name, value })),
    ),
    ...cases.map((each) => testCase(each, proof)),
    ...(proof.notes.length === 0 ? [] : [element('system-out', {}, proof.notes.map(text))]),
  ])
}

function totals(cases: readonly CaseResult[]): Readonly<Record<string, string>> {
  const are = (...verdicts: readonly CaseResult['verdict'][]): string =>
    String(cases.filter(({ verdict }) => verdicts.includes(verdict)).length)
  return {
    tests: String(cases.length),
    failures: are('broken', 'regressed'),
    errors: are('inconclusive'),
    skipped: are('still-broken', 'known-issue', 'unsupported'),
  }
}

function testCase(result: CaseResult, proof: Proof): string {
  const ms = proof.caseTiming?.[result.id]
  const attributes = {
    classname: `contract.${proof.sdk}.${familyOf(result.id)}`,
    name: result.id,
    ...(ms === undefined ? {} : { time: seconds(ms) }),
  }
  return element('testcase', attributes, outcome(result, proof))
}

function outcome(result: CaseResult, proof: Proof): readonly string[] {
  const { verdict, level, from, to } = result
  const message = `${CASE_WORDS[verdict]}: ${from.seen === to.seen ? to.seen : `${from.seen} → ${to.seen}`}`
  const lines = [
    `${result.title} (${level}, guards against: ${result.threat})${result.flaky ? ', flaky: not the same each time' : ''}`,
    `${proof.from}: ${from.detail}`,
    `${proof.to}: ${to.detail}`,
    caseAddress(result.id),
  ].map(text)
  switch (verdict) {
    case 'broken':
    case 'regressed':
      return [element('failure', { message, type: level }, lines)]
    case 'inconclusive':
      return [element('error', { message, type: verdict }, lines)]
    case 'still-broken':
    case 'known-issue':
    case 'unsupported':
      return [element('skipped', { message }), element('system-out', {}, lines)]
    case 'changed':
    case 'fixed':
      return [element('system-out', {}, [text(message), ...lines])]
    case 'pass':
      return []
  }
}

function element(name: string, attributes: Readonly<Record<string, string>>, content: readonly string[] = []): string {
  const open = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${text(value)}"`)].join(' ')
  return content.length === 0 ? `<${open}/>` : `<${open}>\n${content.join('\n')}\n</${name}>`
}

/** Text of one line in which XML finds neither markup nor a character that it forbids. */
function text(value: string): string {
  return escapeHtml(visible(value).replaceAll(/[\ufffe\uffff]/gu, '\ufffd'))
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}
