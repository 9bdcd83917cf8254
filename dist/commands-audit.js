import { n as openCommit } from "./adapters.js";
import { a as newSince, n as withoutKnown, o as audit, s as RULE_LIST, t as baselineText } from "./audit.js";
import { $ as SettingsError, A as AUDIT_LEVELS, tt as messageOf } from "./domain.js";
import { L as auditJson, f as auditTable, k as jsonText, p as sinceTable, r as sarif } from "./report.js";
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
	const since = flags.get("since");
	const earlier = since === void 0 ? null : await openCommit(repository.root, tools, since);
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
	const known = file === void 0 ? found : withoutKnown(found, await readBaseline(file), file);
	const audited = earlier === null ? known : newSince(await audit({
		repository: earlier,
		sdks,
		log
	}, settings), known);
	const sarifFile = flags.get("sarif");
	if (sarifFile !== void 0) await write("sarif", sarifFile, `${jsonText(sarif(known, RULE_LIST, await ownVersion(), earlier === null ? null : audited), 2)}\n`);
	if (switches.has("json")) print(jsonText(auditJson(audited), 2));
	else print(since === void 0 ? auditTable(audited, screen) : sinceTable(audited, since, screen));
	const worst = AUDIT_LEVELS.findIndex((level) => level === flags.get("fail-on"));
	return audited.findings.some(({ level }) => AUDIT_LEVELS.indexOf(level) <= worst) ? 1 : 0;
}

export { run };