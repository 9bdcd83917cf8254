import type { ContractCase } from '../src/domain/contract-case.ts'
import type { Level } from '../src/domain/proof.ts'
import type { Hazard } from '../src/domain/upgrade.ts'
import { caseAnchor, familyOf } from '../src/report/case-address.ts'
import { codeSpan, escapeText } from '../src/report/markdown-text.ts'

/** What a family is about, for who has never seen it; one that is not here has its name alone. */
const FAMILIES: Readonly<Record<string, string>> = {
  webhook: 'Webhook signatures: a genuine event is accepted, a forged one refused.',
  idempotency: 'Idempotency keys: a key names one logical request, arrives as it is, and makes one object.',
  retry: 'Retries: a lost answer must not become a second charge, and what Stripe refuses stays refused.',
  shape: 'The shape of requests and errors, and where they go.',
  wire: 'What is on the wire: a parameter that is lost, rounded or put elsewhere is a wrong charge, and a page of another account is money to the wrong account.',
  errors: 'What errors say, so that code that handles them still understands them, and that nothing which a log may keep shows a secret.',
  transport: 'Where the API key goes: to Stripe, by TLS, and nowhere else.',
  scope:
    'Accounts and options: a request is for the account, by the API key and with the options of its client and its caller. Threat: money to the wrong account.',
  money:
    'Every method that may make, change or delete something, as it is found in the SDK, sends what its caller gives it. Threat: double charge.',
  thin: 'Thin events and v2: how they are verified, in whose context objects are fetched and callbacks act. Threats: forged webhook, event lost, money to the wrong account, secret leaked.',
  program:
    'What a program does with lists, exact numbers and objects, and with clients that it sets up by itself. Threats: money to the wrong account, secret leaked, wrong request.',
  combined: 'Options that are given together, in calls in which any two of them meet. Threats: money to the wrong account, wrong request.',
  oauth: 'How accounts are connected: what is sent, to whom, by which API key, and what errors say. Threats: secret leaked, wrong request.',
  stream: 'Documents that are read as streams: every byte of them, for the account and by the API key of their caller.',
  v2: 'Values and errors of v2: numbers, null and lists in requests and answers, and a class for each kind of error.',
  twins:
    'The other surfaces: ES module, asynchronous verifiers, SubtleCrypto, Workers, fetch; asynchronous calls with httpx and aiohttp, and the module. What is right on one surface is right on all.',
}

const LEVELS = {
  MUST: 'An invariant in every language. Where the candidate breaks one, the verdict is *broken* and the pull request a draft.',
  SHOULD:
    'One that SDKs gained at a known version. Where the candidate loses it, the case and the verdict are *regressed*; *broken* where a forged event is then accepted or more than one object made.',
  OBSERVE: 'The SDKs differ and no rule says who is right. It is recorded; a difference is shown as *changed*, never failed.',
} as const satisfies Readonly<Record<Level, string>>

/** `docs/contract.md`: every case, under a heading that is its id, so that a pull request can link to it. */
export function contractPage(cases: readonly ContractCase[], hazards: readonly Hazard[]): string {
  const families = [...new Set(cases.map(({ id }) => familyOf(id)))]
  const levels = Object.keys(LEVELS)
  return [
    '<!-- Generated from src/prove/cases by `npm run generate`; edit the cases there. -->',
    '# The contract',
    `The ${cases.length} cases that a Stripe SDK must keep to. Each runs on the version in use and on the candidate, and what counts is the difference; see the [README](../README.md). \`stripe-upgrade prove --list\` prints them.`,
    ['| level | what it means |', '|---|---|', ...Object.entries(LEVELS).map(([level, words]) => `| ${level} | ${words} |`)].join('\n'),
    [
      `| family | ${levels.join(' | ')} |`,
      `|---|${'---:|'.repeat(levels.length)}`,
      ...families.map((family) => {
        const counts = levels.map((level) => cases.filter(({ id, level: own }) => familyOf(id) === family && own === level).length)
        return `| [${family}](#${caseAnchor(family)}) | ${counts.join(' | ')} |`
      }),
    ].join('\n'),
    ...families.flatMap((family) => [
      `## ${family}`,
      FAMILIES[family] ?? '',
      cases
        .filter(({ id }) => familyOf(id) === family)
        .map((each) => section(each, hazards))
        .join('\n\n'),
    ]),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
    .concat('\n')
}

function section(each: ContractCase, hazards: readonly Hazard[]): string {
  const { id, level, title, threat, sent, expected, fixedIn, availableSince, knownIssues } = each
  const shown = hazards.filter((hazard) => hazard.cases.includes(id))
  return [
    `### ${id}`,
    `${written(title)}.`,
    [
      `- **${level}**, guards against: ${threat}`,
      `- Sent: ${codeSpan(sent, false)}`,
      `- Expected: ${expected.length === 0 ? 'nothing; what is seen is recorded' : expected.map((phrase) => codeSpan(phrase, false)).join(', ')}`,
      ...availableSince.map(({ sdk, since, link }) => `- What it needs is in stripe-${sdk} since [${since}](${link})`),
      ...fixedIn.map(({ sdk, since, link }) => `- Passed by stripe-${sdk} since [${since}](${link})`),
      ...knownIssues.map(
        ({ sdk, since, why, link }) => `- Known issue: stripe-${sdk} from ${since} on: ${written(why)} ([upstream](${link}))`,
      ),
      ...shown.map(
        ({ sdk, versions, title: what, source }) =>
          `- Hazard: stripe-${sdk} ${codeSpan(versions, false)}: ${written(what)} (${written(source)})`,
      ),
    ].join('\n'),
  ].join('\n\n')
}

/** Our own sentences, in which backticks mark code. */
function written(text: string): string {
  return text
    .split('`')
    .map((piece, index) => (index % 2 === 1 ? codeSpan(piece, false) : escapeText(piece)))
    .join('')
}
