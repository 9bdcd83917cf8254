import { $ as SettingsError, X as EditError, Y as BundleError, ct as withoutSecrets, et as UpstreamError, rt as traceOf, tt as messageOf } from "./domain.js";

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