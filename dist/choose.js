import { V as BRANCH_PREFIX, a as compiledFile, c as folderOf, l as isWithin, o as governingUse, s as fallbackFor, x as upgraderOf } from "./domain.js";

// src/choose/affected.ts
function covers(range, version, scheme) {
	const read = scheme.parse(version);
	if (read === void 0) return false;
	const spellings = read.channel === "stable" ? [version] : [version, `${read.major}.${read.minor}.${read.patch}`];
	return range.split("||").map((part) => part.trim()).some((part) => spellings.some((spelling) => scheme.admits(part, spelling)));
}
function hazardsOf(hazards, version, scheme) {
	return hazards.filter((hazard) => covers(hazard.versions, version, scheme));
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

// src/choose/cooldown.ts
const DAY = 864e5;
function publishedBy(date) {
	return date.length > 10 ? Date.parse(date) : Date.parse(`${date}T00:00:00Z`) + DAY;
}
function scopeOf(path) {
	return path.startsWith(".") && path.includes("/") ? "" : folderOf(path);
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
	return cooldowns.filter((cooldown) => cooldown.sdk === use.sdk && isWithin(folderOf(use.path), scopeOf(cooldown.path))).map(({ days, until, path, line }) => {
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
function tooNew(release, wait, now) {
	const days = `${wait.days} ${wait.days === 1 ? "day" : "days"}`;
	if (release.date === null) return wait.days > 0 ? `too new: nothing says when it was published, and ${wait.asks} asks for ${days}` : null;
	const published = publishedBy(release.date);
	const day = release.date.slice(0, 10);
	if (Number.isNaN(published)) return `too new: its date, "${release.date}", could not be read`;
	if (Date.parse(release.date) > now.getTime()) return `too new: it is dated ${day}, which is in the future`;
	if (now.getTime() - published >= wait.days * DAY || wait.days === 0) return null;
	return `too new: published on ${day}, and ${wait.asks} asks for ${days}`;
}
function tooLate(release, { until }) {
	if (until === void 0 || release.date !== null && !(publishedBy(release.date) > publishedBy(until.date))) return null;
	return `published ${release.date === null ? "at no date that is known" : `on ${release.date.slice(0, 10)}`}, and ${until.asks} admits nothing newer than ${until.date}`;
}

// src/choose/cohorts.ts
function constraintsFor(use, constraints) {
	const above = constraints.filter((constraint) => constraint.sdk === use.sdk && isWithin(folderOf(use.path), scopeOf(constraint.path)));
	const depth = Math.max(...above.map((constraint) => scopeOf(constraint.path).length));
	const nearest = above.filter((constraint) => scopeOf(constraint.path).length === depth);
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
	const governing = governingUse(uses);
	return (use) => {
		const compiled = uses.find((other) => other !== use && other.path === use.lockfile?.path);
		const text = use.version ?? compiled?.version ?? newest(governing(use).specifier);
		if (text !== void 0 && !versions.has(text)) versions.set(text, read(text));
		return {
			text,
			version: text === void 0 ? void 0 : versions.get(text)
		};
	};
}
function answering({ lockfile, path, line }) {
	return lockfile === null ? `${path}:${line}` : `${lockfile.path}:${lockfile.line}`;
}
function askedAbove(use, specifier, releases, scheme) {
	const { locked, isPeer } = use;
	if (locked === null || isPeer || scheme.parse(locked)?.channel !== "stable" || scheme.admits(specifier, locked)) return void 0;
	const asked = releases.find(({ version }) => scheme.compare(version, locked) > 0 && scheme.admits(specifier, version));
	return asked === void 0 ? void 0 : scheme.parse(asked.version);
}
function leasts(uses, releases, scheme) {
	const governing = governingUse(uses);
	const found = /* @__PURE__ */ new Map();
	for (const use of uses) {
		const asked = askedAbove(use, governing(use).specifier, releases, scheme);
		const known = found.get(answering(use));
		if (asked !== void 0 && (known === void 0 || scheme.compare(asked.text, known.text) > 0)) found.set(answering(use), asked);
	}
	return (use) => found.get(answering(use));
}
function groupsOf(uses) {
	const governing = governingUse(uses);
	const groups = /* @__PURE__ */ new Map();
	for (const use of uses) {
		const group = groups.get(governing(use));
		if (group === void 0) groups.set(governing(use), [use]);
		else group.push(use);
	}
	return [...groups.values()];
}
function cohortsOf(uses, detection, releases, scheme, minAge) {
	const cohorts = /* @__PURE__ */ new Map();
	const blocked = [];
	const read = reader(uses, releases, scheme);
	const leastOf = leasts(uses, releases, scheme);
	for (const group of groupsOf(uses)) {
		const constraints = [...new Set(group.flatMap((use) => constraintsFor(use, detection.runtimes)))];
		const wait = group.map((use) => waitFor(use, minAge, detection.cooldowns)).reduce(stricter);
		for (const use of group) {
			const { text, version: inUse } = read(use);
			if (inUse === void 0) {
				const why = text === void 0 ? `no known release is admitted by "${use.specifier}"` : `the version in use, "${text}", could not be read`;
				blocked.push({
					sdk: use.sdk,
					version: null,
					why,
					places: placesOf([use])
				});
				continue;
			}
			const least = leastOf(use) ?? inUse;
			const key = JSON.stringify([
				inUse.text,
				least.text,
				constraints,
				wait
			]);
			const known = cohorts.get(key);
			if (known === void 0) cohorts.set(key, {
				uses: [use],
				inUse,
				least,
				constraints,
				wait
			});
			else known.uses.push(use);
		}
	}
	return {
		cohorts: [...cohorts.values()].toSorted((a, b) => scheme.compare(a.inUse.text, b.inUse.text)),
		blocked
	};
}

// src/choose/blocked.ts
function distinct(all) {
	const found = /* @__PURE__ */ new Map();
	for (const each of all) {
		const key = JSON.stringify([
			each.sdk,
			each.version,
			each.why
		]);
		const before = found.get(key)?.places ?? [];
		const places = each.places.filter(({ path, line }) => !before.some((place) => place.path === path && place.line === line));
		found.set(key, {
			...each,
			places: [...before, ...places]
		});
	}
	return [...found.values()];
}
function furthest(left) {
	const last = new Map(left.map(({ places, version }) => [JSON.stringify(places), version]));
	return left.filter(({ places, version }) => last.get(JSON.stringify(places)) === version);
}
function blockedUse(use) {
	return {
		sdk: use.sdk,
		version: null,
		why: use.why ?? "it cannot be edited",
		places: placesOf([use])
	};
}
function blockedOf(sdk, refused) {
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
function tooOldFor({ scheme, candidates }, { inUse, constraints }, required) {
	const own = candidates.find(({ version }) => version.text === inUse.text)?.release.runtime ?? null;
	if (own !== null && scheme.runtimeMeets(own, required)) return void 0;
	return constraints.find((each) => !scheme.runtimeMeets(each.requirement, required));
}
function refusalOf(facts, cohort, { release }) {
	const { scheme, policy, hazards, advisories, now } = facts;
	if (release.withdrawn !== null) return {
		kind: "other",
		why: `${release.isSource ? "" : "withdrawn: "}${release.withdrawn}`
	};
	const ignored = policy.ignore.find((ignore) => ignore.sdk === cohort.uses[0]?.sdk && covers(ignore.versions, release.version, scheme));
	if (ignored !== void 0) return {
		kind: "other",
		why: `ignored: ${ignored.reason}`
	};
	const avoid = hazards.find((hazard) => hazard.kind === "avoid" && covers(hazard.versions, release.version, scheme));
	if (avoid !== void 0) return {
		kind: "other",
		why: `to be avoided: ${avoid.title}`
	};
	const worse = advisories.find((advisory) => affects(advisory, release.version, scheme) && !affects(advisory, cohort.inUse.text, scheme));
	if (worse !== void 0) return {
		kind: "other",
		why: `affected by ${worse.id}, which the version in use is not`
	};
	const required = release.runtime;
	const constraint = required === null ? void 0 : tooOldFor(facts, cohort, required);
	if (constraint !== void 0) return {
		kind: "runtime",
		constraint,
		why: `needs ${required}, and ${constraint.path}:${constraint.line} declares ${constraint.requirement}`
	};
	const late = tooLate(release, cohort.wait);
	if (late !== null) return {
		kind: "other",
		why: late
	};
	const age = tooNew(release, cohort.wait, now);
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
function insecurities(facts, inUse) {
	return [...facts.hazards.filter((hazard) => hazard.kind === "security").map((hazard) => (version) => covers(hazard.versions, version, facts.scheme)), ...facts.advisories.map((advisory) => (version) => affects(advisory, version, facts.scheme))].filter((isAffected) => isAffected(inUse.text));
}
function lifted(facts, inUse, judged) {
	const fixes = /* @__PURE__ */ new Set();
	for (const isAffected of insecurities(facts, inUse)) {
		const free = judged.filter(({ candidate, refusal }) => (refusal === null || refusal.kind === "age") && !isAffected(candidate.release.version));
		const [first] = free;
		const sameMajor = free.filter(({ candidate }) => candidate.version.major === first?.candidate.version.major);
		if (first !== void 0 && sameMajor.every(({ refusal }) => refusal !== null)) fixes.add(first.candidate);
	}
	return fixes;
}
function judgedFor(facts, cohort) {
	const { inUse, least } = cohort;
	const { compare } = facts.scheme;
	const judged = facts.candidates.filter((candidate) => continues(inUse, candidate) && compare(candidate.release.version, inUse.text) > 0 && compare(candidate.release.version, least.text) >= 0).map((candidate) => ({
		candidate,
		refusal: refusalOf(facts, cohort, candidate)
	}));
	const fixes = lifted(facts, inUse, judged);
	return judged.map((each) => fixes.has(each.candidate) ? {
		candidate: each.candidate,
		refusal: null
	} : each);
}

// src/choose/buckets.ts
function open(member, major) {
	const accepted = member.judged.filter(({ candidate, refusal }) => refusal === null && candidate.version.major === major).map(({ candidate }) => candidate);
	const kept = accepted.filter((candidate) => candidate.version.channel === member.cohort.inUse.channel);
	return kept.length > 0 ? kept : accepted;
}
function targetMajor(member, majors) {
	if (majors === "off") return null;
	const above = member.judged.filter(({ candidate, refusal }) => refusal === null && candidate.version.major > member.cohort.least.major);
	return (majors === "latest" ? above.at(-1) : above[0])?.candidate.version.major ?? null;
}
function settle(members, major, channel, facts) {
	const candidates = facts.candidates.filter(({ version }) => version.major === major && version.channel === channel);
	const wishes = members.map((member) => ({
		member,
		open: new Set(open(member, major))
	}));
	let best = null;
	for (const to of candidates.toReversed()) {
		const behind = wishes.filter(({ member }) => facts.scheme.compare(member.cohort.inUse.text, to.release.version) < 0);
		const cohorts = behind.filter((wish) => wish.open.has(to)).map(({ member }) => member.cohort);
		const refused = behind.length - cohorts.length;
		if (cohorts.length > 0 && (best === null || refused < best.refused)) best = {
			to,
			cohorts,
			refused
		};
	}
	return best === null ? null : {
		major,
		channel,
		to: best.to,
		cohorts: best.cohorts
	};
}
const BEYOND = {
	latest: "a later major",
	next: "a later major, and `majors: next` goes one major at a time",
	off: "a later major, and `majors: off` allows none"
};
function wayOf(member, facts) {
	const { majors, inMajor } = facts.policy;
	const own = member.cohort.least.major;
	const goal = targetMajor(member, majors) ?? own;
	if (goal !== own) return {
		member,
		goal,
		isMoved: true,
		isBeside: inMajor === "always" || inMajor === "auto" && isMoreSecure(member, facts)
	};
	const isLater = ({ candidate: { version, release } }) => version.major > own && release.withdrawn === null;
	return {
		member,
		goal,
		isMoved: inMajor !== "never" || majors === "off" || !member.judged.some(isLater),
		isBeside: false
	};
}
function isMoreSecure(member, facts) {
	const newest = open(member, member.cohort.least.major).at(-1);
	return newest !== void 0 && insecurities(facts, member.cohort.inUse).some((isAffected) => !isAffected(newest.release.version));
}
function majorsOf({ member, goal, isMoved, isBeside }) {
	return [...isMoved ? [goal] : [], ...isBeside ? [member.cohort.least.major] : []];
}
function refusedTo(way, chosen, facts) {
	const { member, goal, isMoved } = way;
	const refused = [.../* @__PURE__ */ new Set([...majorsOf(way), goal])].map((major) => {
		const to = chosen.find((bucket) => bucket.major === major)?.to.release.version ?? member.cohort.inUse.text;
		return member.judged.findLast(({ candidate, refusal }) => (refusal !== null || !isMoved) && candidate.version.major === major && facts.scheme.compare(candidate.release.version, to) > 0);
	});
	const beyond = member.judged.findLast(({ candidate }) => candidate.version.major > goal);
	return [...refused, beyond].filter((candidate) => candidate !== void 0).map(({ candidate, refusal }) => ({
		version: candidate.release.version,
		refusal: refusal ?? {
			kind: "other",
			why: candidate.version.major > goal ? BEYOND[facts.policy.majors] : WAITS
		},
		uses: member.cohort.uses
	}));
}
const WAITS = "`in-major: never` waits for a later major";
function settleAll(moves, facts) {
	const joined = /* @__PURE__ */ new Map();
	for (const [member, major] of moves) {
		const channel = open(member, major)[0]?.version.channel ?? member.cohort.inUse.channel;
		const bucket = joined.get(`${major} ${channel}`) ?? {
			major,
			channel,
			members: []
		};
		bucket.members.push(member);
		joined.set(`${major} ${channel}`, bucket);
	}
	return [...joined.values()].map((bucket) => settle(bucket.members, bucket.major, bucket.channel, facts)).filter((bucket) => bucket !== null).toSorted((a, b) => facts.scheme.compare(a.to.release.version, b.to.release.version));
}
function bucketsOf(cohorts, facts) {
	let ways = cohorts.map((cohort) => wayOf({
		cohort,
		judged: judgedFor(facts, cohort)
	}, facts));
	for (;;) {
		const buckets = settleAll(ways.flatMap((way) => majorsOf(way).map((major) => [way.member, major])), facts);
		const holds = ({ cohort }) => buckets.some((bucket) => bucket.cohorts.includes(cohort));
		const left = new Set(ways.filter((way) => canFallBack(way, facts) && !holds(way.member)));
		if (left.size > 0) {
			ways = ways.map((way) => left.has(way) ? {
				...way,
				isBeside: true
			} : way);
			continue;
		}
		const isTaken = ({ major, channel }) => buckets.some((other) => other.major === major && other.channel === channel);
		const spare = ways.filter((way) => canFallBack(way, facts)).map(({ member }) => [member, member.cohort.least.major]);
		const refused = ways.flatMap((way) => {
			return refusedTo(way, buckets.filter((bucket) => bucket.cohorts.includes(way.member.cohort)), facts);
		});
		return {
			buckets,
			fallbacks: settleAll(spare, facts).filter((bucket) => !isTaken(bucket)),
			refused
		};
	}
}
function canFallBack({ member, goal, isBeside }, { policy }) {
	return policy.inMajor === "auto" && goal !== member.cohort.least.major && !isBeside;
}

// src/choose/upgrade.ts
function targetsOf(bucket, scheme, policy) {
	const to = bucket.to.release.version;
	const moved = [];
	const refused = /* @__PURE__ */ new Map();
	for (const cohort of bucket.cohorts) for (const use of cohort.uses) {
		const made = scheme.specifier(use, to, policy.range);
		if ("refused" in made && scheme.versions.admits(use.specifier, to)) continue;
		if ("refused" in made) refused.set(use, made.refused);
		else if (use.lockfile !== null || made.specifier !== use.specifier) moved.push({
			cohort,
			target: {
				use,
				specifier: made.specifier
			}
		});
	}
	const uses = [...refused.keys(), ...moved.map(({ target }) => target.use)];
	const governing = governingUse(uses);
	const stuck = new Set([...refused.keys()].map((use) => compiledFile(use, uses)).filter((path) => path !== void 0));
	const stuckDeciders = new Set([...refused.keys()].map(governing));
	return {
		moved: moved.filter(({ target: { use } }) => {
			const compiled = compiledFile(use, uses);
			const decider = governing(use);
			if (compiled !== void 0 && stuck.has(compiled)) refused.set(use, `another use in ${compiled}, or that it is compiled from, cannot be moved`);
			else if (stuckDeciders.has(decider)) refused.set(use, `it moves only together with ${decider.path}:${decider.line}, and not all of these can be moved`);
			return !refused.has(use);
		}),
		refused
	};
}
function pathsOf(targets) {
	const paths = targets.flatMap(({ use }) => use.lockfile === null ? [use.path] : [use.path, use.lockfile.path]);
	return [...new Set(paths)].toSorted();
}
function defects(froms, to, { versions, hazards }, releaseList) {
	const own = hazardsOf(hazards, to, versions);
	const before = froms.map((each) => hazardsOf(hazards, each, versions));
	const fixed = (releaseList.advisories === "unknown" ? [] : releaseList.advisories).filter((advisory) => !affects(advisory, to, versions) && froms.some((each) => affects(advisory, each, versions)));
	return {
		fixedHazards: [...new Set(before.flat())].filter((hazard) => !own.includes(hazard)),
		hazards: own,
		newHazards: own.filter((hazard) => before.some((each) => !each.includes(hazard))),
		fixedAdvisories: [...new Set(fixed.map(({ id }) => id))].toSorted()
	};
}
function narrowed(upgrade, targets, froms, scheme, releaseList) {
	const { versions } = scheme;
	const major = versions.parse(upgrade.to)?.major;
	return {
		...upgrade,
		from: froms[0] ?? upgrade.from,
		froms,
		major: froms.some((each) => versions.parse(each)?.major !== major),
		targets,
		paths: pathsOf(targets),
		...defects(froms, upgrade.to, scheme, releaseList)
	};
}
function upgradeOf$1(bucket, scheme, policy, releaseList, prefix) {
	const { versions } = scheme;
	const { sdk } = releaseList;
	const to = bucket.to.release.version;
	const { moved, refused } = targetsOf(bucket, scheme, policy);
	const stuck = [...refused.keys()];
	const blocked = [...refused].map(([use, why]) => ({
		sdk: use.sdk,
		version: to,
		why,
		places: placesOf([use])
	}));
	const froms = [...new Set(moved.map(({ cohort }) => cohort.inUse.text))].toSorted(versions.compare);
	const [from] = froms;
	if (from === void 0) return {
		upgrade: null,
		stuck,
		blocked
	};
	const targets = moved.map(({ target }) => target).toSorted((a, b) => a.use.path < b.use.path ? -1 : a.use.path > b.use.path ? 1 : a.use.range.start - b.use.range.start);
	return {
		upgrade: {
			sdk,
			from,
			froms,
			to,
			major: moved.some(({ cohort }) => cohort.inUse.major !== bucket.major),
			targets,
			paths: pathsOf(targets),
			branch: `${prefix}${sdk}-${bucket.major}.x`,
			...defects(froms, to, scheme, releaseList)
		},
		stuck,
		blocked
	};
}

// src/choose/moves.ts
function keyOf({ sdk, path, kind, package: name }) {
	return JSON.stringify([
		sdk,
		path,
		kind,
		name
	]);
}
function grouped(uses) {
	const groups = /* @__PURE__ */ new Map();
	for (const use of uses) groups.set(keyOf(use), [...groups.get(keyOf(use)) ?? [], use]);
	return groups;
}
function pairsOf(base, head) {
	const [befores, afters] = [grouped(base), grouped(head)];
	const pairs = [];
	const appeared = [];
	for (const key of /* @__PURE__ */ new Set([...befores.keys(), ...afters.keys()])) {
		const [before = [], after = []] = [befores.get(key), afters.get(key)];
		for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
			const [old, now] = [before[at], after[at]];
			if (old !== void 0 && now !== void 0) pairs.push({
				before: old,
				after: now
			});
			else if (old !== void 0) appeared.push({
				use: old,
				version: old.version,
				what: "removed"
			});
			else if (now !== void 0) appeared.push({
				use: now,
				version: now.version,
				what: "added"
			});
		}
	}
	return {
		pairs,
		appeared
	};
}
function staleLock({ before, after }, admits) {
	const lockfile = after.lockfile ?? before.lockfile;
	if (lockfile === null || after.specifier === before.specifier || after.movesWith !== void 0) return null;
	const { sdk, path, line, specifier, locked } = after;
	if (locked === null ? before.locked === null : admits(specifier, locked)) return null;
	return {
		sdk,
		path,
		line,
		specifier,
		lockfile: lockfile.path,
		locked
	};
}
function unlocked(use) {
	return {
		...use,
		locked: null,
		lockfile: null,
		version: null
	};
}
function versionsOf({ upgrader }, uses, releaseList) {
	if (upgrader === null) return new Map(uses.flatMap((use) => use.version === null ? [] : [[use, use.version]]));
	const { cohorts } = cohortsOf(uses, {
		uses,
		runtimes: [],
		cooldowns: [],
		notes: []
	}, releaseList?.releases ?? [], upgrader.versions, 0);
	return new Map(cohorts.flatMap((cohort) => cohort.uses.map((use) => [use, cohort.inUse.text])));
}
function compareOne(language, base, head, releaseList) {
	const { upgrader } = language;
	const admits = upgrader?.versions.admits ?? (() => true);
	const { pairs, appeared } = pairsOf(base, head);
	const stale = new Map(pairs.flatMap((pair) => {
		const found = staleLock(pair, admits);
		return found === null ? [] : [[pair.after, found]];
	}));
	const asked = new Map(head.map((use) => [use, stale.has(use) ? unlocked(use) : use]));
	const before = {
		uses: base,
		versions: versionsOf(language, base, releaseList)
	};
	const after = {
		uses: head,
		versions: versionsOf(language, [...asked.values()], releaseList)
	};
	const moved = [];
	const unknown = [];
	for (const pair of pairs) {
		const from = before.versions.get(pair.before);
		const to = after.versions.get(asked.get(pair.after) ?? pair.after);
		if (from !== void 0 && to !== void 0) {
			if (from !== to) moved.push({
				...pair,
				from,
				to
			});
		} else if (pair.before.specifier !== pair.after.specifier) unknown.push(pair.after);
	}
	return {
		moves: movesOf(language, moved, releaseList),
		appeared,
		stale: [...stale.values()],
		unknown
	};
}
function orderOf({ upgrader }) {
	return upgrader?.versions.compare ?? ((a, b) => a.localeCompare(b, "en", { numeric: true }));
}
function filesOf({ path, lockfile }) {
	return lockfile === null ? [path] : [path, lockfile.path];
}
function movesOf(language, moved, releaseList) {
	const order = orderOf(language);
	const directionOf = ({ from, to }) => order(to, from) < 0 ? "down" : "up";
	const groups = /* @__PURE__ */ new Map();
	for (const one of moved) {
		const key = `${one.to} ${directionOf(one)}`;
		groups.set(key, [...groups.get(key) ?? [], one]);
	}
	return [...groups.values()].flatMap((group) => {
		const [first] = group;
		if (first === void 0) return [];
		const upgrade = upgradeOf(language, group, first.to, directionOf(first), releaseList);
		const newAdvisories = newAdvisoriesOf(language, upgrade, releaseList);
		return [{
			upgrade,
			direction: directionOf(first),
			uses: group,
			newAdvisories
		}];
	});
}
function upgradeOf(language, group, to, direction, releaseList) {
	const { sdk, upgrader, hazards } = language;
	const froms = [...new Set(group.map(({ from }) => from))].toSorted(orderOf(language));
	const targets = group.map(({ before, after }) => ({
		use: before,
		specifier: after.specifier
	}));
	const bare = {
		sdk,
		from: froms[0] ?? to,
		froms,
		to,
		major: true,
		targets,
		paths: [...new Set(group.flatMap(({ before, after }) => [...filesOf(before), ...filesOf(after)]))].toSorted(),
		branch: `verify/${sdk}-${to}-${direction}`,
		fixedHazards: [],
		hazards: [],
		newHazards: [],
		fixedAdvisories: []
	};
	if (upgrader === null) return bare;
	const list = releaseList ?? {
		sdk,
		releases: [],
		advisories: "unknown",
		notes: []
	};
	return {
		...narrowed(bare, targets, froms, {
			...upgrader,
			hazards
		}, list),
		paths: bare.paths
	};
}
function newAdvisoriesOf({ upgrader }, { froms, to }, releaseList) {
	if (upgrader === null || releaseList === void 0 || releaseList.advisories === "unknown") return [];
	const { versions } = upgrader;
	const found = releaseList.advisories.filter((advisory) => affects(advisory, to, versions) && !froms.some((from) => affects(advisory, from, versions)));
	return [...new Set(found.map(({ id }) => id))].toSorted();
}
function movesBetween(sdks, base, head, releaseLists = []) {
	const all = sdks.all.map((language) => {
		const of = (uses) => uses.filter(({ sdk }) => sdk === language.sdk);
		return compareOne(language, of(base), of(head), releaseLists.find(({ sdk }) => sdk === language.sdk));
	});
	return {
		moves: all.flatMap(({ moves }) => moves),
		appeared: all.flatMap(({ appeared }) => appeared),
		stale: all.flatMap(({ stale }) => stale),
		unknown: all.flatMap(({ unknown }) => unknown)
	};
}

// src/choose/index.ts
function factsOf(releaseList, scheme, policy, now) {
	const candidates = releaseList.releases.flatMap((release) => {
		const version = scheme.versions.parse(release.version);
		return version === void 0 ? [] : [{
			release,
			version
		}];
	}).toSorted((a, b) => scheme.versions.compare(a.release.version, b.release.version));
	const advisories = releaseList.advisories === "unknown" ? [] : releaseList.advisories;
	return {
		scheme: scheme.versions,
		candidates,
		advisories,
		hazards: scheme.hazards,
		policy,
		now
	};
}
function withOwnBranches(upgrades, channels) {
	return upgrades.map((upgrade) => {
		const isShared = upgrades.some((other) => other !== upgrade && other.branch === upgrade.branch);
		const channel = channels.get(upgrade.to);
		return isShared && channel !== "stable" ? {
			...upgrade,
			branch: `${upgrade.branch}-${channel}`
		} : upgrade;
	});
}
function prefixFor(base) {
	return base?.isAside ? `${BRANCH_PREFIX}${base.branch}-` : BRANCH_PREFIX;
}
function chooseFor(uses, detection, releaseList, scheme, policy, now, prefix) {
	const facts = factsOf(releaseList, scheme, policy, now);
	const releases = facts.candidates.map(({ release }) => release);
	const { cohorts, blocked } = cohortsOf(uses, detection, releases, scheme.versions, policy.minAge);
	const { buckets, fallbacks, refused } = bucketsOf(cohorts, facts);
	const channels = new Map([...buckets, ...fallbacks].map(({ to, channel }) => [to.release.version, channel]));
	const makeAll = (all) => all.map((bucket) => upgradeOf$1(bucket, scheme, policy, releaseList, prefix));
	const made = makeAll(buckets);
	const named = withOwnBranches([...upgradesOf(made), ...upgradesOf(makeAll(fallbacks))], channels);
	const isSpare = ({ to }) => fallbacks.some((bucket) => bucket.to.release.version === to);
	const spare = named.filter(isSpare);
	const inUse = new Map(cohorts.flatMap((cohort) => cohort.uses.map((use) => [use, cohort.inUse.text])));
	const stuck = new Set(made.flatMap((each) => each.stuck));
	const instead = spare.flatMap((fallback) => fallbackFor(fallback, stuck, (upgrade, targets) => narrowedTo(upgrade, targets, inUse, scheme, releaseList)));
	return {
		upgrades: [...named.filter((upgrade) => !isSpare(upgrade)), ...instead].toSorted((a, b) => scheme.versions.compare(a.to, b.to)),
		fallbacks: spare,
		blocked: [
			...blocked,
			...blockedOf(releaseList.sdk, refused),
			...furthest(made.flatMap((each) => each.blocked))
		]
	};
}
function upgradesOf(made) {
	return made.flatMap(({ upgrade }) => upgrade ?? []);
}
function narrowedTo(upgrade, targets, inUse, scheme, releaseList) {
	const froms = upgrade.froms.filter((from) => targets.some(({ use }) => inUse.get(use) === from));
	return narrowed(upgrade, targets, froms, scheme, releaseList);
}
function choose(sdks, detection, releaseLists, policy, now, base = null) {
	const upgrades = [];
	const fallbacks = [];
	const blocked = [];
	for (const { sdk, upgrader, hazards } of sdks.all.filter((each) => policy.sdks.includes(each.sdk))) {
		const uses = detection.uses.filter((use) => use.sdk === sdk);
		const editable = uses.filter((use) => use.editable);
		const releaseList = releaseLists.find((each) => each.sdk === sdk);
		blocked.push(...uses.filter((use) => !use.editable).map(blockedUse));
		if (editable.length === 0) continue;
		if (upgrader === null || releaseList === void 0 || releaseList.releases.length === 0) {
			const why = releaseList !== void 0 && releaseList.failure === void 0 ? "the registry has no release that is as new as the version in use" : "its releases could not be looked up";
			blocked.push({
				sdk,
				version: null,
				why,
				places: placesOf(editable)
			});
			continue;
		}
		const choice = chooseFor(editable, detection, releaseList, {
			...upgrader,
			hazards
		}, policy, now, prefixFor(base));
		upgrades.push(...choice.upgrades);
		fallbacks.push(...choice.fallbacks);
		blocked.push(...choice.blocked);
	}
	return {
		upgrades,
		fallbacks,
		blocked: distinct(blocked)
	};
}
function versionsInUse(sdks, uses, releaseLists) {
	return new Map(sdks.all.flatMap(({ sdk, upgrader }) => {
		if (upgrader === null) return [];
		const releases = releaseLists.find((releaseList) => releaseList.sdk === sdk)?.releases ?? [];
		const used = uses.filter((use) => use.sdk === sdk);
		const { cohorts } = cohortsOf(used, {
			uses: used,
			runtimes: [],
			cooldowns: [],
			notes: []
		}, releases, upgrader.versions, 0);
		return cohorts.flatMap((cohort) => cohort.uses.map((use) => [use, cohort.inUse.text]));
	}));
}
function narrow(sdks, upgrade, targets, inUse, releaseLists) {
	const releaseList = releaseLists.find(({ sdk }) => sdk === upgrade.sdk);
	if (releaseList === void 0) return upgrade;
	return narrowedTo(upgrade, targets, inUse, {
		...upgraderOf(sdks, upgrade.sdk),
		hazards: sdks.of(upgrade.sdk).hazards
	}, releaseList);
}
function hazardsInUse(sdks, inUse) {
	return new Map(sdks.all.flatMap(({ sdk, upgrader, hazards }) => {
		if (upgrader === null) return [];
		const known = [...inUse].filter(([use]) => use.sdk === sdk);
		return hazards.flatMap((hazard) => {
			const uses = known.flatMap(([use, version]) => covers(hazard.versions, version, upgrader.versions) ? [use] : []);
			return uses.length === 0 ? [] : [[hazard, uses]];
		});
	}));
}

export { movesBetween as a, versionsInUse as i, hazardsInUse as n, narrow as r, choose as t };