import { H as namedBy, L as trackedIn } from "./sdks-shared.js";
import { D as namesStripe, E as BROKEN_WHY, R as parseRequirements, h as readCompiled } from "./sdks-python.js";
import { posix } from "node:path";

// src/sdks/python/manifest/requirements-graph.ts
const NAME = /(?:^|[-_.])(?:requires|requirements?|constraints?|reqs?)(?:[-_.\d]|$)/i;
const FOLDER = /(?:^|\/)(?:requires|requirements?|constraints?|reqs?)(?:[-_.][^/]*)?$/i;
const ENDING = /\.(?:txt|in|pip|reqs)$/i;
const LOCK = /(?:^|\/)requirements(?:[-_.][\w.-]*)?\.lock$/i;
const BARE = /(?:^|\/)(?:requirements|constraints)$/i;
const PROSE = /^(?:readme|licen[cs]e|changes|changelog|copying|notice|authors)\b/i;
function namedSo(path) {
	if (!ENDING.test(path)) return BARE.test(path) || LOCK.test(path);
	const base = posix.basename(path);
	if (PROSE.test(base)) return false;
	return NAME.test(base.replace(ENDING, "")) || FOLDER.test(posix.dirname(path));
}
function shapeOf(lines, named) {
	const kinds = lines.map((line) => line.content);
	const unknown = kinds.filter((content) => content.kind === "unknown").length;
	const requirements = kinds.flatMap((content) => content.kind === "requirement" ? [content] : []);
	const isSpecific = kinds.some((content) => content.kind === "include" || content.kind === "requirement" && (content.hashes.length > 0 || /^[^A-Za-z]*\d/.test(content.requirement.specifier)));
	if (!named) return unknown === 0 && requirements.length > 0 && isSpecific ? "reads" : "prose";
	if (unknown === 0) return "reads";
	const known = kinds.filter((content) => content.kind !== "unknown" && content.kind !== "blank").length;
	if (unknown * 4 > known) return "prose";
	return { brokenAt: lines.find((line) => line.content.kind === "unknown")?.line ?? 1 };
}
function isBrokenStripe(text, { content, start, end }) {
	return content.kind === "unknown" && namesStripe(text.slice(start, end));
}
function includesOf(path, lines) {
	return lines.flatMap(({ content }) => {
		if (content.kind !== "include" || posix.isAbsolute(content.path) || content.path.includes("://")) return [];
		const named = namedBy(path, content.path);
		return named === null ? [] : [{
			path: named,
			option: content.option
		}];
	});
}
async function readRequirements(repository, mentioning) {
	const tracked = await trackedIn(repository);
	const holds = new Set(mentioning);
	const queue = [];
	for (const path of tracked) {
		const named = namedSo(path);
		if (named || holds.has(path) && ENDING.test(path)) queue.push({
			path,
			named
		});
	}
	const asNamed = new Set(queue.filter(({ named }) => named).map(({ path }) => path));
	const files = /* @__PURE__ */ new Map();
	const notes = [];
	for (let next = queue.shift(); next !== void 0; next = queue.shift()) {
		const { path, named } = next;
		const read = await repository.read(path);
		if (read.kind === "unreadable" && named) notes.push({
			place: { path },
			text: `This requirements file was left alone. ${read.why}`
		});
		if (read.kind !== "text") continue;
		const lines = parseRequirements(read.text);
		const shape = shapeOf(lines, named);
		const broken = named && holds.has(path) ? lines.find((line) => isBrokenStripe(read.text, line)) : void 0;
		if (broken !== void 0) notes.push({
			place: {
				path,
				line: broken.line
			},
			text: `This line was left alone: ${BROKEN_WHY}.`
		});
		else if (typeof shape === "object" && holds.has(path)) notes.push({
			place: {
				path,
				line: shape.brokenAt
			},
			text: "This line does not read as a requirement; the rest of the file was read."
		});
		if (shape === "prose") continue;
		const includes = includesOf(path, lines);
		const stripe = lines.filter(({ content }) => content.kind === "requirement" && content.requirement.name === "stripe");
		files.set(path, {
			path,
			text: read.text,
			lines,
			stripe,
			compiled: readCompiled(lines) ?? null,
			includes
		});
		for (const include of includes) {
			if (asNamed.has(include.path) || files.has(include.path) || !tracked.has(include.path)) continue;
			asNamed.add(include.path);
			queue.push({
				path: include.path,
				named: true
			});
		}
	}
	return {
		files: new Map([...files].toSorted(([a], [b]) => a < b ? -1 : 1)),
		notes
	};
}
function reach(files, start) {
	const reached = /* @__PURE__ */ new Set();
	const queue = [...start];
	for (let path = queue.shift(); path !== void 0; path = queue.shift()) {
		const file = files.get(path);
		if (file === void 0 || reached.has(path)) continue;
		reached.add(path);
		if (file.compiled === null) queue.push(...file.includes.map((include) => include.path));
	}
	return reached;
}
function installedTogether(files) {
	const together = /* @__PURE__ */ new Map();
	for (const [path, file] of files) {
		if (file.includes.length === 0) continue;
		const reached = [...reach(files, [path])];
		const found = reached.flatMap((one) => files.get(one) ?? []);
		for (const one of reached) {
			const known = together.get(one) ?? /* @__PURE__ */ new Set();
			found.forEach((other) => known.add(other));
			together.set(one, known);
		}
	}
	return together;
}

export { reach as n, readRequirements as r, installedTogether as t };