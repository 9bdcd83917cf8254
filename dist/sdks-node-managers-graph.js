import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_semver } from "./semver.js";

// src/sdks/node/managers/graph.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
function hostOf(resolved) {
	return resolved !== void 0 && URL.canParse(resolved) ? new URL(resolved).host : "";
}
function reachable(graph) {
	const found = /* @__PURE__ */ new Set();
	const open = [...graph.packages].filter(([, { name }]) => name === "stripe").map(([id]) => id);
	for (let id = open.pop(); id !== void 0; id = open.pop()) {
		if (found.has(id)) continue;
		found.add(id);
		open.push(...graph.packages.get(id)?.needs ?? []);
	}
	return found;
}
function oursOf(before, after) {
	return /* @__PURE__ */ new Set([...reachable(before), ...reachable(after)]);
}
function asked({ packages, roots }) {
	const isStripe = (id) => packages.get(id)?.name === "stripe";
	const found = /* @__PURE__ */ new Set();
	const open = [...roots.values()].flatMap((root) => [...root.values()].flatMap(({ id }) => id ?? []));
	for (let id = open.pop(); id !== void 0; id = open.pop()) {
		if (found.has(id) || isStripe(id)) continue;
		found.add(id);
		open.push(...packages.get(id)?.needs ?? []);
	}
	return found;
}
function replacedForOthers(before, after) {
	const others = asked(before);
	return new Set([...reachable(before)].filter((id) => others.has(id) && !after.packages.has(id)));
}
function unneededIn(graph, before) {
	const given = new Set([...graph.packages].flatMap(([id, { needs }]) => [...needs].filter((need) => need !== id)));
	for (const root of graph.roots.values()) for (const { id } of root.values()) if (id !== null) given.add(id);
	return [...graph.packages.keys()].filter((id) => !given.has(id) && !before.packages.has(id));
}
function* differing(a, b) {
	const [left, right] = [new Set(a), new Set(b)];
	for (const each of left) if (!right.has(each)) yield each;
	for (const each of right) if (!left.has(each)) yield each;
}
function sameRoot(a, b) {
	return a?.specifier === b?.specifier && a?.id === b?.id;
}
function follows(a, b) {
	return a?.isPeer === true && b?.isPeer === true && a.specifier === b.specifier;
}
function onlyIn({ packages }, other) {
	return [...packages].flatMap(([id, { name }]) => name === "stripe" || other.packages.has(id) ? [] : [id]).toSorted();
}
function unmetPeers({ packages }, version, said = /* @__PURE__ */ new Map()) {
	return [...packages].flatMap(([id, { peer = said.get(id) }]) => peer === void 0 || import_semver.default.satisfies(version, peer) ? [] : [`${id} asks for stripe ${peer}`]).toSorted();
}
function strayChanges(before, after, folders) {
	const ours = oursOf(before, after);
	const stray = /* @__PURE__ */ new Set();
	if (before.format !== after.format) stray.add(`the format, from ${before.format} to ${after.format}`);
	for (const id of /* @__PURE__ */ new Set([...before.packages.keys(), ...after.packages.keys()])) {
		const [old, now] = [before.packages.get(id), after.packages.get(id)];
		if (old === void 0 || now === void 0) {
			if (!ours.has(id)) stray.add(id);
			continue;
		}
		if (old.fingerprint !== now.fingerprint) stray.add(`${id} (other bytes or another address)`);
		if (!ours.has(id) && [...differing(old.needs, now.needs)].some((need) => !ours.has(need))) stray.add(`what ${id} is given`);
	}
	for (const folder of /* @__PURE__ */ new Set([...before.roots.keys(), ...after.roots.keys()])) {
		const [old, now] = [before.roots.get(folder), after.roots.get(folder)];
		for (const name of /* @__PURE__ */ new Set([...old?.keys() ?? [], ...now?.keys() ?? []])) {
			if (name === "stripe" && (folders.has(folder) || follows(old?.get(name), now?.get(name)))) continue;
			if (!sameRoot(old?.get(name), now?.get(name))) stray.add(`${name} of ${folder === "" ? "the root" : folder}`);
		}
	}
	for (const host of after.hosts) if (!before.hosts.has(host)) stray.add(`the address of a registry (${host}), which this lockfile did not name`);
	return [...stray].toSorted();
}
function readOnce(read) {
	const known = /* @__PURE__ */ new Map();
	return (text) => {
		const found = known.get(text) ?? { meaning: read(text) };
		known.set(text, found);
		return found.meaning;
	};
}

export { replacedForOthers as a, unneededIn as c, readOnce as i, onlyIn as n, strayChanges as o, oursOf as r, unmetPeers as s, hostOf as t };