import { $ as UpstreamError } from "./domain.js";

// src/sdks/node/package/safe-tar.ts
const MAX_FILES = 2e4;
const MAX_BYTES = 134217728;
const STRICT = {
	strict: true,
	maxDecompressionRatio: 100
};
async function readTar(file, folder, isAsked) {
	const { list } = await import("./load-tar-list.js");
	const files = /* @__PURE__ */ new Map();
	let [members, bytes] = [0, 0];
	let flaw = null;
	let inside = folder;
	await list({
		...STRICT,
		file,
		onReadEntry(entry) {
			const { path, type, size, mtime } = entry;
			members += 1;
			bytes += size;
			if (type !== "File" && type !== "OldFile" && type !== "Directory") flaw ??= "it holds more than files and folders";
			inside ??= path.replace(/\/.*$/s, "");
			if (!isPlain(path, inside, type === "Directory")) flaw ??= "a path is not plain";
			if (members > MAX_FILES || bytes > MAX_BYTES) flaw ??= "it holds more than any release";
			if (type === "Directory") return;
			if (files.has(path)) flaw ??= "a file is in it twice";
			const chunks = flaw === null && isAsked(path) ? [] : null;
			if (chunks !== null) entry.on("data", (chunk) => chunks.push(chunk));
			files.set(path, {
				date: mtime?.toISOString().slice(0, 10) ?? null,
				chunks
			});
		}
	}).catch(refuse);
	if (flaw !== null) refuse(new Error(flaw));
	return [...files].map(([name, { date, chunks }]) => ({
		name,
		date,
		text: chunks === null ? null : Buffer.concat(chunks).toString()
	}));
}
async function unpackTar(file, into, isAsked, strip = 0) {
	const { extract } = await import("./load-tar-extract.js");
	await extract({
		...STRICT,
		file,
		cwd: into,
		preserveOwner: false,
		noMtime: true,
		strip,
		filter: isAsked
	}).catch(refuse);
}
function isPlain(path, folder, isFolder) {
	const parts = (isFolder ? path.replace(/\/$/, "") : path).split("/");
	return parts[0] === folder && parts.every((part) => part !== "" && part !== "." && part !== "..") && !/[\\\p{Cc}]/u.test(path);
}
function refuse(why) {
	throw new UpstreamError(`The package is no plain archive: ${why instanceof Error ? why.message : String(why)}; it was not unpacked.`, { cause: why });
}

export { unpackTar as n, readTar as t };