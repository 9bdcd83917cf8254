import { A as AUDIT_LEVELS, B as withoutNotes, F as ENDPOINT_CHECKS, I as ENDPOINT_CHECK_IDS, M as BREAKS$1, N as ENGINES, P as ISOLATIONS, R as endpointOutcome, at as visible, ct as withoutSecrets, dt as fit$1, it as bounded, k as oncePer, lt as coloured, ot as visibleLines, ut as displayWidth, z as lostChecks } from "./domain.js";
import { t as fromMarkdown } from "./mdast-util-from-markdown.js";

// src/report/document.ts
const DROP_ORDER = [
	"the list of cases that did not run",
	"additions",
	"fixes",
	"the list of cases that pass",
	"notes on your own code",
	"what the audit could not tell",
	"cases that are not counted",
	"response fields that are now always present",
	"new enum values",
	"how this was proved",
	"what your own tests printed",
	"the tables of your own code",
	"warnings about your own code",
	"details",
	"errors in your own code after the first ten"
];
const TOPICS = {
	code: "Your code",
	behaviour: "Behaviour",
	notes: "Release notes",
	reasons: "Reasons to upgrade",
	repository: "Your repository"
};
function code(text) {
	return {
		kind: "code",
		text
	};
}
function strong(...content) {
	return {
		kind: "strong",
		content
	};
}
function link(href, ...content) {
	return {
		kind: "link",
		href,
		content
	};
}
function heading(level, ...content) {
	return {
		kind: "heading",
		level,
		content
	};
}
function section$1(topic, title, blocks) {
	return blocks.length === 0 ? [] : [{
		kind: "section",
		topic,
		title,
		blocks
	}];
}
function paragraph(...content) {
	return {
		kind: "paragraph",
		content
	};
}
function bullets(items) {
	return {
		kind: "list",
		style: "bullets",
		items
	};
}
function tasks(items) {
	return {
		kind: "list",
		style: "tasks",
		items
	};
}
function joined$1(parts, separator) {
	return parts.flatMap((part, index) => index === 0 ? part : [separator, ...part]);
}
function table$2(head, rows) {
	return {
		kind: "table",
		head,
		rows
	};
}
function fold(summary, blocks, drop) {
	return drop === void 0 ? {
		kind: "fold",
		summary,
		blocks
	} : {
		kind: "fold",
		summary,
		blocks,
		drop
	};
}
function sentence(items, word = "and") {
	return items.flatMap((item, index) => {
		if (index === 0) return [item];
		return index === items.length - 1 ? [` ${word} `, item] : [", ", item];
	});
}
function count(number, singular, plural = `${singular}s`) {
	return `${number} ${number === 1 ? singular : plural}`;
}

// src/report/links.ts
const DOCS = "https://github.com/stripe-upgrade/stripe-upgrade/blob/main/docs";
function safeLink(address) {
	if (address.length > 2e3 || !URL.canParse(address)) return null;
	const url = new URL(address);
	if (url.protocol !== "https:" && url.protocol !== "http:") return null;
	if (url.username !== "" || url.password !== "") return null;
	if (url.hostname === "github.com" || url.hostname === "www.github.com") url.hostname = "redirect.github.com";
	return url.href.replaceAll(/[()<>"'`\\|*[\]{}^@]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}

// src/report/audit-words.ts
const RULE_PAGES = `${DOCS}/rules`;
const AUDIT_LEVEL_WORDS = {
	error: {
		title: "Errors",
		why: "forged events or double charges are possible",
		tone: "bad"
	},
	warning: {
		title: "Warnings",
		why: "this can go wrong",
		tone: "notice"
	},
	note: {
		title: "Notes",
		why: "for the next time that you change the line",
		tone: "quiet"
	}
};
const VERIFIED_WORDS = {
	sdk: {
		text: "by the SDK",
		tone: "good"
	},
	own: {
		text: "by own code",
		tone: "notice"
	},
	optional: {
		text: "only sometimes",
		tone: "bad"
	},
	never: {
		text: "never",
		tone: "bad"
	},
	unknown: {
		text: "could not tell",
		tone: "quiet"
	}
};
const KEY_WORDS = {
	none: {
		text: "none",
		tone: "notice"
	},
	stable: {
		text: "stable",
		tone: "good"
	},
	random: {
		text: "random",
		tone: "good"
	},
	"random in retry": {
		text: "new in each retry",
		tone: "bad"
	},
	constant: {
		text: "always the same",
		tone: "bad"
	},
	time: {
		text: "made of the time",
		tone: "bad"
	},
	unknown: {
		text: "could not tell",
		tone: "quiet"
	}
};
const REPEATED_WORDS = {
	loop: "a loop",
	retry: "a retry",
	queue: "a queue",
	webhook: "an event that comes again",
	"not seen": "nothing seen"
};
const DUPLICATES_WORDS = {
	"event id": "by the event id",
	"unique row": "by a unique row",
	"none found": "no check found"
};
function isAuditEmpty({ findings, webhooks, calls, suppressed, stale, unknown, unchecked }) {
	return [
		findings,
		webhooks,
		calls,
		suppressed,
		stale,
		unknown,
		unchecked
	].every(({ length }) => length === 0);
}
function ofLevel({ findings }, level) {
	return findings.filter((one) => one.level === level);
}
function findingCounts(audit) {
	const parts = AUDIT_LEVELS.flatMap((level) => {
		const { length } = ofLevel(audit, level);
		return length === 0 ? [] : [count(length, level)];
	});
	return parts.length === 0 ? "no error, no warning" : sentence(parts).join("");
}
function failureWords({ verified, failure, logged }) {
	if (verified === "never") return "–";
	if (failure === "unknown") return "could not tell";
	if (failure === "accepted") return "accepted";
	return logged === null ? "rejected" : logged ? "rejected, logged" : "rejected, not logged";
}
function verifiedWords({ verified, body, tolerance }) {
	const { text } = VERIFIED_WORDS[verified];
	if (verified === "never") return text;
	const age = tolerance === null ? "" : tolerance === 0 ? ", at any age" : `, up to ${tolerance} s old`;
	return `${text}${body === "parsed" ? ", of a parsed body" : ""}${age}`;
}
function secretName(secret) {
	return /\b([A-Z][A-Z0-9_]{3,})["'\])]*$/u.exec(secret)?.[1] ?? secret;
}
function ruleAddress(rule) {
	return `${RULE_PAGES}/${rule}.md`;
}

// src/report/words.ts
function sdkName({ package: name, language }) {
	return `${name} (${language})`;
}
function changelogAddress({ repository }) {
	return `https://github.com/${repository}/blob/master/CHANGELOG.md`;
}
const TONE_DOTS = {
	bad: "🔴",
	quiet: "⚪",
	notice: "🟡",
	good: "🟢"
};
const VERDICT_TONES = {
	broken: "bad",
	inconclusive: "quiet",
	regressed: "notice",
	changed: "notice",
	fixed: "good",
	pass: "good"
};
const CASE_WORDS = {
	broken: "broken",
	"still-broken": "still broken",
	inconclusive: "inconclusive",
	regressed: "regressed",
	changed: "changed",
	fixed: "fixed",
	"known-issue": "known issue",
	unsupported: "not supported",
	pass: "pass"
};
const OWN_TESTS_WORDS = {
	broken: "broken by the candidate",
	inconclusive: "could not be compared",
	shared: "fail with both",
	fixed: "fixed by the candidate",
	pass: "pass with both"
};
const ENDPOINT_WORDS = {
	pass: "pass",
	fail: "fail",
	unknown: "could not tell"
};
function endpointWords(endpoint) {
	const outcome = endpointOutcome(endpoint);
	switch (outcome.kind) {
		case "not compared": return "could not be compared";
		case "not tried": return "could not be tried with the candidate";
		case "lost": return "broken by the candidate";
		case "fail": return `${outcome.count} of ${outcome.of} checks fail, not because of the candidate`;
		case "unknown": return `no check fails, ${outcome.count} could not tell`;
		case "pass": return "every check passes";
	}
}
const BREAKS_WORDS = {
	silent: "silent",
	runtime: "fails",
	"api-version": "API version",
	types: "type checker"
};

// src/report/state.ts
const MAX_WITHDRAWN = 200;
function newestOf(releases) {
	return releases.findLast((release) => release.channel === "stable" && release.withdrawn === null);
}
function isNewest(use, { inUse, releaseLists }) {
	const releases = releasesOf(use.sdk, releaseLists);
	const at = releases.findIndex(({ version }) => version === inUse.get(use));
	return at !== -1 && newestOf(releases.slice(at + 1)) === void 0;
}
function gapsOf({ sdks, uses, releaseLists }) {
	return sdks.names.flatMap((sdk) => {
		const own = uses.filter((use) => use.sdk === sdk);
		const releaseList = releaseLists.find((each) => each.sdk === sdk);
		if (own.length === 0 || releaseList !== void 0 && releaseList.releases.length > 0) return [];
		if (releaseList?.failure !== void 0) return [{
			sdk,
			kind: "failed",
			why: releaseList.failure
		}];
		if (releaseList !== void 0) return [{
			sdk,
			kind: "none",
			why: `the registry has none that is as new as ${inUseOf(own)}`
		}];
		return [{
			sdk,
			kind: "not asked",
			why: [...new Set(own.map(({ why }) => why ?? "no line that asks for it can be edited"))].join("; ")
		}];
	});
}
function inUseOf(uses) {
	const versions = new Set(uses.flatMap(({ version }) => version ?? []));
	return versions.size === 0 ? "the version in use" : [...versions].join(" and ");
}
function withdrawnInUse({ inUse, releaseLists }) {
	return releaseLists.flatMap(({ sdk, releases }) => releases.flatMap(({ version, withdrawn, isSource }) => {
		return withdrawn !== null && !isSource && [...inUse].some(([use, used]) => use.sdk === sdk && used === version) ? [{
			sdk,
			version,
			why: withdrawn
		}] : [];
	}));
}
function withdrawnWords({ version, why }) {
	return `${version}, which is in use, was withdrawn: ${bounded(why, MAX_WITHDRAWN)}`;
}
function outdated(situation) {
	const { uses, notes, inUse, releaseLists, blocked, upgrades } = situation;
	if (upgrades.length > 0) return "true";
	if (uses.length === 0) return notes.length === 0 ? "false" : "unknown";
	const listed = (use) => releasesOf(use.sdk, releaseLists).some(({ version }) => version === inUse.get(use));
	if (!uses.every(listed)) return "unknown";
	return blocked.length === 0 && uses.every((use) => isNewest(use, situation)) ? "false" : "blocked";
}
function runTitle(situation) {
	const { length } = situation.upgrades;
	if (length > 0) return length === 1 ? "One Stripe SDK upgrade" : `${length} Stripe SDK upgrades`;
	if (situation.uses.length === 0) return nothingFound(situation.notes);
	const unknown = gapsOf(situation).filter(({ kind }) => kind === "failed");
	if (unknown.length > 0) return `The releases of ${unknown.map(({ sdk }) => sdkName(situation.sdks.of(sdk))).join(" and ")} could not be looked up`;
	return outdated(situation) === "false" ? "The Stripe SDKs are up to date" : "No Stripe SDK upgrade for now";
}
function nothingFound(notes) {
	return notes.length === 0 ? "No Stripe SDK was found" : "No manifest that could be read asks for a Stripe SDK";
}
function releasesOf(sdk, releaseLists) {
	return releaseLists.find((releaseList) => releaseList.sdk === sdk)?.releases ?? [];
}

// src/report/timeline.ts
const MAX_POINTS = 9;
const LABEL$1 = /[^A-Za-z0-9 .,+()-]/gu;
function timelinePoints(from, to, releaseList, changelog) {
	const releases = releaseList?.releases ?? [];
	const start = releases.findIndex((release) => release.version === from);
	const end = releases.findIndex((release) => release.version === to);
	if (start < 0 || end <= start) return [];
	const notes = new Map(changelog.source === "sibling" ? [] : changelog.releases.map((release) => [release.version, release]));
	const points = [];
	const ends = changelog.source === "sibling" ? {
		from: null,
		to: null
	} : changelog.apiVersion;
	let apiRelease = ends.from?.apiRelease ?? null;
	let major = majorOf(from);
	for (const release of releases.slice(start, end + 1)) {
		const isEnd = release.version === from || release.version === to;
		if (release.channel !== "stable" && !isEnd) continue;
		const note = notes.get(release.version);
		const api = release.version === to ? ends.to : note?.apiVersion ?? null;
		const entered = release.version === from ? apiRelease : api !== null && api.apiRelease !== apiRelease ? api.apiRelease : null;
		points.push({
			version: release.version,
			date: dateOf(release, from, changelog),
			role: release.version === from ? "from" : release.version === to ? "to" : "between",
			major: majorOf(release.version) > major,
			apiRelease: entered,
			security: release.version !== from && (note?.changes.some((change) => change.kind === "security") ?? false)
		});
		apiRelease = entered ?? apiRelease;
		major = Math.max(major, majorOf(release.version));
	}
	return thinned(points.filter((point) => point.role !== "between" || point.major || point.apiRelease !== null || point.security));
}
function dateOf({ version, date }, from, changelog) {
	if (date !== null || changelog.source === "sibling") return date;
	return (version === from ? changelog.fromDate : changelog.releases.find((release) => release.version === version)?.date) ?? null;
}
const MAX_COLUMNS = 6;
const INIT = "%%{init: {\"theme\": \"base\", \"themeVariables\": {\"primaryColor\": \"#dfe6ee\", \"primaryTextColor\": \"#3d4450\"}}}%%";
function mermaid(points) {
	const byApiRelease = points[0]?.apiRelease !== null;
	const perRelease = points.length <= MAX_COLUMNS;
	let column = "";
	const lines = points.map((point) => {
		const date = point.date === null ? "undated" : point.date.slice(0, 10);
		if (!byApiRelease && perRelease) return `    ${label(date)} : ${label(wordsWithoutApi(point).join(" "))}`;
		const next = byApiRelease ? point.apiRelease === null ? column : `API ${point.apiRelease}` : date.slice(0, 4);
		const start = next === column ? " ".repeat(label(next).length) : label(next);
		column = next;
		return `    ${start} : ${label(`${wordsWithoutApi(point).join(" ")} ${date}`)}`;
	});
	return [
		INIT,
		"timeline",
		...lines
	].join("\n");
}
function wordsWithoutApi(point) {
	return pointWords({
		...point,
		apiRelease: null
	});
}
function pointWords(point) {
	const words = [point.version];
	if (point.role === "from") words.push("in use");
	if (point.role === "to") words.push("this upgrade");
	if (point.major && point.role === "between") words.push("major");
	if (point.apiRelease !== null) words.push(`API ${point.apiRelease}`);
	if (point.security) words.push("security fix");
	return words;
}
function thinned(points) {
	if (points.length <= MAX_POINTS) return points;
	const kept = new Set(points.map((point, index) => ({
		point,
		index
	})).toSorted((a, b) => weight$1(b.point) - weight$1(a.point) || b.index - a.index).slice(0, MAX_POINTS).map(({ point }) => point));
	return points.filter((point) => kept.has(point));
}
function weight$1(point) {
	if (point.role !== "between") return 3;
	return (point.major ? 1 : 0) + (point.security ? .5 : 0);
}
function majorOf(version) {
	return Number.parseInt(version, 10);
}
function label(text) {
	return text.replaceAll(LABEL$1, " ").trim();
}

// src/report/behind.ts
const DAY = 864e5;
function behindOf({ sdk, releases }, inUse, ways) {
	const start = releases.findIndex((release) => inUse.includes(release.version));
	const from = releases[start];
	if (from === void 0) return null;
	const after = releases.slice(start + 1).filter((release) => release.channel === "stable" && release.withdrawn === null);
	const newest = newestOf(after) ?? from;
	const way = ways.findLast((each) => each.sdk === sdk && each.from === from.version) ?? null;
	const majors = new Set(after.map((release) => majorOf(release.version)).filter((major) => major > majorOf(from.version)));
	return {
		sdk,
		from: from.version,
		newest: newest.version,
		days: days(from.date, newest.date),
		majors: majors.size,
		apiReleases: from === newest ? [] : enteredOn(newest.version, way)
	};
}
function days(from, to) {
	if (from === null || to === null) return null;
	const between = (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY;
	return Number.isNaN(between) ? null : Math.max(0, Math.round(between));
}
function enteredOn(newest, way) {
	if (way === null || way.to !== newest) return null;
	const { from, to } = way.changelog.apiVersion;
	if (from === null || to === null) return null;
	const passed = way.changelog.releases.toReversed().map((release) => release.apiVersion?.apiRelease ?? null);
	const entered = new Set([...passed, to.apiRelease].filter((name) => name !== null));
	if (from.apiRelease !== null) entered.delete(from.apiRelease);
	return [...entered];
}
function distance({ days: passed, majors, apiReleases }) {
	return [
		...passed === null ? [] : [count(passed, "day")],
		majors === 0 ? "no major" : count(majors, "major"),
		...apiReleases === null || apiReleases.length === 0 ? [] : [`${count(apiReleases.length, "API release")} (${apiReleases.join(", ")})`]
	];
}
function behindWords(behind) {
	if (behind.from === behind.newest) return [code(behind.from), " is the newest release."];
	return [
		code(behind.from),
		" is ",
		strong(...sentence(distance(behind))),
		" behind the newest release, ",
		code(behind.newest),
		"."
	];
}
function behindLine(behind, sdks) {
	const name = `${sdkName(sdks.of(behind.sdk))} ${behind.from}`;
	if (behind.from === behind.newest) return `${name} is the newest release.`;
	return `${name} is ${sentence(distance(behind)).join("")} behind the newest release, ${behind.newest}.`;
}

// src/report/contract.ts
const ISOLATION_WORDS = {
	wall: "Isolation: a wall. Both versions ran as another user, and reached neither your files nor the network",
	permission: "Isolation: reduced. Node itself kept both versions from your files, and from programs and threads, but not from the network or other processes",
	none: "Isolation: none. Both versions ran as your own user, with a bare environment and the network of this machine"
};
const CASE_KINDS = [
	{
		label: "pass",
		tone: "good",
		includes: ({ verdict }) => verdict === "pass"
	},
	{
		label: "fixed",
		tone: "good",
		includes: ({ verdict }) => verdict === "fixed"
	},
	{
		label: "changed",
		tone: "notice",
		includes: ({ verdict }) => verdict === "changed"
	},
	{
		label: "regressed (SHOULD)",
		tone: "notice",
		includes: ({ verdict }) => verdict === "regressed"
	},
	{
		label: "broken",
		tone: "bad",
		includes: ({ verdict }) => verdict === "broken"
	},
	{
		label: "still broken",
		tone: "bad",
		includes: ({ verdict }) => verdict === "still-broken"
	},
	{
		label: "inconclusive",
		tone: "quiet",
		includes: ({ verdict }) => verdict === "inconclusive"
	},
	{
		label: "known issue",
		plural: "known issues",
		tone: "quiet",
		includes: ({ verdict }) => verdict === "known-issue"
	},
	{
		label: "not supported",
		tone: "quiet",
		includes: ({ verdict }) => verdict === "unsupported"
	}
];
const VERDICT_ORDER = [
	"broken",
	"inconclusive",
	"regressed",
	"changed",
	"fixed",
	"pass"
];
const CASE_ORDER = [
	"broken",
	"still-broken",
	"inconclusive",
	"regressed",
	"changed",
	"fixed",
	"known-issue",
	"unsupported",
	"pass"
];
const LEVEL_ORDER = [
	"MUST",
	"SHOULD",
	"OBSERVE"
];
function contractOf({ upgrade, proofs, ownTests, endpoint }) {
	const cases = contractOfProofs(proofs);
	const own = ownTests === null || ownTests.verdict === "shared" ? null : ownTests.verdict;
	const isEndpointBroken = endpoint !== null && lostChecks(endpoint).length > 0;
	const verdict = worst([
		cases.verdict,
		...own === null ? [] : [own],
		...isEndpointBroken ? ["broken"] : []
	]);
	const whole = {
		...cases,
		ownTests: own,
		isEndpointBroken,
		verdict
	};
	const missing = upgrade.froms.filter((from) => !proofs.some((proof) => proof.from === from));
	if (missing.length === 0) return whole;
	return {
		...whole,
		verdict: worst([whole.verdict, "inconclusive"]),
		notes: [...whole.notes, `there is no proof for ${missing.join(" and ")}`]
	};
}
function contractOfProofs(proofs) {
	const cases = /* @__PURE__ */ new Map();
	for (const proof of proofs) for (const result of proof.cases) {
		const known = cases.get(result.id);
		if (known === void 0 || rank(result) < rank(known)) cases.set(result.id, {
			...result,
			version: proof.from
		});
	}
	return {
		verdict: worst(proofs.map((proof) => proof.verdict)),
		ownTests: null,
		isEndpointBroken: false,
		cases: [...cases.values()].toSorted((a, b) => rank(a) - rank(b)),
		notes: [...new Set(proofs.flatMap((proof) => proof.notes))],
		isolation: ISOLATIONS.find((isolation) => proofs.some((proof) => proof.isolation === isolation)) ?? null
	};
}
function worst(verdicts) {
	const found = new Set(verdicts);
	return VERDICT_ORDER.find((verdict) => found.has(verdict)) ?? "inconclusive";
}
function rank({ verdict, level }) {
	return CASE_ORDER.indexOf(verdict) * LEVEL_ORDER.length + LEVEL_ORDER.indexOf(level);
}
function tally$1(cases) {
	return CASE_KINDS.flatMap(({ label, plural, tone, includes }) => {
		const number = cases.filter(includes).length;
		return number === 0 ? [] : [{
			label: number === 1 ? label : plural ?? label,
			tone,
			count: number
		}];
	});
}
function countsInWords({ cases }) {
	return cases.length === 0 ? "no case ran" : tally$1(cases).map(({ label, count: number }) => `${number} ${label}`).join(", ");
}
function isShownButForOwnTests({ cases, ownTests }) {
	return ownTests === "inconclusive" && !cases.some((each) => each.level === "MUST" && each.verdict === "inconclusive");
}
function brokenWords({ ownTests, isEndpointBroken }, failed) {
	const own = [...ownTests === "broken" ? ["your own tests fail"] : [], ...isEndpointBroken ? ["your own endpoint fails"] : []];
	return [...own, ...failed > 0 || own.length === 0 ? [`${count(failed, "check")} failed`] : []].join(", and ");
}
function verdictTitle(contract) {
	const { verdict, cases, ownTests } = contract;
	const number = (kind) => cases.filter((each) => each.verdict === kind).length;
	switch (verdict) {
		case "broken": return `Broken: ${brokenWords(contract, number("broken"))}. Do not merge`;
		case "inconclusive":
			if (!cases.some((each) => each.verdict !== "inconclusive")) return "Inconclusive: no contract case ran";
			return isShownButForOwnTests(contract) ? "Inconclusive: your own tests could not be compared" : "Inconclusive: some MUST checks did not run";
		case "regressed": return `Regressed: no check broke, ${count(number("regressed"), "SHOULD check")} regressed`;
		case "changed": return `Changed: no check failed, ${count(number("changed"), "case behaves", "cases behave")} differently`;
		case "fixed": return `Fixed: no check failed, ${count(number("fixed"), "defect is", "defects are")} fixed${ownTests === "fixed" ? ", your own tests pass again" : ""}`;
		case "pass": return "Pass: nothing in the contract changes";
	}
}

// src/report/compose.ts
function report({ sdks, detection, releaseLists, inUse, choice, changes, proofs, ownTests = [], endpoints = [], changelogs, reviews, isApart = false, hazards, audit = null }) {
	const { uses, notes } = detection;
	const ways = waysOf(choice, changelogs);
	return {
		sdks,
		uses,
		inUse,
		notes,
		behind: behindAll(inUse, releaseLists, ways),
		hazards,
		upgrades: choice.upgrades.map((upgrade, index) => {
			const change = changes.find((each) => each.upgrade.branch === upgrade.branch) ?? unedited(upgrade);
			const isEdited = change.kind === "edited";
			return {
				upgrade,
				facts: sdks.of(upgrade.sdk),
				change,
				proofs: isEdited ? upgrade.froms.flatMap((from) => proofs.find((proof) => isOf(proof, upgrade, from)) ?? []) : [],
				ownTests: isEdited ? ownTests[index] ?? null : null,
				endpoint: isEdited ? endpoints[index] ?? null : null,
				changelog: changelogs[index] ?? withoutNotes(),
				behind: behindBefore(upgrade, releaseLists, ways),
				review: reviews[index] ?? null,
				isApart
			};
		}),
		blocked: choice.blocked,
		releaseLists,
		audit
	};
}
function isOf(proof, { sdk, to }, from) {
	return proof.sdk === sdk && proof.from === from && proof.to === to;
}
function behindAll(inUse, releaseLists, ways) {
	return releaseLists.flatMap((releaseList) => {
		const versions = [...inUse].flatMap(([use, version]) => use.sdk === releaseList.sdk ? [version] : []);
		return behindOf(releaseList, versions, ways) ?? [];
	});
}
function behindBefore({ sdk, froms }, releaseLists, ways) {
	const releaseList = releaseLists.find((each) => each.sdk === sdk);
	return releaseList === void 0 ? null : behindOf(releaseList, froms, ways);
}
function waysOf({ upgrades }, changelogs) {
	return upgrades.flatMap(({ sdk, from, to }, index) => {
		const changelog = changelogs[index];
		return changelog === void 0 ? [] : [{
			sdk,
			from,
			to,
			changelog
		}];
	});
}
function verdictOf(entry) {
	return entry.change.kind === "refused" ? null : contractOf(entry).verdict;
}
function overall({ upgrades }) {
	const verdicts = upgrades.map(verdictOf).filter((verdict) => verdict !== null);
	return verdicts.length === 0 ? null : worst(verdicts);
}
function unedited(upgrade) {
	return {
		kind: "refused",
		upgrade,
		path: upgrade.paths[0] ?? "",
		why: "It was not edited",
		wayOut: "Run stripe-upgrade again"
	};
}

// src/report/impact.ts
function movesApiVersion({ changelog, review }) {
	const { from, to } = changelog.apiVersion;
	if (from !== null && to !== null && from.id === to.id) return false;
	return !(review?.pins ?? []).some(({ value, scope }) => scope === "client" && value !== to?.id) || (review?.unpinned ?? []).length > 0;
}
function impactOf(entry) {
	const { review } = entry;
	const all = [...review?.breaking ?? []].toSorted(byHarm);
	const breaking = all.filter(({ breaks }) => breaks !== "types");
	const typesOnly = all.filter(({ breaks }) => breaks === "types");
	const stopping = /* @__PURE__ */ new Set([
		"silent",
		"runtime",
		...movesApiVersion(entry) ? ["api-version"] : []
	]);
	return {
		breaking,
		typesOnly,
		stops: breaking.some(({ breaks }) => stopping.has(breaks)),
		extent: extentOf(review)
	};
}
function harm({ breaks, kind }) {
	return BREAKS$1.indexOf(breaks) * 2 + (kind === "options-as-parameters" ? 0 : 1);
}
function byHarm(a, b) {
	return harm(a) - harm(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line || a.column - b.column);
}
function extentOf(review) {
	if (review === null) return "none";
	const { files, typed, unchecked } = review;
	if (unchecked.length === 0 && files.length === 0) return "no files";
	return unchecked.length === 0 && files.every((path) => typed.includes(path)) ? "all" : "part";
}
function lineCount(found) {
	return new Set(found.map(({ path, line }) => `${path}:${line}`)).size;
}
function impactTitle(entry) {
	const { breaking, extent } = impactOf(entry);
	const lines = lineCount(breaking);
	if (lines > 0) {
		const later = breaking.every(({ breaks }) => breaks === "api-version");
		return `${lines} of your lines ${lines === 1 ? "breaks" : "break"}${later ? " when the API version moves" : ""}`;
	}
	if (extent === "all") return "None of your lines breaks";
	return extent === "part" ? "We found no line that breaks" : null;
}
const NOT_UPGRADED$1 = "Not upgraded: the files could not be edited safely";
function headline(entry) {
	if (entry.change.kind === "refused") return {
		tone: "notice",
		title: NOT_UPGRADED$1
	};
	const contract = contractOf(entry);
	const lines = impactTitle(entry);
	const verdict = verdictTitle(contract);
	if (contract.verdict === "broken") return {
		tone: "bad",
		title: lines === null ? verdict : `${verdict}. ${lines}`
	};
	return {
		tone: impactOf(entry).stops ? "bad" : VERDICT_TONES[contract.verdict],
		title: lines === null ? verdict : `${lines}. ${verdict}`
	};
}
function linesTone(entry) {
	const { breaking, stops, extent } = impactOf(entry);
	if (breaking.length > 0) return stops ? "bad" : "notice";
	return extent === "all" ? "good" : "quiet";
}
function linesInShort(entry) {
	const { breaking, typesOnly, extent } = impactOf(entry);
	const lines = lineCount(breaking);
	if (lines > 0) return `${count(lines, "line")} ${lines === 1 ? "breaks" : "break"}`;
	if (extent === "none") return "not checked";
	if (extent === "no files") return "no file mentions Stripe";
	const types = lineCount(typesOnly);
	return `none found${types === 0 ? "" : `, ${types} for the type checker`}${extent === "part" ? ", not all checked" : ""}`;
}
const MAX_STATUS$1 = 140;
function commitStatus(entry) {
	const contract = contractOf(entry);
	const state = contract.verdict === "broken" ? "failure" : contract.verdict === "inconclusive" ? "error" : "success";
	const { title } = headline(entry);
	const whole = `${title} (${countsInWords(contract)})`;
	return {
		state,
		description: whole.length <= MAX_STATUS$1 ? whole : bounded(title, MAX_STATUS$1)
	};
}

// src/report/written.ts
function written(text) {
	return text.split("`").flatMap((piece, index) => {
		if (piece === "") return [];
		return [index % 2 === 1 ? code(piece) : piece];
	});
}
function hazardWords(hazard) {
	return [
		strong(...written(hazard.title)),
		". ",
		...written(ended(hazard.why))
	];
}
function ended(text) {
	const trimmed = text.trim();
	return /[.!?…]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

// src/report/annotations.ts
const MAX_ANNOTATIONS = 10;
const MAX_ERRORS = 9;
const MAX_REFUSALS = 3;
const MAX_WHY$2 = 600;
function annotations(report) {
	const refused = refusals(report).slice(0, MAX_REFUSALS);
	const broken = brokenLines$1(report, MAX_ANNOTATIONS - refused.length);
	return [
		...audited(report, "error", MAX_ERRORS),
		...broken,
		...refused,
		...audited(report, "warning", MAX_ANNOTATIONS - broken.length - refused.length),
		...offers(report).slice(0, MAX_ANNOTATIONS)
	];
}
function brokenLines$1({ upgrades }, most) {
	const found = /* @__PURE__ */ new Map();
	for (const entry of upgrades.filter(({ change }) => change.kind === "edited").toSorted(stoppingFirst)) for (const line of impactOf(entry).breaking) {
		const { path, line: number, message, fix } = line;
		const key = `${path}:${number}`;
		const text = bounded(`${ended(message)}${fix === null ? "" : ` Fix: ${fix}`}`, MAX_WHY$2);
		const title = `This line breaks with ${entry.facts.name} ${entry.upgrade.to}`;
		if (!found.has(key)) found.set(key, {
			path,
			line: number,
			level: "warning",
			title,
			text
		});
	}
	return limited$1([...found.values()], most, (left) => left === 1 ? "line breaks" : "lines break");
}
function audited({ audit }, level, most) {
	return limited$1((audit?.kind === "audited" ? ofLevel(audit.audit, level) : []).map(({ path, line, rule, message, fix }) => ({
		path,
		line,
		level,
		title: `${rule}: unsafe in your own code today`,
		text: bounded(`${ended(message)}${fix === null ? "" : ` Fix: ${fix}`}`, MAX_WHY$2)
	})), most, (left) => `${level}${left === 1 ? "" : "s"} of the audit`);
}
function limited$1(all, most, what) {
	const shown = all.slice(0, Math.max(0, most));
	const last = shown.at(-1);
	const left = all.length - shown.length;
	if (left === 0 || last === void 0) return shown;
	const more = `${ended(last.text)} ${left} more ${what(left)}: the summary names ${left === 1 ? "it" : "them"}.`;
	return [...shown.slice(0, -1), {
		...last,
		text: more
	}];
}
function stoppingFirst(a, b) {
	return Number(impactOf(b).stops) - Number(impactOf(a).stops);
}
function offers({ upgrades, inUse }) {
	const found = /* @__PURE__ */ new Map();
	for (const entry of upgrades) {
		if (entry.change.kind === "refused") continue;
		const offer = `${entry.upgrade.to} (${verdictOf(entry) ?? "not proved"})`;
		for (const { use } of entry.upgrade.targets) {
			const { path, line } = use;
			const before = found.get(`${path}:${line}`)?.text;
			const from = inUse.get(use) ?? use.specifier;
			const text = before === void 0 ? `${use.package} ${from} can move to ${offer}` : `${before} or ${offer}`;
			found.set(`${path}:${line}`, {
				path,
				line,
				level: "notice",
				title: "Stripe SDK is outdated",
				text
			});
		}
	}
	return [...found.values()];
}
function refusals({ upgrades }) {
	return upgrades.flatMap(({ upgrade, change }) => {
		const use = upgrade.targets[0]?.use;
		if (change.kind !== "refused" || use === void 0) return [];
		const text = `${use.package} could not be moved to ${upgrade.to}: ${refusalWords(change)}`;
		return [{
			path: use.path,
			line: use.line,
			level: "warning",
			title: "Stripe SDK could not be upgraded",
			text
		}];
	});
}
function refusalWords({ path, why, wayOut }) {
	return `${path}: ${ended(bounded(why, MAX_WHY$2))} What you can do: ${ended(bounded(wayOut, MAX_WHY$2))}`;
}

// src/report/terminal-table.ts
const STYLES = {
	good: "green",
	bad: "red",
	notice: "yellow",
	quiet: "dim"
};
const GAP = "  ";
const MIN_WIDTH = 8;
function paint(text, tone, { colour }) {
	const shown = visible(text);
	return tone === void 0 ? shown : coloured(STYLES[tone], shown, colour);
}
function columns(head, rows, screen, whole = 0) {
	const all = [head.map((text) => ({
		text,
		tone: "quiet"
	})), ...rows];
	const widths = head.map((_, index) => Math.max(...all.map((row) => displayWidth(visible(row[index]?.text ?? "")))));
	shrink(widths, screen.width, whole);
	return all.map((row) => row.map((cell, index) => {
		const room = widths[index] ?? 0;
		const text = fit$1(visible(cell.text), Math.max(room, 1), "…");
		return `${paint(text, cell.tone, screen)}${index === row.length - 1 ? "" : " ".repeat(Math.max(0, room - displayWidth(text)))}`;
	}).join("  ").trimEnd()).join("\n");
}
function shrink(widths, room, whole) {
	let over = widths.reduce((sum, each) => sum + each + 2, -2) - room;
	for (; over > 0; over--) {
		const widest = widths.indexOf(Math.max(...widths.slice(whole)), whole);
		const current = widths[widest] ?? 0;
		if (current <= MIN_WIDTH) return;
		widths[widest] = current - 1;
	}
}

// src/report/dry-run.ts
const BODY_LINES = 8;
const LABEL = 10;
const ORDER = [
	"commit",
	"status",
	"open",
	"refresh",
	"close"
];
function dryRunText(writes, screen) {
	const parts = [...new Set(writes.map(({ branch }) => branch))].map((branch) => branchText(branch, writes.filter((write) => write.branch === branch), screen));
	return [`A dry run: nothing was written${writes.length === 0 ? ", and nothing would be." : ". This would be:"}`, ...parts].join("\n\n");
}
function dryRunJson(writes) {
	return writes.map((write) => write.kind === "commit" ? {
		...write,
		files: Object.fromEntries(write.files)
	} : write);
}
function branchText(branch, writes, screen) {
	const room = Math.max(screen.width - LABEL - 2, 20);
	const rows = writes.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)).flatMap(details$1).flatMap(([label, values]) => values.map((value, index) => {
		const shown = index === 0 ? label : "";
		return `  ${paint(shown, "quiet", screen)}${" ".repeat(LABEL - shown.length)}${fit$1(visible(value), room, "…")}`;
	}));
	return [visible(branch), ...rows].join("\n");
}
const DONE = {
	open: "opened",
	refresh: "refreshed",
	close: "closed"
};
function details$1(write) {
	switch (write.kind) {
		case "commit": return [["commit", [`${write.message}, on ${write.base}`]], ["files", [...write.files.keys()]]];
		case "status": return [["status", [`${write.status.state}: ${write.status.description}`]]];
		case "open":
		case "refresh":
		case "close": return [
			["pull", [`${DONE[write.kind]}${write.draft ? " as a draft" : ""}, into ${write.base}`]],
			["title", [write.title]],
			["body", beginning(write.body)]
		];
	}
}
function beginning(body) {
	const lines = body.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("<!--"));
	const more = lines.length - BODY_LINES;
	return more > 0 ? [...lines.slice(0, BODY_LINES), `… and ${count(more, "more line")}`] : lines;
}

// src/report/gateway.ts
const HEAD$1 = [
	["STATUS", 6],
	["METHOD", 6],
	["OUTCOME", 20],
	["KEY", 18]
];
const SHORTEST_PATH = 20;
const LISTED$1 = 20;
function requestHead(screen) {
	return row(HEAD$1.map(([title]) => ({
		text: title,
		tone: "quiet"
	})), {
		text: "PATH",
		tone: "quiet"
	}, screen);
}
function requestLine({ method, path, key, status, remark, alarming }, screen) {
	return row([
		{
			text: status === null ? "none" : String(status),
			...status === null || status >= 400 ? { tone: "bad" } : {}
		},
		{ text: method },
		{
			text: remark,
			...alarming ? { tone: "notice" } : {}
		},
		{ text: key ?? "" }
	], { text: path }, screen);
}
function row(cells, path, screen) {
	const fixed = cells.map(({ text, tone }, index) => {
		const room = HEAD$1[index]?.[1] ?? 0;
		const shown = fit$1(visible(text), room, "…");
		return `${paint(shown, tone, screen)}${" ".repeat(room - displayWidth(shown))}`;
	});
	const taken = HEAD$1.reduce((sum, [, room]) => sum + room + "  ".length, 0);
	const rest = fit$1(visible(path.text), Math.max(SHORTEST_PATH, screen.width - taken), "…");
	return [...fixed, paint(rest, path.tone, screen)].join("  ");
}
function gatewayTable(summary, screen) {
	const { requests, judged, made, replayed, keyless, reusedKeys, madeTwice, refused } = summary;
	if (requests === 0) return "No request arrived.";
	const lists = [
		list("Without an idempotency key, so that a retry makes a second object:", keyless, screen),
		list("A key used again with other parameters, which Stripe refuses:", reusedKeys.map(({ what, key, count: times }) => ({
			what: `${what}, key ${key}`,
			count: times
		})), screen),
		list("Made again with the same parameters, without a key or with another one:", madeTwice, screen),
		list("Refused by stripe-mock:", refused.map(({ what, status, why, count: times }) => ({
			what: `${what}: ${status === null ? "" : `${status}, `}${why}`,
			count: times
		})), screen)
	].filter((text) => text !== "");
	const looked = judged < requests ? ` The lists are about the newest ${judged}.` : "";
	return [...lists.length === 0 ? [paint("Every call that changes something had a key, none came again with other parameters, and nothing was made twice.", "good", screen)] : lists, `${count(requests, "request")}, ${count(made, "object")} made, ${replayed} replayed.${looked}`].join("\n\n");
}
function failingsText(summary, failOn, screen) {
	const { doubles, keylessPosts, requests, failure } = summary;
	const parts = [
		...failOn.has("double") && doubles.length > 0 ? [section("double: these requests made the same object more than once.", doubles.flatMap(doubleLines), screen)] : [],
		...failOn.has("no-key") && keylessPosts.length > 0 ? [section("no-key: these POST requests had no idempotency key.", keylessPosts.map(lineOf), screen)] : [],
		...requests === 0 ? ["could not tell: no request arrived. Point your SDK at STRIPE_API_BASE."] : [],
		...failure === null ? [] : [`could not tell: ${visible(failure)}`]
	];
	return parts.length === 0 ? null : parts.map((part) => `--fail-on ${part}`).join("\n\n");
}
function doubleLines({ what, requests }) {
	return [`${visible(what)}, ${count(requests.length, "time")}:`, ...requests.map((one) => `  ${lineOf(one)}`)];
}
function lineOf({ number, method, path, key, requestId }) {
	return visible(`request ${number}, ${requestId}: ${method} ${path}, ${key === null || key === "" ? "no key" : `key ${key}`}`);
}
function section(title, lines, screen) {
	const more = lines.length > LISTED$1 ? [`  … and ${count(lines.length - LISTED$1, "more line")}; --json has them all`] : [];
	return [
		paint(title, "bad", screen),
		...lines.slice(0, LISTED$1).map((line) => `  ${line}`),
		...more
	].join("\n");
}
function list(title, all, screen) {
	if (all.length === 0) return "";
	const lines = all.slice(0, LISTED$1).map(({ what, count: times }) => `  ${times} × ${visible(what)}`);
	const more = all.length > LISTED$1 ? [`  … and ${all.length - LISTED$1} more; --json has them all`] : [];
	return [
		paint(title, "notice", screen),
		...lines,
		...more
	].join("\n");
}

// src/report/case-address.ts
const CONTRACT_PAGE = `${DOCS}/contract.md`;
function caseAnchor(id) {
	return id.toLowerCase().replaceAll(/[^a-z0-9_-]/gu, "");
}
function caseAddress(id) {
	return `${CONTRACT_PAGE}#${caseAnchor(id)}`;
}
function familyOf(id) {
	return id.split("/")[0] ?? id;
}

// src/report/audit-json.ts
function auditJson({ findings, suppressed, stale, webhooks, calls, unknown, files, unchecked }) {
	return {
		findings,
		suppressed,
		stale,
		webhooks,
		calls,
		unknown,
		checked: { files: files.length },
		unchecked
	};
}
function auditedJson({ audit }) {
	if (audit === null) return null;
	return audit.kind === "audited" ? auditJson(audit.audit) : { failed: audit.why };
}

// src/report/published.ts
function earlierOf({ upgrades }, published) {
	const drafted = new Set(upgrades.flatMap(({ upgrade, change }) => change.kind === "edited" ? [upgrade.branch] : []));
	return published.filter(({ branch }) => !drafted.has(branch));
}
function unwritten(published) {
	const failed = published.filter(({ action }) => action === "failed").length;
	return failed === 0 ? null : `${count(failed, "pull request")} could not be written to GitHub`;
}

// src/report/tried-edits.ts
function triedJson({ change, baseCheckPassed }) {
	const { sdk, from, to, paths } = change.upgrade;
	return {
		sdk,
		from,
		to,
		paths,
		edited: change.kind === "edited",
		why: whyNot$1(change),
		baseCheckPassed
	};
}
const TRIED_HEAD = [
	"SDK",
	"FROM",
	"TO",
	"EDIT",
	"CHECK BEFORE IT",
	"WHY"
];
function triedRow({ change, baseCheckPassed }) {
	const { sdk, froms, to } = change.upgrade;
	const why = whyNot$1(change);
	return [
		{ text: sdk },
		{ text: froms.join(", ") },
		{ text: to },
		change.kind === "refused" ? {
			text: "refused",
			tone: "bad"
		} : {
			text: why === null ? "made" : "made in part",
			tone: "good"
		},
		{ text: baseCheckPassed === null ? "none" : baseCheckPassed ? "passes" : "fails" },
		{ text: why ?? "" }
	];
}
function whyNot$1(change) {
	const left = (change.blocked ?? []).map(({ why }) => ended(why));
	const reasons = change.kind === "refused" ? [refusalWords(change), ...left] : left;
	return reasons.length === 0 ? null : reasons.join(" ");
}

// src/report/json.ts
function jsonText(data, indent = 0) {
	return JSON.stringify(data, (_, value) => typeof value === "string" ? withoutSecrets(value) : value, indent);
}
function detectJson(detection) {
	return {
		uses: detection.uses.map(useJson),
		notes: detection.notes
	};
}
function checkJson({ sdks, detection, choice, releaseLists, inUse, hazards, hazardLines = [], edits }) {
	return {
		uses: detection.uses.map(useJson),
		upgrades: choice.upgrades.map(upgradeJson),
		blocked: choice.blocked.map(blockedJson),
		behind: behindAll(inUse, releaseLists, []),
		withdrawn: withdrawnInUse({
			inUse,
			releaseLists
		}),
		hazards: [...hazards.keys()],
		hazardLines,
		advisories: releaseLists.map(({ sdk, advisories }) => ({
			sdk,
			advisories
		})),
		unknown: gapsOf({
			sdks,
			uses: detection.uses,
			releaseLists
		}),
		notes: detection.notes,
		...edits === void 0 ? {} : { edits: edits.map(triedJson) }
	};
}
function proveJson({ sdk, from, to, verdict, cases, notes, isolation, timing, caseTiming = {} }) {
	return {
		sdk,
		from,
		to,
		verdict,
		cases: cases.map(caseJson),
		notes,
		isolation: isolation ?? null,
		timing: {
			...timing,
			cases: caseTiming
		}
	};
}
function listJson(cases) {
	return { cases: cases.map((each) => ({
		...each,
		family: familyOf(each.id),
		link: caseAddress(each.id)
	})) };
}
function json(report, published) {
	return {
		uses: report.uses.map(useJson),
		upgrades: report.upgrades.map((entry) => upgradeReportJson(entry, published)),
		earlier: earlierOf(report, published),
		blocked: report.blocked.map(blockedJson),
		behind: report.behind,
		hazards: [...report.hazards.keys()],
		unknown: gapsOf(report),
		notes: report.notes,
		audit: auditedJson(report)
	};
}
function upgradesOutput(report, published) {
	return report.upgrades.map((entry) => {
		return Object.assign(upgradeJson(entry.upgrade), {
			branch: entry.upgrade.branch,
			breaking: linesJson(entry),
			proof: proofOutput(entry),
			ownTests: entry.ownTests?.verdict ?? null,
			endpoint: entry.endpoint === null ? null : endpointOutput(entry.endpoint),
			pull: pullJson(entry, published)
		});
	});
}
function endpointOutput(endpoint) {
	const { before, after } = endpoint;
	if (before === null || after === null || before.why !== null || after.why !== null) return null;
	return {
		failed: after.checks.filter(({ verdict }) => verdict === "fail").map(({ id }) => id),
		lost: lostChecks(endpoint).map(({ id }) => id)
	};
}
function proofOutput(entry) {
	if (entry.change.kind === "refused") return null;
	const { verdict, cases } = contractOf(entry);
	return {
		verdict,
		counts: countsOf(cases),
		cases: cases.filter((each) => each.verdict !== "pass").map(seenJson)
	};
}
function linesJson(entry) {
	if (entry.review === null) return null;
	const of = (breaks) => lineCount(entry.review?.breaking.filter((line) => line.breaks === breaks) ?? []);
	return Object.fromEntries(BREAKS$1.map((breaks) => [breaks, of(breaks)]));
}
function countsOf(cases) {
	const counts = {};
	for (const { verdict } of cases) counts[verdict] = (counts[verdict] ?? 0) + 1;
	return counts;
}
function seenJson({ id, level, verdict, from, to, flaky }) {
	return {
		id,
		level,
		verdict,
		from: from.seen,
		to: to.seen,
		flaky
	};
}
function pullsOutput({ upgrades }, published) {
	const refused = upgrades.flatMap(({ upgrade: { branch }, change }) => change.kind === "refused" ? [{
		branch,
		action: "refused",
		location: null,
		why: refusalWords(change)
	}] : []);
	return [...published, ...refused];
}
function useJson({ sdk, path, line, specifier, locked, version, editable, why }) {
	return {
		sdk,
		path,
		line,
		specifier,
		locked,
		version,
		editable,
		why
	};
}
function upgradeJson({ sdk, from, to, major, paths }) {
	return {
		sdk,
		from,
		to,
		major,
		paths
	};
}
function blockedJson({ sdk, version, why, places }) {
	return {
		sdk,
		version,
		why,
		places
	};
}
function caseJson({ id, level, title, from, to, verdict, flaky }) {
	return {
		id,
		level,
		title,
		from,
		to,
		verdict,
		flaky
	};
}
function upgradeReportJson(entry, published) {
	const { upgrade, change, ownTests, endpoint, review } = entry;
	return {
		...upgradeJson(upgrade),
		branch: upgrade.branch,
		proof: proofJson(entry),
		ownTests,
		endpoint,
		review: review === null ? null : reviewJson(review),
		refused: change.kind === "refused" ? {
			path: change.path,
			why: change.why,
			wayOut: change.wayOut
		} : null,
		pull: pullJson(entry, published)
	};
}
function proofJson(entry) {
	if (entry.change.kind === "refused") return null;
	const { verdict, cases, notes, isolation } = contractOf(entry);
	return {
		verdict,
		cases: cases.map(caseJson),
		notes,
		isolation
	};
}
function verifyJson({ comparison, report, others }) {
	return {
		verdict: overall(report) ?? "none",
		moves: comparison.moves.map(({ upgrade, direction, newAdvisories }, index) => {
			const entry = report.upgrades[index];
			const hazards = {
				fixed: upgrade.fixedHazards.map(({ id }) => id),
				new: upgrade.newHazards.map(({ id }) => id)
			};
			const advisories = {
				fixed: upgrade.fixedAdvisories,
				new: newAdvisories
			};
			const judged = entry === void 0 ? {} : {
				proof: proofJson(entry),
				review: entry.review === null ? null : reviewJson(entry.review)
			};
			return {
				...upgradeJson(upgrade),
				froms: upgrade.froms,
				direction,
				hazards,
				advisories,
				...judged
			};
		}),
		appeared: comparison.appeared.map(({ use: { sdk, path, line }, version, what }) => ({
			sdk,
			path,
			line,
			version,
			what
		})),
		stale: comparison.stale,
		unknown: comparison.unknown.map(useJson),
		notLookedAt: others,
		notes: report.notes,
		audit: auditedJson(report)
	};
}
function reviewsJson(reviews) {
	const parts = reviews.map((review) => reviewJson(review));
	const files = (one) => new Set(reviews.flatMap((review) => review[one])).size;
	return {
		breaking: parts.flatMap(({ breaking }) => breaking),
		checked: {
			files: files("files"),
			typed: files("typed"),
			by: [...new Set(reviews.flatMap(({ by }) => by))]
		},
		unchecked: parts.flatMap(({ unchecked }) => unchecked),
		hazards: parts.flatMap(({ hazards }) => hazards),
		pins: parts.flatMap(({ pins }) => pins),
		unpinned: parts.flatMap(({ unpinned }) => unpinned)
	};
}
function reviewJson({ breaking, files, typed, by, unchecked, hazards, pins, unpinned }) {
	return {
		breaking,
		checked: {
			files: files.length,
			typed: typed.length,
			by
		},
		unchecked,
		hazards,
		pins,
		unpinned
	};
}
function pullJson({ upgrade }, published) {
	const pull = published.find((each) => each.branch === upgrade.branch);
	return pull === void 0 ? null : {
		action: pull.action,
		location: pull.location,
		why: pull.why
	};
}

// src/report/html-style.ts
const STYLE = `
:root{color-scheme:light dark;--bg:#f6f8fa;--card:#fff;--fg:#1f2328;--muted:#59636e;--line:#d1d9e0;--soft:#f0f3f6;--link:#0757ba;
--good:#116329;--good-bg:#dafbe1;--bad:#b11d27;--bad-bg:#ffebe9;--notice:#7d4e00;--notice-bg:#fff3cd;--quiet:#59636e;--quiet-bg:#eceff2;
--t0:#dbe7f6;--t1:#e9e3f8;--api:#33415c}
@media (prefers-color-scheme:dark){:root{--bg:#0d1117;--card:#151b23;--fg:#e6edf3;--muted:#9aa5b1;--line:#323a44;--soft:#1d242d;--link:#6cb0ff;
--good:#56d364;--good-bg:#12301c;--bad:#ff8d85;--bad-bg:#3c1618;--notice:#e8b339;--notice-bg:#332608;--quiet:#9aa5b1;--quiet-bg:#232b35;
--t0:#1c3150;--t1:#302650;--api:#c6d3e6}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.55 system-ui,-apple-system,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif}
header,main,aside,footer{max-width:960px;margin:0 auto;padding:0 20px}
header{padding-top:24px}
main{padding-bottom:24px}
footer{color:var(--muted);font-size:14px;padding-bottom:24px}
.facts{display:flex;flex-wrap:wrap;gap:4px 24px;margin:0 0 16px;font-size:14px}
.facts div{display:flex;gap:6px}.facts dt{color:var(--muted)}.facts dd{margin:0;overflow-wrap:anywhere}
aside{font-size:14px}
.contents{margin:0 0 12px;padding:0 14px}
aside ul{list-style:none;margin:0;padding:0}aside li{margin:3px 0}
aside nav>ul{display:flex;flex-wrap:wrap;gap:8px 32px}aside nav>ul>li>a{font-weight:600}
aside a{color:var(--fg);text-decoration:none}aside a:hover{text-decoration:underline}
.filter{border:1px solid var(--line);border-radius:8px;margin:14px 0 0;padding:6px 12px 8px;display:flex;flex-wrap:wrap;gap:4px 16px}
.filter legend{color:var(--muted);padding:0 4px}
.filter input{margin:0 6px 0 0;vertical-align:-1px}
@media (min-width:1080px){
body{display:grid;grid-template-columns:280px minmax(0,900px);justify-content:center;column-gap:32px}
header,footer{grid-column:1/-1;width:100%;max-width:1212px}header{padding:24px 20px 0}
aside{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:20px 0 20px 20px;margin:0;width:100%}
main{padding:0 20px 24px 0;margin:0;width:100%}
aside nav>ul{display:block}aside nav>ul>li{margin:0 0 14px}aside nav ul ul{padding-left:12px;border-left:2px solid var(--line);margin-top:4px}
.filter{display:block}.filter label{display:block;margin:3px 0}
.contents{border:0;padding:0}.contents>summary{display:none}.contents::details-content{content-visibility:visible;block-size:auto}
}
section[id]{scroll-margin-top:12px}
a.anchor{color:inherit;text-decoration:none}a.anchor:hover{text-decoration:underline}
.dot{display:inline-block;width:10px;height:10px;border-radius:50%;margin-right:2px;background:var(--quiet)}
.dot.good{background:var(--good)}.dot.bad{background:var(--bad)}.dot.notice{background:var(--notice)}
h1{font-size:30px;line-height:1.25;margin:8px 0 12px}
h2{font-size:23px;line-height:1.25;margin:8px 0 14px}
h3{font-size:18px;margin:26px 0 10px;padding-top:16px;border-top:1px solid var(--line)}
p{margin:8px 0}
a{color:var(--link)}
code,pre{font:0.875em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
code{background:var(--soft);border-radius:4px;padding:.1em .35em;overflow-wrap:anywhere}
pre{background:var(--soft);border-radius:8px;padding:12px;overflow:auto}
pre code{background:none;padding:0}
ul{margin:8px 0;padding-left:22px}
li{margin:6px 0}
li>p{margin:0}
li>p~p{color:var(--muted);font-size:14.5px;margin-top:2px}
li>p,td{overflow-wrap:anywhere}
@media (min-width:641px){td:not(:last-child) code{overflow-wrap:normal}}
ul.tasks{list-style:none;padding:12px 16px 12px 12px;border:1px solid var(--line);border-radius:10px;background:var(--soft)}
ul.tasks li{padding-left:30px;position:relative}
ul.tasks li::before{content:"";position:absolute;left:2px;top:.28em;width:14px;height:14px;border:2px solid var(--muted);border-radius:4px}
table{border-collapse:collapse;width:100%;margin:10px 0;font-size:15px}
th,td{text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-bottom:1px solid var(--line)}
th{color:var(--muted);font-weight:600;font-size:13.5px}th code{white-space:nowrap}
details{border:1px solid var(--line);border-radius:8px;margin:10px 0;padding:0 14px}
details[open]{padding-bottom:8px}
summary{cursor:pointer;padding:9px 0;font-weight:500}
summary:focus-visible,a:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.card{background:var(--card);border:1px solid var(--line);border-top:4px solid var(--quiet);border-radius:12px;padding:24px 28px;margin:28px 0}
.card.good{border-top-color:var(--good)}.card.bad{border-top-color:var(--bad)}.card.notice{border-top-color:var(--notice)}
.verdict{border-radius:10px;padding:14px 18px;margin:0 0 14px;background:var(--quiet-bg)}
.verdict .title{font-size:20px;line-height:1.3;font-weight:650;margin:0 0 4px;color:var(--quiet)}
.verdict p{margin:0}
.verdict code{background:none;padding:0}
.verdict.good{background:var(--good-bg)}.verdict.good .title{color:var(--good)}
.verdict.bad{background:var(--bad-bg)}.verdict.bad .title{color:var(--bad)}
.verdict.notice{background:var(--notice-bg)}.verdict.notice .title{color:var(--notice)}
.tally svg{display:block;width:100%;height:10px;border-radius:5px}
.tally rect.good{fill:var(--good)}.tally rect.bad{fill:var(--bad)}.tally rect.notice{fill:var(--notice)}.tally rect.quiet{fill:var(--quiet)}
.tally ul{list-style:none;display:flex;flex-wrap:wrap;gap:4px 18px;padding:0;margin:8px 0 14px;font-size:14.5px}
.tally li{margin:0}.tally li::before{content:"";display:inline-block;width:9px;height:9px;border-radius:50%;margin-right:6px;background:currentColor}
.tally .good{color:var(--good)}.tally .bad{color:var(--bad)}.tally .notice{color:var(--notice)}.tally .quiet{color:var(--quiet)}
.timeline{margin:24px 0 0}
.timeline svg{display:block;width:100%;height:auto}
.timeline text{fill:var(--fg);font-size:14px;text-anchor:middle}
.timeline text.version{font-weight:600}.timeline text.date,.timeline text.note{fill:var(--muted);font-size:12px}
.timeline text.security{fill:var(--good);font-weight:600}
.timeline text.api{text-anchor:start;fill:var(--api);font-size:12px}
.timeline .axis{stroke:var(--line);stroke-width:3}
.timeline circle{fill:var(--card);stroke:var(--muted);stroke-width:3}
.timeline circle.from{fill:var(--muted)}.timeline circle.to{fill:var(--link);stroke:var(--link)}.timeline circle.security{stroke:var(--good)}
.timeline rect.t0{fill:var(--t0)}.timeline rect.t1{fill:var(--t1)}
.timeline ol{display:none;list-style:none;margin:0;padding:0 0 0 6px}
.timeline li{border-left:3px solid var(--line);margin:0;padding:4px 0 4px 16px;position:relative}
.timeline li::before{content:"";position:absolute;left:-8px;top:.75em;width:11px;height:11px;border-radius:50%;background:var(--card);border:2px solid var(--muted)}
.timeline li.from::before{background:var(--muted)}.timeline li.to::before{background:var(--link);border-color:var(--link)}.timeline li.security::before{border-color:var(--good)}
.timeline li span{color:var(--muted);font-size:14px}
@media (max-width:640px){
header,main,aside,footer{padding-left:12px;padding-right:12px}.card{padding:18px 16px;border-radius:10px;margin:20px 0}
h2{font-size:21px}.verdict .title{font-size:18px}
.timeline svg{display:none}.timeline ol{display:block}
table,tbody,tr,td{display:block}thead{display:none}tr{border-bottom:1px solid var(--line);padding:8px 0}
td{border:0;padding:2px 0}td:not(:first-child){display:grid;grid-template-columns:104px 1fr}td:not(:first-child)::before{content:attr(data-label);color:var(--muted);font-size:13px;padding-top:2px}
}
@media print{body{background:#fff;font-size:12px}.card{border:0;padding:0;break-before:page}details{border:0;padding:0}::details-content{content-visibility:visible;block-size:auto}a{color:inherit}}
`;

// src/report/html-text.ts
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
function escapeHtml(text) {
	return text.replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? "");
}

// src/report/timeline-svg.ts
const WIDTH = 880;
const MARGIN = 52;
const MIN_GAP = 92;
const AXIS = 78;
function timelineHtml(title, points) {
	const xs = positions(points);
	const apiReleases = points.flatMap((point, index) => point.apiRelease === null ? [] : [{
		name: point.apiRelease,
		x: xs[index] ?? MARGIN
	}]);
	const bands = apiReleases.map(({ name, x }, index) => {
		const end = apiReleases[index + 1]?.x ?? 828;
		const width = Math.max(0, end - x);
		return `<rect class="api t${index % 2}" x="${x}" y="140" width="${width}" height="20" rx="3"/>${width < 34 ? "" : `<text class="api" x="${x + 7}" y="154">${safe(name)}</text>`}`;
	});
	const stops = points.map((point, index) => stop(point, xs[index] ?? MARGIN));
	const height = AXIS + (apiReleases.length > 0 ? 92 : 64);
	return `<figure class="timeline">${`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${safe(title)}"><line class="axis" x1="${MARGIN}" x2="828" y1="${AXIS}" y2="${AXIS}"/>${bands.join("")}${stops.join("")}</svg>`}<ol>${points.map((point) => `<li class="${point.role}${point.security ? " security" : ""}"><span>${safe(point.date?.slice(0, 10) ?? "undated")}</span> ${pointWords(point).map((word, index) => index === 0 ? `<b>${safe(word)}</b>` : safe(word)).join(" · ")}</li>`).join("")}</ol></figure>`;
}
function stop(point, x) {
	const lines = pointWords(point).slice(1).filter((word) => !word.startsWith("API ")).map((word, index) => `<text class="note${word === "security fix" ? " security" : ""}" x="${x}" y="${120 + index * 14}">${safe(word)}</text>`);
	return [
		`<circle class="${point.role}${point.security ? " security" : ""}" cx="${x}" cy="${AXIS}" r="${point.role === "between" ? 6 : 9}"/>`,
		`<text class="version ${point.role}" x="${x}" y="44">${safe(point.version)}</text>`,
		`<text class="date" x="${x}" y="60">${safe(point.date?.slice(0, 7) ?? "")}</text>`,
		...lines.slice(0, 1)
	].join("");
}
function positions(points) {
	const times = points.map((point) => point.date === null ? NaN : Date.parse(point.date));
	const room = 776;
	const gap = Math.min(MIN_GAP, room / Math.max(1, points.length - 1));
	const first = times[0] ?? 0;
	const span = (times.at(-1) ?? 0) - first;
	const dated = times.every((time) => Number.isFinite(time)) && span > 0;
	const ideal = points.map((_, index) => dated ? MARGIN + ((times[index] ?? first) - first) / span * room : MARGIN + index * gap);
	const xs = [];
	for (const x of ideal) xs.push(Math.max(x, (xs.at(-1) ?? -Infinity) + gap));
	for (let index = xs.length - 1; index >= 0; index--) {
		const limit = index === xs.length - 1 ? 828 : (xs[index + 1] ?? 0) - gap;
		xs[index] = Math.min(xs[index] ?? 0, limit);
	}
	return xs.map((x) => Math.round(x));
}
function safe(text) {
	return escapeHtml(visible(text));
}

// src/report/html.ts
function htmlDocument(title, facts, blocks) {
	const [first, ...others] = blocks;
	const topics = topicsOf(blocks);
	const hiding = topics.map((topic) => `body:has(#show-${topic}:not(:checked)) .topic-${topic}{display:none}`);
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text$1(title)}</title>
<style>${STYLE}${hiding.join("\n")}</style>
</head>
<body>
<header>
${first === void 0 ? "" : html([first])}
<dl class="facts">${facts.map(([name, value]) => `<div><dt>${text$1(name)}</dt><dd>${text$1(value)}</dd></div>`).join("")}</dl>
</header>
<aside>
<details class="contents"><summary>Contents and filter</summary>
${contents(others)}
${filter(topics)}
</details>
</aside>
<main>
${html(others)}
</main>
<footer>Written by stripe-upgrade.</footer>
</body>
</html>
`;
}
function html(blocks, place = "") {
	return blocks.map((part) => block$2(part, place)).join("\n");
}
function topicsOf(blocks) {
	const found = new Set(sectionsOf(blocks).map(({ topic }) => topic));
	return Object.keys(TOPICS).filter((topic) => [...found].some((each) => each === topic));
}
function sectionsOf(blocks) {
	return blocks.flatMap((part) => part.kind === "section" ? [part] : part.kind === "card" ? sectionsOf(part.blocks) : []);
}
function filter(topics) {
	if (topics.length < 2) return "";
	return `<fieldset class="filter"><legend>Show</legend>${topics.map((topic) => `<label><input type="checkbox" id="show-${topic}" checked> ${text$1(TOPICS[topic])}</label>`).join("")}</fieldset>`;
}
function contents(blocks) {
	const entries = blocks.flatMap((part) => {
		if (part.kind === "section") return [entry(part, "")];
		if (part.kind !== "card") return [];
		const place = anchor("", plain$2(part.title));
		const sections = sectionsOf(part.blocks).map((each) => entry(each, place));
		return [`<li><a href="#${place}">${inlines$1(part.title, false)}</a><ul>${sections.join("")}</ul></li>`];
	});
	return entries.length === 0 ? "" : `<nav aria-label="Contents"><ul>${entries.join("")}</ul></nav>`;
}
function entry({ topic, title }, place) {
	return `<li class="topic-${topic}"><a href="#${anchor(place, title)}">${text$1(title)}</a></li>`;
}
function anchor(place, title) {
	return `${place} ${title}`.toLowerCase().replaceAll(/[^a-z0-9]+/gu, "-").replaceAll(/^-|-$/gu, "");
}
function block$2(part, place) {
	switch (part.kind) {
		case "heading": return `<h${part.level}>${inlines$1(part.content)}</h${part.level}>`;
		case "section": {
			const level = place === "" ? 2 : 3;
			const id = anchor(place, part.title);
			return `<section class="topic-${part.topic}" id="${id}">\n<h${level}><a class="anchor" href="#${id}">${text$1(part.title)}</a></h${level}>\n${html(part.blocks, place)}\n</section>`;
		}
		case "paragraph": return `<p>${inlines$1(part.content)}</p>`;
		case "list": {
			const items = part.items.map((item) => `<li>${html(item, place)}</li>`);
			return `<ul${part.style === "tasks" ? " class=\"tasks\"" : ""}>${items.join("")}</ul>`;
		}
		case "table": return table$1(part);
		case "code": return `<pre><code>${escapeHtml(visibleLines(part.text))}</code></pre>`;
		case "fold": return `<details><summary>${inlines$1(part.summary, false)}</summary>\n${html(part.blocks, place)}\n</details>`;
		case "verdict": return `<div class="verdict ${part.tone}"><p class="title">${text$1(part.title)}</p><p>${inlines$1(part.content)}</p></div>`;
		case "timeline": return timelineHtml(part.title, part.points);
		case "tally": return tally(part);
		case "card": {
			const id = anchor("", plain$2(part.title));
			return `<section class="card ${part.tone}" id="${id}">\n<h2><a class="anchor" href="#${id}">${inlines$1(part.title, false)}</a></h2>\n${html(part.blocks, id)}\n</section>`;
		}
	}
}
function table$1({ head, rows }) {
	const labels = head.map((cell) => inlines$1(cell));
	const body = rows.map((row) => `<tr>${row.map((cell, index) => `<td data-label="${escapeHtml(plain$2(head[index] ?? []))}"><div>${inlines$1(cell)}</div></td>`).join("")}</tr>`);
	return `<table><thead><tr>${labels.map((label) => `<th scope="col">${label}</th>`).join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}
function tally({ counts }) {
	const total = counts.reduce((sum, { count }) => sum + count, 0);
	if (total === 0) return "";
	let x = 0;
	const parts = counts.map(({ tone, count }) => {
		const width = count / total * 100;
		const part = `<rect class="${tone}" x="${x.toFixed(2)}" y="0" width="${Math.max(.4, width - .4).toFixed(2)}" height="10"/>`;
		x += width;
		return part;
	});
	const words = counts.map(({ label, tone, count }) => `<li class="${tone}"><b>${count}</b> ${text$1(label)}</li>`);
	return `<div class="tally"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${parts.join("")}</svg><ul>${words.join("")}</ul></div>`;
}
function inlines$1(content, links = true) {
	return content.map((piece) => inline$2(piece, links)).join("");
}
function inline$2(piece, links) {
	if (typeof piece === "string") return text$1(piece);
	if (piece.kind === "code") return `<code>${text$1(piece.text)}</code>`;
	if (piece.kind === "dot") return `<span class="dot ${piece.tone}" aria-hidden="true"></span>`;
	const content = inlines$1(piece.content, links);
	if (piece.kind === "strong") return `<strong>${content}</strong>`;
	const href = links ? safeLink(piece.href) : null;
	return href === null ? content : `<a href="${escapeHtml(href)}" rel="noreferrer noopener">${content}</a>`;
}
function plain$2(content) {
	return content.map((piece) => {
		if (typeof piece === "string") return piece;
		if (piece.kind === "dot") return "";
		return piece.kind === "code" ? piece.text : plain$2(piece.content);
	}).join("");
}
function text$1(raw) {
	return escapeHtml(visible(raw));
}

// src/report/fit.ts
const PULL_LIMIT = 58e3;
const SHORT_PULL_LIMIT = 2e4;
const SUMMARY_LIMIT = 1e6;
function fit(blocks, limit, size) {
	const candidates = droppables(blocks).map((fold, index) => ({
		fold,
		index
	})).toSorted((a, b) => DROP_ORDER.indexOf(a.fold.drop.what) - DROP_ORDER.indexOf(b.fold.drop.what) || b.index - a.index);
	const gone = /* @__PURE__ */ new Set();
	let length = size(blocks);
	for (const { fold } of candidates) {
		if (length <= limit) break;
		length -= size([fold]);
		gone.add(fold);
	}
	return {
		blocks: without(blocks, gone),
		dropped: candidates.filter(({ fold }) => gone.has(fold)).map(({ fold }) => fold.drop)
	};
}
function droppedWords(dropped) {
	return [...new Set(dropped.map((drop) => drop.what))].map((what) => {
		const names = dropped.filter((drop) => drop.what === what).flatMap((drop) => drop.of ?? []);
		if (names.length === 0) return what;
		if (names.length === 1 || what === "details") return `${what} of ${names.join(" and ")}`;
		return `${what} of ${count(names.length, "release")} (${names[0] ?? ""} to ${names.at(-1) ?? ""})`;
	});
}
function droppables(blocks) {
	return blocks.flatMap((block) => {
		if (block.kind === "section") return droppables(block.blocks);
		if (block.kind !== "fold") return [];
		return isDroppable(block) ? [block] : droppables(block.blocks);
	});
}
function isDroppable(block) {
	return block.drop !== void 0;
}
function without(blocks, gone) {
	return blocks.filter((block) => !gone.has(block)).map((block) => isContainer(block) ? withBlocks(block, without(block.blocks, gone)) : block).filter((block) => !isContainer(block) || block.blocks.length > 0);
}
function isContainer(block) {
	return block.kind === "fold" || block.kind === "section";
}
function withBlocks(block, blocks) {
	return {
		...block,
		blocks
	};
}

// src/report/markdown-text.ts
const ZERO_WIDTH_SPACE = "​";
const BREAKS = [
	[/[@\uff20\ufe6b]/gu, `$&${ZERO_WIDTH_SPACE}`],
	[/[#\uff03\ufe5f](?=\d)/gu, `$&${ZERO_WIDTH_SPACE}`],
	[/\bGH-(?=\d)/giu, `$&${ZERO_WIDTH_SPACE}`],
	[/:(?=\/\/)/gu, `$&${ZERO_WIDTH_SPACE}`],
	[/\b(?:www|mailto|xmpp)(?=[.:])/giu, `$&${ZERO_WIDTH_SPACE}`],
	[/\bgithub(?=\.com)/giu, `$&${ZERO_WIDTH_SPACE}`],
	[/:(?=[a-z0-9_+-]{1,64}:)/gu, `$&${ZERO_WIDTH_SPACE}`]
];
function inertText(text) {
	let shown = visible(text);
	for (const [pattern, replacement] of BREAKS) shown = shown.replaceAll(pattern, replacement);
	return shown.replaceAll(/[0-9a-f]{7,}/giu, breakHash);
}
function escapeText(text) {
	return inertText(text).replaceAll(/[\\`*[\]<>&~|$]/gu, String.raw`\$&`).replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`);
}
function codeSpan(text, inTable) {
	const shown = visible(text).trim();
	if (shown === "") return "";
	const fence = "`".repeat(longestRun(shown) + 1);
	const padding = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
	const span = `${fence}${padding}${shown}${padding}${fence}`;
	return inTable ? span.replaceAll("|", String.raw`\|`) : span;
}
function longestRun(text) {
	return Math.max(0, ...Array.from(text.matchAll(/`+/gu), (run) => run[0].length));
}
function guardStart(line) {
	return line.replace(/^\s+/u, "").replace(/^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=[-+](?:[\s-]|$)|#{1,6}(?:\s|$)|=))/u, (_, digits) => `${digits ?? ""}\\`);
}
function breakHash(run) {
	return (run.match(/.{1,6}/gu) ?? []).join(ZERO_WIDTH_SPACE);
}

// src/report/markdown.ts
const GLUED = [
	["`", "`"],
	["*", "*"],
	["!", "["]
];
const MAX_CODE_BLOCK = 4e3;
function markdown(blocks) {
	return `${joined(blocks, 3)}\n`;
}
function joined(blocks, level) {
	return blocks.map((part) => block$1(part, level)).filter((text) => text !== "").join("\n\n");
}
function block$1(part, level) {
	switch (part.kind) {
		case "heading": return `${"#".repeat(part.level)} ${line(part.content)}`;
		case "paragraph": return guardStart(line(part.content));
		case "list": return part.items.map((item) => listItem(item, part.style === "tasks" ? "- [ ] " : "- ", level)).join("\n");
		case "table": return table(part);
		case "code": return fence(bounded(part.text, MAX_CODE_BLOCK), "");
		case "fold": return `<details>\n<summary>${summary$1(part.summary)}</summary>\n\n${joined(part.blocks, level)}\n\n</details>`;
		case "verdict": return verdict(part, level);
		case "section": return part.blocks.length === 0 ? "" : `${"#".repeat(level)} ${escapeText(part.title)}\n\n${joined(part.blocks, level)}`;
		case "timeline": return fence(mermaid(part.points), "mermaid");
		case "card": return `### ${line(part.title)}\n\n${joined(part.blocks, 4)}`;
		case "tally": return "";
	}
}
function verdict({ tone, title, content }, level) {
	const heading = `${TONE_DOTS[tone]} ${escapeText(title)}`;
	return `${level === 3 ? `## ${heading}` : `**${heading}**`}\n\n${guardStart(line(content))}`;
}
function listItem(blocks, mark, level) {
	return `${mark}${blocks.map((part, index) => {
		if (index > 0 && part.kind === "paragraph") return `- ${block$1(part, level)}`;
		return part.kind === "list" ? part.items.map((item) => listItem(item, "- ", level)).join("\n") : block$1(part, level);
	}).join("\n").replaceAll("\n", "\n  ")}`;
}
function table({ head, rows }) {
	return [
		tableRow(head),
		`|${head.map(() => " --- |").join("")}`,
		...rows.map(tableRow)
	].join("\n");
}
function tableRow(cells) {
	return `| ${cells.map((cell) => line(cell, true)).join(" | ")} |`;
}
function fence(text, language) {
	const marks = "`".repeat(Math.max(3, longestRun(text) + 1));
	return `${marks}${language}\n${visibleLines(text)}\n${marks}`;
}
function line(content, inTable = false) {
	return pieces(content, inTable).trim();
}
function pieces(content, inTable) {
	let out = "";
	for (const piece of joinedStrings(content)) {
		const text = inline$1(piece, inTable);
		const glued = GLUED.some(([end, start]) => out.endsWith(end) && text.startsWith(start));
		out += glued ? `\u200b${text}` : text;
	}
	return out;
}
function joinedStrings(content) {
	const out = [];
	for (const piece of content) {
		const last = out.at(-1);
		if (typeof piece === "string" && typeof last === "string") out[out.length - 1] = last + piece;
		else out.push(piece);
	}
	return out;
}
function inline$1(piece, inTable) {
	if (typeof piece === "string") return escapeText(piece);
	if (piece.kind === "code") return codeSpan(piece.text, inTable);
	if (piece.kind === "dot") return TONE_DOTS[piece.tone];
	const whole = pieces(piece.content, inTable);
	const content = whole.trim();
	const href = piece.kind === "link" ? safeLink(piece.href) : null;
	if (content === "" || piece.kind === "link" && href === null) return whole;
	const marked = href === null ? `**${content}**` : `[${content}](${href})`;
	return `${whole.startsWith(" ") ? " " : ""}${marked}${whole.endsWith(" ") ? " " : ""}`;
}
function summary$1(content) {
	return joinedStrings(content).map((piece) => {
		if (typeof piece === "string") return escapeHtml(inertText(piece));
		if (piece.kind === "code") return `<code>${escapeHtml(inertText(piece.text))}</code>`;
		if (piece.kind === "dot") return TONE_DOTS[piece.tone];
		return piece.kind === "strong" ? `<b>${summary$1(piece.content)}</b>` : summary$1(piece.content);
	}).join("");
}

// src/report/scope.ts
function blockedOf(upgrade, blocked, upgrades) {
	return blocked.filter(({ sdk, places }) => sdk === upgrade.sdk && places.some((place) => isTarget(place, upgrade.targets) || !upgrades.some(({ targets }) => isTarget(place, targets))));
}
function isTarget({ path, line }, targets) {
	return targets.some(({ use }) => use.path === path && use.line === line);
}

// src/report/sections/grouped.ts
function grouped(all, keyOf) {
	const groups = /* @__PURE__ */ new Map();
	for (const each of all) {
		const key = JSON.stringify(keyOf(each));
		const group = groups.get(key);
		if (group === void 0) groups.set(key, [each]);
		else group.push(each);
	}
	return [...groups.values()];
}

// src/report/sections/places.ts
const MAX_PLACES$4 = 10;
function placesOf$1(all, most = MAX_PLACES$4) {
	const places = [...new Set(all.map(({ path, line }) => `${path}:${line}`))];
	const left = places.length - most;
	const shown = places.slice(0, most).map(code);
	return sentence(left > 0 ? [...shown, `${left} more`] : shown);
}

// src/report/sections/audit.ts
const MAX_OPEN = {
	error: 10,
	warning: 5,
	note: 0
};
const MAX_ROWS = 10;
const DROPS = {
	error: "errors in your own code after the first ten",
	warning: "warnings about your own code",
	note: "notes on your own code"
};
function auditBlocks({ audit: audited }, scope = "all") {
	if (audited === null) return [];
	if (audited.kind === "not audited") return [paragraph(strong("Your own code was not audited"), ": ", ...written(ended(audited.why)))];
	const { audit } = audited;
	if (isAuditEmpty(audit)) return [];
	const what = scope === "change" ? "New in your own code" : "Your own code";
	const { findings, stale } = audit;
	const tables = [...entryBlocks(audit), ...callBlocks(audit)];
	if (findings.length === 0 && stale.length === 0) return [fold([`${what}: ${quietWords(audit)}`], [...tables, ...restOf(audit)], { what: "the tables of your own code" })];
	return section$1("code", `${what}: ${findingCounts(audit)}`, [
		...findingBlocks(audit, "error"),
		...tables,
		...findingBlocks(audit, "warning"),
		...findingBlocks(audit, "note"),
		...restOf(audit)
	]);
}
function quietWords(audit) {
	const { webhooks, calls } = audit;
	const calling = count(calls.length, "call that moves money or bills", "calls that move money or bill");
	return `${findingCounts(audit)}. ${count(webhooks.length, "webhook entry point")}, ${calling}`;
}
function findingBlocks(audit, level) {
	const groups = grouped(ofLevel(audit, level), ({ rule, message, fix }) => [
		rule,
		message,
		fix
	]);
	if (groups.length === 0) return [];
	const { title, why, tone } = AUDIT_LEVEL_WORDS[level];
	const items = groups.map(findingItem);
	const open = items.slice(0, MAX_OPEN[level]);
	const rest = items.slice(MAX_OPEN[level]);
	const words = [
		{
			kind: "dot",
			tone
		},
		" ",
		strong(title),
		`: ${why}`
	];
	if (open.length === 0) return [fold(words, [bullets(rest)], { what: DROPS[level] })];
	return [
		paragraph(...words, "."),
		bullets(open),
		...rest.length === 0 ? [] : [fold([`${rest.length} more`], [bullets(rest)], { what: DROPS[level] })]
	];
}
function findingItem(group) {
	const [{ rule, message, fix }] = group;
	return [paragraph(...placesOf$1(group), ": ", ...written(ended(message)), " ", link(ruleAddress(rule), rule)), ...fix === null ? [] : [paragraph("Fix: ", ...written(ended(fix)))]];
}
function entryBlocks({ webhooks }) {
	if (webhooks.length === 0) return [];
	return [paragraph(strong("Where events come in")), ...rowBlocks([
		["Entry point"],
		["Verified"],
		["Bad signature"],
		["Secret"],
		["Duplicates"]
	], webhooks.map(entryRow), MAX_ROWS)];
}
function entryRow(entry) {
	const { path, line, route, framework, verified, secret, duplicates } = entry;
	return [
		[
			code(`${path}:${line}`),
			...route === null ? [] : [" ", code(route)],
			...framework === null ? [] : [route === null ? ` ${framework}` : `, ${framework}`]
		],
		[{
			kind: "dot",
			tone: VERIFIED_WORDS[verified].tone
		}, ` ${verifiedWords(entry)}`],
		[failureWords(entry)],
		[secret === null ? "–" : secret === "literal" ? "in the code" : code(secretName(secret))],
		[DUPLICATES_WORDS[duplicates]]
	];
}
function callBlocks({ calls }) {
	if (calls.length === 0) return [];
	const keyless = calls.filter(({ key }) => key === "none").length;
	const words = `Calls that move money or bill: ${calls.length}${keyless === 0 ? "" : `, ${keyless} without an idempotency key`}`;
	return [fold([words], rowBlocks([
		["Call"],
		["What"],
		["Idempotency key"],
		["Run again by"]
	], calls.map(callRow), Infinity), TABLES)];
}
const TABLES = { what: "the tables of your own code" };
function callRow({ path, line, call, key, repeated }) {
	const { text, tone } = KEY_WORDS[key];
	return [
		[code(`${path}:${line}`)],
		[code(call)],
		[{
			kind: "dot",
			tone
		}, ` ${text}`],
		[REPEATED_WORDS[repeated]]
	];
}
function rowBlocks(head, rows, open) {
	const rest = rows.slice(open);
	return [table$2(head, rows.slice(0, open)), ...rest.length === 0 ? [] : [fold([`${rest.length} more`], [table$2(head, rest)], TABLES)]];
}
function restOf({ stale, suppressed, unknown, unchecked }) {
	return [
		...stale.length === 0 ? [] : [paragraph(strong("Suppressions that do nothing")), bullets(stale.map(({ rule, why, ...place }) => [paragraph(...placesOf$1([place]), `, ${rule}: `, ...written(ended(why)))]))],
		...foldOf(`Suppressed: ${suppressed.length}`, suppressed.map((one) => [...placesOf$1([one]), `, ${one.rule}: ${one.reason}`])),
		...foldOf(`Could not tell: ${unknown.length}`, unknown.map(unknownWords)),
		...foldOf(`Not read: ${unchecked.length}`, unchecked.map((one) => [
			"path" in one ? code(one.path) : one.what,
			": ",
			...written(ended(one.why))
		]))
	];
}
function unknownWords({ what, why, ...place }) {
	return [
		...placesOf$1([place]),
		", ",
		code(what),
		": ",
		...written(ended(why))
	];
}
function foldOf(summary, items) {
	if (items.length === 0) return [];
	return [fold([summary], [bullets(items.map((item) => [paragraph(...item)]))], { what: "what the audit could not tell" })];
}

// src/report/braces.ts
const SEPARATOR = /^\s*(?:,|,?\s*(?:and|or))\s*$/u;
function braced(content) {
	const out = [];
	let at = 0;
	while (at < content.length) {
		const run = runFrom(content, at);
		if (run.paths.length < 3) out.push(...content.slice(at, run.end));
		else out.push(...merged(run.paths).flatMap((path, index) => index === 0 ? [code(path)] : [", ", code(path)]));
		at = run.end;
	}
	return out;
}
function runFrom(content, start) {
	const paths = [];
	let end = start;
	for (let at = start; at < content.length; at += 2) {
		const piece = content[at];
		if (piece === void 0 || typeof piece === "string" || piece.kind !== "code") break;
		paths.push(piece.text);
		end = at + 1;
		const next = content[at + 1];
		if (typeof next !== "string" || !SEPARATOR.test(next)) break;
	}
	return {
		paths,
		end: Math.max(end, start + 1)
	};
}
function merged(paths) {
	const groups = [];
	for (const path of paths) {
		const parts = path.split(".");
		const group = groups.at(-1);
		const at = group === void 0 ? void 0 : difference(group.parts, parts);
		if (group === void 0 || at === void 0 || group.at >= 0 && group.at !== at) {
			groups.push({
				parts,
				at: -1,
				alternatives: []
			});
			continue;
		}
		if (group.at < 0) group.alternatives.push(group.parts[at] ?? "");
		group.at = at;
		group.alternatives.push(parts[at] ?? "");
	}
	return groups.map(({ parts, at, alternatives }) => (at < 0 ? parts : parts.toSpliced(at, 1, `{${alternatives.join(", ")}}`)).join("."));
}
function difference(a, b) {
	if (a.length !== b.length || a.length < 2) return void 0;
	const indexes = a.flatMap((part, index) => part === b[index] ? [] : [index]);
	return indexes.length === 1 ? indexes[0] : void 0;
}

// src/report/untrusted.ts
const MAX_LENGTH = 8e3;
const MAX_DEPTH = 6;
const NESTED_ON_A_LINE = /^(?:[ \t]{0,9}(?:[-+*>]|\d{1,9}[.)])(?=[\s>])){13}/mu;
const MARK = /^\s*(?:⚠\ufe0f?|:warning:)\s*/u;
const TYPE_PARAMETER = /^<[A-Z][A-Za-z0-9]{0,40}>$/u;
const ADDRESS = /https?:\/\/[^\s<>()[\]{}"'`]{1,2000}/gu;
function untrusted(markdown) {
	const source = bounded(markdown, MAX_LENGTH);
	if (NESTED_ON_A_LINE.test(source)) return nonEmpty([source]);
	const root = fromMarkdown(source);
	const [first, ...others] = root.children;
	const [item, ...items] = first?.type === "list" ? first.children : [];
	return withoutMark(blocks(item !== void 0 && items.length === 0 && others.length === 0 ? item.children : root.children, 0));
}
function blocks(nodes, depth) {
	return nodes.flatMap((node) => block(node, depth));
}
function block(node, depth) {
	if (depth > MAX_DEPTH) return nonEmpty([plain$1(node)]);
	switch (node.type) {
		case "paragraph": return nonEmpty(inlines(node.children, depth));
		case "heading": return nonEmpty([{
			kind: "strong",
			content: inlines(node.children, depth)
		}]);
		case "blockquote": return blocks(node.children, depth + 1);
		case "list": {
			const items = node.children.map((item) => blocks(item.children, depth + 1)).filter((item) => item.length > 0);
			return items.length === 0 ? [] : [{
				kind: "list",
				style: "bullets",
				items
			}];
		}
		case "code": return node.value.trim() === "" ? [] : [{
			kind: "code",
			text: node.value
		}];
		default: return [];
	}
}
function inlines(nodes, depth) {
	return nodes.flatMap((node) => inline(node, depth + 1));
}
function inline(node, depth) {
	if (depth > MAX_DEPTH) return [plain$1(node)];
	switch (node.type) {
		case "text": return withAddresses(node.value);
		case "inlineCode": return [{
			kind: "code",
			text: node.value
		}];
		case "strong": return [{
			kind: "strong",
			content: inlines(node.children, depth)
		}];
		case "emphasis":
		case "linkReference": return inlines(node.children, depth);
		case "link": {
			const href = safeLink(node.url);
			const content = [node.children.map(plain$1).join("")];
			return href === null ? content : [{
				kind: "link",
				href,
				content
			}];
		}
		case "html": return TYPE_PARAMETER.test(node.value) ? [node.value] : [];
		case "break": return [" "];
		default: return [];
	}
}
function withAddresses(text) {
	const found = [];
	let at = 0;
	for (const match of text.matchAll(ADDRESS)) {
		const address = match[0].replace(/[.,;:!?]{1,8}$/u, "");
		const href = safeLink(address);
		if (href === null) continue;
		if (match.index > at) found.push(text.slice(at, match.index));
		found.push({
			kind: "link",
			href,
			content: [address]
		});
		at = match.index + address.length;
	}
	if (at < text.length) found.push(text.slice(at));
	return found;
}
function plain$1(node) {
	const texts = [];
	const open = [node];
	for (let next = open.pop(); next !== void 0; next = open.pop()) if (next.type === "html") texts.push(TYPE_PARAMETER.test(next.value) ? next.value : "");
	else if (next.type === "break") texts.push(" ");
	else if ("value" in next) texts.push(next.value);
	else if ("children" in next) for (const child of next.children.toReversed()) open.push(child);
	return texts.join("");
}
function nonEmpty(content) {
	return content.every((piece) => typeof piece === "string" && piece.trim() === "") ? [] : [{
		kind: "paragraph",
		content
	}];
}
function withoutMark(all) {
	const [first, ...others] = all;
	if (first?.kind !== "paragraph") return all;
	const [start, ...content] = first.content;
	if (typeof start !== "string" || !MARK.test(start)) return all;
	return [...nonEmpty([start.replace(MARK, ""), ...content]), ...others];
}

// src/report/sections/notes.ts
const notesOf = oncePer((change) => untrusted(change.markdown));
function firstSentence(markdown) {
	const [first] = untrusted(markdown);
	return first?.kind === "paragraph" ? first.content : [ended(markdown.split("\n")[0] ?? "")];
}
function ofKind(release, kind) {
	return release.changes.filter((change) => change.kind === kind);
}
function countOf({ releases }, kind) {
	return releases.reduce((sum, release) => sum + ofKind(release, kind).length, 0);
}
function nameOf$2(release, { source }) {
	return source === "sibling" ? `stripe-node ${release.version}` : release.version;
}
function releaseFacts(release, { releaseLists }, { upgrade, changelog }) {
	const date = (changelog.source === "sibling" ? void 0 : releasesOf(upgrade.sdk, releaseLists).find(({ version }) => version === release.version))?.date ?? release.date;
	return [...date === null ? [] : [` · ${date.slice(0, 10)}`], ...release.apiVersion === null ? [] : [" · API ", code(release.apiVersion.id)]];
}
function withVersion(version, blocks) {
	const [first, ...others] = blocks;
	if (first?.kind !== "paragraph") return [paragraph(strong(version)), ...blocks];
	return [paragraph(strong(version), ": ", ...first.content), ...others];
}

// src/report/sections/breaking.ts
const ABOUT_FIELDS = /^(?:(?:Add|Remove) support for |Change type of |Change $|Change `|Removed? )/u;
const FEW = 6;
const MAX_RESOURCES = 5;
function breakingCount({ changelog }) {
	return changelog.source === "none" ? null : countOf(changelog, "breaking");
}
function countedRange({ releaseLists }, { upgrade, changelog }) {
	if (changelog.source === "none" || changelog.source === "sibling") return null;
	const all = releasesOf(upgrade.sdk, releaseLists);
	const place = (version) => all.findIndex((release) => release.version === version);
	const range = all.slice(place(upgrade.from) + 1, place(upgrade.to) + 1).filter(({ channel }) => channel === "stable");
	const noted = range.filter(({ version }) => changelog.releases.some((release) => release.version === version));
	const [first, last] = [noted[0], noted.at(-1)];
	if (first === void 0 || last === void 0 || first === range[0] && last === range.at(-1)) return null;
	return {
		from: first.version,
		to: last.version
	};
}
function breakingInShort(report, entry) {
	const range = countedRange(report, entry);
	const number = breakingCount(entry);
	if (number === null) return "unknown";
	return range === null ? String(number) : `${number} (${range.from} to ${range.to})`;
}
function breakingBlocks(report, entry, detail, tightness) {
	const { changelog, upgrade } = entry;
	const releases = changelog.releases.filter((release) => ofKind(release, "breaking").length > 0);
	if (changelog.source === "none") return section$1("notes", "Breaking changes", [unknown(entry)]);
	const sibling = changelog.source === "sibling" ? [paragraph(...SIBLING)] : [];
	const others = [...additionFolds(entry, tightness)];
	if (releases.length === 0) {
		const none = `The notes of ${count(changelog.releases.length, "release")} up to `;
		return section$1("notes", "Breaking changes", [
			...sibling,
			paragraph(none, code(upgrade.to), " name none."),
			...others
		]);
	}
	const isShort = detail === "short" && (entry.review?.typed.length ?? 0) > 0;
	const list = isShort ? [bullets(releases.map((release) => [paragraph(...releaseInShort(release, report, entry))]))] : releases.flatMap((release, index) => releaseBlocks(report, entry, release, tightness, index > 0));
	const isFolded = impactOf(entry).extent !== "none";
	const summary = `All breaking changes, ${isShort ? "one line for each version" : "by version"}, newest first`;
	return section$1("notes", "Breaking changes", [
		paragraph(...touching(report, entry)),
		...sibling,
		...isFolded ? [fold([summary], list)] : list,
		...others
	]);
}
function unknown({ changelog, facts }) {
	const [why = "the release notes could not be read", ...more] = changelog.notes;
	const sentences = more.map((note) => ended(note.charAt(0).toUpperCase() + note.slice(1)));
	return paragraph(strong("Unknown"), ": ", ...written([ended(why), ...sentences].join(" ")), " Read the ", link(changelogAddress(facts), "changelog"), " before you merge.");
}
function touching(report, entry) {
	const total = breakingCount(entry) ?? 0;
	const { breaking, typesOnly, extent } = impactOf(entry);
	const touched = new Set([...breaking, ...typesOnly].flatMap(({ change }) => change === null ? [] : [change.text])).size;
	const range = countedRange(report, entry);
	const rest = total - touched;
	const where = range === null ? [] : [
		" We know the notes of ",
		code(range.from),
		" to ",
		code(range.to),
		" only."
	];
	const all = count(total, "breaking change");
	if (extent === "none" || extent === "no files") return [
		strong(all),
		" between the two versions.",
		...where
	];
	const found = touched === 0 ? [] : [strong(`${touched} of ${all} ${touched === 1 ? "touches" : "touch"} your code`), ", at the lines above. "];
	const others = `The other ${rest}`;
	if (extent === "all") {
		if (touched === 0) return [
			strong(`None of the ${all} touches your code`),
			breaking.length === 0 ? "." : ", apart from the lines above.",
			...where
		];
		return [
			...found,
			`${others} ${rest === 1 ? "does" : "do"} not.`,
			...where
		];
	}
	const left = touched === 0 ? `We found no use of the ${all}.` : `We found no use of the other ${rest}.`;
	return [
		...found,
		left,
		" Not everything could be checked.",
		...where
	];
}
function releaseInShort(release, report, entry) {
	const changes = ofKind(release, "breaking");
	const fields = changes.filter(aboutFields);
	const bySdk = changes.length - fields.length;
	const names = resourcesOf(fields);
	const more = names.length - MAX_RESOURCES;
	const shown = joined$1(names.slice(0, MAX_RESOURCES).map((name) => [code(name)]), ", ");
	return [
		strong(nameOf$2(release, entry.changelog)),
		...releaseFacts(release, report, entry),
		`: ${count(changes.length, "change")}`,
		...bySdk === 0 || fields.length === 0 ? [] : [`, ${bySdk} of the SDK`],
		...fields.length === 0 ? [" of the SDK"] : shown.length === 0 ? [] : [
			", fields of ",
			...shown,
			...more > 0 ? [` and ${more} more`] : []
		],
		"."
	];
}
function resourcesOf(changes) {
	const counts = /* @__PURE__ */ new Map();
	for (const { markdown } of changes) {
		const [, name] = /\b(?:on|of|for|from) (?:enums? )?`([A-Z]\w*(?:\.[A-Z]\w*)*)/u.exec(markdown) ?? [];
		if (name !== void 0) counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return [...counts].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
}
function releaseBlocks(report, entry, release, tightness, older) {
	const changes = ofKind(release, "breaking");
	const name = nameOf$2(release, entry.changelog);
	if (tightness === 3 && older) return [paragraph(strong(name), ...releaseFacts(release, report, entry), `: ${count(changes.length, "breaking change")}, listed in the report.`)];
	const title = paragraph(strong(name), ...releaseFacts(release, report, entry));
	const items = changes.map((change) => ({
		about: aboutFields(change),
		blocks: tightened(notesOf(change), tightness)
	}));
	const people = items.filter((item) => !item.about).map((item) => item.blocks);
	const fields = items.filter((item) => item.about).map((item) => item.blocks);
	if (fields.length < FEW) return [title, bullets([...people, ...fields])];
	return [
		title,
		...people.length === 0 ? [] : [bullets(people)],
		fold([`${people.length === 0 ? "" : "and "}${count(fields.length, "change")} of single API fields in ${name}`], [bullets(fields)])
	];
}
const SIBLING = [strong("These are stripe-node’s notes for the same API versions."), " Changes of the API are the same in every language. Changes of this SDK itself are missing here."];
function aboutFields(change) {
	const [first] = notesOf(change);
	const start = first?.kind === "paragraph" ? first.content[0] : void 0;
	return typeof start === "string" && ABOUT_FIELDS.test(start);
}
function tightened(blocks, tightness) {
	if (tightness === 0) return blocks;
	return blocks.map((block) => {
		if (block.kind === "list") return {
			...block,
			items: block.items.map((item) => tightened(item, tightness))
		};
		if (block.kind !== "paragraph") return block;
		const content = tightness === 1 ? block.content : block.content.flatMap((piece) => typeof piece !== "string" && piece.kind === "link" ? piece.content : [piece]);
		return {
			kind: "paragraph",
			content: braced(content)
		};
	});
}
const ADDITIONS = [{
	kind: "value",
	what: "new enum values",
	title: (number) => `${count(number, "change adds", "changes add")} enum values: check code that handles every value`
}, {
	kind: "answer",
	what: "response fields that are now always present",
	title: (number) => `${count(number, "change", "changes")} of response fields that are now always present: check responses that you write by hand, such as fixtures`
}];
function additionFolds({ changelog }, tightness) {
	return ADDITIONS.flatMap(({ kind, what, title }) => {
		const found = changelog.releases.flatMap((release) => ofKind(release, kind).map((change) => ({
			release,
			change
		})));
		if (found.length === 0) return [];
		const lines = found.map(({ release, change }) => withVersion(nameOf$2(release, changelog), tightened(notesOf(change), tightness)));
		return [fold([title(found.length)], [bullets(lines)], { what })];
	});
}

// src/report/sections/on-hold.ts
const MAX_PLACES$3 = 3;
function onHoldBlocks(blocked, sdks) {
	return section$1("repository", "On hold", blocked.length === 0 ? [] : [bullets(blocked.map((each) => [paragraph(...blockedWords(each, sdks))]))]);
}
function blockedWords({ sdk, version, why, places }, sdks) {
	return [
		strong(sdks.of(sdk).language),
		...version === null ? [] : [" ", code(version)],
		...places.length === 0 ? [] : [" in ", ...placesOf$1(places, MAX_PLACES$3)],
		": ",
		...written(ended(why))
	];
}
function otherPullBlocks(report, entry) {
	const items = otherPulls(report, entry).map((words) => [paragraph(...words)]);
	return section$1("repository", "Another pull request for the same lines", items.length === 0 ? [] : [bullets(items)]);
}
function otherPulls(report, entry) {
	const { upgrade, change } = entry;
	if (change.kind === "refused") return [];
	const place = report.upgrades.indexOf(entry);
	return report.upgrades.flatMap((each, index) => {
		const other = each.upgrade;
		const shared = other.targets.filter(({ use }) => isTarget(use, upgrade.targets));
		if (index === place || other.sdk !== upgrade.sdk || shared.length === 0 || each.change.kind === "refused") return [];
		const isOtherNearer = index < place;
		const nearer = isOtherNearer ? "that one" : "this one";
		const further = isOtherNearer ? "this one" : "that one";
		const rest = (isOtherNearer ? other : upgrade).targets.length === shared.length ? "has nothing left to do. You can close it" : "moves what is left";
		const places = placesOf$1(shared.map(({ use }) => use), MAX_PLACES$3);
		return [[
			"The branch ",
			code(other.branch),
			" moves ",
			...places,
			" to ",
			code(other.to),
			`. If you merge ${nearer} first, the next run updates ${further}. If you merge ${further} first, ${nearer} ${rest}.`
		]];
	});
}

// src/report/sections/reasons.ts
const MIN_POINTS = 3;
function securityCount({ changelog, upgrade }) {
	const named = countOf(changelog, "security") + upgrade.fixedAdvisories.length;
	return Math.max(named, upgrade.fixedHazards.filter(({ kind }) => kind === "security").length);
}
function reasonBlocks(report, entry) {
	const { behind, upgrade } = entry;
	return section$1("reasons", "Why upgrade", [
		...behind === null ? [] : [paragraph(...behindWords(behind), ...goal(entry))],
		...withdrawnBlocks(report, entry),
		...timelineBlocks(report, entry),
		...securityBlocks(report, entry),
		...upgrade.fixedHazards.length === 0 ? [] : [paragraph(strong(`Known defects that ${upgrade.to} fixes`)), bullets(upgrade.fixedHazards.map((hazard) => hazardItem(hazard, entry)))],
		...advisoryBlocks(report, entry)
	]);
}
function withdrawnBlocks(report, { upgrade }) {
	return withdrawnInUse(report).flatMap((each) => each.sdk === upgrade.sdk && upgrade.froms.includes(each.version) ? [paragraph(strong(ended(withdrawnWords(each))))] : []);
}
function goal({ behind, upgrade }) {
	if (behind === null || behind.newest === upgrade.to || behind.from === behind.newest) return [];
	return [
		" This upgrade goes to ",
		code(upgrade.to),
		"."
	];
}
function timelineBlocks({ releaseLists }, { upgrade, facts, changelog }) {
	const releaseList = releaseLists.find((each) => each.sdk === upgrade.sdk);
	const points = timelinePoints(upgrade.from, upgrade.to, releaseList, changelog);
	if (points.length < MIN_POINTS) return [];
	return [{
		kind: "timeline",
		title: `${sdkName(facts)} from ${upgrade.from} to ${upgrade.to}`,
		points
	}];
}
function securityBlocks({ releaseLists }, { changelog, upgrade }) {
	const found = changelog.releases.flatMap((release) => ofKind(release, "security").map((change) => ({
		release,
		change
	})));
	const known = releaseLists.find((releaseList) => releaseList.sdk === upgrade.sdk)?.advisories ?? [];
	const advisories = upgrade.fixedAdvisories.map((id) => [advisory(id, known === "unknown" ? [] : known)]);
	if (found.length + advisories.length === 0) return [];
	return [paragraph(strong("Security fixes on the way")), bullets([...advisories, ...found.map(({ release, change }) => withVersion(nameOf$2(release, changelog), notesOf(change)))])];
}
function advisory(id, known) {
	const found = known.find((each) => each.id === id);
	if (found === void 0) return paragraph("Fixes advisory ", strong(id), ".");
	return paragraph("Fixes advisory ", link(found.url, id), ": ", ended(found.summary));
}
function advisoryBlocks({ releaseLists }, { upgrade }) {
	if (releaseLists.find((each) => each.sdk === upgrade.sdk)?.advisories !== "unknown") return [];
	return [paragraph(strong("Advisories: unknown."), " GitHub’s advisory service did not answer, so we do not know whether any apply.")];
}
function defectBlocks(entry) {
	const { hazards, newHazards, to } = entry.upgrade;
	const kept = hazards.filter((hazard) => !newHazards.includes(hazard));
	return section$1("reasons", `Known defects of ${to}`, [...newHazards.length === 0 ? [] : [paragraph(strong(`New with ${to}`)), bullets(newHazards.map((hazard) => hazardItem(hazard, entry)))], ...kept.length === 0 ? [] : [paragraph(strong("Also in the version in use")), bullets(kept.map((hazard) => hazardItem(hazard, entry)))]]);
}
function hazardItem(hazard, entry = null) {
	const cases = hazard.cases.flatMap((id, index) => [index === 0 ? " Shown by " : ", ", code(id)]);
	const lines = (entry?.review?.hazards ?? []).filter((line) => line.hazard === hazard.id);
	return [
		paragraph(...hazardWords(hazard)),
		...lines.length === 0 ? [] : [paragraph(strong("It applies to your code"), " at ", ...placesOf$1(lines), ".")],
		paragraph("Source: ", ...written(ended(hazard.source)), ...cases, ...cases.length === 0 ? [] : ["."])
	];
}

// src/report/sections/api.ts
function apiBlocks$1({ changelog, review, facts }) {
	const { from, to } = changelog.apiVersion;
	const [literals, unpinned] = [review?.pins ?? [], review?.unpinned ?? []];
	return section$1("notes", "Stripe API version", [
		paragraph(...pinned(from?.id ?? null, to?.id ?? null, from?.source === "changelog" || to?.source === "changelog")),
		...literals.length > 0 ? [bullets(valuesOf(literals).map((value) => literalItem(value, literals, facts.pinAdvice, to?.id ?? null)))] : [paragraph(review === null ? "We did not search your code for one." : "No line that we read pins one.")],
		...literals.length > 0 && unpinned.length > 0 ? [paragraph("No API version is pinned by the clients that ", ...placesOf$1(unpinned), " make: their requests move with the merge.")] : []
	]);
}
function whyItMoves(review, nowhere = "No line of your code") {
	const unpinned = review?.unpinned ?? [];
	const single = (review?.pins ?? []).length > 0 ? " for all requests" : "";
	if (unpinned.length === 0 || !hasPins(review)) return [`${nowhere} pins an API version${single}, so`];
	return [
		"The clients that are made in ",
		...placesOf$1(unpinned),
		" pin no API version, so"
	];
}
function whatMoves(review) {
	return [(review?.unpinned ?? []).length > 0 && hasPins(review) ? "their requests" : "your requests"];
}
function hasPins(review) {
	return (review?.pins ?? []).some(({ scope }) => scope === "client");
}
function literalItem(value, literals, advice, to) {
	const places = placesOf$1(literals.filter((finding) => finding.value === value));
	const after = literals.every((finding) => finding.value !== value || finding.scope === "request") ? ["It decides the API version of these requests alone."] : literalAdvice(value, advice, to);
	return [paragraph("Your code pins ", code(value), " in ", ...places, ". ", ...after)];
}
function valuesOf(literals) {
	return [...new Set(literals.map((finding) => finding.value))];
}
function pinned(from, to, fromChangelog) {
	const source = fromChangelog ? [" (from the changelog, not from the package)"] : [];
	if (from === null && to === null) return ["The API version that these releases pin is unknown."];
	if (from === to && to !== null) return [
		"Both versions pin ",
		code(to),
		...source,
		". Requests and responses keep their shape."
	];
	return [
		from === null ? "unknown" : code(from),
		" → ",
		to === null ? "unknown" : code(to),
		...source,
		"."
	];
}
function literalAdvice(value, advice, to) {
	if (to === null) return ["It decides the API version of your requests, whichever SDK you use."];
	if (value === to) return ["The new version pins the same one: you have nothing to do."];
	return [
		"Your requests stay on it after the merge, and the SDK’s types describe ",
		code(to),
		". ",
		...advice === null ? [] : [`${advice} `],
		"Remove it, or move it after you have read the breaking changes."
	];
}

// src/report/sections/endpoint.ts
const DOTS = {
	pass: "good",
	fail: "bad",
	unknown: "quiet"
};
function endpointBlocks({ endpoint, upgrade }) {
	if (endpoint === null) return [];
	const { command, url, before, after, notes } = endpoint;
	const noted = notes.length === 0 ? [] : [bullets(notes.map((note) => [paragraph(...written(ended(note)))]))];
	const started = paragraph("We started ", code(command), " and sent events to ", code(url), ", real and forged ones. ", ...meaning$1(endpoint));
	if (before === null || after === null) return section$1("behaviour", "Your endpoint", [started, ...noted]);
	const versions = [{
		head: sentence(upgrade.froms.map(code)),
		run: before
	}, {
		head: [code(upgrade.to)],
		run: after
	}].filter(({ run }) => run.why === null);
	const row = (id) => [[ENDPOINT_CHECKS[id]], ...versions.map(({ run }) => cell(run, id))];
	return section$1("behaviour", "Your endpoint", [
		started,
		...versions.length === 0 ? [] : [table$2([["What should happen"], ...versions.map(({ head }) => head)], ENDPOINT_CHECK_IDS.map(row))],
		...whyBlocks(upgrade.froms.join(", "), before),
		...whyBlocks(upgrade.to, after),
		...versions.length === 0 ? [] : [pages()],
		...noted
	]);
}
function pages() {
	return paragraph("What is sent for each check: ", link(`${DOCS}/own-endpoint.md#what-it-is-sent`, "Your own endpoint"), ". What a safe endpoint does: ", link(`${DOCS}/webhooks.md`, "Handling webhooks"), ".");
}
function meaning$1(endpoint) {
	const outcome = endpointOutcome(endpoint);
	switch (outcome.kind) {
		case "not compared": return [strong("The two versions could not be compared"), ". That is not a pass."];
		case "not tried": return [
			strong("It could not be tried with the candidate"),
			". That is not a pass.",
			...failedBefore(endpoint)
		];
		case "lost": return [strong(`${count(outcome.count, "check passes", "checks pass")} with the version in use and not with the candidate`), "."];
		case "fail": return [strong(`${count(outcome.count, "check fails", "checks fail")} with the candidate`), ", and the upgrade is not the cause of it."];
		case "unknown": return [strong("No check fails with the candidate"), `. Of ${count(outcome.count, "check")} we could not tell.`];
		case "pass": return [strong("Every check passes with the candidate"), "."];
	}
}
function failedBefore({ before }) {
	const failed = before?.checks.filter(({ verdict }) => verdict === "fail").length ?? 0;
	return failed === 0 ? [] : [` With the version in use, ${count(failed, "check fails", "checks fail")}.`];
}
function cell({ checks }, id) {
	const check = checks.find((each) => each.id === id);
	return check === void 0 ? [""] : resultWords(check);
}
function resultWords({ verdict, seen }) {
	const word = ENDPOINT_WORDS[verdict];
	return [
		{
			kind: "dot",
			tone: DOTS[verdict]
		},
		" ",
		verdict === "fail" ? strong(word) : word,
		": ",
		...written(seen)
	];
}
function whyBlocks(version, { why, tail }) {
	if (why === null) return [];
	return [paragraph(strong(`Not tried with ${version}`), ": ", ...written(ended(why))), ...tail.length === 0 ? [] : [fold([`The end of what it printed with ${version}: ${count(tail.length, "line")}`], [{
		kind: "code",
		text: tail.join("\n")
	}], { what: "what your own tests printed" })]];
}
function endpointItems({ endpoint, upgrade }) {
	if (endpoint === null) return [];
	const { before, after } = endpoint;
	if (before?.why === null && after !== null && after.why !== null) return [[
		"Your endpoint could be tried with ",
		...sentence(upgrade.froms.map(code)),
		" and not with ",
		code(upgrade.to),
		": ",
		code(after.why),
		"."
	]];
	return lostChecks(endpoint).map(({ id, seen }) => [
		"Your endpoint, with ",
		code(upgrade.to),
		": ",
		strong(ENDPOINT_CHECKS[id]),
		" no longer holds: ",
		code(seen),
		"."
	]);
}

// src/report/sections/lines.ts
const MAX_PLACES$2 = 40;
const MAX_UNCHECKED = 5;
function lineBlocks(entry, detail) {
	const { breaking, typesOnly } = impactOf(entry);
	const lines = lineCount(breaking);
	const title = lines === 0 ? "Your code" : `Your code: ${count(lines, "line")} ${lines === 1 ? "breaks" : "break"}`;
	const silent = breaking.some(({ breaks }) => breaks === "silent");
	return section$1("code", title, [
		...silent ? [paragraph("A ", strong("silent"), " line runs without an error, but money, the account or a signature check is lost.")] : [],
		...breaking.length === 0 ? [] : [tasks(grouped(breaking, sameBreak).map((group) => lineItem(group, entry, detail)))],
		...typesBlocks(typesOnly, breaking.length > 0, entry, detail),
		...unsafeBlocks(entry),
		paragraph(...checkedWords(entry)),
		...uncheckedBlocks(entry.review?.unchecked ?? [])
	]);
}
function sameBreak({ breaks, kind, message, fix, change }) {
	return [
		breaks,
		kind,
		message,
		fix,
		change
	];
}
const LABELS = {
	silent: "Silent",
	runtime: "Fails",
	"api-version": "Fails with the new API version",
	types: "Type checker"
};
function lineItem(group, entry, detail) {
	const [first] = group;
	const { breaks, message, fix, change, evidence } = first;
	const label = breaks === "api-version" && !movesApiVersion(entry) ? "Fails once you move the API version" : LABELS[breaks];
	return [
		paragraph(strong(label), " ", ...placesOf$1(group, MAX_PLACES$2), ": ", ...written(ended(message))),
		...fix === null ? [] : [paragraph("Fix: ", ...fixWords(fix))],
		...change === null ? [] : [paragraph("Changed in ", code(change.version), ": ", ...firstSentence(change.text))],
		...first.case === null ? [] : [paragraph("Shown by ", link(caseAddress(first.case), code(first.case)), ".")],
		...detail === "full" ? [paragraph("Found by ", ...written(ended(evidence)))] : []
	];
}
function fixWords(fix) {
	return fix.includes("`") || /^[A-Z][a-z]+ [a-z]/u.test(fix) ? written(ended(fix)) : [code(fix)];
}
function typesBlocks(found, hasMore, entry, detail) {
	const lines = lineCount(found);
	if (lines === 0) return [];
	const summary = `${lines}${hasMore ? " more" : ""} ${lines === 1 ? "line fails" : "lines fail"} only the type checker`;
	return [fold([summary], [bullets(grouped(found, sameBreak).map((group) => lineItem(group, entry, detail)))])];
}
function unsafeBlocks({ review, upgrade }) {
	const items = grouped(review?.hazards ?? [], ({ hazard, message, fix }) => [
		hazard,
		message,
		fix
	]).map((lines) => {
		const [{ hazard, message, fix }] = lines;
		const verdict = upgrade.fixedHazards.some(({ id }) => id === hazard) ? " This upgrade fixes it." : " This upgrade does not fix it.";
		const said = paragraph(...placesOf$1(lines, MAX_PLACES$2), ": ", ...written(ended(message)), verdict);
		return fix === null ? [said] : [said, paragraph("Fix: ", ...fixWords(fix))];
	});
	return items.length === 0 ? [] : [paragraph(strong("Unsafe today"), ", with the version in use:"), bullets(items)];
}
function checkedWords(entry) {
	const { review, facts } = entry;
	const { language } = facts;
	if (review === null) return [`We did not check your ${language} code.`];
	const { files, typed, by } = review;
	if (files.length === 0) return [`No ${language} file that we could read mentions Stripe, so there was no line to check.`];
	const read = files.length === 1 ? "the 1 file that uses Stripe" : `the ${files.length} files that use Stripe`;
	const partly = typed.length < files.length ? ` A type checker read ${typed.length === 0 ? "none" : typed.length} of them.` : "";
	return [
		`We checked ${read} (${by.join("; ")}).`,
		partly,
		" A check can miss calls whose name is made at run time."
	];
}
function uncheckedBlocks(all) {
	if (all.length === 0) return [];
	const items = all.map((each) => [paragraph(..."path" in each ? [code(each.path)] : [each.what], ": ", ...written(ended(each.why)))]);
	const rest = items.slice(MAX_UNCHECKED);
	return [
		paragraph(strong("Not checked")),
		bullets(items.slice(0, MAX_UNCHECKED)),
		...rest.length === 0 ? [] : [fold([`${rest.length} more that were not checked`], [bullets(rest)])]
	];
}
function inCode({ review }, id) {
	if (review === null || !review.cases.includes(id)) return null;
	return {
		lines: review.breaking.filter((line) => line.case === id),
		files: review.files.length
	};
}

// src/report/sections/own-tests.ts
const PAGE = `${DOCS}/own-tests.md`;
const MAX_REQUESTS = 8;
const MAX_REFUSED = 20;
function ownTestBlocks({ ownTests, upgrade }) {
	if (ownTests === null) return [];
	const { before, after, notes } = ownTests;
	const noted = notes.length === 0 ? [] : [bullets(notes.map((note) => [paragraph(...written(ended(note)))]))];
	const result = paragraph(code(ownTests.command), ": ", ...meaning(ownTests));
	if (before === null || after === null) return section$1("behaviour", "Your own tests", [result, ...noted]);
	return section$1("behaviour", "Your own tests", [
		result,
		runsTable(upgrade.froms, upgrade.to, before, after),
		...apiBlocks(ownTests),
		...trafficBlocks(before, after),
		...noted,
		...after.outcome === "passed" ? [] : [output(upgrade.to, after)],
		...before.outcome === "passed" ? [] : [output(upgrade.froms.join(", "), before)]
	]);
}
function meaning({ verdict, flaky, after, api }) {
	switch (verdict) {
		case "broken": return [
			"passes with the version in use and ",
			strong("fails with the candidate"),
			whenRepeated(after)
		];
		case "inconclusive": return [strong("the two versions could not be compared"), ". That is not a pass."];
		case "shared": return [
			"fails with both versions. ",
			strong("The upgrade does not cause the failure"),
			api === void 0 || api.refused.length === 0 ? ", and the run shows nothing about it." : ". It shows what your code asks of an API that is gone, which is named below."
		];
		case "fixed": return [
			"fails with the version in use and ",
			strong("passes with the candidate"),
			"."
		];
		case "pass": return [strong("passes with both versions"), flaky ? ", but is flaky: it failed once and passed when it was repeated." : "."];
	}
}
function whenRepeated(run) {
	if (run?.repeated === void 0) return ".";
	return run.repeated === "passed" ? ". It passed when it was repeated, so it is flaky." : ", also when repeated.";
}
function runsTable(froms, to, before, after) {
	const row = (name, cell) => [
		[name],
		cell(before),
		cell(after)
	];
	return table$2([
		[""],
		sentence(froms.map(code)),
		[code(to)]
	], [
		row("Result", (run) => [outcomeWords(run), run.repeated === "passed" ? ", then passed" : ""]),
		row("Requests to Stripe", ({ traffic }) => [String(traffic.count)]),
		row("Changed something without an idempotency key", ({ traffic }) => requests(traffic.keyless)),
		row("Sent again", ({ traffic }) => requests(traffic.resent)),
		row("Made the same object twice", ({ traffic }) => requests(traffic.madeTwice))
	]);
}
function outcomeWords({ outcome, code: exit }) {
	switch (outcome) {
		case "passed": return "passed";
		case "failed": return exit === null ? "failed: a signal ended it" : `failed with exit code ${exit}`;
		case "late": return "took too long and was stopped";
		case "loud": return "printed too much and was stopped";
	}
}
function requests(all) {
	if (all.length === 0) return ["none"];
	const shown = all.slice(0, MAX_REQUESTS).map(({ what, count: times }) => code(times === 1 ? what : `${what} × ${times}`));
	const left = all.length - shown.length;
	return [...shown.flatMap((each, index) => index === 0 ? [each] : [", ", each]), ...left === 0 ? [] : [` and ${left} more`]];
}
function apiBlocks({ api, command }) {
	if (api === void 0) return [];
	const { mock, asked, refused } = api;
	const others = asked.filter((version) => version !== mock);
	const answers = mock === null ? ["stripe-mock answers as one API version alone"] : [
		"stripe-mock answers as API version ",
		code(mock),
		" alone"
	];
	const asks = others.length === 0 ? ["."] : [
		", whatever a request names. Your tests name ",
		...sentence(others.map(code)),
		"."
	];
	const items = refused.slice(0, MAX_REFUSED).map((each) => [paragraph(...refusedWords(each, command))]);
	const left = refused.length - items.length;
	return [
		...others.length + refused.length === 0 ? [] : [paragraph(...answers, ...asks)],
		...items.length === 0 ? [] : [paragraph(strong("What it refused because its API version does not have it")), bullets(items)],
		...left === 0 ? [] : [paragraph(`And ${left} more. The JSON report has all of them.`)]
	];
}
function refusedWords({ test, request, why }, command) {
	return [
		...test === null ? ["A test of ", code(command)] : [strong(test)],
		" sends ",
		request === null ? "a request" : code(request),
		": ",
		...written(ended(why))
	];
}
function refusedItems({ ownTests }) {
	const [first, ...others] = ownTests?.api?.refused ?? [];
	if (ownTests === null || first === void 0) return [];
	const more = others.length === 0 ? [] : [` and ${count(others.length, "more request")} of your tests. They are named below`];
	const mock = ownTests.api?.mock ?? null;
	return [[
		"Your tests ask for what ",
		...mock === null ? ["the API of stripe-mock"] : ["API version ", code(mock)],
		" does not have: ",
		...refusedWords(first, ownTests.command),
		...more
	]];
}
function trafficBlocks(before, after) {
	if (before.traffic.count + after.traffic.count > 0) return before.traffic.madeTwice.length + after.traffic.madeTwice.length === 0 ? [] : [paragraph("Two tests may make the same object on purpose. If it is one order, an idempotency key of your own keeps it one.")];
	return [paragraph("None of their requests reached us, so we know nothing about keys. To change that, ", link(PAGE, "point your SDK"), " at ", code("STRIPE_API_BASE"), ".")];
}
function output(version, { tail }) {
	return fold([`The end of its output with ${version}: ${count(tail.length, "line")}`], [tail.length === 0 ? paragraph("Nothing.") : {
		kind: "code",
		text: tail.join("\n")
	}], { what: "what your own tests printed" });
}

// src/report/sections/todo.ts
const MAX_CASES = 4;
function wrongBlocks(entry) {
	const contract = contractOf(entry);
	if (contract.verdict !== "broken") return [];
	const failures = contract.cases.filter(({ verdict }) => verdict === "broken").map(failure);
	const items = [
		...ownTestItems(entry),
		...endpointItems(entry),
		...failures
	];
	return section$1("behaviour", "What is wrong", [bullets(items.map((item) => [paragraph(...item)]))]);
}
function todoBlocks(report, entry) {
	const items = contractOf(entry).verdict === "broken" ? [] : todoItems(report, entry);
	return section$1("code", "Before you merge", items.length === 0 ? [] : [tasks(items.map((item) => [paragraph(...item)]))]);
}
function todoItems(report, entry) {
	return [
		...endpointItems(entry),
		...refusedItems(entry),
		...caseItems(entry),
		...apiVersionItems(entry),
		...runtimeItems(report, entry),
		...newHazardItems(entry),
		...noteItems(entry)
	];
}
function ownTestItems({ ownTests, upgrade }) {
	if (ownTests?.verdict !== "broken") return [];
	const { froms, to } = upgrade;
	return [[
		"Your own tests pass with ",
		...sentence(froms.map(code)),
		" and ",
		strong("fail with ", code(to)),
		". Their output is below."
	]];
}
function failure({ title, from, to }) {
	return [
		"Broken: ",
		strong(...written(title)),
		", was ",
		code(from.seen),
		", is ",
		code(to.seen),
		"."
	];
}
function caseItems(entry) {
	const { cases } = contractOf(entry);
	const of = (kind) => cases.filter(({ verdict, id }) => verdict === kind && inCode(entry, id) === null);
	const regressed = of("regressed");
	const changed = of("changed");
	const asked = [...regressed, ...changed.slice(0, Math.max(0, MAX_CASES - regressed.length))];
	const left = regressed.length + changed.length - asked.length;
	return [...asked.map(question), ...left > 0 ? [[`Does your code rely on one of the ${count(left, "other changed case")} below?`]] : []];
}
function question({ title, from, to }) {
	return [
		"Does your code rely on this? ",
		strong(...written(title)),
		": was ",
		code(from.seen),
		", becomes ",
		code(to.seen),
		"."
	];
}
function apiVersionItems(entry) {
	const { changelog, upgrade, review } = entry;
	const { from, to } = changelog.apiVersion;
	const { extent } = impactOf(entry);
	if (to === null || !movesApiVersion(entry) || extent === "all" || extent === "none") return [];
	if (!upgrade.major && from?.apiRelease === to.apiRelease) return [];
	return [[
		...whyItMoves(review, "No line that we read"),
		" this merge moves ",
		...whatMoves(review),
		" ",
		...from === null ? ["to "] : [
			"from ",
			code(from.id),
			" to "
		],
		code(to.id),
		". Does anything rely on what the old version answers?"
	]];
}
function runtimeOf({ releaseLists }, { upgrade }) {
	const releases = releasesOf(upgrade.sdk, releaseLists);
	const required = (version) => releases.find((release) => release.version === version)?.runtime ?? null;
	const after = required(upgrade.to);
	const others = upgrade.froms.map(required).filter((runtime) => runtime !== after);
	if (after === null || others.length === 0) return null;
	return {
		before: [...new Set(others.filter((runtime) => runtime !== null))],
		after
	};
}
function runtimeItems(report, entry) {
	const runtime = runtimeOf(report, entry);
	if (runtime === null) return [];
	const { before, after } = runtime;
	return [[
		`Do you deploy only to ${entry.facts.language} `,
		code(after),
		"? The new version requires it.",
		...before.length === 0 ? [] : [
			" The version in use requires ",
			...sentence(before.map(code), "or"),
			"."
		]
	]];
}
function newHazardItems(entry) {
	const asked = new Set(contractOf(entry).cases.flatMap(({ id, verdict }) => verdict === "broken" || verdict === "regressed" ? [id] : []));
	return entry.upgrade.newHazards.filter((hazard) => !hazard.cases.some((id) => asked.has(id))).map((hazard) => newHazard(entry.upgrade.to, hazard));
}
function newHazard(version, hazard) {
	return [
		"Know this defect of ",
		code(version),
		": ",
		...written(hazard.title),
		". See “Known defects” below."
	];
}
function noteItems({ changelog, upgrade }) {
	return changelog.source === "none" && upgrade.major ? [["Read the SDK’s changelog. Its notes could not be read here."]] : [];
}

// src/report/sections/answer.ts
function answerBlocks(report, entry) {
	const { tone, title } = headline(entry);
	return [{
		kind: "verdict",
		tone,
		title,
		content: ["May I merge? ", ...mayMerge(report, entry)]
	}];
}
function mayMerge(report, entry) {
	const contract = contractOf(entry);
	if (entry.change.kind === "refused") return [strong("There is nothing to merge."), " The files could not be edited safely. The reason is above."];
	if (contract.verdict === "broken") return [
		strong("No."),
		" ",
		...wrong(entry, contract)
	];
	const unproved = contract.verdict === "inconclusive" ? reason(entry, contract) : [];
	if (impactOf(entry).stops) return [
		strong("No, not before these lines are changed."),
		...moving(entry),
		...unproved
	];
	if (unproved.length > 0) return [
		strong("Not yet."),
		...unproved,
		" Fix this and run again."
	];
	return [...yes(report, entry), ...notChecked(entry, contract)];
}
function wrong({ upgrade }, { cases, ownTests }) {
	const { from, to } = upgrade;
	if (!cases.some(({ verdict }) => verdict === "broken")) return [
		ownTests === "broken" ? "Your own tests fail with " : "Your own endpoint fails with ",
		code(to),
		"."
	];
	return [
		code(to),
		" fails a check that every version must pass. Stay on ",
		code(from),
		" until a release fixes it."
	];
}
function moving(entry) {
	const { from, to } = entry.changelog.apiVersion;
	const { breaking } = impactOf(entry);
	if (to === null || !movesApiVersion(entry) || !breaking.every(({ breaks }) => breaks === "api-version")) return [];
	const way = from === null ? [" to "] : [
		" from ",
		code(from.id),
		" to "
	];
	return [
		" ",
		...whyItMoves(entry.review),
		" this merge moves ",
		...whatMoves(entry.review),
		...way,
		code(to.id),
		"."
	];
}
function reason({ ownTests }, contract) {
	const [note] = isShownButForOwnTests(contract) ? ownTests?.notes ?? [] : contract.notes;
	return [` ${isShownButForOwnTests(contract) ? "Your own tests could not be compared" : "The contract could not be checked"}`, ...note === void 0 ? ["."] : [": ", ...written(ended(note))]];
}
function yes(report, entry) {
	const todo = todoItems(report, entry).length;
	const { breaking, extent } = impactOf(entry);
	const changes = breakingCount(entry);
	const first = [...todo === 0 ? [] : [`checked the ${todo === 1 ? "point" : count(todo, "point")} below`], ...changes === null ? ["read the changelog"] : extent === "none" && changes > 0 ? [searched(changes)] : []];
	const later = lineCount(breaking);
	return [strong(first.length === 0 ? "Yes." : `Yes, once you have ${first.join(" and ")}.`), ...later === 0 ? [] : [` Change ${later === 1 ? "the line" : `the ${count(later, "line")}`} below before you move your API version.`]];
}
function searched(changes) {
	return `searched the ${changes === 1 ? "breaking change" : count(changes, "breaking change")} for what you use`;
}
function notChecked(entry, { ownTests }) {
	const unchecked = entry.review?.unchecked.length ?? 0;
	const left = [
		...impactOf(entry).extent === "none" ? ["your code"] : [],
		...unchecked === 0 ? [] : [`${unchecked === 1 ? "one part" : `${unchecked} parts`} of your code (named below)`],
		...ownTests === null ? ["your own tests"] : []
	];
	return left.length === 0 ? [] : [
		" Not checked: ",
		...sentence(left),
		"."
	];
}

// src/report/sections/changes.ts
const KINDS = [{
	kind: "fix",
	title: "Fixes",
	what: "fixes",
	one: "fix",
	many: "fixes"
}, {
	kind: "feature",
	title: "New",
	what: "additions",
	one: "addition",
	many: "additions"
}];
function otherChangesBlocks(entry) {
	const { changelog, facts } = entry;
	const folds = KINDS.flatMap(({ kind, title, what, one, many }) => {
		const releases = changelog.releases.flatMap((release) => {
			const items = ofKind(release, kind).map(notesOf).filter((blocks) => blocks.length > 0);
			if (items.length === 0) return [];
			const summary = [strong(nameOf$2(release, changelog)), ` · ${count(items.length, one, many)}`];
			return [fold(summary, [bullets(items)], {
				what,
				of: nameOf$2(release, changelog)
			})];
		});
		return releases.length === 0 ? [] : [fold([`${title} in ${sdkName(facts)}, ${count(releases.length, "release")}`], releases)];
	});
	return section$1("notes", "Other changes", [...folds, ...sourceBlocks(entry)]);
}
function sourceBlocks({ changelog, facts }) {
	if (changelog.source === "none") return [];
	const sources = {
		github: [
			"The release notes are from GitHub: ",
			link(changelogAddress(facts), `${facts.name}/CHANGELOG.md`),
			"."
		],
		package: ["The release notes are from the changelog inside the published package."],
		sibling: [`The notes of the ${facts.language} SDK could not be read.`]
	};
	return [fold(["Where these notes come from"], [paragraph(...sources[changelog.source]), ...noteBullets(changelog)])];
}
function noteBullets({ notes }) {
	return notes.length === 0 ? [] : [bullets(notes.map((note) => [paragraph(...written(ended(note)))]))];
}

// src/report/sections/contract.ts
const MAX_DETAIL = 600;
function contractBlocks(entry) {
	const contract = contractOf(entry);
	const { cases, verdict } = contract;
	const groups = groupsOf(contract);
	return section$1("behaviour", "What behaves differently", [
		paragraph(...summaryWords(entry, contract)),
		{
			kind: "tally",
			counts: tally$1(cases)
		},
		...verdict === "inconclusive" ? noteBlocks$1(contract) : [],
		...groups.length === 0 && verdict === "pass" ? [paragraph("Both versions behave the same.")] : [],
		...groups.flatMap((group) => groupBlocks(group, entry)),
		...fixedBlocks(contract, entry),
		...notRunBlocks(contract),
		...quietBlocks(entry, contract),
		...methodBlocks(entry, contract)
	]);
}
function summaryWords({ upgrade, facts }, contract) {
	const versions = sentence([...upgrade.froms, upgrade.to].map(code));
	if (!contract.cases.some(({ verdict }) => verdict !== "inconclusive")) return [
		"No contract case ran on ",
		...versions,
		", so we claim nothing about them."
	];
	return [
		`${count(contract.cases.length, "contract case")} ran with the real ${facts.language} SDKs `,
		...versions,
		": ",
		strong(countsInWords(contract)),
		"."
	];
}
function noteBlocks$1({ notes }) {
	return notes.length === 0 ? [] : [bullets(notes.map((note) => [paragraph(...written(ended(note)))]))];
}
const TITLES = {
	broken: "Broken: checks that fail with the candidate, where money or trust is at stake",
	"still-broken": "Still broken: MUST checks that fail with both versions",
	regressed: "Regressed: SHOULD checks that pass with the version in use and fail with the candidate",
	changed: "Changed: no rule says which is right. Your code may rely on one of them"
};
function groupsOf({ cases }) {
	return [
		"broken",
		"still-broken",
		"regressed",
		"changed"
	].map((kind) => ({
		title: TITLES[kind],
		cases: cases.filter(({ verdict }) => verdict === kind)
	})).filter((group) => group.cases.length > 0);
}
function groupBlocks({ title, cases }, entry) {
	return [
		paragraph(strong(title)),
		bullets(cases.map((each) => caseItem(each, entry))),
		...meaningBlocks(cases, entry)
	];
}
function fixedBlocks({ cases }, entry) {
	const fixed = cases.filter(({ verdict }) => verdict === "fixed");
	if (fixed.length === 0) return [];
	const summary = `Fixed: ${count(fixed.length, "check")} that ${fixed.length === 1 ? "fails" : "fail"} with the version in use and ${fixed.length === 1 ? "passes" : "pass"} with the candidate`;
	return [fold([summary], [bullets(fixed.map((each) => caseItem(each, entry)))])];
}
function caseItem(result, entry) {
	const { upgrade } = entry;
	const { from, to } = result;
	const seen = from.seen === to.seen ? [seenCode(to.seen)] : [
		seenCode(from.seen),
		" → ",
		strong(seenCode(to.seen))
	];
	const before = partsOf(from);
	const after = partsOf(to);
	const shared = before.filter((part) => after.includes(part));
	return [
		paragraph(...written(result.title), ": ", ...seen),
		paragraph({
			kind: "link",
			href: caseAddress(result.id),
			content: [code(result.id)]
		}, [
			` · ${result.level}`,
			...shared,
			...result.flaky ? ["flaky: not the same each time"] : []
		].join(" · ")),
		...detail(result.version, before.filter((part) => !shared.includes(part))),
		...detail(upgrade.to, after.filter((part) => !shared.includes(part))),
		...inCodeBlocks(result, entry)
	];
}
function inCodeBlocks({ id, verdict }, entry) {
	if (verdict !== "broken" && verdict !== "regressed" && verdict !== "changed") return [];
	const found = inCode(entry, id);
	if (found === null) return verdict === "regressed" ? [paragraph("We did not search your code for this.")] : [];
	if (found.lines.length > 0) return [paragraph(strong("Your code does this"), " at ", ...placesOf$1(found.lines), ".")];
	return [paragraph(`We searched ${count(found.files, "file")} of yours and found no use of it. A search can miss some.`)];
}
function seenCode(seen) {
	return code(seen === "" ? "nothing" : seen);
}
function partsOf({ detail: text, seen }) {
	return bounded(text, MAX_DETAIL).split(" · ").filter((part) => part !== "" && part !== seen && part !== `seen: ${seen}`);
}
function detail(version, parts) {
	return parts.length === 0 ? [] : [paragraph(strong(version), `: ${parts.join(" · ")}`)];
}
function meaningBlocks(cases, { upgrade }) {
	const failing = cases.filter(({ verdict }) => verdict === "broken" || verdict === "still-broken" || verdict === "regressed");
	return upgrade.hazards.filter((hazard) => failing.some((each) => hazard.cases.includes(each.id))).map((hazard) => paragraph(...written(ended(hazard.why))));
}
function notRunBlocks({ cases }) {
	const found = cases.filter(({ verdict }) => verdict === "inconclusive");
	if (found.length === 0) return [];
	const items = found.map((each) => [paragraph(code(each.id), ` · ${each.level}: `, ...written(ended(whyNotRun(each))))]);
	return [fold([`${count(found.length, "case")} did not run to the end`], [bullets(items)], { what: "the list of cases that did not run" })];
}
function whyNotRun({ from, to, title }) {
	return partsOf([from, to].find(({ outcome }) => outcome === "inconclusive") ?? to).at(-1) ?? title;
}
function quietBlocks(entry, { cases }) {
	const quiet = cases.filter(({ verdict }) => verdict === "known-issue" || verdict === "unsupported");
	const passing = cases.filter(({ verdict }) => verdict === "pass");
	return [...quiet.length === 0 ? [] : [fold([`${count(quiet.length, "case")} not counted: a known issue, or a feature that the SDK does not have`], [bullets(quiet.map((each) => caseItem(each, entry)))], { what: "cases that are not counted" })], ...passing.length === 0 ? [] : [fold([`All ${count(passing.length, "case")} that pass`], passingBlocks(cases, passing), { what: "the list of cases that pass" })]];
}
function passingBlocks(cases, passing) {
	const lists = [...new Set(passing.map((each) => each.threat))].flatMap((threat) => {
		const guarded = passing.filter((each) => each.threat === threat);
		const items = guarded.map((each) => [paragraph(...written(each.title), " ", code(each.id), ...each.to.seen === "" ? [] : [`: ${each.to.seen}`])]);
		return [paragraph(strong("Guards against: ", threat), ` (${count(guarded.length, "case")})`), bullets(items)];
	});
	return [matrix(cases), ...lists];
}
function matrix(cases) {
	const kinds = CASE_KINDS.filter(({ includes }) => cases.some(includes));
	const threats = [...new Set(cases.map((each) => each.threat))].toSorted();
	return table$2([["Guards against"], ...kinds.map(({ label }) => [label])], threats.map((threat) => matrixRow(threat, cases, kinds)));
}
function matrixRow(threat, cases, kinds) {
	return [[threat], ...kinds.map(({ includes }) => [String(cases.filter((each) => each.threat === threat && includes(each)).length)])];
}
const LEVELS$1 = [
	["MUST", ": an invariant, such as that a forged event is refused. If the candidate fails one, the pull request is a draft."],
	["SHOULD", ": an improvement that SDKs got in a known version. Losing it is a warning."],
	["OBSERVE", ": SDKs differ, and no rule says which is right. A difference is shown and never fails."]
];
function methodBlocks(entry, { notes, cases, verdict, isolation }) {
	if (cases.length === 0) return [];
	const more = verdict === "inconclusive" ? [] : notes;
	const { ownTests } = entry;
	return [fold(["How this was proved"], [
		paragraph("The same cases ran on the version in use and on the candidate. Each was installed in a separate folder with install scripts off, and talked to Stripe’s own ", code("stripe-mock"), " through a gateway. The gateway has Stripe’s idempotency rules. It drops and delays requests and answers with errors on purpose. We judge by what the gateway recorded, not by what the SDK says. Webhook signatures are computed without the SDK."),
		bullets([...LEVELS$1.map(([name, meaning]) => [paragraph(strong(name), meaning)]), ...more.map((note) => [paragraph(...written(ended(note)))])]),
		paragraph(ownTests === null ? "Your own tests did not run. Stripe itself was not called." : "The result of your own tests is below. Stripe itself was not called."),
		isolationParagraph(entry, isolation)
	], { what: "how this was proved" })];
}
function isolationParagraph({ ownTests, isApart }, isolation) {
	const also = ownTests === null ? "" : ", and your own tests,";
	const wall = "as another user, with no network but the gateway, and saw no file, process or token of the job.";
	const tests = ownTests === null ? "" : ownTests.isBehindWall === true ? " Your own tests ran behind it too." : " Your own tests ran outside the wall, as the user of the job.";
	const permission = isolation === "permission" ? " Node itself kept the SDKs from files, programs and threads, but not from the network or other processes." : "";
	if (isApart) {
		const more = isolation === "wall" ? ` There they ran behind a wall: ${wall}${tests}` : permission;
		return paragraph(strong("Isolation: a job of its own."), ` Both SDKs${also} ran in a job without secrets, whose token can only read. Another job, in which nothing of them ran, made the edit again and wrote to GitHub.${more}`);
	}
	if (isolation === "wall") return paragraph(strong("Isolation: a wall."), ` Both SDKs ran ${wall}${tests}`);
	return paragraph(strong("Isolation: reduced."), ` Both SDKs${also} ran as the same user in the job that writes to GitHub. They did not get its token.${permission} That is hygiene, not a wall. With two jobs the token is out of reach: the README has the workflow.`);
}

// src/report/sections/files.ts
function filesBlocks({ upgrade, change }) {
	if (change.kind === "refused") return section$1("repository", "What changes in your repository", [
		paragraph(strong("No pull request was opened: "), code(change.path), " could not be edited safely."),
		{
			kind: "code",
			text: change.why
		},
		paragraph(strong("What you can do: "), ...written(ended(change.wayOut)))
	]);
	const edited = new Set(change.edits.map((edit) => edit.path));
	const named = new Set(upgrade.targets.map((target) => target.use.path));
	const lockfiles = [...edited].filter((path) => !named.has(path));
	const rows = [...upgrade.targets.map((target) => targetRow(target, upgrade.to, edited)), ...lockfiles.map((path) => lockfileRow(path, upgrade))];
	const checks = [...new Set(change.checks.map((check) => check.command))];
	return section$1("repository", "What changes in your repository", [
		table$2([
			["File"],
			["From"],
			["To"]
		], rows),
		...checks.length === 0 ? [] : [paragraph(checks.length === 1 ? "Check passed: " : "Checks passed: ", ...sentence(checks.map(code)), ".")],
		...change.notes.length === 0 ? [] : [bullets(change.notes.map((note) => [paragraph(...written(ended(note)))]))]
	]);
}
function targetRow({ use, specifier }, to, edited) {
	const place = [code(`${use.path}:${use.line}`)];
	if (specifier !== use.specifier) return [
		place,
		[code(use.specifier || "(any)")],
		[code(specifier)]
	];
	if (use.movesWith !== void 0) return [
		place,
		[code(use.specifier)],
		["unchanged, moves with ", code(`${use.movesWith.path}:${use.movesWith.line}`)]
	];
	if (edited.has(use.path)) return [
		place,
		[code(use.version ?? use.specifier)],
		[code(to)]
	];
	return [
		place,
		[code(use.specifier || "(any)")],
		["unchanged, allows ", code(to)]
	];
}
function lockfileRow(path, { targets, to }) {
	const versions = [...new Set(targets.filter(({ use }) => use.lockfile?.path === path).map(({ use }) => use.locked ?? "unlocked"))];
	return [
		[code(path)],
		versions.length === 0 ? ["regenerated"] : sentence(versions.map(code)),
		[code(to)]
	];
}

// src/report/pages/upgrade.ts
function firstBlocks(report, entry, detail) {
	if (entry.change.kind === "refused") return [
		...filesBlocks(entry),
		...answerBlocks(report, entry),
		...lineBlocks(entry, detail)
	];
	return [
		...answerBlocks(report, entry),
		...wrongBlocks(entry),
		...lineBlocks(entry, detail),
		...todoBlocks(report, entry)
	];
}
function moreBlocks(report, entry, detail, tightness) {
	const upgrades = report.upgrades.map(({ upgrade }) => upgrade);
	const isRefused = entry.change.kind === "refused";
	return [
		...isRefused ? [] : [
			...contractBlocks(entry),
			...ownTestBlocks(entry),
			...endpointBlocks(entry)
		],
		...breakingBlocks(report, entry, detail, tightness),
		...apiBlocks$1(entry),
		...reasonBlocks(report, entry),
		...defectBlocks(entry),
		...isRefused ? [] : filesBlocks(entry),
		...otherPullBlocks(report, entry),
		...onHoldBlocks(blockedOf(entry.upgrade, report.blocked, upgrades), report.sdks),
		...otherChangesBlocks(entry)
	];
}

// src/report/pages/summary.ts
const MAX_PLACES$1 = 3;
const MAX_WHY$1 = 200;
function summary(report, published) {
	const upgrades = report.upgrades.flatMap((entry) => [card$2(report, entry), details(report, entry)]);
	const all = [
		...overviewBlocks(report, published, 2),
		...upgrades,
		...restBlocks(report)
	];
	const { blocks, dropped } = fit(all, SUMMARY_LIMIT, bytes$1);
	const left = droppedWords(dropped);
	if (left.length === 0) return markdown(blocks);
	return markdown([...blocks, paragraph(`Left out here, because GitHub limits the length: ${left.join("; ")}. The HTML report has everything.`)]);
}
function bytes$1(blocks) {
	return new TextEncoder().encode(markdown(blocks)).length;
}
function overviewBlocks(report, published, level) {
	return [
		heading(level, titleOf$1(report)),
		...writtenBlocks(published),
		...positionBlocks(report),
		...report.upgrades.length === 0 ? [] : [table$2([
			["Upgrade"],
			["Your code"],
			["Verdict"],
			["Breaking changes"],
			["Security fixes"],
			["Pull request"]
		], report.upgrades.map((entry) => upgradeRow(report, entry, published)))],
		...unsafeLine(report),
		...earlierBlocks(earlierOf(report, published))
	];
}
function errorsOf({ audit }) {
	const { length } = audit?.kind === "audited" ? ofLevel(audit.audit, "error") : [];
	return length === 0 ? null : count(length, "error");
}
function titleOf$1(report) {
	const errors = errorsOf(report);
	return errors === null || report.upgrades.length > 0 ? runTitle(report) : `${runTitle(report)}. Your own code has ${errors}`;
}
function unsafeLine(report) {
	const errors = errorsOf(report);
	if (errors === null || report.upgrades.length === 0) return [];
	return [paragraph({
		kind: "dot",
		tone: "bad"
	}, " ", strong(`Your own code has ${errors}`), ": see “Your own code” below.")];
}
function writtenBlocks(published) {
	const failure = unwritten(published);
	if (failure !== null) {
		const reasons = new Set(published.flatMap(({ action, why }) => action === "failed" ? why ?? [] : []));
		return [paragraph(strong(`${failure}.`)), ...[...reasons].map((why) => paragraph(...written(ended(why))))];
	}
	return published.some(({ action }) => action.startsWith("would be")) ? [paragraph(strong("This was a dry run. Nothing was written."))] : [];
}
function restBlocks(report) {
	return [
		...auditBlocks(report),
		...unfixedBlocks(report),
		...onHoldBlocks(report.blocked, report.sdks),
		...usesBlocks(report),
		...noteBlocks(report)
	];
}
function positionBlocks(report) {
	const unknown = gapsOf(report).map((gap) => [paragraph(...gapWords(gap, report))]);
	const behind = report.behind.map((each) => [paragraph(sdkName(report.sdks.of(each.sdk)), ": ", ...behindWords(each), ...whyNot(report, each))]);
	const withdrawn = withdrawnInUse(report).map((each) => [paragraph(sdkName(report.sdks.of(each.sdk)), " ", ended(withdrawnWords(each)))]);
	const all = [
		...unknown,
		...behind,
		...withdrawn
	];
	return all.length === 0 ? [] : [bullets(all)];
}
function gapWords({ sdk, kind, why }, { sdks }) {
	const name = sdkName(sdks.of(sdk));
	if (kind === "none") return [
		strong(`No release of ${name} is newer than the version in use`),
		": ",
		...written(ended(why))
	];
	return kind === "failed" ? [
		strong(`The releases of ${name} could not be looked up`),
		", so we know nothing about them: ",
		...written(ended(why))
	] : [
		strong(`Nothing was looked up for ${name}`),
		": ",
		...written(ended(why))
	];
}
function whyNot({ upgrades, blocked }, { sdk, from, newest }) {
	if (from === newest || upgrades.some(({ upgrade }) => upgrade.sdk === sdk)) return [];
	const reasons = blocked.filter((each) => each.sdk === sdk);
	const [first] = reasons;
	if (first === void 0) return [];
	return reasons.length > 1 ? [" It does not move, for the reasons under “On hold”."] : [
		" It does not move: ",
		...first.version === null ? [] : [code(first.version), ", "],
		...written(ended(first.why))
	];
}
function upgradeRow(report, entry, published) {
	const { upgrade, facts, change } = entry;
	return [
		[
			`${sdkName(facts)} `,
			...sentence(upgrade.froms.map(code)),
			" → ",
			code(upgrade.to)
		],
		[{
			kind: "dot",
			tone: linesTone(entry)
		}, ` ${linesInShort(entry)}`],
		verdictCell(entry),
		[breakingInShort(report, entry)],
		[String(securityCount(entry))],
		change.kind === "refused" ? [`none: ${bounded(change.why, MAX_WHY$1)}`] : pullWords$1(published.find((each) => each.branch === upgrade.branch), upgrade.branch)
	];
}
function verdictCell(entry) {
	if (entry.change.kind === "refused") return ["not upgraded"];
	const contract = contractOf(entry);
	return [{
		kind: "dot",
		tone: VERDICT_TONES[contract.verdict]
	}, ` ${verdictTitle(contract)}`];
}
function pullWords$1(published, branch) {
	if (published === void 0) return [code(branch)];
	const { action, why } = published;
	if (action === "failed") return ["failed: ", pullLink(published)];
	return [
		`${action}: `,
		pullLink(published),
		...why === null ? [] : [`, ${why}`]
	];
}
function pullLink({ branch, location }) {
	if (location === null) return code(branch);
	return /^https?:\/\//u.test(location) ? link(location, branch) : code(location);
}
function earlierBlocks(earlier) {
	if (earlier.length === 0) return [];
	const items = earlier.map((each) => [paragraph(pullLink(each), `: ${each.action}. `, ...each.why === null ? [] : written(ended(each.why)))]);
	return [paragraph(strong("Pull requests of earlier runs")), bullets(items)];
}
function unfixedBlocks({ hazards, upgrades }) {
	const edited = upgrades.flatMap(({ upgrade, change }) => change.kind === "edited" ? [upgrade] : []);
	const items = [...hazards].flatMap(([hazard, uses]) => {
		const left = uses.filter((use) => !edited.some(({ fixedHazards, targets }) => fixedHazards.includes(hazard) && isTarget(use, targets)));
		return left.length === 0 ? [] : [[...hazardItem(hazard), paragraph("Used in ", ...placesOf$1(left, MAX_PLACES$1), ".")]];
	});
	const title = `Known defects of the versions in use${upgrades.length === 0 ? "" : " that no upgrade above fixes"}`;
	return section$1("reasons", title, items.length === 0 ? [] : [bullets(items)]);
}
function usesBlocks(report) {
	if (report.uses.length === 0) return [];
	const rows = report.uses.map((use) => [
		[code(placeOf(use))],
		[code(use.specifier || "(any)")],
		inUseWords(use, report),
		[use.why ?? stateOfUse(use, report)]
	]);
	return [fold([`Where Stripe SDKs are used: ${report.uses.length}`], [table$2([
		["File"],
		["Specifier"],
		["In use"],
		[""]
	], rows)])];
}
function inUseWords(use, { inUse }) {
	const version = inUse.get(use) ?? use.version;
	if (version === null) return ["unknown"];
	return use.version === null && use.lockfile === null ? [code(version), ", by its specifier"] : [code(version)];
}
function stateOfUse(use, report) {
	if (report.upgrades.some(({ upgrade }) => isTarget(use, upgrade.targets))) return "see above";
	if (report.blocked.some(({ places }) => places.some((place) => placeOf(place) === placeOf(use)))) return "on hold, see above";
	return isNewest(use, report) ? "the newest release" : "nothing to do for now";
}
function placeOf({ path, line }) {
	return `${path}:${line}`;
}
function noteBlocks(report) {
	const notes = [...report.notes.map((note) => [...note.place === null ? [] : [code(note.place.line === void 0 ? note.place.path : `${note.place.path}:${note.place.line}`), ": "], ...written(ended(note.text))]), ...report.releaseLists.flatMap((releaseList) => [...releaseList.notes.map((note) => [
		sdkName(report.sdks.of(releaseList.sdk)),
		": ",
		...written(ended(note))
	]), ...releaseList.advisories === "unknown" && releaseList.failure === void 0 ? [[sdkName(report.sdks.of(releaseList.sdk)), ": advisories are unknown, because the service did not answer. That does not mean “none”."]] : []])];
	return section$1("repository", "Notes", notes.length === 0 ? [] : [bullets(notes.map((note) => [paragraph(...note)]))]);
}
function card$2(report, entry) {
	return {
		kind: "card",
		tone: headline(entry).tone,
		title: [nameOf$1(entry)],
		blocks: firstBlocks(report, entry, "full")
	};
}
function details(report, entry) {
	const name = nameOf$1(entry);
	return fold([`Everything else about ${name}`], moreBlocks(report, entry, "full", 0), {
		what: "details",
		of: name
	});
}
function nameOf$1({ upgrade, facts }) {
	return `${sdkName(facts)} ${upgrade.from} → ${upgrade.to}`;
}

// src/report/pages/html-page.ts
function page(report, published, origin) {
	const blocks = [
		...overviewBlocks(report, published, 1),
		...report.upgrades.map((entry) => card$1(report, entry)),
		...restBlocks(report)
	];
	return htmlDocument("Stripe SDK upgrades", originFacts(origin), blocks);
}
function originFacts({ repository, commit, date, version }) {
	return [
		["Repository", repository],
		...commit === null ? [] : [["Commit", commit.slice(0, 12)]],
		["Date", `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`],
		["stripe-upgrade", version]
	];
}
function card$1(report, entry) {
	const { upgrade, facts } = entry;
	return {
		kind: "card",
		tone: headline(entry).tone,
		title: [`${sdkName(facts)} ${upgrade.from} → ${upgrade.to}`],
		blocks: [...firstBlocks(report, entry, "full"), ...moreBlocks(report, entry, "full", 0)]
	};
}

// src/report/sections/audit-in-short.ts
const MAX_ITEMS = 5;
const MAX_FILES = 3;
function auditInShort({ audit: audited }, { upgrade }) {
	if (audited?.kind !== "audited") return [];
	const { audit } = audited;
	const errors = ofLevel(audit, "error").filter(({ sdk }) => sdk === upgrade.sdk);
	const groups = grouped(errors, ({ rule, message }) => [rule, withoutLines(message)]);
	if (groups.length === 0) return [];
	const items = groups.map((group) => {
		const [{ rule, message }] = group;
		const said = withoutLines(message);
		const files = [...new Set(group.map(({ path }) => path))];
		const left = files.length - MAX_FILES;
		const named = sentence([...files.slice(0, MAX_FILES).map(code), ...left > 0 ? [`${left} more`] : []]);
		return [paragraph(...named, ": ", ...written(ended(said)), " ", link(ruleAddress(rule), rule))];
	});
	const more = groups.length - MAX_ITEMS;
	return section$1("code", "Unsafe in your own code today", [bullets(items.slice(0, MAX_ITEMS)), paragraph(...more > 0 ? [`${count(more, "more kind")} of error, the`] : ["The"], " lines, warnings and tables are in the summary of the run. ", code("stripe-upgrade audit"), " prints them too.")]);
}
function withoutLines(message) {
	return message.replaceAll(/ (?:\(line \d+\)|in line \d+)/g, "");
}

// src/report/pages/pull-request.ts
const NOTICE$1 = 1200;
const TIGHTNESS$1 = [
	0,
	1,
	2,
	3
];
const VERSION = /^\d[0-9A-Za-z.+-]{0,40}$/u;
function pullRequest(report, entry) {
	const { sdk } = entry.upgrade;
	const name = sdkName(entry.facts);
	const from = checked(entry.upgrade.from);
	const to = checked(entry.upgrade.to);
	const contract = contractOf(entry);
	return {
		offer: {
			sdk,
			from,
			to
		},
		title: `Upgrade ${name} ${from} → ${to}`,
		body: body(report, entry),
		facts: factsOf(report, entry),
		message: `Upgrade ${name} from ${from} to ${to}`,
		subject: `upgrade ${shortName(report, sdk)} to ${to}`,
		draft: contract.verdict === "broken" || contract.verdict === "inconclusive",
		status: commitStatus(entry)
	};
}
function pullRequests(report, base) {
	if (base === null) return [];
	return report.upgrades.flatMap((entry) => {
		if (entry.change.kind === "refused") return [];
		const files = new Map(entry.change.edits.map((edit) => [edit.path, edit.after]));
		return [{
			branch: entry.upgrade.branch,
			base: base.branch,
			baseCommit: base.commit,
			files,
			...pullRequest(report, entry)
		}];
	});
}
function factsOf(report, entry) {
	const bare = withoutProof(entry);
	const { ownTests, endpoint, proofs, review } = entry;
	const isReviewed = review?.unchecked.every((one) => "path" in one || !ENGINES.has(one.what)) ?? true;
	return {
		rest: textOf$1(report, entry, {
			...bare,
			review: null
		}),
		proved: [
			...proofs.flatMap(({ cases }) => cases.map(provedOf)),
			ownTests?.verdict === "inconclusive" ? null : ownTests?.verdict ?? "",
			endpointFacts(endpoint),
			isReviewed ? textOf$1(report, entry, bare) : null,
			report.audit?.kind === "not audited" ? null : JSON.stringify(auditInShort(report, entry))
		]
	};
}
function textOf$1(report, entry, stripped) {
	const bare = {
		...report,
		audit: null,
		upgrades: report.upgrades.map((each) => each === entry ? stripped : withoutProof(each))
	};
	return JSON.stringify([...firstScreen(bare, stripped), ...moreBlocks(bare, stripped, "short", 0)]);
}
function endpointFacts(endpoint) {
	if (endpoint === null) return "";
	const { before, after } = endpoint;
	if (before === null || after === null || before.why !== null || after.why !== null) return null;
	return JSON.stringify([before, after].map(({ checks }) => checks.map(({ id, verdict, seen }) => [
		id,
		verdict,
		seen
	])));
}
function provedOf(each) {
	if (each.verdict === "inconclusive") return null;
	return JSON.stringify(each.verdict === "pass" ? [
		each.id,
		each.title,
		each.verdict,
		each.to.seen
	] : each);
}
function withoutProof(entry) {
	return {
		...entry,
		proofs: [],
		ownTests: null,
		endpoint: null
	};
}
function shortName({ uses, sdks }, sdk) {
	const facts = sdks.of(sdk);
	return uses.some((use) => use.sdk !== sdk && sdks.of(use.sdk).package === facts.package) ? sdkName(facts) : facts.package;
}
function checked(version) {
	if (!VERSION.test(version)) throw new Error(`not a version that a title can have: ${JSON.stringify(version)}`);
	return version;
}
function body(report, entry) {
	const { breaking } = impactOf(entry);
	const limit = breaking.length === 0 && (entry.review?.typed.length ?? 0) > 0 ? SHORT_PULL_LIMIT * PULL_LIMIT / MAX_BYTES : PULL_LIMIT;
	const first = firstScreen(report, entry);
	for (const tightness of TIGHTNESS$1) {
		const all = [...first, ...moreBlocks(report, entry, "short", tightness)];
		const { blocks, dropped } = fit(all, limit - NOTICE$1, (part) => weight(markdown(part)));
		const left = [...droppedWords(dropped), ...tightness === 3 ? ["breaking changes of all releases but the newest"] : []];
		const text = markdown([
			...blocks,
			...leftOut(entry, left),
			FOOTER$1
		]);
		if (weight(text) <= limit) return text;
	}
	const { blocks } = fit(first, PULL_LIMIT - NOTICE$1, (part) => weight(markdown(part)));
	const text = markdown([...blocks, ...tooLong(entry)]);
	return weight(text) <= 58e3 ? text : markdown([...blocks.slice(0, 1), ...tooLong(entry)]);
}
function firstScreen(report, entry) {
	return [...firstBlocks(report, entry, "short"), ...auditInShort(report, entry)];
}
function tooLong(entry) {
	return [
		heading(3, "Too long for a pull request"),
		...leftOut(entry, ["everything else"]),
		FOOTER$1
	];
}
const MAX_BYTES = 65e3;
function weight(text) {
	return Math.max(text.length, new TextEncoder().encode(text).length * PULL_LIMIT / MAX_BYTES);
}
function leftOut({ facts }, what) {
	if (what.length === 0) return [];
	return [paragraph(`Left out here to keep this short: ${what.join("; ")}. `, "The HTML report of the run has everything, if its workflow uploads it. The release notes are also in the ", link(changelogAddress(facts), "changelog"), ".")];
}
const FOOTER$1 = paragraph("Written by stripe-upgrade. Each run updates this text and the branch, and writes nothing if nothing has changed. What you write above or below it is kept, and so are your title and the boxes that you tick.");

// src/report/sections/moves.ts
const MAX_NAMES = 12;
const MAX_PLACES = 5;
function moveBlocks({ moves }, sdks) {
	if (moves.length === 0) return [];
	if (moves.length === 1) return moves.map((move) => paragraph("This pull request moves ", ...moveWords(move, sdks)));
	return [paragraph(`This pull request moves ${count(moves.length, "Stripe SDK")}:`), bullets(moves.map((move) => [paragraph(...moveWords(move, sdks))]))];
}
function moveWords({ upgrade, direction, uses, newAdvisories }, sdks) {
	const { sdk, froms, to } = upgrade;
	const places = uses.map(({ after }) => after);
	return [
		strong(sdkName(sdks.of(sdk))),
		" from ",
		...sentence(froms.map(code)),
		" to ",
		code(to),
		" in ",
		...placesOf$1(places, MAX_PLACES),
		".",
		...direction === "down" ? [" ", strong("This is a downgrade.")] : [],
		...newAdvisories.length === 0 ? [] : [
			" ",
			strong(`${newAdvisories.join(" and ")} ${newAdvisories.length === 1 ? "affects" : "affect"} the version it moves to`),
			" and not the one in use."
		]
	];
}
function changeBlocks({ appeared, stale, unknown, moves }, sdks) {
	const items = [
		...stale.map(staleWords),
		...appeared.map(({ use, version, what }) => [
			code(`${use.path}:${use.line}`),
			what === "added" ? " is a new use of " : " no longer uses ",
			sdkName(sdks.of(use.sdk)),
			...version === null ? [] : [" ", code(version)],
			what === "added" ? ", so there is no version to compare it with." : "."
		]),
		...unknown.map((use) => [code(`${use.path}:${use.line}`), " changes, and its version could not be read on both sides, so nothing is known of this line."])
	];
	if (items.length === 0) return [];
	return [...moves.length === 0 ? [] : [paragraph(strong("About the change itself"))], bullets(items.map((item) => [paragraph(...item)]))];
}
function staleWords({ path, line, specifier, lockfile, locked }) {
	return [
		strong("The lockfile was not updated: "),
		code(`${path}:${line}`),
		" asks for ",
		code(specifier),
		", and ",
		code(lockfile),
		...locked === null ? [" has no entry for it"] : [" still holds ", code(locked)],
		". An install that keeps to the lockfile fails. The versions here are what the manifest asks for."
	];
}
function otherBlocks(others) {
	const names = [...new Set(others.map(({ name }) => name))].toSorted();
	if (names.length === 0) return [];
	const left = names.length - MAX_NAMES;
	const shown = names.slice(0, MAX_NAMES).map(code);
	return [paragraph(strong("Not looked at: "), `${count(names.length, "other package")} that this pull request changes, `, ...sentence(left > 0 ? [...shown, `${left} more`] : shown), ". Only Stripe’s SDKs are judged here.")];
}

// src/report/verified.ts
const WAITING = /* @__PURE__ */ new Set([
	"broken",
	"inconclusive",
	"regressed"
]);
const MAX_STATUS = 140;
function waits(verdict) {
	return verdict !== null && WAITING.has(verdict);
}
function breaks(entry) {
	return impactOf(entry).breaking.length > 0;
}
function asksForAPerson({ report }, strict) {
	return report.upgrades.some((entry) => waits(verdictOf(entry)) || strict && breaks(entry));
}
function newErrors({ report: { audit } }) {
	return audit?.kind === "audited" ? ofLevel(audit.audit, "error").length : 0;
}
function isNews(verified) {
	const { moves, stale } = verified.comparison;
	return moves.length + stale.length > 0 || newErrors(verified) > 0;
}
function verificationStatus(verified, strict) {
	const { upgrades } = verified.report;
	const [only, ...others] = upgrades;
	if (only === void 0) return {
		state: "success",
		description: nothingMoved(verified)
	};
	const state = overall(verified.report) === "inconclusive" ? "error" : asksForAPerson(verified, strict) ? "failure" : "success";
	if (others.length === 0) return {
		...commitStatus(only),
		state
	};
	const lines = upgrades.reduce((sum, entry) => sum + lineCount(impactOf(entry).breaking), 0);
	const words = upgrades.map((entry) => `${entry.upgrade.sdk} ${entry.upgrade.to}: ${verdictOf(entry)}`).join(", ");
	const start = lines === 0 ? "" : `${count(lines, "line")} ${lines === 1 ? "breaks" : "break"}. `;
	return {
		state,
		description: bounded(`${start}${words}`, MAX_STATUS)
	};
}
function nothingMoved({ comparison }) {
	if (comparison.unknown.length > 0) return "The Stripe SDKs that change here have no version that we can read";
	return comparison.appeared.length > 0 ? "No Stripe SDK moves; one is added or removed" : "No Stripe SDK moves";
}

// src/report/pages/verification.ts
const NOTICE = 1200;
const TIGHTNESS = [
	0,
	1,
	2,
	3
];
function verificationComment(verified) {
	for (const tightness of TIGHTNESS) {
		const text = limited([...verificationBlocks(verified, "short", tightness), FOOTER], PULL_LIMIT - NOTICE);
		if (bytes(text) <= 58e3) return text;
	}
	return limited([...verificationBlocks(verified, "short", null), FOOTER], PULL_LIMIT);
}
function verificationSummary(verified, aside) {
	const blocks = verificationBlocks(verified, "full", 0);
	return limited(aside === null ? blocks : [...blocks, paragraph(aside)], SUMMARY_LIMIT);
}
function verificationPage(verified, origin) {
	const [title, ...others] = verificationBlocks(verified, "full", 0);
	const blocks = [title ?? heading(1, "Stripe SDKs in this pull request"), ...others];
	return htmlDocument("Stripe SDKs in this pull request", originFacts(origin), blocks);
}
const FOOTER = paragraph("Written by stripe-upgrade, which compared the two versions and ran nothing of this pull request. This comment is updated in place when the result changes.");
function bytes(text) {
	return new TextEncoder().encode(text).length;
}
function limited(all, limit) {
	const { blocks, dropped } = fit(all, limit, (part) => bytes(markdown(part)));
	const left = droppedWords(dropped);
	if (left.length === 0) return markdown(blocks);
	return markdown([...blocks, paragraph(`Left out here, because GitHub limits the length: ${left.join("; ")}.`)]);
}
function titleOf(verified) {
	const errors = newErrors(verified);
	return errors === 0 ? nothingMoved(verified) : `${nothingMoved(verified)}. Your own code has ${count(errors, "new error")}`;
}
function verificationBlocks(verified, detail, tightness) {
	const { comparison, report, others } = verified;
	const { sdks, upgrades } = report;
	const [only, ...more] = upgrades;
	const about = [...moveBlocks(comparison, sdks), ...changeBlocks(comparison, sdks)];
	const rest = [
		...auditBlocks(report, "change"),
		...otherBlocks(others),
		...noteBlocks(report)
	];
	if (only === void 0) return [
		heading(2, titleOf(verified)),
		...about,
		...rest
	];
	if (more.length > 0) return [
		heading(2, "Stripe SDKs in this pull request"),
		...about,
		...upgrades.flatMap((entry) => card(verified, entry, detail, tightness)),
		...rest
	];
	const [verdict, ...first] = firstBlocks(report, only, detail);
	return [
		...verdict === void 0 ? [] : [verdict],
		...about,
		...first,
		...everythingElse(verified, only, detail, tightness),
		...rest
	];
}
function card(verified, entry, detail, tightness) {
	const blocks = firstBlocks(verified.report, entry, detail);
	return [{
		kind: "card",
		tone: headline(entry).tone,
		title: [strong(nameOf(entry))],
		blocks
	}, ...everythingElse(verified, entry, detail, tightness)];
}
function everythingElse({ report }, entry, detail, tightness) {
	if (tightness === null) return [];
	const name = nameOf(entry);
	const drop = detail === "short" ? void 0 : {
		what: "details",
		of: name
	};
	return [fold([`Everything else about ${name}`], moreBlocks(report, entry, detail, tightness), drop)];
}
function nameOf({ upgrade, facts }) {
	return `${sdkName(facts)} ${upgrade.from} → ${upgrade.to}`;
}

// src/report/pages/withdrawal.ts
const MAX_WHY = 500;
function withdrawals(report, base, policy) {
	if (base === null || report.releaseLists.every(({ releases }) => releases.length === 0)) return null;
	return {
		base,
		of(pull) {
			const reason = withdrawnByPublisher(report, pull) ?? notOffered(report, pull, base, policy);
			return reason === null ? null : withdrawal(pull, reason);
		}
	};
}
function withdrawnByPublisher(report, { offer: { sdk, to } }) {
	const withdrawn = releasesOf(sdk, report.releaseLists).find(({ version }) => version === to)?.withdrawn ?? null;
	if (withdrawn === null) return null;
	return report.sdks.of(sdk).withdrawal === "deprecated" ? {
		why: `The publisher marked ${to} as ${withdrawn}`,
		fate: "was marked as deprecated"
	} : {
		why: `The publisher withdrew ${to}: ${withdrawn}`,
		fate: "was withdrawn"
	};
}
function notOffered(report, pull, base, policy) {
	const { branch, paths, offer } = pull;
	const { sdk, to } = offer;
	const releases = releasesOf(sdk, report.releaseLists);
	if (releases.length === 0 || !isInSight(report, pull)) return null;
	const offered = report.upgrades.filter(({ upgrade }) => upgrade.sdk === sdk);
	if (offered.some(({ upgrade }) => upgrade.branch === branch && upgrade.to === to)) return null;
	if (offered.some(({ change }) => change.kind === "refused" && change.isPassing)) return null;
	const release = releases.find(({ version }) => version === to);
	const order = releases.map(({ version }) => version);
	const has = (use) => release !== void 0 && order.indexOf(report.inUse.get(use) ?? "") >= order.indexOf(to);
	if (usesOf(report, pull).every(has)) return {
		why: `\`${base.branch}\` has this version already, or a newer one.`,
		fate: null
	};
	const isUnsure = report.releaseLists.some((each) => each.sdk === sdk && each.advisories === "unknown");
	const further = furtherThan(report, pull);
	if (policy.inMajor !== "always" && further !== null && !isUnsure) return {
		why: `\`${further.branch}\` moves to ${further.to}, and with \`in-major: ${policy.inMajor}\` an upgrade within the major in use is not offered beside it.`,
		fate: null
	};
	if (policy.majors !== "latest") return null;
	if (release?.date === null || isUnsure) return null;
	const blocked = report.blocked.find((each) => each.sdk === sdk && each.version === to && each.places.some(({ path }) => paths.includes(path)));
	if (blocked !== void 0) return {
		why: `The version is on hold: ${blocked.why}`,
		fate: null
	};
	const drafted = offered.flatMap(({ upgrade, change }) => change.kind === "edited" ? [`\`${upgrade.branch}\``] : []);
	const instead = drafted.length === 0 ? "" : `; the branch ${drafted.join(" and ")} has what is offered now`;
	return {
		why: `Nothing in \`${base.branch}\` moves to this version any more${instead}.`,
		fate: null
	};
}
function furtherThan(report, { offer, paths }) {
	const parse = report.sdks.of(offer.sdk).upgrader?.versions.parse;
	const [from, to] = [offer.from, offer.to].map((version) => parse?.(version)?.major);
	if (to === void 0 || from !== to) return null;
	const uses = usesOf(report, {
		offer,
		paths
	});
	return report.upgrades.find(({ upgrade: { sdk, targets, to: next }, change }) => sdk === offer.sdk && change.kind === "edited" && parse?.(next)?.major !== to && uses.every((use) => isTarget(use, targets)))?.upgrade ?? null;
}
function usesOf({ uses }, { offer, paths }) {
	return uses.filter(({ sdk, path }) => sdk === offer.sdk && paths.includes(path));
}
function isInSight(report, pull) {
	const isWhole = report.notes.every(({ place }) => place !== null && !pull.paths.includes(place.path));
	const uses = usesOf(report, pull);
	return isWhole && uses.length > 0 && uses.every((use) => !use.editable || report.inUse.has(use));
}
function withdrawal({ offer: { to } }, { why: reason, fate }) {
	const why = ended(bounded(reason, MAX_WHY));
	const head = strong(fate === null ? "This is no longer offered." : "Do not merge this.");
	const from = " The text below is from the run that offered it.";
	return {
		why,
		notice: markdown([paragraph(head, " ", ...written(why), from, " Close it, or keep the branch for yourself.")]),
		farewell: markdown([paragraph(head, " ", ...written(why), from, " It was closed because nobody had worked on it.")]),
		status: fate === null ? {
			state: "error",
			description: `${to} is no longer offered. The pull request says why`
		} : {
			state: "failure",
			description: `${to} ${fate}: do not merge`
		}
	};
}

// src/report/junit.ts
function junit(facts, proof) {
	const suites = [...new Set(proof.cases.map(({ id }) => familyOf(id)))].map((family) => suite(facts, family, proof));
	const { total } = proof.timing;
	const time = total === void 0 ? {} : { time: seconds$1(total) };
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", {
		name: title(facts, proof),
		...totals$2(proof.cases),
		...time
	}, suites)}\n`;
}
function title(facts, { from, to }) {
	return `${sdkName(facts)} ${from} → ${to}`;
}
function suite(facts, family, proof) {
	const cases = proof.cases.filter(({ id }) => familyOf(id) === family);
	const properties = Object.entries({
		sdk: proof.sdk,
		from: proof.from,
		to: proof.to,
		verdict: proof.verdict
	});
	return element("testsuite", {
		name: `${title(facts, proof)}: ${family}`,
		...totals$2(cases)
	}, [
		element("properties", {}, properties.map(([name, value]) => element("property", {
			name,
			value
		}))),
		...cases.map((each) => testCase(each, proof)),
		...proof.notes.length === 0 ? [] : [element("system-out", {}, proof.notes.map(text))]
	]);
}
function totals$2(cases) {
	const are = (...verdicts) => String(cases.filter(({ verdict }) => verdicts.includes(verdict)).length);
	return {
		tests: String(cases.length),
		failures: are("broken", "regressed"),
		errors: are("inconclusive"),
		skipped: are("still-broken", "known-issue", "unsupported")
	};
}
function testCase(result, proof) {
	const ms = proof.caseTiming?.[result.id];
	return element("testcase", {
		classname: `contract.${proof.sdk}.${familyOf(result.id)}`,
		name: result.id,
		...ms === void 0 ? {} : { time: seconds$1(ms) }
	}, outcome(result, proof));
}
function outcome(result, proof) {
	const { verdict, level, from, to } = result;
	const message = `${CASE_WORDS[verdict]}: ${from.seen === to.seen ? to.seen : `${from.seen} → ${to.seen}`}`;
	const lines = [
		`${result.title} (${level}, guards against: ${result.threat})${result.flaky ? ", flaky: not the same each time" : ""}`,
		`${proof.from}: ${from.detail}`,
		`${proof.to}: ${to.detail}`,
		caseAddress(result.id)
	].map(text);
	switch (verdict) {
		case "broken":
		case "regressed": return [element("failure", {
			message,
			type: level
		}, lines)];
		case "inconclusive": return [element("error", {
			message,
			type: verdict
		}, lines)];
		case "still-broken":
		case "known-issue":
		case "unsupported": return [element("skipped", { message }), element("system-out", {}, lines)];
		case "changed":
		case "fixed": return [element("system-out", {}, [text(message), ...lines])];
		case "pass": return [];
	}
}
function element(name, attributes, content = []) {
	const open = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${text(value)}"`)].join(" ");
	return content.length === 0 ? `<${open}/>` : `<${open}>\n${content.join("\n")}\n</${name}>`;
}
function text(value) {
	return escapeHtml(visible(value).replaceAll(/[\ufffe\uffff]/gu, "�"));
}
function seconds$1(ms) {
	return (ms / 1e3).toFixed(3);
}

// src/report/terminal-audit.ts
function sinceTable(audit, since, screen) {
	return isAuditEmpty(audit) ? `Nothing is new since ${visible(since)}: ${totals$1(audit)}` : auditTable(audit, screen);
}
function auditTable(audit, screen) {
	const { stale, webhooks, calls, unknown, files, unchecked } = audit;
	if (files.length === 0 && unchecked.length === 0) return "There is nothing to audit: no file of a language that is audited mentions Stripe.";
	return [
		...AUDIT_LEVELS.flatMap((level) => levelLines(level, audit, screen)),
		...webhooks.length === 0 ? [] : [`Where events come in\n${webhookTable(webhooks, screen)}`],
		...calls.length === 0 ? [] : [`Calls that move money or bill\n${callTable(calls, screen)}`],
		...stale.length === 0 ? [] : [["Suppressions that do nothing", ...stale.map(({ path, line, rule, why }) => visible(`  ${path}:${line} ${rule}: ${why}`))].join("\n")],
		...unknown.length === 0 ? [] : [["Could not tell", ...unknown.map(({ path, line, what, why }) => visible(`  ${path}:${line} ${what}: ${why}`))].join("\n")],
		...unchecked.length === 0 ? [] : [["Not read", ...unchecked.map((one) => visible(`  ${"path" in one ? one.path : one.what}: ${one.why}`))].join("\n")],
		totals$1(audit)
	].join("\n\n");
}
function levelLines(level, audit, screen) {
	const own = ofLevel(audit, level);
	if (own.length === 0) return [];
	const { title, why, tone } = AUDIT_LEVEL_WORDS[level];
	const lines = own.map(({ path, line, rule, message, fix }) => [
		`  ${visible(`${path}:${line} ${rule}`)}`,
		`    ${visible(message)}`,
		fix === null ? "" : `    Fix: ${visible(fix)}`
	].filter((text) => text !== "").join("\n"));
	return [[paint(`${title}: ${why}`, tone, screen), ...lines].join("\n")];
}
function webhookTable(webhooks, screen) {
	const rows = webhooks.map((entry) => [
		{ text: `${entry.path}:${entry.line}` },
		{ text: [entry.route, entry.framework].filter((one) => one !== null).join(", ") },
		{
			text: verifiedWords(entry),
			tone: VERIFIED_WORDS[entry.verified].tone
		},
		{
			text: failureWords(entry),
			...entry.failure === "accepted" ? { tone: "bad" } : {}
		},
		{ text: entry.secret === null ? "" : secretName(entry.secret) },
		{ text: DUPLICATES_WORDS[entry.duplicates] }
	]);
	return columns([
		"place",
		"route",
		"verified",
		"bad signature",
		"secret",
		"duplicates"
	], rows, screen, 1);
}
function callTable(calls, screen) {
	const rows = calls.map(({ path, line, call, key, repeated }) => [
		{ text: `${path}:${line}` },
		{ text: call },
		KEY_WORDS[key],
		{ text: REPEATED_WORDS[repeated] }
	]);
	return columns([
		"place",
		"call",
		"idempotency key",
		"run again by"
	], rows, screen, 1);
}
function totals$1(audit) {
	const { suppressed, files } = audit;
	const parts = AUDIT_LEVELS.map((level) => count(ofLevel(audit, level).length, level));
	const quiet = suppressed.length === 0 ? "" : ` ${suppressed.length} suppressed.`;
	return `${parts.join(", ")}.${quiet} ${count(files.length, "file")} read.`;
}
const MAX_LINES$1 = 12;
function auditLines({ audit: audited }, screen, scope = "all") {
	if (audited === null) return "";
	if (audited.kind === "not audited") return visible(`Your own code was not audited: ${audited.why}`);
	const { audit } = audited;
	if (isAuditEmpty(audit)) return "";
	const shown = [...ofLevel(audit, "error"), ...ofLevel(audit, "warning")];
	const rows = shown.slice(0, MAX_LINES$1).map(({ path, line, rule, level, message }) => [
		{ text: `${path}:${line}` },
		{
			text: rule,
			tone: AUDIT_LEVEL_WORDS[level].tone
		},
		{ text: message }
	]);
	return [
		scope === "change" ? `New in your own code: ${findingCounts(audit)}.` : `Your own code: ${findingCounts(audit)}. For all of it: stripe-upgrade audit`,
		...rows.length === 0 ? [] : [columns([
			"LINE",
			"RULE",
			"WHAT IS WRONG"
		], rows, screen, 2)],
		...shown.length > rows.length ? [`… and ${shown.length - rows.length} more.`] : []
	].join("\n");
}

// src/report/terminal-endpoint.ts
const TONES = {
	pass: "good",
	fail: "bad",
	unknown: "notice"
};
function endpointTable({ command, url, before, notes }, screen) {
	const whys = before === null ? ["Not tried"] : whyLines(before);
	return [
		visible(`${command} at ${url}`),
		...before === null || before.why !== null ? [whys.join("\n")] : [checkTable$1(before, screen)],
		...notes.length === 0 ? [] : [notes.map((note) => visible(`- ${note}`)).join("\n")]
	].join("\n\n");
}
function resultCell({ checks }, id) {
	const check = checks.find((each) => each.id === id);
	return check === void 0 ? { text: "" } : {
		text: ENDPOINT_WORDS[check.verdict],
		tone: TONES[check.verdict]
	};
}
function endpointLog(endpoint, { froms, to }, screen) {
	const { command, before, after, notes } = endpoint;
	const runs = [{
		version: froms.join(", "),
		run: before
	}, {
		version: to,
		run: after
	}].flatMap(({ version, run }) => run === null ? [] : [{
		version,
		run
	}]);
	const tried = runs.filter(({ run }) => run.why === null);
	const seen = tried.at(-1)?.run.checks ?? [];
	const row = (id) => [
		...tried.map(({ run }) => resultCell(run, id)),
		{ text: ENDPOINT_CHECKS[id] },
		{ text: seen.find((each) => each.id === id)?.seen ?? "" }
	];
	const head = [
		...tried.map(({ version }) => version),
		"WHAT SHOULD HAPPEN",
		"WHAT HAPPENED"
	];
	return [
		visible(`Your endpoint, ${command}: ${endpointWords(endpoint)}`),
		...tried.length === 0 ? [] : [columns(head, ENDPOINT_CHECK_IDS.map(row), screen, tried.length)],
		...runs.flatMap(({ version, run }) => run.why === null ? [] : whyLines(run, ` with ${version}`)),
		...notes.map((note) => visible(`- ${note}`))
	].join("\n");
}
function whyLines({ why, tail }, version = "") {
	const printed = why === null || tail.length === 0 ? [] : ["The end of what it printed:", ...tail];
	return [`Not tried${version}`, ...[...why === null ? [] : [why], ...printed].map((line) => `  ${visible(line)}`)];
}
function checkTable$1({ checks }, screen) {
	const rows = checks.map(({ id, verdict, seen }) => [
		{
			text: ENDPOINT_WORDS[verdict],
			tone: TONES[verdict]
		},
		{ text: ENDPOINT_CHECKS[id] },
		{ text: seen }
	]);
	return columns([
		"RESULT",
		"WHAT SHOULD HAPPEN",
		"WHAT HAPPENED"
	], rows, screen, 2);
}

// src/report/terminal-proof.ts
const LISTED = 8;
const OFTEN_ALIKE = [
	"inconclusive",
	"known-issue",
	"unsupported"
];
const QUIET = /* @__PURE__ */ new Set([
	"known-issue",
	"unsupported",
	"pass"
]);
function proveTable(facts, proof, screen, { all = false, rest = "--all shows them" } = {}) {
	const contract = contractOfProofs([proof]);
	const { listed, left } = all ? {
		listed: contract.cases,
		left: []
	} : foldAlike(contract.cases, rest);
	return [
		caseRows(listed, proof, screen),
		left.join("\n"),
		families(proof.cases, screen),
		proof.notes.map((note) => `- ${visible(note)}`).join("\n"),
		[
			`${sdkName(facts)} ${proof.from} → ${proof.to}`,
			paint(verdictTitle(contract), VERDICT_TONES[proof.verdict], screen),
			countsInWords(contract),
			paint(proof.isolation === void 0 ? "" : ISOLATION_WORDS[proof.isolation], "quiet", screen),
			paint(timeInWords(proof) ?? "", "quiet", screen)
		].filter((line) => line !== "").join("\n")
	].filter((part) => part !== "").join("\n\n");
}
function caseTable(cases, screen) {
	const rows = cases.map((each) => [
		{ text: each.level },
		{ text: each.id },
		{ text: each.title },
		{ text: each.threat },
		{
			text: each.knownIssues.map(({ sdk, since, link }) => `${sdk} since ${since}: ${link}`).join(", "),
			tone: "notice"
		}
	]);
	return `${columns([
		"LEVEL",
		"CASE",
		"TITLE",
		"GUARDS AGAINST",
		"KNOWN ISSUE"
	], rows, screen, 2)}\n\n${count(cases.length, "case")}`;
}
function foldAlike(cases, rest) {
	const needed = cases.filter(({ verdict }) => verdict !== "pass");
	const over = new Set(OFTEN_ALIKE.flatMap((verdict) => needed.filter((each) => each.verdict === verdict).slice(LISTED)));
	return {
		listed: needed.filter((each) => !over.has(each)),
		left: tally$1([...over]).map(({ label, count: more }) => `… and ${more} more ${label}; ${rest}`)
	};
}
function caseRows(cases, proof, screen) {
	if (cases.length === 0) return "";
	const head = [
		"VERDICT",
		"LEVEL",
		"CASE",
		proof.from,
		proof.to
	];
	const rows = cases.map(caseCells);
	const loud = cases.filter(({ verdict }) => !QUIET.has(verdict)).map(caseCells);
	const fixed = widths(head, rows).slice(0, 3);
	const seen = widths(head, loud.length === 0 ? rows : loud).slice(3);
	if ([...fixed, ...seen].reduce((sum, each) => sum + each + "  ".length, -"  ".length) > screen.width) return stacked$1(cases, proof, screen);
	const cut = rows.map((cells) => cells.map((cell, index) => ({
		...cell,
		text: fit$1(cell.text, seen[index - 3] ?? Infinity, "…")
	})));
	return columns(head, cut, screen, 3);
}
function widths(head, rows) {
	return head.map((text, index) => Math.max(...[text, ...rows.map((row) => row[index]?.text ?? "")].map(displayWidth)));
}
function stacked$1(cases, { from, to }, screen) {
	const room = Math.max(from.length, to.length, 4);
	return cases.flatMap((each) => {
		const [verdict, level, id, before, after] = caseCells(each);
		const lines = before?.text === after?.text ? [["both", after]] : [[from, before], [to, after]];
		return [[
			verdict,
			level,
			id
		].map((cell) => paint(cell?.text ?? "", cell?.tone, screen)).join("  "), ...lines.map(([version, cell]) => `  ${paint(version, "quiet", screen)}${" ".repeat(room - displayWidth(version))}  ${cell?.text ?? ""}`)];
	}).join("\n");
}
function caseCells(result) {
	const tone = CASE_KINDS.find(({ includes }) => includes(result))?.tone ?? "quiet";
	return [
		{
			text: `${CASE_WORDS[result.verdict]}${result.flaky ? " (flaky)" : ""}`,
			tone
		},
		{ text: result.level },
		{ text: visible(result.id) },
		{ text: visible(shown(result.from)) },
		{ text: visible(shown(result.to)) }
	];
}
function shown({ outcome, seen, detail }) {
	return outcome === "inconclusive" || outcome === "unsupported" ? detail.split(" · ").at(-1) ?? seen : seen;
}
function families(cases, screen) {
	const names = [...new Set(cases.map(({ id }) => familyOf(id)))];
	const rows = names.map((name) => {
		const kinds = tally$1(cases.filter(({ id }) => familyOf(id) === name));
		return [{ text: name }, { text: kinds.map(({ label, count: number }) => `${number} ${label}`).join(", ") }];
	});
	return names.length === 0 ? "" : columns(["FAMILY", "CASES"], rows, screen, 1);
}
const SHORT = 100;
function timeInWords({ timing, caseTiming = {} }) {
	const longer = (part) => Math.max(timing[`${part} from`] ?? 0, timing[`${part} to`] ?? 0);
	const total = timing["total"];
	const suite = longer("suite");
	if (total === void 0 || suite === 0) return null;
	const [slowest] = Object.entries(caseTiming).toSorted(([, a], [, b]) => b - a);
	const waited = (timing["stripe-mock"] ?? 0) - longer("install");
	return [
		`${seconds(total)} s: install ${seconds(longer("install"))}`,
		...waited > SHORT ? [`waiting for stripe-mock ${seconds(waited)}`] : [],
		`driver ${seconds(longer("driver"))}`,
		`cases ${seconds(suite - longer("driver"))}${slowest === void 0 ? "" : ` (slowest: ${slowest[0]} ${seconds(slowest[1])})`}`
	].join(", ");
}
function seconds(ms) {
	return (Math.max(ms, 0) / 1e3).toFixed(1);
}

// src/report/terminal-upgrades.ts
const CONTRACT = 3;
const HEAD = [
	"SDK",
	"UPGRADE",
	"YOUR CODE",
	"CONTRACT",
	"PULL REQUEST"
];
const SHORTEST_PULL = 16;
const LONG_PULL = 40;
const NOT_UPGRADED = "not upgraded";
const NAMED = 3;
const FAILING = /* @__PURE__ */ new Set([
	"broken",
	"regressed",
	"inconclusive"
]);
function upgradeRows(report, published, screen) {
	const rows = report.upgrades.map((entry) => cellsOf(entry, published));
	const [sdk = 0, upgrade = 0, code = 0, contract = 0, pull = 0] = HEAD.map((title, index) => Math.max(...[title, ...rows.map((row) => row[index]?.text ?? "")].map(displayWidth)));
	const left = screen.width - (sdk + upgrade + code + "  ".length * (HEAD.length - 1));
	const essential = Math.max(...report.upgrades.map((entry) => displayWidth(essentialOf(entry))));
	if (essential + Math.min(pull, SHORTEST_PULL) > left) return report.upgrades.map((entry) => stacked(entry, published, screen)).join("\n");
	const room = Math.max(essential, Math.min(contract, left - Math.min(pull, LONG_PULL)));
	const cut = rows.map((row) => row.map((cell, index) => index === CONTRACT ? {
		...cell,
		text: fit$1(cell.text, room, "…")
	} : cell));
	return columns(HEAD, cut, screen, 4);
}
function cellsOf(entry, published) {
	const { upgrade, facts } = entry;
	return [
		{ text: sdkName(facts) },
		{ text: `${upgrade.from} → ${upgrade.to}` },
		{
			text: linesInShort(entry),
			tone: linesTone(entry)
		},
		{
			text: contractWords(entry),
			tone: contractTone(entry)
		},
		{ text: visible(pullWords(entry, published)) }
	];
}
function stacked(entry, published, screen) {
	const { upgrade, facts } = entry;
	const line = (indent, text, tone) => indent + paint(fit$1(visible(text), screen.width - indent.length, "…"), tone, screen);
	return [
		line("", `${sdkName(facts)} ${upgrade.from} → ${upgrade.to}`),
		line("  ", contractWords(entry), contractTone(entry)),
		line("  ", `your code: ${linesInShort(entry)}`, linesTone(entry)),
		line("  ", pullWords(entry, published))
	].join("\n");
}
function essentialOf(entry) {
	if (entry.change.kind === "refused") return NOT_UPGRADED;
	const { verdict, cases } = contractOf(entry);
	const failing = cases.filter((each) => FAILING.has(each.verdict)).map(({ id }) => id);
	const more = failing.length > NAMED ? [`${failing.length - NAMED} more`] : [];
	return failing.length === 0 ? verdict : visible(`${verdict}: ${[...failing.slice(0, NAMED), ...more].join(", ")}`);
}
function contractWords(entry) {
	const { ownTests, endpoint, change } = entry;
	const essential = essentialOf(entry);
	if (change.kind === "refused") return essential;
	const contract = contractOf(entry);
	const own = ownTests === null ? [] : [`own tests: ${OWN_TESTS_WORDS[ownTests.verdict]}`];
	const tried = endpoint === null ? [] : [`own endpoint: ${endpointWords(endpoint)}`];
	return `${essential}${essential === contract.verdict ? ":" : ";"} ${[
		...own,
		...tried,
		countsInWords(contract)
	].join("; ")}`;
}
function contractTone(entry) {
	return entry.change.kind === "refused" ? "notice" : VERDICT_TONES[contractOf(entry).verdict];
}
function pullWords({ upgrade, change }, published) {
	if (change.kind === "refused") return `no pull request: ${change.why}`;
	const pull = published.find((each) => each.branch === upgrade.branch);
	return pull === void 0 ? upgrade.branch : `${pull.action}${pull.why === null ? "" : `, ${pull.why}`}`;
}

// src/report/terminal.ts
const MAX_LINES = 12;
function detectTable({ uses, notes }, screen) {
	if (uses.length === 0) return [`${nothingFound(notes)}.`, ...notes.map(noteLine)].join("\n");
	return [columns([
		"SDK",
		"WHERE",
		"SPECIFIER",
		"IN USE",
		""
	], uses.map(useCells), screen, 2), ...notes.map(noteLine)].join("\n");
}
function checkTable({ sdks, detection, choice, releaseLists, inUse, hazards, hazardLines = [], edits = [] }, screen) {
	if (detection.uses.length === 0) return detectTable(detection, screen);
	const situation = {
		...detection,
		...choice,
		sdks,
		releaseLists,
		inUse
	};
	const behind = behindAll(inUse, releaseLists, []).map((each) => behindLine(each, sdks));
	const withdrawn = withdrawnInUse(situation).map((each) => visible(`${sdkName(sdks.of(each.sdk))} ${ended(withdrawnWords(each))}`));
	const upgrades = choice.upgrades.map((upgrade) => [
		{ text: upgrade.sdk },
		{ text: upgrade.froms.join(", ") },
		{
			text: upgrade.to,
			tone: "good"
		},
		{ text: upgrade.major ? "major" : "same major" },
		{ text: upgrade.paths.join(", ") }
	]);
	return sections([
		[
			...gapLines(situation),
			...behind,
			...withdrawn
		].join("\n"),
		upgrades.length === 0 ? `${runTitle(situation)}.` : columns([
			"SDK",
			"FROM",
			"TO",
			"",
			"FILES"
		], upgrades, screen),
		edits.length === 0 ? "" : columns(TRIED_HEAD, edits.map(triedRow), screen),
		hazards.size === 0 ? "" : ["Known defects of the versions in use:", ...Array.from(hazards.keys(), ({ id, sdk, title }) => [`- ${sdkName(sdks.of(sdk))}: ${title}`, ...hazardLines.filter(({ hazard }) => hazard === id).map(({ path, line, message }) => `  ${visible(`${path}:${line}`)}: ${visible(message)}`)].join("\n"))].join("\n"),
		blockedTable(choice.blocked, screen),
		[...releaseLists.filter(({ failure }) => failure === void 0).map((each) => advisoryLine(each, sdks)), ...detection.notes.map(noteLine)].join("\n")
	]);
}
function advisoryLine({ sdk, advisories }, sdks) {
	const name = sdkName(sdks.of(sdk));
	if (advisories === "unknown") return `- ${name}: advisories: unknown, GitHub did not answer`;
	return `- ${name}: advisories: ${advisories.length === 0 ? "none" : advisories.map(({ id, affected }) => `${id} (${affected})`).join(", ")}`;
}
function upgradeLog(entry, published, screen) {
	const { upgrade, facts, change, proofs, ownTests, endpoint } = entry;
	const pull = published.find((each) => each.branch === upgrade.branch);
	const files = change.kind === "refused" ? `Not edited: ${change.why}\nWhat you can do: ${change.wayOut}` : [...change.edits.map(({ path }) => `Edited: ${path}`), ...change.checks.map(({ command }) => `Check passed: ${command}`)].join("\n");
	return {
		title: `${sdkName(facts)} ${upgrade.from} → ${upgrade.to}: ${headline(entry).title}`,
		text: sections([
			brokenLines(entry, screen),
			...proofs.map((proof) => proveTable(facts, proof, screen, { rest: "the report has them" })),
			ownTests === null ? "" : `Your own tests, ${ownTests.command}: ${OWN_TESTS_WORDS[ownTests.verdict]}`,
			endpoint === null ? "" : endpointLog(endpoint, upgrade, screen),
			visibleLines(files),
			pull === void 0 ? "" : visible(`Pull request ${pull.action}: ${pull.location ?? pull.branch}${pull.why === null ? "" : `, ${pull.why}`}`)
		])
	};
}
function brokenLines(entry, screen) {
	const { breaking } = impactOf(entry);
	if (breaking.length === 0) return "";
	const rows = breaking.slice(0, MAX_LINES).map(({ path, line, breaks, message }) => [
		{ text: `${path}:${line}` },
		{
			text: BREAKS_WORDS[breaks],
			tone: breaks === "api-version" ? "notice" : "bad"
		},
		{ text: message }
	]);
	const left = breaking.length - rows.length;
	return [
		`Lines that break with ${`${sdkName(entry.facts)} ${entry.upgrade.to}`}:`,
		columns([
			"LINE",
			"HOW",
			"WHAT HAPPENS"
		], rows, screen, 2),
		...left === 0 ? [] : [`… and ${left} more. The report has them.`]
	].join("\n");
}
function upgradeTable(report, published, screen) {
	return sections([
		gapLines(report).join("\n"),
		report.upgrades.length === 0 ? `${runTitle(report)}.` : upgradeRows(report, published, screen),
		...report.upgrades.map(refusalLines),
		...report.upgrades.map((entry) => brokenLines(entry, screen)),
		...report.upgrades.map(({ endpoint, upgrade }) => endpoint === null ? "" : endpointLog(endpoint, upgrade, screen)),
		earlierOf(report, published).map(earlierLine).join("\n"),
		blockedTable(report.blocked, screen),
		auditLines(report, screen)
	]);
}
function refusalLines({ upgrade, facts, change }) {
	if (change.kind === "edited") return "";
	return visibleLines([`${sdkName(facts)} ${upgrade.from} → ${upgrade.to} was not upgraded. ${change.path}: ${ended(change.why)}`, `What you can do: ${ended(change.wayOut)}`].join("\n"));
}
function earlierLine({ branch, action, why }) {
	return visible(`Pull request of an earlier run, ${branch}: ${action}.${why === null ? "" : ` ${ended(why)}`}`);
}
function blockedTable(blocked, screen) {
	const rows = blocked.map(({ sdk, version, places, why }) => {
		const [first, ...others] = places.map(({ path, line }) => `${path}:${line}`);
		return [
			{ text: sdk },
			{ text: version ?? "" },
			{ text: first === void 0 ? "" : others.length === 0 ? first : `${first} and ${others.length} more` },
			{ text: why }
		];
	});
	return rows.length === 0 ? "" : columns([
		"SDK",
		"ON HOLD",
		"WHERE",
		"WHY"
	], rows, screen);
}
function gapLines(situation) {
	return gapsOf(situation).filter(({ kind }) => kind !== "failed" || situation.upgrades.length > 0).map((gap) => gapLine(gap, situation.sdks));
}
function gapLine({ sdk, kind, why }, sdks) {
	const name = sdkName(sdks.of(sdk));
	const words = {
		failed: `The releases of ${name} could not be looked up: `,
		none: `No release of ${name} is newer than the version in use: `,
		"not asked": `Nothing was looked up for ${name}: `
	};
	return visible(words[kind] + ended(why));
}
function useCells(use) {
	return [
		{ text: use.sdk },
		{ text: `${use.path}:${use.line}` },
		{ text: use.specifier || "(any)" },
		{ text: use.version ?? "unknown" },
		{
			text: use.why ?? (use.movesWith === void 0 ? "" : `moves with ${use.movesWith.path}:${use.movesWith.line}`),
			tone: "quiet"
		}
	];
}
function noteLine(note) {
	const { place, text } = note;
	const where = place === null ? "" : `${place.path}${place.line === void 0 ? "" : `:${place.line}`}: `;
	return visible(`- ${where}${text}`);
}
function sections(parts) {
	return parts.filter((part) => part !== "").join("\n\n");
}

// src/report/terminal-verification.ts
function verificationText(verified, screen) {
	const { comparison, report, others } = verified;
	return [
		...report.upgrades.length === 0 ? [ended(nothingMoved(verified))] : [],
		...plain([...moveBlocks(comparison, report.sdks), ...changeBlocks(comparison, report.sdks)]),
		...report.upgrades.flatMap((entry) => entryText(entry, screen)),
		auditLines(report, screen, "change"),
		...plain(otherBlocks(others))
	].filter((part) => part !== "").join("\n\n");
}
function entryText(entry, screen) {
	const { tone, title } = headline(entry);
	const name = `${sdkName(entry.facts)} ${entry.upgrade.from} → ${entry.upgrade.to}`;
	const proofs = entry.proofs.map((proof) => proveTable(entry.facts, proof, screen, { rest: "with --json you see them all" }));
	return [`${name}: ${paint(title, tone, screen)}`, brokenLines(entry, screen)].concat(proofs);
}
function plain(blocks) {
	return blocks.flatMap((block) => {
		if (block.kind === "paragraph") return [visible(textOf(block.content))];
		return block.kind === "list" ? [block.items.flatMap((item) => plain(item).map((line) => `- ${line}`)).join("\n")] : [];
	});
}
function textOf(content) {
	return content.map((piece) => {
		if (typeof piece === "string") return piece;
		if (piece.kind === "code") return piece.text;
		return piece.kind === "dot" ? "" : textOf(piece.content);
	}).join("");
}

// src/report/sarif.ts
const LEVELS = {
	error: "error",
	warning: "warning",
	note: "note"
};
const SUPPRESSED_BY = {
	comment: "inSource",
	baseline: "external"
};
const MAX_RESULTS = 5e3;
function sarif({ findings, suppressed }, rules, version, fresh = null) {
	const isNew = new Set(fresh === null ? [] : [...fresh.findings, ...fresh.suppressed]);
	const stateOf = (one) => fresh === null ? {} : { baselineState: isNew.has(one) ? "new" : "unchanged" };
	const results = [...findings.map((one) => Object.assign(resultOf(one, rules), stateOf(one))), ...suppressed.map((one) => Object.assign(resultOf(one, rules), stateOf(one), { suppressions: [{
		kind: SUPPRESSED_BY[one.by],
		justification: one.reason
	}] }))];
	return {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "stripe-upgrade",
				semanticVersion: version,
				rules: rules.map(({ id, title, level, fix }) => ({
					id,
					shortDescription: { text: title },
					help: { text: fix },
					helpUri: ruleAddress(id),
					defaultConfiguration: { level: LEVELS[level] }
				}))
			} },
			automationDetails: { id: "stripe-upgrade/audit" },
			columnKind: "utf16CodeUnits",
			results: results.slice(0, MAX_RESULTS)
		}]
	};
}
function resultOf({ rule, level, path, line, message, fingerprint }, rules) {
	return {
		ruleId: rule,
		ruleIndex: rules.findIndex(({ id }) => id === rule),
		level: LEVELS[level],
		message: { text: message },
		locations: [{ physicalLocation: {
			artifactLocation: { uri: path.split("/").map(encodeURIComponent).join("/") },
			region: { startLine: line }
		} }],
		partialFingerprints: { "stripeUpgrade/v1": fingerprint }
	};
}

// src/report/endpoint-json.ts
function endpointJson({ command, url, before, notes }) {
	const { checks, why, tail } = before ?? {
		checks: [],
		why: notes[0] ?? null,
		tail: []
	};
	return {
		command,
		url,
		checks,
		why,
		tail,
		notes
	};
}

// src/report/terminal-review.ts
const WHEN = {
	silent: {
		title: "Silent: nothing fails, but money, the account or a signature check is lost",
		tone: "bad"
	},
	runtime: {
		title: "Fails with the new SDK",
		tone: "bad"
	},
	"api-version": {
		title: "Fails once the API version moves",
		tone: "notice"
	},
	types: {
		title: "Fails only the type checker",
		tone: "quiet"
	}
};
function reviewTable(sdks, reviews, screen) {
	if (reviews.length === 0) return "There is nothing to review: no SDK can move, or no file of its language is here.";
	return reviews.map(({ upgrade, review }) => [
		`${sdkName(sdks.of(upgrade.sdk))} ${upgrade.from} → ${upgrade.to}`,
		...BREAKS$1.flatMap((breaks) => groupOf(breaks, review, screen)),
		pinLines(review),
		uncheckedLines(review.unchecked),
		totals(review)
	].filter((part) => part !== "").join("\n\n")).join("\n\n");
}
function groupOf(breaks, { breaking }, screen) {
	const lines = breaking.filter((line) => line.breaks === breaks);
	if (lines.length === 0) return [];
	const { title, tone } = WHEN[breaks];
	return [`${paint(title, tone, screen)}\n${lines.map((line) => lineText(line, screen)).join("\n")}`];
}
function lineText({ path, line, column, message, fix, change }, screen) {
	return [
		`  ${visible(`${path}:${line}:${column}`)}`,
		`    ${visible(message)}`,
		...fix === null ? [] : [`    Fix: ${visible(fix)}`],
		...change === null ? [] : [`    ${paint(visible(changeText(change, fix)), "quiet", screen)}`]
	].join("\n");
}
const MAX_NOTE = 240;
function changeText({ version, text }, fix) {
	const note = text.replaceAll(/^(?:⚠\uFE0F?\s*)+/gu, "").replaceAll(/\[([^\]]{1,80})\]\([^)\s]{1,200}\)/g, "$1").replaceAll(/\s+/g, " ");
	return fix === null ? `Changed in ${version}: ${bounded(note, MAX_NOTE)}` : `Changed in ${version}`;
}
function pinLines({ pins, unpinned }) {
	if (pins.length === 0) return "";
	return [
		"API versions that your code pins",
		...[...new Set(pins.map(({ value, scope }) => `${value}${scope === "request" ? ", for single requests" : ""}`))].map((shown) => {
			const own = pins.filter(({ value, scope }) => shown === `${value}${scope === "request" ? ", for single requests" : ""}`);
			return `  ${visible(shown)}: ${placed(own)}`;
		}),
		...unpinned.length === 0 ? [] : [`  none: ${placed(unpinned)}`]
	].join("\n");
}
function placed(all) {
	return [...new Set(all.map(({ path, line }) => visible(`${path}:${line}`)))].join(", ");
}
function uncheckedLines(unchecked) {
	if (unchecked.length === 0) return "";
	return ["Not checked", ...unchecked.map((one) => `  ${visible("path" in one ? one.path : one.what)}: ${visible(one.why)}`)].join("\n");
}
function placesOf(breaking) {
	return new Set(breaking.map(({ path, line }) => `${path}:${line}`)).size;
}
function totals({ breaking, files, typed, by, unchecked }) {
	const alone = placesOf(breaking.filter(({ breaks }) => breaks === "types"));
	const broken = placesOf(breaking.filter(({ breaks }) => breaks !== "types"));
	const later = breaking.every(({ breaks }) => breaks === "api-version" || breaks === "types") ? " when the API version moves" : "";
	const found = broken === 0 ? "We found no line that breaks" : `${broken} of your lines ${broken === 1 ? "breaks" : "break"}${later}`;
	const more = alone === 0 ? "" : `; ${alone} more ${alone === 1 ? "fails" : "fail"} only the type checker`;
	if (files.length === 0) {
		const none = unchecked.length === 0 ? "No file mentions Stripe where this upgrade applies, so there was no code to check." : "No code was checked.";
		return broken === 0 ? none : `${found}${more}. ${none}`;
	}
	return `${found}${more}. ${count(files.length, "file")} checked, ${typed.length} by a type checker (${by.join("; ")}).`;
}

export { listJson as A, requestHead as B, pullRequests as C, detectJson as D, checkJson as E, verifyJson as F, overall as G, dryRunJson as H, unwritten as I, report as K, auditJson as L, pullsOutput as M, reviewsJson as N, json as O, upgradesOutput as P, failingsText as R, pullRequest as S, summary as T, dryRunText as U, requestLine as V, annotations as W, verificationPage as _, checkTable as a, isNews as b, upgradeTable as c, endpointTable as d, auditTable as f, verificationComment as g, withdrawals as h, verificationText as i, proveJson as j, jsonText as k, caseTable as l, junit as m, endpointJson as n, detectTable as o, sinceTable as p, outdated as q, sarif as r, upgradeLog as s, reviewTable as t, proveTable as u, verificationSummary as v, page as w, verificationStatus as x, asksForAPerson as y, gatewayTable as z };