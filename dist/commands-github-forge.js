import { n as createGitHubForge, t as createPullThread } from "./adapters-github.js";
import { f as createGit } from "./adapters.js";
import { Q as SettingsError } from "./domain.js";

// src/commands/github-forge.ts
const REPOSITORY = /^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+$/;
function repositoryOfRemote(address) {
	const short = /^(?:[^@/\s]+@)?([^:/\s]+):([^/\s].*)$/.exec(address);
	const url = URL.canParse(address) && address.includes("://") ? new URL(address) : null;
	const [host, path] = url === null ? [short?.[1], short?.[2]] : [url.hostname, url.pathname.slice(1)];
	const repository = path?.replace(/\/$/, "").replace(/\.git$/, "");
	return host && repository !== void 0 && REPOSITORY.test(repository) ? {
		host,
		repository
	} : null;
}
function belongs(host, apiUrl) {
	const api = new URL(apiUrl || "https://api.github.com").hostname;
	return api === host || api === `api.${host}`;
}
async function repositoryOf({ repository, tools }, env) {
	const named = env["GITHUB_REPOSITORY"];
	if (named !== void 0 && REPOSITORY.test(named)) return named;
	const address = await createGit(tools, repository.root).line([
		"remote",
		"get-url",
		"origin"
	]);
	const remote = address === null ? null : repositoryOfRemote(address);
	if (remote === null) throw new SettingsError("--forge github: which repository? Set GITHUB_REPOSITORY to owner/name, or add it as the remote origin.");
	if (!belongs(remote.host, env["GITHUB_API_URL"])) throw new SettingsError(`--forge github: origin is at ${remote.host}. Where that is a GitHub Enterprise Server, set GITHUB_API_URL to its API, such as https://${remote.host}/api/v3.`);
	return remote.repository;
}
async function githubForge(context, env) {
	const { settings, tools, log } = context;
	return createGitHubForge({
		...await clientFor(context, env),
		serverUrl: env["GITHUB_SERVER_URL"],
		prefix: await createGit(tools, context.repository.root).line(["rev-parse", "--show-prefix"]) ?? "",
		extras: settings,
		log
	});
}
async function pullThread(context, env, pull) {
	return createPullThread({
		...await clientFor(context, env),
		number: pull.number,
		head: pull.head
	});
}
async function clientFor(context, env) {
	const apiUrl = env["GITHUB_API_URL"];
	if (apiUrl && !URL.canParse(apiUrl)) throw new SettingsError(`GITHUB_API_URL: "${apiUrl}" is not an address, such as https://ghe.example.com/api/v3`);
	const { token } = context.settings;
	if (token === null) throw new SettingsError("--forge github needs a token: set GITHUB_TOKEN.");
	const repository = await repositoryOf(context, env);
	const serverUrl = env["GITHUB_SERVER_URL"];
	const run = env["GITHUB_RUN_ID"];
	return {
		token,
		baseUrl: apiUrl,
		repository,
		runUrl: serverUrl && run ? `${serverUrl}/${repository}/actions/runs/${run}` : void 0
	};
}

export { pullThread as n, githubForge as t };