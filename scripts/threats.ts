/** What stripe-upgrade must withstand, by stable ids: tests and comments name them. */

/** One threat, fault, promise or point, in our own words. */
export interface Row {
  readonly id: string
  readonly what: string
  /** What is done about it. */
  readonly answer: string
  /** Files of tests whose titles do not name the id. */
  readonly also?: readonly string[]
  /** Why no test shows it, or not all of it. */
  readonly why?: string
}

export const THREATS: readonly Row[] = [
  {
    id: 'T1',
    what: 'A new release of the SDK steals the token that writes',
    answer: 'Two jobs: what runs the SDK cannot write, and what writes runs nothing of it',
  },
  {
    id: 'T2',
    what: 'Install scripts run',
    answer: 'Every client is run with scripts off, and nothing is built from source',
    also: ['test/sdks/node/managers/hostile-repository.test.ts', 'test/prove/own-tests/node.test.ts'],
  },
  {
    id: 'T3',
    what: 'The SDK sends data away while it runs',
    answer: 'A connection to another machine fails a MUST case',
    also: ['test/sdks/node/driver/driver.test.ts', 'test/sdks/python/driver/driver.test.ts'],
  },
  {
    id: 'T4',
    what: 'A scheduled run poisons a cache of the workflow',
    answer: 'No cache of Actions is used, and no process of ours sees its variables',
    also: ['test/adapters/process.test.ts'],
  },
  { id: 'T5', what: 'A child process inherits secrets', answer: 'One place starts processes, with a list of what may pass' },
  { id: 'T6', what: 'Configuration sets variables that load code', answer: 'A repository sets no variable of any process of ours' },
  {
    id: 'T7',
    what: 'A version, branch, name or path reaches a shell',
    answer: 'Arguments are lists, and only your own test command has a shell',
  },
  {
    id: 'T8',
    what: 'A value is read as an option',
    answer: 'Values that begin with a dash are refused at the edge',
    also: ['test/sdks/python/detect/requirements.test.ts', 'test/verify/trust.test.ts'],
  },
  {
    id: 'T9',
    what: 'An expression in a workflow runs words from outside',
    answer: 'actionlint and zizmor read every workflow and example',
    why: 'It is a step of CI, `npm run check-workflows`, and not a test',
  },
  { id: 'T10', what: 'Output of a process commands the runner', answer: 'No line of another program reaches the log as it is' },
  { id: 'T11', what: 'A changelog mentions people', answer: 'Text from outside is parsed and written anew, with mentions broken' },
  {
    id: 'T12',
    what: 'A changelog links to issues, which then link back',
    answer: 'Links go through redirect.github.com, and references in text are broken',
  },
  { id: 'T13', what: 'Closing keywords or trailers reach a commit', answer: 'Titles and messages are ours but for the version' },
  { id: 'T14', what: 'HTML or a forged marker reaches a body', answer: 'HTML is dropped, and a marker holds base64url alone' },
  {
    id: 'T15',
    what: 'Hidden characters make one version look like another',
    answer: 'They are shown by their code points, and refused in a bundle',
  },
  {
    id: 'T16',
    what: 'Somebody else writes state that we trust',
    answer: 'A pull request of a fork is never ours, and text is a hint alone',
  },
  { id: 'T17', what: 'A text takes a parser for ever', answer: 'Limits of size, and readers whose time grows with the length alone' },
  {
    id: 'T18',
    what: 'A file unfolds without end',
    answer: 'Limits of size and depth, of aliases, and no entities',
    also: ['test/sdks/node/hostile-shapes.test.ts', 'test/sdks/python/adversarial.test.ts'],
  },
  { id: 'T19', what: 'A key such as __proto__ changes every object', answer: 'Data of others has no prototype' },
  { id: 'T20', what: 'A link or a path leads outside', answer: 'Links are never followed, and each part of a path is looked at' },
  {
    id: 'T21',
    what: 'A file is exchanged between reading and writing',
    answer: 'It is opened without following links, and renamed into place',
  },
  {
    id: 'T22',
    what: 'An archive writes outside of its folder',
    answer: 'Entries are checked before anything is unpacked; a bundle is never unpacked by us',
  },
  {
    id: 'T23',
    what: 'A repository makes us ask another host',
    answer: 'Only the hosts that your clients are set to, and no redirect to another origin',
  },
  { id: 'T24', what: 'A credential is sent to another origin', answer: 'A token belongs to one origin, and pages are asked for by number' },
  { id: 'T25', what: 'Tokens of private registries are read', answer: 'Each client sees its own alone, and nothing under proof sees any' },
  {
    id: 'T26',
    what: 'A package that only looks like Stripe’s',
    answer: 'A fixed list of seven names is upgraded, and nothing else',
    why: 'Names that come near are not reported yet',
  },
  {
    id: 'T27',
    what: 'A lockfile holds what nobody asked for',
    answer: 'Only Stripe’s entries are taken, and the job that writes makes the edit again',
  },
  {
    id: 'T28',
    what: 'An alias or a git address in the place of a version',
    answer: 'It is reported and never rewritten',
    also: ['test/sdks/node/specifier.test.ts', 'test/sdks/node/detect/index.test.ts'],
  },
  {
    id: 'T29',
    what: 'A registry gives other bytes for the same version',
    answer: 'The hash of what is installed is that of the registry’s own list',
  },
  {
    id: 'T30',
    what: 'A downgrade or a preview is offered as the newest',
    answer: 'Only what is ahead and in the channel in use',
    also: ['test/choose/choose.test.ts', 'test/verify/branches.test.ts'],
  },
  {
    id: 'T31',
    what: 'The waiting time is passed by',
    answer: 'A release without a date is too new wherever others have one',
    also: ['test/choose/cooldown.test.ts', 'test/look-up/look-up.test.ts'],
  },
  { id: 'T32', what: 'A secret is shown', answer: 'Every text passes one function that hides credentials' },
  {
    id: 'T33',
    what: 'The user’s own tests or their app are hostile',
    answer: 'No secret, limits of time and output, the whole process group ended',
  },
  {
    id: 'T34',
    what: 'A probe of webhooks reaches production',
    answer: 'The endpoint is on this machine, its secrets are made for the run, and no redirect is followed',
  },
  { id: 'T35', what: 'An event hands a stranger the workflow’s rights', answer: 'Three events are refused' },
  { id: 'T36', what: 'The workflow runs in a fork', answer: 'It does nothing there' },
  { id: 'T37', what: 'What workflows run is edited', answer: 'Nothing below .github is ever edited' },
  {
    id: 'T38',
    what: 'Our own release is not what it seems',
    answer: 'dist is rebuilt and compared, tools have pins and hashes, releases an attestation',
  },
]

export const FAULTS: readonly Row[] = [
  { id: 'F01', what: 'A second run has nothing new', answer: 'It writes nothing' },
  { id: 'F02', what: 'Two runs at once', answer: 'One wins, by compare and swap' },
  { id: 'F03', what: 'A run ends after the commit and before the branch', answer: 'The next one makes the branch' },
  { id: 'F04', what: 'A run ends after the branch and before the pull request', answer: 'The next one opens it' },
  { id: 'F05', what: 'A run ends before labels or the status', answer: 'The next one sets them' },
  { id: 'F06', what: 'An answer is lost though the write took effect', answer: 'It is read before it is sent again' },
  { id: 'F07', what: 'The pull request exists already', answer: 'It is taken over' },
  { id: 'F08', what: 'The branch exists already', answer: 'It is read again, and judged by its tree' },
  {
    id: 'F09',
    what: 'GitHub does not show yet what was made',
    answer: 'What was just made and is not found is sent once more',
    also: ['test/adapters/github/forge-faults.test.ts'],
  },
  { id: 'F10', what: 'A person committed to our branch', answer: 'It is left alone' },
  { id: 'F11', what: 'A person pushes between our read and our write', answer: 'The swap fails, and the branch is theirs' },
  { id: 'F12', what: 'A person edits title or text', answer: 'Only our part is written again' },
  { id: 'F13', what: 'A pull request was closed unmerged', answer: 'Its version is not offered again' },
  { id: 'F14', what: 'A pull request was merged and its branch left', answer: 'Nothing is done to it' },
  { id: 'F15', what: 'A newer version while a pull request is open', answer: 'The same pull request moves on' },
  {
    id: 'F16',
    what: 'A version is withdrawn after it was offered',
    answer: 'Its pull request says so, and is closed where nobody touched it',
  },
  { id: 'F17', what: 'The base moved', answer: 'The one commit is made anew on it' },
  { id: 'F18', what: 'The base branch is gone', answer: 'An error that names it' },
  { id: 'F19', what: 'The token’s limit is reached', answer: 'The run ends, and says when to come back' },
  { id: 'F20', what: 'GitHub asks to slow down', answer: 'It waits as asked, three minutes at most' },
  { id: 'F21', what: 'GitHub is in trouble', answer: 'Reads are asked again; a write only after a read' },
  { id: 'F22', what: 'A permission is missing', answer: 'It is named' },
  { id: 'F23', what: 'The repository is archived or gone', answer: 'A clean end' },
  { id: 'F24', what: 'A rule refuses the branch', answer: 'The rule is named, and what to do' },
  {
    id: 'F25',
    what: 'A changelog of megabytes',
    answer: 'Whole folds are left out, and named',
    also: ['test/report/pull-request.test.ts'],
  },
  { id: 'F26', what: 'A registry does not answer', answer: 'Nothing is claimed, and the run stays green' },
  {
    id: 'F27',
    what: 'A registry’s dates are missing or odd',
    answer: 'The waiting time is not over',
    also: ['test/choose/cooldown.test.ts', 'test/look-up/look-up.test.ts'],
  },
  { id: 'F28', what: 'The advisories are out of reach', answer: 'They are unknown, never none' },
  {
    id: 'F29',
    what: 'stripe-mock does not start, or dies',
    answer: 'Inconclusive',
    also: ['test/prove/stripe-mock/trouble.test.ts', 'test/prove/suite.test.ts'],
  },
  {
    id: 'F30',
    what: 'stripe-mock is older than the SDK',
    answer: 'What it refuses for that is inconclusive',
    also: ['test/prove/verdict.test.ts'],
  },
  {
    id: 'F31',
    what: 'A driver hangs, or prints anything',
    answer: 'Inconclusive, never a pass',
    also: ['test/prove/driver.test.ts', 'test/prove/protocol.test.ts'],
  },
  {
    id: 'F32',
    what: 'A case passes now and then',
    answer: 'A failure is repeated, and what then passes is called flaky',
    also: ['test/prove/suite.test.ts', 'test/prove/verdict.test.ts'],
  },
  {
    id: 'F33',
    what: 'The clock is wrong',
    answer: 'Signatures of the suite have a clock of their own, and no verdict depends on time',
    also: ['test/prove/gateway/idempotency.test.ts', 'test/choose/cooldown.test.ts'],
  },
  {
    id: 'F34',
    what: 'The disk is full, or there is no home',
    answer: 'A folder of the run in its place, and an error that names it',
    also: ['test/adapters/tools.test.ts'],
    why: 'A full disk itself is not tried',
  },
  {
    id: 'F35',
    what: 'The workflow is cancelled',
    answer: 'Children are ended and folders removed; `post` does what a killed run could not',
  },
  { id: 'F36', what: 'A bundle is not as it was made', answer: 'It is refused with a code, and nothing is written' },
  {
    id: 'F37',
    what: 'One file of a monorepo cannot be read',
    answer: 'The others move',
    also: ['test/edit/index.test.ts', 'test/report/monorepo.test.ts'],
  },
  {
    id: 'F38',
    what: 'Odd line ends, a mark at the start, no end',
    answer: 'Bytes outside the edit stay',
    also: ['test/sdks/node/manifest/splice.test.ts'],
  },
  { id: 'F39', what: 'A page is longer than GitHub takes', answer: 'It is made to fit' },
  { id: 'F40', what: 'The token may not set a status', answer: 'The pull request is opened all the same' },
]

export const PROMISES: readonly Row[] = [
  { id: 'P1', what: 'One open pull request for each SDK, base and major', answer: 'Its branch is its name' },
  { id: 'P2', what: 'A run with nothing new writes nothing', answer: 'What is there is read, and compared' },
  { id: 'P3', what: 'A person’s commit is never overwritten', answer: 'A commit of ours names its own tree' },
  { id: 'P4', what: 'The next run finishes what was cut short', answer: 'State is in the repository alone' },
  { id: 'P5', what: 'What was closed is not opened again for the same version', answer: 'Closed pull requests are the memory' },
  { id: 'P6', what: 'Nothing is called proved that did not run', answer: 'It is inconclusive' },
  { id: 'P7', what: 'A run is bounded', answer: 'At most 60 requests to GitHub' },
  {
    id: 'P8',
    what: 'Nothing is written but manifests and lockfiles of the upgrade',
    answer: 'Whatever else changed refuses the edit',
    also: ['test/edit/index.test.ts', 'test/adapters/safe-files.test.ts'],
  },
  {
    id: 'P9',
    what: 'Every refusal says what to do',
    answer: 'An error without it does not compile',
    also: ['test/adapters/github/forge-messages.test.ts', 'test/edit/index.test.ts'],
  },
]

export const POINTS: readonly Row[] = [
  { id: 'B1', what: 'The bundle is of this run and repository', answer: 'Else it is refused' },
  { id: 'B2', what: 'Its folder holds its three files, within their limits, and is of the digest', answer: 'Else it is refused' },
  { id: 'B3', what: 'Each file holds what its format allows', answer: 'Else it is refused' },
  { id: 'B4', what: 'The base has not moved', answer: 'Else it is refused' },
  { id: 'B5', what: 'Each path is one that this upgrade edits', answer: 'Else it is refused' },
  { id: 'B6', what: 'The edit made again is the same', answer: 'Else it is refused' },
  { id: 'B7', what: 'It starts from the texts of this commit', answer: 'Else it is refused' },
  { id: 'B8', what: 'Each version is a version', answer: 'Else it is refused' },
]
