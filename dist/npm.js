import { i as UpstreamError } from "./errors.js";
import { t as sameEachTime } from "./same-each-time.js";

// src/sdks/node/npm.ts
const CHATTER = /^npm (?:warn|notice|WARN)|A complete log of this run|For a full report see|_logs[/\\]|^npm (?:error|ERR!) *$|^Progress: |^➤ YN(?:0000: [·┌└]|0013: )/;
function complaint(result, root = null) {
	if (result.limit !== null) return `it ran into the ${result.limit} limit`;
	const lines = `${result.stdout}\n${result.stderr}`.split("\n").map((line) => line.trim()).filter((line) => line !== "" && !CHATTER.test(line));
	return lines.length === 0 ? `it ended with exit code ${result.code}` : sameEachTime(lines.slice(-12).join("\n"), root);
}
async function npm(tools, args, options) {
	return tools.run("npm", ["--ignore-scripts", ...args], {
		inherit: "client",
		...options,
		env: {
			npm_config_update_notifier: "false",
			npm_config_fund: "false",
			npm_config_audit: "false",
			...options.env
		}
	});
}
async function npmOutput(tools, args, shown, options) {
	const result = await npm(tools, args, options);
	if (result.code === 0) return result.stdout;
	throw new UpstreamError(`\`${shown}\` failed: ${summaryOf(result.stdout) ?? complaint({
		...result,
		stdout: ""
	})}`);
}
function summaryOf(stdout) {
	try {
		const data = JSON.parse(stdout);
		if (typeof data !== "object" || data === null || !("error" in data)) return null;
		const { error } = data;
		return typeof error === "object" && error !== null && "summary" in error && typeof error.summary === "string" ? error.summary : null;
	} catch {
		return null;
	}
}

export { npm as n, npmOutput as r, complaint as t };