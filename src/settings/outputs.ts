/** The action's outputs, for action.yml and the door that sets them. */
export const OUTPUTS = {
  upgrades: 'The upgrades as JSON: sdk, from, to, major, paths, branch and proof of each.',
  verdict: 'The worst verdict of all upgrades: broken, inconclusive, changed, mended or upheld.',
  outdated: 'true where an SDK can move, else false.',
  report: 'The path of the HTML report.',
} as const
