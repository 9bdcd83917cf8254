// src/domain/secrets.ts
const HIDDEN$1 = "***";
const PATTERNS = [
	[/(:\/\/)(?!git@)[^\s/@"'`<>]{1,255}@/gu, `$1${HIDDEN$1}@`],
	[/(_(?:authToken|auth|password)\s{0,3}=\s{0,3})[^\s'"`]{4,1024}/gu, `$1${HIDDEN$1}`],
	[/\b([sr]k_(?:live|test)_|whsec_|gh[pousr]_|github_pat_)\w{10,255}/gu, `$1${HIDDEN$1}`],
	[/\b(npm_)[A-Za-z0-9]{36}\b/gu, `$1${HIDDEN$1}`],
	[/\b(pypi-)[\w-]{16,255}/gu, `$1${HIDDEN$1}`],
	[/\b(bearer\s{1,3})[\w.~+/=-]{16,1024}/giu, `$1${HIDDEN$1}`],
	[/\b(authorization['"]?\s{0,3}[:=]\s{0,3}['"]?(?:(?:bearer|basic|token)\s{1,3})?)[^\s'"`,;]{4,1024}/giu, `$1${HIDDEN$1}`]
];
function withoutSecrets(text) {
	return PATTERNS.reduce((shown, [pattern, by]) => shown.replaceAll(pattern, by), text);
}

// src/domain/visible.ts
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u115f\u1160\u2800\u3164\uffa0]|\u034f|[\u17b4\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0e]|[\u{e0100}-\u{e01ef}]/gu;
function visible(text) {
	return withoutSecrets(text).replaceAll(/[\t\n\r\u0085\p{Zs}]+/gu, " ").replaceAll(HIDDEN, spelled);
}
function visibleLines(text) {
	return withoutSecrets(text).replaceAll("\r\n", "\n").replaceAll("	", "  ").split("\n").map((line) => line.replaceAll(HIDDEN, spelled)).join("\n");
}
function bounded(text, limit) {
	if (text.length <= limit) return text;
	const end = limit - 1;
	const last = text.charCodeAt(end - 1);
	return `${text.slice(0, last >= 55296 && last <= 56319 ? end - 1 : end)}…`;
}
function spelled(character) {
	return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

export { withoutSecrets as i, visible as n, visibleLines as r, bounded as t };