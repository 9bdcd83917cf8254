import { c as folderOf } from "./domain.js";
import { B as inFolder, F as linesOf, I as recognised, N as exactVersion, P as eachLine, W as lockfiles } from "./sdks-shared.js";
import { posix } from "node:path";

// src/sdks/ruby/arguments.ts
const MAX_CALL = 2e3;
function argumentsAt(text, from) {
	const call = text.slice(0, from + MAX_CALL);
	const open = skipBlanks(call, from);
	const parenthesised = call[open] === "(";
	const values = [];
	let at = parenthesised ? skipSpace(call, open + 1) : open;
	while (at < call.length) {
		const { value, end } = argumentAt(call, at);
		values.push(value);
		at = parenthesised ? skipSpace(call, end) : end;
		if (call[at] !== ",") break;
		at = skipSpace(call, at + 1);
	}
	return {
		values,
		end: at
	};
}
function firstString(text, from) {
	const open = skipBlanks(text, from);
	return stringAt(text, text[open] === "(" ? skipSpace(text, open + 1) : open);
}
function stringAt(text, at) {
	const quote = text[at];
	if (quote !== "\"" && quote !== "'") return null;
	for (let end = at + 1; end < text.length && text[end] !== "\n"; end += 1) {
		if (text[end] === quote) return {
			text: text.slice(at + 1, end),
			start: at + 1,
			end
		};
		if (text[end] === "\\") end += 1;
	}
	return null;
}
function argumentAt(text, from) {
	const option = /:?(\w{1,100})\s{0,100}=>|(\w{1,100}):(?!:)|["'](\w{1,100})["'](?:\s{0,100}=>|:(?!:))/y;
	option.lastIndex = from;
	const named = option.exec(text);
	if (named !== null) return {
		value: {
			key: named[1] ?? named[2] ?? named[3] ?? "",
			strings: []
		},
		end: expressionEnd(text, option.lastIndex)
	};
	const string = stringAt(text, from);
	if (string !== null) return {
		value: {
			key: null,
			strings: [string]
		},
		end: expressionEnd(text, string.end + 1)
	};
	const end = expressionEnd(text, from);
	return {
		value: {
			key: null,
			strings: text[from] === "[" ? stringsIn(text, from, end) : []
		},
		end
	};
}
function expressionEnd(text, from) {
	let depth = 0;
	let at = from;
	while (at < text.length) {
		const character = text[at] ?? "";
		if (character === "\"" || character === "'") {
			const string = stringAt(text, at);
			if (string === null) return at;
			at = string.end + 1;
			continue;
		}
		if (depth === 0 && /[,)\]}\n;#]/.test(character)) return at;
		if (/[([{]/.test(character)) depth += 1;
		if (/[)\]}]/.test(character)) depth -= 1;
		at += 1;
	}
	return at;
}
function stringsIn(text, from, to) {
	const strings = [];
	let at = from;
	while (at < to) {
		const string = stringAt(text, at);
		if (string !== null) strings.push(string);
		at = string === null ? at + 1 : string.end + 1;
	}
	return strings;
}
function skipBlanks(text, from) {
	let at = from;
	while (text[at] === " " || text[at] === "	") at += 1;
	return at;
}
function skipSpace(text, from) {
	let at = skipBlanks(text, from);
	while (text[at] === "\n" || text[at] === "\r" || text[at] === "#") if (text[at] === "#") while (at < text.length && text[at] !== "\n") at += 1;
	else at = skipBlanks(text, at + 1);
	return at;
}

// src/sdks/ruby/gem-calls.ts
const CALLS = /* @__PURE__ */ new Set([
	"gem",
	"add_dependency",
	"add_runtime_dependency",
	"add_development_dependency"
]);
const SOURCES = /* @__PURE__ */ new Set([
	"git",
	"github",
	"gitlab",
	"bitbucket",
	"gist",
	"path"
]);
function* gemCalls(text, gem) {
	let appraisal = null;
	let documented = false;
	let read = 0;
	for (const { text: content, start } of eachLine(text)) {
		if (content === "__END__") return;
		if (content.startsWith("=begin")) documented = true;
		if (content.startsWith("=end")) documented = false;
		if (documented) continue;
		for (const word of wordsOf(content)) {
			const at = start + word.start;
			if (at < read || word.text !== "appraise" && !CALLS.has(word.text)) continue;
			const name = firstString(text, at + word.text.length);
			if (name === null) continue;
			if (word.text === "appraise") appraisal = name.text;
			else if (name.text === gem) {
				const { values, end } = argumentsAt(text, at + word.text.length);
				yield {
					start: at,
					name,
					...asked(values.slice(1)),
					appraisal
				};
				read = end;
			}
		}
	}
}
function asked(values) {
	const requirements = [];
	let source = null;
	for (const { key, strings } of values) if (key === null) requirements.push(...strings);
	else if (SOURCES.has(key)) source ??= key;
	return {
		requirements,
		source
	};
}
function* wordsOf(content) {
	let at = 0;
	while (at < content.length && content[at] !== "#") {
		if (content[at] === "\"" || content[at] === "'") {
			const string = stringAt(content, at);
			if (string === null) return;
			at = string.end + 1;
			continue;
		}
		const start = at;
		while (/\w/.test(content[at] ?? "")) at += 1;
		if (at > start) yield {
			text: content.slice(start, at),
			start
		};
		else at += 1;
	}
}

// src/sdks/ruby/facts.ts
const names = {
	sdk: "ruby",
	name: "stripe-ruby",
	package: "stripe",
	language: "Ruby",
	repository: "stripe/stripe-ruby",
	manifests: /^Gemfile$/,
	filledFolders: [{
		name: "vendor",
		holds: "packages",
		by: ["Bundler"]
	}],
	advisories: {
		ecosystem: "rubygems",
		name: "stripe"
	}
};

// src/sdks/ruby/index.ts
const PACKAGE = "stripe";
const ruby = recognised(names, async (survey) => {
	const locks = lockfiles(survey, `the gem ${PACKAGE}`, readGemfileLock);
	for (const path of survey.mentioning) {
		const kind = kindOf(posix.basename(path));
		if (kind !== null) await survey.open(path, (text) => readManifest(survey, locks, path, kind, text));
	}
	await locks.noteUnclaimed(survey.mentioning.filter((path) => isLockfile(posix.basename(path))));
});
function kindOf(name) {
	if (isLockfile(name)) return null;
	if (name === "Appraisals") return "bundler:Appraisals";
	if (name === "plugin.rb") return "discourse:plugin.rb";
	if (name.endsWith(".gemspec")) return "bundler:gemspec";
	return name === "gems.rb" || /^Gemfile(?:\.|$)/.test(name) || name.endsWith(".gemfile") ? "bundler:Gemfile" : null;
}
function isLockfile(name) {
	return name === "gems.locked" || /(?:^Gemfile|\.gemfile|^Gemfile\..*)\.lock$/.test(name);
}
async function readManifest(survey, locks, path, kind, text) {
	const lines = linesOf(text);
	for (const call of gemCalls(text, PACKAGE)) {
		const lockfile = lockfileOf(path, kind, call);
		const locked = lockfile === null ? null : await locks.claim(lockfile);
		const [only, ...more] = call.requirements;
		const pin = only !== void 0 && more.length === 0 ? exactVersion(only.text.replace(/^=\s*/, "")) : null;
		const start = only?.start ?? call.name.end + 1;
		survey.use({
			path,
			line: lines.at(call.start),
			package: PACKAGE,
			kind,
			specifier: call.requirements.map((one) => one.text).join(", "),
			range: {
				start,
				end: call.requirements.at(-1)?.end ?? start
			},
			locked,
			version: call.source === null ? locked === null ? pin : exactVersion(locked.version) : null,
			...call.source === null ? {} : { why: `it comes from ${call.source}, not from the registry` }
		});
	}
}
function lockfileOf(path, kind, call) {
	const folder = folderOf(path);
	if (kind === "discourse:plugin.rb") return null;
	if (kind === "bundler:gemspec") return inFolder(folder, "Gemfile.lock");
	if (kind === "bundler:Appraisals") return call.appraisal === null ? null : inFolder(folder, `gemfiles/${call.appraisal.replace(/[^\w.]/g, "_")}.gemfile.lock`);
	return path.endsWith("gems.rb") ? inFolder(folder, "gems.locked") : `${path}.lock`;
}
function readGemfileLock(text) {
	const prefix = `    ${PACKAGE} (`;
	for (const { text: content, line } of eachLine(text)) if (content.startsWith(prefix) && content.endsWith(")")) return {
		version: content.slice(prefix.length, -1),
		line
	};
	return null;
}

export { ruby as t };