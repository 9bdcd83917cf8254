import { SettingsError } from '../domain/errors.ts'

/** Sends the requests of the whole process through the proxy that it is given. Node has it from 24.14 on. */
type SetProxy = (proxy: { readonly http_proxy?: string; readonly https_proxy?: string; readonly no_proxy: string }) => unknown

/** Never behind a proxy: stripe-mock, the gateway, and whoever calls them. */
const LOOPBACK = 'localhost,127.0.0.1'

function builtIn(): SetProxy | null {
  // To import it would load all that it hands on, Node's fetch among that, before each command: 25 ms.
  const means: { readonly setGlobalProxyFromEnv?: SetProxy } = process.getBuiltinModule('node:http')
  return means.setGlobalProxyFromEnv ?? null
}

/** Whether Node was started so that it uses the proxy by itself, which 22.21 and 24.0 have a switch for. */
function isStartedWithProxy(env: NodeJS.ProcessEnv): boolean {
  return env['NODE_USE_ENV_PROXY'] === '1' && process.allowedNodeEnvironmentFlags.has('--use-env-proxy')
}

/**
 * Sends our own requests, which are those to GitHub, through the proxy that the environment names (`http_proxy`, `https_proxy`,
 * `no_proxy`, and in capitals); package managers do so by themselves. Returns a warning where this Node cannot,
 * else null. Throws SettingsError where the proxy is not an address. `given` is Node's own means, null where it has none.
 */
export function useProxy(env: NodeJS.ProcessEnv, given?: SetProxy | null): string | null {
  const named = (name: string): string => env[name] || env[name.toUpperCase()] || ''
  const [forHttp, forHttps, not] = ['http_proxy', 'https_proxy', 'no_proxy'].map(named)
  if ((!forHttp && !forHttps) || not === '*') return null
  const set = given === undefined ? builtIn() : given
  if (set === null)
    return isStartedWithProxy(env)
      ? null
      : `The environment names a proxy, and Node ${process.versions.node} does not use it, so GitHub is asked without the proxy. Run with Node 24.14 or newer, or set NODE_USE_ENV_PROXY=1 with Node 22.21 or newer.`
  try {
    set({
      ...(forHttp ? { http_proxy: forHttp } : {}),
      ...(forHttps ? { https_proxy: forHttps } : {}),
      no_proxy: not ? `${not},${LOOPBACK}` : LOOPBACK,
    })
    return null
  } catch {
    // The address is not shown, because it may hold a password.
    throw new SettingsError('http_proxy, https_proxy: one of them is not the address of a proxy, such as http://proxy.example.com:3128')
  }
}
