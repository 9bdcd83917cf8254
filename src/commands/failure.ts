import { BundleError, EditError, SettingsError, UpstreamError, messageOf, traceOf } from '../domain/errors.ts'
import { withoutSecrets } from '../domain/secrets.ts'

/** What is said of an error that ended a run: one that the user can act on by its message, a mistake of ours by its stack. Without secrets. */
export function failureText(error: unknown): string {
  if (error instanceof EditError) return withoutSecrets(`${error.message} ${error.wayOut}`)
  const isKnown = [SettingsError, UpstreamError, BundleError].some((known) => error instanceof known)
  return withoutSecrets(isKnown ? messageOf(error) : traceOf(error))
}
