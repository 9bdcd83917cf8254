/** The action's outputs, for action.yml and for the entry point that sets them. */
export const OUTPUTS = {
  upgrades:
    'The upgrades as JSON. Each has sdk, from, to, major, paths and branch, how many lines of your code are breaking, the verdict, counts and failing cases of its proof (null where the files could not be edited), and what was done. The report has all cases.',
  'pull-requests':
    'What was done for each branch, as JSON: branch, action, location and why. The action is opened, refreshed, unchanged, skipped, deferred, failed, closed (a pull request of an earlier run that is no longer offered and that nobody has touched), withdrawn (one that somebody has touched, which stays open and says so) or refused (the files could not be edited safely). In a dry run it is would be opened, would be refreshed, would be closed or would be withdrawn.',
  verdict:
    'The worst verdict of all upgrades, the worst first: broken, inconclusive, regressed, changed, fixed, pass. It is none where no upgrade was made.',
  outdated:
    'true where an SDK is outdated and can move. Otherwise: unknown where the releases of an SDK could not be looked up; blocked where a newer release or a use is blocked; false where every SDK is the newest.',
  report: 'The path of the HTML report. Beside it is the same as JSON, as `upgrade --json` prints it.',
  bundle: 'Of `plan`: the folder of the bundle, to be uploaded as an artifact.',
  digest: 'Of `plan`: the SHA-256 that the bundle is known by, for the job that runs `publish`.',
} as const
