import { x as visible } from "./values.js";

// src/adapters/printable.ts
function printable(text) {
	return visible(text).replaceAll("##[", "## [");
}

export { printable as t };