import { createSign } from 'node:crypto'
import { createEmulator } from 'emulate'

export const OWNER = 'acme'
/** People with an account. */
export const PEOPLE = [OWNER, 'rita'] as const
/** Tokens of the owner, who may do everything: many, because the emulator grants each 5,000 requests. */
export const OWNER_TOKENS = Array.from({ length: 20 }, (_, index) => `token-${index}-of-${OWNER}`)
export const ALL_PERMISSIONS = { contents: 'write', pull_requests: 'write', statuses: 'write', metadata: 'read' } as const
export type Permissions = Readonly<Record<string, 'read' | 'write'>>

const APP_ID = 15368

/** An emulated GitHub on loopback. */
export interface Emulator {
  readonly url: string
  /** A token like `GITHUB_TOKEN`: what it writes is by `github-actions[bot]`, within these permissions. */
  token(permissions: Permissions): Promise<string>
  close(): Promise<void>
}

function jsonWebToken(privateKey: string): string {
  const now = Math.floor(Date.now() / 1000)
  const parts = [
    { alg: 'RS256', typ: 'JWT' },
    { iat: now - 60, exp: now + 540, iss: APP_ID },
  ]
  const unsigned = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(privateKey, 'base64url')}`
}

/** Starts it, with an owner, another person, and the app whose installation tokens workflows get. */
export async function startEmulator(): Promise<Emulator> {
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: Object.fromEntries(OWNER_TOKENS.map((token) => [token, { login: OWNER, scopes: ['repo'] }])),
      github: {
        users: PEOPLE.map((login) => ({ login })),
        apps: [
          {
            app_id: APP_ID,
            slug: 'github-actions',
            name: 'GitHub Actions',
            permissions: { ...ALL_PERMISSIONS, checks: 'read' },
            installations: [{ installation_id: 1, account: OWNER, repository_selection: 'all' }],
          },
        ],
      },
    },
  })
  const key = emulator.generatedSecrets.find(({ kind }) => kind === 'github.app_private_key')?.value ?? ''
  return {
    url: emulator.url,
    async token(permissions) {
      const answer = await fetch(`${emulator.url}/app/installations/1/access_tokens`, {
        method: 'POST',
        headers: { authorization: `Bearer ${jsonWebToken(key)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ permissions }),
      })
      const body: unknown = await answer.json()
      if (typeof body !== 'object' || body === null || !('token' in body)) throw new Error(`no token: ${JSON.stringify(body)}`)
      return String(body.token)
    },
    close: async () => emulator.close(),
  }
}
