import { cacheKey } from './run-cache.ts'

/** What the workflow allows the repository beyond the usual; a file of the repository cannot. */
export interface Trust {
  /** Package managers may run what the repository holds for them: plugins, hooks, build backends. */
  repositoryCode: boolean
  /** Origins of registries and indexes that files of the repository may name: `https://packages.example`. */
  registries: readonly string[]
  /** No Stripe SDK runs outside the wall. */
  requireIsolation: boolean
}

/** What is allowed in a run; nothing until the settings have been read. */
export const TRUST = cacheKey((): Trust => ({ repositoryCode: false, registries: [], requireIsolation: false }))

/** What a reader can do where code of the repository's would have to run. */
export const ALLOW_CODE =
  'If you trust it, set `allow-repository-code: true` in the workflow (`--allow-repository-code` on the command line); a file of the repository cannot.'

/** What a reader can do where a file of the repository names a registry that the job does not name. */
export const NAME_REGISTRY =
  'If you trust it, give its address in the setting `registries` of the workflow (`--registries` on the command line), or in the job’s own configuration of that client.'
