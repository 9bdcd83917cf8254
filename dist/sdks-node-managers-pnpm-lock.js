import { P as eachLine } from "./sdks-shared.js";

// src/sdks/node/managers/pnpm/lock.ts
function unquoted(text) {
	if (text.length >= 2 && text.startsWith("'") && text.endsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
	if (text.length >= 2 && text.startsWith("\"") && text.endsWith("\"")) return text.slice(1, -1);
	return text;
}
function colonOf(text) {
	const [quote] = text;
	const from = quote === "'" || quote === "\"" ? text.indexOf(quote, 1) + 1 : 0;
	const inner = text.indexOf(": ", from);
	return inner === -1 && text.endsWith(":") ? text.length - 1 : inner;
}
function* pnpmLines(text) {
	const path = [];
	for (const { text: row, line } of eachLine(text)) {
		const body = row.trimStart();
		if (body === "" || body.startsWith("#") || body.startsWith("- ") || row.startsWith("---")) continue;
		const colon = colonOf(body);
		if (colon === -1) continue;
		const indent = row.length - body.length;
		while ((path.at(-1)?.indent ?? -1) >= indent) path.pop();
		path.push({
			key: unquoted(body.slice(0, colon)),
			indent
		});
		yield {
			path: path.map(({ key }) => key),
			value: unquoted(body.slice(colon + 1).trim()),
			line
		};
	}
}
const PNPM_SECTIONS = /* @__PURE__ */ new Set([
	"dependencies",
	"devDependencies",
	"optionalDependencies"
]);
function pnpmRoots() {
	const found = /* @__PURE__ */ new Map();
	const importers = /* @__PURE__ */ new Set();
	function at(importer, name) {
		const key = JSON.stringify([importer, name]);
		const known = found.get(key) ?? {
			importer,
			name,
			specifier: "",
			version: ""
		};
		found.set(key, known);
		return known;
	}
	return {
		see({ path, value }) {
			const [first, second] = path;
			if (first === "importers" && second !== void 0) importers.add(second);
			const importer = first === "importers" ? second ?? "." : ".";
			const [section = "", name, field] = first === "importers" ? path.slice(2) : path;
			if (name === void 0) return;
			if (section === "specifiers" && field === void 0) at(importer, name).specifier = value;
			if (!PNPM_SECTIONS.has(section)) return;
			if (field === void 0 && value !== "") at(importer, name).version = value;
			if (field === "specifier") at(importer, name).specifier = value;
			if (field === "version") at(importer, name).version = value;
		},
		done: () => [...found.values()],
		importers: () => importers.size === 0 ? /* @__PURE__ */ new Set(["."]) : importers
	};
}
function bare(version) {
	const end = version.search(/[(_]/);
	return end <= 0 ? version : version.slice(0, end);
}
function pnpmPackage(key) {
	const whole = key.startsWith("/") ? key.slice(1) : key;
	const scope = whole.startsWith("@") ? whole.indexOf("/") + 1 : 0;
	const peers = whole.indexOf("(");
	const id = peers === -1 ? whole : whole.slice(0, peers);
	const at = id.indexOf("@", scope);
	const slash = id.indexOf("/", scope);
	const cut = slash !== -1 && (at === -1 || slash < at) ? slash : at;
	return cut === -1 ? {
		name: id,
		version: ""
	} : {
		name: id.slice(0, cut),
		version: bare(id.slice(cut + 1))
	};
}
function pnpmLock(text) {
	const roots = pnpmRoots();
	const stripes = /* @__PURE__ */ new Map();
	let isLock = false;
	for (const line of pnpmLines(text)) {
		const [section, key, ...deeper] = line.path;
		if (section === "lockfileVersion") isLock = true;
		if (section !== "packages") roots.see(line);
		if (section !== "packages" || key === void 0 || deeper.length > 0) continue;
		const { name, version } = pnpmPackage(key);
		if (name === "stripe" && !stripes.has(version)) stripes.set(version, {
			version,
			line: line.line
		});
	}
	if (!isLock) throw new Error("it has no lockfileVersion");
	const importers = roots.importers();
	return {
		governs: (folder) => importers.has(folder === "" ? "." : folder),
		locked(folder, key) {
			const root = roots.done().find(({ importer, name }) => importer === (folder === "" ? "." : folder) && name === key);
			if (root === void 0) return null;
			const { version } = root.version.startsWith("stripe@") || root.version.startsWith("/") ? pnpmPackage(root.version) : { version: bare(root.version) };
			return stripes.get(version) ?? null;
		},
		any: [...stripes.values()][0] ?? null
	};
}

export { pnpmPackage as a, pnpmLock as i, bare as n, pnpmRoots as o, pnpmLines as r, PNPM_SECTIONS as t };