import type { SdkAdapter, Upgrader } from '../../domain/sdk-adapter.ts'
import { specifierFor } from './specifier.ts'
import { versions } from './versions.ts'

const upgrader: Upgrader = {
  versions,
  specifier: specifierFor,
  splice: async (text, use, specifier) => (await import('./splice.ts')).splice(text, use, specifier),
  releases: async (tools, _root, oldest) => (await import('./releases.ts')).releases(tools, oldest),
  lock: async (tools, scratch, targets, upgrade) => (await import('./lock.ts')).lock(tools, scratch, targets, upgrade),
  install: async (tools, version, folder) => (await import('./install.ts')).install(tools, version, folder),
  provision: async (tools, scratch, uses) => (await import('./provision.ts')).provision(tools, scratch, uses),
  inspect: async (tools, _root, version) => (await import('./inspect.ts')).inspect(tools, version),
}

/**
 * stripe-python. pip's configuration does not depend on the folder it runs in, so nothing but a lockfile's manager is
 * ever run in the repository's.
 */
export const python: SdkAdapter = {
  sdk: 'python',
  name: 'stripe-python',
  repository: 'stripe/stripe-python',
  advisories: { ecosystem: 'pip', name: 'stripe' },
  detect: async (repository, mentioning) => (await import('./detect.ts')).detect(repository, mentioning),
  upgrader,
}
