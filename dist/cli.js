#!/usr/bin/env node
import "./adapters-no-inspector.js";
import { readFileSync } from "node:fs";

// src/cli.ts
const [word, ...rest] = process.argv.slice(2);
function version() {
	const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
	return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "unknown";
}
if (word === "--version" || word === "-V") process.stdout.write(`${version()}\n`);
else {
	const { main } = await import("./commands.js");
	process.exitCode = await main(word, rest, version);
}

export {  };