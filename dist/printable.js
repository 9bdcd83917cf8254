import { n as visible } from "./visible.js";

// src/adapters/printable.ts
function printable(text) {
	return visible(text).replaceAll("##[", "## [");
}

export { printable as t };