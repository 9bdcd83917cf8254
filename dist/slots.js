import { a as withoutSecrets, n as visible, t as bounded } from "./visible.js";
import { o as reasonOf } from "./errors.js";
import { A as tally, D as contractOfProofs, E as contractOf, M as worst, N as dateOf, O as countsInWords, P as majorOf, R as gapsOf, V as newestOf, b as isAbout, f as caseAddress, g as ended, h as paint, j as verdictTitle, l as sdkName, m as columns, n as CASE_WORDS, p as familyOf, s as VERDICT_TONES, u as earlierOf, w as CASE_KINDS } from "./settings.js";
import { r as count } from "./document.js";
import { t as trackedIn } from "./tracked.js";
import { n as linesOf, t as eachLine } from "./lines.js";
import { t as noteInstalls } from "./installs.js";
import { a as specifierTo, c as governing, d as upwards, f as workspaceRoot, i as foreign, l as inFolder, m as settingsManager, n as catalogName, o as below, p as SETTINGS_FILES, r as exactPin, s as folderOf, t as splice, u as matchesPart } from "./splice.js";
import { t as LOCKFILES } from "./lock.js";
import { r as readManifest$1, t as OVERRIDES } from "./manifest.js";
import { t as isRecord } from "./record.js";
import { t as npmVersions } from "./versions.js";
import { n as BETWEEN_CLAUSES, t as versions } from "./versions2.js";
import { posix } from "node:path";

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
		days: days(dateOf(from, from.version, way?.changelog ?? null), dateOf(newest, from.version, way?.changelog ?? null)),
		majors: majors.size,
		trains: from === newest ? [] : trainsOf(newest.version, way)
	};
}
function days(from, to) {
	if (from === null || to === null) return null;
	const between = (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY;
	return Number.isNaN(between) ? null : Math.max(0, Math.round(between));
}
function trainsOf(newest, way) {
	if (way === null || way.to !== newest) return null;
	const { from, to } = way.changelog.apiVersion;
	if (from === null || to === null) return null;
	const passed = way.changelog.releases.toReversed().map((release) => release.apiVersion?.train ?? null);
	const entered = new Set([...passed, to.train].filter((train) => train !== null));
	if (from.train !== null) entered.delete(from.train);
	return [...entered];
}

// src/report/compose.ts
const NO_CHANGELOG = {
	releases: [],
	source: "none",
	notes: [],
	apiVersion: {
		from: null,
		to: null
	},
	fromDate: null
};
function report({ detection, catalogs, inUse, choice, changes, proofs, ownTests = [], changelogs, findings, files, hazards }) {
	const { uses, notes } = detection;
	const ways = waysOf(choice, changelogs);
	return {
		uses,
		inUse,
		notes,
		behind: behindAll(inUse, catalogs, ways),
		hazards,
		upgrades: choice.upgrades.map((upgrade, index) => ({
			upgrade,
			change: changes.find((change) => change.upgrade.branch === upgrade.branch) ?? unedited(upgrade),
			proofs: upgrade.froms.flatMap((from) => proofs.find((proof) => proof.sdk === upgrade.sdk && proof.from === from && proof.to === upgrade.to) ?? []),
			ownTests: ownTests[index] ?? null,
			changelog: changelogs[index] ?? NO_CHANGELOG,
			behind: behindBefore(upgrade, catalogs, ways),
			findings: findings.filter(({ sdk, path }) => sdk === upgrade.sdk && isAbout(path, upgrade, uses)),
			reviewed: files?.get(upgrade.sdk)?.filter((path) => isAbout(path, upgrade, uses)).length ?? null
		})),
		held: choice.held,
		catalogs
	};
}
function behindAll(inUse, catalogs, ways) {
	return catalogs.flatMap((catalog) => {
		const versions = [...inUse].flatMap(([use, version]) => use.sdk === catalog.sdk ? [version] : []);
		return behindOf(catalog, versions, ways) ?? [];
	});
}
function behindBefore({ sdk, froms }, catalogs, ways) {
	const catalog = catalogs.find((each) => each.sdk === sdk);
	return catalog === void 0 ? null : behindOf(catalog, froms, ways);
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
	return contractOf(entry).verdict;
}
function overall({ upgrades }) {
	return upgrades.length === 0 ? null : worst(upgrades.map(verdictOf));
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

// src/report/annotations.ts
const MAX_ANNOTATIONS = 10;
const MAX_WHY = 600;
function annotations(report) {
	const found = /* @__PURE__ */ new Map();
	for (const entry of report.upgrades) {
		if (entry.change.kind === "refused") continue;
		const offer = `${entry.upgrade.to} (${verdictOf(entry)})`;
		for (const { use } of entry.upgrade.targets) {
			const { path, line } = use;
			const before = found.get(`${path}:${line}`)?.text;
			const from = report.inUse.get(use) ?? use.specifier;
			const text = before === void 0 ? `${use.package} ${from} can move to ${offer}` : `${before} or ${offer}`;
			found.set(`${path}:${line}`, {
				path,
				line,
				level: "notice",
				text
			});
		}
	}
	return [...[...found.values()].slice(0, MAX_ANNOTATIONS), ...refusals(report).slice(0, MAX_ANNOTATIONS)];
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
			text
		}];
	});
}
function refusalWords({ path, why, wayOut }) {
	return `${path}: ${ended(bounded(why, MAX_WHY))} The way out: ${ended(bounded(wayOut, MAX_WHY))}`;
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
function checkJson({ detection, choice, catalogs, inUse, hazards }) {
	return {
		uses: detection.uses.map(useJson),
		upgrades: choice.upgrades.map(upgradeJson),
		held: choice.held.map(heldJson),
		behind: behindAll(inUse, catalogs, []),
		hazards: [...hazards.keys()],
		advisories: catalogs.map(({ sdk, advisories }) => ({
			sdk,
			advisories
		})),
		unknown: gapsOf({
			uses: detection.uses,
			catalogs
		}),
		notes: detection.notes
	};
}
function proveJson({ sdk, from, to, verdict, cases, notes, timing, caseTiming = {} }) {
	return {
		sdk,
		from,
		to,
		verdict,
		cases: cases.map(caseJson),
		notes,
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
		held: report.held.map(heldJson),
		behind: report.behind,
		hazards: [...report.hazards.keys()],
		unknown: gapsOf(report),
		notes: report.notes
	};
}
function upgradesOutput(report, published) {
	return report.upgrades.map((entry) => {
		const { verdict, cases } = contractOf(entry);
		return Object.assign(upgradeJson(entry.upgrade), {
			branch: entry.upgrade.branch,
			proof: {
				verdict,
				counts: countsOf(cases),
				cases: cases.filter((each) => each.verdict !== "upheld").map(seenJson)
			},
			ownTests: entry.ownTests?.verdict ?? null,
			pull: pullJson(entry, published)
		});
	});
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
function heldJson({ sdk, version, why, places }) {
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
	const { upgrade, change, ownTests, findings } = entry;
	const contract = contractOf(entry);
	return {
		...upgradeJson(upgrade),
		branch: upgrade.branch,
		proof: {
			verdict: contract.verdict,
			cases: contract.cases.map(caseJson),
			notes: contract.notes
		},
		ownTests,
		findings,
		refused: change.kind === "refused" ? {
			path: change.path,
			why: change.why,
			wayOut: change.wayOut
		} : null,
		pull: pullJson(entry, published)
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

// src/report/timing.ts
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

// src/report/terminal-proof.ts
const LISTED = 8;
const OFTEN_ALIKE = [
	"inconclusive",
	"known",
	"unsupported"
];
const QUIET = /* @__PURE__ */ new Set([
	"known",
	"unsupported",
	"upheld"
]);
function proveTable(proof, screen, { all = false, rest = "--all shows them" } = {}) {
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
			`${sdkName(proof.sdk)} ${proof.from} → ${proof.to}`,
			paint(verdictTitle(contract), VERDICT_TONES[proof.verdict], screen),
			countsInWords(contract),
			paint(timeInWords(proof) ?? "", "quiet", screen)
		].join("\n").trimEnd()
	].filter((part) => part !== "").join("\n\n");
}
function caseTable(cases, screen) {
	const rows = cases.map((each) => [
		{ text: each.level },
		{ text: each.id },
		{ text: each.title },
		{ text: each.threat },
		{
			text: each.knownFailures.map(({ sdk, since, link }) => `${sdk} since ${since}: ${link}`).join(", "),
			tone: "notice"
		}
	]);
	return `${columns([
		"LEVEL",
		"CASE",
		"TITLE",
		"GUARDS AGAINST",
		"KNOWN FAILURE"
	], rows, screen, 2)}\n\n${count(cases.length, "case")}`;
}
function foldAlike(cases, rest) {
	const needed = cases.filter(({ verdict }) => verdict !== "upheld");
	const over = new Set(OFTEN_ALIKE.flatMap((verdict) => needed.filter((each) => each.verdict === verdict).slice(LISTED)));
	return {
		listed: needed.filter((each) => !over.has(each)),
		left: tally([...over]).map(({ label, count: more }) => `… and ${more} more ${label}; ${rest}`)
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
	if ([...fixed, ...seen].reduce((sum, each) => sum + each + "  ".length, -"  ".length) > screen.width) return stacked(cases, proof, screen);
	const cut = rows.map((cells) => cells.map((cell, index) => ({
		...cell,
		text: bounded(cell.text, seen[index - 3] ?? cell.text.length)
	})));
	return columns(head, cut, screen, 3);
}
function widths(head, rows) {
	return head.map((text, index) => Math.max(...[text, ...rows.map((row) => row[index]?.text ?? "")].map((each) => [...each].length)));
}
function stacked(cases, { from, to }, screen) {
	const room = Math.max(from.length, to.length, 4);
	return cases.flatMap((each) => {
		const [verdict, level, id, before, after] = caseCells(each);
		const lines = before?.text === after?.text ? [["both", after]] : [[from, before], [to, after]];
		return [[
			verdict,
			level,
			id
		].map((cell) => paint(cell?.text ?? "", cell?.tone, screen)).join("  "), ...lines.map(([version, cell]) => `  ${paint(version, "quiet", screen)}${" ".repeat(room - version.length)}  ${cell?.text ?? ""}`)];
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
		const kinds = tally(cases.filter(({ id }) => familyOf(id) === name));
		return [{ text: name }, { text: kinds.map(({ label, count: number }) => `${number} ${label}`).join(", ") }];
	});
	return names.length === 0 ? "" : columns(["FAMILY", "CASES"], rows, screen, 1);
}

// src/sdks/lockfiles.ts
function lockfiles(survey, name, find) {
	const entries = /* @__PURE__ */ new Map();
	const claimed = /* @__PURE__ */ new Set();
	async function entry(path) {
		const known = entries.get(path);
		if (known !== void 0) return known;
		entries.set(path, null);
		if (await survey.tracks(path)) await survey.open(path, (text) => {
			const found = find(text);
			if (found !== null) entries.set(path, {
				path,
				...found
			});
		});
		return entries.get(path) ?? null;
	}
	return {
		async claim(path) {
			claimed.add(path);
			return await entry(path);
		},
		async noteUnclaimed(paths) {
			for (const path of paths) {
				if (claimed.has(path)) continue;
				const found = await entry(path);
				if (found === null) continue;
				survey.note(found, `${name} ${found.version} stands only in this lockfile: no line that asks for it was found, so there is none to upgrade.`);
			}
		}
	};
}

// src/sdks/recognised.ts
function recognised(about, survey) {
	return {
		...about,
		upgrader: null,
		async detect(repository, mentioning) {
			const uses = [];
			const notes = [];
			await survey({
				...reading$1(repository, notes),
				mentioning,
				use({ why, locked, ...sighting }) {
					uses.push({
						...sighting,
						sdk: about.sdk,
						locked: locked?.version ?? null,
						lockfile: locked && {
							path: locked.path,
							line: locked.line
						},
						editable: false,
						why: why ?? `upgrades of ${about.name} are not built yet`
					});
				},
				note(place, text) {
					notes.push({
						place,
						text
					});
				}
			});
			return {
				uses,
				runtimes: [],
				cooldowns: [],
				notes
			};
		}
	};
}
function reading$1(repository, notes) {
	async function read(path) {
		const content = await repository.read(path);
		if (content.kind === "unreadable") notes.push({
			place: { path },
			text: content.why
		});
		return content.kind === "text" ? content.text : null;
	}
	return {
		tracks: async (path) => (await trackedIn(repository)).has(path),
		read,
		async open(path, work) {
			try {
				const text = await read(path);
				if (text !== null) await work(text);
			} catch (error) {
				notes.push({
					place: { path },
					text: `This file could not be understood: ${reasonOf(error)}.`
				});
			}
		}
	};
}

// src/sdks/dotnet/packages-lock.ts
function readPackagesLock(text) {
	const lock = JSON.parse(text.replace(/^\uFEFF/, ""));
	for (const packages of Object.values(tableOf(tableOf(lock)["dependencies"]))) for (const [id, entry] of Object.entries(tableOf(packages))) {
		const version = tableOf(entry)["resolved"];
		if (id.toLowerCase() !== "stripe.net" || typeof version !== "string") continue;
		return {
			version,
			line: linesOf(text).at(Math.max(0, text.search(/"stripe\.net"\s*:\s*\{/i)))
		};
	}
	return null;
}
function tableOf(value) {
	return typeof value === "object" && value !== null ? { ...value } : {};
}

// src/sdks/exact-version.ts
function exactVersion(text) {
	const read = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\.0)?(?:(?:-|\.pre\.)(alpha|beta)\.(\d{1,9}))?(?:\+incompatible)?$/.exec(text);
	if (read === null) return null;
	const [, major, minor = "0", patch = "0", channel, number] = read;
	const release = `${major}.${minor}.${patch}`;
	return channel === void 0 ? release : `${release}-${channel}.${number}`;
}

// src/sdks/xml.ts
const MAX_DEPTH = 64;
const BLANK = /\s/;
const NAME = /[^\s<>/="'!?]+/y;
function parseXml(text) {
	const document = element("", 0);
	const open = [document];
	let at = text.startsWith("﻿") ? 1 : 0;
	while (at < text.length) {
		const parent = open.at(-1) ?? document;
		const tag = text.indexOf("<", at);
		addText(parent, text, at, tag === -1 ? text.length : tag);
		if (tag === -1) break;
		if (text.startsWith("<!--", tag)) at = after(text, "-->", tag + 4);
		else if (text.startsWith("<![CDATA[", tag)) {
			at = after(text, "]]>", tag + 9);
			addText(parent, text, tag + 9, at - 3);
		} else if (text.startsWith("<?", tag)) at = after(text, "?>", tag + 2);
		else if (text.startsWith("<!", tag)) throw new Error("it declares a document type, which is not read");
		else if (text.startsWith("</", tag)) {
			const end = after(text, ">", tag + 2);
			const name = text.slice(tag + 2, end - 1).trim();
			if (open.length === 1 || parent.name !== name) throw new Error(`</${name.slice(0, 40)}> closes nothing`);
			open.pop();
			at = end;
		} else at = openTag(text, tag, open);
	}
	const [root] = document.children;
	if (open.length > 1) throw new Error(`<${open.at(-1)?.name ?? ""}> is never closed`);
	if (root === void 0) throw new Error("it holds no XML element");
	return root;
}
function childrenOf(parent, name) {
	return parent.children.filter((child) => child.name === name);
}
function childText(parent, name) {
	return parent.children.find((child) => child.name === name)?.text;
}
function* descendants(root, ancestors = []) {
	yield {
		element: root,
		ancestors
	};
	for (const child of root.children) yield* descendants(child, [...ancestors, root.name]);
}
function element(name, start) {
	return {
		name,
		start,
		attributes: [],
		children: [],
		text: null
	};
}
function openTag(text, tag, open) {
	const name = nameAt(text, tag + 1);
	const opened = element(name, tag);
	open.at(-1)?.children.push(opened);
	let at = skipBlank(text, tag + 1 + name.length);
	while (at < text.length) {
		if (text[at] === ">") {
			open.push(opened);
			if (open.length > MAX_DEPTH) throw new Error("it is nested too deeply");
			return at + 1;
		}
		if (text.startsWith("/>", at)) return at + 2;
		const key = nameAt(text, at);
		const equals = skipBlank(text, at + key.length);
		const quote = skipBlank(text, equals + 1);
		const mark = text[quote];
		if (text[equals] !== "=" || mark !== "\"" && mark !== "'") throw new Error(`the attribute ${key.slice(0, 40)} has no quoted value`);
		const end = after(text, mark, quote + 1);
		opened.attributes.push({
			name: key,
			value: text.slice(quote + 1, end - 1),
			range: {
				start: quote + 1,
				end: end - 1
			}
		});
		at = skipBlank(text, end);
	}
	throw new Error(`<${name.slice(0, 40)}> is never closed`);
}
function addText(parent, text, from, to) {
	if (parent.text !== null) return;
	const value = text.slice(from, to).trim();
	if (value === "") return;
	const start = skipBlank(text, from);
	parent.text = {
		value,
		range: {
			start,
			end: start + value.length
		}
	};
}
function nameAt(text, at) {
	NAME.lastIndex = at;
	const found = NAME.exec(text);
	if (found === null) throw new Error(`there is no name where one must stand, after "${text.slice(Math.max(0, at - 20), at)}"`);
	return found[0];
}
function skipBlank(text, from) {
	let at = from;
	while (at < text.length && BLANK.test(text[at] ?? "")) at += 1;
	return at;
}
function after(text, mark, from) {
	const found = text.indexOf(mark, from);
	if (found === -1) throw new Error(`"${mark}" is missing`);
	return found + mark.length;
}

// src/sdks/dotnet/project.ts
const PACKAGE$2 = "Stripe.net";
const KINDS = /* @__PURE__ */ new Map([
	["PackageReference", "nuget:PackageReference"],
	["PackageVersion", "nuget:PackageVersion(CPM)"],
	["GlobalPackageReference", "nuget:GlobalPackageReference(CPM)"]
]);
async function readProject(survey, locks, path, text) {
	const project = parseXml(text);
	const lines = linesOf(text);
	for (const { element } of descendants(project)) {
		const kind = KINDS.get(element.name);
		if (kind === void 0 || !namesStripe(element)) continue;
		const override = metadata(element, "VersionOverride");
		const version = override ?? metadata(element, "Version");
		const end = element.attributes.at(-1)?.range.end ?? element.start;
		const isReference = element.name === "PackageReference";
		const locked = isReference ? await locks.claim(posix.join(posix.dirname(path), "packages.lock.json")) : null;
		const asked = version?.value ?? (isReference ? await centralVersion(survey, path) : "");
		survey.use({
			path,
			line: lines.at(element.start),
			package: PACKAGE$2,
			kind: override === void 0 ? kind : "nuget:VersionOverride(CPM)",
			specifier: version?.value ?? "",
			range: version?.range ?? {
				start: end,
				end
			},
			locked,
			version: pinned$1(locked?.version ?? await resolve$3(survey, path, project, asked))
		});
	}
}
function readPackagesConfig(survey, path, text) {
	const lines = linesOf(text);
	for (const element of parseXml(text).children) {
		const id = attribute(element, "id");
		const version = attribute(element, "version");
		if (element.name !== "package" || id?.value.toLowerCase() !== PACKAGE$2.toLowerCase() || version === void 0) continue;
		survey.use({
			path,
			line: lines.at(element.start),
			package: PACKAGE$2,
			kind: "nuget:packages.config",
			specifier: version.value,
			range: version.range,
			locked: null,
			version: pinned$1(version.value)
		});
	}
}
function namesStripe(element) {
	const names = attribute(element, "Include") ?? attribute(element, "Update");
	return names !== void 0 && names.value.split(";").some((name) => name.trim().toLowerCase() === PACKAGE$2.toLowerCase());
}
function metadata(element, name) {
	const found = attribute(element, name);
	if (found !== void 0) return found;
	return element.children.find((child) => child.name.toLowerCase() === name.toLowerCase())?.text ?? void 0;
}
function attribute(element, name) {
	return element.attributes.find((one) => one.name.toLowerCase() === name.toLowerCase());
}
async function centralVersion(survey, path) {
	for await (const props of above$1(survey, path, "Directory.Packages.props")) for (const { element } of descendants(props)) {
		if (element.name !== "PackageVersion" || !namesStripe(element)) continue;
		const version = metadata(element, "Version");
		if (version !== void 0) return resolve$3(survey, path, props, version.value);
	}
	return "";
}
async function resolve$3(survey, path, project, version) {
	const name = /^\$\(([^$()]+)\)$/.exec(version)?.[1];
	if (name === void 0) return version;
	const here = propertyOf(project, name);
	if (here !== void 0) return here;
	for (const file of ["Directory.Packages.props", "Directory.Build.props"]) for await (const props of above$1(survey, path, file)) {
		const value = propertyOf(props, name);
		if (value !== void 0) return value;
	}
	return version;
}
function propertyOf(project, name) {
	for (const group of project.children) {
		if (group.name !== "PropertyGroup") continue;
		const value = childText(group, name);
		if (value) return value.value;
	}
}
async function* above$1(survey, path, name) {
	let folder = path;
	do {
		folder = posix.dirname(folder);
		const candidate = posix.join(folder, name);
		if (!await survey.tracks(candidate)) continue;
		const read = [];
		await survey.open(candidate, (text) => void read.push(parseXml(text)));
		yield* read;
	} while (folder !== ".");
}
function pinned$1(version) {
	return exactVersion(version.replace(/^\[([^,[\]]*)\]$/, "$1").trim());
}

// src/sdks/dotnet/index.ts
const dotnet = recognised({
	sdk: "dotnet",
	name: "stripe-dotnet",
	repository: "stripe/stripe-dotnet",
	advisories: {
		ecosystem: "nuget",
		name: "Stripe.net"
	}
}, async (survey) => {
	const locks = lockfiles(survey, "Stripe.net", readPackagesLock);
	for (const path of survey.mentioning) {
		const name = posix.basename(path).toLowerCase();
		if (name === "packages.config") await survey.open(path, (text) => readPackagesConfig(survey, path, text));
		else if (/\.(?:csproj|fsproj|vbproj|props|targets)$/.test(name)) await survey.open(path, (text) => readProject(survey, locks, path, text));
	}
	await locks.noteUnclaimed(survey.mentioning.filter((path) => posix.basename(path) === "packages.lock.json"));
});

// src/sdks/go/go-mod.ts
const STRIPE_MODULE = /^github\.com\/stripe\/stripe-go(?:\/v\d{1,9})?$/;
function readGoMod(text) {
	const requirements = [];
	const replacements = [];
	let block = null;
	for (const { text: content, line, start } of eachLine(text)) {
		const comment = content.indexOf("//");
		const words = wordsOf$1(comment === -1 ? content : content.slice(0, comment), start);
		const [first, second] = words;
		if (first === void 0) continue;
		if (block !== null && first.text === ")") {
			block = null;
			continue;
		}
		if (block === null && second?.text === "(") {
			block = first.text;
			continue;
		}
		const directive = block ?? first.text;
		const rest = block === null ? words.slice(1) : words;
		if (directive === "require") {
			const requirement = requirementOf(rest, line, comment === -1 ? "" : content.slice(comment + 2).trim());
			if (requirement !== null) requirements.push(requirement);
		}
		if (directive === "replace") {
			const replacement = replacementOf(rest, line);
			if (replacement !== null) replacements.push(replacement);
		}
	}
	return {
		requirements,
		replacements
	};
}
function requirementOf([module, version], line, comment) {
	if (module === void 0 || version === void 0 || !STRIPE_MODULE.test(module.text)) return null;
	return {
		module: module.text,
		version: version.text,
		line,
		range: {
			start: version.start,
			end: version.start + version.text.length
		},
		indirect: comment === "indirect" || comment.startsWith("indirect;")
	};
}
function replacementOf(words, line) {
	const arrow = words.findIndex((word) => word.text === "=>");
	const [module, version] = words.slice(0, Math.max(arrow, 0));
	if (module === void 0 || !STRIPE_MODULE.test(module.text)) return null;
	const by = words.slice(arrow + 1).map((word) => word.text);
	return {
		module: module.text,
		version: version?.text ?? null,
		by: by.join(" "),
		line
	};
}
function wordsOf$1(content, start) {
	const words = [];
	for (const found of content.matchAll(/"[^"]*"|`[^`]*`|[()]|[^\s()"`]+/g)) {
		const quoted = /^["`]/.test(found[0]);
		words.push({
			text: quoted ? found[0].slice(1, -1) : found[0],
			start: start + found.index + (quoted ? 1 : 0)
		});
	}
	return words;
}

// src/sdks/go/index.ts
const go = recognised({
	sdk: "go",
	name: "stripe-go",
	repository: "stripe/stripe-go",
	advisories: {
		ecosystem: "go",
		name: "github.com/stripe/stripe-go"
	}
}, async (survey) => {
	for (const path of survey.mentioning) if (posix.basename(path) === "go.mod") await survey.open(path, (text) => readModule(survey, path, text));
});
async function readModule(survey, path, text) {
	const { requirements, replacements } = readGoMod(text);
	for (const requirement of requirements) {
		const { module, version, line, range, indirect } = requirement;
		if (indirect) {
			survey.note({
				path,
				line
			}, `${module} ${version} is required only indirectly here: another module asks for it, and its line moves with that one.`);
			continue;
		}
		const replacement = replacements.find((one) => one.module === module && (one.version === null || one.version === version));
		if (replacement !== void 0) survey.note({
			path,
			line: replacement.line
		}, `${module} is replaced by ${replacement.by}: what is built is not the version that line ${line} requires.`);
		const locked = replacement === void 0 ? await lockedIn(survey, path, requirement) : null;
		survey.use({
			path,
			line,
			package: module,
			kind: "gomod",
			specifier: version,
			range,
			locked,
			version: replacement === void 0 ? exactVersion(version) : null,
			...replacement === void 0 ? {} : { why: `line ${replacement.line} replaces it by ${replacement.by}` }
		});
	}
}
async function lockedIn(survey, path, { module, version }) {
	const sum = posix.join(posix.dirname(path), "go.sum");
	if (!await survey.tracks(sum)) return null;
	const text = await survey.read(sum);
	if (text === null) return null;
	const prefix = `${module} ${version} h1:`;
	for (const { text: content, line } of eachLine(text)) if (content.startsWith(prefix)) return {
		path: sum,
		line,
		version
	};
	return null;
}

// src/sdks/java/coordinate.ts
const GROUP = "com.stripe";
const ARTIFACT = "stripe-java";
const COORDINATE = `${GROUP}:${ARTIFACT}`;
function pinned(version) {
	return exactVersion(version.replace(/^\[([^,[\]]*)\]$/, "$1").replace(/!!$/, ""));
}

// src/sdks/java/catalog.ts
async function readCatalog(survey, path, text) {
	const { parseTOML } = await import("./load-toml-eslint-parser.js");
	const texts = /* @__PURE__ */ new Map();
	const [top] = parseTOML(text).body;
	for (const entry of top.body) collect(entry, [], texts);
	const lines = linesOf(text);
	for (const [key, library] of texts) {
		const [section, name, last, ...more] = key.split("\n");
		if (section !== "libraries" || name === void 0 || more.length > 0) continue;
		const prefix = `${section}\n${name}\n`;
		const version = last === void 0 ? inCoordinate(library) : inTable(texts, prefix, last, library);
		if (version === null) continue;
		survey.use({
			path,
			line: lines.at(library.range.start),
			package: COORDINATE,
			kind: "gradle:catalog",
			specifier: version.value,
			range: version.range,
			locked: null,
			version: pinned(version.value)
		});
	}
}
function inCoordinate({ value, range }) {
	if (value !== "com.stripe:stripe-java" && !value.startsWith(`${"com.stripe:stripe-java"}:`)) return null;
	const version = value.slice(COORDINATE.length + 1);
	return {
		value: version,
		range: {
			start: range.end - version.length,
			end: range.end
		}
	};
}
function inTable(texts, prefix, last, text) {
	if (!(last === "module" && text.value === "com.stripe:stripe-java" || last === "name" && text.value === "stripe-java" && texts.get(`${prefix}group`)?.value === "com.stripe")) return null;
	const reference = texts.get(`${prefix}version\nref`);
	return (reference === void 0 ? texts.get(`${prefix}version`) : texts.get(`versions\n${reference.value}`)) ?? {
		value: "",
		range: {
			start: text.range.end,
			end: text.range.end
		}
	};
}
function collect(node, parents, texts) {
	if (node.type === "TOMLTable") {
		for (const entry of node.body) collect(entry, node.resolvedKey.map(String), texts);
		return;
	}
	const key = [...parents, ...node.key.keys.map((part) => part.type === "TOMLBare" ? part.name : part.value)];
	if (node.value.type === "TOMLInlineTable") for (const entry of node.value.body) collect(entry, key, texts);
	if (node.value.type !== "TOMLValue" || node.value.kind !== "string") return;
	const [start, end] = node.value.range;
	texts.set(key.join("\n"), {
		value: node.value.value,
		range: {
			start: start + 1,
			end: end - 1
		}
	});
}

// src/sdks/java/gradle-lockfile.ts
function gradleLockfile(survey) {
	return lockfiles(survey, COORDINATE, (text) => {
		const prefix = `${COORDINATE}:`;
		for (const { text: content, line } of eachLine(text)) if (content.startsWith(prefix)) return {
			version: content.slice(prefix.length).split("=", 1)[0] ?? "",
			line
		};
		return null;
	});
}

// src/sdks/java/literals.ts
function literalsOf(text) {
	const literals = [];
	let at = 0;
	while (at < text.length) {
		const character = text[at];
		if (text.startsWith("//", at)) at = endOf(text, "\n", at);
		else if (text.startsWith("/*", at)) at = endOf(text, "*/", at + 2);
		else if (character === "\"" || character === "'") {
			const tripled = character.repeat(3);
			const mark = text.startsWith(tripled, at) ? tripled : character;
			const start = at + mark.length;
			const { end, closed } = closing(text, mark, start);
			if (closed) literals.push({
				text: text.slice(start, end),
				start,
				key: keyBefore(text, at)
			});
			at = closed ? end + mark.length : end;
		} else at += 1;
	}
	return literals;
}
function closing(text, mark, from) {
	if (mark.length === 3) {
		const end = text.indexOf(mark, from);
		return {
			end: end === -1 ? text.length : end,
			closed: end !== -1
		};
	}
	let at = from;
	while (at < text.length && text[at] !== "\n") {
		if (text[at] === mark) return {
			end: at,
			closed: true
		};
		at += text[at] === "\\" ? 2 : 1;
	}
	return {
		end: Math.min(at, text.length),
		closed: false
	};
}
function keyBefore(text, quote) {
	const mark = skipBack(text, quote, /\s/);
	const separator = text[mark - 1];
	if (separator !== "=" && separator !== ":") return null;
	const [name, start] = wordBefore(text, mark - 1);
	const colon = skipBack(text, start, /\s/);
	if (separator === "=" && text[colon - 1] === ":") return wordBefore(text, colon - 1)[0];
	return name;
}
function wordBefore(text, from) {
	const end = skipBack(text, from, /\s/);
	const start = skipBack(text, end, /\w/);
	return [start === end ? null : text.slice(start, end), start];
}
function skipBack(text, from, what) {
	let at = from;
	while (at > 0 && what.test(text[at - 1] ?? "")) at -= 1;
	return at;
}
function endOf(text, mark, from) {
	const found = text.indexOf(mark, from);
	return found === -1 ? text.length : found + mark.length;
}

// src/sdks/java/gradle.ts
const REFRESHED = `version.${GROUP}..${ARTIFACT}`;
async function readBuildScript(survey, locks, path, text) {
	const lines = linesOf(text);
	const literals = literalsOf(text);
	for (const [index, literal] of literals.entries()) {
		const version = versionAsked(text, literals, index);
		if (version === null) continue;
		const locked = await locks.claim(posix.join(posix.dirname(path), "gradle.lockfile"));
		survey.use({
			path,
			line: lines.at(literal.start),
			package: COORDINATE,
			kind: "gradle",
			specifier: version.text,
			range: {
				start: version.start,
				end: version.start + version.text.length
			},
			locked,
			version: pinned(locked?.version ?? await resolve$2(survey, path, literals, version.text))
		});
	}
}
function readVersionsProperties(survey, path, text) {
	for (const { key, value, line, start } of properties(text)) {
		if (key !== REFRESHED) continue;
		const range = {
			start,
			end: start + value.length
		};
		survey.use({
			path,
			line,
			package: COORDINATE,
			kind: "gradle:versions.properties",
			specifier: value,
			range,
			locked: null,
			version: pinned(value)
		});
	}
}
function versionAsked(text, literals, index) {
	const literal = literals[index];
	if (literal === void 0) return null;
	if (literal.text === "com.stripe:stripe-java") return {
		text: "",
		start: literal.start + literal.text.length
	};
	if (literal.text.startsWith(`${"com.stripe:stripe-java"}:`)) {
		const start = COORDINATE.length + 1;
		return {
			text: literal.text.slice(start).split(/[:@]/, 1)[0] ?? "",
			start: literal.start + start
		};
	}
	const [group, version] = [literals[index - 1], literals[index + 1]];
	if (literal.text !== "stripe-java" || group?.text !== "com.stripe" || !adjacent(text, group, literal, "name")) return null;
	if (version === void 0 || !adjacent(text, literal, version, "version")) return {
		text: "",
		start: literal.start + literal.text.length
	};
	return version;
}
function adjacent(text, before, next, name) {
	const between = text.slice(before.start + before.text.length + 1, next.start - 1);
	return between.length <= 100 && (/* @__PURE__ */ new Set([
		",",
		`,${name}:`,
		`,${name}=`
	])).has(between.replace(/\s/g, ""));
}
async function resolve$2(survey, path, literals, version) {
	if (version === "_") return await property(survey, path, "versions.properties", REFRESHED) ?? version;
	if (!version.startsWith("$")) return version;
	const variable = version.replace(/[${}]/g, "").split(".").at(-1) ?? "";
	return literals.find((literal) => literal.key === variable)?.text ?? await property(survey, path, "gradle.properties", variable) ?? version;
}
async function property(survey, path, file, name) {
	let folder = path;
	do {
		folder = posix.dirname(folder);
		const candidate = posix.join(folder, file);
		if (!await survey.tracks(candidate)) continue;
		for (const { key, value } of properties(await survey.read(candidate) ?? "")) if (key === name) return value;
	} while (folder !== ".");
}
function* properties(text) {
	for (const { text: content, line, start } of eachLine(text)) {
		const separator = content.search(/[=:]/);
		if (separator === -1 || /^\s*[#!]/.test(content)) continue;
		const value = content.slice(separator + 1);
		const blank = value.length - value.trimStart().length;
		yield {
			key: content.slice(0, separator).trim(),
			value: value.trim(),
			line,
			start: start + separator + 1 + blank
		};
	}
}

// src/sdks/java/maven.ts
const MAX_PARENTS = 10;
async function readPom(survey, path, text) {
	const project = parseXml(text);
	const lines = linesOf(text);
	const asked = [...descendants(project)].filter(({ element }) => asksForStripe(element));
	if (asked.length === 0) return;
	const family = [project, ...await parentsOf(survey, path, project)];
	for (const { element, ancestors } of asked) {
		const artifact = childrenOf(element, "artifactId")[0] ?? element;
		const version = childText(element, "version");
		const place = version?.range.start ?? artifact.start;
		survey.use({
			path,
			line: lines.at(artifact.start),
			package: COORDINATE,
			kind: ancestors.includes("dependencyManagement") ? "maven:dependencyManagement" : "maven",
			specifier: version?.value ?? "",
			range: version?.range ?? {
				start: place,
				end: place
			},
			locked: null,
			version: pinned(resolve$1(version?.value ?? managedVersion(family) ?? "", family))
		});
	}
}
function asksForStripe(element) {
	return (element.name === "dependency" || element.name === "artifactItem") && childText(element, "groupId")?.value === "com.stripe" && childText(element, "artifactId")?.value === "stripe-java";
}
async function parentsOf(survey, path, project) {
	const parents = [];
	const from = {
		path,
		project
	};
	while (parents.length < MAX_PARENTS) {
		const next = parentPath(from.path, from.project);
		if (next === null || !await survey.tracks(next)) break;
		const before = parents.length;
		await survey.open(next, (text) => void parents.push(parseXml(text)));
		const parent = parents[before];
		if (parent === void 0) break;
		from.path = next;
		from.project = parent;
	}
	return parents;
}
function parentPath(path, project) {
	const parent = childrenOf(project, "parent")[0];
	if (parent === void 0) return null;
	const relative = childText(parent, "relativePath");
	if (relative === null) return null;
	const target = posix.join(posix.dirname(path), relative?.value ?? "../pom.xml");
	return target.endsWith(".xml") ? target : posix.join(target, "pom.xml");
}
function managedVersion(family) {
	for (const project of family) for (const { element, ancestors } of descendants(project)) {
		if (!ancestors.includes("dependencyManagement") || !asksForStripe(element)) continue;
		const version = childText(element, "version");
		if (version) return version.value;
	}
}
function resolve$1(version, family) {
	const name = /^\$\{([^${}]+)\}$/.exec(version)?.[1];
	if (name === void 0) return version;
	for (const project of family) for (const properties of childrenOf(project, "properties")) {
		const value = childText(properties, name);
		if (value) return value.value;
	}
	return version;
}

// src/sdks/java/index.ts
const java = recognised({
	sdk: "java",
	name: "stripe-java",
	repository: "stripe/stripe-java",
	advisories: {
		ecosystem: "maven",
		name: "com.stripe:stripe-java"
	}
}, async (survey) => {
	const locks = gradleLockfile(survey);
	for (const path of survey.mentioning) {
		const name = posix.basename(path);
		if (name === "pom.xml") await survey.open(path, (text) => readPom(survey, path, text));
		else if (name === "versions.properties") await survey.open(path, (text) => readVersionsProperties(survey, path, text));
		else if (name.endsWith(".versions.toml")) await survey.open(path, (text) => readCatalog(survey, path, text));
		else if (isBuildScript(path)) await survey.open(path, (text) => readBuildScript(survey, locks, path, text));
	}
	await locks.noteUnclaimed(survey.mentioning.filter((path) => posix.basename(path) === "gradle.lockfile"));
});
function isBuildScript(path) {
	return /\.gradle(?:\.kts)?$/.test(path) || path.split("/").includes("buildSrc") && /\.(?:kt|java|groovy)$/.test(path);
}

// src/sdks/vendored.ts
const FOLDERS = /* @__PURE__ */ new Map([
	["node_modules", "packages that npm, pnpm or yarn installed"],
	["site-packages", "packages that pip installed"],
	["vendor", "packages that Composer, Bundler or Go installed"],
	["bin", "what the .NET compiler wrote"],
	["obj", "what the .NET compiler wrote"]
]);
const CONFIGURATIONS = /* @__PURE__ */ new Set(["Debug", "Release"]);
const ANY$1 = new RegExp(`(?:^|/)(?:${[...FOLDERS.keys()].join("|")})/`);
function vendored(path) {
	if (!ANY$1.test(path)) return null;
	const folders = path.split("/").slice(0, -1);
	for (const [index, folder] of folders.entries()) {
		const holds = FOLDERS.get(folder);
		if (holds === void 0) continue;
		if ((folder === "bin" || folder === "obj") && !CONFIGURATIONS.has(folders[index + 1] ?? "")) continue;
		return {
			folder,
			holds
		};
	}
	return null;
}

// src/sdks/node/claims.ts
const ANY = /* @__PURE__ */ new Set([
	"",
	"*",
	"x",
	"X",
	"node",
	"stable",
	"latest",
	"current",
	"lts/*",
	"lts/-1",
	"system"
]);
function firstLine(text) {
	for (const { text: row, line } of eachLine(text)) {
		const value = (row.split("#")[0] ?? "").replace("﻿", "").trim();
		if (value !== "") return {
			value,
			line
		};
	}
	return null;
}
async function runtimesOf(tree, folder, root) {
	const claims = [];
	const add = (path, found) => {
		if (typeof found?.value !== "string" || ANY.has(found.value.trim())) return;
		claims.push({
			sdk: "node",
			path,
			line: found.line,
			requirement: found.value.trim()
		});
	};
	for (const above of /* @__PURE__ */ new Set([folder, root])) {
		const path = inFolder(above, "package.json");
		const manifest = await tree.manifest(path);
		add(path, manifest?.at("engines", "node"));
		add(path, manifest?.at("volta", "node"));
	}
	for (const above of upwards(folder)) for (const name of [".nvmrc", ".node-version"]) {
		const path = inFolder(above, name);
		const text = await tree.text(path);
		if (text !== null) add(path, firstLine(text));
	}
	return claims;
}
const MINUTES_A_DAY = 1440;
function* npmrcCooldowns(text) {
	for (const { text: row, line } of eachLine(text)) {
		const equals = row.indexOf("=");
		const key = row.slice(0, equals).trim();
		const value = row.slice(equals + 1).trim();
		if (equals === -1 || !/^\d{1,9}(?:\.\d{1,9})?$/.test(value)) continue;
		if (key === "min-release-age") yield {
			days: Number(value),
			line
		};
		if (key === "minimum-release-age") yield {
			days: Number(value) / MINUTES_A_DAY,
			line
		};
	}
}
async function cooldownsOf(tree, folder, root) {
	const cooldowns = [];
	for (const above of /* @__PURE__ */ new Set([folder, root])) {
		const npmrc = inFolder(above, ".npmrc");
		for (const found of npmrcCooldowns(await tree.text(npmrc) ?? "")) cooldowns.push({
			sdk: "node",
			path: npmrc,
			...found
		});
		for (const name of Object.values(SETTINGS_FILES)) {
			const path = inFolder(above, name);
			const settings = await tree.settings(path);
			if (!settings?.minimumAge || settings.exempt.some((pattern) => matchesPart(pattern, "stripe"))) continue;
			cooldowns.push({
				sdk: "node",
				path,
				...settings.minimumAge
			});
		}
	}
	return cooldowns.filter(({ days }) => days > 0);
}

// src/sdks/node/installs.ts
const INSTALLING = {
	programs: {
		npm: [
			"install",
			"i",
			"add"
		],
		pnpm: [
			"add",
			"install",
			"i"
		],
		yarn: ["add"],
		bun: [
			"add",
			"a",
			"install",
			"i"
		],
		deno: ["add", "install"]
	},
	package: /^(?:npm:)?stripe(?:@|$)/
};

// src/sdks/node/inline-imports.ts
const MAX_ADDRESS = 200;
const PREFIX = /^(?:npm:\/?|https?:\/\/[\w.-]+(?::\d+)?\/(?:[\w.-]+\/)*\*?)$/;
const UNRANGED = /"npm:\/?stripe"|"stripe"\s*:\s*"(jsr:(?:@[\w.-]{1,60}\/)?[\w.-]{1,60})(?:@[^"\n]{0,100})?"/g;
function* unrangedImports(text) {
	for (const match of text.matchAll(UNRANGED)) {
		const [whole, jsr] = match;
		const end = match.index + whole.length - 1;
		yield {
			package: jsr?.slice(4) ?? "stripe",
			specifier: "",
			range: {
				start: end,
				end
			}
		};
	}
}
function* inlineImports(text) {
	const name = "stripe@";
	for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
		const before = text.slice(Math.max(0, at - MAX_ADDRESS), at);
		const quote = Math.max(before.lastIndexOf("\""), before.lastIndexOf("'"), before.lastIndexOf("`"));
		if (quote === -1 || !PREFIX.test(before.slice(quote + 1))) continue;
		const start = at + 7;
		const specifier = /^[\w.^~<>=*+-]+/.exec(text.slice(start, start + MAX_ADDRESS))?.[0];
		if (specifier !== void 0) yield {
			package: "stripe",
			specifier,
			range: {
				start,
				end: start + specifier.length
			}
		};
	}
}

// src/sdks/node/inline-uses.ts
const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const IMPORT_MAP = /(?:^|\/)(?:deno\.jsonc?|import_map\.json|importmap\.json)$/;
function whyOf({ package: name, specifier }, isMap) {
	if (name !== "stripe") return `it is a package of another registry, ${name} of JSR; what the code imports as "stripe" is not Stripe's own`;
	if (specifier === "") return "it asks for any version; write a range to have it told when it is behind";
	return isMap ? "import maps are not edited yet; run `deno update --latest stripe` yourself" : "imports by address are not edited yet; write the new version there yourself";
}
async function inlineUses(tree, repository, mentioning) {
	const maps = mentioning.filter((path) => IMPORT_MAP.test(path));
	const sources = mentioning.filter((path) => SOURCE.test(path));
	const versioned = await repository.mentioning("stripe@", sources);
	const uses = [];
	for (const path of [...maps, ...versioned]) {
		const text = await tree.text(path);
		if (text === null) continue;
		const lines = linesOf(text);
		const lockPath = upwards(folderOf(path)).map((folder) => inFolder(folder, "deno.lock")).find((candidate) => tree.has(candidate));
		const lock = lockPath === void 0 ? null : await tree.lock(lockPath, "deno");
		const isMap = IMPORT_MAP.test(path);
		for (const found of [...inlineImports(text), ...isMap ? unrangedImports(text) : []]) {
			const { specifier, range } = found;
			const locked = found.package === "stripe" ? lock?.locked("", "stripe", specifier) ?? null : null;
			uses.push({
				sdk: "node",
				package: found.package,
				kind: isMap ? "deno:imports" : "deno:url",
				path,
				line: lines.at(range.start),
				specifier,
				range,
				locked: locked?.version ?? null,
				lockfile: lockPath === void 0 || locked === null ? null : {
					path: lockPath,
					line: locked.line
				},
				version: locked?.version ?? exactPin(specifier),
				editable: false,
				why: whyOf(found, isMap)
			});
		}
	}
	return uses;
}

// src/sdks/node/overrides.ts
const FIELDS = [
	{
		field: "overrides",
		managers: ["npm", "bun"]
	},
	{
		field: "pnpm.overrides",
		managers: ["pnpm"]
	},
	{
		field: "resolutions",
		managers: [
			"yarn",
			"pnpm",
			"bun"
		]
	}
];
function reading(key) {
	const parts = key.split(/[>/]/);
	const name = parts.at(-1)?.trim() ?? "";
	if (name !== "stripe" && !name.startsWith("stripe@")) return null;
	if (!key.includes(">") && parts.length === 2 && key.startsWith("@")) return null;
	return { isDirect: parts.slice(0, -1).every((part) => part === "**") };
}
function* flattened(value, parents, depth) {
	if (!isRecord(value) || depth > 16) return;
	for (const [key, inner] of Object.entries(value)) if (typeof inner === "string") yield key === "." ? [
		parents.at(-1) ?? "",
		inner,
		parents.length > 1
	] : [
		key,
		inner,
		parents.length > 0
	];
	else yield* flattened(inner, [...parents, key], depth + 1);
}
function hindrance(key, value, entry) {
	if (entry === void 0) return "it is nested";
	if (key !== "stripe") return "what it holds for depends on who reads it; write \"stripe\" alone to have it upgraded";
	if (entry.odd !== null) return entry.odd;
	return value.startsWith("catalog:") ? null : foreign("stripe", value)?.why ?? null;
}
async function overridesOf(tree, root) {
	const found = [];
	const add = (override, nested, entry) => {
		const read = reading(override.key);
		if (read === null || override.value === "$stripe") return;
		const why = hindrance(override.key, override.value, entry);
		found.push({
			...override,
			isDirect: read.isDirect && !nested,
			entry: entry ?? null,
			why
		});
	};
	const path = inFolder(root, "package.json");
	const manifest = await tree.manifest(path);
	for (const { field, managers } of FIELDS) {
		const held = manifest?.at(...field.split("."));
		for (const [key, value, nested] of flattened(held?.value, [], 0)) {
			const entry = nested ? void 0 : manifest?.overrides.find((each) => each.kind === OVERRIDES[field] && each.key === key);
			add({
				path,
				line: entry?.line ?? held?.line ?? 1,
				field,
				key,
				value,
				managers
			}, nested, entry);
		}
	}
	const settings = inFolder(root, SETTINGS_FILES.pnpm);
	for (const entry of (await tree.settings(settings))?.entries ?? []) {
		const { kind, key, value, line } = entry;
		if (kind === "pnpm:overrides") add({
			path: settings,
			line,
			field: "overrides",
			key,
			value,
			managers: ["pnpm"]
		}, false, entry);
	}
	return found;
}

// src/sdks/node/leads.ts
function placeOf({ path, entry }) {
	return `${path}:${entry.line}`;
}
async function catalogsOf(tree, folder, manager) {
	const path = inFolder(folder, SETTINGS_FILES[manager]);
	const catalogs = /* @__PURE__ */ new Map();
	for (const entry of (await tree.settings(path))?.entries ?? []) {
		const [section, name = ""] = entry.keys;
		if (entry.key !== "stripe" || section === "overrides") continue;
		catalogs.set(section === "catalog" ? "default" : name, {
			path,
			entry,
			why: entry.odd ?? foreign(entry.key, entry.value)?.why ?? null
		});
	}
	return catalogs;
}
function blockOf(heeded) {
	const blocking = heeded.find(({ why }) => why !== null);
	if (blocking === void 0) return null;
	const { path, line, field, key, value, why } = blocking;
	return `${path}:${line} overrides it ("${key}": "${value}" in ${field}) and is not edited: ${why}`;
}
async function leadsOf(tree, root, manager) {
	const overrides = await overridesOf(tree, root);
	const heeded = overrides.filter(({ isDirect, managers }) => isDirect && (manager === null || managers.includes(manager)));
	const block = blockOf(heeded);
	const catalogs = /* @__PURE__ */ new Map();
	for (const each of ["yarn", "pnpm"]) {
		if (manager !== null && manager !== each) continue;
		for (const [name, lead] of await catalogsOf(tree, root, each)) catalogs.set(name, {
			...lead,
			why: lead.why ?? block
		});
	}
	const chiefs = heeded.flatMap(({ path, entry, value }) => {
		const name = catalogName(value);
		const lead = name === null ? entry && {
			path,
			entry,
			why: null
		} : catalogs.get(name);
		return block === null && lead ? [lead] : [];
	});
	const top = chiefs[0] ?? null;
	return {
		overrides,
		leads: [.../* @__PURE__ */ new Set([...chiefs, ...catalogs.values()])],
		top,
		deciding(specifier) {
			const name = catalogName(specifier);
			if (block !== null || top !== null || name === null) return block ?? top;
			return catalogs.get(name) ?? "it names a catalog in which Stripe’s package was not found";
		}
	};
}

// src/sdks/node/tree.ts
async function lockReader(manager) {
	if (manager === "npm") return (await import("./sdks-node-locks-package-lock.js")).packageLock;
	if (manager === "pnpm") return (await import("./sdks-node-locks-pnpm-lock.js")).pnpmLock;
	if (manager === "yarn") return (await import("./sdks-node-locks-yarn-lock.js")).yarnLock;
	const { bunLock, denoLock } = await import("./sdks-node-locks-other-locks.js");
	return {
		bun: bunLock,
		deno: denoLock
	}[manager];
}
function kept(read) {
	const known = /* @__PURE__ */ new Map();
	return (path) => {
		const found = known.get(path) ?? read(path);
		known.set(path, found);
		return found;
	};
}
function treeOf(repository, tracked) {
	const notes = [];
	const text = kept(async (path) => {
		if (!tracked.has(path)) return null;
		const content = await repository.read(path);
		if (content.kind === "unreadable") notes.push({
			place: { path },
			text: content.why
		});
		return content.kind === "text" ? content.text : null;
	});
	async function understood(path, read) {
		const found = await text(path);
		if (found === null) return null;
		try {
			return await read(found);
		} catch (error) {
			const place = error instanceof Error && typeof error.cause === "number" ? {
				path,
				line: error.cause
			} : { path };
			notes.push({
				place,
				text: `This file was left alone: ${reasonOf(error)}.`
			});
			return null;
		}
	}
	const locks = /* @__PURE__ */ new Map();
	return {
		has: (path) => tracked.has(path),
		holds: (folder) => [...tracked].some((path) => path.startsWith(`${folder}/`)),
		text,
		manifest: kept((path) => understood(path, readManifest$1)),
		lock(path, manager) {
			const found = locks.get(path) ?? understood(path, async (held) => (await lockReader(manager))(held));
			locks.set(path, found);
			return found;
		},
		settings: kept((path) => understood(path, async (held) => (await import("./sdks-node-manager-settings.js")).readManagerSettings(held, settingsManager(path) ?? "pnpm"))),
		note: (path, said, line) => void notes.push({
			place: line === void 0 ? { path } : {
				path,
				line
			},
			text: said
		}),
		notes
	};
}

// src/sdks/node/uses.ts
const BY_HAND = {
	bun: "the lockfile of bun is not refreshed yet; run `bun update stripe --latest` yourself",
	deno: "deno.lock is not refreshed yet; run `deno update --latest stripe` yourself"
};
function blockage(tree, governed) {
	if (governed === null) return null;
	if (governed.rivals.length > 0) return `${[governed.path, ...governed.rivals].join(" and ")} both lock it; say which counts with "packageManager" in package.json`;
	if (governed.lock === null) return `${governed.path} can not be read`;
	const byHand = BY_HAND[governed.manager];
	if (byHand !== void 0) return byHand;
	if (governed.manager !== "yarn") return null;
	const committed = [".pnp.cjs", ".yarn/cache"].map((name) => inFolder(folderOf(governed.path), name)).find((path) => tree.has(path) || tree.holds(path));
	return committed === void 0 ? null : `what yarn installs is committed (${committed}), and only yarn can follow it; run \`yarn up stripe\` yourself`;
}
function surroundingsIn(tree) {
	const known = /* @__PURE__ */ new Map();
	return async (folder) => {
		const governed = await governing(tree, folder);
		const root = governed === null ? await workspaceRoot(tree, folder) : folderOf(governed.path);
		const manager = governed?.manager ?? null;
		const key = JSON.stringify([root, manager]);
		const leads = known.get(key) ?? leadsOf(tree, root, manager);
		known.set(key, leads);
		return {
			governed,
			root,
			leads: await leads,
			blocked: blockage(tree, governed)
		};
	};
}
function useOf(path, entry, { governed, leads, blocked }) {
	const other = catalogName(entry.value) !== null ? null : foreign(entry.key, entry.value);
	if (entry.key !== "stripe" && other?.package !== "stripe") return null;
	if (entry.key !== "stripe" && !entry.value.startsWith("npm:")) return null;
	const isOurs = other === null || other.package === "stripe";
	const deciding = other === null ? leads.deciding(entry.value) : null;
	const lead = typeof deciding === "string" ? null : deciding;
	const asked = lead?.entry.value ?? entry.value;
	const locked = isOurs ? governed?.lock?.locked(below(folderOf(path), folderOf(governed.path)), entry.key, asked) ?? null : null;
	const led = typeof deciding === "string" ? deciding : lead?.why && `${placeOf(lead)} decides for it and is not edited: ${lead.why}`;
	const why = other?.why ?? entry.odd ?? blocked ?? led ?? null;
	return {
		sdk: "node",
		package: other?.package ?? "stripe",
		kind: entry.kind,
		path,
		line: entry.line,
		specifier: entry.value,
		range: entry.range,
		locked: locked?.version ?? null,
		lockfile: governed === null || !isOurs ? null : {
			path: governed.path,
			line: locked?.line ?? 1
		},
		version: locked?.version ?? (isOurs ? exactPin(other?.range ?? asked) : null),
		editable: why === null,
		why,
		...lead === null ? {} : { movesWith: {
			path: lead.path,
			line: lead.entry.line
		} }
	};
}
function leadUse(lead, around, followers) {
	const { path, entry } = lead;
	const top = around?.leads.top ?? lead;
	const place = {
		path: top.path,
		line: top.entry.line
	};
	const first = followers.find(({ movesWith }) => movesWith?.path === place.path && movesWith.line === place.line);
	const why = around?.blocked ?? lead.why;
	return {
		sdk: "node",
		package: "stripe",
		kind: entry.kind,
		path,
		line: entry.line,
		specifier: entry.value,
		range: entry.range,
		locked: first?.locked ?? null,
		lockfile: first?.lockfile ?? null,
		version: first?.version ?? exactPin(entry.value),
		editable: why === null,
		why,
		...top === lead ? {} : { movesWith: place }
	};
}

// src/sdks/node/detect.ts
function named(name) {
	return (path) => path === name || path.endsWith(`/${name}`);
}
async function idleCatalogs(tree, mentioning, seen) {
	const uses = [];
	for (const path of mentioning) {
		const manager = settingsManager(path);
		if (manager === null || seen.has(folderOf(path))) continue;
		for (const lead of (await catalogsOf(tree, folderOf(path), manager)).values()) uses.push(leadUse(lead, null, []));
	}
	return uses;
}
function noteManifest(tree, path, manifest) {
	for (const { key, section, line } of manifest.mistyped) if (key === "stripe") tree.note(path, `"stripe" in ${section} is no text, which no package manager accepts.`, line);
	const name = manifest.at("name");
	if (name?.value === "stripe") tree.note(path, "This is a copy of the SDK itself, which is not upgraded in place.", name.line);
}
function noteOverrides(tree, { leads: { overrides, leads } }) {
	for (const { path, line, field, key, value, entry } of overrides) {
		if (leads.some((lead) => lead.entry === entry)) continue;
		tree.note(path, `${field} sets "${key}" to "${value}"; it is left as it is.`, line);
	}
}
function noteVendored(tree, paths) {
	const told = /* @__PURE__ */ new Set();
	for (const path of paths.filter(named("package.json"))) {
		const copy = vendored(path);
		if (copy === null || told.has(copy.folder)) continue;
		told.add(copy.folder);
		tree.note(path, `Files under ${copy.folder}/ are ignored although they are tracked: they are ${copy.holds}.`);
	}
}
async function noteTransitive(tree, mentioning, answered) {
	for (const path of mentioning) {
		const found = LOCKFILES.find(([name]) => named(name)(path));
		if (found === void 0 || answered.has(path) || vendored(path) !== null) continue;
		const any = (await tree.lock(path, found[1]))?.any;
		if (any) tree.note(path, `stripe ${any.version} stands only in this lockfile: no package.json beside it asks for it, so there is no line to upgrade.`, any.line);
	}
}
async function detect(repository, mentioning) {
	const tree = treeOf(repository, await trackedIn(repository));
	const own = mentioning.filter((path) => vendored(path) === null);
	const uses = [];
	const runtimes = /* @__PURE__ */ new Map();
	const cooldowns = /* @__PURE__ */ new Map();
	const surroundings = surroundingsIn(tree);
	const workspaces = /* @__PURE__ */ new Map();
	for (const path of own.filter(named("package.json"))) {
		const manifest = await tree.manifest(path);
		if (manifest === null) continue;
		noteManifest(tree, path, manifest);
		if (!manifest.entries.some(({ key, value }) => key === "stripe" || value.startsWith("npm:stripe"))) continue;
		const folder = folderOf(path);
		const around = await surroundings(folder);
		const workspace = workspaces.get(around.root) ?? {
			around,
			uses: []
		};
		workspaces.set(around.root, workspace);
		workspace.uses.push(...manifest.entries.flatMap((entry) => useOf(path, entry, around) ?? []));
		for (const claim of await runtimesOf(tree, folder, around.root)) runtimes.set(`${claim.path}:${claim.line}`, claim);
		for (const cooldown of await cooldownsOf(tree, folder, around.root)) cooldowns.set(`${cooldown.path}:${cooldown.line}`, cooldown);
	}
	for (const { around, uses: followers } of workspaces.values()) {
		uses.push(...followers, ...around.leads.leads.map((lead) => leadUse(lead, around, followers)));
		noteOverrides(tree, around);
	}
	uses.push(...await idleCatalogs(tree, own, new Set(workspaces.keys())));
	uses.push(...await inlineUses(tree, repository, own));
	noteVendored(tree, mentioning);
	await noteTransitive(tree, own, new Set(uses.flatMap(({ lockfile }) => lockfile === null ? [] : [lockfile.path])));
	return {
		uses,
		runtimes: [...runtimes.values()],
		cooldowns: [...cooldowns.values()],
		notes: [...tree.notes, ...await noteInstalls(repository, own, INSTALLING)]
	};
}

// src/sdks/node/index.ts
const upgrader$1 = {
	versions: npmVersions,
	specifier: specifierTo,
	splice,
	releases: async (...asked) => (await import("./sdks-node-npm-releases.js")).releases(...asked),
	lock: async (...asked) => (await import("./sdks-node-locks-refresh-lockfiles.js")).lock(...asked),
	prefetch: async (...asked) => (await import("./sdks-node-npm-archive.js")).prefetch(...asked),
	install: async (...asked) => (await import("./sdks-node-npm-package.js")).install(...asked),
	provision: async (...asked) => (await import("./sdks-node-provision.js")).provision(...asked),
	inspect: async (...asked) => (await import("./sdks-node-npm-package.js")).inspect(...asked)
};
const node = {
	sdk: "node",
	name: "stripe-node",
	repository: "stripe/stripe-node",
	advisories: {
		ecosystem: "npm",
		name: "stripe"
	},
	detect,
	upgrader: upgrader$1
};

// src/sdks/php/index.ts
const PACKAGE$1 = "stripe/stripe-php";
const SECTIONS = ["require", "require-dev"];
const php = recognised({
	sdk: "php",
	name: "stripe-php",
	repository: "stripe/stripe-php",
	advisories: {
		ecosystem: "composer",
		name: PACKAGE$1
	}
}, async (survey) => {
	const locks = lockfiles(survey, PACKAGE$1, readComposerLock);
	for (const path of survey.mentioning) if (posix.basename(path) === "composer.json") await survey.open(path, (text) => readComposer(survey, locks, path, text));
	await locks.noteUnclaimed(survey.mentioning.filter((path) => posix.basename(path) === "composer.lock"));
});
async function readComposer(survey, locks, path, text) {
	const { parseTree, findNodeAtLocation } = await import("./load-jsonc-parser.js");
	const errors = [];
	const root = parseTree(text.replace(/^\uFEFF/, " "), errors);
	const lines = linesOf(text);
	const [error] = errors;
	if (error !== void 0 || root === void 0) throw new Error(`it is not valid JSON at line ${lines.at(error?.offset ?? 0)}`);
	for (const section of SECTIONS) {
		const table = findNodeAtLocation(root, [section]);
		for (const entry of table?.type === "object" ? table.children ?? [] : []) {
			const [name, version] = entry.children ?? [];
			if (!isPackage(name) || version?.type !== "string") continue;
			const locked = await locks.claim(posix.join(posix.dirname(path), "composer.lock"));
			const range = {
				start: version.offset + 1,
				end: version.offset + version.length - 1
			};
			const specifier = text.slice(range.start, range.end);
			survey.use({
				path,
				line: lines.at(name.offset),
				package: PACKAGE$1,
				kind: `composer:${section}`,
				specifier,
				range,
				locked,
				version: locked === null ? exactVersion(specifier.replace(/^==?\s*/, "")) : exactVersion(locked.version)
			});
		}
	}
}
function isPackage(name) {
	return typeof name?.value === "string" && name.value.toLowerCase() === PACKAGE$1;
}
function readComposerLock(text) {
	const lock = JSON.parse(text.replace(/^\uFEFF/, ""));
	if (typeof lock !== "object" || lock === null) return null;
	for (const [section, packages] of Object.entries(lock)) {
		if (!["packages", "packages-dev"].includes(section) || !Array.isArray(packages)) continue;
		for (const entry of packages) {
			if (!isLocked(entry) || entry.name.toLowerCase() !== PACKAGE$1) continue;
			return {
				version: entry.version,
				line: linesOf(text).at(Math.max(0, text.search(/"name"\s*:\s*"stripe\/stripe-php"/i)))
			};
		}
	}
	return null;
}
function isLocked(entry) {
	return typeof entry === "object" && entry !== null && "name" in entry && "version" in entry && typeof entry.name === "string" && typeof entry.version === "string";
}

// src/sdks/python/specifier.ts
const CLAUSE = /^(?<before>[ \t]*)(?<operator>===|~=|==|!=|<=|>=|<|>|\^|~|)(?<space>[ \t]*)(?<version>[A-Za-z0-9*][^ \t]*)(?<after>[ \t]*)$/;
function precisely(to, like) {
	const parts = like.replace(/\.\*$/, "").split(".").length;
	const cut = [
		to.major,
		to.minor,
		to.patch
	].slice(0, Math.min(parts, 3)).join(".");
	return to.channel === "stable" || like.endsWith(".*") ? cut : to.text;
}
function above(to, bound) {
	const parts = bound.split(".");
	return (parts.slice(1).some((part) => !/^0+$/.test(part)) ? [
		to.major,
		to.minor + 1,
		0
	] : [
		to.major + 1,
		0,
		0
	]).slice(0, Math.max(1, Math.min(parts.length, 3))).join(".");
}
function spansMajors(specifier, to) {
	return Array.from({ length: to.major + 1 }, (_, major) => [`${major}.0.0`, `${major}.9999.0`]).filter((ends) => ends.some((end) => versions.admits(specifier, end))).length > 1;
}
function moveClause(clause, to, keepsFloor) {
	const read = CLAUSE.exec(clause)?.groups;
	if (read === void 0) return void 0;
	const { before = "", operator = "", space = "", version = "", after = "" } = read;
	const put = (moved) => `${before}${operator}${space}${moved}${after}`;
	if (operator === "!=" || operator === ">" || version === "*" || operator === ">=" && keepsFloor) return clause;
	if (operator === "<") return versions.admits(`<${version}`, to.text) ? clause : put(above(to, version));
	if (operator === "<=") return versions.admits(`<=${version}`, to.text) ? clause : put(to.text);
	if (operator === "==" || operator === "===" || operator === "") return put(version.endsWith(".*") ? `${precisely(to, version)}.*` : to.text);
	return put(precisely(to, version));
}
function moveSpecifier(specifier, to, isPromise) {
	if (specifier.length > 500) return void 0;
	const bar = specifier.lastIndexOf("|");
	const last = bar < 0 ? specifier : specifier.slice(bar + 1).trim();
	const keepsFloor = isPromise && spansMajors(last, to);
	const parts = last.split(BETWEEN_CLAUSES).map((part, index) => index % 2 === 1 || part === "" ? part : moveClause(part, to, keepsFloor));
	if (parts.some((part) => part === void 0)) return void 0;
	const moved = parts.join("");
	return versions.admits(moved, to.text) ? moved : void 0;
}
function specifierFor(use, to, range) {
	if (use.why !== null) return { refused: use.why };
	const target = versions.parse(to);
	if (target === void 0) return { refused: `${to} is no version of stripe-python` };
	if (use.lockfile?.path === use.path) return { specifier: use.specifier };
	if (range === "pin") return { specifier: `==${target.text}` };
	const admitted = versions.admits(use.specifier, target.text);
	const locked = use.lockfile !== null;
	const any = use.specifier === "" || use.specifier === "*";
	if (admitted && (range !== "bump" || any)) {
		if (locked) return { specifier: use.specifier };
		return { refused: `${any ? "it asks for no version" : `${use.specifier} admits ${target.text}`}, and no lockfile holds it back` };
	}
	if (range === "lockfile-only") return { refused: `${use.specifier} does not admit ${target.text}, and only lockfiles are to be changed` };
	const moved = moveSpecifier(use.specifier, target, !locked && range !== "bump");
	return moved === void 0 ? { refused: `no specifier of the form ${use.specifier} admits ${target.text}` } : { specifier: moved };
}

// src/sdks/python/index.ts
const upgrader = {
	versions,
	specifier: specifierFor,
	splice: async (text, use, specifier) => (await import("./sdks-python-splice.js")).splice(text, use, specifier),
	releases: async (tools, _root, oldest) => (await import("./sdks-python-releases.js")).releases(tools, oldest),
	lock: async (tools, scratch, targets, upgrade) => (await import("./sdks-python-lock.js")).lock(tools, scratch, targets, upgrade),
	install: async (tools, version, folder) => (await import("./sdks-python-install.js")).install(tools, version, folder),
	provision: async (tools, scratch, uses) => (await import("./sdks-python-provision.js")).provision(tools, scratch, uses),
	inspect: async (tools, _root, version) => (await import("./sdks-python-inspect.js")).inspect(tools, version)
};
const python = {
	sdk: "python",
	name: "stripe-python",
	repository: "stripe/stripe-python",
	advisories: {
		ecosystem: "pip",
		name: "stripe"
	},
	detect: async (repository, mentioning) => (await import("./sdks-python-detect.js")).detect(repository, mentioning),
	upgrader
};

// src/sdks/ruby/arguments.ts
const MAX_CALL = 2e3;
function argumentsAt(text, from) {
	const call = text.slice(0, from + MAX_CALL);
	const open = skipBlanks(call, from);
	const parenthesised = call[open] === "(";
	const values = [];
	let at = parenthesised ? skipSpace(call, open + 1) : open;
	while (at < call.length) {
		const { value, end } = argumentAt(call, at);
		values.push(value);
		at = parenthesised ? skipSpace(call, end) : end;
		if (call[at] !== ",") break;
		at = skipSpace(call, at + 1);
	}
	return {
		values,
		end: at
	};
}
function firstString(text, from) {
	const open = skipBlanks(text, from);
	return stringAt(text, text[open] === "(" ? skipSpace(text, open + 1) : open);
}
function stringAt(text, at) {
	const quote = text[at];
	if (quote !== "\"" && quote !== "'") return null;
	for (let end = at + 1; end < text.length && text[end] !== "\n"; end += 1) {
		if (text[end] === quote) return {
			text: text.slice(at + 1, end),
			start: at + 1,
			end
		};
		if (text[end] === "\\") end += 1;
	}
	return null;
}
function argumentAt(text, from) {
	const option = /:?(\w{1,100})\s{0,100}=>|(\w{1,100}):(?!:)|["'](\w{1,100})["'](?:\s{0,100}=>|:(?!:))/y;
	option.lastIndex = from;
	const named = option.exec(text);
	if (named !== null) return {
		value: {
			key: named[1] ?? named[2] ?? named[3] ?? "",
			strings: []
		},
		end: expressionEnd(text, option.lastIndex)
	};
	const string = stringAt(text, from);
	if (string !== null) return {
		value: {
			key: null,
			strings: [string]
		},
		end: expressionEnd(text, string.end + 1)
	};
	const end = expressionEnd(text, from);
	return {
		value: {
			key: null,
			strings: text[from] === "[" ? stringsIn(text, from, end) : []
		},
		end
	};
}
function expressionEnd(text, from) {
	let depth = 0;
	let at = from;
	while (at < text.length) {
		const character = text[at] ?? "";
		if (character === "\"" || character === "'") {
			const string = stringAt(text, at);
			if (string === null) return at;
			at = string.end + 1;
			continue;
		}
		if (depth === 0 && /[,)\]}\n;#]/.test(character)) return at;
		if (/[([{]/.test(character)) depth += 1;
		if (/[)\]}]/.test(character)) depth -= 1;
		at += 1;
	}
	return at;
}
function stringsIn(text, from, to) {
	const strings = [];
	let at = from;
	while (at < to) {
		const string = stringAt(text, at);
		if (string !== null) strings.push(string);
		at = string === null ? at + 1 : string.end + 1;
	}
	return strings;
}
function skipBlanks(text, from) {
	let at = from;
	while (text[at] === " " || text[at] === "	") at += 1;
	return at;
}
function skipSpace(text, from) {
	let at = skipBlanks(text, from);
	while (text[at] === "\n" || text[at] === "\r" || text[at] === "#") if (text[at] === "#") while (at < text.length && text[at] !== "\n") at += 1;
	else at = skipBlanks(text, at + 1);
	return at;
}

// src/sdks/ruby/gem-calls.ts
const CALLS = /* @__PURE__ */ new Set([
	"gem",
	"add_dependency",
	"add_runtime_dependency",
	"add_development_dependency"
]);
const SOURCES = /* @__PURE__ */ new Set([
	"git",
	"github",
	"gitlab",
	"bitbucket",
	"gist",
	"path"
]);
function* gemCalls(text, gem) {
	let appraisal = null;
	let documented = false;
	let read = 0;
	for (const { text: content, start } of eachLine(text)) {
		if (content === "__END__") return;
		if (content.startsWith("=begin")) documented = true;
		if (content.startsWith("=end")) documented = false;
		if (documented) continue;
		for (const word of wordsOf(content)) {
			const at = start + word.start;
			if (at < read || word.text !== "appraise" && !CALLS.has(word.text)) continue;
			const name = firstString(text, at + word.text.length);
			if (name === null) continue;
			if (word.text === "appraise") appraisal = name.text;
			else if (name.text === gem) {
				const { values, end } = argumentsAt(text, at + word.text.length);
				yield {
					start: at,
					name,
					...asked(values.slice(1)),
					appraisal
				};
				read = end;
			}
		}
	}
}
function asked(values) {
	const requirements = [];
	let source = null;
	for (const { key, strings } of values) if (key === null) requirements.push(...strings);
	else if (SOURCES.has(key)) source ??= key;
	return {
		requirements,
		source
	};
}
function* wordsOf(content) {
	let at = 0;
	while (at < content.length && content[at] !== "#") {
		if (content[at] === "\"" || content[at] === "'") {
			const string = stringAt(content, at);
			if (string === null) return;
			at = string.end + 1;
			continue;
		}
		const start = at;
		while (/\w/.test(content[at] ?? "")) at += 1;
		if (at > start) yield {
			text: content.slice(start, at),
			start
		};
		else at += 1;
	}
}

// src/sdks/ruby/index.ts
const PACKAGE = "stripe";
const ruby = recognised({
	sdk: "ruby",
	name: "stripe-ruby",
	repository: "stripe/stripe-ruby",
	advisories: {
		ecosystem: "rubygems",
		name: PACKAGE
	}
}, async (survey) => {
	const locks = lockfiles(survey, `the gem ${PACKAGE}`, readGemfileLock);
	for (const path of survey.mentioning) {
		const kind = kindOf(posix.basename(path));
		if (kind !== null) await survey.open(path, (text) => readManifest(survey, locks, path, kind, text));
	}
	await locks.noteUnclaimed(survey.mentioning.filter((path) => isLockfile(posix.basename(path))));
});
function kindOf(name) {
	if (isLockfile(name)) return null;
	if (name === "Appraisals") return "bundler:Appraisals";
	if (name === "plugin.rb") return "discourse:plugin.rb";
	if (name.endsWith(".gemspec")) return "bundler:gemspec";
	return name === "gems.rb" || /^Gemfile(?:\.|$)/.test(name) || name.endsWith(".gemfile") ? "bundler:Gemfile" : null;
}
function isLockfile(name) {
	return name === "gems.locked" || /(?:^Gemfile|\.gemfile|^Gemfile\..*)\.lock$/.test(name);
}
async function readManifest(survey, locks, path, kind, text) {
	const lines = linesOf(text);
	for (const call of gemCalls(text, PACKAGE)) {
		const lockfile = lockfileOf(path, kind, call);
		const locked = lockfile === null ? null : await locks.claim(lockfile);
		const [only, ...more] = call.requirements;
		const pin = only !== void 0 && more.length === 0 ? exactVersion(only.text.replace(/^=\s*/, "")) : null;
		const start = only?.start ?? call.name.end + 1;
		survey.use({
			path,
			line: lines.at(call.start),
			package: PACKAGE,
			kind,
			specifier: call.requirements.map((one) => one.text).join(", "),
			range: {
				start,
				end: call.requirements.at(-1)?.end ?? start
			},
			locked,
			version: call.source === null ? locked === null ? pin : exactVersion(locked.version) : null,
			...call.source === null ? {} : { why: `it comes from ${call.source}, not from the registry` }
		});
	}
}
function lockfileOf(path, kind, call) {
	const folder = posix.dirname(path);
	if (kind === "discourse:plugin.rb") return null;
	if (kind === "bundler:gemspec") return posix.join(folder, "Gemfile.lock");
	if (kind === "bundler:Appraisals") return call.appraisal === null ? null : posix.join(folder, "gemfiles", `${call.appraisal.replace(/[^\w.]/g, "_")}.gemfile.lock`);
	return path.endsWith("gems.rb") ? posix.join(folder, "gems.locked") : `${path}.lock`;
}
function readGemfileLock(text) {
	const prefix = `    ${PACKAGE} (`;
	for (const { text: content, line } of eachLine(text)) if (content.startsWith(prefix) && content.endsWith(")")) return {
		version: content.slice(prefix.length, -1),
		line
	};
	return null;
}

// src/sdks/index.ts
const SDK_ADAPTERS = {
	node,
	python,
	go,
	java,
	ruby,
	php,
	dotnet
};

// src/domain/slots.ts
function slots(count) {
	const waiting = [];
	let free = count;
	return async (work) => {
		if (free > 0) free -= 1;
		else await new Promise((resolve) => waiting.push(resolve));
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next === void 0) free += 1;
			else next();
		}
	};
}

export { report as _, proveTable as a, json as c, proveJson as d, pullsOutput as f, overall as g, behindAll as h, caseTable as i, jsonText as l, annotations as m, SDK_ADAPTERS as n, checkJson as o, upgradesOutput as p, vendored as r, detectJson as s, slots as t, listJson as u };