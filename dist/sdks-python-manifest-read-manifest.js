import { E as whyNotEdited, S as INSTALL, w as pinnedInstalls } from "./sdks-shared.js";
import { A as restOf, B as parseRequirement, O as oneLine, R as parseRequirements, T as ADDRESS_WHY, _ as parseToml, j as pythonsOf, w as readTomlEntries } from "./sdks-python.js";
import { a as rowsOf, r as readScript, t as SCRIPT } from "./sdks-python-manifest-script.js";
import { i as readSetupCfg, n as readSetupPy } from "./sdks-python-manifest-setup-py.js";
import { posix } from "node:path";

// src/sdks/python/manifest/install-lines.ts
function requirementsIn(command) {
	return command.filter((word) => /[=<>~!]/.test(word) && !word.startsWith("-") && parseRequirement(word)?.end === word.length);
}
function readInstallLines(text, installing) {
	const rows = rowsOf(text);
	const installs = pinnedInstalls(text, installing);
	return {
		entries: installs.map((install) => {
			const { specifier, range, line } = install;
			const { row = "", start = 0 } = rows[line - 1] ?? {};
			const rest = JSON.stringify([row.slice(0, range.start - start), row.slice(range.end - start)]);
			return {
				kind: INSTALL,
				line,
				specifier,
				range,
				why: whyNotEdited(install),
				pythons: null,
				rest,
				piece: line - 1
			};
		}),
		pieces: rows.map(({ row }) => row),
		asked: [...new Set(installs.flatMap(({ command }) => requirementsIn(command)))].map((word) => ({
			kind: INSTALL,
			requirement: oneLine(word)
		}))
	};
}

// src/sdks/python/manifest/requirements-entries.ts
function pieceOf({ content, comment, line }) {
	if (content.kind !== "requirement") return JSON.stringify([
		content,
		comment,
		line
	]);
	return JSON.stringify([
		restOf(content.requirement),
		content.requirement.specifier,
		content.hashes,
		comment,
		line
	]);
}
function readRequirementsEntries(text, kind) {
	const lines = parseRequirements(text);
	return {
		entries: lines.flatMap(({ content, comment, line, start }, piece) => {
			if (content.kind !== "requirement" || content.requirement.name !== "stripe") return [];
			const { specifier, url, range, marker } = content.requirement;
			return [{
				kind,
				line,
				piece,
				specifier: url ?? specifier,
				range: {
					start: start + range.start,
					end: start + range.end
				},
				pythons: pythonsOf(marker),
				why: url === null ? null : ADDRESS_WHY,
				rest: JSON.stringify([
					restOf(content.requirement),
					content.hashes,
					comment
				])
			}];
		}),
		pieces: lines.map(pieceOf),
		asked: []
	};
}

// src/sdks/python/manifest/read-manifest.ts
function readManifest(text, use, dialect) {
	if (use.kind.startsWith("pip:")) return readRequirementsEntries(text, use.kind);
	if (use.kind === "install") return readInstallLines(text, dialect.installing);
	if (use.kind === "pep723:dependencies") return readScript(text);
	const name = posix.basename(use.path);
	if (name === "setup.cfg") return readSetupCfg(text);
	if (name === "setup.py") return readSetupPy(text);
	const toml = parseToml(text);
	return "message" in toml ? void 0 : readTomlEntries(toml, dialect.kindsOf(name));
}

export { readManifest as t };