/**
 * The name of a language's Stripe SDK in settings, branches and JSON, such as `node`.
 *
 * Any text, and not a union of the seven names: the one list of languages is the table in `src/sdks/index.ts`, and the domain
 * does not import it. Names from outside are checked against the table where they come in (settings, flags, the marker in a
 * pull request); from there on `SdkTable.of` finds the language.
 */
export type Sdk = string
