import { i as factsSource, r as createGitHub } from "./adapters-github.js";
import { a as useProxy, f as createGit, g as pathOutside, i as openRepository } from "./adapters.js";
import { $ as SettingsError, E as createRunCache, V as BRANCH_PREFIX, w as TRUST } from "./domain.js";
import { n as openSdks } from "./sdks.js";
import { n as readSettings, o as describe, r as sourceOf, t as CONFIG_PATHS } from "./settings.js";
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
async function read(payload, shape) {
	const v = await import("./load-domain-schemas.js");
	const found = v.safeParse(shape(v), payload);
	return found.success ? found.output : null;
}
async function repositoryIn(payload) {
	return (await read(payload, (v) => v.object({ repository: v.object({
		default_branch: v.fallback(v.optional(v.string()), void 0),
		fork: v.fallback(v.optional(v.boolean()), void 0)
	}) })))?.repository ?? {};
}
async function payloadIn(path) {
	if (path === void 0) return null;
	const [v, text] = await Promise.all([import("./load-domain-schemas.js"), readFile(path, "utf8").catch(() => "")]);
	const found = v.safeParse(v.pipe(v.string(), v.parseJson()), text);
	return found.success ? found.output : null;
}
async function pullIn({ payload }) {
	const found = await read(payload, (v) => {
		const sha = v.pipe(v.string(), v.regex(/^[0-9a-f]{40,64}$/));
		const repo = v.nullish(v.object({ id: v.number() }));
		return v.object({ pull_request: v.object({
			number: v.pipe(v.number(), v.integer(), v.minValue(1)),
			head: v.object({
				sha,
				ref: v.string(),
				repo
			}),
			base: v.object({
				sha,
				repo
			})
		}) });
	});
	if (found === null) return null;
	const { number, head, base } = found.pull_request;
	const isOwn = head.repo != null && head.repo.id === base.repo?.id;
	return {
		number,
		head: head.sha,
		branch: head.ref,
		base: base.sha,
		isOwn
	};
}
async function defaultBranch(env) {
	const { default_branch: named } = await repositoryIn(await payloadIn(env["GITHUB_EVENT_PATH"]));
	if (named !== void 0) return named;
	return ["schedule", "repository_dispatch"].includes(env["GITHUB_EVENT_NAME"] ?? "") ? env["GITHUB_REF_NAME"] : void 0;
}
function idle(why) {
	return {
		why: `${why}: nothing is done here`,
		kind: "nothing to do"
	};
}
function dangerous(event, instead) {
	if (!DANGEROUS.has(event)) return null;
	return {
		why: `stripe-upgrade does not run on ${event}, which gives a stranger's input this workflow's rights; run it on ${instead}`,
		kind: "mistake"
	};
}
function verifyRefusal({ event }) {
	const refused = dangerous(event, "pull_request");
	if (refused !== null || event === "pull_request") return refused;
	return {
		why: `command: verify is about a pull request, so it does not run on ${event || "no event"}; run it on pull_request`,
		kind: "mistake"
	};
}
async function refusal({ event, ref, payload }, hasBase) {
	const refused = dangerous(event, "schedule or workflow_dispatch");
	if (refused !== null) return refused;
	if (event !== "" && !ACCEPTED.has(event)) return {
		why: `stripe-upgrade does not run on ${event}; run it on schedule, workflow_dispatch or push${event === "pull_request" ? ". On pull_request, give it `command: verify`" : ""}`,
		kind: "mistake"
	};
	const repository = await repositoryIn(payload);
	if (repository.fork === true) return idle("this repository is a fork");
	if (ref.startsWith(OWN_BRANCHES)) return idle("this is a branch of an upgrade");
	const main = repository.default_branch;
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
async function leaveCommittedPrograms(repository) {
	const { PATH } = process.env;
	if (PATH === void 0 || !PATH.includes(repository.root)) return;
	process.env["PATH"] = pathOutside(PATH, repository.root, [...await repository.files(), ...await repository.symlinks()]);
}
async function committed({ root }, commit, path, tools) {
	const { code, stdout } = await createGit(tools, root).run([
		"cat-file",
		"blob",
		`${commit}:${path}`
	]);
	return code === 0 ? stdout : null;
}
async function ownCommandsIn(repository, { places, context }, tools) {
	const base = places.file == null ? null : await repository.base();
	const committedPlaces = async () => {
		const path = places.file?.path;
		const text = base === null || path === void 0 ? null : await committed(repository, base.commit, path, tools);
		return {
			...places,
			file: path === void 0 || text === null ? null : {
				path,
				text
			}
		};
	};
	const own = base === null ? places : await committedPlaces();
	const fromOf = async (name) => {
		const source = await sourceOf(name, own);
		if (source === null) return null;
		return source.kind === "file" && base !== null ? `${describe(source)} of the base branch` : describe(source);
	};
	const { testCommand, endpointCommand, endpointUrl, endpointVariables, endpointSdks } = own === places ? context.settings : await readSettings(own);
	const [testCommandFrom, endpointCommandFrom] = await Promise.all([fromOf("test-command"), fromOf("endpoint-command")]);
	return {
		testCommand,
		testCommandFrom,
		endpointCommand,
		endpointCommandFrom,
		endpointUrl,
		endpointVariables,
		endpointSdks
	};
}
async function openContext(root, places, tools, log) {
	const main = await defaultBranch(process.env);
	const found = await openRepository(resolve(root), tools, { defaultBranch: main });
	await leaveCommittedPrograms(found);
	const opened = await open(found, places, tools, log);
	const { settings } = opened.context;
	const repository = settings.base === null ? found : await openRepository(resolve(root), tools, {
		base: settings.base,
		defaultBranch: main
	});
	return {
		...opened.context,
		repository,
		settings: {
			...settings,
			...await ownCommandsIn(repository, opened, tools)
		}
	};
}
async function contextOf(repository, places, tools, log) {
	return (await open(repository, places, tools, log)).context;
}
async function open(repository, given, tools, log) {
	const warning = useProxy(process.env);
	if (warning !== null) log.warn({
		place: null,
		text: warning
	});
	const places = {
		...given,
		file: await configuration(repository),
		environment: process.env
	};
	const settings = await readSettings(places);
	const cache = createRunCache();
	const { allowRepositoryCode: repositoryCode, registries, requireIsolation } = settings;
	Object.assign(cache.get(TRUST), {
		repositoryCode,
		registries,
		requireIsolation
	});
	return {
		context: {
			repository,
			settings,
			github: createGitHub(factsSource(process.env, settings.token)),
			tools,
			clock: { now: () => /* @__PURE__ */ new Date() },
			log,
			sdks: await openSdks(),
			cache
		},
		places
	};
}

export { verifyRefusal as a, refusal as i, openContext as n, pullIn as r, contextOf as t };