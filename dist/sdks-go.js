import { c as folderOf } from "./domain.js";
import { B as inFolder, I as recognised, N as exactVersion, P as eachLine } from "./sdks-shared.js";
import { posix } from "node:path";

// src/sdks/go/go-mod.ts
const STRIPE_MODULE = /^github\.com\/stripe\/stripe-go(?:\/v\d{1,9})?$/;
function readGoMod(text) {
	const requirements = [];
	const replacements = [];
	let block = null;
	for (const { text: content, line, start } of eachLine(text)) {
		const comment = content.indexOf("//");
		const words = wordsOf(comment === -1 ? content : content.slice(0, comment), start);
		const [first, second] = words;
		if (first === void 0) continue;
		if (block !== null && first.text === ")") {
			block = null;
			continue;
		}
		if (block === null && second?.text === "(") {
			block = first.text;
			continue;
		}
		const directive = block ?? first.text;
		const rest = block === null ? words.slice(1) : words;
		if (directive === "require") {
			const requirement = requirementOf(rest, line, comment === -1 ? "" : content.slice(comment + 2).trim());
			if (requirement !== null) requirements.push(requirement);
		}
		if (directive === "replace") {
			const replacement = replacementOf(rest, line);
			if (replacement !== null) replacements.push(replacement);
		}
	}
	return {
		requirements,
		replacements
	};
}
function requirementOf([module, version], line, comment) {
	if (module === void 0 || version === void 0 || !STRIPE_MODULE.test(module.text)) return null;
	return {
		module: module.text,
		version: version.text,
		line,
		range: {
			start: version.start,
			end: version.start + version.text.length
		},
		indirect: comment === "indirect" || comment.startsWith("indirect;")
	};
}
function replacementOf(words, line) {
	const arrow = words.findIndex((word) => word.text === "=>");
	const [module, version] = words.slice(0, Math.max(arrow, 0));
	if (module === void 0 || !STRIPE_MODULE.test(module.text)) return null;
	const by = words.slice(arrow + 1).map((word) => word.text);
	return {
		module: module.text,
		version: version?.text ?? null,
		by: by.join(" "),
		line
	};
}
function wordsOf(content, start) {
	const words = [];
	for (const found of content.matchAll(/"[^"]*"|`[^`]*`|[()]|[^\s()"`]+/g)) {
		const quoted = /^["`]/.test(found[0]);
		words.push({
			text: quoted ? found[0].slice(1, -1) : found[0],
			start: start + found.index + (quoted ? 1 : 0)
		});
	}
	return words;
}

// src/sdks/go/facts.ts
const names = {
	sdk: "go",
	name: "stripe-go",
	package: "stripe-go",
	language: "Go",
	repository: "stripe/stripe-go",
	manifests: /^go\.mod$/,
	filledFolders: [{
		name: "vendor",
		holds: "packages",
		by: ["Go"]
	}],
	advisories: {
		ecosystem: "go",
		name: "github.com/stripe/stripe-go"
	}
};

// src/sdks/go/index.ts
const go = recognised(names, async (survey) => {
	for (const path of survey.mentioning) if (posix.basename(path) === "go.mod") await survey.open(path, (text) => readModule(survey, path, text));
});
async function readModule(survey, path, text) {
	const { requirements, replacements } = readGoMod(text);
	for (const requirement of requirements) {
		const { module, version, line, range, indirect } = requirement;
		if (indirect) {
			survey.note({
				path,
				line
			}, `${module} ${version} is required only indirectly here: another module asks for it, and its line moves with that one.`);
			continue;
		}
		const replacement = replacements.find((one) => one.module === module && (one.version === null || one.version === version));
		if (replacement !== void 0) survey.note({
			path,
			line: replacement.line
		}, `${module} is replaced by ${replacement.by}: what is built is not the version that line ${line} requires.`);
		const locked = replacement === void 0 ? await lockedIn(survey, path, requirement) : null;
		survey.use({
			path,
			line,
			package: module,
			kind: "gomod",
			specifier: version,
			range,
			locked,
			version: replacement === void 0 ? exactVersion(version) : null,
			...replacement === void 0 ? {} : { why: `line ${replacement.line} replaces it by ${replacement.by}` }
		});
	}
}
async function lockedIn(survey, path, { module, version }) {
	const sum = inFolder(folderOf(path), "go.sum");
	if (!await survey.tracks(sum)) return null;
	const text = await survey.read(sum);
	if (text === null) return null;
	const prefix = `${module} ${version} h1:`;
	for (const { text: content, line } of eachLine(text)) if (content.startsWith(prefix)) return {
		path: sum,
		line,
		version
	};
	return null;
}

export { go as t };