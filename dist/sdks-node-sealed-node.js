import { realpathSync } from "node:fs";

// src/sdks/node/sealed-node.ts
const SEALED = process.allowedNodeEnvironmentFlags.has("--disable-sigusr1") ? ["--disable-sigusr1"] : [];
function permissionFor(folders) {
	const { allowedNodeEnvironmentFlags: known } = process;
	const name = ["--permission", "--experimental-permission"].find((flag) => known.has(flag));
	if (name === void 0) return [];
	return [
		name,
		...known.has("--allow-net") ? ["--allow-net"] : [],
		...folders.map((folder) => `--allow-fs-read=${realpathSync(folder)}`)
	];
}

export { permissionFor as n, SEALED as t };