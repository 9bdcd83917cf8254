import { B as UpstreamError, F as BundleError, I as EditError, J as withoutSecrets, U as traceOf, V as messageOf, z as SettingsError } from "./domain.js";

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