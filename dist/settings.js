import { i as __toESM } from "./rolldown-runtime.js";
import { $ as SettingsError, L as ENDPOINT_VALUES, _ as RANGES, at as visible, f as GlobError, g as MAJORS, h as IN_MAJOR, m as TEST_NETWORKS, p as readGlob, v as whyNotParsed } from "./domain.js";
import { n as distance, t as closest } from "./fastest-levenshtein.js";
import { t as SDK_NAMES } from "./sdks.js";

// src/settings/nearest.ts
function didYouMean(written, accepted) {
	if (accepted.length === 0) return "";
	const near = closest(written, [...accepted]);
	return distance(written, near) <= Math.max(2, Math.floor(near.length / 3)) ? ` Did you mean "${near}"?` : "";
}

// src/settings/given.ts
function describe(source) {
	switch (source.kind) {
		case "default": return "the default";
		case "input": return `input "${source.name}"`;
		case "flag": return `--${source.name}`;
		case "environment": return source.name;
		case "file": return `${source.path}:${source.line}`;
	}
}
function refuse({ name }, { text, source }, accepts, { near = [], why = null } = {}) {
	const problem = why === null ? `"${text}" is not a value of ${name}` : `"${text}": ${why}`;
	throw new SettingsError(`${describe(source)}: ${problem}. Accepted: ${accepts}.${didYouMean(text, near)}`);
}
function single(given, accepts) {
	const [item, ...rest] = given.items;
	if (item === void 0 || rest.length > 0) throw new SettingsError(`${describe(given.source)}: ${given.name} takes one value, not ${given.items.length}. Accepted: ${accepts}.`);
	return {
		...item,
		text: item.text.trim()
	};
}
function split(given, separator) {
	return given.items.flatMap(({ text, source }) => text.split(separator).map((part) => ({
		text: part.trim(),
		source
	}))).filter(({ text }) => text !== "");
}

// src/settings/types.ts
const TEXT = ["string", "number"];
const COMMAS = /[,\n]/;
const LINES = /\n/;
function listType(hint, rule, read) {
	const accepts = `a list of ${hint}${rule}`;
	return {
		accepts,
		hint,
		isSecret: false,
		yaml: {
			list: true,
			scalars: TEXT
		},
		schema: {},
		read: (given) => read(given, accepts)
	};
}
function choice(values) {
	const accepts = values.join(" | ");
	return {
		accepts,
		hint: accepts,
		isSecret: false,
		yaml: {
			list: false,
			scalars: ["string"]
		},
		schema: { enum: values },
		read(given) {
			const item = single(given, accepts);
			return values.find((value) => value === item.text) ?? refuse(given, item, accepts, { near: values });
		}
	};
}
function choices(values) {
	return {
		...listType(values.join(", "), "", (given, accepts) => {
			const items = split(given, COMMAS);
			const blank = given.items.find((item) => split({
				...given,
				items: [item]
			}, COMMAS).length === 0);
			if (blank !== void 0 || items.length === 0) refuse(given, blank ?? {
				text: "",
				source: given.source
			}, accepts);
			for (const item of items) if (!values.some((value) => value === item.text)) refuse(given, item, accepts, { near: values });
			return values.filter((value) => items.some((item) => item.text === value));
		}),
		yaml: {
			list: true,
			scalars: ["string"]
		},
		schema: { enum: values }
	};
}
function days() {
	const accepts = "a number of days, 0 or more";
	return {
		accepts,
		hint: "DAYS",
		isSecret: false,
		yaml: {
			list: false,
			scalars: ["number"]
		},
		schema: { minimum: 0 },
		read(given) {
			const item = single(given, accepts);
			if (!/^\d{1,5}(?:\.\d{1,3})?$/.test(item.text)) refuse(given, item, accepts);
			return Number(item.text);
		}
	};
}
function onOff() {
	const { read, ...rest } = choice(["true", "false"]);
	return {
		...rest,
		hint: null,
		yaml: {
			list: false,
			scalars: ["boolean"]
		},
		schema: {},
		read: (given) => read(given) === "true"
	};
}
function text(hint) {
	return {
		accepts: hint,
		hint,
		isSecret: false,
		yaml: {
			list: false,
			scalars: TEXT
		},
		schema: {},
		read(given) {
			const item = single(given, hint);
			if (item.text.startsWith("-") || /\p{Cc}/u.test(item.text)) refuse(given, {
				...item,
				text: visible(item.text)
			}, hint);
			return item.text || null;
		}
	};
}
function secret() {
	const accepts = "a secret on one line";
	return {
		...text(accepts),
		isSecret: true,
		read(given) {
			const item = single(given, accepts);
			if (item.text.startsWith("-") || /\p{Cc}/u.test(item.text)) refuse(given, {
				...item,
				text: "***"
			}, accepts);
			return item.text || null;
		}
	};
}
function command(hint) {
	return {
		...text(hint),
		read(given) {
			const { text: typed, source } = single(given, hint);
			const lines = typed.replaceAll("\r\n", "\n");
			if (lines.startsWith("-") || /[^\P{Cc}\n\t]/u.test(lines)) refuse(given, {
				text: visible(lines),
				source
			}, hint);
			return lines || null;
		}
	};
}
function loopback() {
	const accepts = "http://127.0.0.1:<port>/<path>, also with localhost, [::1] or the word PORT";
	return {
		...text(accepts),
		hint: "<address>",
		accepts,
		read(given) {
			const item = single(given, accepts);
			const written = item.text.replace(/^(http:\/\/[^/]*):PORT(?=\/|$)/, "$1:1");
			const address = URL.canParse(written) && !/\s/.test(written) ? new URL(written) : null;
			return address?.protocol === "http:" && Number(address.port) > 0 && address.username + address.password + address.hash === "" && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(address.hostname) ? item.text : refuse(given, item, accepts);
		}
	};
}
function variables(things) {
	return listType(`<NAME>=${things.join("|")}`, "", (given, accepts) => split(given, COMMAS).map((item) => {
		const [, name, thing] = /^([A-Za-z_][A-Za-z0-9_]{0,99})\s*=\s*(\w+)$/.exec(item.text) ?? [];
		const holds = things.find((each) => each === thing);
		return name === void 0 || holds === void 0 || /^(?:PATH|HOME|PORT|NODE_OPTIONS|LD_.*)$/.test(name) ? refuse(given, item, accepts) : {
			name,
			holds
		};
	}));
}
function globs() {
	return listType("<glob>", "", (given, accepts) => split(given, LINES).map((item) => {
		try {
			readGlob(item.text);
			return item.text;
		} catch (error) {
			if (error instanceof GlobError) return refuse(given, item, accepts, { why: error.message });
			throw error;
		}
	}));
}
function origins() {
	return listType("<address>", "", (given, accepts) => unique(split(given, COMMAS).map((item) => {
		const address = URL.canParse(item.text) ? new URL(item.text) : null;
		return address !== null && /^https?:$/.test(address.protocol) ? address.origin : refuse(given, item, accepts);
	})));
}
function labels() {
	return listType("<label>", ", 50 characters at most", (given, accepts) => {
		const items = split(given, COMMAS);
		for (const item of items) if (item.text.length > 50 || /\p{Cc}/u.test(item.text)) refuse(given, item, accepts);
		return unique(items.map((item) => item.text));
	});
}
function logins({ teams }) {
	return listType(teams ? "<login> or team:<slug>" : "<login>", "", (given, accepts) => {
		const items = split(given, COMMAS).map(({ text: login, source }) => ({
			text: login.replace(/^@/, ""),
			source
		}));
		for (const item of items) {
			const plain = teams ? item.text.replace(/^team:/, "") : item.text;
			if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}(?:\[bot\])?$/.test(plain)) refuse(given, item, accepts);
		}
		return unique(items.map((item) => item.text));
	});
}
function ignores(sdks) {
	return listType("<sdk> <versions>: <reason>", "", (given, accepts) => split(given, LINES).map((item) => {
		const [before = "", ...after] = item.text.split(":");
		const [name = "", ...versions] = before.trim().split(/\s+/);
		const sdk = sdks.find((candidate) => candidate === name);
		if (sdk === void 0) {
			const why = `"${name}" is not an SDK that is known (${sdks.join(", ")})`;
			return refuse(given, item, accepts, { why });
		}
		const reason = after.join(":").trim();
		if (versions.length === 0) return refuse(given, item, accepts, { why: `the versions after "${sdk}" are missing` });
		if (reason === "") return refuse(given, item, accepts, { why: "the reason after a colon is missing" });
		return {
			sdk,
			versions: versions.join(" "),
			reason
		};
	}));
}
function unique(texts) {
	return [...new Set(texts)];
}

// src/settings/table.ts
const EVERYWHERE = [
	"input",
	"flag",
	"file"
];
const ACTION_COMMANDS = [
	"run",
	"plan",
	"publish",
	"verify"
];
const SETTINGS = {
	command: {
		type: choice(ACTION_COMMANDS),
		default: "run",
		summary: "What the action does. `run`: every step in one job. `plan`: every step but the last, in a job that cannot write, which makes a bundle. `publish`: checks the bundle, makes the edits again and writes to GitHub; it runs no candidate. `verify`: says what a pull request that somebody else opened does to your Stripe SDKs.",
		where: ["input"],
		purpose: "command"
	},
	bundle: {
		type: text("<folder>"),
		default: "",
		summary: "The folder of the bundle that `plan` makes and `publish` reads. Empty: `stripe-upgrade-bundle` in the runner’s temporary folder.",
		where: ["input"],
		purpose: "command"
	},
	digest: {
		type: text("<sha256>"),
		default: "",
		summary: "For `publish`: the output `digest` of the job that ran `plan`.",
		where: ["input"],
		purpose: "command"
	},
	sdks: {
		type: choices(SDK_NAMES),
		default: SDK_NAMES.join(", "),
		summary: "The Stripe SDKs to look after.",
		where: EVERYWHERE,
		purpose: "detect"
	},
	majors: {
		type: choice(MAJORS),
		default: "latest",
		summary: "How far an upgrade may go: to the latest major, to the next one, or (`off`) only within the major in use.",
		where: EVERYWHERE,
		purpose: "choose"
	},
	"in-major": {
		type: choice(IN_MAJOR),
		default: "auto",
		summary: "When an upgrade within the major in use is made where a later major exists. `auto`: only where it fixes a security problem of the version in use, or where the upgrade to the later major cannot be made. So there is one pull request for each SDK.",
		where: EVERYWHERE,
		purpose: "choose"
	},
	range: {
		type: choice(RANGES),
		default: "auto",
		summary: "How a version specifier is moved. `auto` refreshes only the lockfile where the range already allows the new version. Otherwise it raises the version and keeps operator and precision.",
		where: EVERYWHERE,
		purpose: "choose"
	},
	"min-age": {
		type: days(),
		default: "3",
		summary: "Days that a release must have been public. A stricter setting of your package manager wins. A version that fixes a security problem of the one in use does not wait.",
		where: EVERYWHERE,
		purpose: "choose"
	},
	ignore: {
		type: ignores(SDK_NAMES),
		default: "",
		summary: "Versions that you do not want, one a line, each with its reason: `node >=23: we wait for the API review`.",
		where: EVERYWHERE,
		purpose: "choose"
	},
	exclude: {
		type: globs(),
		default: "",
		summary: "Manifests to leave alone, as globs from the root, one a line: `fixtures/**`.",
		where: EVERYWHERE,
		purpose: "detect"
	},
	audit: {
		type: onOff(),
		default: "true",
		summary: "Also say in every report what is unsafe in your own code today: webhooks and idempotency keys, in JavaScript, TypeScript and Python. It changes no exit code.",
		where: EVERYWHERE,
		purpose: "audit"
	},
	"allow-repository-code": {
		type: onOff(),
		default: "false",
		summary: "Let package managers run what the repository holds for them: plugins, hooks, build backends. Without it, an edit that needs them is blocked.",
		where: ["input", "flag"],
		purpose: "trust"
	},
	registries: {
		type: origins(),
		default: "",
		summary: "Registries and package indexes that files of the repository may name, by commas or lines, beside those that the job itself is set to: `https://packages.example.com`.",
		where: ["input", "flag"],
		purpose: "trust"
	},
	base: {
		type: text("<branch>"),
		default: "",
		summary: "The branch that upgrades start from. Empty: the branch that is checked out.",
		where: EVERYWHERE,
		purpose: "publish"
	},
	labels: {
		type: labels(),
		default: "",
		summary: "Labels for a new pull request, by commas or lines. A label that the repository does not have is left out, and the log says so.",
		where: EVERYWHERE,
		purpose: "publish"
	},
	reviewers: {
		type: logins({ teams: true }),
		default: "",
		summary: "Who is asked to review a new pull request, by commas or lines. Teams need a token that may read them.",
		where: EVERYWHERE,
		purpose: "publish"
	},
	assignees: {
		type: logins({ teams: false }),
		default: "",
		summary: "Who a new pull request is assigned to, by commas or lines.",
		where: EVERYWHERE,
		purpose: "publish"
	},
	"stripe-mock": {
		type: text("<path>"),
		default: "",
		summary: "The path of a stripe-mock. Empty: the one on PATH or in our cache is used, or one is built with `go install`.",
		where: ["input", "flag"],
		purpose: "prove"
	},
	"require-isolation": {
		type: onOff(),
		default: "false",
		summary: "Run a Stripe SDK only behind the wall: as another user, with no network but the stand-in for Stripe. Where it cannot be built (it takes Linux, and root or sudo without a password) the proof is inconclusive.",
		where: ["input", "flag"],
		purpose: "isolation"
	},
	"test-command": {
		type: command("<command>"),
		default: "",
		summary: "Your own tests, as you would type them in the root: `npm test`. They run with the version in use and with the candidate, against a local stand-in for Stripe. Empty: nothing of yours is run.",
		where: EVERYWHERE,
		purpose: "own tests"
	},
	"test-network": {
		type: choice(TEST_NETWORKS),
		default: "auto",
		summary: "Where your own tests and your own endpoint run: `wall`, where they reach nothing but the stand-in for Stripe; or `host`, on the network of the job, which may have a database for them. `auto`: behind the wall if it can be built and the job holds a token that can write, else on the host.",
		where: ["input", "flag"],
		purpose: "own programs"
	},
	"endpoint-command": {
		type: command("<command>"),
		default: "",
		summary: "The command that starts your app on the port in PORT, as you would type it in the root: `node server.js`. The app is sent webhooks, real and forged ones, with the version in use and with the candidate. Empty: it is not started.",
		where: EVERYWHERE,
		purpose: "endpoint"
	},
	"endpoint-url": {
		type: loopback(),
		default: "http://127.0.0.1:PORT/webhook",
		summary: "Where that app takes webhooks, on this machine alone. With the word PORT it gets a port that is free.",
		where: EVERYWHERE,
		purpose: "endpoint"
	},
	"endpoint-variables": {
		type: variables(ENDPOINT_VALUES),
		default: "",
		summary: "Variables that your app reads, by commas or lines, each with what it is to hold: the endpoint’s `secret`, the API `key`, or the `base` address of the API, all made for the run: `SIGNING_SECRET=secret`. STRIPE_WEBHOOK_SECRET, STRIPE_SECRET_KEY, STRIPE_API_KEY and STRIPE_API_BASE are always set.",
		where: EVERYWHERE,
		purpose: "endpoint"
	},
	"endpoint-sdks": {
		type: choices(SDK_NAMES),
		default: SDK_NAMES.join(", "),
		summary: "The Stripe SDKs that this app runs on. An upgrade of another one is not tried on it, and nothing is installed for it, as for a worker in another language.",
		where: EVERYWHERE,
		purpose: "endpoint"
	},
	"exit-code": {
		type: onOff(),
		default: "false",
		summary: "Fail with exit code 1 when an SDK is outdated, even where nothing is wrong. With `verify`: also when a line breaks and the verdict is good.",
		where: ["input", "flag"],
		purpose: "exit"
	},
	"dry-run": {
		type: onOff(),
		default: "false",
		summary: "Show what would be written to branches and pull requests, and write nothing.",
		where: ["input", "flag"],
		purpose: "publish"
	},
	token: {
		type: secret(),
		default: "",
		summary: "A GitHub token. On the command line it is read from GITHUB_TOKEN. It is sent to GitHub alone.",
		where: ["input"],
		purpose: "publish",
		environment: "GITHUB_TOKEN"
	}
};
function namesIn(table, where) {
	return Object.keys(table).filter((name) => table[name]?.where.includes(where));
}

// src/settings/file.ts
const NESTED = Symbol("nested");
const KINDS = {
	string: "a text",
	number: "a number",
	boolean: "true or false"
};
const PLACES = {
	input: "an input of the action",
	flag: "a flag",
	file: "a line of this file"
};
async function readFile({ path, text }, table) {
	const why = whyNotParsed(text);
	if (why !== null) throw new SettingsError(`${path}: ${why}. It holds settings, one a line, such as "majors: next".`);
	const { isMap, isScalar, isSeq, LineCounter, parseDocument } = await import("./load-yaml.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const lines = new LineCounter();
	const document = parseDocument(text, {
		lineCounter: lines,
		uniqueKeys: false,
		prettyErrors: false
	});
	const lineOf = (offset) => lines.linePos(offset).line;
	const [error] = document.errors;
	if (error !== void 0) throw new SettingsError(`${path}:${lineOf(error.pos[0])}: ${error.message}`);
	const given = /* @__PURE__ */ new Map();
	if (document.contents === null) return given;
	if (!isMap(document.contents)) throw new SettingsError(`${path}:1: expected settings, one a line, such as "majors: next"`);
	for (const { key, value } of document.contents.items) {
		if (!isScalar(key)) throw new SettingsError(`${path}: the name of a setting must be a plain word`);
		const source = {
			kind: "file",
			path,
			line: lineOf(key.range?.[0] ?? 0)
		};
		const name = nameOf(String(key.value), `${path}:${source.line}`, table);
		if (given.has(name)) throw new SettingsError(`${path}:${source.line}: ${name} is given twice; write it once`);
		const written = (isSeq(value) ? value.items : [value]).map((node) => {
			if (!isScalar(node)) return {
				value: NESTED,
				text: "",
				source
			};
			const line = node.range == null ? source.line : lineOf(node.range[0]);
			return {
				value: node.value,
				text: String(node.source ?? node.value),
				source: {
					...source,
					line
				}
			};
		});
		const type = table[name]?.type;
		if (type !== void 0) for (const one of written) checkKind(name, one, type, path);
		if (isSeq(value) && type?.yaml.list === false) throw new SettingsError(`${path}:${source.line}: ${name} takes one value, not a list. Accepted: ${type.accepts}.`);
		given.set(name, {
			name,
			items: written,
			source
		});
	}
	return given;
}
function nameOf(written, place, table) {
	const accepted = namesIn(table, "file");
	if (accepted.includes(written)) return written;
	const elsewhere = Object.hasOwn(table, written) ? table[written]?.where ?? [] : [];
	if (elsewhere.length > 0) throw new SettingsError(`${place}: ${written} cannot be given in this file. It can be given as ${elsewhere.map((where) => PLACES[where]).join(" or ")}.`);
	throw new SettingsError(`${place}: "${written}" is not a setting. Accepted: ${accepted.join(", ")}.${didYouMean(written, accepted)}`);
}
function checkKind(name, { value, text, source }, { yaml, accepts }, path) {
	const { scalars, list } = yaml;
	if (scalars.some((kind) => typeof value === kind)) return;
	const kinds = scalars.includes("string") ? KINDS.string : scalars.map((kind) => KINDS[kind]).join(" or ");
	const line = source.kind === "file" ? source.line : 1;
	throw new SettingsError(`${path}:${line}: ${name} takes ${kinds}${list ? " or a list of them" : ""}, and this is ${kindOf(value, text)}. Accepted: ${accepts}.`);
}
function kindOf(value, text) {
	if (value === NESTED) return "a mapping or a list in a list";
	if (typeof value === "string") return `"${value}", which YAML reads as a text`;
	if (typeof value === "number") return `${text}, which YAML reads as a number`;
	if (typeof value === "boolean") return `${text}, which YAML reads as true or false`;
	return value === null ? "empty" : "of no kind that is known";
}

// src/settings/index.ts
const CONFIG_PATHS = [".github/stripe-upgrade.yml", ".github/stripe-upgrade.yaml"];
async function readSettings(places) {
	return readTable(SETTINGS, places);
}
async function readTable(table, places) {
	const layers = await layersOf(table, places);
	const values = Object.fromEntries(Object.entries(table).map(([name, setting]) => {
		const given = layers.find((layer) => layer.has(name))?.get(name) ?? one(name, {
			text: setting.default,
			source: { kind: "default" }
		});
		return [propertyOf(name), setting.type.read(given)];
	}));
	if (!holds(table, values)) throw new Error("Two settings have the same property");
	return values;
}
async function layersOf(table, places) {
	return [
		givenByFlags(table, places.flags ?? []),
		givenByInputs(table, places.inputs ?? {}),
		places.file == null ? /* @__PURE__ */ new Map() : await readFile(places.file, table),
		givenByEnvironment(table, places.environment ?? {})
	];
}
async function sourceOf(name, places) {
	return (await layersOf(SETTINGS, places)).find((layer) => layer.has(name))?.get(name)?.source ?? null;
}
function propertyOf(name) {
	return name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
function holds(table, values) {
	const names = Object.keys(table);
	return Object.keys(values).length === names.length && names.every((name) => Object.hasOwn(values, propertyOf(name)));
}
function one(name, item) {
	return {
		name,
		items: [item],
		source: item.source
	};
}
function known(table, written, where, shown) {
	const accepted = namesIn(table, where);
	if (accepted.includes(written)) return written;
	throw new SettingsError(`${shown} is not a setting. Accepted: ${accepted.join(", ")}.${didYouMean(written, accepted)}`);
}
function givenByFlags(table, flags) {
	const given = /* @__PURE__ */ new Map();
	for (const [written, text] of flags) {
		const name = known(table, written, "flag", `--${written}`);
		const source = {
			kind: "flag",
			name
		};
		given.set(name, {
			name,
			items: [...given.get(name)?.items ?? [], {
				text,
				source
			}],
			source
		});
	}
	return given;
}
function givenByInputs(table, inputs) {
	const given = /* @__PURE__ */ new Map();
	for (const [written, text] of Object.entries(inputs)) {
		const name = known(table, written, "input", `input "${written}"`);
		if (text.trim() !== "") given.set(name, one(name, {
			text,
			source: {
				kind: "input",
				name
			}
		}));
	}
	return given;
}
function givenByEnvironment(table, environment) {
	const given = /* @__PURE__ */ new Map();
	for (const [name, { environment: variable }] of Object.entries(table)) {
		const text = variable === void 0 ? void 0 : environment[variable];
		if (variable !== void 0 && text) given.set(name, one(name, {
			text,
			source: {
				kind: "environment",
				name: variable
			}
		}));
	}
	return given;
}

export { namesIn as a, SETTINGS as i, readSettings as n, describe as o, sourceOf as r, didYouMean as s, CONFIG_PATHS as t };