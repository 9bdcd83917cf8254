import { Q as RateLimitError, U as pathFrom, X as EditError, Z as ForbiddenError, et as UpstreamError } from "./domain.js";
import { c as isInside, s as OUTSIDE, x as printable } from "./adapters.js";
import { M as unknown, O as string, _ as object, g as number, h as nullish, l as literal, n as boolean, t as array, v as optional, x as picklist } from "./valibot.js";
import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";

// src/adapters/github/same-origin-fetch.ts
const MAX_REDIRECTS = 3;
async function bodyOf(answer, maxBytes) {
	if (answer.body === null) return null;
	const chunks = [];
	let bytes = 0;
	for await (const chunk of answer.body) {
		bytes += chunk.length;
		if (bytes > maxBytes) throw new TypeError(`an answer of more than ${maxBytes} bytes`);
		chunks.push(chunk);
	}
	return new Uint8Array(Buffer.concat(chunks));
}
function sameOriginFetch(timeoutMs, maxBytes) {
	return async (input, init) => {
		const signal = AbortSignal.timeout(timeoutMs);
		let url = new URL(input instanceof Request ? input.url : input);
		for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
			const answer = await fetch(url, {
				...init,
				redirect: "manual",
				signal
			});
			const location = answer.status >= 300 && answer.status < 400 ? answer.headers.get("location") : null;
			if (location === null) return new Response(await bodyOf(answer, maxBytes), {
				status: answer.status,
				headers: answer.headers
			});
			await answer.body?.cancel();
			const next = new URL(location, url);
			if (next.origin !== url.origin || next.username !== "" || next.password !== "") throw new TypeError(`redirected from ${url.origin} to another origin`);
			url = next;
		}
		throw new TypeError(`redirected more than ${MAX_REDIRECTS} times`);
	};
}

// src/adapters/github/facts.ts
const REACH_MS = 2e3;
const ANSWER_MS$1 = 2e4;
const PAGE$1 = 100;
const MAX_PAGES$2 = 20;
const MAX_BYTES$1 = 8388608;
const PUBLIC = "https://api.github.com";
const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;
function factsSource(env, token) {
	const other = env["STRIPE_UPGRADE_FACTS_URL"];
	if (other) return { baseUrl: other };
	const api = env["GITHUB_API_URL"] || PUBLIC;
	const host = URL.canParse(api) ? new URL(api).hostname : "";
	return host === new URL(PUBLIC).hostname || LOOPBACK.test(host) ? {
		token: token ?? void 0,
		baseUrl: api
	} : { baseUrl: PUBLIC };
}
async function advisoriesSchema() {
	const v = await import("./load-domain-schemas.js");
	return v.array(v.object({
		ghsa_id: v.string(),
		summary: v.string(),
		html_url: v.string(),
		withdrawn_at: v.nullish(v.string()),
		vulnerabilities: v.nullish(v.array(v.object({
			package: v.nullish(v.object({
				ecosystem: v.string(),
				name: v.nullish(v.string())
			})),
			vulnerable_version_range: v.nullish(v.string()),
			first_patched_version: v.nullish(v.union([v.string(), v.object({ identifier: v.string() })]))
		})))
	}));
}
async function releasesSchema() {
	const v = await import("./load-domain-schemas.js");
	return v.array(v.object({
		tag_name: v.string(),
		published_at: v.nullish(v.string()),
		body: v.nullish(v.string()),
		draft: v.boolean()
	}));
}
async function octokitFor$1({ token, baseUrl }) {
	const { Octokit } = await import("./load-octokit-rest.js");
	const silent = {
		debug: () => void 0,
		info: () => void 0,
		warn: () => void 0,
		error: () => void 0
	};
	return new Octokit({
		...token ? { auth: token } : {},
		...baseUrl ? { baseUrl } : {},
		userAgent: "stripe-upgrade",
		log: silent,
		request: { fetch: sameOriginFetch(ANSWER_MS$1, MAX_BYTES$1) }
	});
}
async function inReach(url) {
	return fetch(url, {
		method: "HEAD",
		redirect: "manual",
		signal: AbortSignal.timeout(REACH_MS)
	}).then(() => true, () => false);
}
async function advisoriesOf(octokit, ecosystem, name) {
	const { parse } = await import("./load-domain-schemas.js");
	const schema = await advisoriesSchema();
	return (await Promise.all(["reviewed", "malware"].map(async (type) => parse(schema, (await octokit.rest.securityAdvisories.listGlobalAdvisories({
		ecosystem,
		affects: name,
		type,
		per_page: PAGE$1
	})).data)))).flat().flatMap((advisory) => {
		if (advisory.withdrawn_at) return [];
		return (advisory.vulnerabilities ?? []).filter((each) => each.package?.ecosystem === ecosystem && each.package.name === name).map(({ vulnerable_version_range: affected, first_patched_version: patched }) => ({
			id: advisory.ghsa_id,
			summary: advisory.summary,
			affected: affected ?? "",
			fixedIn: typeof patched === "string" ? patched : patched?.identifier ?? null,
			url: advisory.html_url
		}));
	});
}
async function releasesOf(octokit, repository) {
	const [owner = "", repo = ""] = repository.split("/");
	const { parse } = await import("./load-domain-schemas.js");
	const schema = await releasesSchema();
	const releases = [];
	for (let page = 1; page <= MAX_PAGES$2; page += 1) {
		const found = parse(schema, (await octokit.rest.repos.listReleases({
			owner,
			repo,
			per_page: PAGE$1,
			page
		})).data);
		for (const { tag_name: tag, published_at: date, body, draft } of found) if (date && !draft) releases.push({
			tag,
			date,
			body: body ?? ""
		});
		if (found.length < PAGE$1) break;
	}
	return releases.toSorted((a, b) => b.date.localeCompare(a.date));
}
async function fileOf(octokit, repository, path) {
	const [owner = "", repo = ""] = repository.split("/");
	const { data } = await octokit.rest.repos.getContent({
		owner,
		repo,
		path,
		mediaType: { format: "raw" }
	});
	const text = data instanceof ArrayBuffer ? new TextDecoder().decode(data) : data;
	return typeof text === "string" ? text : "unknown";
}
function createGitHub(options) {
	let opened = null;
	const open = async () => {
		const octokit = await octokitFor$1(options);
		return await inReach(octokit.request.endpoint.DEFAULTS.baseUrl) ? octokit : null;
	};
	async function ask(question) {
		try {
			const octokit = await (opened ??= open());
			return octokit === null ? "unknown" : await question(octokit);
		} catch {
			return "unknown";
		}
	}
	return {
		advisories: async (ecosystem, name) => ask(async (octokit) => advisoriesOf(octokit, ecosystem, name)),
		file: async (repository, path) => ask(async (octokit) => fileOf(octokit, repository, path)),
		releases: async (repository) => ask(async (octokit) => releasesOf(octokit, repository))
	};
}

// src/adapters/github/answers.ts
const REPOSITORY = object({ node_id: string() });
const REF = object({ object: object({ sha: string() }) });
const COMMITS = array(object({
	commit: object({ message: string() }),
	parents: array(unknown())
}));
const GIT_COMMIT = object({
	sha: string(),
	tree: object({ sha: string() })
});
const COMMIT = object({
	sha: string(),
	commit: object({
		message: string(),
		tree: object({ sha: string() })
	}),
	parents: array(object({ sha: string() })),
	files: optional(array(object({
		filename: string(),
		status: string(),
		sha: nullish(string()),
		previous_filename: optional(string())
	})), [])
});
const COMPARISON = object({ status: picklist([
	"ahead",
	"behind",
	"diverged",
	"identical"
]) });
const TREE = object({
	sha: string(),
	tree: array(object({
		path: string(),
		mode: string(),
		type: string(),
		sha: nullish(string())
	}))
});
const CREATED = object({ sha: string() });
const BLOB = object({
	content: string(),
	encoding: literal("base64")
});
const LOGINS = array(object({ login: string() }));
const PULL = object({
	number: number(),
	node_id: string(),
	user: nullish(object({ login: string() })),
	html_url: string(),
	state: picklist(["open", "closed"]),
	merged_at: nullish(string()),
	title: string(),
	body: nullish(string()),
	draft: optional(boolean(), false),
	head: object({
		ref: string(),
		repo: nullish(object({ id: number() }))
	}),
	base: object({
		ref: string(),
		repo: object({ id: number() })
	}),
	labels: array(object({ name: string() })),
	assignees: nullish(LOGINS),
	requested_reviewers: nullish(LOGINS),
	requested_teams: nullish(array(object({ slug: string() })))
});
const PULLS = array(PULL);
const ASSIGNED = object({ assignees: nullish(LOGINS) });
const REVIEWS = array(object({ user: nullish(object({ login: string() })) }));
const STATUSES = object({ statuses: array(object({
	context: string(),
	state: string(),
	description: nullish(string())
})) });
const CHECK_SUITES = object({ check_suites: array(object({
	status: nullish(string()),
	conclusion: nullish(string()),
	latest_check_runs_count: optional(number())
})) });
const PERSON = nullish(object({
	login: string(),
	type: optional(string())
}));
const TIMELINE = array(object({
	event: optional(string()),
	actor: PERSON,
	user: PERSON,
	label: nullish(object({ name: string() }))
}));
const COMMENTS = array(object({
	id: number(),
	body: nullish(string()),
	user: nullish(object({ type: optional(string(), "User") })),
	author_association: optional(string(), "NONE")
}));
const ANYTHING = unknown();

// src/adapters/github/errors.ts
const ACTS = {
	"read the newest commits": "contents: read",
	"read the branch": "contents: read",
	"read the files of the base": "contents: read",
	"write the files": "contents: write",
	"write the commit": "contents: write",
	"make the branch": "contents: write",
	"move the branch": "contents: write",
	"read the pull requests": "pull-requests: read",
	"read what happened to the pull request": "pull-requests: read",
	"open the pull request": "pull-requests: write",
	"refresh the pull request": "pull-requests: write",
	"close the pull request": "pull-requests: write",
	"turn the pull request into a draft or back": "pull-requests: write",
	"read the labels": "pull-requests: read",
	"label the pull request": "pull-requests: write",
	"assign the pull request": "pull-requests: write",
	"ask for a review": "pull-requests: write",
	"read the commit status": "statuses: read",
	"set the commit status": "statuses: write",
	"read the checks": "checks: read",
	"read the comments": "pull-requests: read",
	"write the comment": "pull-requests: write"
};
function property(value, name) {
	return typeof value === "object" && value !== null ? Reflect.get(value, name) : void 0;
}
function wordsOf(data) {
	const errors = property(data, "errors");
	const details = Array.isArray(errors) ? errors.map((each) => {
		if (typeof each === "string") return each;
		const message = property(each, "message");
		return typeof message === "string" ? message : [property(each, "field"), property(each, "code")].filter(Boolean).join(" ");
	}) : [];
	return [property(data, "message"), ...details].filter((word) => typeof word === "string" && word !== "");
}
const SECONDARY_LIMIT = 60;
const LONGEST_LIMIT = 86400;
function retryAtOf(status, headers, said, now) {
	if (status !== 403 && status !== 429) return null;
	const inSeconds = (seconds) => new Date(now.getTime() + Math.min(seconds, LONGEST_LIMIT) * 1e3);
	const wanted = Number(property(headers, "retry-after"));
	if (wanted > 0) return inSeconds(wanted);
	const reset = Number(property(headers, "x-ratelimit-reset"));
	if (property(headers, "x-ratelimit-remaining") === "0" && reset > 0) return new Date(Math.min(reset * 1e3, inSeconds(LONGEST_LIMIT).getTime()));
	return status === 429 || /secondary rate limit/i.test(said) ? inSeconds(SECONDARY_LIMIT) : null;
}
const GRAPHQL_STATUS = {
	FORBIDDEN: 403,
	NOT_FOUND: 404,
	RATE_LIMITED: 429
};
function statusOf(error) {
	const status = property(error, "status");
	if (typeof status === "number") return status;
	const errors = property(error, "errors");
	if (error.name !== "GraphqlResponseError" || !Array.isArray(errors)) return null;
	const [type, extensions] = ["type", "extensions"].map((name) => property(errors[0], name));
	return type === void 0 && extensions === void 0 ? 500 : GRAPHQL_STATUS[String(type)] ?? 422;
}
function failureOf(error, token, now) {
	const status = error instanceof Error ? statusOf(error) : null;
	if (!(error instanceof Error) || status === null) throw error;
	const response = property(error, "response");
	const text = (response === void 0 ? [error.message] : wordsOf(property(response, "data") ?? error)).join("; ");
	const said = printable(token === "" ? text : text.replaceAll(token, "***")).slice(0, 300);
	const answered = response === void 0 ? null : status;
	return {
		status: answered,
		said,
		retryAt: retryAtOf(answered, property(response, "headers"), said, now)
	};
}
function quoted(said) {
	return said === "" ? "" : ` GitHub says: ${/[.!?]$/.test(said) ? said : `${said}.`}`;
}
function minute(date) {
	return `${(/* @__PURE__ */ new Date(Math.ceil(date.getTime() / 6e4) * 6e4)).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
const REFUSALS = [
	{
		statuses: [403],
		said: /not permitted to create or approve pull requests/i,
		words: "GitHub Actions may not open pull requests here. Switch on Settings → Actions → General → Workflow permissions → “Allow GitHub Actions to create and approve pull requests”, in the organisation's settings too where it has one, or give the input `token` a GitHub App's token."
	},
	{
		statuses: [403],
		said: /archived/i,
		words: "the repository is archived, so it is read-only. Unarchive it, or stop the workflow."
	},
	{
		statuses: [403],
		said: /SAML/i,
		words: "the organisation asks for single sign-on. Authorise the token for it."
	},
	{
		statuses: [403],
		said: /IP allow list/i,
		words: "the organisation lets in only addresses that it knows. Run on a runner whose address is on its IP allow list."
	},
	{
		statuses: [403, 422],
		said: /protected branch|rule violation|ruleset|signed|signature/i,
		words: "a rule of the repository forbids it. Let the rule pass branches under stripe-upgrade/ for this token."
	},
	{
		statuses: [422],
		said: /\bbase invalid\b/i,
		words: "the branch that upgrades start from is not on GitHub. Push it, or name another with the setting `base`."
	},
	{
		statuses: [422],
		said: /no commits between/i,
		words: "the base has what the branch holds. Run again; what is in use by then is looked at anew."
	},
	{
		statuses: [422],
		said: /\breviews? (?:may only|cannot) be requested\b/i,
		words: "not all of them may be asked. Name people and teams with access to the repository in the setting `reviewers`, but not the author."
	}
];
function added(permission) {
	const whole = permission.replace(/: read$/, ": write");
	return `Add ${whole === permission ? "it" : `\`${whole}\`, which a run that writes needs,`} to the job's \`permissions\`, or to the token.`;
}
function because({ status, said }, act, repository) {
	const permission = ACTS[act];
	if (status === null) return `no answer came (${said}). Run again; what is done stays, and nothing is done twice.`;
	const known = REFUSALS.find((refusal) => refusal.statuses.includes(status) && refusal.said.test(said));
	if (known !== void 0) return `${known.words}${quoted(said)}`;
	switch (status) {
		case 401: return "GitHub does not accept the token. Give one that is valid and not expired: the input `token`, or GITHUB_TOKEN on the command line.";
		case 403: return `the token lacks the permission \`${permission}\`. ${added(permission)}${quoted(said)}`;
		case 404: return `GitHub shows this token nothing there. See that ${repository} is still its name, that the token is for it, and that it has the permission \`${permission}\`.`;
		case 409: return `something else changed at the same time, or the repository is empty. Run again.${quoted(said)}`;
		case 410: return `the repository has that feature switched off. Switch it on in its settings.${quoted(said)}`;
		case 422: return `GitHub refuses it.${quoted(said)} Fix what it names and run again. What is done is kept, and nothing is done twice.`;
		default: return status >= 500 ? `GitHub is in trouble. Run again later; what is done stays, and nothing is done twice.${quoted(said)}` : `GitHub answered in a way that is not expected. Run again later.${quoted(said)}`;
	}
}
var PassingError = class extends UpstreamError {};
function isLasting(error) {
	return error instanceof UpstreamError && !(error instanceof PassingError) && !(error instanceof RateLimitError);
}
function upstreamError(failure, act, repository, also = "") {
	const start = `${repository}: could not ${act}${failure.status === null ? "" : ` (${failure.status})`}:`;
	if (failure.retryAt !== null) return new RateLimitError(`${start} a rate limit of the token is reached.${also}`, `Run again after ${minute(failure.retryAt)}; what is done stays, and nothing is done twice.`);
	const text = `${start} ${because(failure, act, repository)}${also}`;
	if (failure.status === null || failure.status >= 500 || failure.status === 409 || failure.status === 401) return new PassingError(text);
	return failure.status === 403 ? new ForbiddenError(text) : new UpstreamError(text);
}

// src/adapters/github/ref.ts
async function headOf(client, branch) {
	return (await client.find("read the branch", REF, (octokit, at) => octokit.rest.git.getRef({
		...at,
		ref: `heads/${branch}`
	})))?.object.sha ?? null;
}
async function make(client, branch, commit) {
	await client.write("make the branch", ANYTHING, (octokit, at) => octokit.rest.git.createRef({
		...at,
		ref: `refs/heads/${branch}`,
		sha: commit
	}), async () => await headOf(client, branch) === commit ? true : null);
}
const MOVE = "mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }";
async function compareAndMove(client, repositoryId, branch, commit, expected) {
	const update = {
		name: `refs/heads/${branch}`,
		beforeOid: expected,
		afterOid: commit,
		force: true
	};
	await client.write("move the branch", ANYTHING, async (octokit) => ({ data: await octokit.graphql(MOVE, { input: {
		repositoryId,
		refUpdates: [update]
	} }) }), async () => await headOf(client, branch) === commit ? true : null);
}
async function forceMove(client, branch, commit) {
	await client.write("move the branch", ANYTHING, (octokit, at) => octokit.rest.git.updateRef({
		...at,
		ref: `heads/${branch}`,
		sha: commit,
		force: true
	}), async () => await headOf(client, branch) === commit ? true : null);
}
async function setBranch(client, branch, commit, expected) {
	if (expected === null) return make(client, branch, commit);
	const { node_id: repositoryId } = await client.read("read the branch", REPOSITORY, (octokit, at) => octokit.rest.repos.get(at));
	try {
		await compareAndMove(client, repositoryId, branch, commit, expected);
	} catch (error) {
		if (!isLasting(error)) throw error;
		const now = await headOf(client, branch);
		if (now === commit) return;
		if (now !== expected) throw new UpstreamError(`The branch ${branch} was moved by somebody else in the meantime; run again.`);
		await forceMove(client, branch, commit);
	}
}

// src/adapters/github/branch.ts
const TRAILER = "Stripe-Upgrade-Tree: ";
const LISTED_FILES = 300;
function messageOf(message, tree) {
	return `${message}\n\n${TRAILER}${tree}`;
}
function namesItsTree(message, tree) {
	return message.trimEnd().endsWith(`\n\n${TRAILER}${tree}`);
}
async function isInHistory(client, commit, of) {
	if (commit === of) return true;
	const compared = await client.find("read the branch", COMPARISON, (octokit, at) => octokit.rest.repos.compareCommitsWithBasehead({
		...at,
		basehead: `${commit}...${of}`,
		per_page: 1
	}));
	return compared !== null && (compared.status === "ahead" || compared.status === "identical");
}
async function textOf(client, blob) {
	const { content } = await client.read("read the branch", BLOB, (octokit, at) => octokit.rest.git.getBlob({
		...at,
		file_sha: blob
	}));
	return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.from(content, "base64"));
}
async function readChanges(client, prefix, branch, base) {
	const head = await headOf(client, branch);
	if (head === null) return null;
	const { commit, parents, files } = await client.read("read the branch", COMMIT, (octokit, at) => octokit.rest.repos.getCommit({
		...at,
		ref: head
	}));
	const ours = namesItsTree(commit.message, commit.tree.sha);
	const [parent, ...otherParents] = parents.map(({ sha }) => sha);
	if (!(ours && parent !== void 0 && otherParents.length === 0 && files.length < LISTED_FILES) || !await isInHistory(client, parent, base.commit)) return {
		commit: head,
		baseCommit: null,
		ours,
		blobs: /* @__PURE__ */ new Map()
	};
	const moved = files.flatMap(({ status, previous_filename: before }) => status === "renamed" && before !== void 0 ? [[pathFrom(prefix, before), null]] : []);
	const changed = files.map(({ filename, status, sha }) => [pathFrom(prefix, filename), status === "removed" ? null : sha ?? null]);
	return {
		commit: head,
		baseCommit: parent,
		ours,
		blobs: new Map([...moved, ...changed])
	};
}
async function readOutline(client, prefix, branch, base) {
	const changes = await readChanges(client, prefix, branch, base);
	if (changes === null) return null;
	const { blobs, ...head } = changes;
	return {
		...head,
		paths: [...blobs.keys()]
	};
}
async function readBranch(client, prefix, branch, base) {
	const changes = await readChanges(client, prefix, branch, base);
	if (changes === null) return null;
	const { blobs, ...head } = changes;
	const texts = Array.from(blobs, async ([path, blob]) => {
		return [path, blob === null ? null : await textOf(client, blob)];
	});
	return {
		...head,
		files: new Map(await Promise.all(texts))
	};
}
async function modesOf(client, rootTree, paths) {
	const folders = /* @__PURE__ */ new Map();
	const entriesOf = async (tree) => {
		const known = folders.get(tree) ?? client.read("read the files of the base", TREE, (octokit, at) => octokit.rest.git.getTree({
			...at,
			tree_sha: tree
		})).then((answer) => new Map(answer.tree.map(({ path, mode, sha }) => [path, {
			mode,
			sha: sha ?? ""
		}])));
		folders.set(tree, known);
		return known;
	};
	const modeOf = async (path) => {
		const names = path.split("/");
		let tree = rootTree;
		for (const [index, name] of names.entries()) {
			const entry = (await entriesOf(tree)).get(name);
			if (entry === void 0) return "100644";
			const isLast = index === names.length - 1;
			if (isLast && entry.mode.startsWith("100")) return entry.mode;
			if (isLast || entry.mode !== "040000") throw new EditError(path, `${names.slice(0, index + 1).join("/")} is no ${isLast ? "regular file" : "folder"} in the base commit`, `Replace it by a ${isLast ? "regular file" : "folder"}.`);
			tree = entry.sha;
		}
		return "100644";
	};
	return new Map(await Promise.all(paths.map(async (path) => [path, await modeOf(path)])));
}
async function nowhere() {
	return null;
}
async function writeCommit(client, prefix, base, message, files) {
	const inside = [...files].map(([path, content]) => {
		if (!isInside(path)) throw new EditError(path, OUTSIDE.why, "This is a defect of stripe-upgrade; please report it.");
		if (`${prefix}${path}`.startsWith(".github/")) throw new EditError(path, `${path} is in .github, where nothing is written`, "Upgrade it by hand, or leave it out with `exclude`.");
		return {
			path: prefix + path,
			content
		};
	});
	const start = await client.find("read the files of the base", GIT_COMMIT, (octokit, at) => octokit.rest.git.getCommit({
		...at,
		commit_sha: base.commit
	}));
	if (start === null) throw new UpstreamError(`The commit ${base.commit.slice(0, 12)} of ${base.branch} is not on GitHub, or the token may not see it: push it, and give the token the permission \`contents: write\`.`);
	const paths = inside.map(({ path }) => path);
	const modes = await modesOf(client, start.tree.sha, paths);
	const entries = inside.map(({ path, content }) => ({
		path,
		content,
		type: "blob",
		mode: modes.get(path) === "100755" ? "100755" : "100644"
	}));
	const tree = await client.write("write the files", CREATED, (octokit, at) => octokit.rest.git.createTree({
		...at,
		base_tree: start.tree.sha,
		tree: entries
	}), nowhere);
	return (await client.write("write the commit", CREATED, (octokit, at) => octokit.rest.git.createCommit({
		...at,
		message: messageOf(message, tree.sha),
		tree: tree.sha,
		parents: [base.commit]
	}), nowhere)).sha;
}
async function commitTo(client, prefix, branch, base, message, files, expected) {
	const commit = await writeCommit(client, prefix, base, message, files);
	await setBranch(client, branch, commit, expected);
	return commit;
}

// src/adapters/github/ci.ts
const FAILED = /* @__PURE__ */ new Set([
	"failure",
	"timed_out",
	"cancelled",
	"startup_failure",
	"stale"
]);
async function readCi(client, commit) {
	try {
		const { check_suites: suites } = await client.read("read the checks", CHECK_SUITES, (octokit, at) => octokit.rest.checks.listSuitesForRef({
			...at,
			ref: commit,
			per_page: 100
		}));
		if (suites.some(({ conclusion, status }) => conclusion === "action_required" || status === "waiting")) return "waiting";
		const used = suites.filter((suite) => (suite.latest_check_runs_count ?? 1) > 0);
		if (used.length === 0) return "none";
		if (used.some(({ conclusion }) => FAILED.has(conclusion ?? ""))) return "failed";
		return used.some(({ status }) => status !== "completed") ? "running" : "passed";
	} catch (error) {
		if (error instanceof RateLimitError) throw error;
		if (error instanceof ForbiddenError) return null;
		if (error instanceof UpstreamError) return "unanswered";
		throw error;
	}
}

// src/adapters/github/client.ts
const ANSWER_MS = 3e4;
const MAX_BYTES = 50331648;
const READ_RETRIES = 2;
const PATIENCE = 180;
async function octokitFor({ token, baseUrl, secondMs = 1e3 }, patience) {
	const [{ Octokit: Plain }, { throttling }, { retry }] = await Promise.all([
		import("./load-octokit-rest.js"),
		import("./load-octokit-plugin-throttling.js"),
		import("./load-octokit-plugin-retry.js")
	]);
	const silent = {
		debug: () => void 0,
		info: () => void 0,
		warn: () => void 0,
		error: () => void 0
	};
	const mayWait = (seconds, { method }, _, count) => method === "GET" && count < READ_RETRIES && patience.take(seconds);
	const octokit = new (Plain.plugin(throttling, retry))({
		auth: token,
		...baseUrl ? { baseUrl } : {},
		userAgent: "stripe-upgrade",
		log: silent,
		request: { fetch: sameOriginFetch(ANSWER_MS, MAX_BYTES) },
		throttle: secondMs === 0 ? { enabled: false } : {
			id: `stripe-upgrade ${randomUUID()}`,
			retryAfterBaseValue: secondMs,
			onRateLimit: mayWait,
			onSecondaryRateLimit: mayWait
		},
		retry: {
			retries: READ_RETRIES,
			retryAfterBaseValue: secondMs,
			doNotRetry: [
				400,
				401,
				403,
				404,
				409,
				410,
				422,
				429,
				451
			]
		}
	});
	octokit.hook.before("request", (options) => {
		if (options.method !== "GET") options.request = {
			...options.request,
			retries: 0
		};
	});
	return octokit;
}
function patienceOf(seconds) {
	let left = seconds;
	return { take(wanted) {
		if (wanted > left) return false;
		left -= wanted;
		return true;
	} };
}
function pauseAfter({ status, retryAt }, justMade, patience) {
	if (retryAt !== null) {
		const seconds = Math.max(1, Math.ceil((retryAt.getTime() - Date.now()) / 1e3));
		return patience.take(seconds) ? seconds : null;
	}
	return status === null || status >= 500 || justMade && status === 404 ? 1 : null;
}
function createClient(options) {
	const { token, repository, secondMs = 1e3 } = options;
	const [owner = "", repo = ""] = repository.split("/");
	const patience = patienceOf(PATIENCE);
	let opened = null;
	async function ask(act, schema, question) {
		const octokit = await (opened ??= octokitFor(options, patience));
		let data;
		try {
			({data} = await question(octokit, {
				owner,
				repo
			}));
		} catch (error) {
			return {
				kind: "failure",
				failure: failureOf(error, token, /* @__PURE__ */ new Date())
			};
		}
		const { safeParse } = await import("./load-domain-schemas.js");
		const parsed = safeParse(schema, data);
		if (parsed.success) return {
			kind: "answer",
			answer: parsed.output
		};
		throw new UpstreamError(`${repository}: could not ${act}: the answer is not as GitHub documents it. Is GITHUB_API_URL the address of GitHub's REST API, with no sign-in page before it?`);
	}
	async function find(act, schema, question) {
		const outcome = await ask(act, schema, question);
		if (outcome.kind === "answer") return outcome.answer;
		if (outcome.failure.status === 404) return null;
		throw upstreamError(outcome.failure, act, repository);
	}
	return {
		find,
		async read(act, schema, question) {
			const outcome = await ask(act, schema, question);
			if (outcome.kind === "answer") return outcome.answer;
			throw upstreamError(outcome.failure, act, repository);
		},
		async write(act, schema, send, landed, { also = "", justMade = false } = {}) {
			const first = await ask(act, schema, send);
			if (first.kind === "answer") return first.answer;
			const seconds = pauseAfter(first.failure, justMade, patience);
			if (seconds === null) throw upstreamError(first.failure, act, repository, also);
			await setTimeout(seconds * secondMs);
			const there = await landed();
			if (there !== null) return there;
			const second = await ask(act, schema, send);
			if (second.kind === "answer") return second.answer;
			throw upstreamError(second.failure, act, repository, also);
		}
	};
}

// src/adapters/github/pull.ts
function pullOf({ head, base, title, body, draft, html_url: location, state, merged_at: merged }) {
	return {
		branch: head.ref,
		base: base.ref,
		title,
		body: body ?? "",
		draft,
		location,
		state: merged ? "merged" : state
	};
}
async function findPulls(client, branch) {
	return (await client.read("read the pull requests", PULLS, (octokit, at) => octokit.rest.pulls.list({
		...at,
		head: `${at.owner}:${branch}`,
		state: "all",
		sort: "created",
		direction: "desc",
		per_page: 100
	}))).filter(({ head, base }) => head.ref === branch && head.repo?.id === base.repo.id).toSorted((a, b) => b.number - a.number);
}
const MAX_PAGES$1 = 10;
async function findPullsInto(client, prefix, base, log) {
	const found = [];
	for (let page = 1; page <= MAX_PAGES$1; page += 1) {
		const pulls = await client.read("read the pull requests", PULLS, (octokit, at) => octokit.rest.pulls.list({
			...at,
			base,
			state: "open",
			sort: "created",
			direction: "asc",
			per_page: 100,
			page
		}));
		found.push(...pulls.filter(({ head, base: { repo } }) => head.ref.startsWith(prefix) && head.repo?.id === repo.id));
		if (pulls.length < 100) return found;
	}
	log.warn({
		place: null,
		text: `Of the pull requests into ${base} only the oldest 1000 were looked through.`
	});
	return found;
}
async function findOpenPull(client, branch) {
	return (await findPulls(client, branch)).find(({ state }) => state === "open") ?? null;
}
const NO_DRAFTS = /draft pull requests are not supported/i;
async function openPull(client, pull, compare, log) {
	const { branch, base, title, body } = pull;
	const also = ` The branch ${branch} is there; to open the pull request by hand: ${compare}`;
	const openAs = async (draft) => client.write("open the pull request", PULL, (octokit, at) => octokit.rest.pulls.create({
		...at,
		head: branch,
		base,
		title,
		body,
		draft
	}), async () => findOpenPull(client, branch), { also });
	try {
		return await openAs(pull.draft);
	} catch (error) {
		if (!pull.draft || !(error instanceof UpstreamError) || !NO_DRAFTS.test(error.message)) throw error;
		const opened = await openAs(false);
		log.warn({
			place: null,
			text: `${opened.html_url} should be a draft, which this repository does not have; mind its verdict.`
		});
		return opened;
	}
}
const DRAFT_MUTATIONS = {
	true: "mutation ($id: ID!) { convertPullRequestToDraft(input: { pullRequestId: $id }) { clientMutationId } }",
	false: "mutation ($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId } }"
};
async function setDraft(client, pull, draft, log) {
	try {
		await client.write("turn the pull request into a draft or back", ANYTHING, async (octokit) => ({ data: await octokit.graphql(DRAFT_MUTATIONS[`${draft}`], { id: pull.node_id }) }), async () => (await reread(client, pull)).draft === draft ? true : null);
		return draft;
	} catch (error) {
		if (!isLasting(error)) throw error;
		const wanted = draft ? "should be a draft" : "need not be a draft any more";
		log.warn({
			place: null,
			text: `${pull.html_url} ${wanted}; please change it there. ${error.message}`
		});
		return pull.draft;
	}
}
async function reread(client, { number }) {
	return client.read("read the pull requests", PULL, (octokit, at) => octokit.rest.pulls.get({
		...at,
		pull_number: number
	}));
}
async function refreshPull(client, pull, next, log) {
	const { base, title, body } = next;
	const isThere = (now) => now.base.ref === base && now.title === title.trim() && (now.body ?? "").trimEnd() === body.trimEnd();
	const retargeted = pull.base.ref === base ? {} : { base };
	const draft = pull.draft === next.draft ? pull.draft : await setDraft(client, pull, next.draft, log);
	return {
		...isThere(pull) ? pull : await client.write("refresh the pull request", PULL, (octokit, at) => octokit.rest.pulls.update({
			...at,
			pull_number: pull.number,
			title,
			body,
			...retargeted
		}), async () => {
			const now = await reread(client, pull);
			return isThere(now) ? now : null;
		}),
		draft
	};
}
async function closePull(client, pull, body) {
	return client.write("close the pull request", PULL, (octokit, at) => octokit.rest.pulls.update({
		...at,
		pull_number: pull.number,
		body,
		state: "closed"
	}), async () => {
		const now = await reread(client, pull);
		return now.state === "closed" ? now : null;
	});
}
function without(wanted, there) {
	const have = new Set(there.map((name) => name.toLowerCase()));
	return wanted.filter((name) => !have.has(name.toLowerCase()));
}
async function label(client, pull, wanted, log) {
	const missing = without(wanted, pull.labels.map(({ name }) => name));
	const known = [];
	for (const name of missing) if (await client.find("read the labels", ANYTHING, (octokit, at) => octokit.rest.issues.getLabel({
		...at,
		name
	})) === null) log.warn({
		place: null,
		text: `The label ${name} does not exist in this repository, so it was left out.`
	});
	else known.push(name);
	if (known.length === 0) return;
	await client.write("label the pull request", ANYTHING, (octokit, at) => octokit.rest.issues.addLabels({
		...at,
		issue_number: pull.number,
		labels: known
	}), async () => null, { justMade: true });
}
async function assign(client, pull, wanted, log) {
	const missing = without(wanted, (pull.assignees ?? []).map(({ login }) => login));
	if (missing.length === 0) return;
	const { assignees } = await client.write("assign the pull request", ASSIGNED, (octokit, at) => octokit.rest.issues.addAssignees({
		...at,
		issue_number: pull.number,
		assignees: [...missing]
	}), async () => null, { justMade: true });
	for (const login of without(missing, (assignees ?? []).map((each) => each.login))) log.warn({
		place: null,
		text: `${login} cannot be assigned in this repository and was left out.`
	});
}
function isTeam(name) {
	return name.startsWith("team:");
}
async function askForReview(client, pull, wanted) {
	const teams = without(wanted.filter(isTeam).map((name) => name.slice(5)), (pull.requested_teams ?? []).map(({ slug }) => slug));
	const asked = (pull.requested_reviewers ?? []).map(({ login }) => login);
	const unasked = without(wanted.filter((name) => !isTeam(name)), asked);
	const people = without(unasked, (unasked.length === 0 ? [] : await client.read("read the pull requests", REVIEWS, (octokit, at) => octokit.rest.pulls.listReviews({
		...at,
		pull_number: pull.number,
		per_page: 100
	}))).flatMap(({ user }) => user ? [user.login] : []));
	const requests = [...people.length > 0 ? [{ reviewers: [...people] }] : [], ...teams.length > 0 ? [{ team_reviewers: [...teams] }] : []];
	for (const request of requests) await client.write("ask for a review", ANYTHING, (octokit, at) => octokit.rest.pulls.requestReviewers({
		...at,
		pull_number: pull.number,
		...request
	}), async () => null, { justMade: true });
}
async function completePull(client, pull, extras, log) {
	const steps = [
		async () => label(client, pull, extras.labels, log),
		async () => assign(client, pull, extras.assignees, log),
		async () => askForReview(client, pull, extras.reviewers)
	];
	for (const step of steps) try {
		await step();
	} catch (error) {
		if (!isLasting(error)) throw error;
		log.warn({
			place: null,
			text: error.message
		});
	}
}

// src/adapters/github/status.ts
async function readStatus(client, commit, context) {
	const { statuses } = await client.read("read the commit status", STATUSES, (octokit, at) => octokit.rest.repos.getCombinedStatusForRef({
		...at,
		ref: commit,
		per_page: 100
	}));
	const found = statuses.find((each) => each.context === context);
	if (found?.state !== "success" && found?.state !== "failure" && found?.state !== "error") return null;
	return {
		state: found.state,
		description: found.description ?? ""
	};
}
async function setStatus(client, commit, context, { state, description }, runUrl) {
	await client.write("set the commit status", ANYTHING, (octokit, at) => octokit.rest.repos.createCommitStatus({
		...at,
		sha: commit,
		context,
		state,
		description,
		...runUrl === void 0 ? {} : { target_url: runUrl }
	}), async () => {
		const now = await readStatus(client, commit, context);
		return now?.state === state && now.description === description ? now : null;
	});
}

// src/adapters/github/touched.ts
const PAGE = 100;
const PERSONAL = /* @__PURE__ */ new Set([
	"commented",
	"reviewed",
	"line-commented",
	"commit-commented",
	"reopened",
	"renamed"
]);
const SHARED = /* @__PURE__ */ new Set([
	"assigned",
	"unassigned",
	"labeled",
	"unlabeled",
	"milestoned",
	"demilestoned",
	"review_requested",
	"review_request_removed",
	"converted_to_draft",
	"ready_for_review",
	"auto_merge_enabled",
	"auto_squash_enabled",
	"auto_rebase_enabled",
	"added_to_merge_queue",
	"locked",
	"pinned"
]);
async function isTouched(client, pull, log) {
	try {
		const events = await client.read("read what happened to the pull request", TIMELINE, (octokit, at) => octokit.rest.issues.listEventsForTimeline({
			...at,
			issue_number: pull.number,
			per_page: PAGE
		}));
		return events.length === PAGE || events.some((event) => isByPerson(event, pull.user?.login));
	} catch (error) {
		if (!isLasting(error)) throw error;
		log.warn({
			place: null,
			text: error.message
		});
		return true;
	}
}
function isByPerson({ event = "", actor, user }, us) {
	const who = actor ?? user;
	if (who?.type === "Bot") return false;
	return PERSONAL.has(event) || SHARED.has(event) && (who === null || who === void 0 || who.login !== us);
}

// src/adapters/github/forge.ts
const CONTEXT$1 = "stripe-upgrade/contract";
const LISTED_COMMITS = 60;
const NO_EXTRAS = {
	labels: [],
	reviewers: [],
	assignees: []
};
function serverOf(baseUrl) {
	const api = new URL(baseUrl || "https://api.github.com");
	return `${api.protocol}//${api.host.replace(/^api\./, "")}`;
}
async function readSubjects(client, { commit }) {
	return (await client.find("read the newest commits", COMMITS, (octokit, at) => octokit.rest.repos.listCommits({
		...at,
		sha: commit,
		per_page: LISTED_COMMITS
	})) ?? []).filter(({ parents }) => parents.length < 2).slice(0, 30).map((each) => each.commit.message.split("\n", 1)[0] ?? "");
}
function createGitHubForge(options) {
	const { repository, log, prefix = "", extras = NO_EXTRAS, serverUrl = serverOf(options.baseUrl) } = options;
	const client = createClient(options);
	const seen = /* @__PURE__ */ new Map();
	const keep = (answer) => {
		seen.set(answer.html_url, answer);
		return answer;
	};
	const answerOf = async (pull) => {
		const answer = seen.get(pull.location) ?? await findOpenPull(client, pull.branch);
		if (answer === null) throw new UpstreamError(`${repository}: the pull request of ${pull.branch} is gone.`);
		return answer;
	};
	return {
		subjects: async (base) => readSubjects(client, base),
		head: async (branch) => headOf(client, branch),
		branch: async (name, base) => readBranch(client, prefix, name, base),
		outline: async (name, base) => readOutline(client, prefix, name, base),
		commit: async (branch, base, message, files, expected) => commitTo(client, prefix, branch, base, message, files, expected),
		async pulls(branch) {
			return (await findPulls(client, branch)).map((answer) => pullOf(keep(answer)));
		},
		async openPulls(start, base) {
			return (await findPullsInto(client, start, base.branch, log)).map((answer) => pullOf(keep(answer)));
		},
		async open(pull) {
			const [base, branch] = [pull.base, pull.branch].map((name) => name.split("/").map(encodeURIComponent).join("/"));
			const compare = `${serverUrl}/${repository}/compare/${base}...${branch}?expand=1`;
			return pullOf(keep(await openPull(client, pull, compare, log)));
		},
		async complete(pull) {
			await completePull(client, await answerOf(pull), extras, log);
		},
		async refresh(pull, next) {
			return pullOf(keep(await refreshPull(client, await answerOf(pull), next, log)));
		},
		async isTouched(pull) {
			return isTouched(client, await answerOf(pull), log);
		},
		async close(pull, body) {
			keep(await closePull(client, await answerOf(pull), body));
		},
		ci: async (commit) => readCi(client, commit),
		status: async (commit) => readStatus(client, commit, CONTEXT$1),
		setStatus: async (commit, status) => setStatus(client, commit, CONTEXT$1, status, options.runUrl)
	};
}

// src/adapters/github/thread.ts
const CONTEXT = "stripe-upgrade/verify";
const MAX_PAGES = 5;
const OURS = /* @__PURE__ */ new Set([
	"OWNER",
	"MEMBER",
	"COLLABORATOR"
]);
async function findComment(client, number, marker) {
	for (let page = 1; page <= MAX_PAGES; page += 1) {
		const comments = await client.read("read the comments", COMMENTS, (octokit, at) => octokit.rest.issues.listComments({
			...at,
			issue_number: number,
			per_page: 100,
			page
		}));
		const found = comments.find(({ body, user, author_association: role }) => (user?.type === "Bot" || OURS.has(role)) && body?.startsWith(marker) === true);
		if (found !== void 0) return {
			id: found.id,
			body: found.body ?? ""
		};
		if (comments.length < 100) return null;
	}
	return null;
}
function createPullThread(options) {
	const { number, head, runUrl } = options;
	const client = createClient(options);
	return {
		status: async () => readStatus(client, head, CONTEXT),
		setStatus: async (status) => setStatus(client, head, CONTEXT, status, runUrl),
		comment: async (marker) => findComment(client, number, marker),
		async write(body, existing) {
			const isThere = async () => {
				const [marker = ""] = body.split("\n", 1);
				return (await findComment(client, number, marker))?.body === body ? true : null;
			};
			await client.write("write the comment", ANYTHING, (octokit, at) => existing === null ? octokit.rest.issues.createComment({
				...at,
				issue_number: number,
				body
			}) : octokit.rest.issues.updateComment({
				...at,
				comment_id: existing.id,
				body
			}), isThere);
		}
	};
}

export { factsSource as i, createGitHubForge as n, createGitHub as r, createPullThread as t };