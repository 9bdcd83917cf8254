import { $ as SettingsError, D as INSTALLED, G as BUNDLE_LIMITS, J as PROGRAM_LIMIT_MS, Q as RateLimitError, U as pathFrom, W as BUNDLE_FILES, X as EditError, Y as BundleError, at as visible, dt as fit, et as UpstreamError, ft as withoutCommands, lt as coloured, q as BACKLOG, tt as messageOf, u as slots } from "./domain.js";
import { closeSync, constants, existsSync, fstatSync, lstatSync, mkdirSync, mkdtempSync, openSync, readFileSync, readSync, realpathSync, rmSync, statSync } from "node:fs";
import { createHash, randomUUID } from "node:crypto";
import { availableParallelism, constants as constants$1, homedir, tmpdir } from "node:os";
import { basename, delimiter, dirname, isAbsolute, join, posix, resolve, sep } from "node:path";
import { access, chmod, constants as constants$2, copyFile, lstat, mkdir, readFile, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { spawn, spawnSync } from "node:child_process";
import { StringDecoder } from "node:string_decoder";
import { once } from "node:events";
import { Server } from "node:net";
import { text } from "node:stream/consumers";

// src/adapters/printable.ts
function printable(text) {
	return visible(text).replaceAll("##[", "## [");
}

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
function lineOf(note) {
	const place = note.place === null ? "" : `${note.place.path}${note.place.line === void 0 ? "" : `:${note.place.line}`} `;
	return printable(place + note.text);
}
function redrawnLines(stream, columns, paint) {
	const running = /* @__PURE__ */ new Set();
	let drawn = 0;
	let frame = 0;
	let timer = null;
	const showCursor = () => void stream.write(SHOW_CURSOR);
	const lineOfStep = ({ title, detail }) => {
		const shown = fit(detail === "" ? title : `${title}  ${detail}`, columns() - 3);
		return `${paint("cyan", FRAMES[frame % FRAMES.length] ?? "")} ${shown.slice(0, title.length)}${paint("dim", shown.slice(title.length))}\n`;
	};
	const write = (text) => {
		const erased = drawn === 0 ? "" : `\u001B[${drawn}A\u001B[J`;
		drawn = running.size;
		stream.write(erased + text + [...running].map(lineOfStep).join(""));
	};
	return {
		write,
		add(step) {
			running.add(step);
			if (timer === null) {
				stream.write(HIDE_CURSOR);
				process.once("exit", showCursor);
				timer = setInterval(() => {
					frame += 1;
					write("");
				}, FRAME_MS).unref();
			}
			write("");
		},
		remove(step, text) {
			running.delete(step);
			write(text);
			if (timer === null || running.size > 0) return;
			clearInterval(timer);
			timer = null;
			process.off("exit", showCursor);
			showCursor();
		}
	};
}
function plainLines(stream) {
	return {
		write: (text) => void stream.write(text),
		add: ({ title }) => void stream.write(`… ${title}\n`),
		remove: (_step, text) => void stream.write(text)
	};
}
function createTerminalLog(options) {
	const { stream } = options;
	const live = options.live ?? (stream.isTTY === true && !process.env["CI"] && process.env["TERM"] !== "dumb");
	const colour = options.colour ?? (live && !process.env["NO_COLOR"]);
	const paint = (style, text) => coloured(style, text, colour);
	const lines = live ? redrawnLines(stream, () => options.columns ?? stream.columns ?? 80, paint) : plainLines(stream);
	return {
		async step(title, work) {
			const step = {
				title: printable(title),
				started: performance.now(),
				detail: "",
				failed: false
			};
			lines.add(step);
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
				const mark = step.failed ? paint("red", "✗") : paint("green", "✓");
				const seconds = `${((performance.now() - step.started) / 1e3).toFixed(1)} s`;
				lines.remove(step, `${mark} ${[step.title, step.detail].filter((part) => part !== "").join("  ")}  ${paint("dim", seconds)}\n`);
			}
		},
		note: (note) => lines.write(`${paint("dim", "·")} ${lineOf(note)}\n`),
		warn: (note) => lines.write(`${paint("yellow", "!")} ${lineOf(note)}\n`)
	};
}

// src/adapters/actions-log.ts
function createActionsLog(core) {
	return {
		...createTerminalLog({
			stream: { write: (text) => core.info(text.trimEnd()) },
			live: false,
			colour: false
		}),
		warn({ place, text }) {
			const line = place?.line === void 0 ? {} : { startLine: place.line };
			core.warning(printable(text), place === null ? {} : {
				file: place.path,
				...line
			});
		}
	};
}
function logGroup(core, title, text) {
	core.startGroup(printable(title));
	for (const line of text.split("\n")) core.info(withoutCommands(line));
	core.endGroup();
}

// src/adapters/environment.ts
const BARE = /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_[A-Z]+|TZ|TMPDIR|TMP|TEMP|RUNNER_TRACKING_ID)$/;
const NETWORK = [
	/^(?:https?|no|all)_proxy$/i,
	/^(?:SSL_CERT_FILE|SSL_CERT_DIR|NODE_EXTRA_CA_CERTS|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE)$/,
	/^XDG_(?:CACHE|CONFIG|DATA|STATE)_HOME$/
];
const NPM = [/^npm_config_(?:registry|userconfig|globalconfig|cache|cafile|ca|strict_ssl|https_proxy|proxy|noproxy|min_release_age|@.*|\/\/.*)$/i, /^(?:NPM_TOKEN|NODE_AUTH_TOKEN|NPM_CONFIG_TOKEN)$/];
const PYTHON = [/^(?:KEYRING_.*|PYENV_.*|NETRC)$/];
const CLIENTS = {
	npm: NPM,
	pnpm: [...NPM, /^pnpm_config_(?:registry|cafile|ca|strict_ssl|https_proxy|proxy|noproxy|minimum_release_age|@.*|\/\/.*)$/i],
	yarn: [...NPM, /^YARN_NPM_.*$/],
	bun: [...NPM, /^BUN_CONFIG_(?:REGISTRY|TOKEN)$/],
	pip: [...PYTHON, /^PIP_.*$/],
	uv: [...PYTHON, /^UV_.*$/],
	poetry: [...PYTHON, /^POETRY_.*$/],
	pdm: [...PYTHON, /^PDM_.*$/],
	pipenv: [...PYTHON, /^(?:PIPENV|PIP)_.*$/],
	go: [/^(?:GOPROXY|GOSUMDB|GONOSUMDB|GONOPROXY|GOPRIVATE|GOFLAGS|GOMODCACHE|GOCACHE|GOPATH|GOROOT|GOTOOLCHAIN|GOINSECURE|NETRC)$/]
};
function programFolders(parent) {
	return (parent["PATH"] ?? "").split(delimiter).filter(isAbsolute);
}
function pathOutside(path, root, tracked) {
	const folders = new Set([...tracked].map((file) => dirname(join(root, file))));
	return path.split(delimiter).filter((folder) => !folders.has(resolve(folder))).join(delimiter);
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
	const patterns = inherit === "bare" ? [BARE] : [
		BARE,
		...NETWORK,
		...CLIENTS[inherit]
	];
	for (const [name, value] of Object.entries(parent)) {
		if (value === void 0) continue;
		if (patterns.some((pattern) => pattern.test(name))) kept[name] = value;
	}
	if (kept["PATH"] !== void 0) kept["PATH"] = programFolders(parent).join(delimiter);
	return kept;
}

// src/adapters/remove-folder.ts
async function removeFolder(folder) {
	const remove = async () => rm(folder, {
		recursive: true,
		force: true,
		maxRetries: 3
	});
	try {
		await remove();
	} catch {
		await makeWritable(folder);
		await remove();
	}
}
async function makeWritable(folder) {
	await chmod(folder, 448);
	for (const entry of await readdir(folder, { withFileTypes: true })) if (entry.isDirectory()) await makeWritable(join(folder, entry.name));
}

// src/adapters/leftovers.ts
const MARK = "STRIPE_UPGRADE_RUN";
const ROUNDS = 5;
function folderOf({ id, temp }) {
	return join(temp, `stripe-upgrade-${id}`);
}
function markOf({ id }) {
	return { [MARK]: id };
}
async function processesOf(run) {
	const numbers = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
	return (await Promise.all(numbers.map(async (number) => {
		return (await readFile(join("/proc", number, "environ"), "utf8").catch(() => "")).split("\0").includes(`${MARK}=${run.id}`) ? [Number(number)] : [];
	}))).flat();
}
async function clearUp(run) {
	const ended = /* @__PURE__ */ new Set();
	for (let round = 0; round < ROUNDS; round += 1) {
		const left = await processesOf(run);
		if (left.length === 0) break;
		for (const pid of left) {
			ended.add(pid);
			try {
				process.kill(pid, "SIGKILL");
			} catch {}
		}
	}
	const folder = folderOf(run);
	const isThere = await stat(folder).then(() => true, () => false);
	if (isThere) await removeFolder(folder);
	return {
		processes: ended.size,
		folder: isThere
	};
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

// src/adapters/processor-time.ts
const TICK_MS = 10;
const HANGS_BELOW = 1 / 200;
function isOver(workMs, used, before) {
	return used >= workMs || used - before < workMs * HANGS_BELOW;
}
function read(stat) {
	const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ").map(Number);
	const [, parent = 0, , session = 0] = fields;
	return {
		parent,
		session,
		ms: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) * TICK_MS
	};
}
async function processorMsOf(root) {
	const names = await readdir("/proc").catch(() => []);
	const all = /* @__PURE__ */ new Map();
	for (const name of names) {
		const stat = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, "latin1").catch(() => null) : null;
		if (stat !== null) all.set(Number(name), read(stat));
	}
	if (all.size === 0) return null;
	const isOfIt = (id) => {
		for (let at = all.get(id), own = id; at !== void 0; own = at.parent, at = all.get(own)) if (own === root || at.session === root) return true;
		return false;
	};
	return [...all].reduce((sum, [id, { ms }]) => isOfIt(id) ? sum + ms : sum, 0);
}

// src/adapters/process.ts
const DEFAULT_MAX_BYTES = 67108864;
const GRACE_MS = 1e3;
const running = /* @__PURE__ */ new Set();
function endGroup(child, signal = "SIGKILL") {
	if (child.pid === void 0) return;
	try {
		process.kill(-child.pid, signal);
	} catch (error) {
		if (signal === "SIGKILL" && error instanceof Error && "code" in error && error.code === "EPERM") spawnSync("sudo", [
			"-n",
			"kill",
			"-KILL",
			"--",
			`-${child.pid}`
		], { stdio: "ignore" });
	}
}
function endAll() {
	for (const child of running) endGroup(child);
}
function first(folders) {
	return folders.length === 0 ? {} : { PATH: [...folders, ...programFolders(process.env)].join(delimiter) };
}
function limited(pid, { timeoutMs, workMs }, stop) {
	if (workMs === void 0 || pid === void 0) {
		const timer = setTimeout(stop, timeoutMs ?? 12e4);
		return () => clearTimeout(timer);
	}
	const root = pid;
	let before = 0;
	const look = async () => {
		const used = await processorMsOf(root);
		if (used === null || isOver(workMs, used, before)) stop();
		else timer = timer === null ? null : setTimeout(() => void look(), workMs);
		before = used ?? 0;
	};
	let timer = setTimeout(() => void look(), workMs);
	return () => {
		if (timer !== null) clearTimeout(timer);
		timer = null;
	};
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
	const unlimited = limited(child.pid, options, () => stop("time"));
	const settle = () => {
		unlimited();
		if (grace !== null) clearTimeout(grace);
		running.delete(child);
	};
	const exited = new Promise((resolve, reject) => {
		child.once("error", (error) => {
			settle();
			const code = "code" in error ? String(error.code) : error.message;
			const why = code === "ENOENT" && (options.cwd === void 0 || existsSync(options.cwd)) ? "it is not installed, or not on PATH" : code;
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
function startWithChannel(file, args) {
	return spawn(file, args, {
		env: allowed(process.env, "bare"),
		stdio: [
			"ipc",
			"pipe",
			"pipe"
		],
		shell: false,
		detached: true
	});
}
function attach(file, args, { env, toStderr }) {
	const child = spawn(file, args, {
		env: {
			...process.env,
			...env
		},
		stdio: [
			"inherit",
			toStderr ? 2 : "inherit",
			"inherit"
		],
		shell: false,
		detached: true
	});
	running.add(child);
	return {
		signal: (name) => endGroup(child, name),
		exited: new Promise((resolve, reject) => {
			child.once("error", (error) => {
				running.delete(child);
				reject(new UpstreamError(`${basename(file)} could not be started: ${messageOf(error)}`));
			});
			child.once("exit", (code, signal) => {
				endGroup(child);
				running.delete(child);
				resolve(code ?? 128 + (signal === null ? 0 : constants$1.signals[signal]));
			});
		})
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
		send(line) {
			if (child.stdin.writableCorked === 0) {
				child.stdin.cork();
				process.nextTick(() => child.stdin.uncork());
			}
			child.stdin.write(`${line}\n`);
		},
		end: () => void child.stdin.end(),
		lines: linesOf(child.stdout),
		ended,
		async [Symbol.asyncDispose]() {
			endGroup(child);
			await ended;
		}
	};
}

// src/adapters/wall-line.ts
const NOBODY = "65534";
const FOLDERS = [
	"/home",
	"/root",
	"/tmp",
	"/var/tmp",
	"/dev/shm",
	"/run"
];
const NAMED = [
	"GITHUB_WORKSPACE",
	"RUNNER_TEMP",
	"RUNNER_WORKSPACE",
	"XDG_CONFIG_HOME",
	"XDG_CACHE_HOME"
];
const LEFT_BEHIND = 213;
function entering({ stage, home, shown, hidden }) {
	const given = [];
	const each = (paths) => paths.map((path) => `"\${${given.push(path)}}"`).join(" ");
	const staged = (paths) => paths.map((path) => `${stage}${path}`);
	const folders = shown.filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true);
	const files = shown.filter((path) => !folders.includes(path));
	const own = shown.filter((path) => isBelow(path, dirname(stage)));
	return [
		`${[
			"set -e",
			"cd /",
			`mount -t tmpfs -o mode=755,size=64m tmpfs ${each([stage])}`,
			`mkdir -p ${each(staged([
				home,
				...folders,
				...files.map((file) => dirname(file)),
				...hidden
			]))}`,
			`chown ${NOBODY}:${NOBODY} ${each(staged([home]))}`,
			`chmod 1777 ${each(staged(hidden))}`,
			...staged(files).map((file) => `: > ${each([file])}`),
			...shown.map((path) => `mount --bind ${each([path, `${stage}${path}`])}`),
			...staged(shown.filter((path) => !own.includes(path))).map((path) => `mount -o remount,bind,ro ${each([path])}`),
			...own.length === 0 ? [] : [`chmod -R a+rwX ${each(own)} 2> /dev/null || :`],
			...hidden.map((folder) => `mount --rbind ${each([`${stage}${folder}`, folder])}`),
			`shift ${given.length}`
		].join("\n")}\n${RUN}`,
		"sh",
		...given
	];
}
const RUN = `umask 0
code=0
"$@" || code=$?
for process in /proc/[0-9]*; do
  [ "$process" = "/proc/$$" ] || [ ! -e "$process/exe" ] || code=${213}
done
exit $code`;
const UNSHARE = [
	"unshare",
	"--mount",
	"--ipc",
	"--pid",
	"--fork",
	"--kill-child",
	"--mount-proc"
];
const SETPRIV = [
	"setpriv",
	"--reuid",
	NOBODY,
	"--regid",
	NOBODY,
	"--clear-groups",
	"--no-new-privs",
	"--bounding-set=-all",
	"--inh-caps=-all"
];
function lineBehindWall(enter, stage) {
	const hidden = hiddenFolders().toSorted((a, b) => Number(isBelow(stage, a)) - Number(isBelow(stage, b)));
	return (file, args, { env = {}, cwd, path = [] }) => {
		const home = env["HOME"] ?? "/nonexistent";
		const { PATH = "", ...bare } = allowed(process.env, "bare");
		const environment = Object.entries({
			...bare,
			PATH: [...path, PATH].join(delimiter),
			...env,
			HOME: home
		});
		const named = [...cwd === void 0 ? [] : [cwd], ...path.map((programs) => dirname(programs))];
		const shown = [
			...pathsOfProgram(file, hidden),
			...args.flatMap(pathsNamed),
			...outermost(named)
		].filter((each) => hidden.some((folder) => isBelow(each, folder)));
		return [
			...enter,
			...UNSHARE,
			"sh",
			"-c",
			...entering({
				stage,
				home,
				shown: [...new Set(shown)],
				hidden
			}),
			...SETPRIV,
			"env",
			"-i",
			...cwd === void 0 ? [] : [`--chdir=${cwd}`],
			...environment.map(([name, value]) => `${name}=${value}`),
			file,
			...args
		];
	};
}
function hiddenFolders() {
	const named = [
		...FOLDERS,
		homedir(),
		tmpdir(),
		process.cwd(),
		...NAMED.map((name) => process.env[name] ?? "")
	];
	return outermost([...new Set(named.filter(isAbsolute).flatMap((path) => realPath(path) ?? []))].filter((path) => path !== "/" && path !== "/usr"));
}
function outermost(paths) {
	return paths.filter((path) => !paths.some((other) => isBelow(path, other)));
}
function pathsOfProgram(file, hidden) {
	return [file, realPath(file) ?? file].map((path) => {
		const whole = dirname(dirname(path));
		return hidden.some((folder) => isBelow(whole, folder)) ? whole : path;
	});
}
function pathsNamed(argument) {
	if (!isAbsolute(argument)) return [];
	const stats = statSync(argument, { throwIfNoEntry: false });
	return stats === void 0 ? [] : [stats.isDirectory() ? argument : dirname(argument)];
}
function realPath(path) {
	try {
		return realpathSync(path);
	} catch {
		return null;
	}
}
function isBelow(path, folder) {
	return path.startsWith(folder + sep);
}

// src/adapters/wall.ts
const END = "end";
const HOLDER = `const { createServer } = require('node:net')
const { existsSync, readdirSync } = require('node:fs')
function isAlone() {
  return !readdirSync('/proc').some((name) => Number(name) > 0 && Number(name) !== process.pid && existsSync('/proc/' + name + '/exe'))
}
function end() {
  try {
    process.kill(-1, 'SIGKILL')
  } catch {}
  if (isAlone()) process.send('${END}')
  else setImmediate(end)
}
process.on('message', (asked) => {
  if (asked === '${END}') return end()
  const server = createServer()
  server.listen({ port: 0, host: '127.0.0.1', backlog: ${BACKLOG} }, () => process.send(asked, server, () => server.close()))
})
process.on('disconnect', () => process.exit())
process.send('ready')`;
const RAISE = `echo $$
exec unshare --net --pid --fork --kill-child --mount-proc sh -c 'ip link set lo up && exec "$@"' sh "$@"`;
function createWalls(means, platform = process.platform) {
	const all = /* @__PURE__ */ new Map();
	const fits = /* @__PURE__ */ new Map();
	return {
		async wallFor(file, name) {
			const raising = all.get(name) ?? raise(means, platform).catch((error) => ({ missing: messageOf(error) }));
			all.set(name, raising);
			const raised = await raising;
			if ("missing" in raised) return raised;
			const fit = fits.get(file) ?? raised.wall.run(file, ["--version"], { workMs: 6e4 }).then(({ code }) => code === 0);
			fits.set(file, fit);
			return await fit ? raised.wall : { missing: "its program cannot be run there" };
		},
		async end() {
			const raised = await Promise.all(all.values());
			await Promise.all(raised.map(async (one) => "missing" in one ? void 0 : one.end()));
		}
	};
}
async function raise(means, platform) {
	if (platform !== "linux") return { missing: "it is built on Linux alone" };
	const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
	const [starter = "", ...command] = [
		...asRoot,
		"env",
		"NODE_CHANNEL_FD=0",
		"sh",
		"-c",
		RAISE,
		"sh",
		process.execPath,
		"-e",
		HOLDER
	];
	const holder = startWithChannel(starter, command);
	const said = holder.stderr === null ? "" : text(holder.stderr).catch(() => "");
	const ended = Promise.race([once(holder, "exit"), once(holder, "error")]).catch(() => []);
	if (!await Promise.race([once(holder, "message").then(() => true), ended.then(() => false)])) return { missing: `that takes Linux, and root or sudo without a password (${(await said).trim().split("\n")[0] || "it cannot be started"})` };
	const pid = String(holder.stdout?.read() ?? "").trim();
	holder.unref();
	const enter = [
		...asRoot,
		"nsenter",
		`--net=/proc/${pid}/ns/net`,
		`--pid=/proc/${pid}/ns/pid_for_children`
	];
	const lineOf = lineBehindWall(enter, await means.folder("wall"));
	const entering = (file, args, options = {}) => {
		const { env, cwd, path, ...limits } = means.marked(options);
		const [program = "", ...rest] = lineOf(file, args, {
			...env && { env },
			...cwd && { cwd },
			...path && { path }
		});
		return [
			program,
			rest,
			limits
		];
	};
	let leftBehind = false;
	const ending = (result) => {
		if (result.code !== 213) return result;
		leftBehind = true;
		return {
			...result,
			code: 0
		};
	};
	return {
		wall: {
			run: async (...started) => ending(await means.run(...entering(...started))),
			converse(...started) {
				const conversation = means.converse(...entering(...started));
				return {
					...conversation,
					ended: conversation.ended.then(ending)
				};
			},
			listen: async (server) => listen(holder, server),
			attempts: async () => [...await counted(pid), ...leftBehind ? ["process"] : []]
		},
		async end() {
			if (!holder.connected) return;
			holder.ref();
			holder.send(END);
			await Promise.race([once(holder, "message"), ended]);
			if (holder.connected) holder.disconnect();
			for (const stream of [holder.stdout, holder.stderr]) stream?.destroy();
			holder.unref();
		}
	};
}
const COUNTERS = {
	connection: [
		"TcpAttemptFails",
		"IpOutNoRoutes",
		"Ip6OutNoRoutes"
	],
	datagram: ["UdpOutDatagrams", "Udp6OutDatagrams"]
};
async function counted(pid) {
	const [old, newer] = await Promise.all(["snmp", "snmp6"].map(async (file) => readFile(`/proc/${pid}/net/${file}`, "utf8").catch(() => "")));
	const counts = /* @__PURE__ */ new Map();
	const lines = (old ?? "").split("\n").map((line) => line.split(/:? /));
	for (const [index, [family = "", ...values]] of lines.entries()) for (const [at, value] of values.entries()) if (index % 2 === 1) counts.set(`${family}${lines[index - 1]?.[at + 1] ?? ""}`, Number(value));
	for (const [, name = "", value] of (newer ?? "").matchAll(/^(\S+)\s+(\d+)$/gm)) counts.set(name, Number(value));
	return ["connection", "datagram"].filter((kind) => COUNTERS[kind].some((name) => (counts.get(name) ?? 0) > 0));
}
let asked = 0;
async function listen(holder, server) {
	const id = asked += 1;
	const listeners = new AbortController();
	const socket = new Promise((resolve, reject) => {
		const take = (of, handle) => {
			if (of === id && handle instanceof Server) resolve(handle);
		};
		const end = () => reject(/* @__PURE__ */ new Error("The wall has ended"));
		holder.on("message", take).once("exit", end);
		listeners.signal.addEventListener("abort", () => holder.off("message", take).off("exit", end));
	});
	holder.send(id);
	server.listen(await socket.finally(() => listeners.abort()), BACKLOG);
	await once(server, "listening");
}

// src/adapters/tools.ts
const SIGNALS = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
async function executable(path) {
	try {
		await access(path, constants$2.X_OK);
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
function foldersOf(named) {
	let made = null;
	let temporary = null;
	let count = 0;
	const root = () => made ??= named === null ? mkdtempSync(join(tmpdir(), "stripe-upgrade-")) : madeFor(named);
	return {
		async make(name) {
			const path = join(root(), `${count += 1}-${name}`);
			await mkdir(path);
			return path;
		},
		temporary() {
			if (temporary === null) mkdirSync(temporary = join(root(), "tmp"));
			return temporary;
		},
		removeNow() {
			if (made !== null) rmSync(made, {
				recursive: true,
				force: true,
				maxRetries: 3
			});
		},
		async remove() {
			if (made !== null) await removeFolder(made);
		}
	};
}
function madeFor(named) {
	const folder = folderOf(named);
	mkdirSync(folder, { mode: 448 });
	return folder;
}
async function cacheFolder() {
	try {
		const path = join(cacheHome(), "stripe-upgrade");
		await mkdir(path, { recursive: true });
		return path;
	} catch {
		return null;
	}
}
function isClient({ inherit = "bare" }) {
	return inherit !== "bare";
}
function createTools(named = null, platform = process.platform) {
	if (platform === "win32") throw new SettingsError("stripe-upgrade runs on Linux and macOS. On Windows use WSL, or a job with `runs-on: ubuntu-latest`.");
	const folders = foldersOf(named);
	const marked = (options = {}) => named === null ? options : {
		...options,
		env: {
			...options.env,
			...markOf(named)
		}
	};
	const started = (options = {}) => marked(isClient(options) ? {
		...options,
		env: {
			TMPDIR: folders.temporary(),
			...options.env
		}
	} : options);
	const onExit = () => {
		endAll();
		folders.removeNow();
	};
	const walls = createWalls({
		run,
		converse,
		folder: folders.make,
		marked
	});
	let onInterrupt = null;
	const onSignal = (signal) => {
		if (onInterrupt === null || signal === "SIGHUP") process.exit(128 + constants$1.signals[signal]);
		onInterrupt(signal);
		onInterrupt = null;
	};
	for (const signal of SIGNALS) process.on(signal, onSignal);
	process.on("exit", onExit);
	return {
		run: (file, args, options) => run(file, args, started(options)),
		converse: (file, args, options) => converse(file, args, started(options)),
		wallFor: walls.wallFor,
		attach,
		which,
		folder: folders.make,
		variables: (client) => allowed(process.env, client),
		interrupted: () => new Promise((settle) => {
			onInterrupt = settle;
		}),
		cache: async () => await cacheFolder() ?? folders.make("cache"),
		async [Symbol.asyncDispose]() {
			endAll();
			await walls.end();
			for (const signal of SIGNALS) process.off(signal, onSignal);
			process.off("exit", onExit);
			await folders.remove();
		}
	};
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
async function ownGitDirectory(tools, workTree, objectFormat, excluded = []) {
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
	await writeFile(join(folder, "info", "exclude"), excluded.map((name) => `${name}/\n`).join(""));
	return {
		folder,
		at: (at) => createGit(tools, at, [`--git-dir=${folder}`, `--work-tree=${workTree}`])
	};
}

// src/adapters/bundle-files.ts
async function writeBundle(folder, files) {
	await rm(folder, {
		recursive: true,
		force: true
	});
	await mkdir(folder, { recursive: true });
	for (const name of BUNDLE_FILES) await writeFile(join(folder, name), files[name]);
	await sizesOf(folder);
}
async function sizesOf(folder) {
	const found = await readdir(folder).catch(() => null);
	if (found === null) throw new BundleError("B2", `there is no bundle at ${visible(folder)}.`, "Download it into the folder that the input `bundle` names.");
	const missing = BUNDLE_FILES.find((name) => !found.includes(name));
	if (missing !== void 0) throw new BundleError("B2", `the bundle has no ${missing}.`);
	const stranger = found.find((name) => !BUNDLE_FILES.some((known) => known === name));
	if (stranger !== void 0) throw new BundleError("B2", `the bundle holds ${visible(stranger)}, which belongs to none.`);
	let all = 0;
	for (const name of BUNDLE_FILES) {
		const stats = await lstat(join(folder, name));
		if (!stats.isFile()) throw new BundleError("B2", `${name} is no regular file.`);
		all += stats.size;
		if (stats.size > BUNDLE_LIMITS.file) throw new BundleError("B2", `${name} is larger than ${BUNDLE_LIMITS.file} bytes.`);
	}
	if (all > BUNDLE_LIMITS.all) throw new BundleError("B2", `the bundle is larger than ${BUNDLE_LIMITS.all} bytes.`);
}
async function readBundle(folder) {
	await sizesOf(folder);
	const [plan, report] = await Promise.all(["plan.json", "report.json"].map(async (name) => readFile(join(folder, name), "utf8")));
	return {
		plan: plan ?? "",
		report: report ?? ""
	};
}
async function patchOf(tools, edits) {
	const folder = await tools.folder("patch");
	for (const side of ["before", "after"]) for (const edit of edits) {
		await mkdir(join(folder, side, edit.path, ".."), { recursive: true });
		await writeFile(join(folder, side, edit.path), edit[side]);
	}
	if (edits.length === 0) return "";
	const { stdout } = await createGit(tools, folder).run([
		"diff",
		"--no-index",
		"--no-color",
		"--no-ext-diff",
		"--src-prefix=",
		"--dst-prefix=",
		"before",
		"after"
	]);
	return stdout.replaceAll(/^(diff --git |--- |\+\+\+ )(.*)$/gm, (line) => line.replaceAll(/(^| )before\//g, "$1a/").replaceAll(/(^| )after\//g, "$1b/"));
}

// src/adapters/pull-files.ts
const TITLE = /^\n# ([^\n]*)\n/;
const MARKER = /^<!-- stripe-upgrade:pull ([A-Za-z0-9_-]+) -->$/;
function header({ title, branch, base, draft, status }) {
	const parts = [
		`\`${branch}\` → \`${base}\``,
		...draft ? ["draft"] : [],
		...status === null ? [] : [`commit status ${status.state}: ${status.description}`]
	];
	return `\n# ${title.replaceAll(/\s+/g, " ")}\n\n${parts.join(" · ")}\n\n`;
}
function renderPull({ body, ...facts }) {
	return `<!-- stripe-upgrade:pull ${Buffer.from(JSON.stringify(facts)).toString("base64url")} -->\n${header(facts)}${body}`;
}
async function parsePull(text) {
	const v = await import("./load-domain-schemas.js");
	const stored = v.object({
		branch: v.string(),
		base: v.string(),
		title: v.string(),
		draft: v.boolean(),
		head: v.pipe(v.string(), v.regex(/^[0-9a-f]{40,64}$/)),
		status: v.nullable(v.object({
			state: v.picklist([
				"success",
				"failure",
				"error"
			]),
			description: v.string()
		}))
	});
	const end = text.indexOf("\n");
	const marker = MARKER.exec(text.slice(0, end))?.[1];
	if (marker === void 0) return null;
	const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), stored), Buffer.from(marker, "base64url").toString("utf8"));
	if (!parsed.success) return null;
	const facts = parsed.output;
	const below = text.slice(end + 1);
	const title = TITLE.exec(below)?.[1] ?? facts.title;
	const above = [facts, {
		...facts,
		title
	}].find((each) => below.startsWith(header(each)));
	return above === void 0 ? {
		...facts,
		body: below
	} : {
		...above,
		body: below.slice(header(above).length)
	};
}
async function readAt(file) {
	const text = await readFile(file, "utf8").catch(() => null);
	return text === null ? null : parsePull(text);
}
async function markdownIn(folder) {
	return (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".md")).toSorted().map((name) => join(folder, name));
}
function createPullFiles(out) {
	const folder = join(out, "pulls");
	const path = (branch) => join(folder, `${branch.replaceAll("/", "-")}.md`);
	return {
		path,
		async read(branch) {
			const pull = await readAt(path(branch));
			return pull?.branch === branch ? pull : null;
		},
		async all() {
			return (await Promise.all((await markdownIn(folder)).map(readAt))).filter((pull) => pull !== null);
		},
		async write(pull) {
			await mkdir(folder, { recursive: true });
			const beside = join(folder, `.${randomUUID()}`);
			await writeFile(beside, renderPull(pull));
			await rename(beside, path(pull.branch));
		},
		async setAside(branch) {
			const closed = join(folder, "closed");
			await mkdir(closed, { recursive: true });
			await rename(path(branch), join(closed, `${basename(path(branch), ".md")}-${randomUUID().slice(0, 8)}.md`));
		},
		async aside(branch) {
			const paths = await markdownIn(join(folder, "closed"));
			return (await Promise.all(paths.map(async (file) => {
				const pull = await readAt(file);
				return pull?.branch === branch ? [{
					...pull,
					path: file
				}] : [];
			}))).flat();
		}
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
const SYMLINK = unreadable("The file is a symlink or is behind one. Symlinks are not followed.");
const OUTSIDE = unreadable("The path leaves the repository.");
function startsWith(bytes, ...prefix) {
	return prefix.every((byte, index) => bytes[index] === byte);
}
const CODING = /^[ \t\f]*#.{0,200}?coding[:=][ \t]*([-\w.]{1,40})/;
function notUtf8(bytes) {
	const rows = new TextDecoder("latin1").decode(bytes.subarray(0, 1e3)).split("\n", 2);
	const line = rows.findIndex((row) => CODING.test(row)) + 1;
	const coding = CODING.exec(rows[line - 1] ?? "")?.[1];
	if (coding === void 0 || /^utf[-_]?8$/i.test(coding)) return unreadable("The file is not valid UTF-8.");
	return unreadable(`The file is written in ${coding}, as its line ${line} says. Only UTF-8 is read.`);
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
		return notUtf8(bytes);
	}
}
function isInside(path) {
	if (path === "" || path.includes("\0") || path.includes("\\")) return false;
	return path.split("/").every((part) => part !== "" && part !== "." && part !== ".." && part.toLowerCase() !== ".git");
}

// src/adapters/local-forge.ts
const BOT = {
	name: "stripe-upgrade",
	email: "bot@stripe-upgrade.invalid"
};
const IDENTITY = {
	GIT_AUTHOR_NAME: BOT.name,
	GIT_AUTHOR_EMAIL: BOT.email,
	GIT_COMMITTER_NAME: BOT.name,
	GIT_COMMITTER_EMAIL: BOT.email
};
function refOf(branch) {
	return `refs/heads/${branch}`;
}
async function headOf(git, branch) {
	return git.line([
		"rev-parse",
		"--verify",
		"--quiet",
		`${refOf(branch)}^{commit}`
	]);
}
async function isAncestor(git, commit, of) {
	return (await git.run([
		"merge-base",
		"--is-ancestor",
		commit,
		of
	])).code === 0;
}
async function changesBetween(git, from, to) {
	const fields = entries(await git.output([
		"diff-tree",
		"-r",
		"-z",
		"--no-renames",
		from,
		to
	]));
	return fields.flatMap((field, index) => {
		if (index % 2 === 1) return [];
		const [, , , blob = "", status] = field.split(" ");
		return [{
			path: fields[index + 1] ?? "",
			blob: status === "D" ? null : blob
		}];
	});
}
async function stateOf(git, prefix, commit, base) {
	const header = (await git.output([
		"cat-file",
		"commit",
		commit
	])).split("\n\n", 1)[0]?.split("\n") ?? [];
	const ours = ["author", "committer"].every((role) => header.some((line) => line.startsWith(`${role} ${BOT.name} <${BOT.email}> `)));
	const [parent, ...otherParents] = header.filter((line) => line.startsWith("parent ")).map((line) => line.slice(7));
	if (parent === void 0 || otherParents.length > 0 || !await isAncestor(git, parent, base.commit)) return {
		commit,
		baseCommit: null,
		ours,
		files: /* @__PURE__ */ new Map()
	};
	const files = /* @__PURE__ */ new Map();
	for (const { path, blob } of await changesBetween(git, parent, commit)) files.set(pathFrom(prefix, path), blob === null ? null : await git.output([
		"cat-file",
		"blob",
		blob
	]));
	return {
		commit,
		baseCommit: parent,
		ours,
		files
	};
}
async function treeOf$1(git, prefix, index, base, files) {
	const env = { GIT_INDEX_FILE: index };
	await git.output(["read-tree", base.commit], { env });
	const lines = [];
	for (const [path, text] of files) {
		if (!isInside(path)) throw new EditError(path, OUTSIDE.why, "This is a defect of stripe-upgrade; please report it.");
		const entry = await git.output([
			"ls-tree",
			"-z",
			"--full-tree",
			base.commit,
			"--",
			prefix + path
		]);
		const mode = entry === "" ? "100644" : entry.slice(0, 6);
		if (!mode.startsWith("100")) throw new EditError(path, `${path} is not a regular file in the base commit`, "Replace it by a regular file.");
		const blob = (await git.output([
			"hash-object",
			"-w",
			"--no-filters",
			"--stdin"
		], { input: text })).trim();
		lines.push(`${mode} ${blob} 0\t${prefix}${path}\0`);
	}
	await git.output([
		"update-index",
		"-z",
		"--index-info"
	], {
		env,
		input: lines.join("")
	});
	const tree = (await git.output(["write-tree"], { env })).trim();
	const beyond = (await changesBetween(git, base.commit, tree)).find(({ path }) => !files.has(path.slice(prefix.length)));
	if (beyond !== void 0) throw new EditError(beyond.path, `${beyond.path} would be changed too`, "Replace the symlink on the way to the edited file by a folder.");
	return tree;
}
async function isCheckedOut(git, branch) {
	return (await git.output([
		"worktree",
		"list",
		"--porcelain"
	])).split("\n").includes(`branch ${refOf(branch)}`);
}
async function stateOfPull(git, pull, head) {
	if (await isAncestor(git, head ?? pull.head, refOf(pull.base))) return "merged";
	return head === null ? "closed" : "open";
}
async function pullsOf(git, pulls, branch) {
	const newest = await pulls.read(branch);
	const stored = [...newest === null ? [] : [{
		pull: newest,
		location: pulls.path(branch),
		head: await headOf(git, branch)
	}], ...(await pulls.aside(branch)).map(({ path, ...pull }) => ({
		pull,
		location: path,
		head: null
	}))];
	const found = [];
	for (const { pull, location, head } of stored) {
		if ((await git.run([
			"cat-file",
			"-e",
			`${pull.head}^{commit}`
		])).code !== 0) continue;
		const { base, title, body, draft } = pull;
		found.push({
			branch,
			base,
			title,
			body,
			draft,
			location,
			state: await stateOfPull(git, pull, head)
		});
	}
	return found;
}
async function commitTo(git, { branch, base, message, prefix, index }, files, expected) {
	await git.output(["check-ref-format", refOf(branch)]);
	if (await isCheckedOut(git, branch)) throw new EditError(branch, `The branch ${branch} is checked out.`, "Switch to another branch, and run again.");
	const tree = await treeOf$1(git, prefix, index, base, files);
	const commit = (await git.output([
		"commit-tree",
		"--no-gpg-sign",
		tree,
		"-p",
		base.commit
	], {
		env: IDENTITY,
		input: message
	})).trim();
	await git.output([
		"update-ref",
		refOf(branch),
		commit,
		expected ?? "0".repeat(commit.length)
	]);
	return commit;
}
function createLocalForge({ root, out, tools }) {
	const git = createGit(tools, root);
	const pulls = createPullFiles(out);
	const prefixOf = async () => (await git.output(["rev-parse", "--show-prefix"])).replace(/\n$/, "");
	const branchOf = async (name, base) => {
		const commit = await headOf(git, name);
		return commit === null ? null : stateOf(git, await prefixOf(), commit, base);
	};
	const store = async (next) => {
		const head = await headOf(git, next.branch);
		if (head === null) throw new UpstreamError(`The branch ${next.branch} of a pull request does not exist.`);
		const before = await pulls.read(next.branch);
		await pulls.write({
			...next,
			head,
			status: before?.head === head ? before.status : null
		});
	};
	return {
		async subjects({ commit }) {
			return entries(await git.output([
				"log",
				"-z",
				"--no-merges",
				"--no-show-signature",
				"--max-count=30",
				"--format=%s",
				commit
			]));
		},
		head: async (branch) => headOf(git, branch),
		branch: branchOf,
		async outline(name, base) {
			const state = await branchOf(name, base);
			if (state === null) return null;
			const { files, ...head } = state;
			return {
				...head,
				paths: [...files.keys()]
			};
		},
		pulls: async (branch) => pullsOf(git, pulls, branch),
		async openPulls(prefix, base) {
			const branches = (await pulls.all()).filter((pull) => pull.base === base.branch && pull.branch.startsWith(prefix));
			return (await Promise.all(branches.map(async ({ branch }) => pullsOf(git, pulls, branch)))).flat().filter(({ state }) => state === "open");
		},
		async commit(branch, base, message, files, expected) {
			const index = `${await tools.folder("index")}/index`;
			return commitTo(git, {
				branch,
				base,
				message,
				index,
				prefix: await prefixOf()
			}, files, expected);
		},
		async open({ branch, base, title, body, draft }) {
			if (await pulls.read(branch) !== null) await pulls.setAside(branch);
			await store({
				branch,
				base,
				title,
				body,
				draft
			});
			return {
				branch,
				base,
				title,
				body,
				draft,
				location: pulls.path(branch),
				state: "open"
			};
		},
		async refresh(pull, { base, title, body, draft }) {
			await store({
				branch: pull.branch,
				base,
				title,
				body,
				draft
			});
			return {
				...pull,
				base,
				title,
				body,
				draft
			};
		},
		async status(commit) {
			return (await pulls.all()).find(({ head }) => head === commit)?.status ?? null;
		},
		async setStatus(commit, status) {
			for (const stored of await pulls.all()) if (await headOf(git, stored.branch) === commit) return pulls.write({
				...stored,
				head: commit,
				status
			});
			throw new UpstreamError(`No pull request has a branch at the commit ${commit}.`);
		}
	};
}

// src/adapters/proxy.ts
const LOOPBACK = "localhost,127.0.0.1";
function builtIn() {
	return process.getBuiltinModule("node:http").setGlobalProxyFromEnv ?? null;
}
function isStartedWithProxy(env) {
	return env["NODE_USE_ENV_PROXY"] === "1" && process.allowedNodeEnvironmentFlags.has("--use-env-proxy");
}
function useProxy(env, given) {
	const named = (name) => env[name] || env[name.toUpperCase()] || "";
	const [forHttp, forHttps, not] = [
		"http_proxy",
		"https_proxy",
		"no_proxy"
	].map(named);
	if (!forHttp && !forHttps || not === "*") return null;
	const set = given === void 0 ? builtIn() : given;
	if (set === null) return isStartedWithProxy(env) ? null : `The environment names a proxy, and Node ${process.versions.node} does not use it, so GitHub is asked without the proxy. Run with Node 24.14 or newer, or set NODE_USE_ENV_PROXY=1 with Node 22.21 or newer.`;
	try {
		set({
			...forHttp ? { http_proxy: forHttp } : {},
			...forHttps ? { https_proxy: forHttps } : {},
			no_proxy: not ? `${not},${LOOPBACK}` : LOOPBACK
		});
		return null;
	} catch {
		throw new SettingsError("http_proxy, https_proxy: one of them is not the address of a proxy, such as http://proxy.example.com:3128");
	}
}

// src/adapters/safe-files.ts
const NOT_REGULAR = unreadable("It is not a regular file.");
function codeOf(error) {
	return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown error";
}
function inspect(root, path) {
	if (!isInside(path)) return OUTSIDE;
	const parts = path.split("/");
	let at = root;
	for (const [index, part] of parts.entries()) {
		at = join(at, part);
		const stats = looked(at);
		if (typeof stats === "string") return stats === "ENOENT" || stats === "ENOTDIR" ? { kind: "missing" } : unreadable(`The file cannot be read (${stats}).`);
		if (stats.isSymbolicLink()) return SYMLINK;
		if (index === parts.length - 1) return stats.isFile() ? { stats } : NOT_REGULAR;
		if (!stats.isDirectory()) return { kind: "missing" };
	}
	return { kind: "missing" };
}
function looked(path) {
	try {
		return lstatSync(path);
	} catch (error) {
		return codeOf(error);
	}
}
function bytesInside(root, path) {
	const found = inspect(root, path);
	if ("kind" in found) return found;
	if (found.stats.size > 52428800) return TOO_LARGE;
	let file = null;
	try {
		file = openSync(join(root, path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
		const now = fstatSync(file);
		if (now.ino !== found.stats.ino || now.dev !== found.stats.dev) return unreadable("The file was replaced while it was read.");
		return now.size > 52428800 ? TOO_LARGE : readFileSync(file);
	} catch (error) {
		return codeOf(error) === "ELOOP" ? SYMLINK : unreadable(`The file cannot be read (${codeOf(error)}).`);
	} finally {
		if (file !== null) closeSync(file);
	}
}
async function readInside(root, path) {
	const bytes = bytesInside(root, path);
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
	const found = inspect(root, path);
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
const LONGEST_LIST = 16777216;
async function plainFiles(git, root) {
	const result = await git.run([
		"ls-files",
		"--others",
		"--exclude-standard",
		"-z"
	], { maxBytes: LONGEST_LIST });
	if (result.limit !== null) throw new SettingsError(`${root} is no git repository and holds too many files to search. Give the root of a project, or name what is not yours in a .gitignore.`);
	if (result.code !== 0) throw new UpstreamError(`git ls-files failed: ${complaint(result)}`);
	const listed = entries(result.stdout);
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
	`--threads=${availableParallelism() * 2}`
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
			if (which === "untracked") await list();
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
		throw new UpstreamError(`Git cannot read ${root}: ${complaint(asked)}`);
	}
	const [inside, objectFormat, objects, prefix] = asked.stdout.split("\n");
	if (inside !== "true" || objects === void 0) throw new SettingsError(`${root} is not a work tree of a git repository. Give the folder that holds the files.`);
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
async function namedCommit(git, wanted) {
	const commit = wanted.startsWith("-") ? null : await git.line([
		"rev-parse",
		"--verify",
		"--quiet",
		`${wanted}^{commit}`
	]);
	if (commit !== null) return {
		branch: wanted,
		commit
	};
	throw new SettingsError(`There is no commit ${wanted} here. In a workflow, fetch it: give actions/checkout the input \`fetch-depth: 0\`.`);
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
async function baseOf(git, { base: wanted, commit, defaultBranch }) {
	if (commit !== void 0) return namedCommit(git, commit);
	const main = defaultBranch ?? await originDefault(git);
	const found = wanted === void 0 ? await checkedOut(git, main) : await namedBase(git, wanted);
	if (found === null) return null;
	const isAside = main === null ? wanted !== void 0 && !USUAL.has(wanted) : found.branch !== main;
	return isAside ? {
		...found,
		isAside
	} : found;
}
function partsOf(path) {
	return path.split("/").filter((part) => part !== "");
}
function once$1(work) {
	let asked = null;
	return () => asked ??= work();
}
async function openRepository(folder, tools, options = {}) {
	const root = await realpath(folder).catch(() => null);
	if (root === null || !(await stat(root)).isDirectory()) throw new SettingsError(`${folder} is not a folder. Give the root of a repository.`);
	const git = createGit(tools, root);
	const facts = await factsOf(git, root);
	if (facts !== null && facts.prefix !== "" && (await readerOf(git, root, "tracked").files()).length > 0) return openRepository(join(root, ...partsOf(facts.prefix).map(() => "..")), tools, options);
	const inGit = facts === null ? null : readerOf(git, root, "tracked");
	const tracked = once$1(async () => inGit !== null && (await inGit.files()).length > 0 ? inGit : null);
	const plain = once$1(async () => readerOf((await ownGitDirectory(tools, root, "sha1", Object.values(INSTALLED))).at(root), root, "untracked"));
	const reader = async () => await tracked() ?? await plain();
	const base = once$1(async () => await tracked() === null ? null : baseOf(git, options));
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

// src/adapters/recording-forge.ts
function closing({ isTouched, close }, writes) {
	if (isTouched === void 0 || close === void 0) return {};
	return {
		isTouched: async (pull) => isTouched(pull),
		async close({ branch, base, title, draft }, body) {
			writes.push({
				kind: "close",
				branch,
				base,
				title,
				draft,
				body
			});
		}
	};
}
function createRecordingForge(reader) {
	const writes = [];
	const branches = /* @__PURE__ */ new Map();
	const made = /* @__PURE__ */ new Set();
	return {
		isDry: true,
		writes,
		subjects: async (base) => reader.subjects(base),
		head: async (branch) => reader.head(branch),
		async branch(name, base) {
			const state = await reader.branch(name, base);
			if (state !== null) branches.set(state.commit, name);
			return state;
		},
		async outline(name, base) {
			const outline = await reader.outline(name, base);
			if (outline !== null) branches.set(outline.commit, name);
			return outline;
		},
		...reader.ci === void 0 ? {} : { ci: async (commit) => made.has(commit) ? null : await reader.ci?.(commit) ?? null },
		pulls: async (branch) => reader.pulls(branch),
		openPulls: async (prefix, base) => reader.openPulls(prefix, base),
		async commit(branch, base, message, files) {
			writes.push({
				kind: "commit",
				branch,
				base: base.branch,
				message,
				files
			});
			const commit = createHash("sha1").update(`dry run ${writes.length} ${branch}`).digest("hex");
			branches.set(commit, branch);
			made.add(commit);
			return commit;
		},
		async open(pull) {
			writes.push({
				kind: "open",
				...pull
			});
			return {
				...pull,
				location: "",
				state: "open"
			};
		},
		async refresh(pull, next) {
			writes.push({
				kind: "refresh",
				branch: pull.branch,
				...next
			});
			return {
				...pull,
				...next
			};
		},
		...closing(reader, writes),
		async status(commit) {
			if (made.has(commit)) return null;
			try {
				return await reader.status(commit);
			} catch (error) {
				if (!(error instanceof UpstreamError) || error instanceof RateLimitError) throw error;
				return null;
			}
		},
		async setStatus(commit, status) {
			writes.push({
				kind: "status",
				branch: branches.get(commit) ?? commit,
				status
			});
		}
	};
}

// src/adapters/commit-files.ts
async function treeOf(git, commit) {
	const blobs = /* @__PURE__ */ new Map();
	const symlinks = [];
	for (const entry of entries(await git.output([
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		commit
	]))) {
		const [, mode = "", blob = "", path = ""] = /^(\d+) \w+ ([0-9a-f]+)\t([^]*)$/.exec(entry) ?? [];
		if (path === "" || path.includes("�")) continue;
		if (mode.startsWith("100")) blobs.set(path, blob);
		else if (mode === "120000") symlinks.push(path);
	}
	return {
		blobs,
		symlinks
	};
}
async function mentioningIn(git, commit, text) {
	const found = await git.run([
		...GREP,
		"-e",
		text,
		commit,
		"--",
		"."
	]);
	if (found.code === 1) return /* @__PURE__ */ new Set();
	if (found.code !== 0) throw new UpstreamError(`git grep failed: ${complaint(found)}`);
	return new Set(entries(found.stdout).map((entry) => entry.slice(commit.length + 1)));
}
const MOST = 8;
async function openCommit(folder, tools, named) {
	const opened = await openRepository(folder, tools, { commit: named });
	const base = await opened.base();
	if (base === null) throw new SettingsError(`${opened.root} is not a git repository with a commit, so there is no commit ${named}.`);
	const git = createGit(tools, opened.root);
	const { blobs, symlinks } = await treeOf(git, base.commit);
	const inTurn = slots(MOST);
	const paths = [...blobs.keys()].toSorted();
	return {
		...opened,
		files: async () => paths,
		symlinks: async () => symlinks.toSorted(),
		async mentioning(text, among = paths) {
			const found = await mentioningIn(git, base.commit, text);
			return among.filter((path) => found.has(path));
		},
		async read(path) {
			const blob = blobs.get(path);
			if (blob === void 0) return { kind: "missing" };
			const { code, limit, stdout, stderr } = await inTurn(async () => git.run([
				"cat-file",
				"blob",
				blob
			], { maxBytes: MAX_FILE_BYTES }));
			if (limit === "output") return TOO_LARGE;
			if (code !== 0) return unreadable(`Git cannot read it: ${stderr.trim()}`);
			return textOf(Buffer.from(stdout));
		}
	};
}

// src/adapters/work-tree.ts
async function writeEdits(repository, { upgrades }, log) {
	const files = /* @__PURE__ */ new Map();
	const written = /* @__PURE__ */ new Set();
	for (const { upgrade, change } of upgrades.toSorted((a, b) => Number(b.upgrade.major) - Number(a.upgrade.major))) {
		if (change.kind === "refused") continue;
		if (change.edits.some(({ path }) => files.has(path))) {
			log.note({
				place: null,
				text: `${upgrade.branch} was not written: a further upgrade edits the same files`
			});
			continue;
		}
		for (const { path, before, after } of change.edits) files.set(path, {
			before,
			after
		});
		written.add(upgrade.branch);
	}
	for (const [path, { before }] of files) {
		const content = await repository.read(path);
		if (content.kind !== "text" || content.text !== before) throw new EditError(path, `${path} differs from the commit that the upgrade was made on; nothing was written`, "Commit or stash your changes to it, and run again.");
	}
	for (const [path, { after }] of files) await writeInside(repository.root, path, after);
	for (const branch of written) log.note({
		place: null,
		text: `written into your files: ${branch}`
	});
}

export { secretsIn as _, useProxy as a, createTerminalLog as b, isInside as c, writeBundle as d, createGit as f, pathOutside as g, clearUp as h, openRepository as i, patchOf as l, createTools as m, openCommit as n, createLocalForge as o, entries as p, createRecordingForge as r, OUTSIDE as s, writeEdits as t, readBundle as u, createActionsLog as v, printable as x, logGroup as y };