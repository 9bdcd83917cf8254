import { n as createGitHub, r as factsSource } from "./adapters-github.js";
import { i as useProxy, r as openRepository } from "./adapters.js";
import { T as SettingsError, b as BRANCH_PREFIX, g as createRunCache } from "./domain.js";
import { n as openSdks } from "./sdks.js";
import { n as readSettings, t as CONFIG_PATHS } from "./settings.js";
import { resolve } from "node:path";
import { readFile } from "node:fs/promises";

// src/commands/event.ts
const DANGEROUS = /* @__PURE__ */ new Set([
	"pull_request_target",
	"issue_comment",
	"workflow_run"
]);
const ACCEPTED = /* @__PURE__ */ new Set([
	"schedule",
	"workflow_dispatch",
	"repository_dispatch",
	"push"
]);
const OWN_BRANCHES = `refs/heads/${BRANCH_PREFIX}`;
async function repositoryIn(path) {
	if (path === void 0) return {};
	const [v, text] = await Promise.all([import("./load-valibot.js"), readFile(path, "utf8").catch(() => "")]);
	const payload = v.pipe(v.string(), v.parseJson(), v.object({ repository: v.object({
		default_branch: v.fallback(v.optional(v.string()), void 0),
		fork: v.fallback(v.optional(v.boolean()), void 0)
	}) }));
	const read = v.safeParse(payload, text);
	return read.success ? read.output.repository : {};
}
async function defaultBranch(env) {
	const { default_branch: named } = await repositoryIn(env["GITHUB_EVENT_PATH"]);
	if (named !== void 0) return named;
	return ["schedule", "repository_dispatch"].includes(env["GITHUB_EVENT_NAME"] ?? "") ? env["GITHUB_REF_NAME"] : void 0;
}
function idle(why) {
	return {
		why: `${why}: nothing is done here`,
		kind: "nothing to do"
	};
}
async function refusal(env, hasBase) {
	const event = env["GITHUB_EVENT_NAME"] ?? "";
	if (DANGEROUS.has(event)) return {
		why: `stripe-upgrade does not run on ${event}, which gives a stranger's input this workflow's rights; run it on schedule or workflow_dispatch`,
		kind: "mistake"
	};
	if (event !== "" && !ACCEPTED.has(event)) return {
		why: `stripe-upgrade does not run on ${event}; run it on schedule, workflow_dispatch or push`,
		kind: "mistake"
	};
	if ((await repositoryIn(env["GITHUB_EVENT_PATH"])).fork === true) return idle("this repository is a fork");
	const ref = env["GITHUB_REF"] ?? "";
	if (ref.startsWith(OWN_BRANCHES)) return idle("this is a branch of an upgrade");
	const main = await defaultBranch(env);
	if (event === "push" && !hasBase && main !== void 0 && ref !== `refs/heads/${main}`) return idle(`${ref} is not the default branch, and the setting \`base\` names no other`);
	return null;
}

// src/commands/context.ts
async function configuration(repository) {
	const found = [];
	for (const path of CONFIG_PATHS) {
		const content = await repository.read(path);
		if (content.kind === "unreadable") throw new SettingsError(`${path} cannot be read: ${content.why}`);
		if (content.kind === "text") found.push({
			path,
			text: content.text
		});
	}
	if (found.length > 1) throw new SettingsError(`${CONFIG_PATHS.join(" and ")} both exist. Keep one of them.`);
	return found[0] ?? null;
}
async function openContext(root, places, tools, log) {
	const warning = useProxy(process.env);
	if (warning !== null) log.warn({
		place: null,
		text: warning
	});
	const main = await defaultBranch(process.env);
	const opened = await openRepository(resolve(root), tools, { defaultBranch: main });
	const settings = await readSettings({
		...places,
		file: await configuration(opened),
		environment: process.env
	});
	const { base } = settings;
	return {
		repository: base === null ? opened : await openRepository(resolve(root), tools, {
			base,
			defaultBranch: main
		}),
		settings,
		github: createGitHub(factsSource(process.env, settings.token)),
		tools,
		clock: { now: () => /* @__PURE__ */ new Date() },
		log,
		sdks: await openSdks(),
		cache: createRunCache()
	};
}

export { refusal as n, openContext as t };