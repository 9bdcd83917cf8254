import { a as detect, s as detectTable, t as openGround } from "./world.js";
import { l as jsonText, s as detectJson } from "./slots.js";

// src/commands/detect.ts
async function run({ flags, switches, settings: given, tools, log, print, screen }) {
	const { repository, settings } = await openGround(flags.get("repo") ?? ".", { flags: given }, tools, log);
	const detection = await detect({
		repository,
		log
	}, settings.policy);
	print(switches.has("json") ? jsonText(detectJson(detection), 2) : detectTable(detection, screen));
	return 0;
}

export { run };