import { n as parseRequirement, t as normalName } from "./requirement.js";
import { d as parseRequirements, l as buildingLine, t as parseToml } from "./toml.js";

// src/sdks/python/building.ts
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

export { whyBuilds as t };