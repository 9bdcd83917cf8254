// src/domain/secrets.ts
const HIDDEN$1 = "***";
const PATTERNS = [
	[/(:\/\/)(?!git@(?![^\s/"'`<>]{0,8192}@))[^\s/"'`<>]{1,8192}@/gu, `$1${HIDDEN$1}@`],
	[/((?:_(?:authToken|auth|password)|npmAuth(?:Token|Ident)|\b[A-Z0-9_]{0,64}(?:TOKEN|PASSWORD|SECRET|(?:ACCESS|API|PRIVATE|SECRET)_KEY))['"]?\s{0,3}[:=]\s{0,3}['"]?)[^\s'"`]{4,8192}/gu, `$1${HIDDEN$1}`],
	[/\b([sr]k_(?:live|test)_|whsec_|gh[pousr]_|github_pat_)\w{10,8192}/gu, `$1${HIDDEN$1}`],
	[/\b(npm_)[A-Za-z0-9]{36}\b/gu, `$1${HIDDEN$1}`],
	[/\b(pypi-)[\w-]{16,8192}/gu, `$1${HIDDEN$1}`],
	[/\b(bearer\s{1,3})[\w.~+/=-]{16,8192}/giu, `$1${HIDDEN$1}`],
	[/\b(authorization['"]?\s{0,3}(?:=|:(?!:))\s{0,3}['"]?(?:(?:bearer|basic|token)\s{1,3})?)(?!(?:bearer|basic|token)\s)[^\s'"`,;]{4,8192}/giu, `$1${HIDDEN$1}`]
];
let ownSecrets = [];
function hideSecrets(values) {
	ownSecrets = [...new Set(values)].toSorted((a, b) => b.length - a.length);
}
function withoutSecrets(text) {
	const known = ownSecrets.reduce((shown, value) => shown.replaceAll(value, HIDDEN$1), text);
	return PATTERNS.reduce((shown, [pattern, by]) => shown.replaceAll(pattern, by), known);
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
	const shown = withoutSecrets(text);
	if (shown.length <= limit) return shown;
	const end = limit - 1;
	const last = shown.charCodeAt(end - 1);
	return `${shown.slice(0, last >= 55296 && last <= 56319 ? end - 1 : end)}…`;
}
function spelled(character) {
	return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

export { withoutSecrets as a, hideSecrets as i, visible as n, visibleLines as r, bounded as t };