import * as v from 'valibot'
import { UpstreamError } from '../../../../domain/errors.ts'
import type { RunOptions, RunResult, Tools } from '../../../../world.ts'
import { unreachable } from '../../../shared/passing-trouble.ts'
import { sameEachTime } from '../../../shared/same-each-time.ts'

/** Lines that say nothing about what went wrong, depend on what was fetched before, or name a file that will be gone. */
const CHATTER =
  /^npm (?:warn|notice|WARN)|A complete log of this run|Log files were not written|For a full report see|_logs[/\\]|^npm (?:error|ERR!) *$|^at .*(?:file:|node:|\/).*:\d+\)?$/

/**
 * Settings that an .npmrc of the repository could give otherwise. A git of its own would be run for a package from git, and such
 * a package's own .npmrc is heeded where it is packed; an npm that is too old to know the second says so and goes on.
 */
const SAFE = ['--git=git', '--allow-git=none']

/**
 * No log of ours among the user's own, of which npm keeps the newest ten. It would be written line by line, and a tenth of the
 * processor time of `npm pack` goes into that. Where no logs are written npm removes those that it finds, so it looks nowhere.
 */
const NO_LOGS = { npm_config_logs_max: '0', npm_config_logs_dir: '/dev/null' } as const

/** The most lines of a client's complaint that are shown. */
const MAX_LINES = 12

/**
 * The last lines of what a package manager complained of, trimmed, without its warnings, and the same whenever it fails for
 * the same reason. `root` is the folder that its files are named from,
 * `chatter` what its manager says of anything but the reason.
 */
export function complaint(result: RunResult, root: string | null = null, chatter?: RegExp): string {
  if (result.limit !== null) return `it ran into the ${result.limit} limit`
  const lines = `${result.stdout}\n${result.stderr}`
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !CHATTER.test(line) && chatter?.test(line) !== true)
  return lines.length === 0 ? `it ended with exit code ${result.code}` : sameEachTime(lines.slice(-MAX_LINES).join('\n'), root)
}

/**
 * Runs the npm on PATH with the user's registry and credentials, and without scripts: nothing of the
 * candidate or of the repository is run, whatever an .npmrc there says. Throws UpstreamError where npm itself is not found.
 */
export async function npm(tools: Pick<Tools, 'run'>, args: readonly string[], options: RunOptions): Promise<RunResult> {
  return tools.run('npm', ['--ignore-scripts', ...SAFE, ...args], {
    inherit: 'npm',
    ...options,
    env: { npm_config_update_notifier: 'false', npm_config_fund: 'false', npm_config_audit: 'false', ...NO_LOGS, ...options.env },
  })
}

/** As `npm`, for a call that must succeed: its stdout. Throws UpstreamError with npm's own words; `shown` is shown for the call. */
export async function npmOutput(tools: Pick<Tools, 'run'>, args: readonly string[], shown: string, options: RunOptions): Promise<string> {
  const result = await npm(tools, args, options)
  if (result.code === 0) return result.stdout
  const error = unreachable('the npm registry', 'registry', result)
  if (error !== null) throw error
  throw new UpstreamError(`\`${shown}\` failed: ${summaryOf(result.stdout) ?? complaint({ ...result, stdout: '' })}`)
}

/** With `--json` npm writes an error as `{ "error": { "code", "summary" } }` on stdout. */
const FAILURE = v.pipe(v.string(), v.parseJson(), v.object({ error: v.object({ summary: v.string() }) }))

function summaryOf(stdout: string): string | null {
  const read = v.safeParse(FAILURE, stdout)
  return read.success ? read.output.error.summary : null
}
