import { E as safeParse, O as string, S as pipe, _ as object, b as parseJson } from "./valibot.js";
import { et as UpstreamError } from "./domain.js";
import { h as sameEachTime, v as unreachable } from "./sdks-shared.js";

// src/sdks/node/managers/npm/program.ts
const CHATTER = /^npm (?:warn|notice|WARN)|A complete log of this run|Log files were not written|For a full report see|_logs[/\\]|^npm (?:error|ERR!) *$|^at .*(?:file:|node:|\/).*:\d+\)?$/;
const SAFE = ["--git=git", "--allow-git=none"];
const NO_LOGS = {
	npm_config_logs_max: "0",
	npm_config_logs_dir: "/dev/null"
};
function complaint(result, root = null, chatter) {
	if (result.limit !== null) return `it ran into the ${result.limit} limit`;
	const lines = `${result.stdout}\n${result.stderr}`.split("\n").map((line) => line.trim()).filter((line) => line !== "" && !CHATTER.test(line) && chatter?.test(line) !== true);
	return lines.length === 0 ? `it ended with exit code ${result.code}` : sameEachTime(lines.slice(-12).join("\n"), root);
}
async function npm(tools, args, options) {
	return tools.run("npm", [
		"--ignore-scripts",
		...SAFE,
		...args
	], {
		inherit: "npm",
		...options,
		env: {
			npm_config_update_notifier: "false",
			npm_config_fund: "false",
			npm_config_audit: "false",
			...NO_LOGS,
			...options.env
		}
	});
}
async function npmOutput(tools, args, shown, options) {
	const result = await npm(tools, args, options);
	if (result.code === 0) return result.stdout;
	const error = unreachable("the npm registry", "registry", result);
	if (error !== null) throw error;
	throw new UpstreamError(`\`${shown}\` failed: ${summaryOf(result.stdout) ?? complaint({
		...result,
		stdout: ""
	})}`);
}
const FAILURE = pipe(string(), parseJson(), object({ error: object({ summary: string() }) }));
function summaryOf(stdout) {
	const read = safeParse(FAILURE, stdout);
	return read.success ? read.output.error.summary : null;
}

export { npm as n, npmOutput as r, complaint as t };