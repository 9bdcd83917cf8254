import { r as SettingsError } from "./errors.js";
import { b as bounded, x as visible, y as SDKS } from "./values.js";
import { a as exitCode, n as provePair, r as listCases } from "./prove.js";
import { o as listJson, s as proveJson } from "./sdks.js";
import { d as escapeHtml } from "./traffic.js";
import { _ as contractOfProofs, b as verdictTitle, d as familyOf, f as columns, l as sdkName, m as CASE_KINDS, n as CASE_WORDS, p as paint, s as VERDICT_TONES, t as readSettings, u as caseAddress, v as countsInWords, w as count, y as tally } from "./settings.js";
import { t as required } from "./invocation.js";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";

// src/report/junit.ts
function junit(proof) {
	const suites = [...new Set(proof.cases.map(({ id }) => familyOf(id)))].map((family) => suite(family, proof));
	const { total } = proof.timing;
	const time = total === void 0 ? {} : { time: seconds$1(total) };
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", {
		name: title(proof),
		...totals(proof.cases),
		...time
	}, suites)}\n`;
}
function title({ sdk, from, to }) {
	return `${sdkName(sdk)} ${from} → ${to}`;
}
function suite(family, proof) {
	const cases = proof.cases.filter(({ id }) => familyOf(id) === family);
	const facts = Object.entries({
		sdk: proof.sdk,
		from: proof.from,
		to: proof.to,
		verdict: proof.verdict
	});
	return element("testsuite", {
		name: `${title(proof)}: ${family}`,
		...totals(cases)
	}, [
		element("properties", {}, facts.map(([name, value]) => element("property", {
			name,
			value
		}))),
		...cases.map((each) => testCase(each, proof)),
		...proof.notes.length === 0 ? [] : [element("system-out", {}, proof.notes.map(text))]
	]);
}
function totals(cases) {
	const are = (...verdicts) => String(cases.filter(({ verdict }) => verdicts.includes(verdict)).length);
	return {
		tests: String(cases.length),
		failures: are("broken"),
		errors: are("inconclusive"),
		skipped: are("known", "unsupported")
	};
}
function testCase(result, proof) {
	const ms = proof.caseTiming?.[result.id];
	return element("testcase", {
		classname: `contract.${proof.sdk}.${familyOf(result.id)}`,
		name: result.id,
		...ms === void 0 ? {} : { time: seconds$1(ms) }
	}, outcome(result, proof));
}
function outcome(result, proof) {
	const { verdict, level, from, to } = result;
	const message = `${CASE_WORDS[verdict]}: ${from.seen === to.seen ? to.seen : `${from.seen} → ${to.seen}`}`;
	const told = [
		`${result.title} (${level}, guards against: ${result.threat})${result.flaky ? ", flaky: not the same each time" : ""}`,
		`${proof.from}: ${from.detail}`,
		`${proof.to}: ${to.detail}`,
		caseAddress(result.id)
	].map(text);
	switch (verdict) {
		case "broken": return [element("failure", {
			message,
			type: level
		}, told)];
		case "inconclusive": return [element("error", {
			message,
			type: verdict
		}, told)];
		case "known":
		case "unsupported": return [element("skipped", { message }), element("system-out", {}, told)];
		case "changed":
		case "mended": return [element("system-out", {}, [text(message), ...told])];
		case "upheld": return [];
	}
}
function element(name, attributes, content = []) {
	const open = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${text(value)}"`)].join(" ");
	return content.length === 0 ? `<${open}/>` : `<${open}>\n${content.join("\n")}\n</${name}>`;
}
function text(value) {
	return escapeHtml(visible(value).replaceAll(/[\ufffe\uffff]/gu, "�"));
}
function seconds$1(ms) {
	return (ms / 1e3).toFixed(3);
}

// src/report/timing.ts
const SHORT = 100;
function timeInWords({ timing, caseTiming = {} }) {
	const longer = (part) => Math.max(timing[`${part} from`] ?? 0, timing[`${part} to`] ?? 0);
	const total = timing["total"];
	const suite = longer("suite");
	if (total === void 0 || suite === 0) return null;
	const [slowest] = Object.entries(caseTiming).toSorted(([, a], [, b]) => b - a);
	const waited = (timing["stripe-mock"] ?? 0) - longer("install");
	return [
		`${seconds(total)} s: install ${seconds(longer("install"))}`,
		...waited > SHORT ? [`waiting for stripe-mock ${seconds(waited)}`] : [],
		`driver ${seconds(longer("driver"))}`,
		`cases ${seconds(suite - longer("driver"))}${slowest === void 0 ? "" : ` (slowest: ${slowest[0]} ${seconds(slowest[1])})`}`
	].join(", ");
}
function seconds(ms) {
	return (Math.max(ms, 0) / 1e3).toFixed(1);
}

// src/report/terminal-proof.ts
const LISTED = 8;
const OFTEN_ALIKE = [
	"inconclusive",
	"known",
	"unsupported"
];
const QUIET = /* @__PURE__ */ new Set([
	"known",
	"unsupported",
	"upheld"
]);
function proveTable(proof, screen, { all = false } = {}) {
	const contract = contractOfProofs([proof]);
	const { listed, left } = all ? {
		listed: contract.cases,
		left: []
	} : foldAlike(contract.cases);
	return [
		caseRows(listed, proof, screen),
		left.join("\n"),
		families(proof.cases, screen),
		proof.notes.map((note) => `- ${visible(note)}`).join("\n"),
		[
			`${sdkName(proof.sdk)} ${proof.from} → ${proof.to}`,
			paint(verdictTitle(contract), VERDICT_TONES[proof.verdict], screen),
			countsInWords(contract),
			paint(timeInWords(proof) ?? "", "quiet", screen)
		].join("\n").trimEnd()
	].filter((part) => part !== "").join("\n\n");
}
function caseTable(cases, screen) {
	const rows = cases.map((each) => [
		{ text: each.level },
		{ text: each.id },
		{ text: each.title },
		{ text: each.threat },
		{
			text: each.knownFailures.map(({ sdk, since, link }) => `${sdk} since ${since}: ${link}`).join(", "),
			tone: "notice"
		}
	]);
	return `${columns([
		"LEVEL",
		"CASE",
		"TITLE",
		"GUARDS AGAINST",
		"KNOWN FAILURE"
	], rows, screen, 2)}\n\n${count(cases.length, "case")}`;
}
function foldAlike(cases) {
	const needed = cases.filter(({ verdict }) => verdict !== "upheld");
	const over = new Set(OFTEN_ALIKE.flatMap((verdict) => needed.filter((each) => each.verdict === verdict).slice(LISTED)));
	return {
		listed: needed.filter((each) => !over.has(each)),
		left: tally([...over]).map(({ label, count: more }) => `… and ${more} more ${label}; --all shows them`)
	};
}
function caseRows(cases, proof, screen) {
	if (cases.length === 0) return "";
	const head = [
		"VERDICT",
		"LEVEL",
		"CASE",
		proof.from,
		proof.to
	];
	const rows = cases.map(caseCells);
	const loud = cases.filter(({ verdict }) => !QUIET.has(verdict)).map(caseCells);
	const fixed = widths(head, rows).slice(0, 3);
	const seen = widths(head, loud.length === 0 ? rows : loud).slice(3);
	if ([...fixed, ...seen].reduce((sum, each) => sum + each + "  ".length, -"  ".length) > screen.width) return stacked(cases, proof, screen);
	const cut = rows.map((cells) => cells.map((cell, index) => ({
		...cell,
		text: bounded(cell.text, seen[index - 3] ?? cell.text.length)
	})));
	return columns(head, cut, screen, 3);
}
function widths(head, rows) {
	return head.map((text, index) => Math.max(...[text, ...rows.map((row) => row[index]?.text ?? "")].map((each) => [...each].length)));
}
function stacked(cases, { from, to }, screen) {
	const room = Math.max(from.length, to.length, 4);
	return cases.flatMap((each) => {
		const [verdict, level, id, before, after] = caseCells(each);
		const lines = before?.text === after?.text ? [["both", after]] : [[from, before], [to, after]];
		return [[
			verdict,
			level,
			id
		].map((cell) => paint(cell?.text ?? "", cell?.tone, screen)).join("  "), ...lines.map(([version, cell]) => `  ${paint(version, "quiet", screen)}${" ".repeat(room - version.length)}  ${cell?.text ?? ""}`)];
	}).join("\n");
}
function caseCells(result) {
	const tone = CASE_KINDS.find(({ includes }) => includes(result))?.tone ?? "quiet";
	return [
		{
			text: `${CASE_WORDS[result.verdict]}${result.flaky ? " (flaky)" : ""}`,
			tone
		},
		{ text: result.level },
		{ text: visible(result.id) },
		{ text: visible(shown(result.from)) },
		{ text: visible(shown(result.to)) }
	];
}
function shown({ outcome, seen, detail }) {
	return outcome === "inconclusive" || outcome === "unsupported" ? detail.split(" · ").at(-1) ?? seen : seen;
}
function families(cases, screen) {
	const names = [...new Set(cases.map(({ id }) => familyOf(id)))];
	const rows = names.map((name) => {
		const kinds = tally(cases.filter(({ id }) => familyOf(id) === name));
		return [{ text: name }, { text: kinds.map(({ label, count: number }) => `${number} ${label}`).join(", ") }];
	});
	return names.length === 0 ? "" : columns(["FAMILY", "CASES"], rows, screen, 1);
}

// src/commands/prove.ts
async function run(invocation) {
	const { flags, switches, print, screen } = invocation;
	const json = switches.has("json");
	if (switches.has("list")) {
		print(json ? JSON.stringify(listJson(listCases()), null, 2) : caseTable(listCases(), screen));
		return 0;
	}
	const proof = await prove(invocation);
	print(json ? JSON.stringify(proveJson(proof), null, 2) : proveTable(proof, screen, { all: switches.has("all") }));
	const file = flags.get("junit");
	if (file !== void 0) await writeJUnit(resolve(file), proof);
	return exitCode(proof.verdict);
}
async function prove(invocation) {
	const wanted = required(invocation, "sdk");
	const sdk = SDKS.find((candidate) => candidate === wanted);
	if (sdk === void 0) throw new SettingsError(`--sdk: "${wanted}" is not an SDK`);
	const { stripeMock } = await readSettings({ flags: invocation.settings });
	return provePair(invocation, sdk, required(invocation, "from"), required(invocation, "to"), { stripeMock: stripeMock || null });
}
async function writeJUnit(file, proof) {
	try {
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, junit(proof));
	} catch (error) {
		throw new SettingsError(`--junit: ${file} can not be written: ${error instanceof Error ? error.message : String(error)}`);
	}
}

export { run };