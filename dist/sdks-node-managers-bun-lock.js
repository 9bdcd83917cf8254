import { a as parse } from "./jsonc-parser.js";
import { E as safeParse, M as unknown, O as string, S as pipe, _ as object, a as fallback, g as number, k as transform, t as array, w as record, y as parse$1 } from "./valibot.js";
import { F as linesOf } from "./sdks-shared.js";
import { S as jsonError, x as withoutBom } from "./sdks-node.js";
import { r as TEXT, t as ASKED } from "./sdks-node-managers-shapes.js";

// src/sdks/node/managers/bun/lock.ts
const MEMBER = object({
	name: TEXT,
	dependencies: ASKED,
	devDependencies: ASKED,
	optionalDependencies: ASKED,
	peerDependencies: ASKED
});
const FACTS = object({
	dependencies: ASKED,
	optionalDependencies: ASKED,
	peerDependencies: ASKED
});
const PACKAGE = pipe(array(unknown()), transform(([id, ...rest]) => {
	const facts = rest.find((each) => typeof each === "object" && each !== null);
	return {
		id: typeof id === "string" ? id : "",
		texts: rest.filter((each) => typeof each === "string"),
		...parse$1(FACTS, facts ?? {})
	};
}));
const FILE = object({
	lockfileVersion: fallback(number(), 0),
	workspaces: record(string(), MEMBER),
	packages: record(string(), PACKAGE)
});
function readBunLock(text) {
	const errors = [];
	const data = parse(withoutBom(text), errors, { allowTrailingComma: true });
	if (errors[0] !== void 0) throw jsonError(text, errors[0]);
	const read = safeParse(FILE, data);
	if (!read.success) throw new Error("it is no lockfile of bun");
	return read.output;
}
function bunPackage(id) {
	const at = id.indexOf("@", 1);
	return at === -1 ? {
		name: id,
		version: ""
	} : {
		name: id.slice(0, at),
		version: id.slice(at + 1)
	};
}
function namesIn(place) {
	return place.match(/@[^/]+\/[^/]+|[^/]+/g) ?? [];
}
function placeFor(packages, from, name) {
	const names = namesIn(from);
	for (let depth = names.length; depth >= 0; depth -= 1) {
		const place = [...names.slice(0, depth), name].join("/");
		if (Object.hasOwn(packages, place)) return place;
	}
	return null;
}
function bunLock(text) {
	const { workspaces, packages } = readBunLock(text);
	const lockedAt = (place) => {
		const version = place === null ? "" : bunPackage(packages[place]?.id ?? "").version;
		if (!/^\d/.test(version)) return null;
		return {
			version,
			line: linesOf(text).at(text.indexOf(`${JSON.stringify(place)}: [`))
		};
	};
	return {
		governs: (folder) => Object.hasOwn(workspaces, folder),
		locked: (folder, key) => lockedAt(placeFor(packages, folder === "" ? "" : workspaces[folder]?.name ?? "", key)),
		any: lockedAt(Object.entries(packages).find(([, { id }]) => bunPackage(id).name === "stripe")?.[0] ?? null)
	};
}

export { readBunLock as i, bunPackage as n, placeFor as r, bunLock as t };