import { E as safeParse, M as unknown, O as string, S as pipe, _ as object, j as union, k as transform, v as optional, w as record } from "./valibot.js";
import { F as linesOf } from "./sdks-shared.js";

// src/sdks/node/managers/deno/lock.ts
const SPECIFIERS = object({ specifiers: optional(record(string(), unknown()), {}) });
const FILE = union([pipe(object({ packages: SPECIFIERS }), transform(({ packages }) => packages)), SPECIFIERS]);
function denoLock(text) {
	const data = JSON.parse(text);
	const read = safeParse(FILE, data);
	const lines = linesOf(text);
	const found = /* @__PURE__ */ new Map();
	for (const [asked, resolved] of Object.entries(read.success ? read.output.specifiers : {})) {
		if (!asked.startsWith("npm:stripe@") || typeof resolved !== "string") continue;
		const version = /^(?:npm:stripe@)?([0-9][0-9A-Za-z.+-]*)/.exec(resolved)?.[1];
		if (version === void 0) continue;
		found.set(asked.slice(11), {
			version,
			line: lines.at(text.indexOf(JSON.stringify(asked)))
		});
	}
	return {
		governs: () => null,
		locked: (_folder, _key, specifier) => found.get(specifier) ?? null,
		any: [...found.values()][0] ?? null
	};
}

export { denoLock };