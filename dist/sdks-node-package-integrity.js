import { createReadStream } from "node:fs";
import { createHash } from "node:crypto";
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

export { integrityOf as n, hashOf as t };