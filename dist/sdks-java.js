import { c as folderOf } from "./domain.js";
import { A as childrenOf, B as inFolder, F as linesOf, H as namedBy, I as recognised, M as parseXml, N as exactVersion, P as eachLine, W as lockfiles, j as descendants, k as childText } from "./sdks-shared.js";
import { posix } from "node:path";

// src/sdks/java/coordinate.ts
const GROUP = "com.stripe";
const ARTIFACT = "stripe-java";
const COORDINATE = `${GROUP}:${ARTIFACT}`;
function pinned(version) {
	return exactVersion(version.replace(/^\[([^,[\]]*)\]$/, "$1").replace(/!!$/, ""));
}

// src/sdks/java/catalog.ts
async function readCatalog(survey, path, text) {
	const { parseTOML } = await import("./load-toml-eslint-parser.js");
	const texts = /* @__PURE__ */ new Map();
	const [top] = parseTOML(text).body;
	for (const entry of top.body) collect(entry, [], texts);
	const lines = linesOf(text);
	for (const [key, library] of texts) {
		const [section, name, last, ...more] = key.split("\n");
		if (section !== "libraries" || name === void 0 || more.length > 0) continue;
		const prefix = `${section}\n${name}\n`;
		const version = last === void 0 ? inCoordinate(library) : inTable(texts, prefix, last, library);
		if (version === null) continue;
		survey.use({
			path,
			line: lines.at(library.range.start),
			package: COORDINATE,
			kind: "gradle:catalog",
			specifier: version.value,
			range: version.range,
			locked: null,
			version: pinned(version.value)
		});
	}
}
function inCoordinate({ value, range }) {
	if (value !== "com.stripe:stripe-java" && !value.startsWith(`${"com.stripe:stripe-java"}:`)) return null;
	const version = value.slice(COORDINATE.length + 1);
	return {
		value: version,
		range: {
			start: range.end - version.length,
			end: range.end
		}
	};
}
function inTable(texts, prefix, last, text) {
	if (!(last === "module" && text.value === "com.stripe:stripe-java" || last === "name" && text.value === "stripe-java" && texts.get(`${prefix}group`)?.value === "com.stripe")) return null;
	const reference = texts.get(`${prefix}version\nref`);
	return (reference === void 0 ? texts.get(`${prefix}version`) : texts.get(`versions\n${reference.value}`)) ?? {
		value: "",
		range: {
			start: text.range.end,
			end: text.range.end
		}
	};
}
function collect(node, parents, texts) {
	if (node.type === "TOMLTable") {
		for (const entry of node.body) collect(entry, node.resolvedKey.map(String), texts);
		return;
	}
	const key = [...parents, ...node.key.keys.map((part) => part.type === "TOMLBare" ? part.name : part.value)];
	if (node.value.type === "TOMLInlineTable") for (const entry of node.value.body) collect(entry, key, texts);
	if (node.value.type !== "TOMLValue" || node.value.kind !== "string") return;
	const [start, end] = node.value.range;
	texts.set(key.join("\n"), {
		value: node.value.value,
		range: {
			start: start + 1,
			end: end - 1
		}
	});
}

// src/sdks/java/gradle-lockfile.ts
function gradleLockfile(survey) {
	return lockfiles(survey, COORDINATE, (text) => {
		const prefix = `${COORDINATE}:`;
		for (const { text: content, line } of eachLine(text)) if (content.startsWith(prefix)) return {
			version: content.slice(prefix.length).split("=", 1)[0] ?? "",
			line
		};
		return null;
	});
}

// src/sdks/java/literals.ts
function literalsOf(text) {
	const literals = [];
	let at = 0;
	while (at < text.length) {
		const character = text[at];
		if (text.startsWith("//", at)) at = endOf(text, "\n", at);
		else if (text.startsWith("/*", at)) at = endOf(text, "*/", at + 2);
		else if (character === "\"" || character === "'") {
			const tripled = character.repeat(3);
			const mark = text.startsWith(tripled, at) ? tripled : character;
			const start = at + mark.length;
			const { end, closed } = closing(text, mark, start);
			if (closed) literals.push({
				text: text.slice(start, end),
				start,
				key: keyBefore(text, at)
			});
			at = closed ? end + mark.length : end;
		} else at += 1;
	}
	return literals;
}
function closing(text, mark, from) {
	if (mark.length === 3) {
		const end = text.indexOf(mark, from);
		return {
			end: end === -1 ? text.length : end,
			closed: end !== -1
		};
	}
	let at = from;
	while (at < text.length && text[at] !== "\n") {
		if (text[at] === mark) return {
			end: at,
			closed: true
		};
		at += text[at] === "\\" ? 2 : 1;
	}
	return {
		end: Math.min(at, text.length),
		closed: false
	};
}
function keyBefore(text, quote) {
	const mark = skipBack(text, quote, /\s/);
	const separator = text[mark - 1];
	if (separator !== "=" && separator !== ":") return null;
	const [name, start] = wordBefore(text, mark - 1);
	const colon = skipBack(text, start, /\s/);
	if (separator === "=" && text[colon - 1] === ":") return wordBefore(text, colon - 1)[0];
	return name;
}
function wordBefore(text, from) {
	const end = skipBack(text, from, /\s/);
	const start = skipBack(text, end, /\w/);
	return [start === end ? null : text.slice(start, end), start];
}
function skipBack(text, from, what) {
	let at = from;
	while (at > 0 && what.test(text[at - 1] ?? "")) at -= 1;
	return at;
}
function endOf(text, mark, from) {
	const found = text.indexOf(mark, from);
	return found === -1 ? text.length : found + mark.length;
}

// src/sdks/java/gradle.ts
const REFRESHED = `version.${GROUP}..${ARTIFACT}`;
async function readBuildScript(survey, locks, path, text) {
	const lines = linesOf(text);
	const literals = literalsOf(text);
	for (const [index, literal] of literals.entries()) {
		const version = versionAsked(text, literals, index);
		if (version === null) continue;
		const locked = await locks.claim(inFolder(folderOf(path), "gradle.lockfile"));
		survey.use({
			path,
			line: lines.at(literal.start),
			package: COORDINATE,
			kind: "gradle",
			specifier: version.text,
			range: {
				start: version.start,
				end: version.start + version.text.length
			},
			locked,
			version: pinned(locked?.version ?? await resolve$2(survey, path, literals, version.text))
		});
	}
}
function readVersionsProperties(survey, path, text) {
	for (const { key, value, line, start } of properties(text)) {
		if (key !== REFRESHED) continue;
		const range = {
			start,
			end: start + value.length
		};
		survey.use({
			path,
			line,
			package: COORDINATE,
			kind: "gradle:versions.properties",
			specifier: value,
			range,
			locked: null,
			version: pinned(value)
		});
	}
}
function versionAsked(text, literals, index) {
	const literal = literals[index];
	if (literal === void 0) return null;
	if (literal.text === "com.stripe:stripe-java") return {
		text: "",
		start: literal.start + literal.text.length
	};
	if (literal.text.startsWith(`${"com.stripe:stripe-java"}:`)) {
		const start = COORDINATE.length + 1;
		return {
			text: literal.text.slice(start).split(/[:@]/, 1)[0] ?? "",
			start: literal.start + start
		};
	}
	const [group, version] = [literals[index - 1], literals[index + 1]];
	if (literal.text !== "stripe-java" || group?.text !== "com.stripe" || !adjacent(text, group, literal, "name")) return null;
	if (version === void 0 || !adjacent(text, literal, version, "version")) return {
		text: "",
		start: literal.start + literal.text.length
	};
	return version;
}
function adjacent(text, before, next, name) {
	const between = text.slice(before.start + before.text.length + 1, next.start - 1);
	return between.length <= 100 && (/* @__PURE__ */ new Set([
		",",
		`,${name}:`,
		`,${name}=`
	])).has(between.replace(/\s/g, ""));
}
async function resolve$2(survey, path, literals, version) {
	if (version === "_") return await property(survey, path, "versions.properties", REFRESHED) ?? version;
	if (!version.startsWith("$")) return version;
	const variable = version.replace(/[${}]/g, "").split(".").at(-1) ?? "";
	return literals.find((literal) => literal.key === variable)?.text ?? await property(survey, path, "gradle.properties", variable) ?? version;
}
async function property(survey, path, file, name) {
	for (const candidate of await survey.above(path, file)) for (const { key, value } of properties(await survey.read(candidate) ?? "")) if (key === name) return value;
}
function* properties(text) {
	for (const { text: content, line, start } of eachLine(text)) {
		const separator = content.search(/[=:]/);
		if (separator === -1 || /^\s*[#!]/.test(content)) continue;
		const value = content.slice(separator + 1);
		const blank = value.length - value.trimStart().length;
		yield {
			key: content.slice(0, separator).trim(),
			value: value.trim(),
			line,
			start: start + separator + 1 + blank
		};
	}
}

// src/sdks/java/maven.ts
const MAX_PARENTS = 10;
async function readPom(survey, path, text) {
	const project = parseXml(text);
	const lines = linesOf(text);
	const asked = [...descendants(project)].filter(({ element }) => asksForStripe(element));
	if (asked.length === 0) return;
	const family = [project, ...await parentsOf(survey, path, project)];
	for (const { element, ancestors } of asked) {
		const artifact = childrenOf(element, "artifactId")[0] ?? element;
		const version = childText(element, "version");
		const place = version?.range.start ?? artifact.start;
		survey.use({
			path,
			line: lines.at(artifact.start),
			package: COORDINATE,
			kind: ancestors.includes("dependencyManagement") ? "maven:dependencyManagement" : "maven",
			specifier: version?.value ?? "",
			range: version?.range ?? {
				start: place,
				end: place
			},
			locked: null,
			version: pinned(resolve$1(version?.value ?? managedVersion(family) ?? "", family))
		});
	}
}
function asksForStripe(element) {
	return (element.name === "dependency" || element.name === "artifactItem") && childText(element, "groupId")?.value === "com.stripe" && childText(element, "artifactId")?.value === "stripe-java";
}
async function parentsOf(survey, path, project) {
	const parents = [];
	const from = {
		path,
		project
	};
	while (parents.length < MAX_PARENTS) {
		const next = parentPath(from.path, from.project);
		if (next === null || !await survey.tracks(next)) break;
		const before = parents.length;
		await survey.open(next, (text) => void parents.push(parseXml(text)));
		const parent = parents[before];
		if (parent === void 0) break;
		from.path = next;
		from.project = parent;
	}
	return parents;
}
function parentPath(path, project) {
	const parent = childrenOf(project, "parent")[0];
	if (parent === void 0) return null;
	const relative = childText(parent, "relativePath");
	if (relative === null) return null;
	const target = namedBy(path, relative?.value ?? "../pom.xml");
	if (target === null) return null;
	return target.endsWith(".xml") ? target : posix.join(target, "pom.xml");
}
function managedVersion(family) {
	for (const project of family) for (const { element, ancestors } of descendants(project)) {
		if (!ancestors.includes("dependencyManagement") || !asksForStripe(element)) continue;
		const version = childText(element, "version");
		if (version) return version.value;
	}
}
function resolve$1(version, family) {
	const name = /^\$\{([^${}]+)\}$/.exec(version)?.[1];
	if (name === void 0) return version;
	for (const project of family) for (const properties of childrenOf(project, "properties")) {
		const value = childText(properties, name);
		if (value) return value.value;
	}
	return version;
}

// src/sdks/java/facts.ts
const names = {
	sdk: "java",
	name: "stripe-java",
	package: "stripe-java",
	language: "Java",
	repository: "stripe/stripe-java",
	manifests: /^(?:pom\.xml|build\.gradle(?:\.kts)?)$/,
	filledFolders: [],
	advisories: {
		ecosystem: "maven",
		name: "com.stripe:stripe-java"
	}
};

// src/sdks/java/index.ts
const java = recognised(names, async (survey) => {
	const locks = gradleLockfile(survey);
	for (const path of survey.mentioning) {
		const name = posix.basename(path);
		if (name === "pom.xml") await survey.open(path, (text) => readPom(survey, path, text));
		else if (name === "versions.properties") await survey.open(path, (text) => readVersionsProperties(survey, path, text));
		else if (name.endsWith(".versions.toml")) await survey.open(path, (text) => readCatalog(survey, path, text));
		else if (isBuildScript(path)) await survey.open(path, (text) => readBuildScript(survey, locks, path, text));
	}
	await locks.noteUnclaimed(survey.mentioning.filter((path) => posix.basename(path) === "gradle.lockfile"));
});
function isBuildScript(path) {
	return /\.gradle(?:\.kts)?$/.test(path) || path.split("/").includes("buildSrc") && /\.(?:kt|java|groovy)$/.test(path);
}

export { java as t };