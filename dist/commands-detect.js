import { t as detect } from "./detect.js";
import { D as detectJson, k as jsonText, o as detectTable } from "./report.js";
import { n as openContext } from "./commands-context.js";

// src/commands/detect.ts
async function run({ flags, switches, settings: given, tools, log, print, screen }) {
	const { repository, sdks, settings } = await openContext(flags.get("repo") ?? ".", { flags: given }, tools, log);
	const detection = await detect({
		repository,
		sdks,
		log
	}, settings);
	print(switches.has("json") ? jsonText(detectJson(detection), 2) : detectTable(detection, screen));
	return 0;
}

export { run };