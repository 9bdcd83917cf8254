import { C as EditError, E as UpstreamError, P as withoutSecrets, T as SettingsError, k as traceOf } from "./domain.js";

// src/commands/failure.ts
function failureText(error) {
	if (error instanceof EditError) return withoutSecrets(`${error.message} ${error.wayOut}`);
	const isKnown = error instanceof SettingsError || error instanceof UpstreamError;
	return withoutSecrets(isKnown ? error.message : traceOf(error));
}

export { failureText as t };