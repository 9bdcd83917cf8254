import { t as eachLine } from "./lines.js";
import { posix } from "node:path";

// src/sdks/installs.ts
const INSTALLERS = /^(?:Dockerfile|Containerfile)|\.(?:dockerfile|ya?ml|sh|bash|ps1|toml|ini)$|^(?:Makefile|justfile|noxfile\.py|Procfile|Jenkinsfile)$/i;
const LOCKFILE = /^pnpm-lock\.yaml$/;
const MAX_LINE = 4e3;
function wordsOf(command) {
	return command.replaceAll(/\$\{\{[^}]*\}\}/g, (expression) => expression.replaceAll(" ", "")).split(/[ \t]+|,(?=["'])/).map((quoted) => {
		const word = quoted.replace(/^["'`[($]+/, "").replace(/["'`,;)]+$/, "");
		return word.includes("[") ? word : word.replace(/["'\]]+$/, "");
	});
}
function installed(words, { programs }) {
	for (const [at, word] of words.entries()) {
		const program = posix.basename(word).replace(/[\d.]+$/, "");
		const verbs = Object.hasOwn(programs, program) ? programs[program] : void 0;
		const verb = words.findIndex((other, index) => index > at && verbs?.includes(other) === true);
		if (verb !== -1) return words.slice(verb + 1);
	}
	return null;
}
function installsIn(text, installing) {
	const found = [];
	let continued = false;
	for (const { text: row, line } of eachLine(text)) {
		let installs = continued;
		for (const [index, command] of (row.length > MAX_LINE ? "" : row).split(/&&|\|\||[;&|]/).entries()) {
			const words = wordsOf(command);
			const behind = installed(words, installing) ?? (index === 0 && continued ? words : null);
			installs = behind !== null;
			for (const word of behind ?? []) if (installing.package.test(word)) found.push({
				word,
				line
			});
		}
		continued = installs && /\\[ \t]*$/.test(row);
	}
	return found;
}
async function noteInstalls(repository, mentioning, installing) {
	const notes = [];
	for (const path of mentioning) {
		const name = posix.basename(path);
		if (!INSTALLERS.test(name) || LOCKFILE.test(name)) continue;
		const read = await repository.read(path);
		for (const { word, line } of read.kind === "text" ? installsIn(read.text, installing) : []) notes.push({
			place: {
				path,
				line
			},
			text: `"${word}" is installed here by hand; stripe-upgrade does not edit this line.`
		});
	}
	return notes;
}

export { noteInstalls as t };