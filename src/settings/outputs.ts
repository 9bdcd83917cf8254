/** The action's outputs, for action.yml and the door that sets them. */
export const OUTPUTS = {
  upgrades:
    'The upgrades as JSON: of each sdk, from, to, major, paths and branch; of its proof the verdict, the counts and the cases that do not pass; and what was done. All cases are in the report.',
  'pull-requests':
    'What was done for each branch as JSON: branch, action (opened, refreshed, unchanged, skipped, deferred, failed, or withdrawn where one of an earlier run is no longer offered; in a dry run would be opened, refreshed or withdrawn; refused where the files could not be edited safely), location and why.',
  verdict: 'The worst verdict of all upgrades: broken, inconclusive, regressed, changed, fixed or pass; none where there is no upgrade.',
  outdated:
    'true where an SDK can move. Else unknown where that of one cannot be told, such as when its releases could not be looked up; blocked where a newer release or a use is blocked; false where all are known to be the newest.',
  report: 'The path of the HTML report.',
} as const
