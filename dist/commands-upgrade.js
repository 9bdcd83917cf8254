import { o as createLocalForge, t as writeEdits } from "./adapters.js";
import { $ as SettingsError } from "./domain.js";
import { H as dryRunJson, O as json, U as dryRunText, c as upgradeTable, k as jsonText } from "./report.js";
import { n as openContext } from "./commands-context.js";
import { a as githubForge, i as runStory, n as pageIn, r as resultCode } from "./commands-run-story.js";
import { createHash } from "node:crypto";
import { basename, join, resolve } from "node:path";
import { mkdir, writeFile } from "node:fs/promises";

// src/commands/upgrade.ts
async function ownFolder(tools, root) {
	return join(await tools.cache(), "runs", `${basename(root)}-${createHash("sha256").update(root).digest("hex").slice(0, 8)}`);
}
async function upgrade(context, out, options) {
	const { repository, log, tools } = context;
	if (await repository.base() === null && !options.write) throw new SettingsError(`${repository.root} is not a git repository with a commit, so no branch can be made. Name a repository with --repo, or edit the files in place with --write.`);
	const chosen = options.forge ?? createLocalForge({
		root: repository.root,
		out,
		tools
	});
	await mkdir(out, { recursive: true });
	const results = await runStory(context, chosen, {
		page: pageIn(out),
		isDry: options.write === true
	});
	if (options.write) await writeEdits(repository, results.report, log);
	await writeFile(join(out, "report.json"), `${jsonText(json(results.report, results.published), 2)}\n`);
	return results;
}
function typedCode(results, failWhenOutdated) {
	return results.report.releaseLists.some(({ failure }) => failure !== void 0) ? 2 : resultCode(results, failWhenOutdated);
}
async function run({ flags, switches, settings: given, tools, log, print, screen }) {
	const context = await openContext(flags.get("repo") ?? ".", { flags: given }, tools, log);
	const { dryRun } = context.settings;
	if (switches.has("write") && dryRun) throw new SettingsError("--write edits your files and --dry-run writes nothing. Give one of them.");
	const out = resolve(flags.get("out") ?? await ownFolder(tools, context.repository.root));
	const canWrite = flags.get("forge") === "github" && !dryRun;
	const forge = flags.get("forge") === "github" ? { forge: await githubForge(context, process.env) } : {};
	const { report, published, writes } = await upgrade({
		...context,
		settings: {
			...context.settings,
			canWrite
		}
	}, out, {
		write: switches.has("write"),
		...forge
	});
	if (switches.has("json")) {
		const data = json(report, published);
		print(jsonText(dryRun ? {
			...data,
			writes: dryRunJson(writes)
		} : data, 2));
	} else {
		print(upgradeTable(report, published, screen));
		if (dryRun) print(`\n${dryRunText(writes, screen)}`);
		print(`\nReport: ${pageIn(out)}`);
	}
	return typedCode({
		report,
		published
	}, context.settings.exitCode);
}

export { typedCode as n, upgrade as r, run as t };