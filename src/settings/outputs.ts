/** The action's outputs, for action.yml and the door that sets them. */
export const OUTPUTS = {
  upgrades: 'The upgrades as JSON: sdk, from, to, major, paths, branch and proof of each.',
  'pull-requests':
    'What was done for each branch as JSON: branch, action (opened, refreshed, unchanged, skipped, deferred or failed; in a dry run would be opened or would be refreshed), location and why.',
  verdict: 'The worst verdict of all upgrades: broken, inconclusive, changed, mended or upheld.',
  outdated: 'true where an SDK can move, else false.',
  report: 'The path of the HTML report.',
} as const
