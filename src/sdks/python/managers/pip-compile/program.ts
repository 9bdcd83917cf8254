import type { SdkWorld } from '../../../../world.ts'
import { durationDays } from '../../waiting-time.ts'
import { pinned } from '../pinned/index.ts'
import { PIP_ALONE, pythonProgram, type ManagerProgram, type PythonProgram } from '../program.ts'

const PIP_COMPILE: PythonProgram = {
  command: 'pip-compile',
  client: 'pip',
  start: 'from piptools.scripts.compile import cli\ncli()',
  packages: pinned('pip-tools==7.6.2'),
  env: PIP_ALONE,
  // Older ones do not know `--no-config`.
  fits: (said) => /version (?:[7-9]|\d\d)\./.test(said),
}

/** The option of pip-compile and pip by which releases wait. */
const UPLOADED_PRIOR_TO = '--uploaded-prior-to'

/** The first pip that knows `--uploaded-prior-to`; the last that runs on Python 3.9. */
const DATING_PIP = 'pip==26.0.1'

/** Arguments for `DATING_PIP`, which reads a date, but not yet the duration that its successors do: `P14D` is 14 days ago. */
function dated(args: readonly string[]): readonly string[] {
  return args.map((arg, at) => {
    const days = args[at - 1] === UPLOADED_PRIOR_TO ? durationDays(arg) : undefined
    // What reaches back beyond all releases is left to pip, as no date can be made of it.
    return days === undefined || days > 36_500 ? arg : new Date(Date.now() - days * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z')
  })
}

/**
 * pip-compile for a recipe's arguments, run by the interpreter given where it is not on PATH, or where its pip, which
 * does the work, may be too old for them. Throws UpstreamError.
 */
export async function pipCompileProgram(world: SdkWorld, python: string, args: readonly string[] = []): Promise<ManagerProgram> {
  if (!args.includes(UPLOADED_PRIOR_TO)) return pythonProgram(world, python, PIP_COMPILE)
  const kind = { ...PIP_COMPILE, packages: [...PIP_COMPILE.packages, ...pinned(DATING_PIP)], fits: () => false }
  const program = await pythonProgram(world, python, kind)
  return { ...program, run: async (asked, cwd, env) => program.run(dated(asked), cwd, env) }
}
