import { f as createGit } from "./adapters.js";
import { t as detect } from "./detect.js";
import { $ as SettingsError } from "./domain.js";
import { n as tryEndpointInUse } from "./endpoint.js";
import { d as endpointTable, k as jsonText, n as endpointJson } from "./report.js";
import { n as openContext } from "./commands-context.js";
import { t as checkStripeMock } from "./commands-stripe-mock.js";

// src/commands/endpoint.ts
async function unsaved({ repository, tools }, commit) {
	const git = createGit(tools, repository.root);
	const listed = await Promise.all([git.run([
		"diff",
		"--name-only",
		"--no-renames",
		"--relative",
		"-z",
		commit,
		"--"
	]), git.run([
		"ls-files",
		"--others",
		"--exclude-standard",
		"-z"
	])]);
	const paths = new Set(listed.flatMap(({ stdout }) => stdout.split("\0")).filter((path) => path !== ""));
	return (await Promise.all([...paths].map(async (path) => {
		const content = await repository.read(path);
		return content.kind === "text" ? [{
			path,
			before: "",
			after: content.text
		}] : [];
	}))).flat();
}
async function run({ flags, switches, settings: given, tools, log, print, screen }) {
	const context = await openContext(flags.get("repo") ?? ".", { flags: given }, tools, log);
	const { repository, settings } = context;
	const { endpointCommand } = settings;
	if (endpointCommand === null) throw new SettingsError("--endpoint-command is missing: the command that starts your app");
	await checkStripeMock(tools, settings.stripeMock);
	const base = await repository.base();
	if (base === null) throw new SettingsError(`${repository.root} is not a git repository with a commit, so no copy of it can be made.`);
	const { uses } = await detect(context, settings);
	const tried = await tryEndpointInUse(context, uses, await unsaved(context, base.commit), {
		...settings,
		endpointCommand
	});
	print(switches.has("json") ? jsonText(endpointJson(tried), 2) : endpointTable(tried, screen));
	return tried.before !== null && tried.before.why === null && tried.before.checks.every(({ verdict }) => verdict !== "fail") ? 0 : 1;
}

export { run };