import { C as ADDRESS_WHY, O as restOf, P as parseRequirements, S as readTomlEntries, k as pythonsOf } from "./sdks-python.js";
import { n as readSetupPy, r as readSetupCfg } from "./sdks-python-manifest-setup-py.js";
import { t as parseToml } from "./sdks-python-manifest-toml.js";
import { posix } from "node:path";

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
function readManifest(text, use, kindsOf) {
	if (use.kind.startsWith("pip:")) return readRequirementsEntries(text, use.kind);
	const name = posix.basename(use.path);
	if (name === "setup.cfg") return readSetupCfg(text);
	if (name === "setup.py") return readSetupPy(text);
	const toml = parseToml(text);
	return "message" in toml ? void 0 : readTomlEntries(toml, kindsOf(name));
}

export { readManifest as t };