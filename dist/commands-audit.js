import { t as audit } from "./audit.js";
import { G as SettingsError, n as AUDIT_LEVELS } from "./domain.js";
import { n as auditTable, r as auditJson, w as jsonText } from "./report.js";
import { n as openContext } from "./commands-context.js";

// src/commands/audit.ts
const FAIL_ON = [
	"error",
	"warning",
	"never"
];
async function run({ flags, switches, settings: given, tools, log, print, screen }) {
	const typed = flags.get("fail-on") ?? "error";
	const failOn = FAIL_ON.find((value) => value === typed);
	if (failOn === void 0) throw new SettingsError(`--fail-on: "${typed}" is not accepted. Accepted: ${FAIL_ON.join(", ")}`);
	const { repository, sdks, settings } = await openContext(flags.get("repo") ?? ".", { flags: given }, tools, log);
	const audited = await audit({
		repository,
		sdks,
		log
	}, settings);
	print(switches.has("json") ? jsonText(auditJson(audited), 2) : auditTable(audited, screen));
	if (failOn === "never") return 0;
	const worst = AUDIT_LEVELS.indexOf(failOn);
	return audited.findings.some(({ level }) => AUDIT_LEVELS.indexOf(level) <= worst) ? 1 : 0;
}

export { run };