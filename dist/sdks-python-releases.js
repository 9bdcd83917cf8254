import { i as UpstreamError } from "./errors.js";
import { n as versionOf, t as filesOf } from "./index-files.js";
import { c as runPip, o as findPython } from "./interpreter.js";
import { t as versions } from "./versions2.js";

// src/sdks/python/releases.ts
function withdrawal(files) {
	const [first] = files;
	if (first !== void 0 && files.every((file) => file.yanked !== false)) return typeof first.yanked === "string" ? first.yanked : "yanked, without a reason";
	return files.some((file) => file.filename.endsWith(".whl") && file.yanked === false) ? null : "only a source distribution, which is never built";
}
function dateOf(files) {
	const dates = files.map((file) => Date.parse(file.date ?? ""));
	return dates.some(Number.isNaN) ? null : new Date(Math.max(...dates)).toISOString();
}
function releaseOf(version, files) {
	const read = versions.parse(version);
	if (read === void 0) return void 0;
	const date = dateOf(files);
	const runtime = files.find((file) => file.python !== null)?.python ?? null;
	return {
		version,
		channel: read.channel,
		date,
		dateSource: date === null ? null : "registry",
		withdrawn: withdrawal(files),
		runtime
	};
}
async function bareVersions(tools, python) {
	const result = await runPip(tools, python, [
		"index",
		"versions",
		"--pre",
		"stripe"
	], {
		cwd: await tools.folder("index"),
		timeoutMs: 6e4
	});
	const listed = /^Available versions: (.*)$/m.exec(result.stdout)?.[1];
	if (result.code !== 0 || listed === void 0) return void 0;
	return listed.split(",").flatMap((text) => {
		const read = versions.parse(text.trim());
		return read === void 0 ? [] : [{
			version: read.text,
			channel: read.channel,
			date: null,
			dateSource: null,
			withdrawn: null,
			runtime: null
		}];
	});
}
async function releases(tools, oldest) {
	const found = await listReleases(tools, await findPython(tools));
	const from = versions.parse(oldest);
	return found.filter((release) => from === void 0 || versions.compare(release.version, from.text) >= 0).toSorted((a, b) => versions.compare(a.version, b.version));
}
async function listReleases(tools, python) {
	try {
		const byVersion = /* @__PURE__ */ new Map();
		for (const file of (await filesOf(tools, python, ["stripe"])).get("stripe") ?? []) {
			const version = versions.parse(versionOf("stripe", file.filename) ?? "")?.text;
			if (version !== void 0) byVersion.set(version, [...byVersion.get(version) ?? [], file]);
		}
		const listed = [...byVersion].map(([version, files]) => releaseOf(version, files)).filter((release) => release !== void 0);
		if (listed.length === 0) throw new UpstreamError("The Python package index lists no release of stripe.");
		return listed;
	} catch (error) {
		const bare = await bareVersions(tools, python);
		if (bare === void 0) throw error;
		return bare;
	}
}

export { releases };