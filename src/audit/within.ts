import type { Audited, AuditOptions } from '../domain/audit.ts'
import { messageOf } from '../domain/errors.ts'
import type { Policy } from '../domain/policy.ts'
import type { Repository, World } from '../world.ts'
import { audit } from './index.ts'
import type { RuleId } from './rules.ts'
import { newSince } from './since.ts'

type Of = Pick<World, 'repository' | 'sdks' | 'log'>
type Asked = Pick<Policy, 'exclude' | 'sdks'> & AuditOptions

/** The audit as a part of a run, which it never stops: where it fails, why. Null where it is switched off. Never rejects. */
export async function auditWithin(world: Of, settings: Asked): Promise<Audited | null> {
  return safely(world, settings, async () => audit(world, settings))
}

/** What is new in `head`, compared with the repository of `world`. Never rejects. */
export async function auditChange(world: Of, head: Repository, settings: Asked): Promise<Audited | null> {
  return safely(world, settings, async () => newSince(await audit(world, settings), await audit({ ...world, repository: head }, settings)))
}

/** How far behind an SDK is, which a run says itself. */
const SAID_ANYHOW: ReadonlySet<string> = new Set<RuleId>(['SI009'])

async function safely({ log }: Pick<World, 'log'>, settings: AuditOptions, work: () => ReturnType<typeof audit>): Promise<Audited | null> {
  if (!settings.audit) return null
  try {
    const { findings, ...audited } = await work()
    return { kind: 'audited', audit: { ...audited, findings: findings.filter(({ rule }) => !SAID_ANYHOW.has(rule)) } }
  } catch (error) {
    const why = messageOf(error)
    log.warn({ place: null, text: `Your own code was not audited: ${why}` })
    return { kind: 'not audited', why }
  }
}
