import { delimiter, isAbsolute } from 'node:path'

/**
 * What any program needs to start and to speak the user's language, and by which a workflow's runner knows what it must
 * end when the job has ended. No token is ever among these.
 */
const BARE = /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_[A-Z]+|TZ|TMPDIR|TMP|TEMP|RUNNER_TRACKING_ID)$/

/** Where packages come from, and with which credentials: for the package managers alone. */
const CLIENT = [
  /^(?:https?|no|all)_proxy$/i,
  /^(?:SSL_CERT_FILE|SSL_CERT_DIR|NODE_EXTRA_CA_CERTS|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|NETRC)$/,
  /^npm_config_(?:registry|userconfig|globalconfig|cache|cafile|ca|strict_ssl|https_proxy|proxy|noproxy|min_release_age|@.*|\/\/.*)$/i,
  /^(?:NPM_TOKEN|NODE_AUTH_TOKEN|NPM_CONFIG_TOKEN|YARN_NPM_.*|YARN_RC_FILENAME)$/,
  /^(?:PIP_.*|UV_.*|PIPENV_.*|PDM_.*|POETRY_.*|KEYRING_.*|PYENV_.*)$/,
  /^(?:GOPROXY|GOSUMDB|GONOSUMDB|GONOPROXY|GOPRIVATE|GOFLAGS|GOMODCACHE|GOCACHE|GOPATH|GOROOT|GOTOOLCHAIN|GOINSECURE)$/,
  /^XDG_(?:CACHE|CONFIG|DATA|STATE)_HOME$/,
]

/** Where programs are looked for. Not in a folder that is relative: in a checkout that is a folder of the repository. */
export function programFolders(parent: NodeJS.ProcessEnv): readonly string[] {
  return (parent['PATH'] ?? '').split(delimiter).filter(isAbsolute)
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
export function allowed(parent: NodeJS.ProcessEnv, inherit: 'bare' | 'client'): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(parent)) {
    if (value === undefined) continue
    if (BARE.test(name) || (inherit === 'client' && CLIENT.some((pattern) => pattern.test(name)))) kept[name] = value
  }
  if (kept['PATH'] !== undefined) kept['PATH'] = programFolders(parent).join(delimiter)
  return kept
}
