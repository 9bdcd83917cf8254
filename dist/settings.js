import { i as __toESM } from "./rolldown-runtime.js";
import { n as visible, t as bounded } from "./visible.js";
import { r as SettingsError } from "./errors.js";
import { _ as RANGES, a as readDays, c as readLines, d as readText, f as CONFIG_PATH, g as MAJORS, h as didYouMean, i as readCommand, l as readLogins, m as SETTING_NAMES, n as readChoice, o as readIgnore, p as SETTINGS, r as readChoices, s as readLabels, u as readSwitch, y as SDKS } from "./values.js";
import { l as strong, n as code, r as count } from "./document.js";
import { t as whyNotParsed } from "./yaml-limits.js";

// src/report/state.ts
function newestOf(releases) {
	return releases.findLast((release) => release.channel === "stable" && release.withdrawn === null);
}
function isNewest(use, { inUse, catalogs }) {
	const releases = releasesOf(use.sdk, catalogs);
	const at = releases.findIndex(({ version }) => version === inUse.get(use));
	return at !== -1 && newestOf(releases.slice(at + 1)) === void 0;
}
function gapsOf({ uses, catalogs }) {
	return SDKS.flatMap((sdk) => {
		const own = uses.filter((use) => use.sdk === sdk);
		const catalog = catalogs.find((each) => each.sdk === sdk);
		if (own.length === 0 || catalog !== void 0 && catalog.releases.length > 0) return [];
		if (catalog !== void 0) return [{
			sdk,
			kind: "failed",
			why: catalog.failure ?? "the registry lists none"
		}];
		return [{
			sdk,
			kind: "not asked",
			why: [...new Set(own.map(({ why }) => why ?? "no line that asks for it can be edited"))].join("; ")
		}];
	});
}
function outdated(situation) {
	const { uses, notes, inUse, catalogs, held, upgrades } = situation;
	if (upgrades.length > 0) return "true";
	if (uses.length === 0) return notes.length === 0 ? "false" : "unknown";
	const listed = (use) => releasesOf(use.sdk, catalogs).some(({ version }) => version === inUse.get(use));
	if (!uses.every(listed)) return "unknown";
	return held.length === 0 && uses.every((use) => isNewest(use, situation)) ? "false" : "held";
}
function headline(situation) {
	const { length } = situation.upgrades;
	if (length > 0) return length === 1 ? "One Stripe SDK upgrade" : `${length} Stripe SDK upgrades`;
	if (situation.uses.length === 0) return nothingFound(situation.notes);
	return outdated(situation) === "false" ? "The Stripe SDKs are up to date" : "No Stripe SDK upgrade for now";
}
function nothingFound(notes) {
	return notes.length === 0 ? "No Stripe SDK was found" : "No manifest that could be read asks for a Stripe SDK";
}
function releasesOf(sdk, catalogs) {
	return catalogs.find((catalog) => catalog.sdk === sdk)?.releases ?? [];
}

// src/report/timeline.ts
const MAX_POINTS = 9;
const LABEL = /[^A-Za-z0-9 .,+()-]/gu;
function timelinePoints(from, to, catalog, changelog) {
	const releases = catalog?.releases ?? [];
	const start = releases.findIndex((release) => release.version === from);
	const end = releases.findIndex((release) => release.version === to);
	if (start < 0 || end <= start) return [];
	const notes = new Map(changelog.source === "sibling" ? [] : changelog.releases.map((release) => [release.version, release]));
	const points = [];
	const ends = changelog.source === "sibling" ? {
		from: null,
		to: null
	} : changelog.apiVersion;
	let train = ends.from?.train ?? null;
	let major = majorOf(from);
	for (const release of releases.slice(start, end + 1)) {
		const isEnd = release.version === from || release.version === to;
		if (release.channel !== "stable" && !isEnd) continue;
		const note = notes.get(release.version);
		const api = release.version === to ? ends.to : note?.apiVersion ?? null;
		const entered = release.version === from ? train : api !== null && api.train !== train ? api.train : null;
		points.push({
			version: release.version,
			date: dateOf(release, from, changelog),
			role: release.version === from ? "from" : release.version === to ? "to" : "between",
			major: majorOf(release.version) > major,
			train: entered,
			security: release.version !== from && (note?.changes.some((change) => change.kind === "security") ?? false)
		});
		train = entered ?? train;
		major = Math.max(major, majorOf(release.version));
	}
	return thinned(points.filter((point) => point.role !== "between" || point.major || point.train !== null || point.security));
}
function dateOf({ version, date }, from, changelog) {
	if (changelog === null || changelog.source === "sibling") return date;
	return (version === from ? changelog.fromDate : changelog.releases.find((release) => release.version === version)?.date) ?? date;
}
const MAX_COLUMNS = 6;
const INIT = "%%{init: {\"theme\": \"base\", \"themeVariables\": {\"primaryColor\": \"#dfe6ee\", \"primaryTextColor\": \"#3d4450\"}}}%%";
function mermaid(points) {
	const byTrain = points[0]?.train !== null;
	const perRelease = points.length <= MAX_COLUMNS;
	let column = "";
	const lines = points.map((point) => {
		const date = point.date === null ? "undated" : point.date.slice(0, 10);
		if (!byTrain && perRelease) return `    ${label(date)} : ${label(wordsWithoutTrain(point).join(" "))}`;
		const next = byTrain ? point.train === null ? column : `API ${point.train}` : date.slice(0, 4);
		const start = next === column ? " ".repeat(label(next).length) : label(next);
		column = next;
		return `    ${start} : ${label(`${wordsWithoutTrain(point).join(" ")} ${date}`)}`;
	});
	return [
		INIT,
		"timeline",
		...lines
	].join("\n");
}
function wordsWithoutTrain(point) {
	return pointWords({
		...point,
		train: null
	});
}
function pointWords(point) {
	const words = [point.version];
	if (point.role === "from") words.push("in use");
	if (point.role === "to") words.push("this upgrade");
	if (point.major && point.role === "between") words.push("major");
	if (point.train !== null) words.push(`API ${point.train}`);
	if (point.security) words.push("security fix");
	return words;
}
function thinned(points) {
	if (points.length <= MAX_POINTS) return points;
	const kept = new Set(points.map((point, index) => ({
		point,
		index
	})).toSorted((a, b) => weight(b.point) - weight(a.point) || b.index - a.index).slice(0, MAX_POINTS).map(({ point }) => point));
	return points.filter((point) => kept.has(point));
}
function weight(point) {
	if (point.role !== "between") return 3;
	return (point.major ? 1 : 0) + (point.security ? .5 : 0);
}
function majorOf(version) {
	return Number.parseInt(version, 10);
}
function label(text) {
	return text.replaceAll(LABEL, " ").trim();
}

// src/report/contract.ts
const CASE_KINDS = [
	{
		label: "upheld",
		tone: "good",
		includes: ({ verdict }) => verdict === "upheld"
	},
	{
		label: "mended",
		tone: "good",
		includes: ({ verdict }) => verdict === "mended"
	},
	{
		label: "changed",
		tone: "notice",
		includes: ({ verdict }) => verdict === "changed"
	},
	{
		label: "broken (should hold)",
		tone: "notice",
		includes: ({ verdict, level }) => verdict === "broken" && level !== "MUST"
	},
	{
		label: "broken (must hold)",
		tone: "bad",
		includes: ({ verdict, level }) => verdict === "broken" && level === "MUST"
	},
	{
		label: "inconclusive",
		tone: "quiet",
		includes: ({ verdict }) => verdict === "inconclusive"
	},
	{
		label: "known failure",
		plural: "known failures",
		tone: "quiet",
		includes: ({ verdict }) => verdict === "known"
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
	"changed",
	"mended",
	"upheld"
];
const CASE_ORDER = [
	"broken",
	"inconclusive",
	"changed",
	"mended",
	"known",
	"unsupported",
	"upheld"
];
const LEVEL_ORDER = [
	"MUST",
	"SHOULD",
	"OBSERVE"
];
function contractOf({ upgrade, proofs, ownTests }) {
	const cases = contractOfProofs(proofs);
	const own = ownTests === null || ownTests.verdict === "shared" ? null : ownTests.verdict;
	const whole = own === null ? cases : {
		...cases,
		ownTests: own,
		verdict: worst([cases.verdict, own])
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
		cases: [...cases.values()].toSorted((a, b) => rank(a) - rank(b)),
		notes: [...new Set(proofs.flatMap((proof) => proof.notes))]
	};
}
function worst(verdicts) {
	const found = new Set(verdicts);
	return VERDICT_ORDER.find((verdict) => found.has(verdict)) ?? "inconclusive";
}
function rank({ verdict, level }) {
	return CASE_ORDER.indexOf(verdict) * LEVEL_ORDER.length + LEVEL_ORDER.indexOf(level);
}
function tally(cases) {
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
	return cases.length === 0 ? "no case ran" : tally(cases).map(({ label, count: number }) => `${number} ${label}`).join(", ");
}
function isShownButForOwnTests({ cases, ownTests }) {
	return ownTests === "inconclusive" && !cases.some((each) => each.level === "MUST" && each.verdict === "inconclusive");
}
function verdictTitle(contract) {
	const { verdict, cases, ownTests } = contract;
	const broken = cases.filter((each) => each.verdict === "broken");
	const must = broken.filter((each) => each.level === "MUST").length;
	switch (verdict) {
		case "broken":
			if (ownTests !== "broken") return `Broken: ${count(must, "case that must hold fails", "cases that must hold fail")}. Do not merge`;
			return `Broken: your own tests fail${must === 0 ? "" : `, and ${count(must, "case")} that must hold`}. Do not merge`;
		case "inconclusive":
			if (cases.length === 0) return "Inconclusive: nothing could be shown";
			return isShownButForOwnTests(contract) ? "Inconclusive: your own tests could not be compared" : "Inconclusive: not all that must hold could be shown";
		case "changed": return `Changed: nothing that must hold broke${broken.length === 0 ? "" : `, ${count(broken.length, "case")} that should hold did`}`;
		case "mended": return `Mended: nothing broke, ${count(cases.filter((each) => each.verdict === "mended").length, "defect")} healed${ownTests === "mended" ? ", your own tests pass again" : ""}`;
		case "upheld": return "Upheld: nothing in the contract changes";
	}
}
function commitStatus(contract) {
	const state = contract.verdict === "broken" ? "failure" : contract.verdict === "inconclusive" ? "error" : "success";
	const title = verdictTitle(contract);
	const whole = `${title} (${countsInWords(contract)})`;
	return {
		state,
		description: whole.length <= 140 ? whole : bounded(title, 140)
	};
}

// src/domain/place.ts
function folderOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
function isWithin(folder, outer) {
	return outer === "" || folder === outer || folder.startsWith(`${outer}/`);
}

// src/report/scope.ts
function isAbout(path, { sdk, targets }, uses) {
	const above = uses.filter((use) => use.sdk === sdk && use.kind !== "npm:peerDependencies" && isWithin(folderOf(path), folderOf(use.path)));
	const depth = Math.max(...above.map((use) => folderOf(use.path).length));
	const nearest = above.filter((use) => folderOf(use.path).length === depth);
	return nearest.length === 0 || nearest.some((use) => isTarget(use, targets));
}
function holdsOf(upgrade, held, upgrades) {
	return held.filter(({ sdk, places }) => sdk === upgrade.sdk && places.some((place) => isTarget(place, upgrade.targets) || !upgrades.some(({ targets }) => isTarget(place, targets))));
}
function isTarget({ path, line }, targets) {
	return targets.some(({ use }) => use.path === path && use.line === line);
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

// src/report/terminal-table.ts
const ESCAPE = "\x1B[";
const COLOURS = {
	good: "32",
	bad: "31",
	notice: "33",
	quiet: "2"
};
const GAP = "  ";
const MIN_WIDTH = 8;
function paint(text, tone, { colour }) {
	const shown = visible(text);
	return colour && tone !== void 0 && shown !== "" ? `${ESCAPE}${COLOURS[tone]}m${shown}${ESCAPE}0m` : shown;
}
function columns(head, rows, screen, whole = 0) {
	const all = [head.map((text) => ({
		text,
		tone: "quiet"
	})), ...rows];
	const widths = head.map((_, index) => Math.max(...all.map((row) => width(visible(row[index]?.text ?? "")))));
	shrink(widths, screen.width, whole);
	return all.map((row) => row.map((cell, index) => {
		const room = widths[index] ?? 0;
		const text = bounded(visible(cell.text), Math.max(room, 1));
		return `${paint(text, cell.tone, screen)}${index === row.length - 1 ? "" : " ".repeat(Math.max(0, room - width(text)))}`;
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
function width(text) {
	return [...text].length;
}

// src/report/case-address.ts
const CONTRACT_PAGE = "https://github.com/stripe-upgrade/stripe-upgrade/blob/main/docs/contract.md";
function caseAnchor(id) {
	return id.toLowerCase().replaceAll(/[^a-z0-9_-]/gu, "");
}
function caseAddress(id) {
	return `${CONTRACT_PAGE}#${caseAnchor(id)}`;
}
function familyOf(id) {
	return id.split("/")[0] ?? id;
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

// src/report/words.ts
const SDK_NAMES = {
	node: {
		package: "stripe",
		language: "Node"
	},
	python: {
		package: "stripe",
		language: "Python"
	},
	go: {
		package: "stripe-go",
		language: "Go"
	},
	java: {
		package: "stripe-java",
		language: "Java"
	},
	ruby: {
		package: "stripe",
		language: "Ruby"
	},
	php: {
		package: "stripe-php",
		language: "PHP"
	},
	dotnet: {
		package: "Stripe.net",
		language: ".NET"
	}
};
function sdkName(sdk) {
	return `${SDK_NAMES[sdk].package} (${SDK_NAMES[sdk].language})`;
}
function changelogAddress(sdk) {
	return `https://github.com/stripe/stripe-${sdk}/blob/master/CHANGELOG.md`;
}
const VERDICT_MARKS = {
	broken: "🔴",
	inconclusive: "⚪",
	changed: "🟡",
	mended: "🟢",
	upheld: "🟢"
};
const VERDICT_TONES = {
	broken: "bad",
	inconclusive: "quiet",
	changed: "notice",
	mended: "good",
	upheld: "good"
};
const CASE_WORDS = {
	broken: "broken",
	inconclusive: "inconclusive",
	changed: "changed",
	mended: "mended",
	known: "known failure",
	unsupported: "not supported",
	upheld: "upheld"
};
const OWN_TESTS_WORDS = {
	broken: "broken by the candidate",
	inconclusive: "not shown",
	shared: "fail with both",
	mended: "mended by the candidate",
	upheld: "pass with both"
};
const LEVEL_WORDS = {
	MUST: "must hold",
	SHOULD: "should hold",
	OBSERVE: "observed"
};

// src/settings/file.ts
const FILE_SETTINGS = SETTING_NAMES.filter((name) => SETTINGS[name].doors.some((door) => door === "file"));
async function readFile(path, text) {
	const why = whyNotParsed(text);
	if (why !== null) throw new SettingsError(`${path}: ${why}. It holds settings, one a line, such as "majors: next".`);
	const { isMap, isScalar, isSeq, LineCounter, parseDocument } = await import("./load-yaml.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const lines = new LineCounter();
	const document = parseDocument(text, {
		lineCounter: lines,
		uniqueKeys: false,
		prettyErrors: false
	});
	const at = (offset) => `${path}:${lines.linePos(offset).line}`;
	const [error] = document.errors;
	if (error !== void 0) throw new SettingsError(`${at(error.pos[0])}: ${error.message}`);
	const given = /* @__PURE__ */ new Map();
	if (document.contents === null) return given;
	if (!isMap(document.contents)) throw new SettingsError(`${path}:1: expected settings, one a line, such as "majors: next"`);
	for (const { key, value } of document.contents.items) {
		if (!isScalar(key)) throw new SettingsError(`${path}: a setting's name must be a plain word`);
		const written = String(key.value);
		const place = at(key.range?.[0] ?? 0);
		const name = FILE_SETTINGS.find((candidate) => candidate === written);
		if (name === void 0) throw new SettingsError(`${place}: "${written}" is not a setting. Accepted: ${FILE_SETTINGS.join(", ")}.${didYouMean(written, FILE_SETTINGS)}`);
		if (given.has(name)) throw new SettingsError(`${place}: ${name} stands twice; write it once`);
		const texts = (isSeq(value) ? value.items : [value]).map((node) => {
			if (isScalar(node) && node.value !== null) return String(node.source ?? node.value);
			throw new SettingsError(`${place}: ${name} takes a value or a list of values, and this is neither`);
		});
		given.set(name, {
			texts,
			source: {
				kind: "file",
				path,
				line: lines.linePos(key.range?.[0] ?? 0).line
			}
		});
	}
	return given;
}

// src/settings/index.ts
function settingsOf(door) {
	return SETTING_NAMES.filter((name) => SETTINGS[name].doors.some((candidate) => candidate === door));
}
function known(written, door) {
	const accepted = settingsOf(door);
	const name = accepted.find((candidate) => candidate === written);
	if (name !== void 0) return name;
	const shown = door === "flag" ? `--${written}` : `input "${written}"`;
	throw new SettingsError(`${shown} is not a setting. Accepted: ${accepted.join(", ")}.${didYouMean(written, accepted)}`);
}
function givenByFlags(flags) {
	const given = /* @__PURE__ */ new Map();
	for (const [written, value] of flags) {
		const name = known(written, "flag");
		given.set(name, {
			texts: [...given.get(name)?.texts ?? [], value],
			source: {
				kind: "flag",
				name
			}
		});
	}
	return given;
}
function givenByInputs(inputs) {
	const given = /* @__PURE__ */ new Map();
	for (const [written, value] of Object.entries(inputs)) {
		const name = known(written, "input");
		if (value.trim() !== "") given.set(name, {
			texts: [value],
			source: {
				kind: "input",
				name
			}
		});
	}
	return given;
}
async function readSettings(places) {
	const layers = [
		givenByFlags(places.flags ?? []),
		givenByInputs(places.inputs ?? {}),
		await (places.file == null ? /* @__PURE__ */ new Map() : readFile(CONFIG_PATH, places.file))
	];
	const given = (name) => {
		for (const layer of layers) {
			const found = layer.get(name);
			if (found !== void 0) return found;
		}
		if (name === "token" && places.token !== void 0) return {
			texts: [places.token],
			source: {
				kind: "environment",
				name: "GITHUB_TOKEN"
			}
		};
		return {
			texts: [SETTINGS[name].default],
			source: { kind: "default" }
		};
	};
	return {
		policy: {
			sdks: readChoices("sdks", given("sdks"), SDKS),
			majors: readChoice("majors", given("majors"), MAJORS),
			range: readChoice("range", given("range"), RANGES),
			minAge: readDays("min-age", given("min-age")),
			ignore: readIgnore("ignore", given("ignore")),
			exclude: readLines(given("exclude"))
		},
		base: readText("base", given("base"), SETTINGS.base.shape),
		extras: {
			labels: readLabels("labels", given("labels")),
			reviewers: readLogins("reviewers", given("reviewers"), { teams: true }),
			assignees: readLogins("assignees", given("assignees"), { teams: false })
		},
		stripeMock: readText("stripe-mock", given("stripe-mock"), SETTINGS["stripe-mock"].shape),
		testCommand: readCommand("test-command", given("test-command"), SETTINGS["test-command"].shape),
		exitCode: readSwitch("exit-code", given("exit-code")),
		dryRun: readSwitch("dry-run", given("dry-run")),
		token: readText("token", given("token"), SETTINGS.token.shape),
		source: (name) => given(name).source
	};
}

export { tally as A, isNewest as B, isWithin as C, contractOfProofs as D, contractOf as E, mermaid as F, nothingFound as H, pointWords as I, timelinePoints as L, worst as M, dateOf as N, countsInWords as O, majorOf as P, gapsOf as R, folderOf as S, commitStatus as T, outdated as U, newestOf as V, releasesOf as W, hazardWords as _, SDK_NAMES as a, isAbout as b, changelogAddress as c, unwritten as d, caseAddress as f, ended as g, paint as h, OWN_TESTS_WORDS as i, verdictTitle as j, isShownButForOwnTests as k, sdkName as l, columns as m, CASE_WORDS as n, VERDICT_MARKS as o, familyOf as p, LEVEL_WORDS as r, VERDICT_TONES as s, readSettings as t, earlierOf as u, written as v, CASE_KINDS as w, isTarget as x, holdsOf as y, headline as z };