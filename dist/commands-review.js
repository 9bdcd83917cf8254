import { i as versionsInUse, t as choose } from "./choose.js";
import { t as detect } from "./detect.js";
import { $ as SettingsError } from "./domain.js";
import { n as lookUpNotes, t as lookUp } from "./look-up.js";
import { N as reviewsJson, k as jsonText, t as reviewTable } from "./report.js";
import { t as review } from "./review.js";
import { n as openContext } from "./commands-context.js";

// src/commands/review.ts
async function run(invocation) {
	const { flags, switches, settings: given, tools, log, print, screen } = invocation;
	const context = await openContext(flags.get("repo") ?? ".", { flags: given }, tools, log);
	const { upgrades, ...facts } = [
		"sdk",
		"from",
		"to"
	].some((flag) => flags.has(flag)) ? pairOf(invocation, context) : await chosen(context);
	const reviews = await review(context, upgrades, {
		...facts,
		changelogs: lookUpNotes(context, upgrades)
	});
	const shown = upgrades.flatMap((upgrade, index) => {
		const one = reviews[index];
		return one === null || one === void 0 ? [] : [{
			upgrade,
			review: one
		}];
	});
	print(switches.has("json") ? jsonText(reviewsJson(shown.map((one) => one.review)), 2) : reviewTable(context.sdks, shown, screen));
	return context.settings.exitCode && shown.some((one) => one.review.breaking.length > 0) ? 1 : 0;
}
async function chosen(context) {
	const { sdks, settings, clock } = context;
	const detection = await detect(context, settings);
	const releaseLists = await lookUp(context, detection.uses);
	const failed = releaseLists.find(({ failure }) => failure !== void 0);
	if (failed !== void 0) throw new SettingsError(`Nothing was chosen to review: ${failed.failure}. Name the versions with --from and --to.`);
	const { upgrades } = choose(sdks, detection, releaseLists, settings, clock.now());
	const inUse = versionsInUse(sdks, detection.uses, releaseLists);
	return {
		upgrades: upgrades.filter((upgrade) => !isPassed(upgrade, upgrades)),
		uses: detection.uses,
		inUse
	};
}
function isPassed(upgrade, all) {
	return all.some((other) => other.sdk === upgrade.sdk && other.major && !upgrade.major && upgrade.targets.every((one) => hasTarget(other, one)));
}
function hasTarget({ targets }, { use: { path, line } }) {
	return targets.some(({ use }) => use.path === path && use.line === line);
}
function pairOf({ flags }, { sdks }) {
	const reviewed = sdks.all.filter(({ reviewer }) => reviewer !== null);
	const language = reviewed.find(({ sdk }) => sdk === flags.get("sdk"));
	if (language === void 0) throw new SettingsError(`--sdk: needed beside --from and --to. Accepted: ${reviewed.map(({ sdk }) => sdk).join(", ")}`);
	const version = (flag) => {
		const typed = flags.get(flag) ?? "";
		if (language.upgrader?.versions.parse(typed) !== void 0) return typed;
		throw new SettingsError(`--${flag}: "${typed}" is not a version of ${language.name}. Accepted: a version in full, as in 22.5.0`);
	};
	const [from, to] = [version("from"), version("to")];
	return {
		upgrades: [{
			sdk: language.sdk,
			from,
			froms: [from],
			to,
			major: true,
			targets: [],
			paths: [],
			branch: "",
			fixedHazards: [],
			hazards: [],
			newHazards: [],
			fixedAdvisories: []
		}],
		uses: [],
		inUse: /* @__PURE__ */ new Map()
	};
}

export { run };