import { D as messageOf, T as SettingsError, g as createRunCache } from "./domain.js";
import { i as listCases, o as exitCode, r as provePair } from "./prove.js";
import { _ as listJson, c as junit, o as caseTable, s as proveTable, v as proveJson } from "./report.js";
import { n as openSdks } from "./sdks.js";
import { n as readSettings } from "./settings.js";
import { t as required } from "./commands-invocation.js";
import { dirname, resolve } from "node:path";
import { mkdir, writeFile } from "node:fs/promises";

// src/commands/prove.ts
async function run(invocation) {
	const { flags, switches, print, screen } = invocation;
	const json = switches.has("json");
	if (switches.has("list")) {
		const cases = listCases(await openSdks());
		print(json ? JSON.stringify(listJson(cases), null, 2) : caseTable(cases, screen));
		return 0;
	}
	const { language, proof } = await prove(invocation);
	print(json ? JSON.stringify(proveJson(proof), null, 2) : proveTable(language, proof, screen, { all: switches.has("all") }));
	const file = flags.get("junit");
	if (file !== void 0) await writeJUnit(resolve(file), language, proof);
	return exitCode(proof.verdict);
}
async function prove(invocation) {
	const wanted = required(invocation, "sdk");
	const sdks = await openSdks();
	const driven = sdks.all.filter(({ upgrader }) => upgrader !== null);
	const language = driven.find(({ sdk }) => sdk === wanted);
	if (language === void 0) throw new SettingsError(`--sdk: there is no driver for "${wanted}" yet. Accepted: ${driven.map(({ sdk }) => sdk).join(", ")}`);
	const [from, to] = [requiredVersion(invocation, "from", language), requiredVersion(invocation, "to", language)];
	const { stripeMock } = await readSettings({ flags: invocation.settings });
	return {
		language,
		proof: await provePair({
			...invocation,
			sdks,
			cache: createRunCache()
		}, language.sdk, from, to, { stripeMock })
	};
}
function requiredVersion(invocation, flag, { name, upgrader }) {
	const version = required(invocation, flag);
	if (upgrader?.versions.parse(version) !== void 0) return version;
	throw new SettingsError(`--${flag}: "${version}" is not a version of ${name}. Accepted: a version in full, as in 22.5.0`);
}
async function writeJUnit(file, language, proof) {
	try {
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, junit(language, proof));
	} catch (error) {
		throw new SettingsError(`--junit: ${file} cannot be written: ${messageOf(error)}`);
	}
}

export { run };