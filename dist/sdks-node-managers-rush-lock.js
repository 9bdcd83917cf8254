import { i as pnpmLock } from "./sdks-node-managers-pnpm-lock.js";

// src/sdks/node/managers/rush/lock.ts
const UP = "../../";
function rushLock(text) {
	const { governs, locked, any } = pnpmLock(text);
	return {
		governs: (folder) => governs(`${UP}${folder}`),
		locked: (folder, key, specifier) => locked(`${UP}${folder}`, key, specifier),
		any
	};
}

export { rushLock };