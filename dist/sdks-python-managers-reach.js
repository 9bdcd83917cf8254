import { c as folderOf } from "./domain.js";
import { P as eachLine, U as upwards, f as mustReachNothing, m as originOf, p as namedOrigins } from "./sdks-shared.js";
import { r as pipOrigins, t as indexVariables } from "./sdks-python-indexes.js";
import { c as findPython } from "./sdks-python-interpreter.js";
import { _ as parseToml } from "./sdks-python.js";
import { homedir } from "node:os";
import { join, posix } from "node:path";
import { readFile } from "node:fs/promises";

// src/sdks/python/managers/reach.ts
const CLIENTS = [
	"pip",
	"uv",
	"poetry",
	"pdm",
	"pipenv"
];
const OF_USER = [
	".config/uv/uv.toml",
	".config/pypoetry/config.toml",
	".config/pdm/config.toml"
].map((path) => join(homedir(), path));
const OF_MACHINE = ["/etc/uv/uv.toml", "/etc/xdg/pdm/config.toml"];
function addressesIn(text) {
	return [...text.matchAll(/https?:\/\/[^\s"',]+/g)].flatMap(([address]) => originOf(address) ?? []);
}
async function setTo(tools) {
	const variables = CLIENTS.flatMap((client) => Object.values(indexVariables(tools, client)));
	const files = await Promise.all([...OF_USER, ...OF_MACHINE].map(async (path) => readFile(path, "utf8").catch(() => "")));
	return [...variables, ...files].flatMap(addressesIn);
}
async function byPip(tools) {
	return pipOrigins(tools, await findPython(tools));
}
const namedIndexes = namedOrigins(setTo, byPip);
const OF_CLIENTS = /^(?:PIP|UV|POETRY|PDM|PIPENV|NPM|NODE_AUTH|YARN|BUN|GO|GITHUB|GH|ACTIONS|STRIPE|AWS|AZURE|GOOGLE)_|^npm_config_|^GO[A-Z]+$/i;
const INDEX = /^(?:pip\.)?(?:(?:default-|extra-)?index(?:-url)?|find[-_]links|source|repositories|pypi)(?:\..*)?$/;
const FOLDER = /^(?:cache[-_]dir|log[-_]dir|virtualenvs\.path|venv\.location|python\.install_root|installer\.path)$/;
const PROXY = /^https?-proxy$/;
const TABLES = {
	uv: [["pyproject.toml", "tool.uv."], ["uv.toml", ""]],
	poetry: [["pyproject.toml", "tool.poetry."], ["poetry.toml", ""]],
	pdm: [
		["pyproject.toml", "tool.pdm."],
		["pdm.toml", ""],
		[".pdm.toml", ""]
	],
	pipenv: [["Pipfile", ""]],
	"pip-compile": [["pyproject.toml", "tool.pip-tools."], [".pip-tools.toml", "tool.pip-tools."]]
};
function* tomlReach(text, table) {
	const toml = parseToml(text);
	if ("message" in toml) return;
	for (const { path, value, line } of toml.strings) {
		const whole = path.filter((part) => typeof part === "string").join(".");
		if (!whole.startsWith(table)) continue;
		const key = whole.slice(table.length);
		if (FOLDER.test(key)) yield {
			line,
			key,
			value,
			kind: "folder"
		};
		if (PROXY.test(key)) yield {
			line,
			key,
			value,
			kind: "proxy"
		};
		if (INDEX.test(key)) yield* addressReach(value, key, line);
	}
}
function* addressReach(value, key, line) {
	for (const [, braced, plain] of value.matchAll(/\$(?:\{(\w+)\}|(\w+))/g)) yield {
		line,
		key,
		value: braced ?? plain ?? "",
		kind: "variable"
	};
	for (const [address] of value.matchAll(/https?:\/\/[^\s"',]+/g)) yield {
		line,
		key,
		value: address,
		kind: "registry"
	};
}
const INDEX_LINE = /^\s*(-i|--index-url|--extra-index-url|-f|--find-links)(?:[ =]\s*)?(\S.*)$/;
function* requirementsReach(text) {
	for (const { text: row, line } of eachLine(text)) {
		const [, key = "", value = ""] = INDEX_LINE.exec(row) ?? [];
		if (key !== "") yield* addressReach(value, key, line);
	}
}
async function refuse(world, blocked, own, path, reaches) {
	const isOthers = (name) => OF_CLIENTS.test(name) && !name.startsWith(`${own.toUpperCase().replace(/-.*/, "")}_`);
	await mustReachNothing(path, reaches, {
		blocked,
		named: async (sought) => namedIndexes(world, sought),
		isOthers
	});
}
async function mustStayInside(world, scratch, client, blocked) {
	const own = folderOf(blocked);
	const above = new Set(upwards(own));
	for (const path of await scratch.files()) {
		const folder = folderOf(path);
		const isBelow = client === "uv" && (own === "" || folder.startsWith(`${own}/`));
		if (!above.has(folder) && !isBelow) continue;
		for (const [name, table] of TABLES[client] ?? []) {
			if (posix.basename(path) !== name) continue;
			const read = await scratch.read(path);
			if (read.kind === "text") await refuse(world, blocked, client, path, [...tomlReach(read.text, table)]);
		}
	}
}
async function argumentsMustStayInside(world, blocked, args) {
	await refuse(world, blocked, "pip", blocked, args.flatMap((arg) => [...addressReach(arg, "its command", 1)]));
}
async function requirementsMustStayInside(world, scratch, blocked, paths) {
	for (const path of new Set(paths)) {
		const read = await scratch.read(path);
		if (read.kind === "text" && !path.endsWith(".toml")) await refuse(world, blocked, "pip", path, [...requirementsReach(read.text)]);
	}
}

export { mustStayInside as n, requirementsMustStayInside as r, argumentsMustStayInside as t };