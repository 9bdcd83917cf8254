import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

// src/sdks/node/driver/path.ts
function programNamed(name) {
	const bundled = fileURLToPath(new URL(`./drivers/node/${name}`, import.meta.url));
	return existsSync(bundled) ? bundled : fileURLToPath(new URL(`./${name}`, import.meta.url));
}
const nodeDriver = programNamed("driver.mjs");
const typeChecker = programNamed("check-types.mjs");

export { typeChecker as n, nodeDriver as t };