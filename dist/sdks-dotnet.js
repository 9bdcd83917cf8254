import { c as folderOf } from "./domain.js";
import { B as inFolder, F as linesOf, I as recognised, M as parseXml, N as exactVersion, W as lockfiles, j as descendants, k as childText } from "./sdks-shared.js";
import { posix } from "node:path";

// src/sdks/dotnet/packages-lock.ts
function readPackagesLock(text) {
	const lock = JSON.parse(text.replace(/^\uFEFF/, ""));
	for (const packages of Object.values(tableOf(tableOf(lock)["dependencies"]))) for (const [id, entry] of Object.entries(tableOf(packages))) {
		const version = tableOf(entry)["resolved"];
		if (id.toLowerCase() !== "stripe.net" || typeof version !== "string") continue;
		return {
			version,
			line: linesOf(text).at(Math.max(0, text.search(/"stripe\.net"\s*:\s*\{/i)))
		};
	}
	return null;
}
function tableOf(value) {
	return typeof value === "object" && value !== null ? { ...value } : {};
}

// src/sdks/dotnet/project.ts
const PACKAGE = "Stripe.net";
const KINDS = /* @__PURE__ */ new Map([
	["PackageReference", "nuget:PackageReference"],
	["PackageVersion", "nuget:PackageVersion(CPM)"],
	["GlobalPackageReference", "nuget:GlobalPackageReference(CPM)"]
]);
async function readProject(survey, locks, path, text) {
	const project = parseXml(text);
	const lines = linesOf(text);
	for (const { element } of descendants(project)) {
		const kind = KINDS.get(element.name);
		if (kind === void 0 || !namesStripe(element)) continue;
		const override = metadata(element, "VersionOverride");
		const version = override ?? metadata(element, "Version");
		const end = element.attributes.at(-1)?.range.end ?? element.start;
		const isReference = element.name === "PackageReference";
		const locked = isReference ? await locks.claim(inFolder(folderOf(path), "packages.lock.json")) : null;
		const asked = version?.value ?? (isReference ? await centralVersion(survey, path) : "");
		survey.use({
			path,
			line: lines.at(element.start),
			package: PACKAGE,
			kind: override === void 0 ? kind : "nuget:VersionOverride(CPM)",
			specifier: version?.value ?? "",
			range: version?.range ?? {
				start: end,
				end
			},
			locked,
			version: pinned(locked?.version ?? await resolve$1(survey, path, project, asked))
		});
	}
}
function readPackagesConfig(survey, path, text) {
	const lines = linesOf(text);
	for (const element of parseXml(text).children) {
		const id = attribute(element, "id");
		const version = attribute(element, "version");
		if (element.name !== "package" || id?.value.toLowerCase() !== PACKAGE.toLowerCase() || version === void 0) continue;
		survey.use({
			path,
			line: lines.at(element.start),
			package: PACKAGE,
			kind: "nuget:packages.config",
			specifier: version.value,
			range: version.range,
			locked: null,
			version: pinned(version.value)
		});
	}
}
function namesStripe(element) {
	const names = attribute(element, "Include") ?? attribute(element, "Update");
	return names !== void 0 && names.value.split(";").some((name) => name.trim().toLowerCase() === PACKAGE.toLowerCase());
}
function metadata(element, name) {
	const found = attribute(element, name);
	if (found !== void 0) return found;
	return element.children.find((child) => child.name.toLowerCase() === name.toLowerCase())?.text ?? void 0;
}
function attribute(element, name) {
	return element.attributes.find((one) => one.name.toLowerCase() === name.toLowerCase());
}
async function centralVersion(survey, path) {
	for await (const props of above(survey, path, "Directory.Packages.props")) for (const { element } of descendants(props)) {
		if (element.name !== "PackageVersion" || !namesStripe(element)) continue;
		const version = metadata(element, "Version");
		if (version !== void 0) return resolve$1(survey, path, props, version.value);
	}
	return "";
}
async function resolve$1(survey, path, project, version) {
	const name = /^\$\(([^$()]+)\)$/.exec(version)?.[1];
	if (name === void 0) return version;
	const here = propertyOf(project, name);
	if (here !== void 0) return here;
	for (const file of ["Directory.Packages.props", "Directory.Build.props"]) for await (const props of above(survey, path, file)) {
		const value = propertyOf(props, name);
		if (value !== void 0) return value;
	}
	return version;
}
function propertyOf(project, name) {
	for (const group of project.children) {
		if (group.name !== "PropertyGroup") continue;
		const value = childText(group, name);
		if (value) return value.value;
	}
}
async function* above(survey, path, name) {
	for (const candidate of await survey.above(path, name)) {
		const read = [];
		await survey.open(candidate, (text) => void read.push(parseXml(text)));
		yield* read;
	}
}
function pinned(version) {
	return exactVersion(version.replace(/^\[([^,[\]]*)\]$/, "$1").trim());
}

// src/sdks/dotnet/facts.ts
const names = {
	sdk: "dotnet",
	name: "stripe-dotnet",
	package: "Stripe.net",
	language: ".NET",
	repository: "stripe/stripe-dotnet",
	manifests: /^(?:packages\.config|Directory\.Packages\.props)$|\.csproj$/,
	filledFolders: [{
		name: "bin",
		holds: "output",
		by: ["the .NET compiler"],
		holding: ["Debug", "Release"]
	}, {
		name: "obj",
		holds: "output",
		by: ["the .NET compiler"],
		holding: ["Debug", "Release"]
	}],
	advisories: {
		ecosystem: "nuget",
		name: "Stripe.net"
	}
};

// src/sdks/dotnet/index.ts
const dotnet = recognised(names, async (survey) => {
	const locks = lockfiles(survey, "Stripe.net", readPackagesLock);
	for (const path of survey.mentioning) {
		const name = posix.basename(path).toLowerCase();
		if (name === "packages.config") await survey.open(path, (text) => readPackagesConfig(survey, path, text));
		else if (/\.(?:csproj|fsproj|vbproj|props|targets)$/.test(name)) await survey.open(path, (text) => readProject(survey, locks, path, text));
	}
	await locks.noteUnclaimed(survey.mentioning.filter((path) => posix.basename(path) === "packages.lock.json"));
});

export { dotnet as t };