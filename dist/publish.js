import { H as isOutside, I as ENDPOINT_CHECK_IDS, K as isSamePair, M as BREAKS, P as ISOLATIONS, Q as RateLimitError, V as BRANCH_PREFIX, X as EditError, Y as BundleError, Z as ForbiddenError, at as visible, ct as withoutSecrets, et as UpstreamError, it as bounded, j as BREAKING_KINDS } from "./domain.js";
import { C as readonly, D as strictObject, E as safeParse, O as string, S as pipe, T as regex, _ as object, b as parseJson, c as integer, d as maxLength, f as maxValue, g as number, i as exactOptional, j as union, l as literal, m as nullable, n as boolean, o as finite, p as minValue, r as check, s as getDotPath, t as array, v as optional, w as record, x as picklist } from "./valibot.js";
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

// src/publish/ci-line.ts
const WORDS = {
	waiting: "waiting for approval. Press *Approve workflows to run* below, so that it runs",
	running: "running",
	passed: "passed",
	failed: "failed",
	none: "nothing has begun on this commit"
};
const LINE$1 = /^\*\*Your CI:\*\* .*$/m;
function bodyWithCi(body, state, existing) {
	const said = state === "unanswered" ? LINE$1.exec(existing?.replaceAll("\r\n", "\n") ?? "")?.[0] : void 0;
	const line = state === null || state === "unanswered" ? said : `**Your CI:** ${WORDS[state]}.`;
	return line === void 0 ? body : `${line}\n\n${body}`;
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
const VERSION$2 = pipe(string(), regex(/^\d[0-9A-Za-z.+-]{0,40}$/));
const SDK$1 = pipe(string(), regex(/^[a-z][a-z0-9-]{0,30}$/));
const WRITTEN = pipe(string(), parseJson(), object({
	offer: object({
		sdk: SDK$1,
		from: VERSION$2,
		to: VERSION$2
	}),
	title: pipe(string(), maxLength(300)),
	draft: optional(boolean(), false),
	facts: optional(pipe(string(), regex(/^[\w.-]{0,5000}$/)), ""),
	closed: exactOptional(literal(true))
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
function partIn(body) {
	return divided(body)?.part ?? null;
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
function isAllOurs(body) {
	const there = divided(body);
	if (there === null) return false;
	const { before, part, after } = there;
	const lines = part.replaceAll("\r\n", "\n");
	return before.trim() === "" && after.trim() === "" && plain(lines) === lines;
}
function inert(text) {
	return text.replaceAll(FORGED, "<!​--").trimEnd();
}
function bodyWithNotice(existing, notice, { isClosed }) {
	const there = divided(existing);
	if (there === null) return existing;
	const { before, part, after, written } = there;
	const end = part.indexOf(NOTICE_END);
	const rest = end < 0 ? part : part.slice(end + 31);
	const next = `\n${inert(notice)}\n\n${NOTICE_END}${rest}`;
	const { closed, ...open } = written;
	if (plain(next) === plain(part) && closed === true === isClosed) return existing;
	return `${before}${closed === true === isClosed ? there.marker : markerOf(isClosed ? {
		...open,
		closed: true
	} : open)}${next}${END}${after}`;
}
function markerOf(written) {
	return `<!-- stripe-upgrade ${Buffer.from(JSON.stringify(written)).toString("base64url")} -->`;
}
function hasNotice(body) {
	return divided(body)?.part.includes(NOTICE_END) ?? false;
}
function bodyWith(existing, part, written) {
	const marker = markerOf(written);
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
	return pulls.find((pull) => pull.state === "closed" && isFor(pull, draft) && writtenIn(pull.body)?.closed !== true) ?? null;
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
function isSettled(draft, before, pulls) {
	const open = openOf(pulls);
	if (before === null || !isUpToDate(before, draft) || open === null) return false;
	const offers = pulls.map(({ body }) => writtenIn(body)?.offer);
	const written = writtenIn(open.body);
	return !offers.includes(void 0) && written !== null && isSameOffer(written.offer, draft.offer);
}
async function publishDraft(forge, log, plain, styled) {
	const before = await forge.branch(plain.branch, {
		branch: plain.base,
		commit: plain.baseCommit
	});
	const pulls = await forge.pulls(plain.branch);
	const open = openOf(pulls);
	const draft = isSettled(plain, before, pulls) ? plain : await styled(plain);
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
	const ci = await forge.ci?.(head.commit) ?? null;
	const shown = {
		...draft,
		body: bodyWithCi(draft.body, ci, head.made || open === null ? null : partIn(open.body))
	};
	const current = open ?? await opened(forge, shown);
	const content = contentOf(shown, current);
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

// src/publish/turns.ts
const AT_MOST = 2;
const CROWDED = `${AT_MOST} pull requests of this SDK are open already. This one is opened once one of them is merged or closed.`;
async function takeTurns({ forge, log }, drafts) {
	const isCrowded = ({ offer }) => drafts.filter((other) => other.offer.sdk === offer.sdk).length > AT_MOST;
	const open = drafts.some(isCrowded) ? await openBranches(forge, log, drafts) : /* @__PURE__ */ new Set();
	const rank = (draft) => open.has(draft.branch) ? -1 : drafts.length - drafts.indexOf(draft);
	const counts = /* @__PURE__ */ new Map();
	return {
		drafts: drafts.some(isCrowded) ? drafts.toSorted((a, b) => rank(a) - rank(b)) : drafts,
		whyNot: ({ offer, branch }) => (counts.get(offer.sdk) ?? 0) >= AT_MOST && !open.has(branch) ? CROWDED : null,
		took({ offer }, action) {
			if (action === "opened" || action === "refreshed" || action === "unchanged") counts.set(offer.sdk, (counts.get(offer.sdk) ?? 0) + 1);
		}
	};
}
async function openBranches(forge, log, [first]) {
	if (first === void 0) return /* @__PURE__ */ new Set();
	try {
		const pulls = await forge.openPulls(BRANCH_PREFIX, {
			branch: first.base,
			commit: first.baseCommit
		});
		return new Set(pulls.map(({ branch }) => branch));
	} catch (error) {
		if (!(error instanceof UpstreamError)) throw error;
		log.warn({
			place: null,
			text: `Which pull requests are open could not be read. ${error.message}`
		});
		return /* @__PURE__ */ new Set();
	}
}

// src/publish/withdraw.ts
async function pullsOfEarlierRuns(forge, { base }, drafted) {
	return (await forge.openPulls(BRANCH_PREFIX, base)).filter(({ branch }) => !drafted.has(branch));
}
async function withdraw(forge, log, pull, withdrawals) {
	const { branch, location } = pull;
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
	const action = await close(forge, pull, withdrawal) ? "closed" : "withdrawn";
	const isNew = action === "closed" || await tell(forge, log, pull, head.commit, withdrawal);
	if (isNew) log.warn({
		place: null,
		text: `${branch} is no longer offered. ${withdrawal.why}`
	});
	return {
		branch,
		action: isNew && forge.isDry ? `would be ${action}` : action,
		location,
		why: withdrawal.why
	};
}
async function close(forge, pull, { notice, farewell }) {
	if (forge.close === void 0 || forge.isTouched === void 0) return false;
	if (bodyWithNotice(pull.body, notice, { isClosed: false }) === pull.body) return false;
	if (isChanged(pull) || await forge.isTouched(pull)) return false;
	await forge.close(pull, bodyWithNotice(pull.body, farewell, { isClosed: true }));
	return true;
}
function isChanged({ title, body }) {
	const written = writtenIn(body);
	return written === null || written.closed === true || written.title.trim() !== title.trim() || !isAllOurs(body);
}
async function tell(forge, log, pull, commit, { notice, status }) {
	const { branch, base, title, draft } = pull;
	const body = bodyWithNotice(pull.body, notice, { isClosed: false });
	const isNew = body !== pull.body;
	if (isNew) await forge.refresh(pull, {
		base,
		title,
		draft,
		body
	});
	const before = await readStatus(forge, log, branch, commit);
	const isRestated = await writeStatus(forge, log, branch, commit, before, status);
	return isNew || isRestated;
}

// src/publish/bundle/schema.ts
const UNSAFE = /[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069]/u;
function withoutUnsafe(written) {
	return written.replaceAll(new RegExp(UNSAFE, "gu"), (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
function text(most) {
	return pipe(string(), maxLength(most), check((value) => !UNSAFE.test(value), "a hidden or control character"));
}
function list(items, most = 5e3) {
	return pipe(array(items), maxLength(most), readonly());
}
const SHORT = text(300);
const LINE = text(4e3);
const PROSE = text(1e5);
const PATH = text(1e3);
const NUMBER = pipe(number(), finite());
const COUNT = pipe(number(), integer(), minValue(0), maxValue(1e7));
const HASH = pipe(string(), regex(/^[0-9a-f]{64}$/));
const COMMIT = pipe(string(), regex(/^[0-9a-f]{40,64}$/));
const SDK = pipe(string(), regex(/^[a-z][a-z0-9-]{0,30}$/));
const VERSION$1 = SHORT;
const PAIR = {
	sdk: SDK,
	from: VERSION$1,
	to: VERSION$1
};
const PLAN = strictObject({
	format: literal(1),
	repository: SHORT,
	run: SHORT,
	base: strictObject({
		branch: SHORT,
		commit: COMMIT
	}),
	upgrades: list(strictObject({
		...PAIR,
		files: list(strictObject({
			path: PATH,
			before: HASH,
			after: HASH
		}), 500)
	}), 50),
	report: HASH
});
const OUTCOME = strictObject({
	outcome: picklist([
		"pass",
		"fail",
		"observed",
		"unsupported",
		"inconclusive"
	]),
	seen: LINE,
	detail: PROSE
});
const CASE = strictObject({
	id: SHORT,
	level: picklist([
		"MUST",
		"SHOULD",
		"OBSERVE"
	]),
	title: LINE,
	threat: SHORT,
	from: OUTCOME,
	to: OUTCOME,
	verdict: picklist([
		"pass",
		"fixed",
		"changed",
		"regressed",
		"broken",
		"still-broken",
		"known-issue",
		"unsupported",
		"inconclusive"
	]),
	flaky: boolean()
});
const VERDICT = picklist([
	"broken",
	"inconclusive",
	"regressed",
	"changed",
	"fixed",
	"pass"
]);
const PROOF = strictObject({
	...PAIR,
	verdict: VERDICT,
	cases: list(CASE),
	notes: list(LINE),
	isolation: exactOptional(picklist(ISOLATIONS)),
	timing: record(SHORT, NUMBER)
});
const REQUESTS = list(strictObject({
	what: LINE,
	count: COUNT
}));
const TEST_RUN = strictObject({
	outcome: picklist([
		"passed",
		"failed",
		"late",
		"loud"
	]),
	repeated: exactOptional(picklist([
		"passed",
		"failed",
		"late",
		"loud"
	])),
	code: nullable(NUMBER),
	milliseconds: NUMBER,
	tail: list(LINE),
	traffic: strictObject({
		count: COUNT,
		keyless: REQUESTS,
		resent: REQUESTS,
		madeTwice: REQUESTS
	})
});
const OWN_TESTS = strictObject({
	command: PROSE,
	verdict: picklist([
		"broken",
		"inconclusive",
		"fixed",
		"pass",
		"shared"
	]),
	flaky: boolean(),
	before: nullable(TEST_RUN),
	after: nullable(TEST_RUN),
	api: exactOptional(strictObject({
		mock: nullable(SHORT),
		asked: list(SHORT),
		refused: list(strictObject({
			test: nullable(LINE),
			request: nullable(LINE),
			why: LINE
		}))
	})),
	isBehindWall: exactOptional(literal(true)),
	notes: list(LINE)
});
const ENDPOINT_RUN = strictObject({
	checks: list(strictObject({
		id: picklist(ENDPOINT_CHECK_IDS),
		verdict: picklist([
			"pass",
			"fail",
			"unknown"
		]),
		seen: LINE,
		answers: list(strictObject({
			status: nullable(COUNT),
			count: COUNT
		}), 100),
		requests: REQUESTS
	}), 50),
	why: nullable(LINE),
	tail: list(LINE)
});
const ENDPOINT = strictObject({
	command: PROSE,
	url: LINE,
	before: nullable(ENDPOINT_RUN),
	after: nullable(ENDPOINT_RUN),
	notes: list(LINE)
});
const API_VERSION = strictObject({
	id: SHORT,
	apiRelease: nullable(SHORT),
	source: picklist(["package", "changelog"])
});
const CHANGE = strictObject({
	kind: picklist([
		"breaking",
		"security",
		"feature",
		"fix",
		"answer",
		"value"
	]),
	markdown: PROSE
});
const CHANGELOG = strictObject({
	releases: list(strictObject({
		version: VERSION$1,
		date: nullable(SHORT),
		changes: list(CHANGE),
		apiVersion: nullable(API_VERSION)
	})),
	source: picklist([
		"github",
		"package",
		"sibling",
		"none"
	]),
	notes: list(LINE),
	apiVersion: strictObject({
		from: nullable(API_VERSION),
		to: nullable(API_VERSION)
	}),
	fromDate: nullable(SHORT)
});
const PLACE = {
	path: PATH,
	line: COUNT,
	column: COUNT
};
const BREAKING = strictObject({
	sdk: SDK,
	...PLACE,
	kind: picklist(BREAKING_KINDS),
	breaks: picklist(BREAKS),
	symbol: LINE,
	message: LINE,
	evidence: PROSE,
	fix: nullable(LINE),
	case: nullable(SHORT),
	hazard: nullable(SHORT),
	change: nullable(strictObject({
		version: SHORT,
		text: PROSE
	}))
});
const HAZARD_LINE = strictObject({
	sdk: SDK,
	...PLACE,
	hazard: SHORT,
	symbol: LINE,
	message: LINE,
	fix: nullable(LINE)
});
const REVIEW = strictObject({
	breaking: list(BREAKING, 2e4),
	hazards: list(HAZARD_LINE, 2e4),
	pins: list(strictObject({
		...PLACE,
		value: LINE,
		scope: picklist(["client", "request"])
	}), 2e4),
	unpinned: list(strictObject({
		path: PATH,
		line: COUNT
	}), 2e4),
	files: list(PATH, 5e4),
	typed: list(PATH, 5e4),
	by: list(LINE),
	unchecked: list(union([strictObject({
		path: PATH,
		why: LINE
	}), strictObject({
		what: LINE,
		why: LINE
	})]), 5e4),
	cases: list(SHORT)
});
const FOUND_OUT = strictObject({
	format: literal(1),
	proofs: list(PROOF, 200),
	findings: list(strictObject({
		...PAIR,
		ownTests: nullable(OWN_TESTS),
		endpoint: nullable(ENDPOINT),
		changelog: CHANGELOG,
		review: nullable(REVIEW)
	}), 50)
});

// src/publish/bundle/make.ts
function sha256(text) {
	return createHash("sha256").update(text).digest("hex");
}
function canonical(data) {
	return JSON.stringify(data, (_, value) => {
		if (typeof value === "string") return withoutUnsafe(withoutSecrets(value));
		if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
		return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1));
	});
}
function makeBundle(all, from) {
	const edited = all.upgrades.flatMap((entry) => entry.change.kind === "edited" ? [{
		...entry,
		edits: entry.change.edits
	}] : []);
	const report = canonical({
		format: 1,
		proofs: distinct(all.upgrades.flatMap(({ proofs }) => proofs)).map(untimed),
		findings: all.upgrades.map(({ upgrade: { sdk, from: old, to }, ownTests, endpoint, changelog, review }) => ({
			sdk,
			from: old,
			to,
			ownTests,
			endpoint,
			changelog,
			review
		}))
	});
	const text = canonical({
		format: 1,
		...from,
		upgrades: edited.map(({ upgrade: { sdk, from: old, to }, edits }) => ({
			sdk,
			from: old,
			to,
			files: edits.map(({ path, before, after }) => ({
				path,
				before: sha256(before),
				after: sha256(after)
			}))
		})),
		report: sha256(report)
	});
	return {
		plan: text,
		report,
		digest: sha256(text)
	};
}
function untimed({ sdk, from, to, verdict, cases, notes, isolation }) {
	return {
		sdk,
		from,
		to,
		verdict,
		cases,
		notes,
		...isolation === void 0 ? {} : { isolation },
		timing: {}
	};
}
function distinct(all) {
	return all.filter((one, index) => all.findIndex((other) => isSamePair(other, one)) === index);
}

// src/publish/bundle/check.ts
async function checkBase({ plan: { base } }, here, forge) {
	const moved = (where) => new BundleError("B4", `the base moved: ${visible(base.branch)} is not at ${base.commit.slice(0, 12)} ${where}.`, "Run the workflow again.");
	if (here?.commit !== base.commit || here.branch !== base.branch) throw moved("in the checkout of this job");
	if (await forge.head(base.branch) !== base.commit) throw moved("any more");
}
function isUnsafe(path) {
	const parts = path.split("/");
	return path.startsWith("/") || path.includes("\\") || parts.some((part) => part === "" || part === ".." || part === "." || part === ".git") || parts[0] === ".github";
}
async function checkEdits({ upgrades }, drafts, base) {
	for (const { files } of upgrades) {
		const bad = files.find(({ path }) => isUnsafe(path));
		if (bad !== void 0) throw new BundleError("B5", `${visible(bad.path)} is no file that an upgrade may edit.`);
	}
	const missing = upgrades.find((planned) => !drafts.some(({ offer }) => isSamePair(offer, planned)));
	const extra = drafts.find(({ offer }) => !upgrades.some((planned) => isSamePair(offer, planned)));
	for (const pair of [missing, extra?.offer]) if (pair !== void 0) throw new BundleError("B6", `${pair.sdk} ${pair.from} → ${pair.to} was chosen and edited in one of the two jobs alone.`);
	for (const draft of drafts) await checkFiles(upgrades.find((each) => isSamePair(draft.offer, each))?.files ?? [], draft, base);
}
async function checkFiles(planned, { files }, base) {
	const known = planned.find(({ path }) => !files.has(path));
	if (known !== void 0) throw new BundleError("B5", `${visible(known.path)} is no file that this upgrade edits.`);
	for (const [path, text] of files) {
		const file = planned.find((each) => each.path === path);
		if (file === void 0 || file.after !== sha256(text)) throw new BundleError("B6", `${visible(path)} was edited again here, and came out otherwise than in the job \`plan\`.`);
		const content = await base.read(path);
		if (sha256(content.kind === "text" ? content.text : "") !== file.before) throw new BundleError("B7", `${visible(path)} does not hold in this commit what the edit starts from.`);
	}
}

// src/publish/bundle/open.ts
const VERSION = /^[0-9A-Za-z.+-]{1,64}$/;
function openBundle({ plan, report }, expected) {
	if (expected.digest === null) throw new BundleError("B2", "the workflow does not hand on the digest of the bundle.", "Give the input `digest` the output `digest` of the job that ran `command: plan`.");
	if (sha256(plan) !== expected.digest) throw new BundleError("B2", "plan.json is not the one that the job `plan` made.");
	const read = parsed("plan.json", PLAN, plan);
	if (read.repository !== expected.repository || read.run !== expected.run) throw new BundleError("B1", `the bundle is of run ${visible(read.run)} of ${visible(read.repository)}, and not of this one.`);
	if (sha256(report) !== read.report) throw new BundleError("B2", "report.json is not the one that the job `plan` made.");
	const found = parsed("report.json", FOUND_OUT, report);
	for (const { from, to } of [
		...read.upgrades,
		...found.proofs,
		...found.findings
	]) for (const version of [from, to]) if (!VERSION.test(version)) throw new BundleError("B8", `"${visible(bounded(version, 80))}" is no version.`);
	return {
		plan: read,
		found
	};
}
function parsed(name, schema, text) {
	const read = safeParse(pipe(string(), parseJson(), schema), text);
	if (read.success) return read.output;
	const [issue] = read.issues;
	const where = getDotPath(issue);
	throw new BundleError("B3", `${name} holds what it may not${where === null ? "" : ` at ${visible(bounded(where, 120))}`}: ${visible(bounded(issue.message, 160))}.`);
}

// src/publish/verification.ts
const MARKER = "<!-- stripe-upgrade-verify -->";
const READ_ONLY = "The token of this run may only read, as it does for pull requests of forks and of Dependabot, so there is no status and no comment: the result is in this summary alone.";
async function sayOn(thread, log, { status, comment, isNews }) {
	const body = `${MARKER}\n${comment.trimEnd()}`;
	const first = await attempt(log, async () => {
		const before = await thread.status();
		if (before?.state === status.state && before.description === status.description) return "unchanged";
		await thread.setStatus(status);
		return "written";
	});
	const second = await attempt(log, async () => {
		const before = await thread.comment(MARKER);
		if (before === null && !isNews) return "not wanted";
		if (before !== null && plain(before.body).trimEnd() === plain(body)) return "unchanged";
		await thread.write(before === null ? body : ticked(body, before.body), before);
		return "written";
	});
	return {
		status: first.done,
		comment: second.done,
		why: first.why ?? second.why
	};
}
async function attempt(log, work) {
	try {
		return {
			done: await work(),
			why: null
		};
	} catch (error) {
		if (error instanceof ForbiddenError) return {
			done: "read-only",
			why: READ_ONLY
		};
		if (!(error instanceof UpstreamError)) throw error;
		log.warn({
			place: null,
			text: error.message
		});
		return {
			done: "failed",
			why: error.message
		};
	}
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
		const turns = await takeTurns(outlet, drafts);
		for (const draft of turns.drafts) await attempt(draft.branch, async () => {
			const why = turns.whyNot(draft);
			if (why !== null) return {
				branch: draft.branch,
				action: "skipped",
				location: null,
				why
			};
			const made = await publishDraft(forge, log, draft, async (plain) => {
				prefix ??= conventionalPrefix(await forge.subjects({
					branch: draft.base,
					commit: draft.baseCommit
				}));
				return styled(plain, prefix);
			});
			turns.took(draft, made.action);
			return made;
		});
		const order = drafts.map(({ branch }) => branch);
		done.sort((a, b) => order.indexOf(a.branch) - order.indexOf(b.branch));
		if (withdrawals !== null && limit === null) for (const pull of await earlier(outlet, drafts, withdrawals)) await attempt(pull.branch, async () => withdraw(forge, log, pull, withdrawals));
		say(done.length === 0 ? "nothing" : inWords(done), done.some(({ action }) => action === "failed") ? "failed" : void 0);
		return done;
	});
	for (const { branch, action, why } of published) {
		if (why === null || action.endsWith("withdrawn") || action.endsWith("closed")) continue;
		const what = drafts.some((draft) => draft.branch === branch) ? "was not published" : "is of an earlier run and was not checked to the end";
		log.warn({
			place: null,
			text: `${branch} ${what}. ${why}`
		});
	}
	return published;
}

export { checkBase as a, openBundle as i, READ_ONLY as n, checkEdits as o, sayOn as r, makeBundle as s, publish as t };