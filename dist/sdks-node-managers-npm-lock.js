import { o as parseTree } from "./jsonc-parser.js";
import { _ as object, y as parse } from "./valibot.js";
import { F as linesOf } from "./sdks-shared.js";
import { S as jsonError, v as isRecord, x as withoutBom } from "./sdks-node.js";
import { n as FLAG, r as TEXT, t as ASKED } from "./sdks-node-managers-shapes.js";

// src/sdks/node/managers/npm/lock.ts
const ENTRY = object({
	version: TEXT,
	resolved: TEXT,
	integrity: TEXT,
	name: TEXT,
	link: FLAG,
	extraneous: FLAG,
	dependencies: ASKED,
	devDependencies: ASKED,
	optionalDependencies: ASKED,
	peerDependencies: ASKED
});
function readEntry(data) {
	return parse(ENTRY, data);
}
const MAX_DEPTH = 64;
function flatten(dependencies, parent, into, depth) {
	if (!isRecord(dependencies)) return;
	if (depth > MAX_DEPTH) throw new Error("it is nested too deeply");
	for (const [name, entry] of Object.entries(dependencies)) {
		if (!isRecord(entry)) continue;
		const place = `${parent}node_modules/${name}`;
		const { dependencies: nested, requires, ...facts } = entry;
		into.set(place, readEntry({
			...facts,
			dependencies: requires
		}));
		flatten(nested, `${place}/`, into, depth + 1);
	}
}
function readPackageLock(text) {
	let data;
	try {
		data = JSON.parse(withoutBom(text));
	} catch {
		const errors = [];
		parseTree(withoutBom(text), errors, { disallowComments: true });
		throw errors[0] === void 0 ? /* @__PURE__ */ new Error("it is not valid JSON") : jsonError(text, errors[0]);
	}
	if (!isRecord(data)) throw new Error("it holds no JSON object");
	const lockfileVersion = typeof data["lockfileVersion"] === "number" ? data["lockfileVersion"] : 1;
	const packages = /* @__PURE__ */ new Map();
	if (isRecord(data["packages"])) {
		for (const [place, entry] of Object.entries(data["packages"])) if (isRecord(entry)) packages.set(place, readEntry(entry));
	} else flatten(data["dependencies"], "", packages, 0);
	return {
		lockfileVersion,
		packages
	};
}
function resolve(packages, from, name) {
	for (let folder = from;;) {
		const place = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
		const entry = packages.get(place);
		if (entry?.link === true && entry.resolved !== void 0) return entry.resolved;
		if (entry !== void 0) return place;
		if (folder === "") return null;
		const cut = folder.includes("node_modules/") ? folder.lastIndexOf("node_modules/") - 1 : folder.lastIndexOf("/");
		folder = cut <= 0 ? "" : folder.slice(0, cut);
	}
}
function lineOf(text, place, lockfileVersion) {
	const key = lockfileVersion === 1 ? place.slice(place.lastIndexOf("node_modules/") + 13) : place;
	const offset = text.indexOf(`${JSON.stringify(key)}: {`);
	return offset === -1 ? 1 : linesOf(text).at(offset);
}
function packageLock(text) {
	return lockOf(text, readPackageLock(text));
}
function lockOf(text, { lockfileVersion, packages }) {
	const lockedAt = (place) => {
		const version = place === null ? void 0 : packages.get(place)?.version;
		return place === null || version === void 0 ? null : {
			version,
			line: lineOf(text, place, lockfileVersion)
		};
	};
	return {
		governs: (folder) => folder === "" || packages.has(folder) && packages.get(folder)?.extraneous !== true,
		locked: (folder, key) => lockedAt(resolve(packages, folder, key)),
		any: lockedAt([...packages.keys()].find((place) => place === "node_modules/stripe" || place.endsWith("/node_modules/stripe")) ?? null)
	};
}

export { resolve as a, readPackageLock as i, packageLock as n, readEntry as r, lockOf as t };