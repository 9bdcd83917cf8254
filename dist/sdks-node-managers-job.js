import { X as EditError, c as folderOf, et as UpstreamError } from "./domain.js";
import { _ as mayPass } from "./sdks-shared.js";
import { _ as writerOf, y as SECTIONS } from "./sdks-node.js";
import { t as complaint } from "./sdks-node-managers-npm-program.js";

// src/sdks/node/trouble.ts
const SIGNS = {
	"the system, by Node": /\b(?:EAI_AGAIN|ECONNABORTED|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|ESOCKETTIMEDOUT|ETIMEDOUT)\b|socket hang up|network socket disconnected|TypeError: fetch failed/,
	npm: /\bERR_SOCKET_TIMEOUT\b|^npm (?:error|ERR!) (?:network |code E(?:5\d\d|429)\b)/m,
	pnpm: /\bERR_PNPM_(?:META_FETCH_FAIL|FETCH_(?:5\d\d|429))\b/,
	"yarn 1": /Request failed \\?"(?:5\d\d|429)\b/,
	"yarn 2 and later": /Response Code: (?:5\d\d|429)\b|Timeout awaiting '/i
};
function isPassing(result) {
	return mayPass(SIGNS, result);
}

// src/sdks/node/managers/job.ts
const MANIFEST_KINDS = new Set(Object.values(SECTIONS));
function asks({ use }) {
	return MANIFEST_KINDS.has(use.kind);
}
function wayOut({ path, file, to }) {
	const folder = folderOf(path);
	return `Run \`${file.byHand(to)}\`${folder === "" ? "" : ` in ${folder}`} yourself, and look at what it says.`;
}
async function textOf({ scratch }, path) {
	const content = await scratch.read(path);
	if (content.kind === "text") return content.text;
	throw new EditError(path, `${path} cannot be read${content.kind === "unreadable" ? `: ${content.why}` : ""}`, "Restore the file, and run again.");
}
async function manifestsOf(scratch) {
	const manifests = /* @__PURE__ */ new Map();
	for (const path of await scratch.files()) {
		if (path !== "package.json" && !path.endsWith("/package.json")) continue;
		const content = await scratch.read(path);
		if (content.kind === "text") manifests.set(path, content.text);
	}
	return manifests;
}
async function failureOf(job, command) {
	const manifests = await manifestsOf(job.scratch);
	const result = await command.run();
	for (const [path, text] of manifests) {
		const content = await job.scratch.read(path);
		if (content.kind !== "text" || content.text !== text) await job.scratch.write(path, text);
	}
	if (result.code === 0) return null;
	const why = `\`${command.shown}\` failed:\n${complaint(result, job.scratch.root, writerOf(job.managers, job.path)?.chatter)}`;
	if (isPassing(result)) throw new UpstreamError(why);
	return new EditError(job.path, why, wayOut(job));
}
async function must(job, command) {
	const failure = await failureOf(job, command);
	if (failure !== null) throw failure;
}
async function frozenFailure(job) {
	const { check, quickCheck } = job.file;
	const checked = await textOf(job, job.path);
	try {
		if (quickCheck !== void 0 && await failureOf(job, quickCheck) === null) return {
			failure: null,
			shown: quickCheck.shown
		};
		return {
			failure: await failureOf(job, check),
			shown: check.shown
		};
	} finally {
		const content = await job.scratch.read(job.path);
		if (content.kind !== "text" || content.text !== checked) await job.scratch.write(job.path, checked);
	}
}

export { textOf as a, must as i, frozenFailure as n, wayOut as o, manifestsOf as r, isPassing as s, asks as t };