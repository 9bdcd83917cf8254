import { createReadStream } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { access, mkdtemp, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

// src/sdks/node/package/integrity.ts
async function hashOf(file, algorithm, encoding) {
	const hash = createHash(algorithm);
	await pipeline(createReadStream(file), hash);
	return hash.digest(encoding);
}
async function integrityOf(file) {
	return `sha512-${await hashOf(file, "sha512", "base64")}`;
}

// src/sdks/node/package/kept.ts
async function kept(tools, name, make) {
	const cache = await tools.cache();
	const folder = join(cache, name);
	if (await exists(folder)) return folder;
	const making = await mkdtemp(join(cache, "making-"));
	try {
		await make(making);
		await rename(making, folder).catch(async (error) => {
			if (!await exists(folder)) throw error;
		});
	} finally {
		await rm(making, {
			recursive: true,
			force: true
		});
	}
	return folder;
}
async function exists(path) {
	return access(path).then(() => true, () => false);
}

export { hashOf as n, integrityOf as r, kept as t };