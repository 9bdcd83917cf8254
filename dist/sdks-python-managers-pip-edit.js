import { a as complaint, i as clientError, l as findPythonFor, m as isPassing, o as dryRunCommand, s as dryRunPip } from "./sdks-python-interpreter.js";
import { L as exactPin, R as parseRequirements } from "./sdks-python.js";
import { t as asBefore } from "./sdks-python-managers-as-before.js";
import { r as requirementsMustStayInside } from "./sdks-python-managers-reach.js";
import { t as textOf } from "./sdks-python-managers-scratch-text.js";
import { n as refuseBuilds, t as namedBy } from "./sdks-python-managers-pip-builds.js";
import { X as EditError } from "./domain.js";
import { r as versionOf, t as filesOf } from "./sdks-python-registry.js";
import { i as withHashes, l as installedWith, s as aboutStripe, u as resolve } from "./sdks-python-managers-pip-compile-pins.js";

// src/sdks/python/managers/pip/hashes.ts
function hashedEntries(text) {
	const lines = parseRequirements(text);
	return lines.flatMap(({ content, start, end }, index) => {
		if (content.kind !== "requirement" || content.requirement.name !== "stripe") return [];
		const below = lines.slice(index + 1);
		const count = below.findIndex((line) => line.content.kind !== "option" || line.content.name !== "--hash");
		const last = (count < 0 ? below : below.slice(0, count)).at(-1)?.end ?? end;
		const entry = text.slice(start, last);
		return entry.includes("--hash=") ? [entry] : [];
	});
}
async function withFreshHashes(tools, python, path, text, to) {
	const hashes = ((await filesOf(tools, python, ["stripe"])).get("stripe") ?? []).filter((file) => versionOf("stripe", file.filename) === to).map((file) => file.sha256 === null ? null : `sha256:${file.sha256}`);
	if (hashes.length === 0 || hashes.includes(null)) throw new EditError(path, `The index gives no SHA-256 hashes for stripe ${to}, and the old ones in ${path} must not stay.`, `Write the hashes by hand: "pip download stripe==${to}", then "pip hash".`);
	const fresh = hashes.filter((hash) => hash !== null).toSorted();
	return hashedEntries(text).reduce((now, entry) => withHashes(now, entry, fresh), text);
}

// src/sdks/python/managers/pip/edit.ts
async function edit(world, scratch, job) {
	const { path, targets } = job;
	const hashed = targets.some(({ use }) => use.kind.startsWith("pip:")) && hashedEntries(await textOf(scratch, path)).length > 0 ? await proveHashed(world, scratch, job) : null;
	if (hashed !== null && hashed.checks.length > 0) return hashed;
	const said = await job.pythons();
	const lines = [...new Set(targets.map(({ use }) => use.runtime ?? ""))];
	const outcomes = hashed === null ? [] : [hashed];
	for (const index of (await installedWith(scratch, job)).keys()) for (const line of lines) outcomes.push(await prove(world, scratch, job, index, line === "" ? said : [...said, line]));
	return {
		checks: outcomes.flatMap((outcome) => outcome.checks).filter((check, at, all) => all.findIndex(({ command }) => command === check.command) === at),
		notes: [...new Set(outcomes.flatMap((outcome) => outcome.notes))],
		runner: [...new Set(outcomes.flatMap((outcome) => outcome.runner))]
	};
}
async function prove(world, scratch, job, index, claims) {
	const { path, to, targets } = job;
	const resolved = async (wanted) => {
		const together = (await installedWith(scratch, job))[index];
		if (together === void 0) throw new Error(`${path} has no such requirements`);
		return {
			together,
			...await resolve(world, scratch, together, claims, wanted)
		};
	};
	const { together, ...now } = await resolved(targets.some(({ specifier }) => exactPin(specifier) === to) ? null : to);
	const wayOut = `Raise what is in the way in ${together.path} yourself, then run this again.`;
	const failed = ({ result }) => clientError(path, `stripe ${to} cannot be installed with what ${together.path} asks for`, result, wayOut);
	if (now.result.code === 0) return proved(path, now, []);
	if (isPassing(now.result)) throw failed(now);
	const base = await asBefore(scratch, job.before, () => resolved(null));
	if (base.result.code === 0) throw failed(now);
	if (isPassing(base.result)) throw failed(base);
	const alone = await resolve(world, scratch, aboutStripe(together), claims, to);
	if (alone.result.code !== 0) throw failed(alone);
	return proved(path, alone, [`What ${together.path} asks for cannot be installed together, also without this upgrade: ${complaint(base.result)}. So stripe ${to} was only checked with the packages that are called after it.`]);
}
function proved(path, { command, unchecked, runner }, notes) {
	const left = unchecked.length === 0 ? [] : [`Not checked with stripe, because nothing is built: ${unchecked.join(", ")}.`];
	return {
		checks: [{
			command,
			path
		}],
		notes: [...notes, ...left],
		runner
	};
}
async function proveHashed(world, scratch, { path, to, before }) {
	const { tools } = world;
	const { python } = await findPythonFor(tools, "");
	await requirementsMustStayInside(world, scratch, path, [path, ...await namedBy(scratch, [path])]);
	await refuseBuilds(world, scratch, path, [path]);
	await scratch.write(path, await withFreshHashes(tools, python, path, await textOf(scratch, path), to));
	const fresh = `The hashes of stripe in ${path} were taken from the index.`;
	const check = async () => dryRunPip(tools, python, [
		"--require-hashes",
		"-r",
		path
	], scratch.root);
	const command = dryRunCommand(["--require-hashes"], `-r ${path}`);
	const result = await check();
	if (result.code === 0) return {
		checks: [{
			command,
			path
		}],
		notes: [fresh],
		runner: []
	};
	const failed = clientError(path, `"${command}" failed`, result, `Add what stripe ${to} needs, with its hashes, to ${path}.`);
	const base = isPassing(result) ? result : await asBefore(scratch, before, check);
	if (base.code === 0 || isPassing(base)) throw failed;
	return {
		checks: [],
		notes: [fresh, `"${command}" fails, also without this upgrade: ${complaint(base)}.`],
		runner: []
	};
}

export { edit };