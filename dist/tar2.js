import { a as normalizeWindowsPath, c as ReadStreamSync, i as Parser, l as WriteStream, o as makeCommand, r as stripTrailingSlashes, s as ReadStream, t as filesFilter } from "./tar.js";
import fs from "node:fs";
import { randomBytes } from "node:crypto";
import fsp from "node:fs/promises";
import path, { join, win32 } from "node:path";
import fs$1 from "fs";
import assert from "node:assert";

// node_modules/tar/dist/esm/get-write-flag.js
const isWindows$2 = (process.env.__FAKE_PLATFORM__ || process.platform) === "win32";
/* c8 ignore start */
const { O_CREAT, O_NOFOLLOW, O_TRUNC, O_WRONLY } = fs$1.constants;
const UV_FS_O_FILEMAP = Number(process.env.__FAKE_FS_O_FILENAME__) || fs$1.constants.UV_FS_O_FILEMAP || 0;
/* c8 ignore stop */
const fMapEnabled = isWindows$2 && !!UV_FS_O_FILEMAP;
const fMapLimit = 524288;
const fMapFlag = UV_FS_O_FILEMAP | O_TRUNC | O_CREAT | O_WRONLY;
const noFollowFlag = !isWindows$2 && typeof O_NOFOLLOW === "number" ? O_NOFOLLOW | O_TRUNC | O_CREAT | O_WRONLY : null;
const getWriteFlag = noFollowFlag !== null ? () => noFollowFlag : !fMapEnabled ? () => "w" : (size) => size < fMapLimit ? fMapFlag : "w";

// node_modules/chownr/dist/esm/index.js
const lchownSync = (path, uid, gid) => {
	try {
		return fs.lchownSync(path, uid, gid);
	} catch (er) {
		if (er?.code !== "ENOENT") throw er;
	}
};
const chown = (cpath, uid, gid, cb) => {
	fs.lchown(cpath, uid, gid, (er) => {
		cb(er && er?.code !== "ENOENT" ? er : null);
	});
};
const chownrKid = (p, child, uid, gid, cb) => {
	if (child.isDirectory()) chownr(path.resolve(p, child.name), uid, gid, (er) => {
		if (er) return cb(er);
		const cpath = path.resolve(p, child.name);
		chown(cpath, uid, gid, cb);
	});
	else {
		const cpath = path.resolve(p, child.name);
		chown(cpath, uid, gid, cb);
	}
};
const chownr = (p, uid, gid, cb) => {
	fs.readdir(p, { withFileTypes: true }, (er, children) => {
		if (er) {
			if (er.code === "ENOENT") return cb();
			else if (er.code !== "ENOTDIR" && er.code !== "ENOTSUP") return cb(er);
		}
		if (er || !children.length) return chown(p, uid, gid, cb);
		let len = children.length;
		let errState = null;
		const then = (er) => {
			/* c8 ignore start */
			if (errState) return;
			/* c8 ignore stop */
			if (er) return cb(errState = er);
			if (--len === 0) return chown(p, uid, gid, cb);
		};
		for (const child of children) chownrKid(p, child, uid, gid, then);
	});
};
const chownrKidSync = (p, child, uid, gid) => {
	if (child.isDirectory()) chownrSync(path.resolve(p, child.name), uid, gid);
	lchownSync(path.resolve(p, child.name), uid, gid);
};
const chownrSync = (p, uid, gid) => {
	let children;
	try {
		children = fs.readdirSync(p, { withFileTypes: true });
	} catch (er) {
		const e = er;
		if (e?.code === "ENOENT") return;
		else if (e?.code === "ENOTDIR" || e?.code === "ENOTSUP") return lchownSync(p, uid, gid);
		else throw e;
	}
	for (const child of children) chownrKidSync(p, child, uid, gid);
	return lchownSync(p, uid, gid);
};

// node_modules/tar/dist/esm/cwd-error.js
var CwdError = class extends Error {
	path;
	code;
	syscall = "chdir";
	constructor(path, code) {
		super(`${code}: Cannot cd into '${path}'`);
		this.path = path;
		this.code = code;
	}
	get name() {
		return "CwdError";
	}
};

// node_modules/tar/dist/esm/symlink-error.js
var SymlinkError = class extends Error {
	path;
	symlink;
	syscall = "symlink";
	code = "TAR_SYMLINK_ERROR";
	constructor(symlink, path) {
		super("TAR_SYMLINK_ERROR: Cannot extract through symbolic link");
		this.symlink = symlink;
		this.path = path;
	}
	get name() {
		return "SymlinkError";
	}
};

// node_modules/tar/dist/esm/mkdir.js
const checkCwd = (dir, cb) => {
	fs.stat(dir, (er, st) => {
		if (er || !st.isDirectory()) er = new CwdError(dir, er?.code || "ENOTDIR");
		cb(er);
	});
};
const mkdir$1 = (dir, opt, cb) => {
	dir = normalizeWindowsPath(dir);
	/* c8 ignore next */
	const umask = opt.umask ?? 18;
	const mode = opt.mode | 448;
	const needChmod = (mode & umask) !== 0;
	const uid = opt.uid;
	const gid = opt.gid;
	const doChown = typeof uid === "number" && typeof gid === "number" && (uid !== opt.processUid || gid !== opt.processGid);
	const preserve = opt.preserve;
	const unlink = opt.unlink;
	const cwd = normalizeWindowsPath(opt.cwd);
	const done = (er, created) => {
		if (er) cb(er);
		else if (created && doChown) chownr(created, uid, gid, (er) => done(er));
		else if (needChmod) fs.chmod(dir, mode, cb);
		else cb();
	};
	if (dir === cwd) return checkCwd(dir, done);
	if (preserve) return fsp.mkdir(dir, {
		mode,
		recursive: true
	}).then((made) => done(null, made ?? void 0), done);
	const parts = normalizeWindowsPath(path.relative(cwd, dir)).split("/");
	mkdir_(cwd, parts, mode, unlink, cwd, void 0, done);
};
const mkdir_ = (base, parts, mode, unlink, cwd, created, cb) => {
	if (parts.length === 0) return cb(null, created);
	const p = parts.shift();
	const part = normalizeWindowsPath(path.resolve(base + "/" + p));
	fs.mkdir(part, mode, onmkdir(part, parts, mode, unlink, cwd, created, cb));
};
const onmkdir = (part, parts, mode, unlink, cwd, created, cb) => (er) => {
	if (er) fs.lstat(part, (statEr, st) => {
		if (statEr) {
			statEr.path = statEr.path && normalizeWindowsPath(statEr.path);
			cb(statEr);
		} else if (st.isDirectory()) mkdir_(part, parts, mode, unlink, cwd, created, cb);
		else if (unlink) fs.unlink(part, (er) => {
			if (er) return cb(er);
			fs.mkdir(part, mode, onmkdir(part, parts, mode, unlink, cwd, created, cb));
		});
		else if (st.isSymbolicLink()) return cb(new SymlinkError(part, part + "/" + parts.join("/")));
		else cb(er);
	});
	else {
		created = created || part;
		mkdir_(part, parts, mode, unlink, cwd, created, cb);
	}
};
const checkCwdSync = (dir) => {
	let ok = false;
	let code;
	try {
		ok = fs.statSync(dir).isDirectory();
	} catch (er) {
		code = er?.code;
	} finally {
		if (!ok) throw new CwdError(dir, code ?? "ENOTDIR");
	}
};
const mkdirSync = (dir, opt) => {
	dir = normalizeWindowsPath(dir);
	/* c8 ignore next */
	const umask = opt.umask ?? 18;
	const mode = opt.mode | 448;
	const needChmod = (mode & umask) !== 0;
	const uid = opt.uid;
	const gid = opt.gid;
	const doChown = typeof uid === "number" && typeof gid === "number" && (uid !== opt.processUid || gid !== opt.processGid);
	const preserve = opt.preserve;
	const unlink = opt.unlink;
	const cwd = normalizeWindowsPath(opt.cwd);
	const done = (created) => {
		if (created && doChown) chownrSync(created, uid, gid);
		if (needChmod) fs.chmodSync(dir, mode);
	};
	if (dir === cwd) {
		checkCwdSync(cwd);
		return done();
	}
	if (preserve) return done(fs.mkdirSync(dir, {
		mode,
		recursive: true
	}) ?? void 0);
	const parts = normalizeWindowsPath(path.relative(cwd, dir)).split("/");
	let created;
	for (let p = parts.shift(), part = cwd; p && (part += "/" + p); p = parts.shift()) {
		part = normalizeWindowsPath(path.resolve(part));
		try {
			fs.mkdirSync(part, mode);
			created = created || part;
		} catch {
			const st = fs.lstatSync(part);
			if (st.isDirectory()) continue;
			else if (unlink) {
				fs.unlinkSync(part);
				fs.mkdirSync(part, mode);
				created = created || part;
				continue;
			} else if (st.isSymbolicLink()) return new SymlinkError(part, part + "/" + parts.join("/"));
		}
	}
	return done(created);
};

// node_modules/tar/dist/esm/strip-absolute-path.js
const { isAbsolute: isAbsolute$1, parse } = win32;
const stripAbsolutePath = (path) => {
	let r = "";
	let parsed = parse(path);
	while (isAbsolute$1(path) || parsed.root) {
		const root = path.charAt(0) === "/" && path.slice(0, 4) !== "//?/" ? "/" : parsed.root;
		path = path.slice(root.length);
		r += root;
		parsed = parse(path);
	}
	return [r, path];
};

// node_modules/tar/dist/esm/winchars.js
const raw = [
	"|",
	"<",
	">",
	"?",
	":"
];
const win = raw.map((char) => String.fromCodePoint(61440 + Number(char.codePointAt(0))));
const toWin = new Map(raw.map((char, i) => [char, win[i]]));
const toRaw = new Map(win.map((char, i) => [char, raw[i]]));
const encode = (s) => raw.reduce((s, c) => s.split(c).join(toWin.get(c)), s);

// node_modules/tar/dist/esm/normalize-unicode.js
const normalizeCache = Object.create(null);
const MAX = 1e4;
const cache = /* @__PURE__ */ new Set();
const normalizeUnicode = (s) => {
	if (!cache.has(s)) normalizeCache[s] = s.normalize("NFD").toLocaleLowerCase("en").toLocaleUpperCase("en");
	else cache.delete(s);
	cache.add(s);
	const ret = normalizeCache[s];
	let i = cache.size - MAX;
	if (i > MAX / 10) for (const s of cache) {
		cache.delete(s);
		delete normalizeCache[s];
		if (--i <= 0) break;
	}
	return ret;
};

// node_modules/tar/dist/esm/path-reservations.js
const isWindows$1 = (process.env.TESTING_TAR_FAKE_PLATFORM || process.platform) === "win32";
const getDirs = (path) => {
	return path.split("/").slice(0, -1).reduce((set, path) => {
		const s = set.at(-1);
		if (s !== void 0) path = join(s, path);
		set.push(path || "/");
		return set;
	}, []);
};
var PathReservations = class {
	#queues = /* @__PURE__ */ new Map();
	#reservations = /* @__PURE__ */ new Map();
	#running = /* @__PURE__ */ new Set();
	reserve(paths, fn) {
		paths = isWindows$1 ? ["win32 parallelization disabled"] : paths.map((p) => {
			return stripTrailingSlashes(join(normalizeUnicode(p)));
		});
		const dirs = new Set(paths.map((path) => getDirs(path)).reduce((a, b) => a.concat(b)));
		this.#reservations.set(fn, {
			dirs,
			paths
		});
		for (const p of paths) {
			const q = this.#queues.get(p);
			if (!q) this.#queues.set(p, [fn]);
			else q.push(fn);
		}
		for (const dir of dirs) {
			const q = this.#queues.get(dir);
			if (!q) this.#queues.set(dir, [/* @__PURE__ */ new Set([fn])]);
			else {
				const l = q.at(-1);
				if (l instanceof Set) l.add(fn);
				else q.push(/* @__PURE__ */ new Set([fn]));
			}
		}
		return this.#run(fn);
	}
	#getQueues(fn) {
		const res = this.#reservations.get(fn);
		/* c8 ignore start */
		if (!res) throw new Error("function does not have any path reservations");
		/* c8 ignore stop */
		return {
			paths: res.paths.map((path) => this.#queues.get(path)),
			dirs: [...res.dirs].map((path) => this.#queues.get(path))
		};
	}
	check(fn) {
		const { paths, dirs } = this.#getQueues(fn);
		return paths.every((q) => q && q[0] === fn) && dirs.every((q) => q && q[0] instanceof Set && q[0].has(fn));
	}
	#run(fn) {
		if (this.#running.has(fn) || !this.check(fn)) return false;
		this.#running.add(fn);
		fn(() => this.#clear(fn));
		return true;
	}
	#clear(fn) {
		if (!this.#running.has(fn)) return false;
		const res = this.#reservations.get(fn);
		/* c8 ignore start */
		if (!res) throw new Error("invalid reservation");
		/* c8 ignore stop */
		const { paths, dirs } = res;
		const next = /* @__PURE__ */ new Set();
		for (const path of paths) {
			const q = this.#queues.get(path);
			/* c8 ignore start */
			if (!q || q?.[0] !== fn) continue;
			/* c8 ignore stop */
			const q0 = q[1];
			if (!q0) {
				this.#queues.delete(path);
				continue;
			}
			q.shift();
			if (typeof q0 === "function") next.add(q0);
			else for (const f of q0) next.add(f);
		}
		for (const dir of dirs) {
			const q = this.#queues.get(dir);
			const q0 = q?.[0];
			/* c8 ignore next - type safety only */
			if (!q || !(q0 instanceof Set)) continue;
			if (q0.size === 1 && q.length === 1) {
				this.#queues.delete(dir);
				continue;
			} else if (q0.size === 1) {
				q.shift();
				const n = q[0];
				if (typeof n === "function") next.add(n);
			} else q0.delete(fn);
		}
		this.#running.delete(fn);
		next.forEach((fn) => this.#run(fn));
		return true;
	}
};

// node_modules/tar/dist/esm/process-umask.js
const umask = () => process.umask();

// node_modules/tar/dist/esm/unpack.js
const ONENTRY = Symbol("onEntry");
const CHECKFS = Symbol("checkFs");
const CHECKFS2 = Symbol("checkFs2");
const ISREUSABLE = Symbol("isReusable");
const MAKEFS = Symbol("makeFs");
const FILE = Symbol("file");
const DIRECTORY = Symbol("directory");
const LINK = Symbol("link");
const SYMLINK = Symbol("symlink");
const HARDLINK = Symbol("hardlink");
const ENSURE_NO_SYMLINK = Symbol("ensureNoSymlink");
const UNSUPPORTED = Symbol("unsupported");
const CHECKPATH = Symbol("checkPath");
const STRIPABSOLUTEPATH = Symbol("stripAbsolutePath");
const MKDIR = Symbol("mkdir");
const ONERROR = Symbol("onError");
const PENDING = Symbol("pending");
const PEND = Symbol("pend");
const UNPEND = Symbol("unpend");
const ENDED = Symbol("ended");
const MAYBECLOSE = Symbol("maybeClose");
const SKIP = Symbol("skip");
const DOCHOWN = Symbol("doChown");
const UID = Symbol("uid");
const GID = Symbol("gid");
const CHECKED_CWD = Symbol("checkedCwd");
const isWindows = (process.env.TESTING_TAR_FAKE_PLATFORM || process.platform) === "win32";
const DEFAULT_MAX_DEPTH = 1024;
/* c8 ignore start */
const unlinkFile = (path, cb) => {
	if (!isWindows) return fs.unlink(path, cb);
	const name = path + ".DELETE." + randomBytes(16).toString("hex");
	fs.rename(path, name, (er) => {
		if (er) return cb(er);
		fs.unlink(name, cb);
	});
};
/* c8 ignore stop */
/* c8 ignore start */
const unlinkFileSync = (path) => {
	if (!isWindows) return fs.unlinkSync(path);
	const name = path + ".DELETE." + randomBytes(16).toString("hex");
	fs.renameSync(path, name);
	fs.unlinkSync(name);
};
/* c8 ignore stop */
const uint32 = (a, b, c) => a !== void 0 && a === a >>> 0 ? a : b !== void 0 && b === b >>> 0 ? b : c;
var Unpack = class extends Parser {
	[ENDED] = false;
	[CHECKED_CWD] = false;
	[PENDING] = 0;
	reservations = new PathReservations();
	transform;
	writable = true;
	readable = false;
	uid;
	gid;
	setOwner;
	preserveOwner;
	processGid;
	processUid;
	maxDepth;
	forceChown;
	win32;
	newer;
	keep;
	noMtime;
	preservePaths;
	unlink;
	cwd;
	strip;
	processUmask;
	umask;
	dmode;
	fmode;
	chmod;
	constructor(opt = {}) {
		opt.ondone = () => {
			this[ENDED] = true;
			this[MAYBECLOSE]();
		};
		super(opt);
		this.transform = opt.transform;
		this.chmod = !!opt.chmod;
		if (typeof opt.uid === "number" || typeof opt.gid === "number") {
			if (typeof opt.uid !== "number" || typeof opt.gid !== "number") throw new TypeError("cannot set owner without number uid and gid");
			if (opt.preserveOwner) throw new TypeError("cannot preserve owner in archive and also set owner explicitly");
			this.uid = opt.uid;
			this.gid = opt.gid;
			this.setOwner = true;
		} else {
			this.uid = void 0;
			this.gid = void 0;
			this.setOwner = false;
		}
		this.preserveOwner = opt.preserveOwner === void 0 && typeof opt.uid !== "number" ? !!(process.getuid?.() === 0) : !!opt.preserveOwner;
		this.processUid = (this.preserveOwner || this.setOwner) && process.getuid ? process.getuid() : void 0;
		this.processGid = (this.preserveOwner || this.setOwner) && process.getgid ? process.getgid() : void 0;
		this.maxDepth = typeof opt.maxDepth === "number" ? opt.maxDepth : DEFAULT_MAX_DEPTH;
		this.forceChown = opt.forceChown === true;
		this.win32 = !!opt.win32 || isWindows;
		this.newer = !!opt.newer;
		this.keep = !!opt.keep;
		this.noMtime = !!opt.noMtime;
		this.preservePaths = !!opt.preservePaths;
		this.unlink = !!opt.unlink;
		this.cwd = normalizeWindowsPath(path.resolve(opt.cwd || process.cwd()));
		this.strip = Number(opt.strip) || 0;
		this.processUmask = !this.chmod ? 0 : typeof opt.processUmask === "number" ? opt.processUmask : umask();
		this.umask = typeof opt.umask === "number" ? opt.umask : this.processUmask;
		this.dmode = opt.dmode || 511 & ~this.umask;
		this.fmode = opt.fmode || 438 & ~this.umask;
		this.on("entry", (entry) => this[ONENTRY](entry));
	}
	warn(code, msg, data = {}) {
		if (code === "TAR_BAD_ARCHIVE" || code === "TAR_ABORT") data.recoverable = false;
		return super.warn(code, msg, data);
	}
	[MAYBECLOSE]() {
		if (this[ENDED] && this[PENDING] === 0) {
			this.emit("prefinish");
			this.emit("finish");
			this.emit("end");
		}
	}
	[STRIPABSOLUTEPATH](entry, field) {
		const p = entry[field];
		const { type } = entry;
		if (!p || this.preservePaths) return true;
		const [root, stripped] = stripAbsolutePath(p);
		const parts = stripped.replaceAll(/\\/g, "/").split("/");
		if (parts.includes("..") || isWindows && /^[a-z]:\.\.$/i.test(parts[0] ?? "")) {
			if (field === "path" || type === "Link") {
				this.warn("TAR_ENTRY_ERROR", `${field} contains '..'`, {
					entry,
					[field]: p
				});
				return false;
			}
			const entryDir = path.posix.dirname(entry.path);
			const resolved = path.posix.normalize(path.posix.join(entryDir, parts.join("/")));
			if (resolved.startsWith("../") || resolved === "..") {
				this.warn("TAR_ENTRY_ERROR", `${field} escapes extraction directory`, {
					entry,
					[field]: p
				});
				return false;
			}
		}
		if (root) {
			entry[field] = String(stripped);
			this.warn("TAR_ENTRY_INFO", `stripping ${root} from absolute ${field}`, {
				entry,
				[field]: p
			});
		}
		return true;
	}
	[CHECKPATH](entry) {
		const p = normalizeWindowsPath(entry.path);
		const parts = p.split("/");
		if (this.strip) {
			if (parts.length < this.strip) return false;
			if (entry.type === "Link") {
				const linkparts = normalizeWindowsPath(String(entry.linkpath)).split("/");
				if (linkparts.length >= this.strip) entry.linkpath = linkparts.slice(this.strip).join("/");
				else return false;
			}
			parts.splice(0, this.strip);
			entry.path = parts.join("/");
		}
		if (isFinite(this.maxDepth) && parts.length > this.maxDepth) {
			this.warn("TAR_ENTRY_ERROR", "path excessively deep", {
				entry,
				path: p,
				depth: parts.length,
				maxDepth: this.maxDepth
			});
			return false;
		}
		if (!this[STRIPABSOLUTEPATH](entry, "path") || !this[STRIPABSOLUTEPATH](entry, "linkpath")) return false;
		entry.absolute = path.isAbsolute(entry.path) ? normalizeWindowsPath(path.resolve(entry.path)) : normalizeWindowsPath(path.resolve(this.cwd, entry.path));
		/* c8 ignore start - defense in depth */
		if (!this.preservePaths && typeof entry.absolute === "string" && entry.absolute.indexOf(this.cwd + "/") !== 0 && entry.absolute !== this.cwd) {
			this.warn("TAR_ENTRY_ERROR", "path escaped extraction target", {
				entry,
				path: normalizeWindowsPath(entry.path),
				resolvedPath: entry.absolute,
				cwd: this.cwd
			});
			return false;
		}
		/* c8 ignore stop */
		if (entry.absolute === this.cwd && entry.type !== "Directory" && entry.type !== "GNUDumpDir") return false;
		if (this.win32) {
			const { root: aRoot } = path.win32.parse(String(entry.absolute));
			entry.absolute = aRoot + encode(String(entry.absolute).slice(aRoot.length));
			const { root: pRoot } = path.win32.parse(entry.path);
			entry.path = pRoot + encode(entry.path.slice(pRoot.length));
		}
		return true;
	}
	[ONENTRY](entry) {
		if (!this[CHECKPATH](entry)) return entry.resume();
		assert.equal(typeof entry.absolute, "string");
		switch (entry.type) {
			case "Directory":
			case "GNUDumpDir": if (entry.mode) entry.mode = entry.mode | 448;
			case "File":
			case "OldFile":
			case "ContiguousFile":
			case "Link":
			case "SymbolicLink": return this[CHECKFS](entry);
			default: return this[UNSUPPORTED](entry);
		}
	}
	[ONERROR](er, entry) {
		if (er.name === "CwdError") this.emit("error", er);
		else {
			this.warn("TAR_ENTRY_ERROR", er, { entry });
			this[UNPEND]();
			entry.resume();
		}
	}
	[MKDIR](dir, mode, cb) {
		mkdir$1(normalizeWindowsPath(dir), {
			uid: this.uid,
			gid: this.gid,
			processUid: this.processUid,
			processGid: this.processGid,
			umask: this.processUmask,
			preserve: this.preservePaths,
			unlink: this.unlink,
			cwd: this.cwd,
			mode
		}, cb);
	}
	[DOCHOWN](entry) {
		return this.forceChown || this.preserveOwner && (typeof entry.uid === "number" && entry.uid !== this.processUid || typeof entry.gid === "number" && entry.gid !== this.processGid) || typeof this.uid === "number" && this.uid !== this.processUid || typeof this.gid === "number" && this.gid !== this.processGid;
	}
	[UID](entry) {
		return uint32(this.uid, entry.uid, this.processUid);
	}
	[GID](entry) {
		return uint32(this.gid, entry.gid, this.processGid);
	}
	[FILE](entry, fullyDone) {
		const mode = typeof entry.mode === "number" ? entry.mode & 4095 : this.fmode;
		const stream = new WriteStream(String(entry.absolute), {
			flags: getWriteFlag(entry.size),
			mode,
			autoClose: false
		});
		stream.on("error", (er) => {
			if (stream.fd) fs.close(stream.fd, () => {});
			stream.write = () => true;
			this[ONERROR](er, entry);
			fullyDone();
		});
		let actions = 1;
		const done = (er) => {
			if (er) {
				/* c8 ignore start - we should always have a fd by now */
				if (stream.fd) fs.close(stream.fd, () => {});
				/* c8 ignore stop */
				this[ONERROR](er, entry);
				fullyDone();
				return;
			}
			if (--actions === 0) {
				if (stream.fd !== void 0) fs.close(stream.fd, (er) => {
					if (er) this[ONERROR](er, entry);
					else this[UNPEND]();
					fullyDone();
				});
			}
		};
		stream.on("finish", () => {
			const abs = String(entry.absolute);
			const fd = stream.fd;
			if (typeof fd === "number" && entry.mtime && !this.noMtime) {
				actions++;
				const atime = entry.atime || /* @__PURE__ */ new Date();
				const mtime = entry.mtime;
				fs.futimes(fd, atime, mtime, (er) => er ? fs.utimes(abs, atime, mtime, (er2) => done(er2 && er)) : done());
			}
			if (typeof fd === "number" && this[DOCHOWN](entry)) {
				actions++;
				const uid = this[UID](entry);
				const gid = this[GID](entry);
				if (typeof uid === "number" && typeof gid === "number") fs.fchown(fd, uid, gid, (er) => er ? fs.chown(abs, uid, gid, (er2) => done(er2 && er)) : done());
			}
			done();
		});
		const tx = this.transform ? this.transform(entry) || entry : entry;
		if (tx !== entry) {
			tx.on("error", (er) => {
				this[ONERROR](er, entry);
				fullyDone();
			});
			entry.pipe(tx);
		}
		tx.pipe(stream);
	}
	[DIRECTORY](entry, fullyDone) {
		const mode = typeof entry.mode === "number" ? entry.mode & 4095 : this.dmode;
		this[MKDIR](String(entry.absolute), mode, (er) => {
			if (er) {
				this[ONERROR](er, entry);
				fullyDone();
				return;
			}
			let actions = 1;
			const done = () => {
				if (--actions === 0) {
					fullyDone();
					this[UNPEND]();
					entry.resume();
				}
			};
			if (entry.mtime && !this.noMtime) {
				actions++;
				fs.utimes(String(entry.absolute), entry.atime || /* @__PURE__ */ new Date(), entry.mtime, done);
			}
			if (this[DOCHOWN](entry)) {
				actions++;
				fs.chown(String(entry.absolute), Number(this[UID](entry)), Number(this[GID](entry)), done);
			}
			done();
		});
	}
	[UNSUPPORTED](entry) {
		entry.unsupported = true;
		this.warn("TAR_ENTRY_UNSUPPORTED", `unsupported entry type: ${entry.type}`, { entry });
		entry.resume();
	}
	[SYMLINK](entry, done) {
		const parts = normalizeWindowsPath(path.relative(this.cwd, path.resolve(path.dirname(String(entry.absolute)), String(entry.linkpath)))).split("/");
		this[ENSURE_NO_SYMLINK](entry, this.cwd, parts, () => this[LINK](entry, String(entry.linkpath), "symlink", done), (er) => {
			this[ONERROR](er, entry);
			done();
		});
	}
	[HARDLINK](entry, done) {
		const linkpath = normalizeWindowsPath(path.resolve(this.cwd, String(entry.linkpath)));
		const parts = normalizeWindowsPath(String(entry.linkpath)).split("/");
		this[ENSURE_NO_SYMLINK](entry, this.cwd, parts, () => this[LINK](entry, linkpath, "link", done), (er) => {
			this[ONERROR](er, entry);
			done();
		});
	}
	[ENSURE_NO_SYMLINK](entry, cwd, parts, done, onError) {
		const p = parts.shift();
		if (this.preservePaths || p === void 0) return done();
		const t = path.resolve(cwd, p);
		fs.lstat(t, (er, st) => {
			if (er) return done();
			if (st?.isSymbolicLink()) return onError(new SymlinkError(t, path.resolve(t, parts.join("/"))));
			this[ENSURE_NO_SYMLINK](entry, t, parts, done, onError);
		});
	}
	[PEND]() {
		this[PENDING]++;
	}
	[UNPEND]() {
		this[PENDING]--;
		this[MAYBECLOSE]();
	}
	[SKIP](entry) {
		this[UNPEND]();
		entry.resume();
	}
	[ISREUSABLE](entry, st) {
		return entry.type === "File" && !this.unlink && st.isFile() && st.nlink <= 1 && !isWindows;
	}
	[CHECKFS](entry) {
		this[PEND]();
		const paths = [entry.path];
		if (entry.linkpath) paths.push(entry.linkpath);
		this.reservations.reserve(paths, (done) => this[CHECKFS2](entry, done));
	}
	[CHECKFS2](entry, fullyDone) {
		const done = (er) => {
			fullyDone(er);
		};
		const checkCwd = () => {
			this[MKDIR](this.cwd, this.dmode, (er) => {
				if (er) {
					this[ONERROR](er, entry);
					done();
					return;
				}
				this[CHECKED_CWD] = true;
				start();
			});
		};
		const start = () => {
			if (entry.absolute !== this.cwd) {
				const parent = normalizeWindowsPath(path.dirname(String(entry.absolute)));
				if (parent !== this.cwd) return this[MKDIR](parent, this.dmode, (er) => {
					if (er) {
						this[ONERROR](er, entry);
						done();
						return;
					}
					afterMakeParent();
				});
			}
			afterMakeParent();
		};
		const afterMakeParent = () => {
			fs.lstat(String(entry.absolute), (lstatEr, st) => {
				if (st && (this.keep || this.newer && st.mtime > (entry.mtime ?? st.mtime))) {
					this[SKIP](entry);
					done();
					return;
				}
				if (lstatEr || this[ISREUSABLE](entry, st)) return this[MAKEFS](null, entry, done);
				if (st.isDirectory()) {
					if (entry.type === "Directory") {
						const needChmod = this.chmod && entry.mode && (st.mode & 4095) !== entry.mode;
						const afterChmod = (er) => this[MAKEFS](er ?? null, entry, done);
						if (!needChmod) return afterChmod();
						return fs.chmod(String(entry.absolute), Number(entry.mode), afterChmod);
					}
					if (entry.absolute !== this.cwd) return fs.rmdir(String(entry.absolute), (er) => this[MAKEFS](er ?? null, entry, done));
				}
				if (entry.absolute === this.cwd) return this[MAKEFS](null, entry, done);
				unlinkFile(String(entry.absolute), (er) => this[MAKEFS](er ?? null, entry, done));
			});
		};
		if (this[CHECKED_CWD]) start();
		else checkCwd();
	}
	[MAKEFS](er, entry, done) {
		if (er) {
			this[ONERROR](er, entry);
			done();
			return;
		}
		switch (entry.type) {
			case "File":
			case "OldFile":
			case "ContiguousFile": return this[FILE](entry, done);
			case "Link": return this[HARDLINK](entry, done);
			case "SymbolicLink": return this[SYMLINK](entry, done);
			case "Directory":
			case "GNUDumpDir": return this[DIRECTORY](entry, done);
		}
	}
	[LINK](entry, linkpath, link, done) {
		fs[link](linkpath, String(entry.absolute), (er) => {
			if (er) this[ONERROR](er, entry);
			else {
				this[UNPEND]();
				entry.resume();
			}
			done();
		});
	}
};
const callSync = (fn) => {
	try {
		return [null, fn()];
	} catch (er) {
		return [er, null];
	}
};
var UnpackSync = class extends Unpack {
	sync = true;
	[MAKEFS](er, entry) {
		return super[MAKEFS](er, entry, () => {});
	}
	[CHECKFS](entry) {
		if (!this[CHECKED_CWD]) {
			const er = this[MKDIR](this.cwd, this.dmode);
			if (er) return this[ONERROR](er, entry);
			this[CHECKED_CWD] = true;
		}
		if (entry.absolute !== this.cwd) {
			const parent = normalizeWindowsPath(path.dirname(String(entry.absolute)));
			if (parent !== this.cwd) {
				const mkParent = this[MKDIR](parent, this.dmode);
				if (mkParent) return this[ONERROR](mkParent, entry);
			}
		}
		const [lstatEr, st] = callSync(() => fs.lstatSync(String(entry.absolute)));
		if (st && (this.keep || this.newer && st.mtime > (entry.mtime ?? st.mtime))) return this[SKIP](entry);
		if (lstatEr || this[ISREUSABLE](entry, st)) return this[MAKEFS](null, entry);
		if (st.isDirectory()) {
			if (entry.type === "Directory") {
				const [er] = this.chmod && entry.mode && (st.mode & 4095) !== entry.mode ? callSync(() => {
					fs.chmodSync(String(entry.absolute), Number(entry.mode));
				}) : [];
				return this[MAKEFS](er, entry);
			}
			const [er] = callSync(() => fs.rmdirSync(String(entry.absolute)));
			this[MAKEFS](er, entry);
		}
		const [er] = entry.absolute === this.cwd ? [] : callSync(() => unlinkFileSync(String(entry.absolute)));
		this[MAKEFS](er, entry);
	}
	[FILE](entry, done) {
		const mode = typeof entry.mode === "number" ? entry.mode & 4095 : this.fmode;
		const oner = (er) => {
			let closeError;
			try {
				fs.closeSync(fd);
			} catch (e) {
				closeError = e;
			}
			if (er || closeError) this[ONERROR](er || closeError, entry);
			done();
		};
		let fd;
		try {
			fd = fs.openSync(String(entry.absolute), getWriteFlag(entry.size), mode);
		} catch (er) {
			return oner(er);
		}
		/* c8 ignore stop */
		const tx = this.transform ? this.transform(entry) || entry : entry;
		if (tx !== entry) {
			tx.on("error", (er) => this[ONERROR](er, entry));
			entry.pipe(tx);
		}
		tx.on("data", (chunk) => {
			try {
				fs.writeSync(fd, chunk, 0, chunk.length);
			} catch (er) {
				oner(er);
			}
		});
		tx.on("end", () => {
			let er = null;
			if (entry.mtime && !this.noMtime) {
				const atime = entry.atime || /* @__PURE__ */ new Date();
				const mtime = entry.mtime;
				try {
					fs.futimesSync(fd, atime, mtime);
				} catch (futimeser) {
					try {
						fs.utimesSync(String(entry.absolute), atime, mtime);
					} catch {
						er = futimeser;
					}
				}
			}
			if (this[DOCHOWN](entry)) {
				const uid = this[UID](entry);
				const gid = this[GID](entry);
				try {
					fs.fchownSync(fd, Number(uid), Number(gid));
				} catch (fchowner) {
					try {
						fs.chownSync(String(entry.absolute), Number(uid), Number(gid));
					} catch {
						er = er || fchowner;
					}
				}
			}
			oner(er);
		});
	}
	[DIRECTORY](entry, done) {
		const mode = typeof entry.mode === "number" ? entry.mode & 4095 : this.dmode;
		const er = this[MKDIR](String(entry.absolute), mode);
		if (er) {
			this[ONERROR](er, entry);
			done();
			return;
		}
		if (entry.mtime && !this.noMtime) try {
			fs.utimesSync(String(entry.absolute), entry.atime || /* @__PURE__ */ new Date(), entry.mtime);
		} catch {}
		if (this[DOCHOWN](entry)) try {
			fs.chownSync(String(entry.absolute), Number(this[UID](entry)), Number(this[GID](entry)));
		} catch {}
		done();
		entry.resume();
	}
	[MKDIR](dir, mode) {
		try {
			return mkdirSync(normalizeWindowsPath(dir), {
				uid: this.uid,
				gid: this.gid,
				processUid: this.processUid,
				processGid: this.processGid,
				umask: this.processUmask,
				preserve: this.preservePaths,
				unlink: this.unlink,
				cwd: this.cwd,
				mode
			});
		} catch (er) {
			return er;
		}
	}
	[ENSURE_NO_SYMLINK](_entry, cwd, parts, done, onError) {
		if (this.preservePaths || parts.length === 0) return done();
		let t = cwd;
		for (const p of parts) {
			t = path.resolve(t, p);
			const [er, st] = callSync(() => fs.lstatSync(t));
			if (er) return done();
			if (st.isSymbolicLink()) return onError(new SymlinkError(t, path.resolve(cwd, parts.join("/"))));
		}
		done();
	}
	[LINK](entry, linkpath, link, done) {
		const linkSync = `${link}Sync`;
		try {
			fs[linkSync](linkpath, String(entry.absolute));
			done();
			entry.resume();
		} catch (er) {
			return this[ONERROR](er, entry);
		}
	}
};

// node_modules/tar/dist/esm/extract.js
const extractFileSync = (opt) => {
	const u = new UnpackSync(opt);
	const file = opt.file;
	const stat = fs.statSync(file);
	const readSize = opt.maxReadSize || 16777216;
	new ReadStreamSync(file, {
		readSize,
		size: stat.size
	}).pipe(u);
};
const extractFile = (opt, _) => {
	const u = new Unpack(opt);
	const readSize = opt.maxReadSize || 16777216;
	const file = opt.file;
	return new Promise((resolve, reject) => {
		u.on("error", reject);
		u.on("close", resolve);
		fs.stat(file, (er, stat) => {
			if (er) reject(er);
			else {
				const stream = new ReadStream(file, {
					readSize,
					size: stat.size
				});
				stream.on("error", reject);
				stream.pipe(u);
			}
		});
	});
};
const extract = makeCommand(extractFileSync, extractFile, (opt) => new UnpackSync(opt), (opt) => new Unpack(opt), (opt, files) => {
	if (files?.length) filesFilter(opt, files);
});

export { extract };