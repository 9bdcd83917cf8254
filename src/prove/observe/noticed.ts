import type { WallAttempt } from '../../world.ts'
import { SECRET } from '../ask/delivery.ts'
import type { Disguise } from '../ask/disguise.ts'
import type { Driver } from '../ask/driver.ts'
import type { Bench } from '../bench.ts'

/** What was noticed of a version over the whole suite: by its drivers, and at the wall that it ran behind. */
export interface AllNoticed extends Readonly<Record<'hosts' | 'tampering' | 'secrets', ReadonlySet<string>>> {
  readonly atWall: readonly WallAttempt[]
}

/** All of it, without where the SDK was sent: the gateway. */
export function allNoticed({ gateway, noticed }: Bench, atWall: readonly WallAttempt[]): AllNoticed {
  if ('missing' in gateway) return { ...noticed, atWall }
  const ports = [gateway.port, gateway.otherPort, gateway.untrustedPort]
  const own = new Set(ports.flatMap((port) => [`localhost:${port}`, `127.0.0.1:${port}`]))
  return { ...noticed, hosts: new Set([...noticed.hosts].filter((host) => !own.has(host))), atWall }
}

/** The kinds of secrets that a driver printed or logged; the API keys of its cases begin with `run`. */
export function leaksOf({ logs }: Driver, run: string, { hide }: Disguise): readonly string[] {
  const secrets = [
    ['the API key', `sk_test_${run}`],
    ['the endpoint secret', hide(SECRET)],
  ] as const
  return secrets.flatMap(([name, secret]) => (logs.some((text) => text.includes(secret)) ? [name] : []))
}
