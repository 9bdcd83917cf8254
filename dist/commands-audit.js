import { i as withoutKnown, n as RULE_LIST, r as baselineText, t as audit } from "./audit.js";
import { G as SettingsError, n as AUDIT_LEVELS, q as messageOf } from "./domain.js";
import { T as jsonText, i as auditJson, n as auditTable, r as sarif } from "./report.js";
import { n as openContext } from "./commands-context.js";
import { t as ownVersion } from "./commands-own-version.js";
import { readFile, writeFile } from "node:fs/promises";

// src/commands/audit.ts
async function write(flag, file, text) {
	try {
		await writeFile(file, text);
	} catch (error) {
		throw new SettingsError(`--${flag}: ${file} cannot be written: ${messageOf(error)}`);
	}
}
async function readBaseline(file) {
	try {
		return await readFile(file, "utf8");
	} catch (error) {
		throw new SettingsError(`--baseline: ${file} cannot be read: ${messageOf(error)}`);
	}
}
async function run({ flags, switches, settings: given, tools, log, print, screen }) {
	const { repository, sdks, settings } = await openContext(flags.get("repo") ?? ".", { flags: given }, tools, log);
	const found = await audit({
		repository,
		sdks,
		log
	}, settings);
	const file = flags.get("baseline");
	if (switches.has("write-baseline")) {
		if (file === void 0) throw new SettingsError("--write-baseline: needs --baseline, which names the file");
		await write("baseline", file, baselineText(found));
	}
	const audited = file === void 0 ? found : withoutKnown(found, await readBaseline(file), file);
	const sarifFile = flags.get("sarif");
	if (sarifFile !== void 0) await write("sarif", sarifFile, `${jsonText(sarif(audited, RULE_LIST, await ownVersion()), 2)}\n`);
	print(switches.has("json") ? jsonText(auditJson(audited), 2) : auditTable(audited, screen));
	const worst = AUDIT_LEVELS.findIndex((level) => level === flags.get("fail-on"));
	return audited.findings.some(({ level }) => AUDIT_LEVELS.indexOf(level) <= worst) ? 1 : 0;
}

export { run };