// src/domain/yaml-limits.ts
const MAX_LENGTH = 131072;
const MAX_DEPTH = 100;
function whyNotParsed(text) {
	if (text.length > MAX_LENGTH) return "it is larger than 128 KB";
	let depth = 0;
	for (const character of text) {
		if (character === "[" || character === "{") depth += 1;
		if (character === "]" || character === "}") depth = Math.max(0, depth - 1);
		if (depth > MAX_DEPTH) return "it is nested too deeply";
	}
	return text.split("\n").some((line) => (/^[-? \t]*/.exec(line)?.[0] ?? "").replaceAll(/[ \t]/g, "").length > MAX_DEPTH) ? "it is nested too deeply" : null;
}

export { whyNotParsed as t };