import { n as visible, r as visibleLines } from "./visible.js";
import { t as removeFolder } from "./remove-folder.js";
import { i as UpstreamError, o as reasonOf, r as SettingsError, t as EditError } from "./errors.js";
import { f as CONFIG_PATH, v as _usingCtx } from "./values.js";
import { E as contractOf, H as nothingFound, O as countsInWords, R as gapsOf, g as ended, i as OWN_TESTS_WORDS, j as verdictTitle, l as sdkName, m as columns, s as VERDICT_TONES, t as readSettings, u as earlierOf, z as headline } from "./settings.js";
import { a as proveTable, h as behindAll, n as SDK_ADAPTERS, r as vendored, t as slots } from "./slots.js";
import { r as count } from "./document.js";
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, readSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { copyFile, lstat, mkdir, open, readFile, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname, join, posix, resolve, sep } from "node:path";
import http from "node:http";

// src/domain/pull.ts
const BRANCH_PREFIX = "stripe-upgrade/";
const OUTSIDE$1 = ":/";
function pathFrom(prefix, path) {
	return path.startsWith(prefix) ? path.slice(prefix.length) : `${OUTSIDE$1}${path}`;
}
function isOutside(path) {
	return path.startsWith(OUTSIDE$1);
}

// src/adapters/git.ts
const GUARDS = [
	"--no-pager",
	"--no-optional-locks",
	"--literal-pathspecs",
	...[
		"core.hooksPath=/dev/null",
		"core.fsmonitor=false",
		"core.attributesFile=/dev/null",
		"submodule.recurse=false",
		"gc.auto=0",
		"maintenance.auto=false"
	].flatMap((setting) => ["-c", setting])
];
const ENVIRONMENT = {
	LC_ALL: "C",
	GIT_TERMINAL_PROMPT: "0",
	GIT_ATTR_NOSYSTEM: "1",
	GIT_NO_REPLACE_OBJECTS: "1",
	GIT_NO_LAZY_FETCH: "1"
};
function complaint(result) {
	if (result.limit !== null) return `it ran into the ${result.limit} limit`;
	return result.stderr.split("\n").find((each) => each.trim() !== "")?.trim() ?? `exit code ${result.code}`;
}
function createGit(tools, folder, extra = []) {
	const run = (args, options = {}) => tools.run("git", [
		...GUARDS,
		...extra,
		...args
	], {
		cwd: folder,
		...options,
		env: {
			...ENVIRONMENT,
			...options.env
		}
	});
	return {
		run,
		async output(args, options) {
			const result = await run(args, options);
			if (result.code !== 0) throw new UpstreamError(`git ${args[0]} failed: ${complaint(result)}`);
			return result.stdout;
		},
		async line(args, options) {
			const result = await run(args, options);
			return result.code === 0 ? result.stdout.trim() : null;
		}
	};
}
function entries(output) {
	return output.split("\0").filter((entry) => entry !== "");
}
async function ownGitDirectory(tools, workTree, objectFormat) {
	const folder = await tools.folder("git");
	await createGit(tools, folder).output([
		"init",
		"--quiet",
		"--bare",
		"--template=",
		`--object-format=${objectFormat}`,
		"--initial-branch=main",
		folder
	]);
	await mkdir(join(folder, "info"), { recursive: true });
	await writeFile(join(folder, "info", "attributes"), "* -text -eol -filter -ident -working-tree-encoding\n");
	return {
		folder,
		at: (at) => createGit(tools, at, [`--git-dir=${folder}`, `--work-tree=${workTree}`])
	};
}

// src/adapters/text-file.ts
const MAX_FILE_BYTES = 52428800;
function unreadable(why) {
	return {
		kind: "unreadable",
		why
	};
}
const TOO_LARGE = unreadable(`The file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB.`);
const SYMLINK = unreadable("The file is a symlink or lies behind one; symlinks are not followed.");
const OUTSIDE = unreadable("The path leaves the repository.");
function startsWith(bytes, ...prefix) {
	return prefix.every((byte, index) => bytes[index] === byte);
}
function textOf(bytes) {
	if (bytes.length > 52428800) return TOO_LARGE;
	if (startsWith(bytes, 255, 254) || startsWith(bytes, 254, 255)) return unreadable("The file is in UTF-16; only UTF-8 is read.");
	if (bytes.includes(0)) return unreadable("The file is binary.");
	try {
		return {
			kind: "text",
			text: new TextDecoder("utf-8", {
				fatal: true,
				ignoreBOM: true
			}).decode(bytes)
		};
	} catch {
		return unreadable("The file is not valid UTF-8.");
	}
}
function isInside(path) {
	if (path === "" || path.includes("\0") || path.includes("\\")) return false;
	return path.split("/").every((part) => part !== "" && part !== "." && part !== ".." && part.toLowerCase() !== ".git");
}

// src/report/terminal.ts
function detectTable({ uses, notes }, screen) {
	if (uses.length === 0) return [`${nothingFound(notes)}.`, ...notes.map(noteLine)].join("\n");
	return [columns([
		"SDK",
		"WHERE",
		"ASKS FOR",
		"IN USE",
		""
	], uses.map(useCells), screen, 2), ...notes.map(noteLine)].join("\n");
}
function checkTable({ detection, choice, catalogs, inUse, hazards }, screen) {
	if (detection.uses.length === 0) return detectTable(detection, screen);
	const situation = {
		...detection,
		...choice,
		catalogs,
		inUse
	};
	const behind = behindAll(inUse, catalogs, []).map((each) => {
		if (each.from === each.newest) return `${sdkName(each.sdk)} ${each.from} is the newest release.`;
		const days = each.days === null ? "" : `${count(each.days, "day")} and `;
		return `${sdkName(each.sdk)} ${each.from} is ${days}${count(each.majors, "major")} behind ${each.newest}.`;
	});
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
		[...gapsOf(situation).map(gapLine), ...behind].join("\n"),
		upgrades.length === 0 ? `${headline(situation)}.` : columns([
			"SDK",
			"FROM",
			"TO",
			"",
			"FILES"
		], upgrades, screen),
		hazards.size === 0 ? "" : ["Known hazards of the versions in use:", ...Array.from(hazards.keys(), ({ sdk, title }) => `- ${sdkName(sdk)}: ${title}`)].join("\n"),
		heldTable(choice.held, screen),
		[...catalogs.filter(({ failure }) => failure === void 0).map(advisoryLine), ...detection.notes.map(noteLine)].join("\n")
	]);
}
function advisoryLine({ sdk, advisories }) {
	if (advisories === "unknown") return `- ${sdkName(sdk)}: advisories: unknown, GitHub did not answer`;
	return `- ${sdkName(sdk)}: advisories: ${advisories.length === 0 ? "none" : advisories.map(({ id, affected }) => `${id} (${affected})`).join(", ")}`;
}
function upgradeLog(entry, published, screen) {
	const { upgrade, change, proofs, ownTests } = entry;
	const pull = published.find((each) => each.branch === upgrade.branch);
	const files = change.kind === "refused" ? `Not edited: ${change.why}\nThe way out: ${change.wayOut}` : [...change.edits.map(({ path }) => `Edited: ${path}`), ...change.checks.map(({ command }) => `Check passed: ${command}`)].join("\n");
	return {
		title: `${sdkName(upgrade.sdk)} ${upgrade.from} → ${upgrade.to}: ${verdictTitle(contractOf(entry))}`,
		text: sections([
			...proofs.map((proof) => proveTable(proof, screen, { rest: "the report has them" })),
			ownTests === null ? "" : `Your own tests, ${ownTests.command}: ${OWN_TESTS_WORDS[ownTests.verdict]}`,
			visibleLines(files),
			pull === void 0 ? "" : visible(`Pull request ${pull.action}: ${pull.location ?? pull.branch}${pull.why === null ? "" : `, ${pull.why}`}`)
		])
	};
}
function upgradeTable(report, published, screen) {
	const rows = report.upgrades.map((entry) => {
		const { upgrade, change, ownTests } = entry;
		const contract = contractOf(entry);
		const own = ownTests === null ? "" : `; own tests: ${OWN_TESTS_WORDS[ownTests.verdict]}`;
		const pull = published.find((each) => each.branch === upgrade.branch);
		const result = change.kind === "refused" ? `no pull request: ${change.why}` : pull === void 0 ? upgrade.branch : `${pull.action}${pull.why === null ? "" : `, ${pull.why}`}`;
		return [
			{ text: sdkName(upgrade.sdk) },
			{ text: `${upgrade.from} → ${upgrade.to}` },
			{
				text: `${verdictTitle(contract).split(":")[0] ?? ""}: ${countsInWords(contract)}${own}`,
				tone: VERDICT_TONES[contract.verdict]
			},
			{ text: result }
		];
	});
	return sections([
		gapsOf(report).map(gapLine).join("\n"),
		rows.length === 0 ? `${headline(report)}.` : columns([
			"SDK",
			"UPGRADE",
			"CONTRACT",
			"PULL REQUEST"
		], rows, screen, 2),
		earlierOf(report, published).map(earlierLine).join("\n"),
		heldTable(report.held, screen)
	]);
}
function earlierLine({ branch, action, why }) {
	return visible(`Pull request of an earlier run, ${branch}: ${action}.${why === null ? "" : ` ${ended(why)}`}`);
}
function heldTable(held, screen) {
	const rows = held.map(({ sdk, version, places, why }) => {
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
		"HELD",
		"WHERE",
		"WHY"
	], rows, screen);
}
function gapLine({ sdk, kind, why }) {
	return visible(kind === "failed" ? `The releases of ${sdkName(sdk)} could not be looked up: ${ended(why)}` : `Nothing was looked up for ${sdkName(sdk)}: ${ended(why)}`);
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

// src/detect/conflict.ts
const BEGIN = "<<<<<<< ";
const END = ">>>>>>> ";
function lineThatBegins(text, mark) {
	if (text.startsWith(mark)) return 0;
	const at = text.indexOf(`\n${mark}`);
	return at === -1 ? -1 : at + 1;
}
function conflictIn(text) {
	const start = lineThatBegins(text, BEGIN);
	if (start === -1 || lineThatBegins(text.slice(start), END) === -1) return null;
	return text.slice(0, start).split("\n").length;
}

// src/detect/glob.ts
function matchesAny(globs, path) {
	const parts = path.split("/");
	return globs.some((glob) => {
		const pattern = glob.split("/").filter((part) => part !== "" && part !== ".");
		return pattern.length > 0 && matches([...pattern, "**"], parts, isAnyPath, matchesPart);
	});
}
function isAnyPath(part) {
	return part === "**";
}
function matchesPart(pattern, part) {
	return matches([...pattern], [...part], (character) => character === "*", (wanted, found) => wanted === "?" || wanted === found);
}
function matches(pattern, items, isWildcard, fits) {
	let at = 0;
	let wildcard = null;
	let resume = 0;
	for (let item = 0; item < items.length;) {
		const wanted = pattern[at];
		if (wanted !== void 0 && isWildcard(wanted)) {
			wildcard = at;
			resume = item;
			at += 1;
		} else if (wanted !== void 0 && fits(wanted, items[item] ?? "")) {
			at += 1;
			item += 1;
		} else if (wildcard !== null) {
			resume += 1;
			item = resume;
			at = wildcard + 1;
		} else return false;
	}
	return pattern.slice(at).every(isWildcard);
}

// src/detect/unseen.ts
const MANIFEST = /^(?:package\.json|requirements[^/]{0,64}\.(?:txt|in)|pyproject\.toml|Pipfile|setup\.(?:py|cfg)|go\.mod|pom\.xml|build\.gradle(?:\.kts)?|Gemfile|composer\.json|packages\.config|Directory\.Packages\.props)$|\.csproj$/;
function isManifest(path) {
	return MANIFEST.test(path.slice(path.lastIndexOf("/") + 1));
}
async function unseenManifests(repository, mentioning) {
	const links = (await repository.symlinks()).filter(isManifest);
	const manifests = (await repository.files()).filter(isManifest);
	const seen = new Set(await mentioning);
	const silent = manifests.filter((path) => !seen.has(path));
	const contents = await Promise.all(silent.map(async (path) => ({
		path,
		content: await repository.read(path)
	})));
	return [...links.map((path) => ({
		place: { path },
		text: "it is a symbolic link, which is not followed"
	})), ...contents.flatMap(({ path, content }) => content.kind === "unreadable" ? [{
		place: { path },
		text: content.why
	}] : [])];
}

// src/detect/index.ts
const NOTHING = {
	uses: [],
	runtimes: [],
	cooldowns: [],
	notes: []
};
async function detect(world, policy) {
	return await world.log.step("Detecting Stripe SDKs", async (say) => {
		const found = await read(world.repository, policy);
		say(found.uses.length === 1 ? "1 use" : `${found.uses.length} uses`);
		for (const note of found.notes) world.log.note(note);
		return found;
	});
}
async function read(repository, policy) {
	const excluded = (path) => matchesAny(policy.exclude, path);
	const unreadable = /* @__PURE__ */ new Map();
	const own = ownFiles(repository, unreadable);
	const search = repository.mentioning("stripe").then((found) => found.filter((path) => !excluded(path)));
	const [all, hidden] = await Promise.all([search, unseen(own, search)]);
	const mentioning = all.filter(isOwn);
	const told = (note) => note.place === null || !excluded(note.place.path);
	const general = [...vendoredNotes(all), ...hidden.filter(told)];
	if (mentioning.length === 0) return {
		...NOTHING,
		notes: onceEach(general, unreadable)
	};
	const found = await Promise.all(policy.sdks.map((sdk) => guarded(SDK_ADAPTERS[sdk], own, mentioning)));
	const notes = found.flatMap((one) => one.notes).filter(told);
	return {
		uses: found.flatMap((one) => one.uses).filter((use) => !excluded(use.path)).map(leftAlone).toSorted(byPlace),
		runtimes: found.flatMap((one) => one.runtimes).toSorted(byPlace),
		cooldowns: found.flatMap((one) => one.cooldowns).toSorted(byPlace),
		notes: onceEach([...general, ...notes], unreadable)
	};
}
async function guarded(adapter, repository, mentioning) {
	try {
		return await adapter.detect(repository, mentioning);
	} catch (error) {
		return {
			...NOTHING,
			notes: [{
				place: null,
				text: `Uses of ${adapter.name} could not be looked for: ${reasonOf(error)}.`
			}]
		};
	}
}
async function unseen(repository, mentioning) {
	try {
		return await unseenManifests(repository, mentioning);
	} catch (error) {
		return [{
			place: null,
			text: `Manifests that a search can not see into could not be looked for: ${reasonOf(error)}.`
		}];
	}
}
function ownFiles(repository, unreadable) {
	let files;
	return {
		root: repository.root,
		files: () => files ??= repository.files().then((all) => all.filter(isOwn)),
		symlinks: async () => (await repository.symlinks()).filter(isOwn),
		mentioning: async (...sought) => (await repository.mentioning(...sought)).filter(isOwn),
		base: () => repository.base(),
		checkout: () => repository.checkout(),
		async read(path) {
			const content = await repository.read(path);
			const line = content.kind === "text" ? conflictIn(content.text) : null;
			if (content.kind === "unreadable") unreadable.set(path, { why: content.why });
			if (line === null) return content;
			const why = `A merge conflict begins on line ${line}; resolve it, and run again.`;
			unreadable.set(path, {
				why,
				line
			});
			return {
				kind: "unreadable",
				why
			};
		}
	};
}
function isOwn(path) {
	return vendored(path) === null;
}
function leftAlone(use) {
	if (!use.editable || !use.path.startsWith(".github/")) return use;
	return {
		...use,
		editable: false,
		why: "it lies in `.github`, where nothing is written, because workflows run what is there; edit it by hand"
	};
}
function onceEach(notes, unreadable) {
	const told = /* @__PURE__ */ new Map();
	for (const note of notes) {
		const path = note.place?.path ?? "";
		const { why, ...where } = unreadable.get(path) ?? { why: null };
		const one = why !== null && note.text.includes(why) ? {
			place: {
				path,
				...where
			},
			text: why
		} : note;
		told.set(JSON.stringify([
			path,
			one.place?.line ?? 0,
			one.text
		]), one);
	}
	return [...told.values()].toSorted((a, b) => byPlace(placeOf(a), placeOf(b)));
}
function placeOf(note) {
	return {
		path: note.place?.path ?? "",
		line: note.place?.line ?? 0
	};
}
function vendoredNotes(paths) {
	const kinds = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const folder = vendored(path);
		if (folder === null) continue;
		const kind = kinds.get(folder.folder) ?? {
			holds: folder.holds,
			path,
			count: 0
		};
		kind.count += 1;
		kinds.set(folder.folder, kind);
	}
	return [...kinds].map(([folder, { holds, path, count }]) => ({
		place: { path },
		text: `${count === 1 ? "A tracked file" : `${count} tracked files`} under ${folder} that ${count === 1 ? "mentions" : "mention"} Stripe ${count === 1 ? "was" : "were"} ignored: such folders hold ${holds}.`
	}));
}
function byPlace(a, b) {
	if (a.path !== b.path) return a.path < b.path ? -1 : 1;
	return a.line - b.line;
}

// src/commands/event.ts
const DANGEROUS = /* @__PURE__ */ new Set([
	"pull_request_target",
	"issue_comment",
	"workflow_run"
]);
const ACCEPTED = /* @__PURE__ */ new Set([
	"schedule",
	"workflow_dispatch",
	"repository_dispatch",
	"push"
]);
const OWN_BRANCHES = `refs/heads/${BRANCH_PREFIX}`;
function property(value, name) {
	return typeof value === "object" && value !== null ? Reflect.get(value, name) : void 0;
}
async function repositoryIn(path) {
	const text = path === void 0 ? "null" : await readFile(path, "utf8").catch(() => "null");
	try {
		return property(JSON.parse(text), "repository");
	} catch {
		return null;
	}
}
async function defaultBranch(env) {
	const named = property(await repositoryIn(env["GITHUB_EVENT_PATH"]), "default_branch");
	if (typeof named === "string") return named;
	return ["schedule", "repository_dispatch"].includes(env["GITHUB_EVENT_NAME"] ?? "") ? env["GITHUB_REF_NAME"] : void 0;
}
function idle(why) {
	return {
		why: `${why}: nothing is done here`,
		kind: "nothing to do"
	};
}
async function refusal(env, hasBase) {
	const event = env["GITHUB_EVENT_NAME"] ?? "";
	if (DANGEROUS.has(event)) return {
		why: `stripe-upgrade does not run on ${event}, which gives a stranger's input this workflow's rights; run it on schedule or workflow_dispatch`,
		kind: "mistake"
	};
	if (event !== "" && !ACCEPTED.has(event)) return {
		why: `stripe-upgrade does not run on ${event}; run it on schedule, workflow_dispatch or push`,
		kind: "mistake"
	};
	if (property(await repositoryIn(env["GITHUB_EVENT_PATH"]), "fork") === true) return idle("this repository is a fork");
	const ref = env["GITHUB_REF"] ?? "";
	if (ref.startsWith(OWN_BRANCHES)) return idle("this is a branch of an upgrade");
	const main = await defaultBranch(env);
	if (event === "push" && !hasBase && main !== void 0 && ref !== `refs/heads/${main}`) return idle(`${ref} is not the default branch, and the setting \`base\` names no other`);
	return null;
}

// src/adapters/same-origin-fetch.ts
const MAX_REDIRECTS = 3;
async function bodyOf(answer, maxBytes) {
	if (answer.body === null) return null;
	const chunks = [];
	let bytes = 0;
	for await (const chunk of answer.body) {
		bytes += chunk.length;
		if (bytes > maxBytes) throw new TypeError(`an answer of more than ${maxBytes} bytes`);
		chunks.push(chunk);
	}
	return new Uint8Array(Buffer.concat(chunks));
}
function sameOriginFetch(timeoutMs, maxBytes) {
	return async (input, init) => {
		const signal = AbortSignal.timeout(timeoutMs);
		let url = new URL(input instanceof Request ? input.url : input);
		for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
			const answer = await fetch(url, {
				...init,
				redirect: "manual",
				signal
			});
			const location = answer.status >= 300 && answer.status < 400 ? answer.headers.get("location") : null;
			if (location === null) return new Response(await bodyOf(answer, maxBytes), {
				status: answer.status,
				headers: answer.headers
			});
			await answer.body?.cancel();
			const next = new URL(location, url);
			if (next.origin !== url.origin || next.username !== "" || next.password !== "") throw new TypeError(`redirected from ${url.origin} to another origin`);
			url = next;
		}
		throw new TypeError(`redirected more than ${MAX_REDIRECTS} times`);
	};
}

// src/adapters/safe-files.ts
const NOT_REGULAR = unreadable("It is not a regular file.");
function codeOf(error) {
	return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown error";
}
async function inspect(root, path) {
	if (!isInside(path)) return OUTSIDE;
	const parts = path.split("/");
	let at = root;
	for (const [index, part] of parts.entries()) {
		at = join(at, part);
		const stats = await lstat(at).catch(codeOf);
		if (typeof stats === "string") return stats === "ENOENT" || stats === "ENOTDIR" ? { kind: "missing" } : unreadable(`The file can not be read (${stats}).`);
		if (stats.isSymbolicLink()) return SYMLINK;
		if (index === parts.length - 1) return stats.isFile() ? { stats } : NOT_REGULAR;
		if (!stats.isDirectory()) return { kind: "missing" };
	}
	return { kind: "missing" };
}
async function bytesInside(root, path) {
	const found = await inspect(root, path);
	if ("kind" in found) return found;
	if (found.stats.size > 52428800) return TOO_LARGE;
	try {
		try {
			var _usingCtx$1 = _usingCtx();
			const file = _usingCtx$1.a(await open(join(root, path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)));
			const now = await file.stat();
			if (now.ino !== found.stats.ino || now.dev !== found.stats.dev) return unreadable("The file was replaced while it was read.");
			return now.size > 52428800 ? TOO_LARGE : await file.readFile();
		} catch (_) {
			_usingCtx$1.e = _;
		} finally {
			await _usingCtx$1.d();
		}
	} catch (error) {
		return codeOf(error) === "ELOOP" ? SYMLINK : unreadable(`The file can not be read (${codeOf(error)}).`);
	}
}
const inTurn = slots(32);
async function readInside(root, path) {
	const bytes = await inTurn(async () => bytesInside(root, path));
	return bytes instanceof Uint8Array ? textOf(bytes) : bytes;
}
const BINARY_PREFIX = 8e3;
const START = /* @__PURE__ */ new Uint8Array(65536);
function holds(file, wanted) {
	const length = readSync(file, START, 0, START.length, 0);
	if (START.subarray(0, Math.min(length, BINARY_PREFIX)).includes(0)) return false;
	if (wanted === "") return true;
	const size = fstatSync(file).size;
	return (size <= length ? Buffer.from(START.buffer, 0, length) : size <= 52428800 ? readFileSync(file) : null)?.toString("latin1").toLowerCase().includes(wanted) ?? false;
}
function textsInside(root, paths, text = "") {
	const folders = /* @__PURE__ */ new Map([[".", true]]);
	const isFolder = (path) => {
		const known = folders.get(path);
		if (known !== void 0) return known;
		const is = isFolder(posix.dirname(path)) && lstatSync(`${root}/${path}`).isDirectory();
		folders.set(path, is);
		return is;
	};
	const wanted = Buffer.from(text).toString("latin1").toLowerCase();
	return paths.filter((path) => {
		let file = null;
		try {
			if (!isInside(path) || !isFolder(posix.dirname(path)) || !lstatSync(`${root}/${path}`).isFile()) return false;
			file = openSync(`${root}/${path}`, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
			return holds(file, wanted);
		} catch {
			return false;
		} finally {
			if (file !== null) closeSync(file);
		}
	});
}
async function writeInside(root, path, text) {
	const found = await inspect(root, path);
	if ("kind" in found && found.kind === "unreadable") throw new EditError(path, found.why, "Replace it by a regular file in the repository.");
	const target = join(root, path);
	const beside = join(dirname(target), `.stripe-upgrade-${randomUUID()}`);
	await mkdir(dirname(target), { recursive: true });
	try {
		await writeFile(beside, text, {
			flag: "wx",
			mode: "stats" in found ? found.stats.mode & 511 : 438
		});
		await rename(beside, target);
	} catch (error) {
		await rm(beside, { force: true });
		throw error;
	}
}

// src/adapters/github.ts
const REACH_MS = 2e3;
const ANSWER_MS = 2e4;
const PAGE = 100;
const MAX_PAGES = 20;
const MAX_BYTES = 8388608;
const PUBLIC = "https://api.github.com";
const LOOPBACK$1 = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;
function factsSource(env, token) {
	const other = env["STRIPE_UPGRADE_FACTS_URL"];
	if (other) return { baseUrl: other };
	const api = env["GITHUB_API_URL"] || PUBLIC;
	const host = URL.canParse(api) ? new URL(api).hostname : "";
	return host === new URL(PUBLIC).hostname || LOOPBACK$1.test(host) ? {
		token,
		baseUrl: api
	} : { baseUrl: PUBLIC };
}
async function advisoriesSchema() {
	const v = await import("./load-valibot.js");
	return v.array(v.object({
		ghsa_id: v.string(),
		summary: v.string(),
		html_url: v.string(),
		withdrawn_at: v.nullish(v.string()),
		vulnerabilities: v.nullish(v.array(v.object({
			package: v.nullish(v.object({
				ecosystem: v.string(),
				name: v.nullish(v.string())
			})),
			vulnerable_version_range: v.nullish(v.string()),
			first_patched_version: v.nullish(v.union([v.string(), v.object({ identifier: v.string() })]))
		})))
	}));
}
async function releasesSchema() {
	const v = await import("./load-valibot.js");
	return v.array(v.object({
		tag_name: v.string(),
		published_at: v.nullish(v.string()),
		body: v.nullish(v.string()),
		draft: v.boolean()
	}));
}
async function octokitFor({ token, baseUrl }) {
	const { Octokit } = await import("./octokit-rest.js");
	const silent = {
		debug: () => void 0,
		info: () => void 0,
		warn: () => void 0,
		error: () => void 0
	};
	return new Octokit({
		...token ? { auth: token } : {},
		...baseUrl ? { baseUrl } : {},
		userAgent: "stripe-upgrade",
		log: silent,
		request: { fetch: sameOriginFetch(ANSWER_MS, MAX_BYTES) }
	});
}
async function inReach(url) {
	return fetch(url, {
		method: "HEAD",
		redirect: "manual",
		signal: AbortSignal.timeout(REACH_MS)
	}).then(() => true, () => false);
}
function createGitHub(options) {
	let opened = null;
	const open = async () => {
		const octokit = await octokitFor(options);
		return await inReach(octokit.request.endpoint.DEFAULTS.baseUrl) ? octokit : null;
	};
	async function ask(question) {
		try {
			const octokit = await (opened ??= open());
			return octokit === null ? "unknown" : await question(octokit);
		} catch {
			return "unknown";
		}
	}
	return {
		advisories: async (ecosystem, name) => ask(async (octokit) => {
			const { parse } = await import("./load-valibot.js");
			const schema = await advisoriesSchema();
			return (await Promise.all(["reviewed", "malware"].map(async (type) => parse(schema, (await octokit.rest.securityAdvisories.listGlobalAdvisories({
				ecosystem,
				affects: name,
				type,
				per_page: PAGE
			})).data)))).flat().flatMap((advisory) => {
				if (advisory.withdrawn_at) return [];
				return (advisory.vulnerabilities ?? []).filter((each) => each.package?.ecosystem === ecosystem && each.package.name === name).map(({ vulnerable_version_range: affected, first_patched_version: patched }) => ({
					id: advisory.ghsa_id,
					summary: advisory.summary,
					affected: affected ?? "",
					fixedIn: typeof patched === "string" ? patched : patched?.identifier ?? null,
					url: advisory.html_url
				}));
			});
		}),
		file: async (repository, path) => ask(async (octokit) => {
			const [owner = "", repo = ""] = repository.split("/");
			const { data } = await octokit.rest.repos.getContent({
				owner,
				repo,
				path,
				mediaType: { format: "raw" }
			});
			const text = data instanceof ArrayBuffer ? new TextDecoder().decode(data) : data;
			return typeof text === "string" ? text : "unknown";
		}),
		releases: async (repository) => ask(async (octokit) => {
			const [owner = "", repo = ""] = repository.split("/");
			const { parse } = await import("./load-valibot.js");
			const schema = await releasesSchema();
			const releases = [];
			for (let page = 1; page <= MAX_PAGES; page += 1) {
				const found = parse(schema, (await octokit.rest.repos.listReleases({
					owner,
					repo,
					per_page: PAGE,
					page
				})).data);
				for (const { tag_name: tag, published_at: date, body, draft } of found) if (date && !draft) releases.push({
					tag,
					date,
					body: body ?? ""
				});
				if (found.length < PAGE) break;
			}
			return releases.toSorted((a, b) => b.date.localeCompare(a.date));
		})
	};
}

// src/adapters/proxy.ts
const LOOPBACK = "localhost,127.0.0.1";
function builtIn() {
	return http.setGlobalProxyFromEnv ?? null;
}
function isStartedWithProxy(env) {
	return env["NODE_USE_ENV_PROXY"] === "1" && process.allowedNodeEnvironmentFlags.has("--use-env-proxy");
}
function useProxy(env, set = builtIn()) {
	const named = (name) => env[name] || env[name.toUpperCase()] || "";
	const [forHttp, forHttps, not] = [
		"http_proxy",
		"https_proxy",
		"no_proxy"
	].map(named);
	if (!forHttp && !forHttps || not === "*") return null;
	if (set === null) return isStartedWithProxy(env) ? null : `The environment names a proxy, which Node ${process.versions.node} does not use, so GitHub is asked without it. Run with Node 24.14 or newer, or set NODE_USE_ENV_PROXY=1 where it is 22.21 or newer.`;
	try {
		set({
			...forHttp ? { http_proxy: forHttp } : {},
			...forHttps ? { https_proxy: forHttps } : {},
			no_proxy: not ? `${not},${LOOPBACK}` : LOOPBACK
		});
		return null;
	} catch {
		throw new SettingsError("http_proxy, https_proxy: one of them is no address of a proxy, such as http://proxy.example.com:3128");
	}
}

// src/adapters/git-files.ts
async function trackedFiles(git) {
	const files = [];
	const symlinks = [];
	for (const entry of entries(await git.output([
		"ls-files",
		"--stage",
		"-z"
	]))) (entry.startsWith("100") ? files : entry.startsWith("120000") ? symlinks : null)?.push(entry.slice(entry.indexOf("	") + 1));
	return {
		files: readable(files),
		symlinks: readable(symlinks)
	};
}
async function plainFiles(git, root) {
	const listed = entries(await git.output([
		"ls-files",
		"--others",
		"--exclude-standard",
		"-z"
	]));
	const folders = new Set(listed.map((path) => dirname(path)));
	const regular = /* @__PURE__ */ new Set();
	const links = /* @__PURE__ */ new Set();
	for (const folder of folders) {
		const found = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
		for (const entry of found) {
			const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
			if (entry.isFile()) regular.add(path);
			else if (entry.isSymbolicLink()) links.add(path);
		}
	}
	return {
		files: readable(listed.filter((path) => regular.has(path))),
		symlinks: readable(listed.filter((path) => links.has(path)))
	};
}
function readable(paths) {
	return paths.toSorted().filter((path, at, sorted) => path !== sorted[at - 1] && !path.includes("�"));
}
const GREP = [
	"grep",
	"--files-with-matches",
	"-z",
	"--text",
	"--ignore-case",
	"--fixed-strings",
	"--no-textconv",
	"--no-color",
	"--no-full-name",
	`--threads=${Math.max(1, availableParallelism() - 1)}`
];
function readerOf(git, root, which) {
	let listing = null;
	const list = () => listing ??= which === "tracked" ? trackedFiles(git) : plainFiles(git, root);
	const untracked = which === "tracked" ? [] : ["--untracked", "--exclude-standard"];
	return {
		root,
		files: async () => (await list()).files,
		symlinks: async () => (await list()).symlinks,
		async mentioning(text, among) {
			if (among !== void 0) return textsInside(root, among, text);
			const found = await git.run([
				...GREP,
				...untracked,
				"-e",
				text,
				"--",
				"."
			]);
			if (found.code === 1) return [];
			if (found.code !== 0) throw new UpstreamError(`git grep failed: ${complaint(found)}`);
			return textsInside(root, readable(entries(found.stdout)));
		},
		read: async (path) => readInside(root, path),
		relist() {
			listing = null;
		}
	};
}

// src/adapters/scratch.ts
const EMPTY_BLOB = {
	sha1: "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
	sha256: "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"
};
async function track(git, objectFormat, paths) {
	const blob = objectFormat === "sha256" ? EMPTY_BLOB.sha256 : EMPTY_BLOB.sha1;
	await git.output([
		"update-index",
		"-z",
		"--index-info"
	], { input: paths.map((path) => `100644 ${blob} 0\t${path}\0`).join("") });
}
async function dropEscapingSymlinks(git, folder) {
	const links = entries(await git.output([
		"ls-files",
		"--stage",
		"-z"
	])).filter((entry) => entry.startsWith("120000"));
	for (const entry of links) {
		const path = join(folder, entry.slice(entry.indexOf("	") + 1));
		const end = await realpath(path).catch(() => null);
		if (end === null || !`${end}${sep}`.startsWith(folder + sep)) await rm(path, { force: true });
	}
}
async function copyFiles(from, paths, to) {
	for (const folder of new Set(paths.map((path) => dirname(path)))) await mkdir(join(to, folder), { recursive: true });
	for (const path of paths) if (await stat(join(from, path)).then((stats) => stats.size, () => Infinity) <= 52428800) await copyFile(join(from, path), join(to, path), constants.COPYFILE_FICLONE).catch(() => void 0);
}
async function checkOut(tools, source) {
	const folder = await realpath(await tools.folder("checkout"));
	const objectFormat = source.kind === "commit" ? source.objectFormat : "sha1";
	const own = await ownGitDirectory(tools, folder, objectFormat);
	const prefix = source.kind === "commit" ? source.prefix : "";
	const root = resolve(folder, prefix);
	const git = own.at(folder);
	if (source.kind === "commit") {
		await writeFile(join(own.folder, "objects", "info", "alternates"), `${source.objects}\n`);
		await git.output(["read-tree", source.base.commit]);
		await git.output([
			"checkout-index",
			"--all",
			"--quiet"
		]);
		await dropEscapingSymlinks(git, folder);
		await mkdir(root, { recursive: true });
	} else {
		await track(git, objectFormat, source.files);
		await copyFiles(source.root, source.files, folder);
	}
	const { relist, ...reader } = readerOf(own.at(root), root, "tracked");
	return {
		...reader,
		base: async () => source.kind === "commit" ? source.base : null,
		checkout: async () => checkOut(tools, source),
		async write(path, text) {
			const isNew = (await reader.read(path)).kind === "missing";
			await writeInside(root, path, text);
			if (!isNew) return;
			await track(git, objectFormat, [prefix + path]);
			relist();
		},
		async [Symbol.asyncDispose]() {
			await removeFolder(folder);
			await removeFolder(own.folder);
		}
	};
}

// src/adapters/repository.ts
async function factsOf(git, root) {
	const asked = await git.run([
		"rev-parse",
		"--is-inside-work-tree",
		"--show-object-format",
		"--path-format=absolute",
		"--git-path",
		"objects",
		"--show-prefix"
	]);
	if (asked.code !== 0) {
		if (asked.stderr.includes("not a git repository")) return null;
		if (asked.stderr.includes("dubious ownership")) throw new SettingsError(`${root} belongs to another user, so git does not read it; run "git config --global --add safe.directory ${root}" first.`);
		throw new UpstreamError(`Git can not read ${root}: ${complaint(asked)}`);
	}
	const [inside, objectFormat, objects, prefix] = asked.stdout.split("\n");
	if (inside !== "true" || objects === void 0) throw new SettingsError(`${root} is no work tree of a git repository; give the folder that holds the files.`);
	return {
		prefix: prefix ?? "",
		objects,
		objectFormat: objectFormat ?? "sha1"
	};
}
async function originDefault(git) {
	return (await git.line([
		"symbolic-ref",
		"--quiet",
		"--short",
		"refs/remotes/origin/HEAD"
	]))?.replace(/^origin\//, "") ?? null;
}
async function pointingBranch(git) {
	return (await git.line([
		"for-each-ref",
		"--points-at=HEAD",
		"--format=%(refname:short)",
		"refs/heads"
	]))?.split("\n")[0] || "HEAD";
}
async function namedBase(git, wanted) {
	for (const ref of [`refs/heads/${wanted}`, `refs/remotes/origin/${wanted}`]) {
		const commit = await git.line([
			"rev-parse",
			"--verify",
			"--quiet",
			`${ref}^{commit}`
		]);
		if (commit !== null) return {
			branch: wanted,
			commit
		};
	}
	throw new SettingsError(`base: there is no branch ${wanted}, neither here nor at origin. In a workflow, fetch it: give actions/checkout the input \`ref: ${wanted}\`.`);
}
async function checkedOut(git, main) {
	const commit = await git.line([
		"rev-parse",
		"--verify",
		"--quiet",
		"HEAD^{commit}"
	]);
	if (commit === null) return null;
	return {
		branch: await git.line([
			"symbolic-ref",
			"--quiet",
			"--short",
			"HEAD"
		]) ?? main ?? await pointingBranch(git),
		commit
	};
}
const USUAL = /* @__PURE__ */ new Set(["main", "master"]);
async function baseOf(git, { base: wanted, defaultBranch }) {
	const main = defaultBranch ?? await originDefault(git);
	const found = wanted === void 0 ? await checkedOut(git, main) : await namedBase(git, wanted);
	if (found === null) return null;
	const isAside = main === null ? wanted !== void 0 && !USUAL.has(wanted) : found.branch !== main;
	return isAside ? {
		...found,
		isAside
	} : found;
}
function once(work) {
	let asked = null;
	return () => asked ??= work();
}
async function openRepository(folder, tools, options = {}) {
	const root = await realpath(folder).catch(() => null);
	if (root === null || !(await stat(root)).isDirectory()) throw new SettingsError(`${folder} is no folder; give the root of a repository.`);
	const git = createGit(tools, root);
	const facts = await factsOf(git, root);
	const inGit = facts === null ? null : readerOf(git, root, "tracked");
	const tracked = once(async () => inGit !== null && (await inGit.files()).length > 0 ? inGit : null);
	const plain = once(async () => readerOf((await ownGitDirectory(tools, root, "sha1")).at(root), root, "untracked"));
	const reader = async () => await tracked() ?? await plain();
	const base = once(async () => await tracked() === null ? null : baseOf(git, options));
	return {
		root,
		files: async () => (await reader()).files(),
		symlinks: async () => (await reader()).symlinks(),
		async mentioning(...sought) {
			const [found, isTracked] = await Promise.all([inGit?.mentioning(...sought), tracked()]);
			return found !== void 0 && isTracked ? found : (await plain()).mentioning(...sought);
		},
		read: async (path) => readInside(root, path),
		base,
		async checkout() {
			const start = await base();
			return checkOut(tools, facts !== null && start !== null ? {
				kind: "commit",
				base: start,
				...facts
			} : {
				kind: "copy",
				root,
				files: await (await reader()).files()
			});
		}
	};
}

// src/commands/world.ts
async function configuration(repository) {
	const content = await repository.read(CONFIG_PATH);
	if (content.kind === "unreadable") throw new SettingsError(`${CONFIG_PATH} can not be read: ${content.why}`);
	return content.kind === "text" ? content.text : null;
}
async function openGround(root, places, tools, log) {
	const warning = useProxy(process.env);
	if (warning !== null) log.warn({
		place: null,
		text: warning
	});
	const main = await defaultBranch(process.env);
	const opened = await openRepository(resolve(root), tools, { defaultBranch: main });
	const settings = await readSettings({
		...places,
		file: await configuration(opened),
		token: process.env["GITHUB_TOKEN"]
	});
	return {
		repository: settings.base === "" ? opened : await openRepository(resolve(root), tools, {
			base: settings.base,
			defaultBranch: main
		}),
		settings,
		github: createGitHub(factsSource(process.env, settings.token)),
		tools,
		clock: { now: () => /* @__PURE__ */ new Date() },
		log
	};
}

export { detect as a, upgradeLog as c, isInside as d, createGit as f, pathFrom as g, isOutside as h, refusal as i, upgradeTable as l, BRANCH_PREFIX as m, writeInside as n, checkTable as o, entries as p, sameOriginFetch as r, detectTable as s, openGround as t, OUTSIDE as u };