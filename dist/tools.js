import { t as printable } from "./printable.js";
import { t as removeFolder } from "./remove-folder.js";
import { n as folderOf, r as markOf } from "./leftovers.js";
import { a as messageOf, i as UpstreamError, r as SettingsError } from "./errors.js";
import { t as PROGRAM_LIMIT_MS } from "./program-limit.js";
import { rmSync } from "node:fs";
import { access, constants as constants$1, mkdir, mkdtemp, stat } from "node:fs/promises";
import { constants as constants$2, homedir, tmpdir } from "node:os";
import { basename, delimiter, isAbsolute, join, resolve } from "node:path";
import { styleText } from "node:util";
import { spawn } from "node:child_process";
import { StringDecoder } from "node:string_decoder";

// src/adapters/terminal-log.ts
const FRAMES = [
	"⠋",
	"⠙",
	"⠹",
	"⠸",
	"⠼",
	"⠴",
	"⠦",
	"⠧",
	"⠇",
	"⠏"
];
const FRAME_MS = 80;
const HIDE_CURSOR = "\x1B[?25l";
const SHOW_CURSOR = "\x1B[?25h";
function fit(text, columns) {
	let width = 0;
	let kept = "";
	for (const character of text) {
		width += (character.codePointAt(0) ?? 0) >= 4352 ? 2 : 1;
		if (width > columns) return kept;
		kept += character;
	}
	return kept;
}
function lineOf(note) {
	const place = note.place === null ? "" : `${note.place.path}${note.place.line === void 0 ? "" : `:${note.place.line}`} `;
	return printable(place + note.text);
}
function createTerminalLog(options) {
	const { stream } = options;
	const live = options.live ?? (stream.isTTY === true && !process.env["CI"] && process.env["TERM"] !== "dumb");
	const colour = options.colour ?? (live && !process.env["NO_COLOR"]);
	const paint = (style, text) => colour ? styleText(style, text) : text;
	const running = /* @__PURE__ */ new Set();
	let drawn = 0;
	let frame = 0;
	let timer = null;
	const showCursor = () => void stream.write(SHOW_CURSOR);
	const erased = () => {
		const text = drawn === 0 ? "" : `\u001B[${drawn}A\u001B[J`;
		drawn = 0;
		return text;
	};
	const block = () => {
		const width = (options.columns ?? stream.columns ?? 80) - 3;
		drawn = running.size;
		return [...running].map(({ title, detail }) => {
			const shown = fit(detail === "" ? title : `${title}  ${detail}`, width);
			return `${paint("cyan", FRAMES[frame % FRAMES.length] ?? "")} ${shown.slice(0, title.length)}${paint("dim", shown.slice(title.length))}\n`;
		}).join("");
	};
	const draw = (above = "") => void stream.write(live ? erased() + above + block() : above);
	const begin = (step) => {
		running.add(step);
		if (!live) return draw(`… ${step.title}\n`);
		if (timer === null) {
			stream.write(HIDE_CURSOR);
			process.once("exit", showCursor);
			timer = setInterval(() => {
				frame += 1;
				draw();
			}, FRAME_MS).unref();
		}
		draw();
	};
	const finish = (step) => {
		running.delete(step);
		const mark = step.failed ? paint("red", "✗") : paint("green", "✓");
		const seconds = `${((performance.now() - step.started) / 1e3).toFixed(1)} s`;
		draw(`${mark} ${[step.title, step.detail].filter((part) => part !== "").join("  ")}  ${paint("dim", seconds)}\n`);
		if (timer === null || running.size > 0) return;
		clearInterval(timer);
		timer = null;
		process.off("exit", showCursor);
		showCursor();
	};
	return {
		async step(title, work) {
			const step = {
				title: printable(title),
				started: performance.now(),
				detail: "",
				failed: false
			};
			begin(step);
			const say = (detail, outcome) => {
				step.detail = printable(detail);
				step.failed = outcome === "failed";
			};
			try {
				return await work(say);
			} catch (error) {
				step.failed = true;
				throw error;
			} finally {
				finish(step);
			}
		},
		note: (note) => draw(`${paint("dim", "·")} ${lineOf(note)}\n`),
		warn: (note) => draw(`${paint("yellow", "!")} ${lineOf(note)}\n`)
	};
}

// src/adapters/environment.ts
const BARE = /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_[A-Z]+|TZ|TMPDIR|TMP|TEMP|RUNNER_TRACKING_ID)$/;
const CLIENT = [
	/^(?:https?|no|all)_proxy$/i,
	/^(?:SSL_CERT_FILE|SSL_CERT_DIR|NODE_EXTRA_CA_CERTS|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|NETRC)$/,
	/^npm_config_(?:registry|userconfig|globalconfig|cache|cafile|ca|strict_ssl|https_proxy|proxy|noproxy|min_release_age|@.*|\/\/.*)$/i,
	/^(?:NPM_TOKEN|NODE_AUTH_TOKEN|NPM_CONFIG_TOKEN|YARN_NPM_.*|YARN_RC_FILENAME)$/,
	/^(?:PIP_.*|UV_.*|PIPENV_.*|PDM_.*|POETRY_.*|KEYRING_.*|PYENV_.*)$/,
	/^(?:GOPROXY|GOSUMDB|GONOSUMDB|GONOPROXY|GOPRIVATE|GOFLAGS|GOMODCACHE|GOCACHE|GOPATH|GOROOT|GOTOOLCHAIN|GOINSECURE)$/,
	/^XDG_(?:CACHE|CONFIG|DATA|STATE)_HOME$/
];
function programFolders(parent) {
	return (parent["PATH"] ?? "").split(delimiter).filter(isAbsolute);
}
const CREDENTIAL = /(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|_AUTH|(?:ACCESS|API|PRIVATE|SECRET|SIGNING)_?KEY)$/i;
const TELLING = /^(?![A-Za-z]+$).{8}/s;
function secretsIn(environment) {
	const secrets = [];
	for (const [name, value = ""] of Object.entries(environment)) {
		if (!CREDENTIAL.test(name)) continue;
		for (const line of value.split("\n").map((each) => each.trim())) if (TELLING.test(line)) secrets.push(line, encodeURIComponent(line), inBase64(line));
	}
	return secrets;
}
function inBase64(text) {
	const bytes = Buffer.from(text);
	return bytes.subarray(0, bytes.length - bytes.length % 3).toString("base64");
}
function allowed(parent, inherit) {
	const kept = {};
	for (const [name, value] of Object.entries(parent)) {
		if (value === void 0) continue;
		if (BARE.test(name) || inherit === "client" && CLIENT.some((pattern) => pattern.test(name))) kept[name] = value;
	}
	if (kept["PATH"] !== void 0) kept["PATH"] = programFolders(parent).join(delimiter);
	return kept;
}

// src/adapters/lines.ts
function linesOf(stream) {
	const decoder = new StringDecoder("utf8");
	const waiting = [];
	let partial = "";
	let closed = false;
	let wake = null;
	const take = (line) => void waiting.push(line.endsWith("\r") ? line.slice(0, -1) : line);
	const onData = (chunk) => {
		const [first = "", ...others] = decoder.write(chunk).split("\n");
		partial += first;
		for (const next of others) {
			take(partial);
			partial = next;
		}
		wake?.();
	};
	stream.on("data", onData);
	stream.once("close", () => {
		if (partial !== "") take(partial);
		closed = true;
		wake?.();
	});
	async function* drain() {
		try {
			while (true) {
				for (let line = waiting.shift(); line !== void 0; line = waiting.shift()) yield line;
				if (closed) return;
				await new Promise((resolve) => {
					wake = resolve;
				});
			}
		} finally {
			stream.off("data", onData);
			stream.resume();
		}
	}
	return drain();
}

// src/adapters/process.ts
const DEFAULT_MAX_BYTES = 67108864;
const GRACE_MS = 1e3;
const running = /* @__PURE__ */ new Set();
function endGroup(child) {
	if (child.pid === void 0) return;
	try {
		process.kill(-child.pid, "SIGKILL");
	} catch {}
}
function endAll() {
	for (const child of running) endGroup(child);
}
function first(folders) {
	return folders.length === 0 ? {} : { PATH: [...folders, ...programFolders(process.env)].join(delimiter) };
}
function start(file, args, options) {
	const child = spawn(file, args, {
		cwd: options.cwd,
		env: {
			...allowed(process.env, options.inherit ?? "bare"),
			...first(options.path ?? []),
			...options.env
		},
		stdio: "pipe",
		shell: false,
		detached: true
	});
	running.add(child);
	let limit = null;
	let grace = null;
	const end = () => {
		endGroup(child);
		grace ??= setTimeout(() => {
			setImmediate(() => {
				child.stdout.destroy();
				child.stderr.destroy();
			});
		}, GRACE_MS);
	};
	const stop = (reason) => {
		limit ??= reason;
		end();
	};
	const timer = setTimeout(() => stop("time"), options.timeoutMs ?? 12e4);
	const settle = () => {
		clearTimeout(timer);
		if (grace !== null) clearTimeout(grace);
		running.delete(child);
	};
	const exited = new Promise((resolve, reject) => {
		child.once("error", (error) => {
			settle();
			const why = "code" in error ? String(error.code) : error.message;
			reject(new UpstreamError(`${basename(file)} could not be started: ${why}`));
		});
		child.once("exit", end);
		child.once("close", (code) => {
			settle();
			resolve(code);
		});
	});
	child.stdin.on("error", () => void 0);
	return {
		child,
		stop,
		limit: () => limit,
		exited
	};
}
async function run(file, args, options = {}) {
	const { child, stop, limit, exited } = start(file, args, options);
	const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
	const collect = (stream) => {
		const chunks = [];
		let bytes = 0;
		stream.on("data", (chunk) => {
			bytes += chunk.length;
			if (bytes > maxBytes) stop("output");
			else chunks.push(chunk);
		});
		return () => Buffer.concat(chunks).toString("utf8");
	};
	const stdout = collect(child.stdout);
	const stderr = collect(child.stderr);
	child.stdin.end(options.input ?? "");
	const code = await exited;
	return {
		code: limit() === null ? code : null,
		stdout: stdout(),
		stderr: stderr(),
		limit: limit()
	};
}
function converse(file, args, options = {}) {
	const { child, stop, limit, exited } = start(file, args, options);
	let tail = "";
	child.stderr.setEncoding("utf8").on("data", (chunk) => {
		tail = (tail + chunk).slice(-65536);
	});
	let bytes = 0;
	child.stdout.on("data", (chunk) => {
		bytes += chunk.length;
		if (bytes > (options.maxBytes ?? DEFAULT_MAX_BYTES)) stop("output");
	});
	const ended = exited.then((code) => ({
		code: limit() === null ? code : null,
		stdout: "",
		stderr: tail,
		limit: limit()
	}), (error) => ({
		code: null,
		stdout: "",
		stderr: messageOf(error),
		limit: null
	}));
	return {
		send: (line) => void child.stdin.write(`${line}\n`),
		end: () => void child.stdin.end(),
		lines: linesOf(child.stdout),
		ended,
		async [Symbol.asyncDispose]() {
			endGroup(child);
			await ended;
		}
	};
}

// src/adapters/tools.ts
const SIGNALS = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
async function executable(path) {
	try {
		await access(path, constants$1.X_OK);
		return (await stat(path)).isFile();
	} catch {
		return false;
	}
}
async function which(name) {
	if (name.includes("/")) return await executable(name) ? resolve(name) : null;
	for (const folder of programFolders(process.env)) {
		const path = join(folder, name);
		if (await executable(path)) return path;
	}
	return null;
}
function cacheHome() {
	const given = process.env["XDG_CACHE_HOME"] ?? "";
	return isAbsolute(given) ? given : join(homedir(), ".cache");
}
function createTools(named = null, platform = process.platform) {
	if (platform === "win32") throw new SettingsError("stripe-upgrade runs on Linux and macOS; on Windows use WSL, or a job with `runs-on: ubuntu-latest`");
	let root = null;
	let made = null;
	let count = 0;
	const makeRoot = async () => {
		if (named === null) return made = await mkdtemp(join(tmpdir(), "stripe-upgrade-"));
		made = folderOf(named);
		await mkdir(made, { mode: 448 });
		return made;
	};
	const marked = (options = {}) => named === null ? options : {
		...options,
		env: {
			...options.env,
			...markOf(named)
		}
	};
	const onExit = () => {
		endAll();
		if (made !== null) rmSync(made, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	};
	let onInterrupt = null;
	const onSignal = (signal) => {
		if (onInterrupt === null || signal === "SIGHUP") process.exit(128 + constants$2.signals[signal]);
		onInterrupt();
		onInterrupt = null;
	};
	for (const signal of SIGNALS) process.on(signal, onSignal);
	process.on("exit", onExit);
	const folder = async (name) => {
		root ??= makeRoot();
		const number = count += 1;
		const path = join(await root, `${number}-${name}`);
		await mkdir(path);
		return path;
	};
	return {
		run: (file, args, options) => run(file, args, marked(options)),
		converse: (file, args, options) => converse(file, args, marked(options)),
		which,
		folder,
		interrupted: () => new Promise((settle) => {
			onInterrupt = settle;
		}),
		async cache() {
			try {
				const path = join(cacheHome(), "stripe-upgrade");
				await mkdir(path, { recursive: true });
				return path;
			} catch {
				return folder("cache");
			}
		},
		async [Symbol.asyncDispose]() {
			endAll();
			for (const signal of SIGNALS) process.off(signal, onSignal);
			process.off("exit", onExit);
			if (root !== null) await removeFolder(await root);
		}
	};
}

export { secretsIn as n, createTerminalLog as r, createTools as t };