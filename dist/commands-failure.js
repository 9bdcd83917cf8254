import { K as BundleError, Q as messageOf, X as SettingsError, Z as UpstreamError, at as withoutSecrets, et as traceOf, q as EditError } from "./domain.js";

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