/** As long as what AWS CodeArtifact gives out. */
const LONG = 'canary'.repeat(300)

/** Credentials as they have been seen in manifests, settings and what programs print. Each holds the word canary, which no sink may show. */
export const CREDENTIALS: readonly string[] = [
  'https://canary:canary@packages.example/simple',
  'https://canary:p@ss-canary@packages.example/simple',
  'ssh://git@canary:canary@git.example/acme/shop.git',
  `https://aws:${LONG}@acme.d.codeartifact.example/pypi/shop/simple/`,
  'git+https://canary@git.example/acme/shop.git',
  'Authorization: Bearer canary',
  'authorization: token canary',
  '"authorization":"Basic Y2FuYXJ5canary=="',
  'Bearer eyJhbGciOiJIUzI1NiJ9.canary.canary',
  '//packages.example/:_authToken=canary',
  `//packages.example/:_authToken=${LONG}`,
  '"//packages.example/:_authToken":"canary"',
  "npmAuthToken: 'canary'",
  'npmAuthIdent: canary',
  '_password: canary',
  'NPM_TOKEN=canary',
  'UV_INDEX_PASSWORD="canary"',
  '_password = canary',
  'sk_live_canary0123456789',
  'rk_test_canary0123456789',
  'whsec_canary0123456789',
  'ghs_canary0123456789',
  'github_pat_canary0123456789_canary',
  'npm_canary012345678901234567890123456789',
  'pypi-AgEIcanary-canary_canary',
]
