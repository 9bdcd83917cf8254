import type { RunResult } from '../../world.ts'
import { mayPass, type TroubleSigns } from '../shared/passing-trouble.ts'

const SIGNS: TroubleSigns = {
  // It says nothing of an index that answers 5xx, but that there is no release at all; the index has listed some to us.
  pip: /Retry\(total=0,|Max retries exceeded|Read timed out|too many 5\d\d error responses|HTTP error (?:5\d\d|429)\b|requirement stripe[[=<>~!][^ \n]{0,80} \(from versions: none\)/,
  uv: /error sending request|operation timed out|HTTP status server error|429 Too Many Requests|Request failed after \d+ retr/,
  Poetry: /All attempts to connect to|\b5\d\d Server Error\b/,
  PDM: /\b(?:Connect|Read)(?:Error|Timeout)\b|Server error '5\d\d\b/,
}

/** Whether a package manager of Python failed for what may be over in the next run; see `mayPass`. */
export function isPassing(result: RunResult): boolean {
  return mayPass(SIGNS, result)
}
