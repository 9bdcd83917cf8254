import { c as folderOf } from "./domain.js";
import { B as inFolder, F as linesOf, I as recognised, N as exactVersion, W as lockfiles } from "./sdks-shared.js";
import { posix } from "node:path";

// src/sdks/php/facts.ts
const names = {
	sdk: "php",
	name: "stripe-php",
	package: "stripe-php",
	language: "PHP",
	repository: "stripe/stripe-php",
	manifests: /^composer\.json$/,
	filledFolders: [{
		name: "vendor",
		holds: "packages",
		by: ["Composer"]
	}],
	advisories: {
		ecosystem: "composer",
		name: "stripe/stripe-php"
	}
};

// src/sdks/php/index.ts
const PACKAGE = "stripe/stripe-php";
const SECTIONS = ["require", "require-dev"];
const php = recognised(names, async (survey) => {
	const locks = lockfiles(survey, PACKAGE, readComposerLock);
	for (const path of survey.mentioning) if (posix.basename(path) === "composer.json") await survey.open(path, (text) => readComposer(survey, locks, path, text));
	await locks.noteUnclaimed(survey.mentioning.filter((path) => posix.basename(path) === "composer.lock"));
});
async function readComposer(survey, locks, path, text) {
	const { parseTree, findNodeAtLocation } = await import("./load-jsonc-parser.js");
	const errors = [];
	const root = parseTree(text.replace(/^\uFEFF/, " "), errors);
	const lines = linesOf(text);
	const [error] = errors;
	if (error !== void 0 || root === void 0) throw new Error(`it is not valid JSON at line ${lines.at(error?.offset ?? 0)}`);
	for (const section of SECTIONS) {
		const table = findNodeAtLocation(root, [section]);
		for (const entry of table?.type === "object" ? table.children ?? [] : []) {
			const [name, version] = entry.children ?? [];
			if (!isPackage(name) || version?.type !== "string") continue;
			const locked = await locks.claim(inFolder(folderOf(path), "composer.lock"));
			const range = {
				start: version.offset + 1,
				end: version.offset + version.length - 1
			};
			const specifier = text.slice(range.start, range.end);
			survey.use({
				path,
				line: lines.at(name.offset),
				package: PACKAGE,
				kind: `composer:${section}`,
				specifier,
				range,
				locked,
				version: locked === null ? exactVersion(specifier.replace(/^==?\s*/, "")) : exactVersion(locked.version)
			});
		}
	}
}
function isPackage(name) {
	return typeof name?.value === "string" && name.value.toLowerCase() === PACKAGE;
}
function readComposerLock(text) {
	const lock = JSON.parse(text.replace(/^\uFEFF/, ""));
	if (typeof lock !== "object" || lock === null) return null;
	for (const [section, packages] of Object.entries(lock)) {
		if (!["packages", "packages-dev"].includes(section) || !Array.isArray(packages)) continue;
		for (const entry of packages) {
			if (!isLocked(entry) || entry.name.toLowerCase() !== PACKAGE) continue;
			return {
				version: entry.version,
				line: linesOf(text).at(Math.max(0, text.search(/"name"\s*:\s*"stripe\/stripe-php"/i)))
			};
		}
	}
	return null;
}
function isLocked(entry) {
	return typeof entry === "object" && entry !== null && "name" in entry && "version" in entry && typeof entry.name === "string" && typeof entry.version === "string";
}

export { php as t };