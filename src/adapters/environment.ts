import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path'
import type { Client } from '../world.ts'

/**
 * What any program needs to start and to speak the user's language, and by which a workflow's runner knows what it must
 * end when the job has ended. No token is ever among these.
 */
const BARE = /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_[A-Z]+|TZ|TMPDIR|TMP|TEMP|RUNNER_TRACKING_ID)$/

/** How the network is reached, and where settings and caches lie: the same for every client. */
const NETWORK = [
  /^(?:https?|no|all)_proxy$/i,
  /^(?:SSL_CERT_FILE|SSL_CERT_DIR|NODE_EXTRA_CA_CERTS|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE)$/,
  /^XDG_(?:CACHE|CONFIG|DATA|STATE)_HOME$/,
]
/** What npm reads, and those after it that read npm's settings too. */
const NPM = [
  /^npm_config_(?:registry|userconfig|globalconfig|cache|cafile|ca|strict_ssl|https_proxy|proxy|noproxy|min_release_age|@.*|\/\/.*)$/i,
  /^(?:NPM_TOKEN|NODE_AUTH_TOKEN|NPM_CONFIG_TOKEN)$/,
]
/** What every program written in Python goes by to find its interpreter, and credentials that it asks others for. */
const PYTHON = [/^(?:KEYRING_.*|PYENV_.*|NETRC)$/]

/** Where packages come from, and with which credentials: for each client its own. */
const CLIENTS: Readonly<Record<Client, readonly RegExp[]>> = {
  npm: NPM,
  pnpm: [...NPM, /^pnpm_config_(?:registry|cafile|ca|strict_ssl|https_proxy|proxy|noproxy|minimum_release_age|@.*|\/\/.*)$/i],
  yarn: [...NPM, /^YARN_NPM_.*$/],
  bun: [...NPM, /^BUN_CONFIG_(?:REGISTRY|TOKEN)$/],
  pip: [...PYTHON, /^PIP_.*$/],
  uv: [...PYTHON, /^UV_.*$/],
  poetry: [...PYTHON, /^POETRY_.*$/],
  pdm: [...PYTHON, /^PDM_.*$/],
  pipenv: [...PYTHON, /^(?:PIPENV|PIP)_.*$/],
  go: [/^(?:GOPROXY|GOSUMDB|GONOSUMDB|GONOPROXY|GOPRIVATE|GOFLAGS|GOMODCACHE|GOCACHE|GOPATH|GOROOT|GOTOOLCHAIN|GOINSECURE|NETRC)$/],
}

/** Where programs are looked for. Not in a folder that is relative: in a checkout that is a folder of the repository. */
export function programFolders(parent: NodeJS.ProcessEnv): readonly string[] {
  return (parent['PATH'] ?? '').split(delimiter).filter(isAbsolute)
}

/**
 * The folders of a PATH without those in which the repository has committed something: what a job puts there itself is the job's,
 * as an untracked `.venv/bin` is.
 */
export function pathOutside(path: string, root: string, tracked: Iterable<string>): string {
  const folders = new Set([...tracked].map((file) => dirname(join(root, file))))
  return path
    .split(delimiter)
    .filter((folder) => !folders.has(resolve(folder)))
    .join(delimiter)
}

/** Variables that hold a credential, by their names: `GITHUB_TOKEN`, `npm_config_//host/:_authToken`, `STRIPE_SECRET_KEY`. */
const CREDENTIAL = /(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|_AUTH|(?:ACCESS|API|PRIVATE|SECRET|SIGNING)_?KEY)$/i
/** A shorter one, or one that is a word such as `postgres`, is in too many texts that have nothing to do with it. */
const TELLING = /^(?![A-Za-z]+$).{8}/s

/** The values of an environment that must not be shown, line by line, as they are written in addresses, and in base64; see `hideSecrets`. */
export function secretsIn(environment: NodeJS.ProcessEnv): readonly string[] {
  const secrets: string[] = []
  for (const [name, value = ''] of Object.entries(environment)) {
    if (!CREDENTIAL.test(name)) continue
    for (const line of value.split('\n').map((each) => each.trim()))
      if (TELLING.test(line)) secrets.push(line, encodeURIComponent(line), inBase64(line))
  }
  return secrets
}

/** Its part in base64 that is the same whatever follows: the last one or two bytes are spelled with what comes after them. */
function inBase64(text: string): string {
  const bytes = Buffer.from(text)
  return bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64')
}

/** The part of `parent` that a child may see; see `RunOptions.inherit`. */
export function allowed(parent: NodeJS.ProcessEnv, inherit: 'bare' | Client): Record<string, string> {
  const kept: Record<string, string> = {}
  const patterns = inherit === 'bare' ? [BARE] : [BARE, ...NETWORK, ...CLIENTS[inherit]]
  for (const [name, value] of Object.entries(parent)) {
    if (value === undefined) continue
    if (patterns.some((pattern) => pattern.test(name))) kept[name] = value
  }
  if (kept['PATH'] !== undefined) kept['PATH'] = programFolders(parent).join(delimiter)
  return kept
}
