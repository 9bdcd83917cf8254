import { a as exitCode, i as proveOwnTests, t as prove } from "./prove.js";
import { n as visible, t as bounded } from "./visible.js";
import { t as printable } from "./printable.js";
import { a as messageOf$1, i as UpstreamError, n as RateLimitError, r as SettingsError, s as traceOf, t as EditError } from "./errors.js";
import { a as detect, d as isInside, f as createGit, g as pathFrom, h as isOutside, l as upgradeTable, m as BRANCH_PREFIX, n as writeInside, p as entries, r as sameOriginFetch, t as openGround, u as OUTSIDE } from "./world.js";
import { v as _usingCtx, y as SDKS } from "./values.js";
import { W as releasesOf, g as ended, h as paint, v as written } from "./settings.js";
import { _ as report, c as json, g as overall, l as jsonText, n as SDK_ADAPTERS, r as vendored } from "./slots.js";
import { l as strong, r as count$1, s as paragraph } from "./document.js";
import { c as pullRequests, d as markdown, l as page } from "./traffic.js";
import { n as linesOf } from "./lines.js";
import { a as narrow, i as hazardsInUse, n as lookUpNotes, o as versionsInUse, r as choose, s as allMovingWith, t as lookUp } from "./look-up.js";
import { $ as array, $r as number, Ia as unknown, Ri as safeParse, Xn as literal, Zr as nullish, bi as pipe, di as parseJson, ei as object, fr as maxLength, ji as regex, oi as optional, ra as string, st as boolean, yi as picklist } from "./valibot.js";
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, readdir, rename, writeFile } from "node:fs/promises";
import { basename, join, posix, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";

// src/adapters/pull-files.ts
const TITLE = /^\n# ([^\n]*)\n/;
const MARKER = /^<!-- stripe-upgrade:pull ([A-Za-z0-9_-]+) -->$/;
function header({ title, branch, base, draft, status }) {
	const parts = [
		`\`${branch}\` → \`${base}\``,
		...draft ? ["draft"] : [],
		...status === null ? [] : [`${status.state}: ${status.description}`]
	];
	return `\n# ${title.replaceAll(/\s+/g, " ")}\n\n${parts.join(" · ")}\n\n`;
}
function renderPull({ body, ...facts }) {
	return `<!-- stripe-upgrade:pull ${Buffer.from(JSON.stringify(facts)).toString("base64url")} -->\n${header(facts)}${body}`;
}
async function parsePull(text) {
	const v = await import("./load-valibot.js");
	const stored = v.object({
		branch: v.string(),
		base: v.string(),
		title: v.string(),
		draft: v.boolean(),
		head: v.pipe(v.string(), v.regex(/^[0-9a-f]{40,64}$/)),
		status: v.nullable(v.object({
			state: v.picklist([
				"success",
				"failure",
				"error"
			]),
			description: v.string()
		}))
	});
	const end = text.indexOf("\n");
	const marker = MARKER.exec(text.slice(0, end))?.[1];
	if (marker === void 0) return null;
	const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), stored), Buffer.from(marker, "base64url").toString("utf8"));
	if (!parsed.success) return null;
	const facts = parsed.output;
	const below = text.slice(end + 1);
	const title = TITLE.exec(below)?.[1] ?? facts.title;
	const above = [facts, {
		...facts,
		title
	}].find((each) => below.startsWith(header(each)));
	return above === void 0 ? {
		...facts,
		body: below
	} : {
		...above,
		body: below.slice(header(above).length)
	};
}
async function readAt(file) {
	const text = await readFile(file, "utf8").catch(() => null);
	return text === null ? null : parsePull(text);
}
async function markdownIn(folder) {
	return (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".md")).toSorted().map((name) => join(folder, name));
}
function createPullFiles(out) {
	const folder = join(out, "pulls");
	const path = (branch) => join(folder, `${branch.replaceAll("/", "-")}.md`);
	return {
		path,
		async read(branch) {
			const pull = await readAt(path(branch));
			return pull?.branch === branch ? pull : null;
		},
		async all() {
			return (await Promise.all((await markdownIn(folder)).map(readAt))).filter((pull) => pull !== null);
		},
		async write(pull) {
			await mkdir(folder, { recursive: true });
			const beside = join(folder, `.${randomUUID()}`);
			await writeFile(beside, renderPull(pull));
			await rename(beside, path(pull.branch));
		},
		async setAside(branch) {
			const closed = join(folder, "closed");
			await mkdir(closed, { recursive: true });
			await rename(path(branch), join(closed, `${basename(path(branch), ".md")}-${randomUUID().slice(0, 8)}.md`));
		},
		async aside(branch) {
			const paths = await markdownIn(join(folder, "closed"));
			return (await Promise.all(paths.map(async (file) => {
				const pull = await readAt(file);
				return pull?.branch === branch ? [{
					...pull,
					path: file
				}] : [];
			}))).flat();
		}
	};
}

// src/adapters/local-forge.ts
const BOT = {
	name: "stripe-upgrade",
	email: "bot@stripe-upgrade.invalid"
};
const IDENTITY = {
	GIT_AUTHOR_NAME: BOT.name,
	GIT_AUTHOR_EMAIL: BOT.email,
	GIT_COMMITTER_NAME: BOT.name,
	GIT_COMMITTER_EMAIL: BOT.email
};
function refOf(branch) {
	return `refs/heads/${branch}`;
}
async function headOf$1(git, branch) {
	return git.line([
		"rev-parse",
		"--verify",
		"--quiet",
		`${refOf(branch)}^{commit}`
	]);
}
async function isAncestor(git, commit, of) {
	return (await git.run([
		"merge-base",
		"--is-ancestor",
		commit,
		of
	])).code === 0;
}
async function changesBetween(git, from, to) {
	const fields = entries(await git.output([
		"diff-tree",
		"-r",
		"-z",
		"--no-renames",
		from,
		to
	]));
	return fields.flatMap((field, index) => {
		if (index % 2 === 1) return [];
		const [, , , blob = "", status] = field.split(" ");
		return [{
			path: fields[index + 1] ?? "",
			blob: status === "D" ? null : blob
		}];
	});
}
async function stateOf(git, prefix, commit, base) {
	const header = (await git.output([
		"cat-file",
		"commit",
		commit
	])).split("\n\n", 1)[0]?.split("\n") ?? [];
	const ours = ["author", "committer"].every((role) => header.some((line) => line.startsWith(`${role} ${BOT.name} <${BOT.email}> `)));
	const [parent, ...otherParents] = header.filter((line) => line.startsWith("parent ")).map((line) => line.slice(7));
	if (parent === void 0 || otherParents.length > 0 || !await isAncestor(git, parent, base.commit)) return {
		commit,
		baseCommit: null,
		ours,
		files: /* @__PURE__ */ new Map()
	};
	const files = /* @__PURE__ */ new Map();
	for (const { path, blob } of await changesBetween(git, parent, commit)) files.set(pathFrom(prefix, path), blob === null ? null : await git.output([
		"cat-file",
		"blob",
		blob
	]));
	return {
		commit,
		baseCommit: parent,
		ours,
		files
	};
}
async function treeOf(git, prefix, index, base, files) {
	const env = { GIT_INDEX_FILE: index };
	await git.output(["read-tree", base.commit], { env });
	const lines = [];
	for (const [path, text] of files) {
		if (!isInside(path)) throw new EditError(path, OUTSIDE.why, "This is a defect of stripe-upgrade; please report it.");
		const entry = await git.output([
			"ls-tree",
			"-z",
			"--full-tree",
			base.commit,
			"--",
			prefix + path
		]);
		const mode = entry === "" ? "100644" : entry.slice(0, 6);
		if (!mode.startsWith("100")) throw new EditError(path, `${path} is no regular file in the base commit`, "Replace it by a regular file.");
		const blob = (await git.output([
			"hash-object",
			"-w",
			"--no-filters",
			"--stdin"
		], { input: text })).trim();
		lines.push(`${mode} ${blob} 0\t${prefix}${path}\0`);
	}
	await git.output([
		"update-index",
		"-z",
		"--index-info"
	], {
		env,
		input: lines.join("")
	});
	const tree = (await git.output(["write-tree"], { env })).trim();
	const beyond = (await changesBetween(git, base.commit, tree)).find(({ path }) => !files.has(path.slice(prefix.length)));
	if (beyond !== void 0) throw new EditError(beyond.path, `${beyond.path} would be changed too`, "Replace the symlink on the way to the edited file by a folder.");
	return tree;
}
async function isCheckedOut(git, branch) {
	return (await git.output([
		"worktree",
		"list",
		"--porcelain"
	])).split("\n").includes(`branch ${refOf(branch)}`);
}
function createLocalForge({ root, out, tools }) {
	const git = createGit(tools, root);
	const pulls = createPullFiles(out);
	const prefixOf = async () => (await git.output(["rev-parse", "--show-prefix"])).replace(/\n$/, "");
	const branchOf = async (name, base) => {
		const commit = await headOf$1(git, name);
		return commit === null ? null : stateOf(git, await prefixOf(), commit, base);
	};
	const stateOfPull = async (pull, head) => {
		if (await isAncestor(git, head ?? pull.head, refOf(pull.base))) return "merged";
		return head === null ? "closed" : "open";
	};
	const store = async (next) => {
		const head = await headOf$1(git, next.branch);
		if (head === null) throw new UpstreamError(`There is no branch ${next.branch} for a pull request.`);
		const before = await pulls.read(next.branch);
		await pulls.write({
			...next,
			head,
			status: before?.head === head ? before.status : null
		});
	};
	const pullsOf = async (branch) => {
		const newest = await pulls.read(branch);
		const stored = [...newest === null ? [] : [{
			pull: newest,
			location: pulls.path(branch),
			head: await headOf$1(git, branch)
		}], ...(await pulls.aside(branch)).map(({ path, ...pull }) => ({
			pull,
			location: path,
			head: null
		}))];
		const found = [];
		for (const { pull, location, head } of stored) {
			if ((await git.run([
				"cat-file",
				"-e",
				`${pull.head}^{commit}`
			])).code !== 0) continue;
			const { base, title, body, draft } = pull;
			found.push({
				branch,
				base,
				title,
				body,
				draft,
				location,
				state: await stateOfPull(pull, head)
			});
		}
		return found;
	};
	return {
		async subjects({ commit }) {
			return entries(await git.output([
				"log",
				"-z",
				"--no-merges",
				"--no-show-signature",
				"--max-count=30",
				"--format=%s",
				commit
			]));
		},
		branch: branchOf,
		async outline(name, base) {
			const state = await branchOf(name, base);
			if (state === null) return null;
			const { files, ...head } = state;
			return {
				...head,
				paths: [...files.keys()]
			};
		},
		pulls: pullsOf,
		async openPulls(prefix, base) {
			const branches = (await pulls.all()).filter((pull) => pull.base === base.branch && pull.branch.startsWith(prefix));
			return (await Promise.all(branches.map(async ({ branch }) => pullsOf(branch)))).flat().filter(({ state }) => state === "open");
		},
		async commit(branch, base, message, files, expected) {
			await git.output(["check-ref-format", refOf(branch)]);
			if (await isCheckedOut(git, branch)) throw new EditError(branch, `The branch ${branch} is checked out.`, "Switch to another branch, and run again.");
			const index = `${await tools.folder("index")}/index`;
			const tree = await treeOf(git, await prefixOf(), index, base, files);
			const commit = (await git.output([
				"commit-tree",
				"--no-gpg-sign",
				tree,
				"-p",
				base.commit
			], {
				env: IDENTITY,
				input: message
			})).trim();
			await git.output([
				"update-ref",
				refOf(branch),
				commit,
				expected ?? "0".repeat(commit.length)
			]);
			return commit;
		},
		async open({ branch, base, title, body, draft }) {
			if (await pulls.read(branch) !== null) await pulls.setAside(branch);
			await store({
				branch,
				base,
				title,
				body,
				draft
			});
			return {
				branch,
				base,
				title,
				body,
				draft,
				location: pulls.path(branch),
				state: "open"
			};
		},
		async refresh(pull, { base, title, body, draft }) {
			await store({
				branch: pull.branch,
				base,
				title,
				body,
				draft
			});
			return {
				...pull,
				base,
				title,
				body,
				draft
			};
		},
		async status(commit) {
			return (await pulls.all()).find(({ head }) => head === commit)?.status ?? null;
		},
		async setStatus(commit, status) {
			for (const stored of await pulls.all()) if (await headOf$1(git, stored.branch) === commit) return pulls.write({
				...stored,
				head: commit,
				status
			});
			throw new UpstreamError(`There is no pull request whose branch stands at the commit ${commit}.`);
		}
	};
}

// src/adapters/recording-forge.ts
function createRecordingForge(reader) {
	const writes = [];
	const branches = /* @__PURE__ */ new Map();
	const made = /* @__PURE__ */ new Set();
	return {
		isDry: true,
		writes,
		subjects: async (base) => reader.subjects(base),
		async branch(name, base) {
			const state = await reader.branch(name, base);
			if (state !== null) branches.set(state.commit, name);
			return state;
		},
		async outline(name, base) {
			const outline = await reader.outline(name, base);
			if (outline !== null) branches.set(outline.commit, name);
			return outline;
		},
		pulls: async (branch) => reader.pulls(branch),
		openPulls: async (prefix, base) => reader.openPulls(prefix, base),
		async commit(branch, base, message, files) {
			writes.push({
				kind: "commit",
				branch,
				base: base.branch,
				message,
				files
			});
			const commit = createHash("sha1").update(`dry run ${writes.length} ${branch}`).digest("hex");
			branches.set(commit, branch);
			made.add(commit);
			return commit;
		},
		async open(pull) {
			writes.push({
				kind: "open",
				...pull
			});
			return {
				...pull,
				location: "",
				state: "open"
			};
		},
		async refresh(pull, next) {
			writes.push({
				kind: "refresh",
				branch: pull.branch,
				...next
			});
			return {
				...pull,
				...next
			};
		},
		async status(commit) {
			if (made.has(commit)) return null;
			try {
				return await reader.status(commit);
			} catch (error) {
				if (!(error instanceof UpstreamError) || error instanceof RateLimitError) throw error;
				return null;
			}
		},
		async setStatus(commit, status) {
			writes.push({
				kind: "status",
				branch: branches.get(commit) ?? commit,
				status
			});
		}
	};
}

// src/report/dry-run.ts
const BODY_LINES = 8;
const LABEL = 10;
const ORDER = [
	"commit",
	"status",
	"open",
	"refresh"
];
function dryRunText(writes, screen) {
	const parts = [...new Set(writes.map(({ branch }) => branch))].map((branch) => branchText(branch, writes.filter((write) => write.branch === branch), screen));
	return [`A dry run: nothing was written${writes.length === 0 ? ", and nothing would be." : ". This would be:"}`, ...parts].join("\n\n");
}
function dryRunJson(writes) {
	return writes.map((write) => write.kind === "commit" ? {
		...write,
		files: Object.fromEntries(write.files)
	} : write);
}
function branchText(branch, writes, screen) {
	const room = Math.max(screen.width - LABEL - 2, 20);
	const rows = writes.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)).flatMap(details).flatMap(([label, values]) => values.map((value, index) => {
		const shown = index === 0 ? label : "";
		return `  ${paint(shown, "quiet", screen)}${" ".repeat(LABEL - shown.length)}${bounded(visible(value), room)}`;
	}));
	return [visible(branch), ...rows].join("\n");
}
function details(write) {
	switch (write.kind) {
		case "commit": return [["commit", [`${write.message}, on ${write.base}`]], ["files", [...write.files.keys()]]];
		case "status": return [["status", [`${write.status.state}: ${write.status.description}`]]];
		case "open":
		case "refresh": return [
			["pull", [`${write.kind === "open" ? "opened" : "refreshed"}${write.draft ? " as a draft" : ""}, into ${write.base}`]],
			["title", [write.title]],
			["body", beginning(write.body)]
		];
	}
}
function beginning(body) {
	const lines = body.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("<!--"));
	const more = lines.length - BODY_LINES;
	return more > 0 ? [...lines.slice(0, BODY_LINES), `… and ${count$1(more, "more line")}`] : lines;
}

// src/report/pages/withdrawal.ts
const MAX_WHY$1 = 500;
function withdrawals(report, base, policy) {
	if (base === null || report.catalogs.every(({ releases }) => releases.length === 0)) return null;
	return {
		base,
		of(standing) {
			const reason = takenBack(report, standing) ?? notOffered(report, standing, base, policy);
			return reason === null ? null : withdrawal(standing, reason);
		}
	};
}
function takenBack(report, { offer: { sdk, to } }) {
	const withdrawn = releasesOf(sdk, report.catalogs).find(({ version }) => version === to)?.withdrawn ?? null;
	if (withdrawn === null) return null;
	return sdk === "node" ? {
		why: `Those who published ${to} marked it as ${withdrawn}`,
		fate: "was marked as deprecated"
	} : {
		why: `${to} was taken back by those who published it: ${withdrawn}`,
		fate: "was taken back"
	};
}
function notOffered(report, standing, base, { majors }) {
	const { branch, paths, offer } = standing;
	const { sdk, to } = offer;
	const releases = releasesOf(sdk, report.catalogs);
	if (releases.length === 0 || !isInSight(report, standing)) return null;
	const offered = report.upgrades.filter(({ upgrade }) => upgrade.sdk === sdk);
	if (offered.some(({ upgrade }) => upgrade.branch === branch && upgrade.to === to)) return null;
	const release = releases.find(({ version }) => version === to);
	const order = releases.map(({ version }) => version);
	const has = (use) => release !== void 0 && order.indexOf(report.inUse.get(use) ?? "") >= order.indexOf(to);
	if (usesOf(report, standing).every(has)) return {
		why: `\`${base.branch}\` has this version already, or a newer one.`,
		fate: null
	};
	if (majors !== "latest") return null;
	if (release?.date === null || report.catalogs.some((each) => each.sdk === sdk && each.advisories === "unknown")) return null;
	const hold = report.held.find((each) => each.sdk === sdk && each.version === to && each.places.some(({ path }) => paths.includes(path)));
	if (hold !== void 0) return {
		why: `The version is held back: ${hold.why}`,
		fate: null
	};
	const drafted = offered.flatMap(({ upgrade, change }) => change.kind === "edited" ? [`\`${upgrade.branch}\``] : []);
	const instead = drafted.length === 0 ? "" : `; what is offered now is on ${drafted.join(" and ")}`;
	return {
		why: `Nothing in \`${base.branch}\` moves to this version any more${instead}.`,
		fate: null
	};
}
function usesOf({ uses }, { offer, paths }) {
	return uses.filter(({ sdk, path }) => sdk === offer.sdk && paths.includes(path));
}
function isInSight(report, standing) {
	const isWhole = report.notes.every(({ place }) => place !== null && !standing.paths.includes(place.path));
	const uses = usesOf(report, standing);
	return isWhole && uses.length > 0 && uses.every((use) => !use.editable || report.inUse.has(use));
}
function withdrawal({ offer: { to } }, { why: reason, fate }) {
	const why = ended(bounded(reason, MAX_WHY$1));
	const head = strong(fate === null ? "This is no longer offered." : "Do not merge this.");
	const end = " What stands below is from the run that offered it. Close it, or keep the branch for yourself.";
	return {
		why,
		notice: markdown([paragraph(head, " ", ...written(why), end)]),
		status: fate === null ? {
			state: "error",
			description: `${to} is no longer offered; the pull request says why`
		} : {
			state: "failure",
			description: `${to} ${fate}: do not merge`
		}
	};
}

// src/domain/change.ts
function settled({ held }, changes) {
	return {
		upgrades: changes.map(({ upgrade }) => upgrade),
		held: [...held, ...changes.flatMap((change) => change.held ?? [])]
	};
}

// src/domain/together.ts
async function together(work) {
	try {
		return await Promise.all(work);
	} catch (error) {
		await Promise.allSettled(work);
		throw error;
	}
}

// src/edit/watched.ts
function split(path) {
	const slash = path.lastIndexOf("/");
	return {
		folder: path.slice(0, slash + 1),
		name: path.slice(slash + 1)
	};
}
async function watch(copy, paths) {
	const folders = new Set(paths.map((path) => split(path).folder));
	const names = new Set(paths.map((path) => split(path).name));
	const watched = /* @__PURE__ */ new Map();
	for (const path of await copy.files()) {
		const { folder, name } = split(path);
		if (!folders.has(folder) && !names.has(name)) continue;
		const content = await copy.read(path);
		watched.set(path, content.kind === "text" ? content.text : null);
	}
	return watched;
}
async function changesSince(copy, before) {
	const edits = [];
	for (const [path, old] of before) {
		const content = await copy.read(path);
		const now = content.kind === "text" ? content.text : null;
		if (now !== old) edits.push({
			path,
			before: old ?? "",
			after: now ?? ""
		});
	}
	return edits;
}

// src/edit/index.ts
const AT_ONCE = 2;
const MAX_HOLDS = 3;
const MAX_HELD = 600;
const MAX_WHY = 160;
async function spliceAll(scratch, upgrade, splice) {
	for (const { use, specifier } of upgrade.targets) {
		if (specifier === use.specifier) continue;
		const content = await scratch.read(use.path);
		if (content.kind !== "text") {
			const why = content.kind === "missing" ? `${use.path} is not in the commit that the upgrade starts from` : content.why;
			throw new EditError(use.path, why, `Commit ${use.path} as a plain text file, and run again.`);
		}
		await scratch.write(use.path, await splice(content.text, use, specifier));
	}
}
function changeOf(upgrade, edits, { checks, notes }) {
	const surprise = edits.find(({ path }) => !upgrade.paths.includes(path));
	if (surprise !== void 0) throw new EditError(surprise.path, `${surprise.path} was changed too, which is no part of this upgrade`, `Look at what your package manager does to ${surprise.path}.`);
	if (edits.length > 0) return {
		kind: "edited",
		upgrade,
		edits,
		checks,
		notes
	};
	const why = `nothing is left to edit: ${upgrade.paths.join(" and ")} already give ${upgrade.to}`;
	return {
		kind: "refused",
		upgrade,
		path: upgrade.paths[0] ?? "",
		why,
		wayOut: "There is nothing to do."
	};
}
async function editAll(world, upgrade, { name, upgrader }) {
	try {
		var _usingCtx$2 = _usingCtx();
		if (upgrader === null) throw new EditError("", `upgrades of ${name} are not built yet`, "Edit the manifest yourself.");
		const scratch = _usingCtx$2.a(await world.repository.checkout());
		const before = await watch(scratch, upgrade.paths);
		await spliceAll(scratch, upgrade, upgrader.splice);
		const locked = await upgrader.lock(world.tools, scratch, upgrade.targets, upgrade);
		for (const text of locked.runner ?? []) world.log.note({
			place: null,
			text
		});
		return changeOf(upgrade, await changesSince(scratch, before), locked);
	} catch (_) {
		_usingCtx$2.e = _;
	} finally {
		await _usingCtx$2.d();
	}
}
function stuckAt({ targets }, file) {
	const uses = targets.map(({ use }) => use);
	const stuck = allMovingWith(new Set(uses.filter(({ path, lockfile }) => path === file || lockfile?.path === file)), uses);
	return stuck.size < uses.length ? stuck : /* @__PURE__ */ new Set();
}
function holdOf({ sdk, to }, stuck, { message, wayOut }) {
	return {
		sdk,
		version: to,
		why: `${bounded(message.replaceAll("\n", " ").trim().replace(/[.]$/, ""), MAX_HELD)}. ${wayOut}`,
		places: [...stuck].map(({ path, line }) => ({
			path,
			line
		}))
	};
}
async function editOne(world, chosen, adapters, narrow) {
	const held = [];
	let upgrade = chosen;
	for (;;) try {
		return {
			...await editAll(world, upgrade, adapters[upgrade.sdk]),
			held
		};
	} catch (error) {
		if (!(error instanceof EditError)) {
			if (!(error instanceof UpstreamError)) world.log.warn({
				place: null,
				text: traceOf(error)
			});
			return {
				...refusal(upgrade, error),
				held
			};
		}
		const stuck = stuckAt(upgrade, error.path);
		if (stuck.size === 0 || held.length === MAX_HOLDS) return {
			...refusal(upgrade, error),
			held
		};
		held.push(holdOf(upgrade, stuck, error));
		const others = upgrade.targets.filter(({ use }) => !stuck.has(use));
		upgrade = narrow(upgrade, others);
	}
}
function refusal(upgrade, error) {
	const first = upgrade.paths[0] ?? "";
	if (error instanceof EditError) return {
		kind: "refused",
		upgrade,
		path: error.path || first,
		why: error.message,
		wayOut: error.wayOut
	};
	return {
		kind: "refused",
		upgrade,
		path: first,
		why: messageOf$1(error),
		wayOut: error instanceof UpstreamError ? "Run again once it answers." : "This is a defect of stripe-upgrade; please report it."
	};
}
async function edit(world, upgrades, narrow, adapters = SDK_ADAPTERS) {
	const changes = [];
	const queue = upgrades.entries();
	async function work() {
		for (const [index, upgrade] of queue) changes[index] = await world.log.step(`Edit ${adapters[upgrade.sdk].name} ${upgrade.from} → ${upgrade.to}`, async (say) => {
			const change = await editOne(world, upgrade, adapters, narrow);
			for (const { why } of change.held ?? []) world.log.warn({
				place: null,
				text: `left out of ${upgrade.branch}: ${why}`
			});
			if (change.kind === "edited") say(change.edits.map(({ path }) => path).join(", "));
			else say(`refused: ${bounded(change.why, MAX_WHY)}`, "failed");
			return change;
		});
	}
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return changes;
}

// src/publish/commit-style.ts
const LOOKED_AT = 30;
const MAX_LENGTH$1 = 200;
const TYPES = [
	"build",
	"chore",
	"ci",
	"deps",
	"docs",
	"feat",
	"fix",
	"perf",
	"refactor",
	"revert",
	"style",
	"test"
];
const UPGRADE_TYPES = /* @__PURE__ */ new Set([
	"build",
	"chore",
	"deps",
	"feat",
	"fix"
]);
const CONVENTIONAL = new RegExp(`^(${TYPES.join("|")})(?:\\(([a-z0-9-]{1,30})\\))?!?: (?=\\S)`);
const DEPENDENCY_SCOPE = /^(dep|deps|dependency|dependencies)(?:-dev)?$/;
const UPGRADE = /^(?:bump|upgrade|update) \S.*? to v?\d/i;
const USUAL = "chore(deps)";
function conventional(subject) {
	const text = subject.slice(0, MAX_LENGTH$1);
	const [start, type, scope = null] = CONVENTIONAL.exec(text) ?? [];
	return start === void 0 || type === void 0 ? [] : [{
		type,
		scope,
		words: text.slice(start.length)
	}];
}
function marked({ type, scope }) {
	const [, name] = DEPENDENCY_SCOPE.exec(scope ?? "") ?? [];
	if (name !== void 0) return [`${type}(${name})`];
	return type === "deps" && scope === null ? [type] : [];
}
function worded({ type, scope, words }) {
	return scope === null && UPGRADE.test(words) ? [type] : [];
}
function commonest(all) {
	const counts = /* @__PURE__ */ new Map();
	for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
	return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
function conventionalPrefix(subjects) {
	const newest = subjects.slice(0, LOOKED_AT);
	const found = newest.flatMap(conventional);
	if (found.length === 0 || found.length * 2 < newest.length) return "";
	const upgrades = found.filter(({ type }) => UPGRADE_TYPES.has(type));
	return `${commonest(upgrades.flatMap(marked)) ?? commonest(upgrades.flatMap(worded)) ?? USUAL}: `;
}

// src/publish/commit-status.ts
async function ifAllowed(log, branch, work) {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof UpstreamError) || error instanceof RateLimitError) throw error;
		log.warn({
			place: null,
			text: `${branch}: ${error.message}`
		});
		return "refused";
	}
}
async function readStatus$1(forge, log, branch, commit) {
	return ifAllowed(log, branch, async () => forge.status(commit));
}
async function writeStatus(forge, log, branch, commit, before, wanted) {
	if (before === "refused" || before?.state === wanted.state && before.description === wanted.description) return false;
	return await ifAllowed(log, branch, async () => forge.setStatus(commit, wanted)) !== "refused";
}

// src/publish/pull-body.ts
const BEGIN = /<!-- stripe-upgrade ([\w-]{1,2000}) -->/g;
const END = "<!-- /stripe-upgrade -->";
const NOTICE_END = "<!-- /stripe-upgrade-notice -->";
const FORGED = /<!--(?= \/?stripe-upgrade)/g;
const VERSION = pipe(string(), regex(/^\d[0-9A-Za-z.+-]{0,40}$/));
const WRITTEN = pipe(string(), parseJson(), object({
	offer: object({
		sdk: picklist(SDKS),
		from: VERSION,
		to: VERSION
	}),
	title: pipe(string(), maxLength(300)),
	draft: optional(boolean(), false)
}));
function divided(body) {
	const begins = Array.from(body.matchAll(BEGIN)).flatMap(({ 0: marker, 1: data = "", index }) => {
		const parsed = safeParse(WRITTEN, Buffer.from(data, "base64url").toString("utf8"));
		return parsed.success ? [{
			marker,
			written: parsed.output,
			start: index,
			end: index + marker.length
		}] : [];
	});
	for (const [index, { marker, written, start, end }] of begins.entries()) {
		const close = body.indexOf(END, end);
		if (close < 0) return null;
		if (close > (begins[index + 1]?.start ?? body.length)) continue;
		return {
			before: body.slice(0, start),
			marker,
			written,
			part: body.slice(end, close),
			after: body.slice(close + 24)
		};
	}
	return null;
}
function writtenIn(body) {
	return divided(body)?.written ?? null;
}
const BOX = /^(\s*- \[)[ xX](\] .*)$/;
function plain(part) {
	return part.replaceAll("\r\n", "\n").split("\n").map((line) => line.replace(BOX, "$1 $2")).join("\n");
}
function ticked(part, standing) {
	const done = new Set(standing.replaceAll("\r\n", "\n").split("\n").filter((line) => plain(line) !== line));
	return part.split("\n").map((line) => [
		line.replace(BOX, "$1x$2"),
		line.replace(BOX, "$1X$2"),
		line
	].find((each) => done.has(each)) ?? line).join("\n");
}
function inert(text) {
	return text.replaceAll(FORGED, "<!​--").trimEnd();
}
function bodyWithNotice(standing, notice) {
	const there = divided(standing);
	if (there === null) return standing;
	const { before, marker, part, after } = there;
	const end = part.indexOf(NOTICE_END);
	const rest = end < 0 ? part : part.slice(end + 31);
	const next = `\n${inert(notice)}\n\n${NOTICE_END}${rest}`;
	return plain(next) === plain(part) ? standing : `${before}${marker}${next}${END}${after}`;
}
function bodyWith(standing, part, written) {
	const marker = `<!-- stripe-upgrade ${Buffer.from(JSON.stringify(written)).toString("base64url")} -->`;
	const inside = `\n${inert(part)}\n\n`;
	const there = divided(standing);
	if (there === null) return `${standing}${standing === "" ? "" : "\n\n"}${marker}${inside}${END}`;
	const { before, after } = there;
	return there.marker === marker && plain(there.part) === plain(inside) ? standing : `${before}${marker}${ticked(inside, there.part)}${END}${after}`;
}

// src/publish/publish-draft.ts
const EDITED_BY_HAND = "Its branch has a commit that stripe-upgrade did not make, so it stays as it is; take that commit off the branch to have it made anew.";
const CLOSED = "A pull request for this version was closed without being merged; the next version is proposed again.";
const MOVED = "Somebody else moved the branch at the same time.";
function skipped(draft, pull, why) {
	return {
		branch: draft.branch,
		action: "skipped",
		location: pull?.location ?? null,
		why
	};
}
function isSameOffer(a, b) {
	return a.sdk === b.sdk && a.from === b.from && a.to === b.to;
}
function isFor(pull, { offer, base, title }) {
	const written = writtenIn(pull.body);
	if (written === null) return pull.title === title;
	return written.offer.sdk === offer.sdk && written.offer.to === offer.to && pull.base === base;
}
function turnedDown(pulls, standing, draft) {
	if (standing !== null && (writtenIn(standing.body) === null || isFor(standing, draft))) return null;
	return pulls.find((pull) => pull.state === "closed" && isFor(pull, draft)) ?? null;
}
function holds(state, draft) {
	if (!state.ours || state.baseCommit !== draft.baseCommit || state.files.size !== draft.files.size) return false;
	return [...draft.files].every(([path, text]) => state.files.get(path) === text);
}
async function committed(forge, draft, before) {
	if (before !== null && holds(before, draft)) return {
		commit: before.commit,
		made: false
	};
	const base = {
		branch: draft.base,
		commit: draft.baseCommit
	};
	try {
		return {
			commit: await forge.commit(draft.branch, base, draft.message, draft.files, before?.commit ?? null),
			made: true
		};
	} catch (error) {
		if (!(error instanceof UpstreamError)) throw error;
		const now = await forge.branch(draft.branch, base);
		if (now !== null && holds(now, draft)) return {
			commit: now.commit,
			made: true
		};
		if (now?.commit !== before?.commit) return null;
		throw error;
	}
}
function contentOf({ offer, base, title, body, draft }, standing) {
	if (standing === null) return {
		base,
		draft,
		title,
		body: bodyWith("", body, {
			offer,
			title,
			draft
		})
	};
	const before = writtenIn(standing.body);
	const same = before !== null && isSameOffer(before.offer, offer) ? before : null;
	const ours = same?.title ?? title;
	const isOurs = before?.title.trim() === standing.title.trim();
	return {
		base,
		draft: same?.draft === draft ? standing.draft : draft,
		title: isOurs ? ours : standing.title,
		body: bodyWith(standing.body, body, {
			offer,
			title: ours,
			draft
		})
	};
}
function openOf(pulls) {
	return pulls.find(({ state }) => state === "open") ?? null;
}
async function opened(forge, draft) {
	const { branch } = draft;
	try {
		return await forge.open({
			branch,
			...contentOf(draft, null)
		});
	} catch (error) {
		if (!(error instanceof UpstreamError)) throw error;
		const now = openOf(await forge.pulls(branch));
		if (now === null) throw error;
		return now;
	}
}
function isSameContent(a, b) {
	return a.base === b.base && a.title === b.title && a.body === b.body && a.draft === b.draft;
}
async function publishDraft(forge, log, draft) {
	const before = await forge.branch(draft.branch, {
		branch: draft.base,
		commit: draft.baseCommit
	});
	const pulls = await forge.pulls(draft.branch);
	const standing = openOf(pulls);
	const refused = turnedDown(pulls, standing, draft);
	if (refused !== null) return skipped(draft, refused, CLOSED);
	const newest = standing ?? pulls[0] ?? null;
	if (before !== null && !before.ours) return skipped(draft, newest, EDITED_BY_HAND);
	const head = await committed(forge, draft, before);
	if (head === null) return skipped(draft, newest, MOVED);
	const current = standing ?? await opened(forge, draft);
	const wanted = contentOf(draft, current);
	const refreshed = !isSameContent(current, wanted);
	if (refreshed) await forge.refresh(current, wanted);
	const status = await readStatus$1(forge, log, draft.branch, head.commit);
	if (standing === null || !head.made && status === null) await forge.complete?.(current);
	const restated = await writeStatus(forge, log, draft.branch, head.commit, status, draft.status);
	const changed = head.made || refreshed || restated;
	return {
		branch: draft.branch,
		action: standing === null ? "opened" : changed ? "refreshed" : "unchanged",
		location: current.location,
		why: null
	};
}

// src/publish/withdraw.ts
async function standingPulls(forge, { base }, drafted) {
	return (await forge.openPulls(BRANCH_PREFIX, base)).filter(({ branch }) => !drafted.has(branch));
}
async function withdraw(forge, log, pull, withdrawals) {
	const { branch, base, title, draft, location } = pull;
	const written = writtenIn(pull.body);
	if (written === null) return null;
	const head = await forge.outline(branch, withdrawals.base);
	if (head === null || !head.ours || head.paths.length === 0 || head.paths.some(isOutside)) return null;
	const withdrawal = withdrawals.of({
		branch,
		offer: written.offer,
		paths: head.paths
	});
	if (withdrawal === null) return null;
	const body = bodyWithNotice(pull.body, withdrawal.notice);
	const told = body !== pull.body;
	if (told) await forge.refresh(pull, {
		base,
		title,
		draft,
		body
	});
	const status = await readStatus$1(forge, log, branch, head.commit);
	const restated = await writeStatus(forge, log, branch, head.commit, status, withdrawal.status);
	const isNew = told || restated;
	if (isNew) log.warn({
		place: null,
		text: `${branch} is no longer offered. ${withdrawal.why}`
	});
	return {
		branch,
		action: isNew && forge.isDry ? "would be withdrawn" : "withdrawn",
		location,
		why: withdrawal.why
	};
}

// src/publish/index.ts
function planned(published) {
	const { action } = published;
	if (action === "opened") return {
		...published,
		action: "would be opened",
		location: null
	};
	return action === "refreshed" ? {
		...published,
		action: "would be refreshed"
	} : published;
}
function inWords(published) {
	const actions = published.map(({ action }) => action);
	return [...new Set(actions)].map((action) => `${actions.filter((each) => each === action).length} ${action}`).join(", ");
}
function styled(draft, prefix) {
	const line = `${prefix}${draft.subject}`;
	return prefix === "" ? draft : {
		...draft,
		title: line,
		message: line
	};
}
async function earlier({ forge, log }, drafts, withdrawals) {
	try {
		return await standingPulls(forge, withdrawals, new Set(drafts.map(({ branch }) => branch)));
	} catch (error) {
		if (!(error instanceof UpstreamError)) throw error;
		log.warn({
			place: null,
			text: `The pull requests of earlier runs were not looked through. ${error.message}`
		});
		return [];
	}
}
async function publish(outlet, drafts, withdrawals = null) {
	if (drafts.length === 0 && withdrawals === null) return [];
	const { forge, log } = outlet;
	const published = await log.step("Publish", async (say) => {
		const done = [];
		let prefix;
		let limit = null;
		const attempt = async (branch, work) => {
			const left = (action, why) => void done.push({
				branch,
				action,
				location: null,
				why
			});
			say(branch);
			if (limit !== null) return left("deferred", `It was not tried, because a rate limit of the token is reached. ${limit.wayOut}`);
			try {
				const made = await work();
				if (made !== null) done.push(forge.isDry ? planned(made) : made);
			} catch (error) {
				if (error instanceof EditError) left("skipped", `${error.message} ${error.wayOut}`);
				else if (error instanceof RateLimitError) left("deferred", (limit = error).message);
				else if (error instanceof UpstreamError) left("failed", error.message);
				else throw error;
			}
		};
		for (const draft of drafts) await attempt(draft.branch, async () => {
			prefix ??= conventionalPrefix(await forge.subjects({
				branch: draft.base,
				commit: draft.baseCommit
			}));
			return publishDraft(forge, log, styled(draft, prefix));
		});
		if (withdrawals !== null && limit === null) for (const pull of await earlier(outlet, drafts, withdrawals)) await attempt(pull.branch, async () => withdraw(forge, log, pull, withdrawals));
		say(done.length === 0 ? "nothing" : inWords(done), done.some(({ action }) => action === "failed") ? "failed" : void 0);
		return done;
	});
	for (const { branch, action, why } of published) {
		if (why === null || action.endsWith("withdrawn")) continue;
		const what = drafts.some((draft) => draft.branch === branch) ? "was not published" : "is of an earlier run and was not looked at to the end";
		log.warn({
			place: null,
			text: `${branch} ${what}. ${why}`
		});
	}
	return published;
}

// src/review/brackets.ts
const CLOSED_BY = /* @__PURE__ */ new Map([
	[")", "("],
	["]", "["],
	["}", "{"]
]);

// src/review/frames.ts
const ASSIGNS = /* @__PURE__ */ new Set([
	"=",
	":=",
	"??=",
	"||="
]);
const KEYWORDS = /* @__PURE__ */ new Set([
	"and",
	"as",
	"assert",
	"await",
	"case",
	"catch",
	"default",
	"delete",
	"elif",
	"else",
	"except",
	"for",
	"if",
	"in",
	"instanceof",
	"lambda",
	"new",
	"not",
	"of",
	"or",
	"return",
	"satisfies",
	"super",
	"switch",
	"typeof",
	"void",
	"while",
	"with",
	"yield"
]);
const DEFINES = /* @__PURE__ */ new Set([
	"function",
	"def",
	"class"
]);
const CARRIES_ON = /* @__PURE__ */ new Set([
	"as",
	"satisfies",
	"instanceof",
	"in"
]);
const MAX_WORDS = 200;
function createFrames(language) {
	const python = language === "python";
	const file = frameOf$1("", "", true);
	const frames = [file];
	let previous = {
		kind: "mark",
		text: ";",
		start: 0
	};
	let chain = "";
	let introducedBy = "";
	let onNewLine = false;
	return {
		context,
		take
	};
	function context() {
		const walked = frames.slice(-32).toReversed();
		const given = walked.findIndex((frame) => frame.targets.length > 0);
		const around = walked.slice(Math.max(0, given));
		const edge = around.findIndex((frame) => isCall(frame) || frame.isBlock);
		const within = edge === -1 ? around : around.slice(0, edge + 1);
		const last = within.at(-1);
		return {
			targets: around[0]?.targets ?? [],
			callee: last !== void 0 && isCall(last) ? last.before : "",
			words: within.map((frame) => frame.words).join(" ")
		};
	}
	function take(token) {
		if (token.kind === "newline") {
			onNewLine = true;
			return;
		}
		const frame = frames.at(-1) ?? file;
		if (onNewLine && endsStatement(frame, token)) clear(frame);
		onNewLine = false;
		if (token.kind === "word") takeWord(frame, token.text);
		else if (token.kind === "string") {
			frame.only = frame.only === null ? token.text : "";
			chain = "";
		} else takeMark(frame, token.text);
		previous = token;
	}
	function endsStatement(frame, next) {
		if (python) return frames.length === 1;
		if (frame.open !== "{" && frame !== file) return false;
		return (previous.kind !== "mark" || CLOSED_BY.has(previous.text)) && next.kind !== "mark" && !CARRIES_ON.has(previous.text) && !CARRIES_ON.has(next.text);
	}
	function takeWord(frame, text) {
		const joins = (previous.text === "." || previous.text === "?.") && chain !== "";
		if (!joins) introducedBy = previous.text;
		chain = joins ? `${chain}.${text}`.slice(-200) : text;
		if (frame.words.length < MAX_WORDS) frame.words += ` ${text}`;
	}
	function takeMark(frame, text) {
		if (text === "(" || text === "[" || text === "{") openFrame(frame, text);
		else if (CLOSED_BY.has(text)) closeFrame(text);
		else if (text === "," || text === ";") endEntry(frame);
		else if (text === "<") frame.generic = previous.kind === "word" ? chain : "";
		else if (text === "?") frame.ternaries += 1;
		else if (text === ":") takeColon(frame);
		else if (ASSIGNS.has(text) && chain !== "") frame.targets = [...frame.targets.slice(-4), {
			name: chain,
			quoted: false
		}];
	}
	function openFrame(frame, text) {
		const isKeyword = previous.kind === "word" && KEYWORDS.has(previous.text);
		const followsValue = previous.kind === "word" && !isKeyword || previous.text === ")" || previous.text === "]";
		const before = followsValue ? chain : text === "(" && previous.text === ">" ? frame.generic : "";
		const isDefinition = text === "(" && (DEFINES.has(introducedBy) || before === "constructor");
		const isBlock = !python && text === "{" && (followsValue || previous.text === "=>" || previous.text === ";" || previous.text === "}");
		frames.push(frameOf$1(text, isDefinition || text === "{" ? "" : before, isBlock));
		chain = "";
		introducedBy = "";
	}
	function closeFrame(text) {
		const near = frames.slice(-32);
		const at = near.findLastIndex((frame) => frame.open === CLOSED_BY.get(text));
		const closed = near[at];
		if (closed === void 0) return;
		frames.length -= near.length - at;
		chain = closed.only && closed.before !== "" ? `${closed.before}.${closed.only}`.slice(-200) : closed.before;
		introducedBy = "";
	}
	function endEntry(frame) {
		const header = previous.kind === "string" && frame.open !== "{" && /^stripe-version$/i.test(previous.text) ? previous.text : null;
		clear(frame);
		if (header !== null) frame.targets = [{
			name: header,
			quoted: true
		}];
	}
	function takeColon(frame) {
		const closesTernary = frame.ternaries > 0 && previous.text !== "?";
		frame.ternaries = Math.max(0, frame.ternaries - 1);
		if (closesTernary) return;
		if (previous.kind === "string") frame.targets = [{
			name: previous.text,
			quoted: true
		}];
		else if (chain !== "") frame.targets = [{
			name: chain,
			quoted: false
		}];
	}
}
function isCall(frame) {
	return frame.open === "(" && frame.before !== "";
}
function frameOf$1(open, before, isBlock) {
	return {
		open,
		before,
		isBlock,
		targets: [],
		words: "",
		ternaries: 0,
		only: null,
		generic: ""
	};
}
function clear(frame) {
	frame.targets = [];
	frame.words = "";
	frame.ternaries = 0;
	frame.only = null;
	frame.generic = "";
}

// src/review/imports.ts
function importWatch(language) {
	let before = "";
	let importing = false;
	return (token) => {
		const wasImporting = importing;
		if (token.kind === "newline") importing = false;
		else if (token.kind === "word" && (token.text === "import" || token.text === "from")) importing = true;
		const found = language === "python" ? wasImporting && token.kind === "word" && token.text === "stripe" : token.kind === "string" && /^(?:from|import|import\(|require\()$/.test(before) && /^(?:npm:)?stripe(?:[@/]|$)|\/stripe@/.test(token.text);
		if (token.kind !== "newline") before = token.text === "(" && /^(?:import|require)$/.test(before) ? `${before}(` : token.text;
		return found;
	};
}

// src/review/tokens.ts
const WORD = /[\w$]+/y;
const JAVASCRIPT_MARK = /=>|[=!]==?|[<>]=|\?\?=?|\|\|=?|&&=?|\?\.(?!\d)|[^\s\w$]/uy;
const PYTHON_MARK = /[=!<>:]=|[^\s\w$]/uy;
const BEFORE_EXPRESSION = /* @__PURE__ */ new Set([
	"return",
	"typeof",
	"case",
	"in",
	"of",
	"do",
	"else",
	"void",
	"delete",
	"await",
	"yield"
]);
function* tokensOf(text, language) {
	const python = language === "python";
	const templates = [];
	let braces = 0;
	let expressionNext = true;
	const unclosed = /* @__PURE__ */ new Map();
	let at = 0;
	while (at < text.length) {
		const start = at;
		const character = text[at] ?? "";
		if (character === "\n") {
			at += 1;
			yield {
				kind: "newline",
				text: "\n",
				start
			};
		} else if (/\s/.test(character)) at += 1;
		else if (python ? character === "#" : text.startsWith("//", at)) at = indexOr(text, "\n", at);
		else if (!python && text.startsWith("/*", at)) at = endAfter(text, "*/", at + 2);
		else if (python && character === "\\") at = text.startsWith("\r\n", at + 1) ? at + 3 : at + 2;
		else if (!python && (character === "`" || character === "}" && templates.at(-1) === braces)) {
			if (character === "}") {
				templates.pop();
				yield {
					kind: "mark",
					text: ")",
					start
				};
			}
			const end = templateEnd(text, at + 1);
			if (text[end] === "$") {
				templates.push(braces);
				yield {
					kind: "mark",
					text: "(",
					start: end
				};
			} else yield {
				kind: "string",
				text: character === "`" ? text.slice(at + 1, end) : "",
				start
			};
			expressionNext = text[end] === "$";
			at = end + (expressionNext ? 2 : 1);
		} else if (character === "\"" || character === "'") {
			const mark = python && text.startsWith(character.repeat(3), at) ? character.repeat(3) : character;
			const isKnown = at < (unclosed.get(mark) ?? 0);
			const end = isKnown ? -1 : stringEnd(text, mark, at + mark.length);
			if (end === -1) {
				if (!isKnown) unclosed.set(mark, mark.length === 3 ? text.length : indexOr(text, "\n", at));
				at += mark.length;
				continue;
			}
			yield {
				kind: "string",
				text: text.slice(at + mark.length, end),
				start
			};
			expressionNext = false;
			at = end + mark.length;
		} else if (!python && character === "/" && expressionNext && at >= (unclosed.get("/") ?? 0)) {
			const end = regexEnd(text, at + 1);
			if (end === -1) unclosed.set("/", indexOr(text, "\n", at));
			at = end === -1 ? at + 1 : end + 1;
			yield {
				kind: "mark",
				text: "/",
				start
			};
			expressionNext = end === -1;
		} else {
			const word = match(WORD, text, at);
			const found = word ?? match(python ? PYTHON_MARK : JAVASCRIPT_MARK, text, at) ?? character;
			if (found === "{") braces += 1;
			if (found === "}") braces -= 1;
			at += found.length;
			yield {
				kind: word === null ? "mark" : "word",
				text: found,
				start
			};
			expressionNext = word === null ? !/[)\]}]/.test(found) : BEFORE_EXPRESSION.has(found);
		}
	}
}
function match(pattern, text, at) {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0] ?? null;
}
function stringEnd(text, mark, from) {
	if (mark.length === 3) return text.indexOf(mark, from);
	return lineScan(text, from, (character) => character === mark);
}
function regexEnd(text, from) {
	let inClass = false;
	return lineScan(text, from, (character) => {
		if (character === "[") inClass = true;
		if (character === "]") inClass = false;
		return character === "/" && !inClass;
	});
}
function lineScan(text, from, found) {
	for (let at = from; at < text.length && text[at] !== "\n"; at += 1) {
		const character = text[at] ?? "";
		if (found(character)) return at;
		if (character === "\\") at += 1;
	}
	return -1;
}
function templateEnd(text, from) {
	for (let at = from; at < text.length; at += 1) {
		if (text[at] === "`" || text.startsWith("${", at)) return at;
		if (text[at] === "\\") at += 1;
	}
	return text.length;
}
function indexOr(text, what, from) {
	const found = text.indexOf(what, from);
	return found === -1 ? text.length : found;
}
function endAfter(text, what, from) {
	const found = text.indexOf(what, from);
	return found === -1 ? text.length : found + what.length;
}

// src/review/api-versions.ts
const FIRST_TRAIN = "2024-09-30";
const OLDEST = "2011-01-01";
function apiVersionsIn(text, language) {
	const frames = createFrames(language);
	const sure = [];
	const likely = [];
	const imports = importWatch(language);
	let imported = false;
	for (const token of tokensOf(text, language)) {
		const value = token.kind === "string" ? versionOf(token.text) : null;
		if (value !== null) {
			const owner = ownerOf(frames.context(), language);
			if (owner === "stripe") sure.push({
				value,
				start: token.start
			});
			else if (owner === "unknown" && hasTrainIfDue(value)) likely.push({
				value,
				start: token.start
			});
		}
		imported ||= imports(token);
		frames.take(token);
	}
	return imported ? [...sure, ...likely].toSorted((a, b) => a.start - b.start) : sure;
}
function versionOf(text) {
	if (text.length > 200) return null;
	const read = /^((\d{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:\.[a-z]{1,20})?)(?:;.*)?$/.exec(text);
	return read?.[1] !== void 0 && read[1] >= OLDEST && read[1] < "2100" ? read[1] : null;
}
function hasTrainIfDue(value) {
	return value.includes(".") === value >= FIRST_TRAIN;
}
function ownerOf({ targets, callee, words }, language) {
	const target = targets.find((one) => isVersionName(one, language));
	const setter = targets.length === 0 && /(?:^|\.)set_?api_?version$/i.test(callee);
	if (target === void 0 && !setter) return "other";
	if (saysStripe(target?.name ?? "") || saysStripe(words)) return "stripe";
	if (callee === "") return "unknown";
	return saysStripe(callee) && !/(?:^|\.)loadStripe$/.test(callee) ? "stripe" : "other";
}
function saysStripe(text) {
	return text.toLowerCase().includes("stripe");
}
function isVersionName({ name, quoted }, language) {
	const last = name.split(".").at(-1) ?? "";
	if (last === "api_version") return name.startsWith("stripe.") || language === "python" && !quoted && name === last;
	return /(?:api|stripe)version$/.test(last.toLowerCase().replace(/[^a-z]/g, ""));
}

// src/review/calls.ts
function* callsIn(text) {
	const scan = scanner();
	for (const token of tokensOf(text, "javascript")) {
		const call = scan(token);
		if (call !== null) yield call;
	}
}
function scanner() {
	const file = frameOf({
		open: "",
		before: "",
		isCall: false,
		start: 0,
		literal: null
	});
	const frames = [file];
	let previous = {
		kind: "mark",
		text: ";",
		start: 0
	};
	let chain = "";
	let chainAt = 0;
	let declared = null;
	return (token) => {
		if (token.kind === "newline") return null;
		const frame = frames.at(-1) ?? file;
		let call = null;
		if (token.kind === "mark" && CLOSED_BY.has(token.text)) call = close(token.text);
		else if (token.kind === "mark" && /^[([{]$/.test(token.text)) open(frame, token.text);
		else takeInside(frame, token);
		previous = token;
		return call;
	};
	function isPrevious(...marks) {
		return previous.kind === "mark" && marks.includes(previous.text);
	}
	function takeInside(frame, token) {
		beginValue(frame);
		if (token.kind === "word") takeWord(token);
		if (token.kind === "string") chain = "";
		if (token.kind === "mark" && token.text === ";") declared = null;
		if (token.kind === "mark" && token.text === ",") return endEntry(frame);
		if (frame.literal !== null) takeInLiteral(frame.literal, token);
		frame.cast ||= frame.keys !== null && token.kind === "word" && /^(?:as|satisfies)$/.test(token.text);
		if (!frame.cast) count(frame, token.kind === "word" ? token.text : null);
	}
	function takeWord({ text, start }) {
		chain = chain !== "" && isPrevious(".", "?.") ? `${chain}.${text}`.slice(-200) : text;
		chainAt = start;
		if (previous.kind === "word" && /^(?:const|let|var)$/.test(previous.text)) declared = {
			name: text,
			isConstant: previous.text === "const"
		};
	}
	function beginValue(frame) {
		if (declared === null || !isPrevious("=")) return null;
		const { name, isConstant } = declared;
		declared = null;
		const isNew = !frame.names.has(name);
		frame.names.set(name, null);
		return isConstant && isNew ? name : null;
	}
	function open(frame, bracket) {
		const constant = beginValue(frame);
		declared = null;
		const isArgument = frame.isCall && frame.tokens === 0;
		const before = previous.kind === "word" || isPrevious(")", "]") ? chain : "";
		if (frame.literal !== null && !frame.literal.inValue) frame.literal.plain = false;
		if (!frame.cast) count(frame, null);
		const isLiteral = bracket === "{" && (isArgument || constant !== null);
		frames.push(frameOf({
			open: bracket,
			before,
			isCall: bracket === "(" && before.includes("."),
			start: chainAt,
			literal: isLiteral ? {
				keys: [],
				plain: true,
				name: null,
				inValue: false,
				constant
			} : null
		}));
		chain = "";
	}
	function close(bracket) {
		declared = null;
		const near = frames.slice(-32);
		const at = near.findLastIndex((frame) => frame.open === CLOSED_BY.get(bracket));
		const closed = near[at];
		if (closed === void 0) return null;
		frames.length -= near.length - at - 1;
		if (closed.tokens > 0 || closed.literal !== null) endEntry(closed);
		frames.pop();
		chain = closed.before;
		const around = frames.at(-1) ?? file;
		if (closed.literal !== null) {
			const keys = closed.literal.plain ? closed.literal.keys : null;
			if (closed.literal.constant !== null) around.names.set(closed.literal.constant, keys);
			else if (!around.cast) around.keys = keys;
		}
		return closed.isCall ? {
			callee: closed.before,
			arguments: closed.arguments,
			start: closed.start
		} : null;
	}
	function endEntry(frame) {
		const { literal } = frame;
		if (literal !== null) {
			if (literal.name !== null) literal.keys.push(literal.name);
			literal.name = null;
			literal.inValue = false;
		}
		if (frame.isCall) frame.arguments.push({
			keys: frame.keys ?? keysOf(frame.word),
			word: frame.word
		});
		frame.tokens = 0;
		frame.word = null;
		frame.keys = null;
		frame.cast = false;
	}
	function keysOf(word) {
		if (word === null) return null;
		return (frames.slice(-32).findLast(({ names }) => names.has(word)) ?? file).names.get(word) ?? null;
	}
}
function takeInLiteral(literal, { kind, text }) {
	if (literal.inValue) return;
	if (literal.name === null) {
		if (kind === "mark") literal.plain = false;
		else literal.name = text;
	} else if (kind === "mark" && text === ":") {
		literal.keys.push(literal.name);
		literal.name = null;
		literal.inValue = true;
	} else literal.plain = false;
}
function count(frame, word) {
	frame.tokens += 1;
	frame.word = frame.tokens === 1 ? word : null;
	frame.keys = null;
}
function frameOf(opened) {
	return {
		...opened,
		arguments: [],
		tokens: 0,
		word: null,
		keys: null,
		cast: false,
		names: /* @__PURE__ */ new Map()
	};
}

// src/review/case-rules.ts
const CASE_WORDS = [
	"idempotencykey",
	"idempotency_key",
	"stripeaccount",
	"stripe_account",
	"stripecontext",
	"maxnetworkretries",
	"constructevent",
	"verifyheader"
];
function words(text) {
	return new Set(text.split(/\s+/));
}
const OPTIONS = words("apiKey idempotencyKey stripeAccount apiVersion maxNetworkRetries timeout stripeContext");
const TELLING = words("idempotencyKey stripeAccount maxNetworkRetries stripeContext");
const RESOURCES = words(`
  accounts alerts applicationFees authorizations billingPortal cardholders cards charges configurations coupons creditGrants
  creditNotes customers debitReversals disputes earlyFraudWarnings events externalAccounts features fileLinks financialAccounts
  inboundTransfers invoiceItems invoices locations meters outboundPayments outboundTransfers paymentIntents paymentLinks
  paymentMethodConfigurations paymentMethodDomains paymentMethods paymentRecords payouts persons personalizationDesigns plans
  prices products promotionCodes quotes readers receivedCredits receivedDebits refunds registrations reviews sessions
  setupIntents shippingRates sources subscriptionItems subscriptionSchedules subscriptions taxIds taxRates testClocks tokens
  topups transactions transfers valueListItems valueLists verificationSessions webhookEndpoints`);
const OF_AN_ID = words(`
  accept activate advance applyCustomerBalance approve attach attachPayment cancel cancelAction capture close confirm
  createBalanceTransaction createExternalAccount createLoginLink createPerson createRefund createSource createTaxId deactivate
  decline del deleteDiscount detach disable disconnect enable expire finalizeInvoice finalizeQuote fundCashBalance
  incrementAuthorization listLineItems listPaymentMethods listPersons listSources listTaxIds markUncollectible migrate pause pay
  processPaymentIntent processSetupIntent redact refresh refund reject release resume retrieve retrieveCashBalance reverse
  sendInvoice submit update updateCashBalance validate verify verifyMicrodeposits voidCreditNote voidInvoice`);
const OF_TWO_IDS = words(`
  deleteExternalAccount deletePerson deleteSource deleteTaxId retrieveBalanceTransaction retrieveCapability
  retrieveExternalAccount retrievePaymentMethod retrievePerson retrieveRefund retrieveReversal retrieveSource retrieveTaxId
  updateBalanceTransaction updateCapability updateExternalAccount updatePerson updateRefund updateReversal updateSource
  verifySource`);
function caseFindingsIn(text) {
	const imports = importWatch("javascript");
	let imported = false;
	for (const token of tokensOf(text, "javascript")) imported = imports(token) || imported;
	const found = [];
	for (const call of callsIn(text)) {
		if (!imported && !call.callee.toLowerCase().includes("stripe")) continue;
		const rule = ruleOf(call);
		if (rule !== null) found.push({
			rule,
			value: call.callee,
			start: call.start
		});
	}
	return found.toSorted((a, b) => a.start - b.start);
}
function ruleOf({ callee, arguments: given }) {
	const [resource = "", method = ""] = callee.split(".").slice(-2);
	if (/^constructEvent(?:Async)?$/.test(method)) return given[3]?.word === "0" ? "tolerance-zero" : null;
	if (/^verifyHeader(?:Async)?$/.test(method) && resource === "signature") return isLeftOut(given) ? "tolerance-left-out" : null;
	if (!RESOURCES.has(resource)) return null;
	if (given.slice(1).some(isSnakeCase)) return "snake-case-option";
	const place = OF_AN_ID.has(method) ? 1 : OF_TWO_IDS.has(method) ? 2 : null;
	return place !== null && given.length === place + 1 && isOnlyOptions(given[place]) ? "options-as-parameters" : null;
}
function isLeftOut(given) {
	return given.length === 3 || given.length > 3 && given[3]?.word === "undefined";
}
function isSnakeCase({ keys }) {
	return keys?.some((key) => key === "idempotency_key" || key === "stripe_account") === true;
}
function isOnlyOptions(argument) {
	const keys = argument?.keys ?? [];
	return keys.some((key) => TELLING.has(key)) && keys.every((key) => OPTIONS.has(key));
}

// src/review/index.ts
const SCRIPT = {
	sdk: "node",
	language: "javascript",
	typed: false
};
const TYPED = {
	...SCRIPT,
	typed: true
};
const SOURCES = new Map([
	...[
		".js",
		".jsx",
		".mjs",
		".cjs"
	].map((extension) => [extension, SCRIPT]),
	...[
		".ts",
		".tsx",
		".mts",
		".cts",
		".vue",
		".svelte"
	].map((extension) => [extension, TYPED]),
	[".py", {
		sdk: "python",
		language: "python",
		typed: false
	}]
]);
const VERSION_WORDS = [
	"apiversion",
	"api_version",
	"stripe-version",
	"stripe_version",
	"stripeversion"
];
const MAX_LENGTH = 1048576;
async function review(world, upgrades) {
	const sdks = new Set(upgrades.map((upgrade) => upgrade.sdk).filter((sdk) => [...SOURCES.values()].some((source) => source.sdk === sdk)));
	if (sdks.size === 0) return {
		findings: [],
		files: /* @__PURE__ */ new Map()
	};
	return await world.log.step("Reviewing the code for what the upgrades touch", async (say) => {
		const { searched, candidates } = await sourcesOf(world.repository, sdks);
		const findings = [];
		for (const path of candidates) {
			const content = await world.repository.read(path);
			if (content.kind === "unreadable") world.log.note({
				place: { path },
				text: content.why
			});
			if (content.kind === "text") findings.push(...findingsIn(path, content.text));
		}
		say(findings.length === 1 ? "1 place" : `${findings.length} places`);
		return {
			findings,
			files: searched
		};
	});
}
async function sourcesOf(repository, sdks) {
	const sought = [...VERSION_WORDS, ...sdks.has("node") ? CASE_WORDS : []];
	const [mentioning = [], ...holding] = await Promise.all(["stripe", ...sought].map((text) => repository.mentioning(text)));
	const held = new Set(holding.flat());
	const searched = new Map([...sdks].map((sdk) => [sdk, []]));
	return {
		searched,
		candidates: mentioning.filter((path) => {
			const sdk = SOURCES.get(posix.extname(path))?.sdk;
			const known = sdk === void 0 ? void 0 : searched.get(sdk);
			if (known === void 0 || vendored(path) !== null) return false;
			known.push(path);
			return held.has(path);
		})
	};
}
function findingsIn(path, text) {
	const source = SOURCES.get(posix.extname(path));
	if (source === void 0 || text.length > MAX_LENGTH) return [];
	const lines = linesOf(text);
	return scriptsOf(path, text).flatMap((script) => {
		const code = text.slice(script.start, script.end);
		const lineOf = (start) => lines.at(script.start + start);
		const versions = apiVersionsIn(code, source.language).map((literal) => versionFinding(source, path, lineOf(literal.start), literal));
		const cases = source.sdk === "node" ? caseFindingsIn(code) : [];
		return versions.concat(cases.map((found) => caseFinding(source.sdk, path, lineOf(found.start), found)));
	}).toSorted((a, b) => a.line - b.line);
}
function versionFinding({ sdk, typed }, path, line, { value }) {
	return {
		sdk,
		path,
		line,
		rule: "api-version-literal",
		value,
		message: `${`The API version ${value} is pinned here and overrides the SDK's own: with the new SDK Stripe still answers as of ${value}.`}${typed ? " TypeScript's types accept only the SDK's own version, so this line fails with TS2322 unless it is cast." : ""} Removing it, or naming the new version, changes what Stripe answers: read the API changes first.`
	};
}
const MESSAGES = {
	"options-as-parameters": "The options stand where the parameters belong. From stripe-node 22 on they are sent as parameters, and no longer applied: give the parameters first, `{}` where there are none.",
	"snake-case-option": "From stripe-node 22 on this spelling of an option is ignored in silence: write it in camelCase.",
	"tolerance-zero": "A tolerance of 0 is the default of 300 s up to stripe-node 22, and no limit at all from 23 on, so that an old event can be sent again: leave it out, or name the seconds.",
	"tolerance-left-out": "Without a tolerance an event of any age is accepted up to stripe-node 22, and one older than 300 s is refused from 23 on: name the seconds."
};
function caseFinding(sdk, path, line, { rule, value }) {
	return {
		sdk,
		path,
		line,
		rule,
		value,
		message: MESSAGES[rule]
	};
}
function scriptsOf(path, text) {
	if (!/\.(?:vue|svelte)$/.test(path)) return [{
		start: 0,
		end: text.length
	}];
	const scripts = [];
	let at = text.indexOf("<script");
	while (at !== -1) {
		const opened = text.indexOf(">", at);
		const end = opened === -1 ? -1 : text.indexOf("<\/script", opened);
		if (end === -1) break;
		scripts.push({
			start: opened + 1,
			end
		});
		at = text.indexOf("<script", end + 1);
	}
	return scripts;
}

// src/story.ts
async function story(world, policy, options) {
	try {
		var _usingCtx$1 = _usingCtx();
		const base = _usingCtx$1.a(await world.repository.checkout());
		const detection = await detect({
			...world,
			repository: base
		}, policy);
		const catalogs = await lookUp(world, detection.uses);
		const start = await world.repository.base();
		const choice = choose(detection, catalogs, policy, world.clock.now(), start);
		const inUse = versionsInUse(detection.uses, catalogs);
		const editing = edit(world, choice.upgrades, (upgrade, targets) => narrow(upgrade, targets, inUse, catalogs));
		const upgrades = editing.then((changes) => changes.map(({ upgrade }) => upgrade));
		const [changes, proofs, changelogs, reviewed] = await together([
			editing,
			prove(world, choice.upgrades, options),
			upgrades.then(async (edited) => lookUpNotes(world, edited)),
			upgrades.then(async (edited) => review({
				...world,
				repository: base
			}, edited))
		]);
		const ownTests = await proveOwnTests(world, detection.uses, changes, options);
		const found = {
			detection,
			catalogs,
			inUse,
			hazards: hazardsInUse(inUse),
			choice: settled(choice, changes)
		};
		const all = report({
			...found,
			changes,
			proofs: proofs.flat(),
			ownTests,
			changelogs,
			...reviewed
		});
		return {
			report: all,
			published: await publish(world, pullRequests(all, start), withdrawals(all, start, policy))
		};
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}

// src/adapters/github-forge-answers.ts
const REPOSITORY$1 = object({ node_id: string() });
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
const ANYTHING = unknown();

// src/adapters/github-forge-errors.ts
const ACTS = {
	"read the newest commits": "contents: read",
	"read the branch": "contents: read",
	"read the files of the base": "contents: read",
	"write the files": "contents: write",
	"write the commit": "contents: write",
	"make the branch": "contents: write",
	"move the branch": "contents: write",
	"read the pull requests": "pull-requests: read",
	"open the pull request": "pull-requests: write",
	"refresh the pull request": "pull-requests: write",
	"turn the pull request into a draft or back": "pull-requests: write",
	"read the labels": "pull-requests: read",
	"label the pull request": "pull-requests: write",
	"assign the pull request": "pull-requests: write",
	"ask for a review": "pull-requests: write",
	"read the commit status": "statuses: read",
	"set the commit status": "statuses: write"
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
		case 422: return `GitHub refuses it.${quoted(said)} Mend what it names and run again; what is done stays, and nothing is done twice.`;
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
	return failure.status === null || failure.status >= 500 || failure.status === 409 || failure.status === 401 ? new PassingError(text) : new UpstreamError(text);
}

// src/adapters/github-forge-ref.ts
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
	const { node_id: repositoryId } = await client.read("read the branch", REPOSITORY$1, (octokit, at) => octokit.rest.repos.get(at));
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

// src/adapters/github-forge-branch.ts
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
		if (`${prefix}${path}`.startsWith(".github/")) throw new EditError(path, `${path} lies in .github, where nothing is written`, "Upgrade it by hand, or leave it out with `exclude`.");
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

// src/adapters/github-forge-client.ts
const ANSWER_MS = 3e4;
const MAX_BYTES = 50331648;
const READ_RETRIES = 2;
const PATIENCE = 180;
async function octokitFor({ token, baseUrl, secondMs = 1e3 }, patience) {
	const [{ Octokit: Plain }, { throttling }, { retry }] = await Promise.all([
		import("./octokit-rest.js"),
		import("./octokit-plugin-throttling.js"),
		import("./octokit-plugin-retry.js")
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
		const { safeParse } = await import("./load-valibot.js");
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
	function pause({ status, retryAt }, justMade) {
		if (retryAt !== null) {
			const seconds = Math.max(1, Math.ceil((retryAt.getTime() - Date.now()) / 1e3));
			return patience.take(seconds) ? seconds : null;
		}
		return status === null || status >= 500 || justMade && status === 404 ? 1 : null;
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
			const seconds = pause(first.failure, justMade);
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

// src/adapters/github-forge-pull.ts
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
const MAX_PAGES = 10;
async function findPullsInto(client, prefix, base, log) {
	const found = [];
	for (let page = 1; page <= MAX_PAGES; page += 1) {
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
		text: `${login} can not be assigned in this repository, so that was left out.`
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

// src/adapters/github-forge.ts
const CONTEXT = "stripe-upgrade/contract";
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
async function readStatus(client, commit) {
	const { statuses } = await client.read("read the commit status", STATUSES, (octokit, at) => octokit.rest.repos.getCombinedStatusForRef({
		...at,
		ref: commit,
		per_page: 100
	}));
	const found = statuses.find(({ context }) => context === CONTEXT);
	if (found?.state !== "success" && found?.state !== "failure" && found?.state !== "error") return null;
	return {
		state: found.state,
		description: found.description ?? ""
	};
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
		status: async (commit) => readStatus(client, commit),
		async setStatus(commit, { state, description }) {
			await client.write("set the commit status", ANYTHING, (octokit, at) => octokit.rest.repos.createCommitStatus({
				...at,
				sha: commit,
				context: CONTEXT,
				state,
				description,
				...options.runUrl === void 0 ? {} : { target_url: options.runUrl }
			}), async () => {
				const now = await readStatus(client, commit);
				return now?.state === state && now.description === description ? now : null;
			});
		}
	};
}

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
async function githubForge(ground, env) {
	const { settings, tools, log } = ground;
	const apiUrl = env["GITHUB_API_URL"];
	if (apiUrl && !URL.canParse(apiUrl)) throw new SettingsError(`GITHUB_API_URL: "${apiUrl}" is no address, such as https://ghe.example.com/api/v3`);
	if (settings.token === "") throw new SettingsError("--forge github needs a token: set GITHUB_TOKEN.");
	const repository = await repositoryOf(ground, env);
	const serverUrl = env["GITHUB_SERVER_URL"];
	const run = env["GITHUB_RUN_ID"];
	return createGitHubForge({
		token: settings.token,
		baseUrl: apiUrl,
		serverUrl,
		repository,
		prefix: await createGit(tools, ground.repository.root).line(["rev-parse", "--show-prefix"]) ?? "",
		runUrl: serverUrl && run ? `${serverUrl}/${repository}/actions/runs/${run}` : void 0,
		extras: settings.extras,
		log
	});
}

// src/adapters/work-tree.ts
async function writeEdits(repository, { upgrades }, log) {
	const files = /* @__PURE__ */ new Map();
	const written = /* @__PURE__ */ new Set();
	for (const { upgrade, change } of upgrades.toSorted((a, b) => Number(b.upgrade.major) - Number(a.upgrade.major))) {
		if (change.kind === "refused") continue;
		if (change.edits.some(({ path }) => files.has(path))) {
			log.note({
				place: null,
				text: `${upgrade.branch} was not written: a further upgrade edits the same files`
			});
			continue;
		}
		for (const { path, before, after } of change.edits) files.set(path, {
			before,
			after
		});
		written.add(upgrade.branch);
	}
	for (const [path, { before }] of files) {
		const content = await repository.read(path);
		if (content.kind !== "text" || content.text !== before) throw new EditError(path, `${path} differs from the commit that the upgrade was made on; nothing was written`, "Commit or stash your changes to it, and run again.");
	}
	for (const [path, { after }] of files) await writeInside(repository.root, path, after);
	for (const branch of written) log.note({
		place: null,
		text: `written into your files: ${branch}`
	});
}

// src/commands/upgrade.ts
async function ownFolder(tools, root) {
	return join(await tools.cache(), "runs", `${basename(root)}-${createHash("sha256").update(root).digest("hex").slice(0, 8)}`);
}
async function upgrade(ground, out, options) {
	const { repository, settings, log } = ground;
	if (await repository.base() === null && !options.write) throw new SettingsError(`${repository.root} is no git repository with a commit, so there is nowhere to put a branch; name one with --repo, or edit the files in place with --write`);
	const chosen = options.forge ?? createLocalForge({
		root: repository.root,
		out,
		tools: ground.tools
	});
	const recorder = settings.dryRun || options.write ? createRecordingForge(chosen) : null;
	const { report, published } = await story({
		...ground,
		forge: recorder ?? chosen
	}, settings.policy, {
		stripeMock: settings.stripeMock || null,
		testCommand: settings.testCommand || null
	});
	if (options.write) await writeEdits(repository, report, log);
	await mkdir(out, { recursive: true });
	await writeFile(join(out, "report.html"), page(report, published));
	await writeFile(join(out, "report.json"), `${jsonText(json(report, published), 2)}\n`);
	return {
		report,
		published,
		writes: recorder?.writes ?? [],
		out
	};
}
function resultCode({ report, published }, failWhenOutdated) {
	if (published.some(({ action }) => action === "failed")) return 2;
	const verdict = overall(report);
	if (verdict === null) return 0;
	return failWhenOutdated ? 1 : exitCode(verdict);
}
function typedCode(results, failWhenOutdated) {
	return results.report.catalogs.some(({ failure }) => failure !== void 0) ? 2 : resultCode(results, failWhenOutdated);
}
async function run({ flags, switches, settings: given, tools, log, print, screen }) {
	const ground = await openGround(flags.get("repo") ?? ".", { flags: given }, tools, log);
	const { dryRun } = ground.settings;
	if (switches.has("write") && dryRun) throw new SettingsError("--write edits your files, and --dry-run writes nothing: give one of them");
	const out = resolve(flags.get("out") ?? await ownFolder(tools, ground.repository.root));
	const forge = flags.get("forge") === "github" ? { forge: await githubForge(ground, process.env) } : {};
	const { report, published, writes } = await upgrade(ground, out, {
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
		print(`\nReport: ${join(out, "report.html")}`);
	}
	return typedCode({
		report,
		published
	}, ground.settings.exitCode);
}

export { githubForge as a, createLocalForge as c, upgrade as i, run as n, story as o, typedCode as r, createRecordingForge as s, resultCode as t };