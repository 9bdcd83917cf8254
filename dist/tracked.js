// src/sdks/tracked.ts
const known = /* @__PURE__ */ new WeakMap();
async function trackedIn(repository) {
	const files = await repository.files();
	const tracked = known.get(files) ?? new Set(files);
	known.set(files, tracked);
	return tracked;
}

export { trackedIn as t };