import { G as SettingsError, H as EditError, K as UpstreamError, V as BundleError, Y as traceOf, et as withoutSecrets, q as messageOf } from "./domain.js";

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