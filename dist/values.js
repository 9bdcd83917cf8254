import { n as visible } from "./visible.js";
import { r as SettingsError } from "./errors.js";

// src/domain/sdk.ts
const SDKS = [
	"node",
	"python",
	"go",
	"java",
	"ruby",
	"php",
	"dotnet"
];

// \0@oxc-project+runtime@0.156.0/helpers/esm/usingCtx.js
function _usingCtx() {
	var r = "function" == typeof SuppressedError ? SuppressedError : function(r, e) {
		var n = Error();
		return n.name = "SuppressedError", n.error = r, n.suppressed = e, n;
	}, e = {}, n = [];
	function using(r, e) {
		if (null != e) {
			if (Object(e) !== e) throw new TypeError("using declarations can only be used with objects, functions, null, or undefined.");
			if (r) var o = e[Symbol.asyncDispose || Symbol["for"]("Symbol.asyncDispose")];
			if (void 0 === o && (o = e[Symbol.dispose || Symbol["for"]("Symbol.dispose")], r)) var t = o;
			if ("function" != typeof o) throw new TypeError("Object is not disposable.");
			t && (o = function o() {
				try {
					t.call(e);
				} catch (r) {
					return Promise.reject(r);
				}
			}), n.push({
				v: e,
				d: o,
				a: r
			});
		} else r && n.push({
			d: e,
			a: r
		});
		return e;
	}
	return {
		e,
		u: using.bind(null, !1),
		a: using.bind(null, !0),
		d: function d() {
			var o, t = this.e, s = 0;
			function next() {
				for (; o = n.pop();) try {
					if (!o.a && 1 === s) return s = 0, n.push(o), Promise.resolve().then(next);
					if (o.d) {
						var r = o.d.call(o.v);
						if (o.a) return s |= 2, Promise.resolve(r).then(next, err);
					} else s |= 1;
				} catch (r) {
					return err(r);
				}
				if (1 === s) return t !== e ? Promise.reject(t) : Promise.resolve();
				if (t !== e) throw t;
			}
			function err(n) {
				return t = t !== e ? new r(n, t) : n, next();
			}
			return next();
		}
	};
}

// src/domain/policy.ts
const RANGES = [
	"auto",
	"bump",
	"pin",
	"lockfile-only"
];
const MAJORS = [
	"latest",
	"next",
	"off"
];

// node_modules/fastest-levenshtein/esm/mod.js
const peq = /* @__PURE__ */ new Uint32Array(65536);
const myers_32 = (a, b) => {
	const n = a.length;
	const m = b.length;
	const lst = 1 << n - 1;
	let pv = -1;
	let mv = 0;
	let sc = n;
	let i = n;
	while (i--) peq[a.charCodeAt(i)] |= 1 << i;
	for (i = 0; i < m; i++) {
		let eq = peq[b.charCodeAt(i)];
		const xv = eq | mv;
		eq |= (eq & pv) + pv ^ pv;
		mv |= ~(eq | pv);
		pv &= eq;
		if (mv & lst) sc++;
		if (pv & lst) sc--;
		mv = mv << 1 | 1;
		pv = pv << 1 | ~(xv | mv);
		mv &= xv;
	}
	i = n;
	while (i--) peq[a.charCodeAt(i)] = 0;
	return sc;
};
const myers_x = (b, a) => {
	const n = a.length;
	const m = b.length;
	const mhc = [];
	const phc = [];
	const hsize = Math.ceil(n / 32);
	const vsize = Math.ceil(m / 32);
	for (let i = 0; i < hsize; i++) {
		phc[i] = -1;
		mhc[i] = 0;
	}
	let j = 0;
	for (; j < vsize - 1; j++) {
		let mv = 0;
		let pv = -1;
		const start = j * 32;
		const vlen = Math.min(32, m) + start;
		for (let k = start; k < vlen; k++) peq[b.charCodeAt(k)] |= 1 << k;
		for (let i = 0; i < n; i++) {
			const eq = peq[a.charCodeAt(i)];
			const pb = phc[i / 32 | 0] >>> i & 1;
			const mb = mhc[i / 32 | 0] >>> i & 1;
			const xv = eq | mv;
			const xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
			let ph = mv | ~(xh | pv);
			let mh = pv & xh;
			if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
			if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
			ph = ph << 1 | pb;
			mh = mh << 1 | mb;
			pv = mh | ~(xv | ph);
			mv = ph & xv;
		}
		for (let k = start; k < vlen; k++) peq[b.charCodeAt(k)] = 0;
	}
	let mv = 0;
	let pv = -1;
	const start = j * 32;
	const vlen = Math.min(32, m - start) + start;
	for (let k = start; k < vlen; k++) peq[b.charCodeAt(k)] |= 1 << k;
	let score = m;
	for (let i = 0; i < n; i++) {
		const eq = peq[a.charCodeAt(i)];
		const pb = phc[i / 32 | 0] >>> i & 1;
		const mb = mhc[i / 32 | 0] >>> i & 1;
		const xv = eq | mv;
		const xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
		let ph = mv | ~(xh | pv);
		let mh = pv & xh;
		score += ph >>> m - 1 & 1;
		score -= mh >>> m - 1 & 1;
		if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
		if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
		ph = ph << 1 | pb;
		mh = mh << 1 | mb;
		pv = mh | ~(xv | ph);
		mv = ph & xv;
	}
	for (let k = start; k < vlen; k++) peq[b.charCodeAt(k)] = 0;
	return score;
};
const distance = (a, b) => {
	if (a.length < b.length) {
		const tmp = b;
		b = a;
		a = tmp;
	}
	if (b.length === 0) return a.length;
	if (a.length <= 32) return myers_32(a, b);
	return myers_x(a, b);
};
const closest = (str, arr) => {
	let min_distance = Infinity;
	let min_index = 0;
	for (let i = 0; i < arr.length; i++) {
		const dist = distance(str, arr[i]);
		if (dist < min_distance) {
			min_distance = dist;
			min_index = i;
		}
	}
	return arr[min_index];
};

// src/settings/nearest.ts
function didYouMean(written, accepted) {
	if (accepted.length === 0) return "";
	const near = closest(written, [...accepted]);
	return distance(written, near) <= Math.max(2, Math.floor(near.length / 3)) ? ` Did you mean "${near}"?` : "";
}

// src/settings/table.ts
const EVERYWHERE = [
	"input",
	"flag",
	"file"
];
const SETTINGS = {
	sdks: {
		shape: {
			kind: "choices",
			values: SDKS
		},
		default: SDKS.join(", "),
		summary: "The Stripe SDKs to look after.",
		doors: EVERYWHERE
	},
	majors: {
		shape: {
			kind: "choice",
			values: MAJORS
		},
		default: "latest",
		summary: "Which major an upgrade may move to: the latest, the next one, or none but the one in use.",
		doors: EVERYWHERE
	},
	range: {
		shape: {
			kind: "choice",
			values: RANGES
		},
		default: "auto",
		summary: "How a specifier is moved. `auto` refreshes the lockfile alone where the range already admits the version, and else bumps it, with operator and precision kept.",
		doors: EVERYWHERE
	},
	"min-age": {
		shape: { kind: "days" },
		default: "3",
		summary: "Days that a release must have been out. A stricter setting of your package manager wins; a version that mends a security hazard of the one in use does not wait.",
		doors: EVERYWHERE
	},
	ignore: {
		shape: {
			kind: "list",
			item: "<sdk> <versions>: <reason>"
		},
		default: "",
		summary: "Versions that you do not want, one a line, each with its reason: `node >=23: we wait for the API review`.",
		doors: EVERYWHERE
	},
	exclude: {
		shape: {
			kind: "list",
			item: "<glob>"
		},
		default: "",
		summary: "Manifests to leave alone, as globs from the root, one a line: `fixtures/**`.",
		doors: EVERYWHERE
	},
	base: {
		shape: {
			kind: "text",
			hint: "<branch>"
		},
		default: "",
		summary: "The branch that upgrades start from. Empty: the one that is checked out.",
		doors: EVERYWHERE
	},
	labels: {
		shape: {
			kind: "list",
			item: "<label>"
		},
		default: "",
		summary: "Labels for a new pull request, by commas or lines. One that the repository does not have is left out, and said.",
		doors: EVERYWHERE
	},
	reviewers: {
		shape: {
			kind: "list",
			item: "<login> or team:<slug>"
		},
		default: "",
		summary: "Who is asked to review a new pull request, by commas or lines. Teams need a token that may read them.",
		doors: EVERYWHERE
	},
	assignees: {
		shape: {
			kind: "list",
			item: "<login>"
		},
		default: "",
		summary: "Who a new pull request is assigned to, by commas or lines.",
		doors: EVERYWHERE
	},
	"stripe-mock": {
		shape: {
			kind: "text",
			hint: "<path>"
		},
		default: "",
		summary: "A stripe-mock to use. Empty: the one on PATH or in our cache, else it is built with `go install`.",
		doors: EVERYWHERE
	},
	"test-command": {
		shape: {
			kind: "text",
			hint: "<command>"
		},
		default: "",
		summary: "Your own tests, as you would type them in the root: `npm test`. They are run with the version in use and with the candidate, against a Stripe of our own. Empty: nothing of yours is run.",
		doors: EVERYWHERE
	},
	"exit-code": {
		shape: { kind: "switch" },
		default: "false",
		summary: "Fail (exit code 1) when an SDK can move, also where nothing is wrong.",
		doors: ["input", "flag"]
	},
	"dry-run": {
		shape: { kind: "switch" },
		default: "false",
		summary: "Show what would be written, and write nothing.",
		doors: ["input", "flag"]
	},
	token: {
		shape: { kind: "secret" },
		default: "",
		summary: "A GitHub token. On the command line it is read from GITHUB_TOKEN. Only GitHub ever sees it.",
		doors: ["input"]
	}
};
const SETTING_NAMES = Object.keys(SETTINGS).filter((name) => name in SETTINGS);
const CONFIG_PATH = ".github/stripe-upgrade.yml";

// src/settings/values.ts
function describe(source) {
	switch (source.kind) {
		case "default": return "the default";
		case "input": return `input "${source.name}"`;
		case "flag": return `--${source.name}`;
		case "environment": return source.name;
		case "file": return `${source.path}:${source.line}`;
	}
}
function accepts(shape) {
	switch (shape.kind) {
		case "choice": return shape.values.join(" | ");
		case "choices": return `a list of ${shape.values.join(", ")}`;
		case "list": return `a list of ${shape.item}`;
		case "days": return "a number of days, 0 or more";
		case "text": return shape.hint;
		case "switch": return "true | false";
		case "secret": return "a secret on one line";
	}
}
function refuse(name, text, given, shape, near = []) {
	const shown = shape.kind === "secret" ? "what was given" : `"${text}"`;
	throw new SettingsError(`${describe(given.source)}: ${shown} is not a value of ${name}. Accepted: ${accepts(shape)}.${didYouMean(text, near)}`);
}
function single(name, given, shape) {
	const [text, ...rest] = given.texts;
	if (text === void 0 || rest.length > 0) throw new SettingsError(`${describe(given.source)}: ${name} takes one value, not ${given.texts.length}. Accepted: ${accepts(shape)}.`);
	return text.trim();
}
function items(given, separator) {
	return given.texts.flatMap((text) => text.split(separator)).map((item) => item.trim()).filter((item) => item !== "");
}
function readChoice(name, given, values) {
	const shape = {
		kind: "choice",
		values
	};
	const text = single(name, given, shape);
	return values.find((value) => value === text) ?? refuse(name, text, given, shape, values);
}
function readChoices(name, given, values) {
	const shape = {
		kind: "choices",
		values
	};
	const wanted = items(given, /[,\n]/);
	for (const item of wanted) if (!values.some((value) => value === item)) refuse(name, item, given, shape, values);
	return values.filter((value) => wanted.includes(value));
}
function readDays(name, given) {
	const shape = { kind: "days" };
	const text = single(name, given, shape);
	if (!/^\d{1,5}(?:\.\d{1,3})?$/.test(text)) refuse(name, text, given, shape);
	return Number(text);
}
function readSwitch(name, given) {
	return readChoice(name, given, ["true", "false"]) === "true";
}
function readText(name, given, shape) {
	const text = single(name, given, shape);
	if (text.startsWith("-") || /\p{Cc}/u.test(text)) refuse(name, text, given, shape);
	return text;
}
function readCommand(name, given, shape) {
	const text = single(name, given, shape).replaceAll("\r\n", "\n");
	if (text.startsWith("-") || /[^\P{Cc}\n\t]/u.test(text)) refuse(name, visible(text), given, shape);
	return text;
}
function readLines(given) {
	return items(given, /\n/);
}
function readLabels(name, given) {
	const shape = {
		kind: "list",
		item: "<label>, 50 characters at most"
	};
	const labels = items(given, /[,\n]/);
	for (const label of labels) if (label.length > 50 || /\p{Cc}/u.test(label)) refuse(name, label, given, shape);
	return [...new Set(labels)];
}
function readLogins(name, given, { teams }) {
	const shape = {
		kind: "list",
		item: teams ? "<login> or team:<slug>" : "<login>"
	};
	const logins = items(given, /[,\n]/).map((login) => login.replace(/^@/, ""));
	for (const login of logins) {
		const plain = teams ? login.replace(/^team:/, "") : login;
		if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}(?:\[bot\])?$/.test(plain)) refuse(name, login, given, shape);
	}
	return [...new Set(logins)];
}
function readIgnore(name, given) {
	return readLines(given).map((line) => {
		const colon = line.indexOf(":");
		const [sdk = "", ...versions] = line.slice(0, colon === -1 ? void 0 : colon).trim().split(/\s+/);
		const known = SDKS.find((candidate) => candidate === sdk);
		if (known === void 0) return refuse(name, line, given, {
			kind: "list",
			item: `<sdk> <versions>: <reason>, where <sdk> is one of ${SDKS.join(", ")}`
		});
		const reason = colon === -1 ? "" : line.slice(colon + 1).trim();
		if (versions.length === 0 || reason === "") return refuse(name, line, given, {
			kind: "list",
			item: "<sdk> <versions>: <reason>"
		});
		return {
			sdk: known,
			versions: versions.join(" "),
			reason
		};
	});
}

export { RANGES as _, readDays as a, readLines as c, readText as d, CONFIG_PATH as f, MAJORS as g, didYouMean as h, readCommand as i, readLogins as l, SETTING_NAMES as m, readChoice as n, readIgnore as o, SETTINGS as p, readChoices as r, readLabels as s, accepts as t, readSwitch as u, _usingCtx as v, SDKS as y };