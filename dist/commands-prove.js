import { $ as SettingsError, E as createRunCache, b as sdkTable, et as UpstreamError, tt as messageOf } from "./domain.js";
import { n as openSdks } from "./sdks.js";
import { n as readSettings } from "./settings.js";
import { t as required } from "./commands-invocation.js";
import { t as checkStripeMock } from "./commands-stripe-mock.js";
import { dirname, resolve } from "node:path";
import { mkdir, writeFile } from "node:fs/promises";
import { EventEmitter, once } from "node:events";

// src/commands/prove.ts
async function run(invocation) {
	const { flags, switches, print, screen } = invocation;
	const json = switches.has("json");
	if (switches.has("list")) {
		const [{ listCases }, { caseTable, listJson }] = await Promise.all([import("./load-prove.js"), import("./load-report.js")]);
		const cases = listCases(await openSdks());
		print(json ? JSON.stringify(listJson(cases), null, 2) : caseTable(cases, screen));
		return 0;
	}
	const { language, proof, code } = await prove(invocation);
	const { junit, proveJson, proveTable } = await import("./load-report.js");
	print(json ? JSON.stringify(proveJson(proof), null, 2) : proveTable(language, proof, screen, { all: switches.has("all") }));
	const file = flags.get("junit");
	if (file !== void 0) await writeJUnit(resolve(file), junit(language, proof));
	return code;
}
async function prove(invocation) {
	const language = await driven(required(invocation, "sdk"));
	const [from, to] = [requiredVersion(invocation, "from", language), requiredVersion(invocation, "to", language)];
	const { stripeMock, requireIsolation } = await readSettings({ flags: invocation.settings });
	await checkStripeMock(invocation.tools, stripeMock);
	const { tools, begun } = noting(invocation.tools);
	const world = {
		...invocation,
		tools,
		sdks: sdkTable([language]),
		cache: createRunCache()
	};
	const published = checkPublished(world, language, {
		from,
		to
	});
	await Promise.race([begun, published]);
	const [{ exitCode, provePair }] = await Promise.all([import("./load-prove.js"), import("./load-report.js")]);
	const proof = await provePair(world, language.sdk, from, to, {
		stripeMock,
		requireIsolation,
		published
	});
	return {
		language,
		proof,
		code: exitCode(proof.verdict)
	};
}
async function driven(wanted) {
	const [language] = (await openSdks([wanted])).all;
	if (language !== void 0 && language.upgrader !== null) return language;
	const accepted = (await openSdks()).all.flatMap(({ sdk, upgrader }) => upgrader === null ? [] : [sdk]);
	throw new SettingsError(`--sdk: there is no driver for "${wanted}" yet. Accepted: ${accepted.join(", ")}`);
}
function noting(tools) {
	const programs = new EventEmitter();
	return {
		tools: {
			...tools,
			async run(...asked) {
				const running = tools.run(...asked);
				programs.emit("start");
				return running;
			}
		},
		begun: once(programs, "start")
	};
}
function requiredVersion(invocation, flag, { name, upgrader }) {
	const version = required(invocation, flag);
	if (upgrader?.versions.parse(version) !== void 0) return version;
	throw new SettingsError(`--${flag}: "${version}" is not a version of ${name}. Accepted: a version in full, as in 22.5.0`);
}
const NEAR = 3;
async function checkPublished({ tools, cache, log }, { name, upgrader }, given) {
	if (upgrader === null || await upgrader.prefetch?.({
		tools,
		cache
	}, [given.from, given.to]) === true) return;
	const { compare, parse } = upgrader.versions;
	const [oldest = given.from] = [given.from, given.to].toSorted(compare);
	const folder = await tools.folder("releases");
	const released = await log.step(`Looking up the releases of ${name}`, async () => upgrader.releases({
		tools,
		cache
	}, folder, oldest)).catch((error) => {
		if (error instanceof UpstreamError) return [];
		throw error;
	});
	if (released.length === 0) return;
	for (const flag of ["from", "to"]) {
		const wanted = parse(given[flag])?.text ?? given[flag];
		if (released.some(({ version }) => compare(version, wanted) === 0)) continue;
		const stable = released.filter(({ channel }) => channel === "stable").map(({ version }) => version);
		const above = stable.findIndex((version) => compare(version, wanted) > 0);
		const end = above === -1 ? stable.length : above + 1;
		const near = stable.slice(Math.max(0, end - NEAR), Math.max(end, NEAR));
		throw new SettingsError(`--${flag}: ${name} has no release ${given[flag]}. Near it: ${near.join(", ")}`);
	}
}
async function writeJUnit(file, text) {
	try {
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, text);
	} catch (error) {
		throw new SettingsError(`--junit: ${file} cannot be written: ${messageOf(error)}`);
	}
}

export { run };