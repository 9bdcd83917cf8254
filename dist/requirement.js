// src/sdks/python/manifest/requirement.ts
function normalName(name) {
	return name.toLowerCase().replace(/[-_.]+/g, "-");
}
const SPACE = /[ \t]*/y;
const NAME = /[A-Za-z0-9][A-Za-z0-9._-]*/y;
const EXTRAS = /\[([A-Za-z0-9._, \t-]*)\]/y;
const CLAUSE = /(?:===|~=|==|!=|<=|>=|<|>)[ \t]*[A-Za-z0-9.*+!_-]+/y;
const URL = /[^ \t;]+/y;
function read(pattern, text, at) {
	pattern.lastIndex = at;
	return pattern.exec(text);
}
function skipSpace(text, at) {
	return at + (read(SPACE, text, at)?.[0].length ?? 0);
}
function clausesEnd(text, start) {
	let end = start;
	let at = start;
	while (true) {
		const clause = read(CLAUSE, text, at);
		if (clause === null) return end === start ? start : -1;
		end = at + clause[0].length;
		const comma = skipSpace(text, end);
		if (text[comma] !== ",") return end;
		at = skipSpace(text, comma + 1);
		if (at === text.length || text[at] === ")" || text[at] === ";") return comma + 1;
	}
}
function parseRequirement(text) {
	const nameAt = skipSpace(text, 0);
	const name = read(NAME, text, nameAt)?.[0];
	if (name === void 0 || !/[A-Za-z0-9]$/.test(name)) return void 0;
	let at = skipSpace(text, nameAt + name.length);
	let behind = nameAt + name.length;
	const extras = read(EXTRAS, text, at);
	if (extras !== null) {
		behind = at + extras[0].length;
		at = skipSpace(text, behind);
	}
	let url = null;
	let range = {
		start: behind,
		end: behind
	};
	if (text[at] === "@") {
		const start = skipSpace(text, at + 1);
		url = read(URL, text, start)?.[0] ?? null;
		if (url === null) return void 0;
		at = skipSpace(text, start + url.length);
	} else {
		const bracket = text[at] === "(";
		const start = bracket ? skipSpace(text, at + 1) : at;
		const end = clausesEnd(text, start);
		if (end < 0 || bracket && end === start) return void 0;
		if (end > start) range = {
			start,
			end
		};
		at = skipSpace(text, end);
		if (bracket && text[at] !== ")") return void 0;
		if (bracket) at = skipSpace(text, at + 1);
	}
	const options = optionsAt(text, at);
	let marker = null;
	if (text[at] === ";") {
		marker = text.slice(at + 1, options).trim();
		if (marker === "") return void 0;
		at = options;
	}
	if (at < options) return void 0;
	return {
		name: normalName(name),
		extras: extras?.[1]?.trim() ?? "",
		specifier: text.slice(range.start, range.end),
		range,
		url,
		marker,
		end: options
	};
}
function optionsAt(text, from) {
	if (text.startsWith("--", from)) return from;
	for (let at = text.indexOf("--", from); at >= 0; at = text.indexOf("--", at + 2)) if (text[at - 1] === " " || text[at - 1] === "	") return at;
	return text.length;
}

export { parseRequirement as n, normalName as t };