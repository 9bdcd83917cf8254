// src/sdks/node/locks/lock.ts
const LOCKFILES = [
	["npm-shrinkwrap.json", "npm"],
	["package-lock.json", "npm"],
	["pnpm-lock.yaml", "pnpm"],
	["yarn.lock", "yarn"],
	["bun.lock", "bun"],
	["bun.lockb", "bun"],
	["deno.lock", "deno"]
];
const UNREAD = {
	governs: () => null,
	locked: () => null,
	any: null
};
function lineAt(text, offset) {
	let line = 1;
	for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
	return line;
}

export { UNREAD as n, lineAt as r, LOCKFILES as t };