import { S as ALLOW_CODE, X as EditError, w as TRUST } from "./domain.js";
import { H as namedBy$1 } from "./sdks-shared.js";
import { B as parseRequirement, F as buildingLine, R as parseRequirements, _ as parseToml, z as normalName } from "./sdks-python.js";

// src/sdks/python/managers/pip/builds.ts
function whyAsked(text) {
	const toml = parseToml(text);
	if ("message" in toml) return "is broken TOML";
	const strings = toml.strings.map(({ path, value }) => ({
		key: path.filter((part) => typeof part === "string").join("."),
		value
	}));
	const name = strings.find(({ key }) => key === "project.name")?.value;
	if (name === void 0) return "has no project.name";
	const dynamic = strings.find(({ key, value }) => key === "project.dynamic" && /^(?:optional-)?dependencies$/.test(value));
	if (dynamic !== void 0) return `says that its ${dynamic.value} are dynamic`;
	const built = strings.filter(({ key }) => key === "project.dependencies" || key.startsWith("project.optional-dependencies.")).map(({ value }) => parseRequirement(value)).find((read) => read?.name === normalName(name) || (read?.url ?? null) !== null);
	return built === void 0 ? null : `asks for ${built.name} by its address or as itself`;
}
function whyBuilds(path, text) {
	if (path.endsWith(".toml")) {
		const why = whyAsked(text);
		return why === null ? null : `${path} ${why}, so that its build backend would be asked`;
	}
	const line = buildingLine(parseRequirements(text));
	return line === void 0 ? null : `${path}:${line.line} would make pip build something`;
}
const OTHER = /\.(?:toml|lock)$/;
async function namedBy(scratch, start) {
	const found = /* @__PURE__ */ new Set();
	const queue = [...start];
	for (let path = queue.shift(); path !== void 0; path = queue.shift()) {
		const read = await scratch.read(path);
		for (const { content } of read.kind === "text" && !OTHER.test(path) ? parseRequirements(read.text) : []) {
			if (content.kind !== "include") continue;
			const other = namedBy$1(path, content.path);
			if (other === null) continue;
			if (!found.has(other)) queue.push(other);
			found.add(other);
		}
	}
	return found;
}
async function refuseBuilds({ cache }, scratch, path, start) {
	if (cache.get(TRUST).repositoryCode) return;
	for (const source of /* @__PURE__ */ new Set([...start, ...await namedBy(scratch, start)])) {
		const read = await scratch.read(source);
		if (read.kind !== "text") continue;
		const why = whyBuilds(source, read.text);
		if (why !== null) throw new EditError(path, `${why}, which runs its code.`, `Refresh ${path} yourself. ${ALLOW_CODE}`);
	}
}

export { refuseBuilds as n, namedBy as t };