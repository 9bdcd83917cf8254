import { t as isRecord } from "./record.js";
import { r as lineAt } from "./lock.js";

// src/sdks/node/locks/other-locks.ts
function bunLock(text) {
	const offset = text.indexOf("\"stripe\": [\"stripe@");
	const version = offset === -1 ? void 0 : /^[0-9][\w.+-]{0,63}/.exec(text.slice(offset + 19, offset + 19 + 64))?.[0];
	const any = version === void 0 ? null : {
		version,
		line: lineAt(text, offset)
	};
	return {
		governs: () => null,
		locked: () => any,
		any
	};
}
function denoLock(text) {
	const data = JSON.parse(text);
	const nested = isRecord(data) && isRecord(data["packages"]) ? data["packages"] : data;
	const specifiers = isRecord(nested) && isRecord(nested["specifiers"]) ? nested["specifiers"] : {};
	const found = /* @__PURE__ */ new Map();
	for (const [asked, resolved] of Object.entries(specifiers)) {
		if (!asked.startsWith("npm:stripe@") || typeof resolved !== "string") continue;
		const version = /^(?:npm:stripe@)?([0-9][0-9A-Za-z.+-]*)/.exec(resolved)?.[1];
		if (version !== void 0) found.set(asked.slice(11), {
			version,
			line: lineAt(text, text.indexOf(JSON.stringify(asked)))
		});
	}
	return {
		governs: () => null,
		locked: (_folder, _key, specifier) => found.get(specifier) ?? null,
		any: [...found.values()][0] ?? null
	};
}

export { bunLock, denoLock };