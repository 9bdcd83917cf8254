import { $ as SettingsError } from "./domain.js";

// src/commands/invocation.ts
function required(invocation, name) {
	const value = invocation.flags.get(name);
	if (value === void 0) throw new SettingsError(`--${name} is missing`);
	return value;
}

export { required as t };