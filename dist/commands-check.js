import { i as versionsInUse, n as hazardsInUse, r as narrow, t as choose } from "./choose.js";
import { t as detect } from "./detect.js";
import { t as tryEdits } from "./edit.js";
import { t as lookUp } from "./look-up.js";
import { E as checkJson, a as checkTable, k as jsonText } from "./report.js";
import { n as hazardLines } from "./review.js";
import { n as openContext } from "./commands-context.js";
import { t as _usingCtx } from "./usingCtx.js";

// src/commands/check.ts
async function run({ flags, switches, settings: given, tools, log, print, screen }) {
	try {
		var _usingCtx$1 = _usingCtx();
		const context = await openContext(flags.get("repo") ?? ".", { flags: given }, tools, log);
		const { settings, github, clock, cache, sdks } = context;
		const base = _usingCtx$1.a(switches.has("try-edits") ? await context.repository.checkout() : null);
		const repository = base ?? context.repository;
		const detection = await detect({
			repository,
			sdks,
			log
		}, settings);
		const releaseLists = await lookUp({
			repository,
			tools,
			cache,
			sdks,
			github,
			log
		}, detection.uses);
		const choice = choose(sdks, detection, releaseLists, settings, clock.now());
		const inUse = versionsInUse(sdks, detection.uses, releaseLists);
		const lines = await hazardLines({
			repository,
			sdks
		}, inUse);
		const edits = base === null ? {} : { edits: await tryEdits(context, choice, (upgrade, some) => narrow(sdks, upgrade, some, inUse, releaseLists)) };
		const checked = {
			sdks,
			detection,
			choice,
			releaseLists,
			inUse,
			hazards: hazardsInUse(sdks, inUse),
			hazardLines: lines,
			...edits
		};
		print(switches.has("json") ? jsonText(checkJson(checked), 2) : checkTable(checked, screen));
		if (releaseLists.some(({ failure }) => failure !== void 0)) return 2;
		return settings.exitCode && choice.upgrades.length > 0 ? 1 : 0;
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}

export { run };