import { B as withoutNotes, et as UpstreamError, x as upgraderOf } from "./domain.js";

// src/look-up/api-version.ts
const ID = /\b\d{4}-\d{2}-\d{2}(?:\.[a-z]+)?(?![\w-])/;
const REACH = 240;
function apiReleaseOf(id) {
	return id.split(".")[1] ?? null;
}
function isSameSentence(between) {
	return !/\n[ \t]*\n|\n[ \t]*[*\-#]/.test(between);
}
function idAfter(section, words) {
	for (const found of section.matchAll(words)) {
		const after = section.slice(found.index + found[0].length, found.index + found[0].length + REACH);
		const id = ID.exec(after);
		if (id !== null && isSameSentence(after.slice(0, id.index))) return id[0];
	}
	return null;
}
function apiVersionIn(section) {
	const id = idAfter(section, /pinned\W{0,6}API version\b/gi) ?? idAfter(section, /\bStripe API Version\b/g) ?? idAfter(section, /\bnew API version\b/gi);
	return id === null ? null : {
		id,
		apiRelease: apiReleaseOf(id),
		source: "changelog"
	};
}

// src/look-up/heading.ts
const LONGEST$2 = 300;
const VERSION = /^\d+\.\d+[\dA-Za-z.+-]*$/;
const DATE = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/;
function dateIn(text) {
	const [, year, month, day] = DATE.exec(text) ?? [];
	if (year === void 0 || month === void 0 || day === void 0) return null;
	const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
	return Number.isNaN(Date.parse(date)) ? null : date;
}
function withoutTags(text) {
	let rest = text.trimStart();
	while (rest.startsWith("<")) {
		const end = rest.indexOf(">");
		if (end === -1) return rest;
		rest = rest.slice(end + 1).trimStart();
	}
	return rest;
}
function versionIn(word) {
	if (word === void 0) return null;
	const link = word.indexOf("](");
	let text = link === -1 ? word : word.slice(0, link);
	if (text.startsWith("[")) text = text.slice(1);
	if (text.endsWith("]")) text = text.slice(0, -1);
	if (text.startsWith("v")) text = text.slice(1);
	return VERSION.test(text) ? text : null;
}
function isRemark(rest) {
	const [first] = rest;
	return first === void 0 || first.startsWith("(") || first === "-" || first === "–" || first === "—";
}
function releaseHeading(line) {
	const text = line.slice(0, LONGEST$2);
	let level = 0;
	while (text[level] === "#") level += 1;
	if (level < 1 || level > 3 || text[level] !== " " && text[level] !== "	") return null;
	const words = withoutTags(text.slice(level)).split(/\s+/).filter((word) => word !== "");
	const first = versionIn(words[0]);
	if (first === null) return null;
	const second = words[1] === "and" || words[1] === "&" ? versionIn(words[2]) : null;
	const rest = words.slice(second === null ? 1 : 3);
	const date = dateIn(rest.join(" "));
	if (date === null && (level !== 2 || !isRemark(rest))) return null;
	return {
		versions: second === null ? [first] : [first, second],
		date
	};
}

// src/look-up/changelog.ts
const LONGEST$1 = 8388608;
function fenceMark(trimmed) {
	const character = trimmed[0];
	if (character !== "`" && character !== "~") return null;
	let length = 1;
	while (trimmed[length] === character) length += 1;
	if (length < 3 || character === "`" && trimmed.includes("`", length)) return null;
	return character.repeat(length);
}
function opened(trimmed, indent) {
	if (trimmed.startsWith("<!--")) return trimmed.includes("-->") ? null : { kind: "comment" };
	const mark = fenceMark(trimmed);
	return mark === null ? null : {
		kind: "fence",
		mark,
		indent
	};
}
function isClosed(shelter, trimmed, indent) {
	if (shelter.kind === "comment") return trimmed.includes("-->") ? "closed" : "open";
	if (trimmed.startsWith(shelter.mark) && trimmed.length === runLength(trimmed, shelter.mark[0])) return "closed";
	return shelter.indent > 0 && indent === 0 && trimmed.startsWith("#") ? "left" : "open";
}
function runLength(text, character) {
	let length = 0;
	while (length < text.length && text[length] === character) length += 1;
	return length;
}
function headingsOf(text) {
	const headings = [];
	let shelter = null;
	let shelterStart = {
		offset: 0,
		line: 0
	};
	let hides = true;
	let line = 0;
	let offset = text.startsWith("﻿") ? 1 : 0;
	while (offset <= text.length) {
		const newline = text.indexOf("\n", offset);
		const end = newline === -1 ? text.length : newline;
		const next = end + 1;
		line += 1;
		const content = text.slice(offset, end).trimEnd();
		const trimmed = content.trimStart();
		const indent = content.length - trimmed.length;
		const state = shelter === null ? "none" : isClosed(shelter, trimmed, indent);
		if (state === "closed" || state === "left") shelter = null;
		if (state === "none" || state === "left") {
			const shelterHere = hides ? opened(trimmed, indent) : null;
			if (shelterHere !== null) {
				shelter = shelterHere;
				shelterStart = {
					offset: next,
					line
				};
			} else if (indent === 0 && trimmed.startsWith("#")) headings.push({
				text: trimmed,
				line,
				offset,
				below: Math.min(next, text.length)
			});
		}
		offset = next;
		if (offset > text.length && shelter !== null) {
			shelter = null;
			hides = false;
			offset = shelterStart.offset;
			line = shelterStart.line;
		}
	}
	return headings;
}
function endsHistory(text) {
	const level = runLength(text, "#");
	return level === 1 || level === 2 && /^## +(?:Older|Previous|Unreleased|\[Unreleased|Changelog)/i.test(text);
}
function indexChangelog(text) {
	if (text.length > LONGEST$1) throw new UpstreamError(`the changelog has ${text.length} characters, more than the ${LONGEST$1} that are read`);
	const releases = [];
	let open = null;
	function close(end) {
		if (open === null) return;
		const { heading, versions, date } = open;
		for (const version of versions) releases.push({
			version,
			date,
			line: heading.line,
			heading: heading.offset,
			start: heading.below,
			end
		});
		open = null;
	}
	for (const heading of headingsOf(text)) {
		const release = releaseHeading(heading.text);
		if (release === null && !endsHistory(heading.text)) continue;
		close(heading.offset);
		if (release !== null) open = {
			heading,
			...release
		};
	}
	close(text.length);
	if (releases.length === 0) throw new UpstreamError("no release was found in the changelog: its headings are of no style that is known");
	const places = /* @__PURE__ */ new Map();
	for (const release of releases) {
		const before = places.get(release.version);
		if (before === void 0) places.set(release.version, [release]);
		else before.push(release);
	}
	return {
		releases,
		section(version) {
			const found = places.get(version);
			return found === void 0 ? null : found.map(({ start, end }) => text.slice(start, end)).join("\n");
		}
	};
}

// src/look-up/sources.ts
function sectionsOf(index) {
	return new Map(index.releases.map(({ version, date }) => [version, {
		date,
		text: index.section(version) ?? ""
	}]));
}
function changelogSource(kind, name, text) {
	try {
		return {
			kind: "found",
			source: {
				kind,
				name,
				sections: sectionsOf(indexChangelog(text))
			}
		};
	} catch (error) {
		if (!(error instanceof UpstreamError)) throw error;
		return {
			kind: "missing",
			why: `${name}: ${error.message}`
		};
	}
}
function once(known, key, ask) {
	const before = known.get(key);
	if (before !== void 0) return before;
	const asked = ask();
	known.set(key, asked);
	return asked;
}
function openLibrary(world) {
	const asked = /* @__PURE__ */ new Map();
	const lists = /* @__PURE__ */ new Map();
	const facts = /* @__PURE__ */ new Map();
	return {
		changelog: ({ adapter }) => once(asked, `changelog ${adapter.sdk}`, async () => {
			const text = await world.github.file(adapter.repository, "CHANGELOG.md");
			if (text === "unknown") return {
				kind: "missing",
				why: `GitHub does not give the changelog of ${adapter.repository}`
			};
			return changelogSource("github", `CHANGELOG.md of ${adapter.repository}`, text);
		}),
		listed: ({ adapter, upgrader }, oldest) => once(lists, `${adapter.sdk} ${oldest}`, () => upgrader.releases(world, world.repository.root, oldest)),
		releases: ({ adapter }) => once(asked, `releases ${adapter.sdk}`, async () => {
			const listed = await world.github.releases(adapter.repository);
			if (listed === "unknown") return {
				kind: "missing",
				why: "GitHub does not give the text of its releases"
			};
			const sections = listed.map(({ tag, date, body }) => [tag.replace(/^v/, ""), {
				date: date.slice(0, 10),
				text: body
			}]);
			return {
				kind: "found",
				source: {
					kind: "github",
					name: `the releases of ${adapter.repository}`,
					sections: new Map(sections)
				}
			};
		}),
		facts: ({ adapter, upgrader }, version) => once(facts, `${adapter.sdk} ${version}`, async () => {
			try {
				return await upgrader.inspect(world, world.repository.root, version);
			} catch (error) {
				if (!(error instanceof UpstreamError)) throw error;
				return { why: `the package of ${adapter.name} ${version} could not be looked into: ${error.message}` };
			}
		})
	};
}
function apiVersionsOf(sections, scheme) {
	const pinned = /* @__PURE__ */ new Map();
	const versions = [...sections.keys()].filter((version) => scheme.parse(version) !== void 0).toSorted(scheme.compare);
	let current = null;
	for (const version of versions) {
		const own = apiVersionIn(sections.get(version)?.text ?? "");
		const isStable = scheme.parse(version)?.channel === "stable";
		if (isStable) current = own ?? current;
		const api = isStable ? current : own;
		if (api !== null) pinned.set(version, api);
	}
	return pinned;
}

// src/look-up/ages.ts
const MOST_PACKAGES = 6;
const LAST_FIXED_TIME = "2016-01-01";
function datesOf(asked, source) {
	const sections = asked.kind === "found" ? [...asked.source.sections] : [];
	return new Map(sections.flatMap(([version, { date }]) => date === null ? [] : [[version, {
		date,
		source
	}]]));
}
function newestOfMajors(releases, upgrader) {
	const newest = /* @__PURE__ */ new Map();
	for (const release of releases) {
		const major = release.channel === "stable" && release.withdrawn === null ? upgrader.versions.parse(release.version)?.major : void 0;
		if (major !== void 0) newest.set(major, release);
	}
	return [...newest.values()].toReversed().slice(0, MOST_PACKAGES);
}
async function fromPackages(library, subject, undated) {
	const dated = /* @__PURE__ */ new Map();
	await Promise.all(newestOfMajors(undated, subject.upgrader).map(async ({ version }) => {
		const facts = await library.facts(subject, version);
		if ("why" in facts) return;
		const { changelog, newestFile } = facts;
		const inChangelog = changelog === null ? /* @__PURE__ */ new Map() : datesOf(changelogSource("package", version, changelog), "changelog");
		for (const [each, date] of inChangelog) dated.set(each, date);
		if (newestFile !== null && newestFile.slice(0, 10) > LAST_FIXED_TIME && !inChangelog.has(version)) dated.set(version, {
			date: newestFile,
			source: "package"
		});
	}));
	return dated;
}
const AGE_NOTES = {
	registry: "age from the registry",
	github: "age from the GitHub release, not the registry",
	changelog: "age from the changelog, not the registry",
	package: "age from the package, not the registry"
};
async function dateReleases(world, subject, releases) {
	if (releases.length === 0 || releases.some(({ date }) => date !== null)) return {
		releases,
		notes: []
	};
	const library = openLibrary(world);
	const known = /* @__PURE__ */ new Map();
	const sources = [
		async () => datesOf(await library.releases(subject), "github"),
		async () => datesOf(await library.changelog(subject), "changelog"),
		async (undated) => fromPackages(library, subject, undated)
	];
	for (const ask of sources) {
		const undated = releases.filter(({ version }) => !known.has(version));
		if (undated.length === 0) break;
		for (const [version, dated] of await ask(undated)) if (!known.has(version)) known.set(version, dated);
	}
	const found = releases.map((release) => {
		const dated = known.get(release.version);
		return dated === void 0 ? release : {
			...release,
			date: dated.date,
			dateSource: dated.source
		};
	});
	const used = new Set(found.map(({ dateSource }) => dateSource).filter((source) => source !== null));
	return {
		releases: found,
		notes: used.size === 0 ? ["nothing says when these releases were published: each counts as too new"] : [...used].map((source) => AGE_NOTES[source])
	};
}

// src/look-up/kinds.ts
const PREAMBLE = /^(?:\s|⚠️?|❗|\uFE0F|\*\*Breaking change:?\*\*:?|\[#\d+\]\([^()\s]*\)|[-–:,])+/u;
const GENERATED = /^(?:update generated code|generated (?:code|changes)|api updates|update codegen|codegen|support for apis in the (?:new )?api version|next major release changes)/i;
const BREAKING = /⚠|❗|\bremoves? support for\b|\bremoved support for\b|\bdrop(?:s|ped)? support\b|\bchange type of\b|\b(?:is|are) now required\b|\bACTION REQUIRED\b/iu;
const BREAKING_TITLE = /\bbreaking changes?\b/i;
const NOT_BREAKING = /\b(?:not (?:a |technically |strictly )*breaking|non-?breaking|no breaking)\b/i;
const REQUIRED = /\bto be required\b/i;
const OF_CALLERS = /Params/;
const ANNOUNCEMENT = /\bbreaking changes\b[^\n]{0,80}\bprefixed with\b/i;
const BREAKING_API = /^(?:remove|rename)d? /i;
const SECURITY = /\bsecurity\b|\bvulnerab|\bmalicious|\bharden|\bcryptographically\b|\bcompromised\b|\bforged?\b|\bspoof|\bcve-\d|\bghsa-|\b(?:constant[- ]time|timing[- ]safe)\b/i;
const SECURITY_TITLE = /(?<!type )(?<!method )(?<!function )\bsignatures?\b|\bsecrets?\b|\bcertificates?\b|\bcrypto/i;
const ASIDE = /\b(?:docs?|documentation|readme|examples?|coveralls|tests?)\b/i;
const FIX = /\b(?:fix(?:e[sd]|ing)?|bug|correct(?:s|ed|ly)?|restore[sd]?|revert(?:s|ed)?|resolve[sd]?|prevents?|repair|regression|handle[sd]?|reject|validate[sd]?|encode)\b/i;
function prose(markdown) {
	return markdown.replace(/`[^`]*`/g, " ").replace(/\]\([^()\s]*\)/g, "] ");
}
function bare(title) {
	return title.replace(PREAMBLE, "").trim();
}
function isGenerated(title) {
	return GENERATED.test(bare(title));
}
function namesBreaking(text) {
	return /⚠|❗|\bACTION REQUIRED\b/u.test(text) || BREAKING_TITLE.test(text) && !NOT_BREAKING.test(text);
}
function withoutAnnouncement(text) {
	const at = text.search(ANNOUNCEMENT);
	if (at === -1) return text;
	const end = text.indexOf(". ", at);
	return end === -1 ? "" : text.slice(end + 2);
}
const ADDS = /^add(?:ed|s)? support for (?:new )?values? /i;
function addsValues(markdown, isApi) {
	const [title = ""] = markdown.split("\n", 1);
	return isApi && ADDS.test(bare(title));
}
function isMarkedBreaking(markdown, isApi) {
	const [title = ""] = markdown.split("\n", 1);
	if (BREAKING.test(markdown) || REQUIRED.test(markdown) && (!isApi || OF_CALLERS.test(markdown))) return true;
	if (BREAKING_TITLE.test(title) && !NOT_BREAKING.test(title)) return true;
	return isApi && BREAKING_API.test(bare(title));
}
function otherKind(markdown, isApi) {
	if (isApi) return REQUIRED.test(markdown) ? "answer" : "feature";
	const [title = ""] = markdown.split("\n", 1);
	if (!ASIDE.test(prose(title)) && (SECURITY_TITLE.test(prose(title)) || SECURITY.test(prose(markdown)))) return "security";
	return FIX.test(prose(title)) ? "fix" : "feature";
}

// src/look-up/outline.ts
function measured(line) {
	let indent = 0;
	let at = 0;
	for (; at < line.length; at += 1) if (line[at] === " ") indent += 1;
	else if (line[at] === "	") indent += 4 - indent % 4;
	else break;
	return {
		indent,
		trimmed: line.slice(at)
	};
}
function itemAt({ indent, trimmed }, line) {
	if (trimmed[0] === "#") {
		let level = 1;
		while (trimmed[level] === "#") level += 1;
		if (level > 6 || trimmed[level] !== " ") return null;
		return {
			kind: "heading",
			indent,
			content: indent,
			level,
			title: trimmed.slice(level).trim(),
			start: line,
			end: line,
			children: []
		};
	}
	const text = trimmed.replace(/^(?:[*+-] +)+/, "");
	if (text === trimmed || /^[*+-]*$/.test(text)) return null;
	return {
		kind: "bullet",
		indent,
		content: indent + trimmed.length - text.length,
		level: 0,
		title: text,
		start: line,
		end: line,
		children: []
	};
}
const DEEPEST = 12;
function belongs(item, holder) {
	if (holder.kind === "bullet") return item.indent > holder.indent;
	if (item.indent < holder.indent) return false;
	return item.kind === "bullet" || item.indent > holder.indent || item.level > holder.level;
}
function outline(section) {
	const lines = section.split("\n").map((line) => line.trimEnd());
	const items = [];
	const open = [];
	let fence = null;
	for (const [number, line] of lines.entries()) {
		const read = measured(line);
		if (fence !== null) {
			if (read.trimmed.startsWith(fence)) fence = null;
			continue;
		}
		fence = /^(?:```|~~~)/.exec(read.trimmed)?.[0] ?? null;
		const item = fence === null ? itemAt(read, number) : null;
		if (item === null) continue;
		while (open.length > 0) {
			const holder = open.at(-1);
			if (holder === void 0 || belongs(item, holder)) break;
			holder.end = number;
			open.pop();
		}
		if (open.length === DEEPEST) continue;
		(open.at(-1)?.children ?? items).push(item);
		open.push(item);
	}
	for (const item of open) item.end = lines.length;
	return {
		lines,
		introEnd: items[0]?.start ?? lines.length,
		items
	};
}
function textOf(lines, start, end, columns) {
	return lines.slice(start, end).map((line) => {
		const { indent, trimmed } = measured(line);
		return " ".repeat(Math.max(0, indent - columns)) + trimmed;
	}).join("\n").trim();
}
function markdownOf(item, lines, end) {
	const body = textOf(lines, item.start + 1, end, item.content);
	if (body === "") return item.title;
	return `${item.title}${lines[item.start + 1] === "" ? "\n\n" : "\n"}${body}`;
}

// src/look-up/changes.ts
const LEGEND = /symbol highlights breaking changes|^\s*Release specs are identical\.?\s*$/i;
function changeOf(markdown, context) {
	if (markdown === "" || LEGEND.test(markdown)) return [];
	const isBreaking = context.isBreaking || isMarkedBreaking(markdown, context.isApi);
	const breaking = addsValues(markdown, context.isApi) ? "value" : "breaking";
	return [{
		kind: isBreaking ? breaking : otherKind(markdown, context.isApi),
		markdown,
		isApi: context.isApi
	}];
}
function holdsMarked(items) {
	return items.some((item) => item.kind === "bullet" && /⚠|❗/u.test(item.title) || holdsMarked(item.children));
}
function proseOf(text, isAlone, context) {
	return (isAlone ? [text] : text.split(/\n[ \t]*\n/).filter((paragraph) => namesBreaking(paragraph))).flatMap((paragraph) => changeOf(paragraph.trim(), {
		...context,
		isBreaking: context.isBreaking || namesBreaking(paragraph)
	}));
}
function changesBelowHeading(item, lines, context) {
	const isBreaking = namesBreaking(item.title);
	const isApi = context.isApi && !/\bsdk\b|\bother\b/i.test(item.title);
	const own = textOf(lines, item.start + 1, item.children[0]?.start ?? item.end, item.content);
	const inner = {
		isBreaking: isBreaking && !holdsMarked(item.children),
		isApi: isApi || /\bStripe API\b/i.test(item.title)
	};
	return [...proseOf(own, item.children.length === 0, {
		...inner,
		isBreaking
	}), ...changesOf(item.children, lines, inner)];
}
function changesOfGenerated(item, lines, context) {
	const inner = {
		isBreaking: context.isBreaking,
		isApi: true
	};
	const below = [...proseOf(textOf(lines, item.start + 1, item.children[0]?.start ?? item.end, item.content), false, inner), ...changesOf(item.children, lines, inner)];
	return isMarkedBreaking(item.title, false) && !below.some(({ kind }) => kind === "breaking") || item.children.length === 0 ? [...changeOf(item.title, context), ...below] : below;
}
function changesOfBullet(item, lines, context) {
	if (isGenerated(item.title)) return changesOfGenerated(item, lines, context);
	const heading = item.children.find((child) => child.kind === "heading");
	if (heading === void 0) return changeOf(markdownOf(item, lines, item.end), context);
	const headings = item.children.filter((child) => child.start >= heading.start);
	const own = markdownOf(item, lines, heading.start);
	return [...changeOf(own, context), ...changesOf(headings, lines, {
		...context,
		isApi: /\bAPI (?:changelog|changes|version)\b/i.test(own)
	})];
}
function changesOf(items, lines, context) {
	return items.flatMap((item) => item.kind === "heading" ? changesBelowHeading(item, lines, context) : changesOfBullet(item, lines, context));
}
function introOf({ lines, introEnd, items }) {
	const context = {
		isBreaking: false,
		isApi: false
	};
	const prose = proseOf(textOf(lines, 0, introEnd, 0), items.length === 0, context);
	if (!holdsMarked(items)) return prose;
	return prose.flatMap((change) => {
		const rest = withoutAnnouncement(change.markdown);
		return rest === change.markdown ? [change] : changeOf(rest, context);
	});
}
function changesIn(section) {
	const read = outline(section);
	return [...introOf(read), ...changesOf(read.items, read.lines, {
		isBreaking: false,
		isApi: false
	})];
}

// src/look-up/sibling.ts
function answering(sdks) {
	for (const adapter of sdks.all) {
		const { upgrader, changelogFrom } = adapter;
		if (upgrader !== null && changelogFrom !== void 0) return {
			adapter,
			upgrader,
			changelogFrom
		};
	}
	return null;
}
async function newestOf(library, subject) {
	try {
		const newest = (await library.listed(subject, subject.changelogFrom)).findLast((release) => release.channel === "stable" && release.withdrawn === null);
		if (newest === void 0) return { why: `no release of ${subject.adapter.name} is known` };
		const facts = await library.facts(subject, newest.version);
		if ("why" in facts) return facts;
		if (facts.changelog === null) return { why: `the package of ${subject.adapter.name} ${newest.version} ships no changelog` };
		const asked = changelogSource("package", `the changelog in the package of ${subject.adapter.name} ${newest.version}`, facts.changelog);
		return asked.kind === "found" ? asked.source : { why: asked.why };
	} catch (error) {
		if (!(error instanceof UpstreamError)) throw error;
		return { why: error.message };
	}
}
function isWithin(api, after, upTo) {
	return api !== void 0 && api.id > after.id && api.id <= upTo.id;
}
async function siblingNotes(library, sdks, upgrade, own) {
	const { from, to } = own.apiVersion;
	const subject = answering(sdks);
	if (subject === null || subject.adapter.sdk === upgrade.sdk) return own;
	const { adapter, upgrader } = subject;
	if (from === null || to === null) return {
		...own,
		notes: [...own.notes, "the API versions are not known either, so no other SDK can answer"]
	};
	if (from.id === to.id) return {
		...own,
		notes: [...own.notes, `both versions pin the API version ${to.id}, so the API changes nothing`]
	};
	const source = await newestOf(library, subject);
	if ("why" in source) return {
		...own,
		notes: [...own.notes, `${adapter.name} could not answer for it: ${source.why}`]
	};
	const scheme = upgrader.versions;
	const pinned = apiVersionsOf(source.sections, scheme);
	const releases = [...source.sections].filter(([version]) => scheme.parse(version)?.channel === "stable" && isWithin(pinned.get(version), from, to)).toSorted(([a], [b]) => scheme.compare(b, a)).map(([version, { date, text }]) => {
		return {
			version,
			date,
			changes: changesIn(text).filter(({ isApi }) => isApi).map(({ kind, markdown }) => ({
				kind,
				markdown
			})),
			apiVersion: pinned.get(version) ?? null
		};
	}).filter(({ changes }) => changes.length > 0);
	if (releases.length === 0) return {
		...own,
		notes: [...own.notes, `${adapter.name} lists no API version after ${from.id} up to ${to.id} either`]
	};
	const label = `these notes are from ${adapter.name}, versions ${releases.at(-1)?.version} to ${releases[0]?.version}, for the same API versions (after ${from.id} up to ${to.id}). Changes of the API are the same in every language; changes of the SDK itself are missing`;
	return {
		...own,
		releases,
		source: "sibling",
		notes: [
			...own.notes,
			label,
			`read from ${source.name}`
		]
	};
}

// src/look-up/notes.ts
function between(versions, upgrade, scheme) {
	const channels = /* @__PURE__ */ new Set([
		"stable",
		scheme.parse(upgrade.from)?.channel,
		scheme.parse(upgrade.to)?.channel
	]);
	return [...versions].filter((version) => channels.has(scheme.parse(version)?.channel)).filter((version) => scheme.compare(version, upgrade.from) > 0 && scheme.compare(version, upgrade.to) <= 0).toSorted((a, b) => scheme.compare(b, a));
}
async function shipped(library, subject, version) {
	const facts = await library.facts(subject, version);
	if ("why" in facts) return {
		kind: "missing",
		why: facts.why
	};
	const name = `the changelog in the package of ${subject.adapter.name} ${version}`;
	return facts.changelog === null ? {
		kind: "missing",
		why: `the package of ${subject.adapter.name} ${version} ships no changelog`
	} : changelogSource("package", name, facts.changelog);
}
async function join(library, subject, upgrade, newest) {
	const packages = [.../* @__PURE__ */ new Set([newest, upgrade.to])];
	const files = await Promise.all([library.changelog(subject), ...packages.map((version) => shipped(library, subject, version))]);
	const asked = files.some((asked) => asked.kind === "found" && asked.source.sections.has(upgrade.to)) ? files : [...files, await library.releases(subject)];
	const sections = /* @__PURE__ */ new Map();
	for (const each of asked) {
		if (each.kind === "missing") continue;
		for (const [version, section] of each.source.sections) if (!sections.has(version)) sections.set(version, {
			...section,
			source: each.source
		});
	}
	return {
		sections,
		why: asked.filter((each) => each.kind === "missing").map(({ why }) => why)
	};
}
async function pinned(library, subject, upgrade, byNotes) {
	const [from, to] = await Promise.all([upgrade.from, upgrade.to].map(async (version) => {
		const facts = await library.facts(subject, version);
		return ("why" in facts ? null : facts.apiVersion) ?? byNotes.get(version) ?? null;
	}));
	return {
		from: from ?? null,
		to: to ?? null
	};
}
function releaseOf(version, section, api) {
	const changes = changesIn(section.text).map(({ kind, markdown }) => ({
		kind,
		markdown
	}));
	return {
		version,
		date: section.date,
		changes,
		apiVersion: api
	};
}
async function changelogOf(world, library, subject, upgrade, newest) {
	const scheme = subject.upgrader.versions;
	const { sections, why } = await join(library, subject, upgrade, newest);
	const byNotes = apiVersionsOf(sections, scheme);
	const apiVersion = await pinned(library, subject, upgrade, byNotes);
	const listed = between(sections.keys(), upgrade, scheme);
	if (listed.length === 0) {
		const text = `the release notes of ${subject.adapter.name} ${upgrade.to} could not be had: ${why.join("; ") || "no source lists it"}`;
		const changelog = await siblingNotes(library, world.sdks, upgrade, {
			...withoutNotes(text),
			apiVersion
		});
		if (changelog.source === "none") world.log.warn({
			place: null,
			text
		});
		return changelog;
	}
	const sources = /* @__PURE__ */ new Set();
	const releases = listed.flatMap((version) => {
		const section = sections.get(version);
		if (section === void 0) return [];
		sources.add(section.source);
		return [releaseOf(version, section, version === upgrade.to ? apiVersion.to : byNotes.get(version) ?? null)];
	});
	const notes = [`read from ${[...sources].map(({ name }) => name).join(", and from ")}`];
	if (listed[0] !== upgrade.to) notes.push(`no source has notes for ${upgrade.to} itself`, ...why);
	const isGithub = [...sources].some(({ kind }) => kind === "github");
	const fromDate = sections.get(upgrade.from)?.date ?? null;
	return {
		releases,
		source: isGithub ? "github" : "package",
		notes,
		apiVersion,
		fromDate
	};
}
function notesOf(world, upgrades) {
	const library = openLibrary(world);
	return Promise.all(upgrades.map((upgrade) => {
		const adapter = world.sdks.of(upgrade.sdk);
		const upgrader = upgraderOf(world.sdks, upgrade.sdk);
		const newest = upgrades.filter(({ sdk }) => sdk === upgrade.sdk).map(({ to }) => to).toSorted(upgrader.versions.compare).at(-1) ?? upgrade.to;
		return changelogOf(world, library, {
			adapter,
			upgrader
		}, upgrade, newest);
	}));
}

// src/look-up/oldest.ts
const FAR_AHEAD = "999.0.0";
const LONGEST = 500;
function oldestOf(use, scheme) {
	const inUse = use.version === null ? void 0 : scheme.parse(use.version);
	if (inUse !== void 0) return inUse.text;
	if (use.specifier.trim() === "" || scheme.admits(use.specifier, FAR_AHEAD)) return null;
	const majors = [...use.specifier.slice(0, LONGEST).matchAll(/(?<![.\d])\d{1,4}/g)].map(([digits]) => Number(digits));
	if (majors.length === 0) return null;
	const lowest = Math.min(...majors) - (use.specifier.includes("<") ? 1 : 0);
	return `${Math.max(0, lowest)}.0.0`;
}
function oldestInUse(uses, scheme) {
	return uses.map((use) => oldestOf(use, scheme)).filter((version) => version !== null).toSorted(scheme.compare)[0] ?? "0.0.0";
}

// src/look-up/index.ts
async function releaseListOf(world, adapter, upgrader, uses) {
	const { ecosystem, name } = adapter.advisories;
	const [listed, advisories] = await Promise.all([upgrader.releases(world, world.repository.root, oldestInUse(uses, upgrader.versions)), world.github.advisories(ecosystem, name)]);
	const { releases, notes } = await dateReleases(world, {
		adapter,
		upgrader
	}, listed);
	return {
		sdk: adapter.sdk,
		releases,
		advisories,
		notes
	};
}
async function lookUp(world, uses) {
	const asked = world.sdks.all.flatMap((adapter) => {
		const editable = uses.filter((use) => use.sdk === adapter.sdk && use.editable);
		return adapter.upgrader === null || editable.length === 0 ? [] : [{
			adapter,
			upgrader: adapter.upgrader,
			editable
		}];
	});
	if (asked.length === 0) return [];
	return world.log.step("Looking up releases", async (say) => {
		const looked = asked.map(async ({ adapter, upgrader, editable }) => {
			try {
				return await releaseListOf(world, adapter, upgrader, editable);
			} catch (error) {
				if (!(error instanceof UpstreamError)) throw error;
				const text = `the releases of ${adapter.name} could not be looked up: ${error.message}`;
				world.log.warn({
					place: null,
					text
				});
				return {
					sdk: adapter.sdk,
					releases: [],
					advisories: "unknown",
					notes: [],
					failure: error.message
				};
			}
		});
		const releaseLists = await Promise.all(looked);
		const failed = releaseLists.some(({ failure }) => failure !== void 0);
		say(releaseLists.map(({ sdk, releases }) => `${releases.length} of ${world.sdks.of(sdk).name}`).join(", "), failed ? "failed" : void 0);
		return releaseLists;
	});
}
async function lookUpNotes(world, upgrades) {
	if (upgrades.length === 0) return [];
	return world.log.step("Reading release notes", async (say) => {
		const changelogs = await notesOf(world, upgrades);
		const read = changelogs.flatMap(({ releases }, number) => releases.map(({ version }) => `${upgrades[number]?.sdk} ${version}`));
		say(`${new Set(read).size} releases`);
		return changelogs;
	});
}

export { lookUpNotes as n, lookUp as t };