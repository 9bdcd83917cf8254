import { c as folderOf } from "./domain.js";
import { B as inFolder, F as linesOf, U as upwards } from "./sdks-shared.js";
import { p as exactPin } from "./sdks-node.js";

// src/sdks/node/managers/deno/imports.ts
const MAX_ADDRESS = 200;
const PREFIX = /^(?:npm:\/?|https?:\/\/[\w.-]+(?::\d+)?\/(?:[\w.-]+\/)*\*?)$/;
const UNRANGED = /"npm:\/?stripe"|"stripe"\s*:\s*"(jsr:(?:@[\w.-]{1,60}\/)?[\w.-]{1,60})(?:@[^"\n]{0,100})?"/g;
function* unrangedImports(text) {
	for (const match of text.matchAll(UNRANGED)) {
		const [whole, jsr] = match;
		const end = match.index + whole.length - 1;
		yield {
			package: jsr?.slice(4) ?? "stripe",
			specifier: "",
			range: {
				start: end,
				end
			}
		};
	}
}
function* inlineImports(text) {
	const name = "stripe@";
	for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
		const before = text.slice(Math.max(0, at - MAX_ADDRESS), at);
		const quote = Math.max(before.lastIndexOf("\""), before.lastIndexOf("'"), before.lastIndexOf("`"));
		if (quote === -1 || !PREFIX.test(before.slice(quote + 1))) continue;
		const start = at + 7;
		const specifier = /^[\w.^~<>=*+-]+/.exec(text.slice(start, start + MAX_ADDRESS))?.[0];
		if (specifier !== void 0) yield {
			package: "stripe",
			specifier,
			range: {
				start,
				end: start + specifier.length
			}
		};
	}
}

// src/sdks/node/managers/deno/uses.ts
const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const IMPORT_MAP = /(?:^|\/)(?:deno\.jsonc?|import_map\.json|importmap\.json)$/;
function whyOf({ package: name, specifier }, isMap) {
	if (name !== "stripe") return `it is a package of another registry, ${name} of JSR; what the code imports as "stripe" is not Stripe's own`;
	if (specifier === "") return "it asks for any version; write a range to see when it is behind";
	return isMap ? "import maps are not edited yet; run `deno update --latest stripe` yourself" : "imports by address are not edited yet; write the new version there yourself";
}
async function inlineUses(files, repository, mentioning) {
	const maps = mentioning.filter((path) => IMPORT_MAP.test(path));
	const sources = mentioning.filter((path) => SOURCE.test(path));
	const versioned = await repository.mentioning("stripe@", sources);
	const uses = [];
	for (const path of [...maps, ...versioned]) {
		const text = await files.text(path);
		if (text === null) continue;
		const lines = linesOf(text);
		const lockPath = upwards(folderOf(path)).map((folder) => inFolder(folder, "deno.lock")).find((candidate) => files.has(candidate));
		const lock = lockPath === void 0 ? null : await files.lock(lockPath);
		const isMap = IMPORT_MAP.test(path);
		for (const found of [...inlineImports(text), ...isMap ? unrangedImports(text) : []]) {
			const { specifier, range } = found;
			const locked = found.package === "stripe" ? lock?.locked("", "stripe", specifier) ?? null : null;
			uses.push({
				sdk: "node",
				package: found.package,
				kind: isMap ? "deno:imports" : "deno:url",
				path,
				line: lines.at(range.start),
				specifier,
				range,
				locked: locked?.version ?? null,
				lockfile: lockPath === void 0 || locked === null ? null : {
					path: lockPath,
					line: locked.line
				},
				version: locked?.version ?? exactPin(specifier),
				editable: false,
				why: whyOf(found, isMap)
			});
		}
	}
	return uses;
}

export { inlineUses };