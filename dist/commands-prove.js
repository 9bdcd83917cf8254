import { a as messageOf, r as SettingsError } from "./errors.js";
import { y as SDKS } from "./values.js";
import { a as exitCode, n as provePair, r as listCases } from "./prove.js";
import { f as escapeHtml } from "./traffic.js";
import { a as proveTable, d as proveJson, i as caseTable, n as SDK_ADAPTERS, u as listJson } from "./slots.js";
import { f as caseAddress, l as sdkName, n as CASE_WORDS, p as familyOf, t as readSettings } from "./settings.js";
import { t as required } from "./invocation.js";
import { n as visible } from "./visible.js";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";

// src/report/junit.ts
function junit(proof) {
	const suites = [...new Set(proof.cases.map(({ id }) => familyOf(id)))].map((family) => suite(family, proof));
	const { total } = proof.timing;
	const time = total === void 0 ? {} : { time: seconds(total) };
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
		...ms === void 0 ? {} : { time: seconds(ms) }
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
function seconds(ms) {
	return (ms / 1e3).toFixed(3);
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
	if (sdk === void 0) throw new SettingsError(`--sdk: there is no driver for "${wanted}"`);
	const [from, to] = [requiredVersion(invocation, "from", sdk), requiredVersion(invocation, "to", sdk)];
	const { stripeMock } = await readSettings({ flags: invocation.settings });
	return provePair(invocation, sdk, from, to, { stripeMock: stripeMock || null });
}
function requiredVersion(invocation, flag, sdk) {
	const version = required(invocation, flag);
	if (SDK_ADAPTERS[sdk].upgrader?.versions.parse(version) !== void 0) return version;
	throw new SettingsError(`--${flag}: "${version}" is not a version of stripe-${sdk}. Accepted: a version in full, as in 22.5.0`);
}
async function writeJUnit(file, proof) {
	try {
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, junit(proof));
	} catch (error) {
		throw new SettingsError(`--junit: ${file} can not be written: ${messageOf(error)}`);
	}
}

export { run };