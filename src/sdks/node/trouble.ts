import type { RunResult } from '../../world.ts'
import { mayPass, type TroubleSigns } from '../shared/passing-trouble.ts'

const SIGNS: TroubleSigns = {
  'the system, by Node':
    /\b(?:EAI_AGAIN|ECONNABORTED|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|ESOCKETTIMEDOUT|ETIMEDOUT)\b|socket hang up|network socket disconnected|TypeError: fetch failed/,
  npm: /\bERR_SOCKET_TIMEOUT\b|^npm (?:error|ERR!) (?:network |code E(?:5\d\d|429)\b)/m,
  pnpm: /\bERR_PNPM_(?:META_FETCH_FAIL|FETCH_(?:5\d\d|429))\b/,
  'yarn 1': /Request failed \\?"(?:5\d\d|429)\b/,
  'yarn 2 and later': /Response Code: (?:5\d\d|429)\b|Timeout awaiting '/i,
}

/** Whether a package manager of Node failed for what may be over in the next run; see `mayPass`. */
export function isPassing(result: RunResult): boolean {
  return mayPass(SIGNS, result)
}
