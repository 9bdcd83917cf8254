import type { Expression } from '../domain/audit-tree.ts'
import { chainOf, lastOf, outwards, pathOf, textOf, within, type File } from './code.ts'
import { find, ownFiles, type Report } from './findings.ts'
import { sitesIn } from './sites.ts'
import { isOwnCheck } from './words.ts'

/** SW006, SW014 and SW025: what is around a verification and undoes it. */
export function surroundingRules(report: Report): void {
  for (const file of ownFiles(report)) {
    pagesRule(report, file)
    parserRule(report, file)
    edgeRule(report, file)
    ownCheckRule(report, file)
  }
}

/** SW006: Next.js parses the body of a route in `pages/api`, except where the route says not to. */
function pagesRule(report: Report, file: File): void {
  const { path, text } = file.module
  const [site] = sitesIn(file)
  if (site === undefined || !/(?:^|\/)pages\/api\/.*\.[jt]sx?$/.test(path) || /bodyParser['"]?\s*:\s*false/.test(text)) return
  // The parser is left to somebody else where the configuration is imported.
  if (file.module.imports.has('config') || file.module.exports.get('config') === 'export config') return
  find(report, 'SW006', site.unit, site.call.code.start, {
    message: 'Next.js parses the body of this route before it is verified: genuine events are refused.',
  })
}

/** Frameworks that parse JSON before any handler, by the package that a file imports, and where they keep the bytes. */
const PARSERS: readonly (readonly [framework: string, module: RegExp, instead: string])[] = [
  ['Nest', /^@nestjs\/common$/, '`rawBody: true` in `NestFactory.create`, and `req.rawBody`'],
  ['Fastify', /^fastify$/, 'the plugin fastify-raw-body, and `request.rawBody`'],
  ['Firebase', /^firebase-functions/, '`req.rawBody`'],
]

/** What gives a handler the bytes after all, in any file that was read. */
const KEEPS_BYTES = /bodyParser|body-parser|addContentTypeParser|raw-?body|express\.raw|parseAs|NestMiddleware/i

/** SW006: `req.body` in a framework that has parsed it. */
function parserRule(report: Report, file: File): void {
  const modules = [...file.module.imports.values()].map(({ module }) => module)
  const found = PARSERS.find(([, pattern]) => modules.some((module) => pattern.test(module)))
  if (found === undefined || report.program.files.some(({ module }) => KEEPS_BYTES.test(module.text))) return
  const [framework, , instead] = found
  for (const { payload, unit, call } of sitesIn(file))
    if (
      payload !== undefined &&
      /^(?:_?req|request)\.body$/.test(pathOf(payload)) &&
      report.program.isParameter(rootOf(payload), unit) !== null
    )
      find(report, 'SW006', unit, call.code.start, {
        message: `${framework} parses the body before this handler runs: genuine events are refused. Use ${instead}.`,
      })
}

function rootOf(code: Expression): string {
  return chainOf(code)[0] ?? ''
}

/** SW025: runtimes that have only WebCrypto, which is asynchronous. */
function edgeRule(report: Report, file: File): void {
  const { path, text, imports } = file.module
  const modules = [...imports.values()].map(({ module }) => module)
  const isEdge =
    /\bruntime\s*=\s*['"](?:edge|experimental-edge)['"]/.test(text) ||
    /(?:^|\/)supabase\/functions\//.test(path) ||
    modules.some((module) => /^(?:npm:|jsr:|https:\/\/(?:deno\.land|esm\.sh)\/)/.test(module)) ||
    modules.some((module) => module === 'hono/cloudflare-workers' || module === 'cloudflare:workers')
  if (!isEdge) return
  for (const { name, unit, call } of sitesIn(file))
    if (name === 'constructEvent')
      find(report, 'SW025', unit, call.code.start, {
        message: '`constructEvent` needs synchronous cryptography, which this runtime has not: every event is refused.',
      })
}

/** SW014: a signature that is computed by hand. */
function ownCheckRule(report: Report, file: File): void {
  for (const unit of file.units)
    for (const call of unit.calls) {
      if (!/createHmac$|hmac\.new$/.test(pathOf(call.code.callee))) continue
      const around = [...outwards(unit)].findLast(({ is }) => is !== null)
      const text = around?.is ? textOf(around, around.is) : ''
      if (!/stripe[-_]signature/i.test(text)) continue
      const all = around === undefined ? [] : around.body.flatMap((statement) => Array.from(within(statement)))
      const isSafe = all.some(
        (one) => one.kind === 'call' && isOwnCheck(one.callee) && /timingSafeEqual|compare_digest/.test(lastOf(one.callee)),
      )
      const isTimed = /Date\.now|time\.time|datetime|tolerance/i.test(text)
      if (isSafe && isTimed) continue
      const lacks = [
        ...(isSafe ? [] : ['compares in a time that depends on the signature']),
        ...(isTimed ? [] : ['accepts a signature however old it is']),
      ]
      find(report, 'SW014', unit, call.code.start, { message: `This check of a signature ${lacks.join(', and ')}.` })
    }
}
