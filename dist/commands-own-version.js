import { readFile } from "node:fs/promises";

// src/commands/own-version.ts
const MANIFESTS = ["../package.json", "../../package.json"];
async function ownVersion() {
	for (const path of MANIFESTS) {
		const text = await readFile(new URL(path, import.meta.url), "utf8").catch(() => null);
		const manifest = text === null ? null : JSON.parse(text);
		if (typeof manifest === "object" && manifest !== null && "version" in manifest) return String(manifest.version);
	}
	return "unknown";
}

export { ownVersion as t };