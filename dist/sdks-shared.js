import { C as NAME_REGISTRY, T as cacheKey, X as EditError, c as folderOf, ct as withoutSecrets, et as UpstreamError, k as oncePer, nt as reasonOf, w as TRUST } from "./domain.js";
import { t as require_saxes } from "./saxes.js";
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { access, mkdtemp, rename, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";

// src/sdks/shared/installed.ts
const INSTALLATIONS = cacheKey(() => /* @__PURE__ */ new Map());
async function installedOnce(world, { sdk, upgrader }, version, root) {
	const all = world.cache.get(INSTALLATIONS);
	const key = JSON.stringify([
		sdk,
		version,
		root ?? null
	]);
	const known = all.get(key);
	if (known !== void 0) return known;
	const installing = (async () => {
		const folder = await world.tools.folder(`install-${sdk}-${version}`);
		return {
			folder,
			installed: await upgrader.install(world, version, folder, root)
		};
	})();
	all.set(key, installing);
	installing.catch(() => all.delete(key));
	return installing;
}

// src/sdks/shared/lockfiles.ts
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
				survey.note(found, `${name} ${found.version} is only in this lockfile: no line that asks for it was found, so there is none to upgrade.`);
			}
		}
	};
}

// src/sdks/shared/paths.ts
const LONGEST_PATH = 4096;
function namedBy(file, path) {
	return path.length > 4096 ? null : posix.join(posix.dirname(file), path);
}
function inFolder(folder, name) {
	return folder === "" ? name : `${folder}/${name}`;
}
function upwards(folder) {
	const parts = folder === "" ? [] : folder.split("/");
	return [...parts.map((_, index) => parts.slice(0, parts.length - index).join("/")), ""];
}
function below(folder, top) {
	if (top === "") return folder;
	return folder === top ? "" : folder.slice(top.length + 1);
}
function isTest(path) {
	return /(?:^|\/)(?:__mocks__|__tests__|e2e|fixtures|spec|test|tests)\/|(?:^|\/)(?:test_[^/]*|conftest)\.py$|[._-](?:spec|test)\.\w+$/.test(path);
}

// src/sdks/shared/tracked.ts
const setOf = oncePer((files) => new Set(files));
async function trackedIn(repository) {
	return setOf(await repository.files());
}

// src/sdks/shared/survey.ts
function recognised(about, survey) {
	return {
		...about,
		hazards: [],
		fixedIn: [],
		availableSince: [],
		knownIssues: [],
		errorClasses: {},
		pinAdvice: null,
		withdrawal: "taken back",
		upgrader: null,
		reviewer: null,
		async detect(repository, mentioning) {
			const uses = [];
			const notes = [];
			await survey({
				...reading(repository, notes),
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
function reading(repository, notes) {
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
		async above(path, name) {
			const tracked = await trackedIn(repository);
			return upwards(folderOf(path)).map((folder) => inFolder(folder, name)).filter((candidate) => tracked.has(candidate));
		},
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

// src/sdks/shared/lines.ts
function linesOf(text) {
	const starts = [0];
	for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return { at(offset) {
		let low = 0;
		let high = starts.length;
		while (high - low > 1) {
			const middle = low + high >> 1;
			if ((starts[middle] ?? 0) <= offset) low = middle;
			else high = middle;
		}
		return low + 1;
	} };
}
function* eachLine(text) {
	let start = 0;
	for (let line = 1; start <= text.length; line += 1) {
		const newline = text.indexOf("\n", start);
		const end = newline === -1 ? text.length : newline;
		yield {
			text: text.slice(start, text[end - 1] === "\r" && end > start ? end - 1 : end),
			line,
			start
		};
		if (newline === -1) return;
		start = newline + 1;
	}
}

// src/sdks/shared/exact-version.ts
function exactVersion(text) {
	const read = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\.0)?(?:(?:-|\.pre\.)(alpha|beta)\.(\d{1,9}))?(?:\+incompatible)?$/.exec(text);
	if (read === null) return null;
	const [, major, minor = "0", patch = "0", channel, number] = read;
	const release = `${major}.${minor}.${patch}`;
	return channel === void 0 ? release : `${release}-${channel}.${number}`;
}

// src/sdks/shared/xml.ts
var import_saxes = require_saxes();
const MAX_DEPTH$1 = 64;
const CDATA = "<![CDATA[";
function parseXml(text) {
	const document = element("", 0);
	const open = [document];
	const parser = new import_saxes.SaxesParser({ position: true });
	let from = 0;
	let tag = 0;
	const top = () => open.at(-1) ?? document;
	const markup = () => void (from = parser.position);
	parser.on("error", (error) => {
		if (error.message.endsWith("undefined entity.")) return;
		throw new Error(`on line ${parser.line}: ${error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")}`);
	});
	parser.on("doctype", () => {
		throw new Error("it declares a document type, which is not read");
	});
	parser.on("text", () => addText(top(), text, from, parser.position - 1));
	parser.on("cdata", () => {
		addText(top(), text, text.lastIndexOf(CDATA, parser.position) + 9, parser.position - 3);
		markup();
	});
	parser.on("comment", () => void (from = parser.position + 1));
	parser.on("processinginstruction", markup);
	parser.on("xmldecl", markup);
	parser.on("opentagstart", ({ name }) => {
		tag = text.lastIndexOf("<", parser.position - 1);
		const opened = element(name, tag);
		top().children.push(opened);
		open.push(opened);
		if (open.length > MAX_DEPTH$1) throw new Error("it is nested too deeply");
	});
	parser.on("attribute", ({ name }) => {
		const end = parser.position - 1;
		const start = text.lastIndexOf(text[end] ?? "", end - 1) + 1;
		top().attributes.push({
			name,
			value: text.slice(start, end),
			range: {
				start,
				end
			}
		});
	});
	parser.on("opentag", markup);
	parser.on("closetag", () => {
		open.pop();
		markup();
	});
	parser.write(text).close();
	const [root] = document.children;
	if (root === void 0) throw new Error("it holds no XML element");
	return root;
}
function childrenOf(parent, name) {
	return parent.children.filter((child) => child.name === name);
}
function childText(parent, name) {
	return parent.children.find((child) => child.name === name)?.text;
}
function* descendants$1(root, ancestors = []) {
	yield {
		element: root,
		ancestors
	};
	for (const child of root.children) yield* descendants$1(child, [...ancestors, root.name]);
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
function addText(parent, text, from, to) {
	if (parent.text !== null) return;
	const written = text.slice(from, to);
	const value = written.trim();
	if (value === "") return;
	const start = from + written.length - written.trimStart().length;
	parent.text = {
		value,
		range: {
			start,
			end: start + value.length
		}
	};
}

// src/sdks/shared/shadow.ts
function shadow(text, edits) {
	const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
	const pieces = [];
	const marks = [];
	let at = 0;
	let length = 0;
	for (const { start, end, text: added } of ordered) {
		pieces.push(text.slice(at, start), added);
		length += start - at;
		marks.push({
			from: length,
			to: length + added.length,
			start,
			end
		});
		length += added.length;
		at = end;
	}
	pieces.push(text.slice(at));
	const made = pieces.join("");
	const starts = [0];
	for (let newline = made.indexOf("\n"); newline !== -1; newline = made.indexOf("\n", newline + 1)) starts.push(newline + 1);
	function back(offset) {
		let original = offset;
		for (const mark of marks) {
			if (offset < mark.from) break;
			original = offset < mark.to ? Math.min(mark.start + (offset - mark.from), mark.end) : mark.end + (offset - mark.to);
		}
		return original;
	}
	return {
		text: made,
		offset: back,
		original(line, column) {
			let offset = starts[line - 1] ?? made.length;
			for (let characters = 1; characters < column && offset < made.length; characters += 1) offset += (made.codePointAt(offset) ?? 0) > 65535 ? 2 : 1;
			return back(offset);
		}
	};
}
function outermost(edits) {
	const kept = [];
	let last = {
		start: -1,
		end: -1,
		text: ""
	};
	for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
		const isInFront = edit.end === last.start;
		if (edit.start < last.end && !isInFront) continue;
		kept.push(edit);
		if (edit.end > last.end) last = edit;
	}
	return kept;
}

// src/sdks/shared/installs.ts
const INSTALL = "install";
const INSTALLERS = /^(?:Dockerfile|Containerfile)|\.(?:dockerfile|ya?ml|sh|bash|ps1|toml|ini)$|^(?:Makefile|justfile|noxfile\.py|Procfile|Jenkinsfile)$/i;
const LOCKFILE = /^pnpm-lock\.yaml$/;
const DEPLOYED = /(?:^|\/)(?:Dockerfile|Containerfile)[^/]*$|\.dockerfile$|^\.github\/(?:workflows|actions)\/.*\.ya?ml$|(?:^|\/)(?:\.gitlab-ci|azure-pipelines|bitbucket-pipelines)\.ya?ml$|^\.circleci\/config\.ya?ml$/i;
const MAX_LINE = 4e3;
function isDeployed(path) {
	return DEPLOYED.test(path);
}
function wordsOf(command) {
	return command.replaceAll(/\$\{\{[^}]*\}\}/g, (expression) => expression.replaceAll(" ", "")).split(/[ \t]+|,(?=["'])/).flatMap((quoted) => {
		const start = quoted.replace(/^["'`[($]+/, "").replace(/["'`,;)]+$/, "");
		const word = start.includes("[") ? start : start.replace(/["'\]]+$/, "");
		const [, option, value] = /^(--[a-z-]+)=(.*)$/.exec(word) ?? [];
		return option === void 0 || value === void 0 ? [word] : [option, value.replace(/^["']/, "")];
	});
}
function installed(words, { programs }) {
	for (const [at, word] of words.entries()) {
		const program = posix.basename(word).replace(/[\d.]+$/, "");
		const verbs = Object.hasOwn(programs, program) ? programs[program] : void 0;
		const verb = words.findIndex((other, index) => index > at && verbs?.includes(other) === true);
		if (verb !== -1) return words.slice(verb + 1);
	}
	return null;
}
function installsIn(text, installing) {
	const found = [];
	let open = null;
	for (const { text: row, line, start } of eachLine(text)) {
		let at = 0;
		for (const [index, command] of (row.length > MAX_LINE ? "" : row).split(/(&&|\|\||[;&|])/).entries()) {
			const from = at;
			at += command.length;
			if (index % 2 === 1) continue;
			const words = wordsOf(command);
			const continued = index === 0 ? open : null;
			const behind = installed(words, installing) ?? (continued === null ? null : words);
			open = behind === null ? null : continued ?? [];
			open?.push(...words);
			let next = from;
			for (const word of behind ?? []) {
				const place = row.indexOf(word, next);
				if (place !== -1) next = place + word.length;
				if (installing.package.test(word)) found.push({
					word,
					line,
					start: place === -1 ? -1 : start + place,
					command: open ?? []
				});
			}
		}
		if (!/\\[ \t]*$/.test(row)) open = null;
	}
	return found;
}
function pinOf({ word, line, start, command }, { pinned }) {
	const range = start === -1 ? null : pinned(word);
	if (range === null) return null;
	return {
		specifier: word.slice(range.start, range.end),
		range: {
			start: start + range.start,
			end: start + range.end
		},
		line,
		command
	};
}
function pinnedInstalls(text, installing) {
	return installsIn(text, installing).flatMap((found) => pinOf(found, installing) ?? []);
}
function whyNotEdited({ command }) {
	const option = command.find((word) => /^(?:--(?:extra-)?index-url|--index|--default-index|--find-links|--registry|-i)$/.test(word));
	return option === void 0 ? null : `its command names where packages come from (${option}), and that was not asked; change it by hand`;
}
async function readInstalls(repository, mentioning, installing) {
	const pins = [];
	const notes = [];
	for (const path of mentioning) {
		const name = posix.basename(path);
		if (!(INSTALLERS.test(name) || isDeployed(path)) || LOCKFILE.test(name)) continue;
		const read = await repository.read(path);
		for (const found of read.kind === "text" ? installsIn(read.text, installing) : []) {
			const pin = isDeployed(path) ? pinOf(found, installing) : null;
			if (pin !== null) pins.push({
				...pin,
				path
			});
			else notes.push({
				place: {
					path,
					line: found.line
				},
				text: `"${found.word}" is installed here by hand; stripe-upgrade does not edit this line.`
			});
		}
	}
	return {
		pins,
		notes
	};
}

// src/sdks/shared/lock-fit.ts
function moveBoth(refresh) {
	return `Let an upgrade move both, or ${refresh} and commit the result.`;
}
const SAID = {
	behind: (refresh) => `it is behind this line. ${moveBoth(refresh)}`,
	ahead: (refresh) => `it is ahead of this line. Let an upgrade raise the line, or ${refresh}, which takes an older release, and commit the result.`,
	apart: (refresh) => `it is not what this line asks for. ${moveBoth(refresh)}`
};
function unfitNote({ path, line, locked, lockfile }, { specifier, misfit, refresh }) {
	const held = `${lockfile?.path}:${lockfile?.line} holds stripe ${locked}, which "${specifier}" does not admit`;
	const said = refresh === null ? "no install can satisfy both lines. Let an upgrade move both, or change one of them." : SAID[misfit](refresh);
	return {
		place: {
			path,
			line
		},
		text: `${held}: ${said}`
	};
}

// src/sdks/shared/kept.ts
async function kept(tools, name, make) {
	const cache = await tools.cache();
	const folder = join(cache, name);
	if (await exists(folder)) return folder;
	const making = await mkdtemp(join(cache, "making-"));
	try {
		await make(making);
		await rename(making, folder).catch(async (error) => {
			if (!await exists(folder)) throw error;
		});
	} finally {
		await rm(making, {
			recursive: true,
			force: true
		});
	}
	return folder;
}
async function exists(path) {
	return access(path).then(() => true, () => false);
}

// src/sdks/shared/passing-trouble.ts
const UNREACHABLE = [
	[/\bECONNREFUSED\b|Connection refused/i, "the connection was refused"],
	[/\b(?:ENOTFOUND|EAI_AGAIN)\b|getaddrinfo failed|Name or service not known|Temporary failure in name resolution|nodename nor servname|failed to lookup address|NameResolutionError/i, "its name could not be resolved"],
	[/\b(?:ENETUNREACH|EHOSTUNREACH)\b|Network is unreachable|No route to host/i, "the network is unreachable"],
	[/\b(?:ETIMEDOUT|ESOCKETTIMEDOUT|ERR_SOCKET_TIMEOUT)\b|timed out|ConnectTimeout/i, "it did not answer in time"]
];
var UnreachableError = class extends UpstreamError {};
function unreachable(whom, setting, { stdout, stderr }) {
	const said = `${stdout}\n${stderr}`;
	const why = UNREACHABLE.find(([sign]) => sign.test(said))?.[1];
	return why === void 0 ? null : new UnreachableError(`${whom} could not be reached: ${why}. Check the network, the proxy and the setting \`${setting}\`.`);
}
const ATTEMPT = /Will retry in|Retrying\.\.\.|attempt \d+ failed|Retry\(total=[1-9]/;
function mayPass(signs, { code, limit, stdout, stderr }) {
	if (limit !== null || code === null) return true;
	const said = `${stdout}\n${stderr}`.split("\n").filter((line) => !ATTEMPT.test(line)).join("\n");
	return Object.values(signs).some((sign) => sign.test(said));
}

// src/sdks/shared/same-each-time.ts
const OF_THIS_RUN = [
	[/(?<![\w.:/~-])\/(?:[\w.+-]{1,255}\/)*([\w.+-]{1,255})/g, "$1"],
	[/ object at 0x[0-9a-f]{1,16}/gi, ""],
	[/ in \d{1,9}(?:\.\d{1,9})?(?:ms|[smh])\b(?: \d{1,9}(?:ms|[smh])\b)*/g, ""],
	[/\(node:\d{1,9}\) /g, ""]
];
function sameEachTime(text, root = null) {
	const inside = root === null ? text : text.replaceAll(`${root}/`, "").replaceAll(root, ".");
	return OF_THIS_RUN.reduce((all, [pattern, by]) => all.replaceAll(pattern, by), inside);
}

// src/sdks/shared/reach.ts
function originOf(address) {
	return URL.canParse(address) ? new URL(address).origin : null;
}
function leaves(folder, path) {
	if (path === "") return false;
	const joined = posix.normalize(posix.join(folder, path));
	return posix.isAbsolute(path) || /^~|[$\\]|^[a-z]:/i.test(path) || joined === ".." || joined.startsWith("../");
}
function namedOrigins(...asks) {
	const found = cacheKey(() => /* @__PURE__ */ new Map());
	return async ({ tools, cache }, sought) => {
		const known = cache.get(found);
		const origins = new Set(cache.get(TRUST).registries);
		for (const ask of asks) {
			if (sought.every((origin) => origins.has(origin))) break;
			const asking = known.get(ask) ?? ask(tools);
			known.set(ask, asking);
			for (const origin of await asking) origins.add(origin);
		}
		return origins;
	};
}
async function mustReachNothing(path, reaches, { blocked, named, isOthers }) {
	const origins = await named(reaches.flatMap(({ kind, value }) => kind === "registry" ? originOf(value) ?? [] : []));
	for (const reach of reaches) {
		const found = problemOf(folderOf(path), reach, origins, isOthers);
		if (found !== null) throw new EditError(blocked, `${path}:${reach.line} ${found[0]}`, found[1]);
	}
}
function problemOf(folder, { kind, key, value }, named, isOthers) {
	const own = `Take "${key}" out of it, and set it in the job or for its user.`;
	if (kind === "hidden") return [`sets "${key}", whose meaning depends on a variable`, own];
	if (kind === "proxy") return ["names a proxy, which would see what is sent to the registry", own];
	if (kind === "folder") return leaves(folder, value) ? [`makes it write outside the repository ("${key}")`, own] : null;
	if (kind === "variable") return isOthers(value) ? [`would send the variable ${value} to a registry, which is another client's`, own] : null;
	const origin = originOf(value);
	if (origin !== null && named.has(origin)) return null;
	return [`names the registry ${withoutSecrets(origin ?? value)}, which neither the job nor its user's own settings name`, NAME_REGISTRY];
}

// src/sdks/shared/expand-path.ts
const PATH = /^[a-z][a-z0-9_]{0,60}(?:\.[a-z][a-z0-9_]{0,60}){0,7}$/;
function isExpandPath(text) {
	return PATH.test(text);
}
function goneWhenExpanded(owner, path) {
	return {
		kind: "removed-member",
		breaks: "api-version",
		symbol: `${owner}.${path}`,
		message: `\`${path}\` can no longer be expanded: once the API version moves, Stripe refuses the request.`,
		fix: null
	};
}

// src/sdks/shared/event-classes.ts
const NAMED = /* @__PURE__ */ new Map([
	["account.application", "Application"],
	["account.external_account", null],
	["application_fee.refund", "ApplicationFeeRefund"],
	["charge.dispute", "Dispute"],
	["charge.refund", "Refund"],
	["customer.discount", "Discount"],
	["customer.source", null],
	["customer.subscription", "Subscription"],
	["customer.tax_id", "TaxId"],
	["invoiceitem", "InvoiceItem"],
	["source.transaction", "SourceTransaction"]
]);
const FIRST = new Set(`account application_fee apps balance balance_settings billing billing_portal capability cash_balance charge checkout climate coupon
  credit_note customer customer_cash_balance_transaction entitlements file financial_connections identity invoice invoice_payment
  invoiceitem issuing_authorization issuing_card issuing_cardholder issuing_dispute issuing_personalization_design issuing_token
  issuing_transaction mandate payment_intent payment_link payment_method payout person plan price product promotion_code quote radar
  refund reporting review setup_intent sigma source subscription_schedule tax tax_rate terminal test_helpers topup transfer
  treasury`.split(/\s+/));
function classOfEvent(type) {
	const words = type.split(".").slice(0, -1);
	const [first = "", second] = words;
	if (!FIRST.has(first) || words.length > 2) return null;
	const named = NAMED.get(words.join("."));
	if (named !== void 0) return named;
	if (second !== void 0) return `${first}.${camelCase(second)}`;
	return first.startsWith("issuing_") ? `issuing.${camelCase(first.slice(8))}` : camelCase(first);
}
function camelCase(name) {
	return name.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

// src/sdks/shared/syntax-tree.ts
const MAX_DEPTH = 1e3;
const CHUNK = 5e3;
const MAX_READS = 20;
const require = createRequire(import.meta.url);
const parsers = /* @__PURE__ */ new Map();
async function syntaxTree(grammar, text) {
	const parser = await (parsers.get(grammar) ?? loadGrammar(grammar));
	const whole = parsed(parser, text);
	if (whole !== null) return whole;
	const { without, comments } = withoutCommentLines(text);
	const root = comments.length === 0 ? null : parsed(parser, without);
	if (root === null) throw new Error("it is more work to parse than any that a person wrote");
	return withComments(root, comments);
}
function parsed(parser, text) {
	let reads = 0;
	const isTooMuch = () => reads > MAX_READS * (1 + text.length / CHUNK);
	const read = (index) => {
		reads += 1;
		return isTooMuch() ? "" : text.slice(index, index + CHUNK);
	};
	const tree = parser.parse(read, null, { progressCallback: isTooMuch });
	if (tree === null || isTooMuch()) {
		tree?.delete();
		parser.reset();
		return null;
	}
	const cursor = tree.walk();
	try {
		return plain(cursor);
	} finally {
		cursor.delete();
		tree.delete();
	}
}
function withoutCommentLines(text) {
	const comments = [];
	return {
		without: text.replaceAll(/^([ \t]*)(#[^\r\n]*)/gm, (_, indent, comment, offset) => {
			comments.push({
				start: offset + indent.length,
				end: offset + indent.length + comment.length
			});
			return " ".repeat(indent.length + comment.length);
		}),
		comments
	};
}
function withComments(root, comments) {
	const strings = descendants(root, "string");
	indexes.delete(root);
	const own = comments.filter(({ start }) => !strings.some((string) => string.start < start && start < string.end)).map(({ start, end }) => ({
		kind: "comment",
		named: true,
		field: null,
		start,
		end,
		parent: root,
		children: []
	}));
	const whole = [...root.children, ...own].toSorted((a, b) => a.start - b.start);
	return Object.assign(root, { children: whole });
}
function descendants(node, ...kinds) {
	const byKind = indexOf(node);
	const found = kinds.flatMap((kind) => {
		const all = byKind.get(kind) ?? [];
		return (node.parent === null ? all : all.slice(firstFrom(all, node.start), firstFrom(all, node.end))).filter(({ end }) => end <= node.end);
	});
	return kinds.length === 1 ? found : found.toSorted((a, b) => a.start - b.start || b.end - a.end);
}
const indexes = /* @__PURE__ */ new WeakMap();
function indexOf(node) {
	let root = node;
	while (root.parent !== null) root = root.parent;
	const known = indexes.get(root);
	if (known !== void 0) return known;
	const byKind = /* @__PURE__ */ new Map();
	const open = [root];
	for (let next = open.pop(); next !== void 0; next = open.pop()) {
		if (next.named) {
			const same = byKind.get(next.kind);
			if (same === void 0) byKind.set(next.kind, [next]);
			else same.push(next);
		}
		open.push(...next.children.toReversed());
	}
	indexes.set(root, byKind);
	return byKind;
}
function firstFrom(nodes, offset) {
	let [low, high] = [0, nodes.length];
	while (low < high) {
		const middle = low + high >> 1;
		if ((nodes[middle]?.start ?? 0) < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}
function child(node, field) {
	return node.children.find((one) => one.field === field);
}
function parts(node) {
	return node.children.filter(({ named, kind }) => named && kind !== "comment");
}
function nodeAt(tree, start, end = start + 1) {
	let node = tree;
	for (;;) {
		const inner = node.children.find((one) => one.start <= start && end <= one.end);
		if (inner === void 0) return node;
		node = inner;
	}
}
function ancestor(node, ...kinds) {
	for (let above = node.parent; above !== null; above = above.parent) if (kinds.includes(above.kind)) return above;
}
async function loadGrammar(grammar) {
	const loading = (async () => {
		const { Language, Parser } = await import("./load-web-tree-sitter.js");
		await Parser.init({ locateFile: () => wasm("web-tree-sitter.wasm", "web-tree-sitter/web-tree-sitter.wasm") });
		const file = `tree-sitter-${grammar}.wasm`;
		return new Parser().setLanguage(await Language.load(wasm(file, `@vscode/tree-sitter-wasm/wasm/${file}`)));
	})();
	parsers.set(grammar, loading);
	return loading;
}
function wasm(name, module) {
	const bundled = fileURLToPath(new URL(`./grammars/${name}`, import.meta.url));
	return existsSync(bundled) ? bundled : require.resolve(module);
}
function plain(cursor) {
	const read = (parent) => {
		const named = cursor.nodeIsNamed;
		const field = cursor.currentFieldName;
		if (!named && field === null && parent !== null) return parent;
		const node = {
			kind: cursor.nodeType,
			named,
			field,
			start: cursor.startIndex,
			end: cursor.endIndex,
			parent,
			children: []
		};
		parent?.children.push(node);
		return node;
	};
	const root = read(null);
	let node = root;
	const above = [];
	for (;;) {
		if (cursor.gotoFirstChild()) {
			above.push(node);
			if (above.length > MAX_DEPTH) throw new Error("it is nested deeper than any that a person wrote");
			node = read(node);
			continue;
		}
		while (!cursor.gotoNextSibling()) {
			if (!cursor.gotoParent()) return root;
			const parent = above.pop();
			if (parent !== void 0) node = parent;
		}
		node = read(above.at(-1) ?? null);
	}
}

export { childrenOf as A, inFolder as B, isDeployed as C, outermost as D, whyNotEdited as E, linesOf as F, installedOnce as G, namedBy as H, recognised as I, trackedIn as L, parseXml as M, exactVersion as N, shadow as O, eachLine as P, LONGEST_PATH as R, INSTALL as S, readInstalls as T, upwards as U, isTest as V, lockfiles as W, mayPass as _, loadGrammar as a, moveBoth as b, syntaxTree as c, isExpandPath as d, mustReachNothing as f, UnreachableError as g, sameEachTime as h, firstFrom as i, descendants$1 as j, childText as k, classOfEvent as l, originOf as m, child as n, nodeAt as o, namedOrigins as p, descendants as r, parts as s, ancestor as t, goneWhenExpanded as u, unreachable as v, pinnedInstalls as w, unfitNote as x, kept as y, below as z };