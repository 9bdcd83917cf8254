import { C as EditError, E as UpstreamError, b as BRANCH_PREFIX, w as RateLimitError, x as isOutside } from "./domain.js";
import { Ri as safeParse, bi as pipe, di as parseJson, ei as object, fr as maxLength, ji as regex, oi as optional, ra as string, st as boolean } from "./valibot.js";
import { createHash } from "node:crypto";

// src/publish/commit-style.ts
const LOOKED_AT = 30;
const MAX_LENGTH = 200;
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
	const text = subject.slice(0, MAX_LENGTH);
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
async function readStatus(forge, log, branch, commit) {
	return ifAllowed(log, branch, async () => forge.status(commit));
}
async function writeStatus(forge, log, branch, commit, before, next) {
	if (before === "refused" || before?.state === next.state && before.description === next.description) return false;
	return await ifAllowed(log, branch, async () => forge.setStatus(commit, next)) !== "refused";
}

// src/publish/proved.ts
const PART = 2;
const REST = 8;
const UNKNOWN = "..";
function factsInShort({ rest, proved }) {
	return [short(rest, REST), ...proved.map((part) => part === null ? UNKNOWN : short(part, PART))].join("");
}
function saysLess(before, now) {
	if (before.length !== now.length || before.slice(0, REST) !== now.slice(0, REST)) return false;
	const [old, parts] = [before, now].map(partsOf);
	return before !== now && parts?.every((part, index) => part === UNKNOWN || part === old?.[index]) === true;
}
function partsOf(facts) {
	return facts.slice(REST).match(/../g) ?? [];
}
function short(text, letters) {
	return createHash("sha256").update(text).digest("base64url").slice(0, letters);
}

// src/publish/pull-body.ts
const BEGIN = /<!-- stripe-upgrade ([\w-]{1,8000}) -->/g;
const END = "<!-- /stripe-upgrade -->";
const NOTICE_END = "<!-- /stripe-upgrade-notice -->";
const FORGED = /<!--(?= \/?stripe-upgrade)/g;
const VERSION = pipe(string(), regex(/^\d[0-9A-Za-z.+-]{0,40}$/));
const SDK = pipe(string(), regex(/^[a-z][a-z0-9-]{0,30}$/));
const WRITTEN = pipe(string(), parseJson(), object({
	offer: object({
		sdk: SDK,
		from: VERSION,
		to: VERSION
	}),
	title: pipe(string(), maxLength(300)),
	draft: optional(boolean(), false),
	facts: optional(pipe(string(), regex(/^[\w.-]{0,5000}$/)), "")
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
function ticked(part, existing) {
	const done = new Set(existing.replaceAll("\r\n", "\n").split("\n").filter((line) => plain(line) !== line));
	return part.split("\n").map((line) => [
		line.replace(BOX, "$1x$2"),
		line.replace(BOX, "$1X$2"),
		line
	].find((each) => done.has(each)) ?? line).join("\n");
}
function inert(text) {
	return text.replaceAll(FORGED, "<!​--").trimEnd();
}
function bodyWithNotice(existing, notice) {
	const there = divided(existing);
	if (there === null) return existing;
	const { before, marker, part, after } = there;
	const end = part.indexOf(NOTICE_END);
	const rest = end < 0 ? part : part.slice(end + 31);
	const next = `\n${inert(notice)}\n\n${NOTICE_END}${rest}`;
	return plain(next) === plain(part) ? existing : `${before}${marker}${next}${END}${after}`;
}
function hasNotice(body) {
	return divided(body)?.part.includes(NOTICE_END) ?? false;
}
function bodyWith(existing, part, written) {
	const marker = `<!-- stripe-upgrade ${Buffer.from(JSON.stringify(written)).toString("base64url")} -->`;
	const inside = `\n${inert(part)}\n\n`;
	const there = divided(existing);
	if (there === null) return `${existing}${existing === "" ? "" : "\n\n"}${marker}${inside}${END}`;
	const { before, after } = there;
	return there.marker === marker && plain(there.part) === plain(inside) ? existing : `${before}${marker}${ticked(inside, there.part)}${END}${after}`;
}

// src/publish/publish-draft.ts
const EDITED_BY_HAND = "Its branch has a commit that stripe-upgrade did not make, so it is left as it is. Remove that commit from the branch to have it updated.";
const CLOSED = "A pull request for this version was closed without being merged. The next version will be proposed.";
const UNTOLD = "some cases could not be run this time; the pull request keeps what an earlier run proved";
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
function rejection(pulls, open, draft) {
	if (open !== null && (writtenIn(open.body) === null || isFor(open, draft))) return null;
	return pulls.find((pull) => pull.state === "closed" && isFor(pull, draft)) ?? null;
}
function isUpToDate(state, draft) {
	if (!state.ours || state.baseCommit !== draft.baseCommit || state.files.size !== draft.files.size) return false;
	return [...draft.files].every(([path, text]) => state.files.get(path) === text);
}
async function committed(forge, draft, before) {
	if (before !== null && isUpToDate(before, draft)) return {
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
		if (now !== null && isUpToDate(now, draft)) return {
			commit: now.commit,
			made: true
		};
		if (now?.commit !== before?.commit) return null;
		throw error;
	}
}
function contentOf({ offer, base, title, body, facts: all, draft }, open) {
	const facts = factsInShort(all);
	if (open === null) return {
		base,
		draft,
		title,
		body: bodyWith("", body, {
			offer,
			title,
			draft,
			facts
		})
	};
	const before = writtenIn(open.body);
	const same = before !== null && isSameOffer(before.offer, offer) ? before : null;
	const ours = same?.title ?? title;
	const isOurs = before?.title.trim() === open.title.trim();
	return {
		base,
		draft: same?.draft === draft ? open.draft : draft,
		title: isOurs ? ours : open.title,
		body: bodyWith(open.body, body, {
			offer,
			title: ours,
			draft,
			facts
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
function saysMore(open, draft) {
	const written = writtenIn(open.body);
	if (written === null || !isSameOffer(written.offer, draft.offer) || open.base !== draft.base || hasNotice(open.body)) return false;
	return saysLess(written.facts, factsInShort(draft.facts));
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
	const open = openOf(pulls);
	const refused = rejection(pulls, open, draft);
	if (refused !== null) return skipped(draft, refused, CLOSED);
	const newest = open ?? pulls[0] ?? null;
	if (before !== null && !before.ours) return skipped(draft, newest, EDITED_BY_HAND);
	const head = await committed(forge, draft, before);
	if (head === null) return skipped(draft, newest, MOVED);
	if (open !== null && !head.made && saysMore(open, draft) && await readStatus(forge, log, draft.branch, head.commit) !== null) {
		log.warn({
			place: null,
			text: `${draft.branch}: ${UNTOLD}`
		});
		return {
			branch: draft.branch,
			action: "unchanged",
			location: open.location,
			why: null
		};
	}
	const current = open ?? await opened(forge, draft);
	const content = contentOf(draft, current);
	const refreshed = !isSameContent(current, content);
	if (refreshed) await forge.refresh(current, content);
	const status = await readStatus(forge, log, draft.branch, head.commit);
	if (open === null || !head.made && status === null) await forge.complete?.(current);
	const restated = await writeStatus(forge, log, draft.branch, head.commit, status, draft.status);
	const changed = head.made || refreshed || restated;
	return {
		branch: draft.branch,
		action: open === null ? "opened" : changed ? "refreshed" : "unchanged",
		location: current.location,
		why: null
	};
}

// src/publish/withdraw.ts
async function pullsOfEarlierRuns(forge, { base }, drafted) {
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
	const noticed = body !== pull.body;
	if (noticed) await forge.refresh(pull, {
		base,
		title,
		draft,
		body
	});
	const status = await readStatus(forge, log, branch, head.commit);
	const restated = await writeStatus(forge, log, branch, head.commit, status, withdrawal.status);
	const isNew = noticed || restated;
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
		return await pullsOfEarlierRuns(forge, withdrawals, new Set(drafts.map(({ branch }) => branch)));
	} catch (error) {
		if (!(error instanceof UpstreamError)) throw error;
		log.warn({
			place: null,
			text: `The pull requests of earlier runs were not checked. ${error.message}`
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
		const what = drafts.some((draft) => draft.branch === branch) ? "was not published" : "is of an earlier run and was not checked to the end";
		log.warn({
			place: null,
			text: `${branch} ${what}. ${why}`
		});
	}
	return published;
}

export { publish as t };