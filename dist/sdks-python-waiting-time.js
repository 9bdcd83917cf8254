// src/sdks/python/waiting-time.ts
const UNIT_DAYS = {
	w: 7,
	d: 1,
	h: 1 / 24,
	m: 1 / 1440,
	s: 1 / 86400
};
function durationDays(text) {
	const value = text.trim().toLowerCase();
	if (value.length > 40) return void 0;
	const iso = /^p(?:(\d+)w)?(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?)?$/.exec(value);
	if (iso !== null && iso.slice(1).some((part) => part !== void 0)) {
		const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = iso.slice(1).map((part) => Number(part ?? 0));
		return weeks * 7 + days + hours / 24 + minutes / 1440 + seconds / 86400;
	}
	const parts = [...value.matchAll(/(\d+) ?(weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|w|d|h|m|s)(?:[ ,]+|$)/g)];
	if (parts.length === 0 || parts.map((part) => part[0]).join("") !== value) return void 0;
	return parts.reduce((sum, part) => sum + Number(part[1]) * (UNIT_DAYS[part[2]?.[0] ?? ""] ?? 0), 0);
}
function waitOf(text) {
	const days = durationDays(text);
	if (days !== void 0) return { days };
	const date = /^\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d\d:\d\d)?)?$/.exec(text.trim())?.[0];
	return date === void 0 || Number.isNaN(Date.parse(date)) ? void 0 : {
		days: 0,
		until: date
	};
}

export { waitOf as n, durationDays as t };