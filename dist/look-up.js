import { i as UpstreamError } from "./errors.js";
import { m as BRANCH_PREFIX } from "./world.js";
import { y as SDKS } from "./values.js";
import { C as isWithin$1, S as folderOf } from "./settings.js";
import { n as SDK_ADAPTERS } from "./slots.js";

// src/choose/affected.ts
function covers(range, version, scheme) {
	const read = scheme.parse(version);
	if (read === void 0) return false;
	const spellings = read.channel === "stable" ? [version] : [version, `${read.major}.${read.minor}.${read.patch}`];
	return range.split("||").map((part) => part.trim()).some((part) => spellings.some((spelling) => scheme.admits(part, spelling)));
}
const COMPARISONS = [
	[">=", (order) => order >= 0],
	["<=", (order) => order <= 0],
	[">", (order) => order > 0],
	["<", (order) => order < 0],
	["==", (order) => order === 0],
	["=", (order) => order === 0]
];
function meets(version, comparator, scheme) {
	const comparison = COMPARISONS.find(([operator]) => comparator.startsWith(operator));
	const bound = comparator.slice(comparison?.[0].length ?? 0).trim();
	if (scheme.parse(bound) === void 0) return false;
	const order = scheme.compare(version, bound);
	return comparison === void 0 ? order === 0 : comparison[1](order);
}
function affects(advisory, version, scheme) {
	if (scheme.parse(version) === void 0) return false;
	return advisory.affected.split("||").map((part) => part.split(",").map((comparator) => comparator.trim())).some((comparators) => comparators.every((comparator) => meets(version, comparator, scheme)));
}

// src/choose/hazards.ts
const BACK_PORTS = [
	"4.2.1",
	"5.5.1",
	"6.7.1",
	"7.14.1",
	"8.11.1",
	"9.12.1",
	"10.12.1",
	"11.6.1",
	"12.5.2",
	"13.2.1",
	"14.4.2",
	"15.6.2",
	"16.0.1"
];
function beforeTheBackPorts(firstMajor, lastMajor) {
	return BACK_PORTS.map((version) => ({
		version,
		major: Number.parseInt(version, 10)
	})).filter(({ major }) => major >= firstMajor && major <= lastMajor).map(({ version, major }) => `>=${major},<${version}`).join(" || ");
}
const HAZARDS = [
	{
		id: "node-empty-webhook-secret",
		sdk: "node",
		versions: "<22.6.2",
		title: "An empty webhook secret accepts forged events",
		why: "Where the secret is an empty string, as with `process.env.X || ''`, anybody can sign an event that passes verification.",
		kind: "security",
		cases: ["webhook/secret-empty"],
		source: "stripe-node 22.6.2, pull request 2841: \"Validate that webhook secrets are non-empty\""
	},
	{
		id: "node-blank-webhook-secret",
		sdk: "node",
		versions: "<23.0.1",
		title: "A blank webhook secret accepts forged events",
		why: "Where the secret is nothing but spaces, tabs or line ends, anybody can sign an event that passes verification.",
		kind: "security",
		cases: ["webhook/secret-blank"],
		source: "stripe-node 23.0.1, pull request 2885: \"Reject ASCII-whitespace-only webhook secrets\""
	},
	{
		id: "node-keyless-resend",
		sdk: "node",
		versions: ">=9.0.0 <22.6.0",
		title: "A lost connection makes a second object where retries are off",
		why: "With `maxNetworkRetries: 0` (the default up to 12.x) a POST is sent again without an idempotency key after a connection reset: two charges, one of them unknown to the caller.",
		kind: "correctness",
		cases: ["retry/reset-retries-off"],
		source: "stripe-node issue 2808, mended by pull request 2816 in 22.6.0"
	},
	{
		id: "node-truncated-answer-hangs",
		sdk: "node",
		versions: "<22.6.0",
		title: "A truncated answer leaves the call pending for ever",
		why: "When the connection ends in the middle of the answer, the promise never settles: the object exists and the caller is never told.",
		kind: "correctness",
		cases: ["retry/truncated-body"],
		source: "stripe-node 22.6.0, pull request 2815: \"new exceptions being thrown instead of hanging indefinitely\""
	},
	{
		id: "node-key-on-retry-alone",
		sdk: "node",
		versions: ">=6.25.0 <7.5.3",
		title: "A lost connection makes a second object where retries are on",
		why: "The automatic idempotency key is on the retry alone: where the answer to the first attempt is lost, the second makes another object.",
		kind: "correctness",
		cases: ["retry/reset", "idempotency/automatic-key"],
		source: "measured: 6.25.0 to 7.5.2 send the first attempt without a key, 7.5.3 does not; retries came with 6.25.0, pull request 559"
	},
	{
		id: "node-parses-before-verifying",
		sdk: "node",
		versions: "<6.15.1",
		title: "A forged body is parsed before its signature is checked",
		why: "A forged body that is not JSON fails with SyntaxError, which handlers take for a fault of their own, and not for a forgery.",
		kind: "correctness",
		cases: ["webhook/signature-before-parsing"],
		source: "measured: 6.15.0 and older parse first, 6.15.1 verifies first"
	},
	{
		id: "node-options-as-parameters",
		sdk: "node",
		versions: ">=22.0.0",
		title: "Options given in the place of parameters are not applied",
		why: "`capture(id, {idempotencyKey})` sends the key as a parameter of the body instead of applying it, and `{idempotency_key}` is ignored: no warning, and no protection from a double charge.",
		kind: "correctness",
		cases: ["shape/capture-options-only", "shape/snake-case-key"],
		source: "measured on 21.0.1, 22.5.0 and 23.1.0"
	},
	{
		id: "node-types-unusable-in-commonjs",
		sdk: "node",
		versions: ">=22.0.0 <22.3.1",
		title: "The types can not be used by CommonJS TypeScript projects",
		why: "`Stripe.Event` and most other names are missing from the types up to 22.2.2, `Stripe.StripeConfig` and some more up to 22.3.0.",
		kind: "avoid",
		cases: [],
		source: "stripe-node 22.3.1, pull request 2778: \"Restore missing public type exports\"; issues 2658 and 2662"
	},
	{
		id: "node-6.33.0-withdrawn",
		sdk: "node",
		versions: "6.33.0",
		title: "Withdrawn: it does not work",
		why: "Its changelog says that it is non-functional and has been yanked.",
		kind: "avoid",
		cases: [],
		source: "stripe-node changelog, 6.33.0 and 6.33.1"
	},
	{
		id: "node-7.63.0-withdrawn",
		sdk: "node",
		versions: "7.63.0",
		title: "Withdrawn: published in error",
		why: "Its changelog says: \"Published in error. Do not use. This is identical to 8.122.0.\"",
		kind: "avoid",
		cases: [],
		source: "stripe-node changelog, 7.63.0"
	},
	{
		id: "node-12.15.0-withdrawn",
		sdk: "node",
		versions: "12.15.0",
		title: "Withdrawn: a breaking change in a minor release",
		why: "Its changelog marks it as deprecated.",
		kind: "avoid",
		cases: [],
		source: "stripe-node changelog, 12.15.0"
	},
	{
		id: "python-compromised-certificates",
		sdk: "python",
		versions: beforeTheBackPorts(4, 16),
		title: "The bundled certificates hold a root whose intermediates were compromised",
		why: "The bundle trusts emSign ECC Root CA - G3 and others that Stripe does not use: who holds such a certificate can pose as Stripe.",
		kind: "security",
		cases: [],
		source: "stripe-python changelog, 16.0.1 and the back-ports of October 2026; the bundles of 24 releases were looked into (135 or 144 roots before, 12 after)"
	},
	{
		id: "python-missing-digicert-g5",
		sdk: "python",
		versions: `<4 || ${beforeTheBackPorts(4, 13)} || >=14,<14.1`,
		title: "The bundled certificates lack the roots that stripe.com is moving to",
		why: "Without the DigiCert G5 roots, calls fail once Stripe serves certificates that end there.",
		kind: "correctness",
		cases: [],
		source: "stripe-python pull request 1692; the bundles of 24 releases were looked into"
	},
	{
		id: "python-empty-webhook-secret",
		sdk: "python",
		versions: "<15.6.0",
		title: "An empty webhook secret accepts forged events",
		why: "Where the secret is an empty string, as with `os.environ.get(\"X\", \"\")`, anybody can sign an event that passes verification.",
		kind: "security",
		cases: ["webhook/secret-empty"],
		source: "measured: 15.5 and older accept, 15.6.0 refuses; the back-ports to 14.x and older accept"
	},
	{
		id: "python-blank-webhook-secret",
		sdk: "python",
		versions: "<16.1.0",
		title: "A blank webhook secret accepts forged events",
		why: "Where the secret is nothing but spaces, tabs or line ends, anybody can sign an event that passes verification.",
		kind: "security",
		cases: ["webhook/secret-blank"],
		source: "measured: 16.0.1 and older accept, 16.1.0 refuses"
	},
	{
		id: "python-parses-before-verifying",
		sdk: "python",
		versions: "<2.29.1",
		title: "A forged body is parsed before its signature is checked",
		why: "A forged body that is not JSON fails with JSONDecodeError, which handlers take for a fault of their own, and not for a forgery.",
		kind: "correctness",
		cases: ["webhook/signature-before-parsing"],
		source: "stripe-python changelog, 2.29.1, pull request 578: \"Verify signatures before deserializing events\""
	},
	{
		id: "python-event-without-object",
		sdk: "python",
		versions: ">=15.0,<15.5",
		title: "A valid event without an `object` field fails with AttributeError",
		why: "The webhook handler breaks on an event that is signed as it should be, and Stripe sends it again and again.",
		kind: "correctness",
		cases: ["webhook/event-without-object"],
		source: "measured: 15.0 to 15.4 raise AttributeError, 14.x and 15.5 do not"
	}
];
function hazardsOf(sdk, version, scheme) {
	return HAZARDS.filter((hazard) => hazard.sdk === sdk && covers(hazard.versions, version, scheme));
}

// src/domain/moves-together.ts
function placeKey({ path, line }) {
	return `${path}:${line}`;
}
function leader(uses) {
	const byPlace = new Map(uses.map((use) => [placeKey(use), use]));
	return (use) => (use.movesWith && byPlace.get(placeKey(use.movesWith))) ?? use;
}
function compiledFile(use, uses) {
	const isCompiled = (path) => uses.some((one) => one.lockfile?.path === path) && uses.some((one) => one.path === path);
	return [use.path, use.lockfile?.path].find((path) => path !== void 0 && isCompiled(path));
}
function allMovingWith(some, uses) {
	const leaderOf = leader(uses);
	const leaders = new Set([...some].map(leaderOf));
	const files = new Set([...some].map((use) => compiledFile(use, uses)).filter((path) => path !== void 0));
	const all = uses.filter((use) => some.has(use) || leaders.has(leaderOf(use)) || files.has(compiledFile(use, uses) ?? ""));
	return all.length === some.size ? some : allMovingWith(new Set(all), uses);
}

// src/choose/published-by.ts
const DAY = 864e5;
function publishedBy(date) {
	return date.length > 10 ? Date.parse(date) : Date.parse(`${date}T00:00:00Z`) + DAY;
}

// src/choose/standing.ts
function scopeOf(path) {
	return path.startsWith(".") && path.includes("/") ? "" : folderOf(path);
}
function claimsFor(use, claims) {
	const above = claims.filter((claim) => claim.sdk === use.sdk && isWithin$1(folderOf(use.path), scopeOf(claim.path)));
	const depth = Math.max(...above.map((claim) => scopeOf(claim.path).length));
	const nearest = above.filter((claim) => scopeOf(claim.path).length === depth);
	if (use.runtime === void 0) return nearest;
	const own = {
		sdk: use.sdk,
		path: use.path,
		line: use.line,
		requirement: use.runtime
	};
	if (nearest.length === 0) return [own];
	return nearest.map(({ requirement }) => Object.assign({}, own, { requirement: `${requirement} and ${own.requirement}` }));
}
function stricter(wait, other) {
	const longer = other.days > wait.days ? other : wait;
	const [until] = [wait.until, other.until].filter((end) => end !== void 0).toSorted((a, b) => publishedBy(a.date) - publishedBy(b.date));
	return until === void 0 ? longer : {
		...longer,
		until
	};
}
function waitFor(use, minAge, cooldowns) {
	return cooldowns.filter((cooldown) => cooldown.sdk === use.sdk && isWithin$1(folderOf(use.path), scopeOf(cooldown.path))).map(({ days, until, path, line }) => {
		const asks = `${path}:${line}`;
		return until === void 0 ? {
			days,
			asks
		} : {
			days,
			asks,
			until: {
				date: until,
				asks
			}
		};
	}).reduce(stricter, {
		days: minAge,
		asks: "min-age"
	});
}
function newestAdmitted(specifier, releases, scheme) {
	const admitted = releases.filter((release) => scheme.admits(specifier, release.version));
	const stable = admitted.filter((release) => release.channel === "stable");
	return (stable.findLast((release) => release.withdrawn === null) ?? stable.at(-1) ?? admitted.at(-1))?.version;
}
function placesOf(uses) {
	return uses.map(({ path, line }) => ({
		path,
		line
	}));
}
function reader(uses, releases, scheme) {
	const admitted = /* @__PURE__ */ new Map();
	const versions = /* @__PURE__ */ new Map();
	function newest(specifier) {
		if (!admitted.has(specifier)) admitted.set(specifier, newestAdmitted(specifier, releases, scheme));
		return admitted.get(specifier);
	}
	function read(text) {
		const version = scheme.parse(text);
		if (version === void 0) return void 0;
		const listed = releases.find((release) => scheme.compare(release.version, version.text) === 0);
		return listed === void 0 ? version : scheme.parse(listed.version);
	}
	const leaderOf = leader(uses);
	return (use) => {
		const compiled = uses.find((other) => other !== use && other.path === use.lockfile?.path);
		const text = use.version ?? compiled?.version ?? newest(leaderOf(use).specifier);
		if (text !== void 0 && !versions.has(text)) versions.set(text, read(text));
		return {
			text,
			version: text === void 0 ? void 0 : versions.get(text)
		};
	};
}
function groupsOf(uses) {
	const leaderOf = leader(uses);
	const groups = /* @__PURE__ */ new Map();
	for (const use of uses) {
		const group = groups.get(leaderOf(use));
		if (group === void 0) groups.set(leaderOf(use), [use]);
		else group.push(use);
	}
	return [...groups.values()];
}
function standingsOf(uses, detection, releases, scheme, minAge) {
	const standings = /* @__PURE__ */ new Map();
	const held = [];
	const read = reader(uses, releases, scheme);
	for (const group of groupsOf(uses)) {
		const claims = [...new Set(group.flatMap((use) => claimsFor(use, detection.runtimes)))];
		const wait = group.map((use) => waitFor(use, minAge, detection.cooldowns)).reduce(stricter);
		for (const use of group) {
			const { text, version: inUse } = read(use);
			if (inUse === void 0) {
				const why = text === void 0 ? `no known release is admitted by "${use.specifier}"` : `the version in use, "${text}", could not be read`;
				held.push({
					sdk: use.sdk,
					version: null,
					why,
					places: placesOf([use])
				});
				continue;
			}
			const key = JSON.stringify([
				inUse.text,
				claims,
				wait
			]);
			const known = standings.get(key);
			if (known === void 0) standings.set(key, {
				uses: [use],
				inUse,
				claims,
				wait
			});
			else known.uses.push(use);
		}
	}
	return {
		standings: [...standings.values()].toSorted((a, b) => scheme.compare(a.inUse.text, b.inUse.text)),
		held
	};
}

// src/choose/holds.ts
function distinct(holds) {
	const found = /* @__PURE__ */ new Map();
	for (const hold of holds) {
		const key = JSON.stringify([
			hold.sdk,
			hold.version,
			hold.why
		]);
		const before = found.get(key)?.places ?? [];
		const places = hold.places.filter(({ path, line }) => !before.some((place) => place.path === path && place.line === line));
		found.set(key, {
			...hold,
			places: [...before, ...places]
		});
	}
	return [...found.values()];
}
function furthest(left) {
	const last = new Map(left.map(({ places, version }) => [JSON.stringify(places), version]));
	return left.filter(({ places, version }) => last.get(JSON.stringify(places)) === version);
}
function heldUse(use) {
	return {
		sdk: use.sdk,
		version: null,
		why: use.why ?? "it can not be edited",
		places: placesOf([use])
	};
}
function holdsOf(sdk, refused) {
	return distinct(refused.map(({ version, refusal, uses }) => {
		const alike = refused.filter((other) => refusal.kind === "runtime" && other.refusal.kind === "runtime" && other.version === version);
		const [first = refusal.why, ...others] = [...new Set(alike.map((other) => other.refusal.why))];
		return {
			sdk,
			version,
			why: others.length === 0 ? first : `${first}; ${others.length} more ${others.length === 1 ? "place does" : "places do"} so too`,
			places: placesOf([...uses, ...alike.flatMap((other) => other.uses)])
		};
	}));
}

// src/choose/judge.ts
function tooNew(release, wait, now) {
	const days = `${wait.days} ${wait.days === 1 ? "day" : "days"}`;
	if (release.date === null) return wait.days > 0 ? `too new: nothing says when it was published, and ${wait.asks} asks for ${days}` : null;
	const published = publishedBy(release.date);
	const day = release.date.slice(0, 10);
	if (Number.isNaN(published)) return `too new: its date, "${release.date}", could not be read`;
	if (Date.parse(release.date) > now.getTime()) return `too new: it is dated ${day}, which is in the future`;
	if (now.getTime() - published >= wait.days * 864e5 || wait.days === 0) return null;
	return `too new: published on ${day}, and ${wait.asks} asks for ${days}`;
}
function tooLate(release, { until }) {
	if (until === void 0 || release.date !== null && !(publishedBy(release.date) > publishedBy(until.date))) return null;
	return `published ${release.date === null ? "at no date that is known" : `on ${release.date.slice(0, 10)}`}, and ${until.asks} admits nothing newer than ${until.date}`;
}
function refusalOf(market, standing, { release }) {
	const { scheme, policy, hazards, advisories, now } = market;
	if (release.withdrawn !== null) return {
		kind: "other",
		why: `withdrawn: ${release.withdrawn}`
	};
	const ignored = policy.ignore.find((ignore) => ignore.sdk === standing.uses[0]?.sdk && covers(ignore.versions, release.version, scheme));
	if (ignored !== void 0) return {
		kind: "other",
		why: `ignored: ${ignored.reason}`
	};
	const avoid = hazards.find((hazard) => hazard.kind === "avoid" && covers(hazard.versions, release.version, scheme));
	if (avoid !== void 0) return {
		kind: "other",
		why: `to be avoided: ${avoid.title}`
	};
	const worse = advisories.find((advisory) => affects(advisory, release.version, scheme) && !affects(advisory, standing.inUse.text, scheme));
	if (worse !== void 0) return {
		kind: "other",
		why: `affected by ${worse.id}, which the version in use is not`
	};
	const required = release.runtime;
	const claim = required === null ? void 0 : standing.claims.find((each) => !scheme.runtimeMeets(each.requirement, required));
	if (claim !== void 0) return {
		kind: "runtime",
		claim,
		why: `needs ${required}, and ${claim.path}:${claim.line} declares ${claim.requirement}`
	};
	const late = tooLate(release, standing.wait);
	if (late !== null) return {
		kind: "other",
		why: late
	};
	const age = tooNew(release, standing.wait, now);
	return age === null ? null : {
		kind: "age",
		why: age
	};
}
function continues(inUse, { version }) {
	if (version.channel === inUse.channel) return true;
	if (version.channel !== "stable") return false;
	return (version.major - inUse.major || version.minor - inUse.minor || version.patch - inUse.patch) >= 0;
}
function insecurities(market, inUse) {
	return [...market.hazards.filter((hazard) => hazard.kind === "security").map((hazard) => (version) => covers(hazard.versions, version, market.scheme)), ...market.advisories.map((advisory) => (version) => affects(advisory, version, market.scheme))].filter((isAffected) => isAffected(inUse.text));
}
function lifted(market, inUse, candidates) {
	const fixes = /* @__PURE__ */ new Set();
	for (const isAffected of insecurities(market, inUse)) {
		const free = candidates.filter(({ offer, refusal }) => (refusal === null || refusal.kind === "age") && !isAffected(offer.release.version));
		const lane = free.filter(({ offer }) => offer.version.major === free[0]?.offer.version.major);
		if (lane[0] !== void 0 && lane.every(({ refusal }) => refusal !== null)) fixes.add(lane[0].offer);
	}
	return fixes;
}
function candidatesFor(market, standing) {
	const { inUse } = standing;
	const judged = market.offers.filter((offer) => continues(inUse, offer) && market.scheme.compare(offer.release.version, inUse.text) > 0).map((offer) => ({
		offer,
		refusal: refusalOf(market, standing, offer)
	}));
	const fixes = lifted(market, inUse, judged);
	return judged.map((candidate) => fixes.has(candidate.offer) ? {
		offer: candidate.offer,
		refusal: null
	} : candidate);
}

// src/choose/lanes.ts
function open(mover, major) {
	const accepted = mover.candidates.filter(({ offer, refusal }) => refusal === null && offer.version.major === major).map(({ offer }) => offer);
	const kept = accepted.filter((offer) => offer.version.channel === mover.standing.inUse.channel);
	return kept.length > 0 ? kept : accepted;
}
function targetMajor(mover, majors) {
	if (majors === "off") return null;
	const above = mover.candidates.filter(({ offer, refusal }) => refusal === null && offer.version.major > mover.standing.inUse.major);
	return (majors === "latest" ? above.at(-1) : above[0])?.offer.version.major ?? null;
}
function settle(movers, major, channel, market) {
	const offers = market.offers.filter(({ version }) => version.major === major && version.channel === channel);
	const wishes = movers.map((mover) => ({
		mover,
		open: new Set(open(mover, major))
	}));
	let best = null;
	for (const to of offers.toReversed()) {
		const behind = wishes.filter(({ mover }) => market.scheme.compare(mover.standing.inUse.text, to.release.version) < 0);
		const standings = behind.filter((wish) => wish.open.has(to)).map(({ mover }) => mover.standing);
		const refused = behind.length - standings.length;
		if (standings.length > 0 && (best === null || refused < best.refused)) best = {
			to,
			standings,
			refused
		};
	}
	return best === null ? null : {
		major,
		channel,
		to: best.to,
		standings: best.standings
	};
}
const BEYOND = {
	latest: "a later major",
	next: "a later major, and `majors: next` goes one at a time",
	off: "a later major, and with `majors: off` none is moved to"
};
function refusedTo(mover, chosen, goal, market) {
	const own = mover.standing.inUse.major;
	const refused = [.../* @__PURE__ */ new Set([own, goal])].map((major) => {
		const to = chosen.find((lane) => lane.major === major)?.to.release.version ?? mover.standing.inUse.text;
		return mover.candidates.findLast(({ offer, refusal }) => refusal !== null && offer.version.major === major && market.scheme.compare(offer.release.version, to) > 0);
	});
	const beyond = mover.candidates.findLast(({ offer }) => offer.version.major > goal);
	return [...refused, beyond].filter((candidate) => candidate !== void 0).map(({ offer, refusal }) => ({
		version: offer.release.version,
		refusal: refusal ?? {
			kind: "other",
			why: BEYOND[market.policy.majors]
		},
		uses: mover.standing.uses
	}));
}
function lanesOf(standings, market) {
	const movers = standings.map((standing) => ({
		standing,
		candidates: candidatesFor(market, standing)
	}));
	const joined = /* @__PURE__ */ new Map();
	const goals = /* @__PURE__ */ new Map();
	for (const mover of movers) {
		const { inUse } = mover.standing;
		const target = targetMajor(mover, market.policy.majors);
		goals.set(mover, target ?? inUse.major);
		for (const major of /* @__PURE__ */ new Set([inUse.major, target ?? inUse.major])) {
			const channel = open(mover, major)[0]?.version.channel ?? inUse.channel;
			const lane = joined.get(`${major} ${channel}`) ?? {
				major,
				channel,
				movers: []
			};
			lane.movers.push(mover);
			joined.set(`${major} ${channel}`, lane);
		}
	}
	const lanes = [...joined.values()].map((lane) => settle(lane.movers, lane.major, lane.channel, market)).filter((lane) => lane !== null).toSorted((a, b) => market.scheme.compare(a.to.release.version, b.to.release.version));
	return {
		lanes,
		refused: movers.flatMap((mover) => {
			return refusedTo(mover, lanes.filter((lane) => lane.standings.includes(mover.standing)), goals.get(mover) ?? mover.standing.inUse.major, market);
		})
	};
}

// src/choose/upgrade.ts
function targetsOf(lane, scheme, policy) {
	const to = lane.to.release.version;
	const moved = [];
	const refused = /* @__PURE__ */ new Map();
	for (const standing of lane.standings) for (const use of standing.uses) {
		const made = scheme.specifier(use, to, policy.range);
		if ("refused" in made && scheme.versions.admits(use.specifier, to)) continue;
		if ("refused" in made) refused.set(use, made.refused);
		else if (use.lockfile !== null || made.specifier !== use.specifier) moved.push({
			standing,
			target: {
				use,
				specifier: made.specifier
			}
		});
	}
	const uses = [...refused.keys(), ...moved.map(({ target }) => target.use)];
	const leaderOf = leader(uses);
	const stuck = new Set([...refused.keys()].map((use) => compiledFile(use, uses)).filter((path) => path !== void 0));
	const stuckLeaders = new Set([...refused.keys()].map(leaderOf));
	return {
		moved: moved.filter(({ target: { use } }) => {
			const compiled = compiledFile(use, uses);
			const lead = leaderOf(use);
			if (compiled !== void 0 && stuck.has(compiled)) refused.set(use, `another use in ${compiled}, or that it is compiled from, can not be moved`);
			else if (stuckLeaders.has(lead)) refused.set(use, `it moves with ${lead.path}:${lead.line} or not at all, and not all that do can be moved`);
			return !refused.has(use);
		}),
		held: [...refused].map(([use, why]) => ({
			sdk: use.sdk,
			version: to,
			why,
			places: placesOf([use])
		}))
	};
}
function pathsOf(targets) {
	const paths = targets.flatMap(({ use }) => use.lockfile === null ? [use.path] : [use.path, use.lockfile.path]);
	return [...new Set(paths)].toSorted();
}
function troubles(froms, to, versions, catalog) {
	const carries = hazardsOf(catalog.sdk, to, versions);
	const suffered = froms.map((each) => hazardsOf(catalog.sdk, each, versions));
	const fixed = (catalog.advisories === "unknown" ? [] : catalog.advisories).filter((advisory) => !affects(advisory, to, versions) && froms.some((each) => affects(advisory, each, versions)));
	return {
		mends: [...new Set(suffered.flat())].filter((hazard) => !carries.includes(hazard)),
		carries,
		brings: carries.filter((hazard) => suffered.some((hazards) => !hazards.includes(hazard))),
		fixes: [...new Set(fixed.map(({ id }) => id))].toSorted()
	};
}
function narrowed(upgrade, targets, froms, versions, catalog) {
	const major = versions.parse(upgrade.to)?.major;
	return {
		...upgrade,
		from: froms[0] ?? upgrade.from,
		froms,
		major: froms.some((each) => versions.parse(each)?.major !== major),
		targets,
		paths: pathsOf(targets),
		...troubles(froms, upgrade.to, versions, catalog)
	};
}
function upgradeOf(lane, scheme, policy, catalog, prefix) {
	const { versions } = scheme;
	const { sdk } = catalog;
	const to = lane.to.release.version;
	const { moved, held } = targetsOf(lane, scheme, policy);
	const froms = [...new Set(moved.map(({ standing }) => standing.inUse.text))].toSorted(versions.compare);
	const [from] = froms;
	if (from === void 0) return {
		upgrade: null,
		held
	};
	const targets = moved.map(({ target }) => target).toSorted((a, b) => a.use.path < b.use.path ? -1 : a.use.path > b.use.path ? 1 : a.use.range.start - b.use.range.start);
	return {
		upgrade: {
			sdk,
			from,
			froms,
			to,
			major: moved.some(({ standing }) => standing.inUse.major !== lane.major),
			targets,
			paths: pathsOf(targets),
			branch: `${prefix}${sdk}-${lane.major}.x`,
			...troubles(froms, to, versions, catalog)
		},
		held
	};
}

// src/choose/index.ts
function upgradable() {
	const schemes = {};
	for (const sdk of SDKS) {
		const { upgrader } = SDK_ADAPTERS[sdk];
		if (upgrader !== null) schemes[sdk] = upgrader;
	}
	return schemes;
}
function marketOf(catalog, scheme, policy, now) {
	const offers = catalog.releases.flatMap((release) => {
		const version = scheme.versions.parse(release.version);
		return version === void 0 ? [] : [{
			release,
			version
		}];
	}).toSorted((a, b) => scheme.versions.compare(a.release.version, b.release.version));
	const advisories = catalog.advisories === "unknown" ? [] : catalog.advisories;
	return {
		scheme: scheme.versions,
		offers,
		advisories,
		hazards: HAZARDS.filter(({ sdk }) => sdk === catalog.sdk),
		policy,
		now
	};
}
function withOwnBranches(upgrades, channels) {
	return upgrades.map((upgrade) => {
		const isShared = upgrades.some((other) => other !== upgrade && other.branch === upgrade.branch);
		const channel = channels.get(upgrade);
		return isShared && channel !== "stable" ? {
			...upgrade,
			branch: `${upgrade.branch}-${channel}`
		} : upgrade;
	});
}
function prefixFor(base) {
	return base?.isAside ? `${BRANCH_PREFIX}${base.branch}-` : BRANCH_PREFIX;
}
function chooseFor(uses, detection, catalog, scheme, policy, now, prefix) {
	const market = marketOf(catalog, scheme, policy, now);
	const releases = market.offers.map(({ release }) => release);
	const { standings, held } = standingsOf(uses, detection, releases, scheme.versions, policy.minAge);
	const { lanes, refused } = lanesOf(standings, market);
	const channels = /* @__PURE__ */ new Map();
	const left = [];
	for (const lane of lanes) {
		const made = upgradeOf(lane, scheme, policy, catalog, prefix);
		left.push(...made.held);
		if (made.upgrade !== null) channels.set(made.upgrade, lane.channel);
	}
	return {
		upgrades: withOwnBranches([...channels.keys()], channels),
		held: [
			...held,
			...holdsOf(catalog.sdk, refused),
			...furthest(left)
		]
	};
}
function choose(detection, catalogs, policy, now, base = null, schemes = upgradable()) {
	const upgrades = [];
	const held = [];
	for (const sdk of SDKS.filter((each) => policy.sdks.includes(each))) {
		const uses = detection.uses.filter((use) => use.sdk === sdk);
		const editable = uses.filter((use) => use.editable);
		const catalog = catalogs.find((each) => each.sdk === sdk);
		const scheme = schemes[sdk];
		held.push(...uses.filter((use) => !use.editable).map(heldUse));
		if (editable.length === 0) continue;
		if (scheme === void 0 || catalog === void 0 || catalog.releases.length === 0) {
			held.push({
				sdk,
				version: null,
				why: "its releases could not be looked up",
				places: placesOf(editable)
			});
			continue;
		}
		const choice = chooseFor(editable, detection, catalog, scheme, policy, now, prefixFor(base));
		upgrades.push(...choice.upgrades);
		held.push(...choice.held);
	}
	return {
		upgrades,
		held: distinct(held)
	};
}
function versionsInUse(uses, catalogs, schemes = upgradable()) {
	return new Map(SDKS.flatMap((sdk) => {
		const scheme = schemes[sdk]?.versions;
		if (scheme === void 0) return [];
		const releases = catalogs.find((catalog) => catalog.sdk === sdk)?.releases ?? [];
		const used = uses.filter((use) => use.sdk === sdk);
		const { standings } = standingsOf(used, {
			uses: used,
			runtimes: [],
			cooldowns: [],
			notes: []
		}, releases, scheme, 0);
		return standings.flatMap((standing) => standing.uses.map((use) => [use, standing.inUse.text]));
	}));
}
function narrow(upgrade, targets, inUse, catalogs, schemes = upgradable()) {
	const catalog = catalogs.find(({ sdk }) => sdk === upgrade.sdk);
	const versions = schemes[upgrade.sdk]?.versions;
	const froms = upgrade.froms.filter((from) => targets.some(({ use }) => inUse.get(use) === from));
	return catalog === void 0 || versions === void 0 ? upgrade : narrowed(upgrade, targets, froms, versions, catalog);
}
function hazardsInUse(inUse, schemes = upgradable()) {
	return new Map(HAZARDS.flatMap((hazard) => {
		const scheme = schemes[hazard.sdk]?.versions;
		if (scheme === void 0) return [];
		const uses = [...inUse].flatMap(([use, version]) => use.sdk === hazard.sdk && covers(hazard.versions, version, scheme) ? [use] : []);
		return uses.length === 0 ? [] : [[hazard, uses]];
	}));
}

// src/look-up/api-version.ts
const ID = /\b\d{4}-\d{2}-\d{2}(?:\.[a-z]+)?(?![\w-])/;
const REACH = 240;
function trainOf(id) {
	return id.split(".")[1] ?? null;
}
function isSameSentence(between) {
	return !/\n[ \t]*\n|\n[ \t]*[*\-#]/.test(between);
}
function idAfter(section, words) {
	for (const found of section.matchAll(words)) {
		const after = section.slice(found.index + found[0].length, found.index + found[0].length + REACH);
		const id = ID.exec(after);
		if (id !== null && isSameSentence(after.slice(0, id.index))) return id[0];
	}
	return null;
}
function apiVersionIn(section) {
	const id = idAfter(section, /pinned\W{0,6}API version\b/gi) ?? idAfter(section, /\bStripe API Version\b/g) ?? idAfter(section, /\bnew API version\b/gi);
	return id === null ? null : {
		id,
		train: trainOf(id),
		source: "changelog"
	};
}

// src/look-up/heading.ts
const LONGEST$2 = 300;
const VERSION = /^\d+\.\d+[\dA-Za-z.+-]*$/;
const DATE = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/;
function dateIn(text) {
	const [, year, month, day] = DATE.exec(text) ?? [];
	if (year === void 0 || month === void 0 || day === void 0) return null;
	const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
	return Number.isNaN(Date.parse(date)) ? null : date;
}
function withoutTags(text) {
	let rest = text.trimStart();
	while (rest.startsWith("<")) {
		const end = rest.indexOf(">");
		if (end === -1) return rest;
		rest = rest.slice(end + 1).trimStart();
	}
	return rest;
}
function versionIn(word) {
	if (word === void 0) return null;
	const link = word.indexOf("](");
	let text = link === -1 ? word : word.slice(0, link);
	if (text.startsWith("[")) text = text.slice(1);
	if (text.endsWith("]")) text = text.slice(0, -1);
	if (text.startsWith("v")) text = text.slice(1);
	return VERSION.test(text) ? text : null;
}
function isRemark(rest) {
	const [first] = rest;
	return first === void 0 || first.startsWith("(") || first === "-" || first === "–" || first === "—";
}
function releaseHeading(line) {
	const text = line.slice(0, LONGEST$2);
	let level = 0;
	while (text[level] === "#") level += 1;
	if (level < 1 || level > 3 || text[level] !== " " && text[level] !== "	") return null;
	const words = withoutTags(text.slice(level)).split(/\s+/).filter((word) => word !== "");
	const first = versionIn(words[0]);
	if (first === null) return null;
	const second = words[1] === "and" || words[1] === "&" ? versionIn(words[2]) : null;
	const rest = words.slice(second === null ? 1 : 3);
	const date = dateIn(rest.join(" "));
	if (date === null && (level !== 2 || !isRemark(rest))) return null;
	return {
		versions: second === null ? [first] : [first, second],
		date
	};
}

// src/look-up/changelog.ts
const LONGEST$1 = 8388608;
function fenceMark(trimmed) {
	const character = trimmed[0];
	if (character !== "`" && character !== "~") return null;
	let length = 1;
	while (trimmed[length] === character) length += 1;
	if (length < 3 || character === "`" && trimmed.includes("`", length)) return null;
	return character.repeat(length);
}
function opened(trimmed, indent) {
	if (trimmed.startsWith("<!--")) return trimmed.includes("-->") ? null : { kind: "comment" };
	const mark = fenceMark(trimmed);
	return mark === null ? null : {
		kind: "fence",
		mark,
		indent
	};
}
function isClosed(shelter, trimmed, indent) {
	if (shelter.kind === "comment") return trimmed.includes("-->") ? "closed" : "open";
	if (trimmed.startsWith(shelter.mark) && trimmed.length === runLength(trimmed, shelter.mark[0])) return "closed";
	return shelter.indent > 0 && indent === 0 && trimmed.startsWith("#") ? "left" : "open";
}
function runLength(text, character) {
	let length = 0;
	while (length < text.length && text[length] === character) length += 1;
	return length;
}
function headingsOf(text) {
	const headings = [];
	let shelter = null;
	let shelterStart = {
		offset: 0,
		line: 0
	};
	let hides = true;
	let line = 0;
	let offset = text.startsWith("﻿") ? 1 : 0;
	while (offset <= text.length) {
		const newline = text.indexOf("\n", offset);
		const end = newline === -1 ? text.length : newline;
		const next = end + 1;
		line += 1;
		const content = text.slice(offset, end).trimEnd();
		const trimmed = content.trimStart();
		const indent = content.length - trimmed.length;
		const standing = shelter === null ? "none" : isClosed(shelter, trimmed, indent);
		if (standing === "closed" || standing === "left") shelter = null;
		if (standing === "none" || standing === "left") {
			const shelterHere = hides ? opened(trimmed, indent) : null;
			if (shelterHere !== null) {
				shelter = shelterHere;
				shelterStart = {
					offset: next,
					line
				};
			} else if (indent === 0 && trimmed.startsWith("#")) headings.push({
				text: trimmed,
				line,
				offset,
				below: Math.min(next, text.length)
			});
		}
		offset = next;
		if (offset > text.length && shelter !== null) {
			shelter = null;
			hides = false;
			offset = shelterStart.offset;
			line = shelterStart.line;
		}
	}
	return headings;
}
function endsHistory(text) {
	const level = runLength(text, "#");
	return level === 1 || level === 2 && /^## +(?:Older|Previous|Unreleased|\[Unreleased|Changelog)/i.test(text);
}
function indexChangelog(text) {
	if (text.length > LONGEST$1) throw new UpstreamError(`the changelog has ${text.length} characters, more than the ${LONGEST$1} that are read`);
	const releases = [];
	let open = null;
	function close(end) {
		if (open === null) return;
		const { heading, versions, date } = open;
		for (const version of versions) releases.push({
			version,
			date,
			line: heading.line,
			heading: heading.offset,
			start: heading.below,
			end
		});
		open = null;
	}
	for (const heading of headingsOf(text)) {
		const release = releaseHeading(heading.text);
		if (release === null && !endsHistory(heading.text)) continue;
		close(heading.offset);
		if (release !== null) open = {
			heading,
			...release
		};
	}
	close(text.length);
	if (releases.length === 0) throw new UpstreamError("no release was found in the changelog: its headings are of no style that is known");
	const places = /* @__PURE__ */ new Map();
	for (const release of releases) {
		const before = places.get(release.version);
		if (before === void 0) places.set(release.version, [release]);
		else before.push(release);
	}
	return {
		releases,
		section(version) {
			const found = places.get(version);
			return found === void 0 ? null : found.map(({ start, end }) => text.slice(start, end)).join("\n");
		}
	};
}

// src/look-up/sources.ts
function sectionsOf(index) {
	return new Map(index.releases.map(({ version, date }) => [version, {
		date,
		text: index.section(version) ?? ""
	}]));
}
function changelogSource(kind, name, text) {
	try {
		return {
			kind: "found",
			source: {
				kind,
				name,
				sections: sectionsOf(indexChangelog(text))
			}
		};
	} catch (error) {
		if (!(error instanceof UpstreamError)) throw error;
		return {
			kind: "missing",
			why: `${name}: ${error.message}`
		};
	}
}
function once(known, key, ask) {
	const before = known.get(key);
	if (before !== void 0) return before;
	const asked = ask();
	known.set(key, asked);
	return asked;
}
function openLibrary(world) {
	const asked = /* @__PURE__ */ new Map();
	const lists = /* @__PURE__ */ new Map();
	const facts = /* @__PURE__ */ new Map();
	return {
		changelog: ({ adapter }) => once(asked, `changelog ${adapter.sdk}`, async () => {
			const text = await world.github.file(adapter.repository, "CHANGELOG.md");
			if (text === "unknown") return {
				kind: "missing",
				why: `GitHub does not give the changelog of ${adapter.repository}`
			};
			return changelogSource("github", `CHANGELOG.md of ${adapter.repository}`, text);
		}),
		listed: ({ adapter, upgrader }, oldest) => once(lists, `${adapter.sdk} ${oldest}`, () => upgrader.releases(world.tools, world.repository.root, oldest)),
		releases: ({ adapter }) => once(asked, `releases ${adapter.sdk}`, async () => {
			const listed = await world.github.releases(adapter.repository);
			if (listed === "unknown") return {
				kind: "missing",
				why: "nor the text of its releases"
			};
			const sections = listed.map(({ tag, date, body }) => [tag.replace(/^v/, ""), {
				date: date.slice(0, 10),
				text: body
			}]);
			return {
				kind: "found",
				source: {
					kind: "github",
					name: `the releases of ${adapter.repository}`,
					sections: new Map(sections)
				}
			};
		}),
		facts: ({ adapter, upgrader }, version) => once(facts, `${adapter.sdk} ${version}`, async () => {
			try {
				return await upgrader.inspect(world.tools, world.repository.root, version);
			} catch (error) {
				if (!(error instanceof UpstreamError)) throw error;
				return { why: `the package of ${adapter.name} ${version} could not be looked into: ${error.message}` };
			}
		})
	};
}
function apiVersionsOf(sections, scheme) {
	const pinned = /* @__PURE__ */ new Map();
	const versions = [...sections.keys()].filter((version) => scheme.parse(version) !== void 0).toSorted(scheme.compare);
	let current = null;
	for (const version of versions) {
		const own = apiVersionIn(sections.get(version)?.text ?? "");
		const isStable = scheme.parse(version)?.channel === "stable";
		if (isStable) current = own ?? current;
		const api = isStable ? current : own;
		if (api !== null) pinned.set(version, api);
	}
	return pinned;
}

// src/look-up/ages.ts
const MOST_PACKAGES = 6;
const LAST_FIXED_TIME = "2016-01-01";
function datesOf(asked, source) {
	const sections = asked.kind === "found" ? [...asked.source.sections] : [];
	return new Map(sections.flatMap(([version, { date }]) => date === null ? [] : [[version, {
		date,
		source
	}]]));
}
function newestOfMajors(releases, upgrader) {
	const newest = /* @__PURE__ */ new Map();
	for (const release of releases) {
		const major = release.channel === "stable" && release.withdrawn === null ? upgrader.versions.parse(release.version)?.major : void 0;
		if (major !== void 0) newest.set(major, release);
	}
	return [...newest.values()].toReversed().slice(0, MOST_PACKAGES);
}
async function fromPackages(library, subject, undated) {
	const dated = /* @__PURE__ */ new Map();
	await Promise.all(newestOfMajors(undated, subject.upgrader).map(async ({ version }) => {
		const facts = await library.facts(subject, version);
		if ("why" in facts) return;
		const { changelog, newestFile } = facts;
		const told = changelog === null ? /* @__PURE__ */ new Map() : datesOf(changelogSource("package", version, changelog), "changelog");
		for (const [each, date] of told) dated.set(each, date);
		if (newestFile !== null && newestFile.slice(0, 10) > LAST_FIXED_TIME && !told.has(version)) dated.set(version, {
			date: newestFile,
			source: "package"
		});
	}));
	return dated;
}
const TOLD = {
	registry: "age from the registry",
	github: "age from the GitHub release, not the registry",
	changelog: "age from the changelog, not the registry",
	package: "age from the package, not the registry"
};
async function dateReleases(world, subject, releases) {
	if (releases.length === 0 || releases.some(({ date }) => date !== null)) return {
		releases,
		notes: []
	};
	const library = openLibrary(world);
	const known = /* @__PURE__ */ new Map();
	const sources = [
		async () => datesOf(await library.releases(subject), "github"),
		async () => datesOf(await library.changelog(subject), "changelog"),
		async (undated) => fromPackages(library, subject, undated)
	];
	for (const ask of sources) {
		const undated = releases.filter(({ version }) => !known.has(version));
		if (undated.length === 0) break;
		for (const [version, dated] of await ask(undated)) if (!known.has(version)) known.set(version, dated);
	}
	const found = releases.map((release) => {
		const dated = known.get(release.version);
		return dated === void 0 ? release : {
			...release,
			date: dated.date,
			dateSource: dated.source
		};
	});
	const used = new Set(found.map(({ dateSource }) => dateSource).filter((source) => source !== null));
	return {
		releases: found,
		notes: used.size === 0 ? ["nothing says when these releases were published: each counts as too new"] : [...used].map((source) => TOLD[source])
	};
}

// src/look-up/kinds.ts
const PREAMBLE = /^(?:\s|⚠️?|❗|\uFE0F|\*\*Breaking change:?\*\*:?|\[#\d+\]\([^()\s]*\)|[-–:,])+/u;
const GENERATED = /^(?:update generated code|generated (?:code|changes)|api updates|update codegen|codegen|support for apis in the (?:new )?api version|next major release changes)/i;
const BREAKING = /⚠|❗|\bremoves? support for\b|\bremoved support for\b|\bdrop(?:s|ped)? support\b|\bchange type of\b|\b(?:is|are) now required\b|\bACTION REQUIRED\b/iu;
const BREAKING_TITLE = /\bbreaking changes?\b/i;
const NOT_BREAKING = /\b(?:not (?:a |technically |strictly )*breaking|non-?breaking|no breaking)\b/i;
const REQUIRED = /\bto be required\b/i;
const OF_CALLERS = /Params/;
const ANNOUNCEMENT = /\bbreaking changes\b[^\n]{0,80}\bprefixed with\b/i;
const BREAKING_API = /^(?:remove|rename)d? /i;
const SECURITY = /\bsecurity\b|\bvulnerab|\bmalicious|\bharden|\bcryptographically\b|\bcompromised\b|\bforged?\b|\bspoof|\bcve-\d|\bghsa-|\b(?:constant[- ]time|timing[- ]safe)\b/i;
const SECURITY_TITLE = /(?<!type )(?<!method )(?<!function )\bsignatures?\b|\bsecrets?\b|\bcertificates?\b|\bcrypto/i;
const ASIDE = /\b(?:docs?|documentation|readme|examples?|coveralls|tests?)\b/i;
const FIX = /\b(?:fix(?:e[sd]|ing)?|bug|correct(?:s|ed|ly)?|restore[sd]?|revert(?:s|ed)?|resolve[sd]?|prevents?|repair|regression|handle[sd]?|reject|validate[sd]?|encode)\b/i;
function prose(markdown) {
	return markdown.replace(/`[^`]*`/g, " ").replace(/\]\([^()\s]*\)/g, "] ");
}
function bare(title) {
	return title.replace(PREAMBLE, "").trim();
}
function isGenerated(title) {
	return GENERATED.test(bare(title));
}
function namesBreaking(text) {
	return /⚠|❗|\bACTION REQUIRED\b/u.test(text) || BREAKING_TITLE.test(text) && !NOT_BREAKING.test(text);
}
function withoutAnnouncement(text) {
	const at = text.search(ANNOUNCEMENT);
	if (at === -1) return text;
	const end = text.indexOf(". ", at);
	return end === -1 ? "" : text.slice(end + 2);
}
function isMarkedBreaking(markdown, isApi) {
	const [title = ""] = markdown.split("\n", 1);
	if (BREAKING.test(markdown) || REQUIRED.test(markdown) && (!isApi || OF_CALLERS.test(markdown))) return true;
	if (BREAKING_TITLE.test(title) && !NOT_BREAKING.test(title)) return true;
	return isApi && BREAKING_API.test(bare(title));
}
function otherKind(markdown, isApi) {
	if (isApi) return REQUIRED.test(markdown) ? "answer" : "feature";
	const [title = ""] = markdown.split("\n", 1);
	if (!ASIDE.test(prose(title)) && (SECURITY_TITLE.test(prose(title)) || SECURITY.test(prose(markdown)))) return "security";
	return FIX.test(prose(title)) ? "fix" : "feature";
}

// src/look-up/outline.ts
function measured(line) {
	let indent = 0;
	let at = 0;
	for (; at < line.length; at += 1) if (line[at] === " ") indent += 1;
	else if (line[at] === "	") indent += 4 - indent % 4;
	else break;
	return {
		indent,
		trimmed: line.slice(at)
	};
}
function itemAt({ indent, trimmed }, line) {
	if (trimmed[0] === "#") {
		let level = 1;
		while (trimmed[level] === "#") level += 1;
		if (level > 6 || trimmed[level] !== " ") return null;
		return {
			kind: "heading",
			indent,
			content: indent,
			level,
			title: trimmed.slice(level).trim(),
			start: line,
			end: line,
			children: []
		};
	}
	const text = trimmed.replace(/^(?:[*+-] +)+/, "");
	if (text === trimmed || /^[*+-]*$/.test(text)) return null;
	return {
		kind: "bullet",
		indent,
		content: indent + trimmed.length - text.length,
		level: 0,
		title: text,
		start: line,
		end: line,
		children: []
	};
}
const DEEPEST = 12;
function belongs(item, holder) {
	if (holder.kind === "bullet") return item.indent > holder.indent;
	if (item.indent < holder.indent) return false;
	return item.kind === "bullet" || item.indent > holder.indent || item.level > holder.level;
}
function outline(section) {
	const lines = section.split("\n").map((line) => line.trimEnd());
	const items = [];
	const open = [];
	let fence = null;
	for (const [number, line] of lines.entries()) {
		const read = measured(line);
		if (fence !== null) {
			if (read.trimmed.startsWith(fence)) fence = null;
			continue;
		}
		fence = /^(?:```|~~~)/.exec(read.trimmed)?.[0] ?? null;
		const item = fence === null ? itemAt(read, number) : null;
		if (item === null) continue;
		while (open.length > 0) {
			const holder = open.at(-1);
			if (holder === void 0 || belongs(item, holder)) break;
			holder.end = number;
			open.pop();
		}
		if (open.length === DEEPEST) continue;
		(open.at(-1)?.children ?? items).push(item);
		open.push(item);
	}
	for (const item of open) item.end = lines.length;
	return {
		lines,
		introEnd: items[0]?.start ?? lines.length,
		items
	};
}
function textOf(lines, start, end, columns) {
	return lines.slice(start, end).map((line) => {
		const { indent, trimmed } = measured(line);
		return " ".repeat(Math.max(0, indent - columns)) + trimmed;
	}).join("\n").trim();
}
function markdownOf(item, lines, end) {
	const body = textOf(lines, item.start + 1, end, item.content);
	if (body === "") return item.title;
	return `${item.title}${lines[item.start + 1] === "" ? "\n\n" : "\n"}${body}`;
}

// src/look-up/changes.ts
const LEGEND = /symbol highlights breaking changes|^\s*Release specs are identical\.?\s*$/i;
function changeOf(markdown, context) {
	if (markdown === "" || LEGEND.test(markdown)) return [];
	return [{
		kind: context.isBreaking || isMarkedBreaking(markdown, context.isApi) ? "breaking" : otherKind(markdown, context.isApi),
		markdown,
		isApi: context.isApi
	}];
}
function holdsMarked(items) {
	return items.some((item) => item.kind === "bullet" && /⚠|❗/u.test(item.title) || holdsMarked(item.children));
}
function proseOf(text, isAlone, context) {
	return (isAlone ? [text] : text.split(/\n[ \t]*\n/).filter((paragraph) => namesBreaking(paragraph))).flatMap((paragraph) => changeOf(paragraph.trim(), {
		...context,
		isBreaking: context.isBreaking || namesBreaking(paragraph)
	}));
}
function changesBelowHeading(item, lines, context) {
	const isBreaking = namesBreaking(item.title);
	const isApi = context.isApi && !/\bsdk\b|\bother\b/i.test(item.title);
	const own = textOf(lines, item.start + 1, item.children[0]?.start ?? item.end, item.content);
	const inner = {
		isBreaking: isBreaking && !holdsMarked(item.children),
		isApi: isApi || /\bStripe API\b/i.test(item.title)
	};
	return [...proseOf(own, item.children.length === 0, {
		...inner,
		isBreaking
	}), ...changesOf(item.children, lines, inner)];
}
function changesOfGenerated(item, lines, context) {
	const inner = {
		isBreaking: context.isBreaking,
		isApi: true
	};
	const below = [...proseOf(textOf(lines, item.start + 1, item.children[0]?.start ?? item.end, item.content), false, inner), ...changesOf(item.children, lines, inner)];
	return isMarkedBreaking(item.title, false) && !below.some(({ kind }) => kind === "breaking") || item.children.length === 0 ? [...changeOf(item.title, context), ...below] : below;
}
function changesOfBullet(item, lines, context) {
	if (isGenerated(item.title)) return changesOfGenerated(item, lines, context);
	const heading = item.children.find((child) => child.kind === "heading");
	if (heading === void 0) return changeOf(markdownOf(item, lines, item.end), context);
	const headings = item.children.filter((child) => child.start >= heading.start);
	const own = markdownOf(item, lines, heading.start);
	return [...changeOf(own, context), ...changesOf(headings, lines, {
		...context,
		isApi: /\bAPI (?:changelog|changes|version)\b/i.test(own)
	})];
}
function changesOf(items, lines, context) {
	return items.flatMap((item) => item.kind === "heading" ? changesBelowHeading(item, lines, context) : changesOfBullet(item, lines, context));
}
function introOf({ lines, introEnd, items }) {
	const context = {
		isBreaking: false,
		isApi: false
	};
	const told = proseOf(textOf(lines, 0, introEnd, 0), items.length === 0, context);
	if (!holdsMarked(items)) return told;
	return told.flatMap((change) => {
		const rest = withoutAnnouncement(change.markdown);
		return rest === change.markdown ? [change] : changeOf(rest, context);
	});
}
function changesIn(section) {
	const read = outline(section);
	return [...introOf(read), ...changesOf(read.items, read.lines, {
		isBreaking: false,
		isApi: false
	})];
}

// src/look-up/sibling.ts
const LISTED_FROM = "22.0.0";
async function newestOf(library, subject) {
	try {
		const newest = (await library.listed(subject, LISTED_FROM)).findLast((release) => release.channel === "stable" && release.withdrawn === null);
		if (newest === void 0) return { why: `no release of ${subject.adapter.name} is known` };
		const facts = await library.facts(subject, newest.version);
		if ("why" in facts) return facts;
		if (facts.changelog === null) return { why: `the package of ${subject.adapter.name} ${newest.version} ships no changelog` };
		const asked = changelogSource("package", `the changelog in the package of ${subject.adapter.name} ${newest.version}`, facts.changelog);
		return asked.kind === "found" ? asked.source : { why: asked.why };
	} catch (error) {
		if (!(error instanceof UpstreamError)) throw error;
		return { why: error.message };
	}
}
function isWithin(api, after, upTo) {
	return api !== void 0 && api.id > after.id && api.id <= upTo.id;
}
async function siblingNotes(library, adapters, upgrade, own) {
	const { from, to } = own.apiVersion;
	const adapter = adapters.node;
	if (upgrade.sdk === "node" || adapter === void 0 || adapter.upgrader === null) return own;
	if (from === null || to === null) return {
		...own,
		notes: [...own.notes, "the API versions are not known either, so no other SDK can answer"]
	};
	if (from.id === to.id) return {
		...own,
		notes: [...own.notes, `both versions pin the API version ${to.id}, so the API changes nothing`]
	};
	const source = await newestOf(library, {
		adapter,
		upgrader: adapter.upgrader
	});
	if ("why" in source) return {
		...own,
		notes: [...own.notes, `${adapter.name} could not answer for it: ${source.why}`]
	};
	const scheme = adapter.upgrader.versions;
	const pinned = apiVersionsOf(source.sections, scheme);
	const releases = [...source.sections].filter(([version]) => scheme.parse(version)?.channel === "stable" && isWithin(pinned.get(version), from, to)).toSorted(([a], [b]) => scheme.compare(b, a)).map(([version, { date, text }]) => {
		return {
			version,
			date,
			changes: changesIn(text).filter(({ isApi }) => isApi).map(({ kind, markdown }) => ({
				kind,
				markdown
			})),
			apiVersion: pinned.get(version) ?? null
		};
	}).filter(({ changes }) => changes.length > 0);
	if (releases.length === 0) return {
		...own,
		notes: [...own.notes, `${adapter.name} tells of no API version after ${from.id} up to ${to.id} either`]
	};
	const label = `what stands here is from ${adapter.name}, versions ${releases.at(-1)?.version} to ${releases[0]?.version}, for the same API versions (after ${from.id} up to ${to.id}): changes of the API are the same in every language, those of the SDK itself are missing`;
	return {
		...own,
		releases,
		source: "sibling",
		notes: [
			...own.notes,
			label,
			`read from ${source.name}`
		]
	};
}

// src/look-up/notes.ts
function between(versions, upgrade, scheme) {
	const channels = /* @__PURE__ */ new Set([
		"stable",
		scheme.parse(upgrade.from)?.channel,
		scheme.parse(upgrade.to)?.channel
	]);
	return [...versions].filter((version) => channels.has(scheme.parse(version)?.channel)).filter((version) => scheme.compare(version, upgrade.from) > 0 && scheme.compare(version, upgrade.to) <= 0).toSorted((a, b) => scheme.compare(b, a));
}
async function shipped(library, subject, version) {
	const facts = await library.facts(subject, version);
	if ("why" in facts) return {
		kind: "missing",
		why: facts.why
	};
	const name = `the changelog in the package of ${subject.adapter.name} ${version}`;
	return facts.changelog === null ? {
		kind: "missing",
		why: `the package of ${subject.adapter.name} ${version} ships no changelog`
	} : changelogSource("package", name, facts.changelog);
}
async function join(library, subject, upgrade, newest) {
	const packages = [.../* @__PURE__ */ new Set([newest, upgrade.to])];
	const files = await Promise.all([library.changelog(subject), ...packages.map((version) => shipped(library, subject, version))]);
	const asked = files.some((asked) => asked.kind === "found" && asked.source.sections.has(upgrade.to)) ? files : [...files, await library.releases(subject)];
	const sections = /* @__PURE__ */ new Map();
	for (const each of asked) {
		if (each.kind === "missing") continue;
		for (const [version, section] of each.source.sections) if (!sections.has(version)) sections.set(version, {
			...section,
			source: each.source
		});
	}
	return {
		sections,
		why: asked.filter((each) => each.kind === "missing").map(({ why }) => why)
	};
}
async function pinned(library, subject, upgrade, told) {
	const [from, to] = await Promise.all([upgrade.from, upgrade.to].map(async (version) => {
		const facts = await library.facts(subject, version);
		return ("why" in facts ? null : facts.apiVersion) ?? told.get(version) ?? null;
	}));
	return {
		from: from ?? null,
		to: to ?? null
	};
}
function releaseOf(version, section, api) {
	const changes = changesIn(section.text).map(({ kind, markdown }) => ({
		kind,
		markdown
	}));
	return {
		version,
		date: section.date,
		changes,
		apiVersion: api
	};
}
async function changelogOf(world, library, adapters, subject, upgrade, newest) {
	const scheme = subject.upgrader.versions;
	const { sections, why } = await join(library, subject, upgrade, newest);
	const told = apiVersionsOf(sections, scheme);
	const apiVersion = await pinned(library, subject, upgrade, told);
	const listed = between(sections.keys(), upgrade, scheme);
	if (listed.length === 0) {
		const text = `the release notes of ${subject.adapter.name} ${upgrade.to} could not be had: ${why.join("; ") || "no source lists it"}`;
		const changelog = await siblingNotes(library, adapters, upgrade, {
			releases: [],
			source: "none",
			notes: [text],
			apiVersion,
			fromDate: null
		});
		if (changelog.source === "none") world.log.warn({
			place: null,
			text
		});
		return changelog;
	}
	const sources = /* @__PURE__ */ new Set();
	const releases = listed.flatMap((version) => {
		const section = sections.get(version);
		if (section === void 0) return [];
		sources.add(section.source);
		return [releaseOf(version, section, version === upgrade.to ? apiVersion.to : told.get(version) ?? null)];
	});
	const notes = [`read from ${[...sources].map(({ name }) => name).join(", and from ")}`];
	if (listed[0] !== upgrade.to) notes.push(`no source has notes for ${upgrade.to} itself`, ...why);
	const isGithub = [...sources].some(({ kind }) => kind === "github");
	const fromDate = sections.get(upgrade.from)?.date ?? null;
	return {
		releases,
		source: isGithub ? "github" : "package",
		notes,
		apiVersion,
		fromDate
	};
}
function notesOf(world, upgrades, adapters) {
	const library = openLibrary(world);
	return Promise.all(upgrades.map((upgrade) => {
		const adapter = adapters[upgrade.sdk];
		if (adapter === void 0 || adapter.upgrader === null) throw new Error(`an upgrade of ${upgrade.sdk}, which can not be upgraded`);
		const { upgrader } = adapter;
		const newest = upgrades.filter(({ sdk }) => sdk === upgrade.sdk).map(({ to }) => to).toSorted(upgrader.versions.compare).at(-1) ?? upgrade.to;
		return changelogOf(world, library, adapters, {
			adapter,
			upgrader
		}, upgrade, newest);
	}));
}

// src/look-up/oldest.ts
const FAR_AHEAD = "999.0.0";
const LONGEST = 500;
function oldestOf(use, scheme) {
	const inUse = use.version === null ? void 0 : scheme.parse(use.version);
	if (inUse !== void 0) return inUse.text;
	if (use.specifier.trim() === "" || scheme.admits(use.specifier, FAR_AHEAD)) return null;
	const majors = [...use.specifier.slice(0, LONGEST).matchAll(/(?<![.\d])\d{1,4}/g)].map(([digits]) => Number(digits));
	if (majors.length === 0) return null;
	const lowest = Math.min(...majors) - (use.specifier.includes("<") ? 1 : 0);
	return `${Math.max(0, lowest)}.0.0`;
}
function oldestInUse(uses, scheme) {
	return uses.map((use) => oldestOf(use, scheme)).filter((version) => version !== null).toSorted(scheme.compare)[0] ?? "0.0.0";
}

// src/look-up/index.ts
async function catalogOf(world, adapter, upgrader, uses) {
	const { ecosystem, name } = adapter.advisories;
	const [listed, advisories] = await Promise.all([upgrader.releases(world.tools, world.repository.root, oldestInUse(uses, upgrader.versions)), world.github.advisories(ecosystem, name)]);
	const { releases, notes } = await dateReleases(world, {
		adapter,
		upgrader
	}, listed);
	return {
		sdk: adapter.sdk,
		releases,
		advisories,
		notes
	};
}
async function lookUp(world, uses, adapters = SDK_ADAPTERS) {
	const asked = SDKS.flatMap((sdk) => {
		const adapter = adapters[sdk];
		const editable = uses.filter((use) => use.sdk === sdk && use.editable);
		return adapter === void 0 || adapter.upgrader === null || editable.length === 0 ? [] : [{
			adapter,
			upgrader: adapter.upgrader,
			editable
		}];
	});
	if (asked.length === 0) return [];
	return world.log.step("Looking up releases", async (say) => {
		const looked = asked.map(async ({ adapter, upgrader, editable }) => {
			try {
				return await catalogOf(world, adapter, upgrader, editable);
			} catch (error) {
				if (!(error instanceof UpstreamError)) throw error;
				const text = `the releases of ${adapter.name} could not be looked up: ${error.message}`;
				world.log.warn({
					place: null,
					text
				});
				return {
					sdk: adapter.sdk,
					releases: [],
					advisories: "unknown",
					notes: [],
					failure: error.message
				};
			}
		});
		const catalogs = await Promise.all(looked);
		const failed = catalogs.some(({ failure }) => failure !== void 0);
		say(catalogs.map(({ sdk, releases }) => `${releases.length} of ${adapters[sdk]?.name}`).join(", "), failed ? "failed" : void 0);
		return catalogs;
	});
}
async function lookUpNotes(world, upgrades, adapters = SDK_ADAPTERS) {
	if (upgrades.length === 0) return [];
	return world.log.step("Reading release notes", async (say) => {
		const changelogs = await notesOf(world, upgrades, adapters);
		const read = changelogs.flatMap(({ releases }, number) => releases.map(({ version }) => `${upgrades[number]?.sdk} ${version}`));
		say(`${new Set(read).size} releases`);
		return changelogs;
	});
}

export { narrow as a, hazardsInUse as i, lookUpNotes as n, versionsInUse as o, choose as r, allMovingWith as s, lookUp as t };