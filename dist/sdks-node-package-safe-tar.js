import { et as UpstreamError } from "./domain.js";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

// src/sdks/node/package/safe-tar.ts
const MAX_FILES = 2e4;
const MAX_BYTES = 134217728;
const MAX_RATIO = 100;
async function loadReader() {
	return import("./load-tar-list.js");
}
async function readTar(file, folder, isAsked) {
	const { list } = await loadReader();
	const files = /* @__PURE__ */ new Map();
	let [members, bytes] = [0, 0];
	let flaw = null;
	let inside = folder;
	await list({
		strict: true,
		maxDecompressionRatio: MAX_RATIO,
		file,
		onReadEntry(entry) {
			const { path, type, size, mtime, mode = 0 } = entry;
			members += 1;
			bytes += size;
			if (type !== "File" && type !== "OldFile" && type !== "Directory") flaw ??= "it holds more than files and folders";
			inside ??= path.replace(/\/.*$/s, "");
			if (!isPlain(path, inside, type === "Directory")) flaw ??= "a path is not plain";
			if (members > MAX_FILES || bytes > MAX_BYTES) flaw ??= "it holds more than any release";
			if (type === "Directory") return;
			const name = path.slice(inside.length + 1);
			if (files.has(name)) flaw ??= "a file is in it twice";
			const chunks = flaw === null && isAsked(name) ? [] : null;
			if (chunks !== null) entry.on("data", (chunk) => chunks.push(chunk));
			files.set(name, {
				date: mtime?.toISOString().slice(0, 10) ?? null,
				isProgram: (mode & 73) !== 0,
				chunks
			});
		}
	}).catch(refuse);
	if (flaw !== null) refuse(new Error(flaw));
	return [...files].map(([name, { date, isProgram, chunks }]) => ({
		name,
		date,
		isProgram,
		bytes: chunks === null ? null : Buffer.concat(chunks)
	}));
}
function putFiles(files, into) {
	const made = /* @__PURE__ */ new Set();
	try {
		for (const { name, isProgram, bytes } of files) {
			if (bytes === null) continue;
			const path = join(into, name);
			const folder = dirname(path);
			if (!made.has(folder)) mkdirSync(folder, { recursive: true });
			made.add(folder);
			writeFileSync(path, bytes, {
				flag: "wx",
				mode: isProgram ? 511 : 438
			});
		}
	} catch (error) {
		refuse(error);
	}
}
async function unpackTar(file, folder, into) {
	putFiles(await readTar(file, folder, () => true), into);
}
function isPlain(path, folder, isFolder) {
	const parts = (isFolder ? path.replace(/\/$/, "") : path).split("/");
	if (!isFolder && parts.length === 1) return false;
	return parts[0] === folder && parts.every((part) => part !== "" && part !== "." && part !== "..") && !/[\\\p{Cc}]/u.test(path);
}
function refuse(why) {
	throw new UpstreamError(`The package is no plain archive: ${why instanceof Error ? why.message : String(why)}; it was not unpacked.`, { cause: why });
}

export { unpackTar as i, putFiles as n, readTar as r, loadReader as t };