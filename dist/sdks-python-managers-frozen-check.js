import { i as clientError, m as isPassing } from "./sdks-python-interpreter.js";
import { t as asBefore } from "./sdks-python-managers-as-before.js";
import { X as EditError } from "./domain.js";
import { m as packageBlocks, p as isOwn } from "./sdks-python.js";

// src/sdks/python/managers/merge-packages.ts
function reachable(locks) {
	const found = /* @__PURE__ */ new Set(["stripe"]);
	for (let size = 0; size < found.size;) {
		size = found.size;
		for (const { packages } of locks) for (const entry of packages) if (found.has(entry.name)) entry.needs.forEach((name) => found.add(name));
	}
	return found;
}
const ASKED = /(?:\r?\n {4})?\{ name = "stripe"(?:[^"{}\r\n]|"[^"\r\n]*"|\{[^{}\r\n]*\})*\},?/g;
function withoutStripe(own) {
	return own.replaceAll(ASKED, "");
}
function manifestTables(head) {
	const at = head.indexOf("\n[manifest");
	return at < 0 ? "" : head.slice(at);
}
function withoutFiles(entry) {
	return entry.text.split(/\r?\n/).filter((row) => !/^\s+\{ ?(?:file|url) = |^sdist = /.test(row)).join("\n");
}
const MANIFEST_HASH = /^content[-_]hash = .*?(?=\r?$)/m;
function withHashLine(text, line) {
	return text.replace(MANIFEST_HASH, () => line);
}
function withManifestHash(text, from) {
	const fresh = MANIFEST_HASH.exec(from)?.[0];
	return fresh === void 0 ? text : withHashLine(text, fresh);
}
function withAsked(old, fresh) {
	const asked = fresh.match(ASKED) ?? [];
	if (asked.length !== (old.match(ASKED) ?? []).length) return void 0;
	let at = 0;
	return old.replaceAll(ASKED, () => asked[at++] ?? "");
}
function putBack(kept, gone, newline) {
	if (gone.length === 0) return kept.map(({ text }) => text);
	const all = [...kept];
	for (const entry of gone) {
		const at = all.findIndex(({ name }) => name > entry.name);
		all.splice(at < 0 ? all.length : at, 0, entry);
	}
	const end = kept.at(-1)?.text.slice(kept.at(-1)?.text.trimEnd().length) ?? newline;
	return all.map(({ text }, at) => text.trimEnd() + (at === all.length - 1 ? end : newline + newline));
}
function versionsOf(lock, name) {
	return [...new Set(lock.packages.flatMap((entry) => entry.name === name ? entry.version ?? [] : []))].toSorted().join(" and ");
}
function movedBetween(old, now, movable) {
	return [...movable].filter((name) => name !== "stripe").toSorted().flatMap((name) => {
		const [from, to] = [versionsOf(old, name), versionsOf(now, name)];
		return from === to ? [] : [`${name} ${from || "(new)"} → ${to || "(no longer needed)"}`];
	});
}
function mergePackages(path, before, after, command, hashed = after) {
	const newline = before.includes("\r\n") ? "\r\n" : "\n";
	const old = packageBlocks(before);
	const now = packageBlocks(after.replaceAll(/\r?\n/g, newline));
	const movable = reachable([old, now]);
	const stray = /* @__PURE__ */ new Set();
	const left = [...old.packages];
	const kept = now.packages.flatMap((entry) => {
		const at = left.findIndex((other) => other.name === entry.name && other.version === entry.version && other.source === entry.source);
		const [same] = at < 0 ? [] : left.splice(at, 1);
		if (movable.has(entry.name)) return [same !== void 0 && withoutFiles(same) === withoutFiles(entry) ? same : entry];
		if (same !== void 0 && !isOwn(entry)) return [same];
		if (same !== void 0 && withoutStripe(entry.text) === withoutStripe(same.text)) return [entry];
		stray.add(entry.name);
		if (same === void 0) return [];
		const text = withAsked(same.text, entry.text);
		if (text === void 0) throw staleLock(path, entry.name, command);
		return [{
			...same,
			text
		}];
	});
	left.filter(({ name }) => !movable.has(name)).forEach(({ name }) => stray.add(name));
	const gone = left.filter(({ name }) => !movable.has(name) || stray.size > 0 && !now.packages.some((entry) => entry.name === name));
	const [tables, fresh] = [manifestTables(old.head), manifestTables(now.head)];
	const isAsked = withoutStripe(tables) !== tables;
	if (isAsked && withoutStripe(tables) !== withoutStripe(fresh)) throw staleLock(path, "[manifest]", command);
	const head = isAsked ? old.head.slice(0, -tables.length) + fresh : old.head;
	const hash = stray.size > 0 ? before : hashed;
	return {
		text: withManifestHash(head, hash) + putBack(kept, gone, newline).join("") + withManifestHash(old.tail, hash),
		stray: [...stray].toSorted(),
		moved: movedBetween(old, now, movable)
	};
}
function staleLock(path, name, command) {
	return new EditError(path, `Refreshing ${path} would also change the entry of ${name}, which stripe does not need.`, `Run "${command}" first, so that the lock is as your own would write it today, and commit that.`);
}
function mergeNotes(path, { moved }) {
	return moved.length === 0 ? [] : [`With stripe, ${path} also moves what it needs: ${moved.join(", ")}.`];
}
function expectLocked(path, text, to, wayOut) {
	const versions = packageBlocks(text).packages.flatMap((entry) => entry.name === "stripe" ? [entry.version] : []);
	if (versions.length > 0 && versions.every((version) => version === to)) return;
	throw new EditError(path, `${path} then holds stripe ${versions.join(", ") || "not at all"} rather than ${to}.`, wayOut);
}

// src/sdks/python/managers/frozen-check.ts
async function checkLock(scratch, { path, before }, merged, { command, wayOut, lockCommand, run }) {
	const result = await run();
	if (result.code === 0) return {
		checks: [{
			command,
			path
		}],
		notes: mergeNotes(path, merged)
	};
	const failed = clientError(path, `"${command}" failed`, result, wayOut);
	if (isPassing(result)) throw failed;
	const base = await asBefore(scratch, before, run);
	if (isPassing(base)) throw clientError(path, `"${command}" failed`, base, wayOut);
	const [stray] = merged.stray;
	if (base.code === 0) throw stray === void 0 ? failed : staleLock(path, stray, lockCommand);
	return {
		checks: [],
		notes: [`${path} does not follow its manifest, also without this upgrade: "${command}" fails. Only what belongs to stripe was changed in it.`, ...mergeNotes(path, merged)]
	};
}

export { withHashLine as i, expectLocked as n, mergePackages as r, checkLock as t };