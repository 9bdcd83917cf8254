import { above, lastOf, pathOf, within, type File, type Unit } from './code.ts'
import { find, ownFiles, type Report } from './findings.ts'
import { sitesIn } from './sites.ts'

/** SW023: protection against forged forms, which refuses every event of Stripe, or is switched off for everybody. */
export function csrfRules(report: Report): void {
  const hasSite = report.program.files.some((file) => sitesIn(file).length > 0)
  for (const file of ownFiles(report)) {
    djangoRule(report, file)
    if (hasSite) settingsRule(report, file)
    middlewareRule(report, file)
  }
}

/** A view of Django that is not exempt. Views of the REST framework are. */
function djangoRule(report: Report, file: File): void {
  const modules = [...file.module.imports.values()].map(({ module }) => module)
  if (
    !modules.some((module) => module.startsWith('django.')) ||
    modules.some((module) => /^(?:rest_framework|ninja|graphene)/.test(module))
  )
    return
  if (/csrf_exempt|csrf_protect/.test(file.module.text)) return
  for (const { unit, call } of sitesIn(file)) {
    const [first, second] = unit.is?.parameters ?? []
    const isView = [first, second].some((one) => one?.targets[0]?.name === 'request') && report.program.callersOf(unit).length === 0
    if (isView && !isApi(unit) && !isExemptElsewhere(report, unit))
      find(report, 'SW023', unit, call.code.start, {
        message:
          'Django asks every POST for a CSRF token, which Stripe does not send: each event is refused with 403 before it is verified.',
      })
  }
}

/** `path('webhook/', csrf_exempt(views.webhook))`, and the same with a class or a name that is exported. */
function isExemptElsewhere({ program }: Report, unit: Unit): boolean {
  const { is, owner } = unit
  return program.files.some(({ units }) =>
    units.some((at) =>
      at.calls.some(({ code }) => {
        const [first] = code.args
        if (lastOf(code.callee) !== 'csrf_exempt' || first === undefined) return false
        const named = first.value.kind === 'call' ? pathOf(first.value.callee).replace(/\.as_view$/, '') : pathOf(first.value)
        return program.functionsOf(first.value, at).includes(unit) || named.split('.').at(-1) === (owner?.name ?? is?.name)
      }),
    ),
  )
}

function isApi({ owner }: Unit): boolean {
  return (owner?.bases ?? []).some((base) => /API|ViewSet|Mixin|Base(?!View$)/.test(lastOf(base)))
}

/** Django's middleware without its protection. */
function settingsRule(report: Report, { pieces }: File): void {
  for (const { code, unit } of pieces) {
    if (code.kind !== 'assign' || unit.is !== null || code.targets[0]?.name !== 'MIDDLEWARE' || code.value.kind !== 'other') continue
    const names = code.value.parts.flatMap((part) => (part.kind === 'text' ? [part.value] : []))
    // Without sessions there is nothing that a forged form could use.
    if (names.length < code.value.parts.length || !names.some((name) => /^django\..*SessionMiddleware$/.test(name))) continue
    if (!names.some((name) => /csrf/i.test(name)))
      find(report, 'SW023', unit, code.start, {
        message: 'Django’s protection against forged forms is not in the list, so no view has it. Only the webhook should be exempt.',
      })
  }
}

/** `app.use(csrf())` before a route that verifies. */
function middlewareRule(report: Report, file: File): void {
  const sites = sitesIn(file)
  for (const unit of file.units) {
    const guard = unit.calls.find(
      ({ code }) =>
        code.callee.kind === 'member' &&
        code.callee.name === 'use' &&
        code.args.length === 1 &&
        code.args.some(
          ({ value }) =>
            value.kind === 'call' && /^(?:csrf|csurf|csrfProtection|lusca\.csrf|doubleCsrfProtection)$/.test(pathOf(value.callee)),
        ),
    )
    if (guard === undefined || guard.code.callee.kind !== 'member') continue
    const app = pathOf(guard.code.callee.of)
    for (const { call, unit: at } of sites) {
      const piece = file.pieceOf(call.code)
      const route = piece === undefined ? undefined : [...above(piece)].find((up) => isRouteOf(up.code, app))
      if (route !== undefined && route.code.start > guard.code.start)
        find(report, 'SW023', at, call.code.start, {
          message: `\`${app}.use(…)\` in line ${file.module.lineAt(guard.code.start)} asks every request for a CSRF token, which Stripe does not send: each event is refused before it is verified.`,
        })
    }
  }
}

function isRouteOf(code: File['pieces'][number]['code'], app: string): boolean {
  if (code.kind !== 'call' || code.callee.kind !== 'member' || !/^(?:post|all|use)$/.test(code.callee.name ?? '')) return false
  return pathOf(code.callee.of) === app && [...within(code)].length > 1
}
