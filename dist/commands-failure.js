import { $ as UpstreamError, J as BundleError, Q as SettingsError, Y as EditError, et as messageOf, nt as traceOf, st as withoutSecrets } from "./domain.js";

// src/commands/failure.ts
function failureText(error) {
	if (error instanceof EditError) return withoutSecrets(`${error.message} ${error.wayOut}`);
	const isKnown = [
		SettingsError,
		UpstreamError,
		BundleError
	].some((known) => error instanceof known);
	return withoutSecrets(isKnown ? messageOf(error) : traceOf(error));
}

export { failureText as t };