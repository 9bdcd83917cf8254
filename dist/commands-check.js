import { i as hazardsInUse, o as versionsInUse, r as choose, t as lookUp } from "./look-up.js";
import { a as detect, o as checkTable, t as openGround } from "./world.js";
import { l as jsonText, o as checkJson } from "./slots.js";

// src/commands/check.ts
async function run({ flags, switches, settings: given, tools, log, print, screen }) {
	const { repository, settings, github, clock } = await openGround(flags.get("repo") ?? ".", { flags: given }, tools, log);
	const detection = await detect({
		repository,
		log
	}, settings.policy);
	const catalogs = await lookUp({
		repository,
		tools,
		github,
		log
	}, detection.uses);
	const choice = choose(detection, catalogs, settings.policy, clock.now());
	const inUse = versionsInUse(detection.uses, catalogs);
	const checked = {
		detection,
		choice,
		catalogs,
		inUse,
		hazards: hazardsInUse(inUse)
	};
	print(switches.has("json") ? jsonText(checkJson(checked), 2) : checkTable(checked, screen));
	if (catalogs.some(({ failure }) => failure !== void 0)) return 2;
	return settings.exitCode && choice.upgrades.length > 0 ? 1 : 0;
}

export { run };