// src/sdks/node/managers/blocks.ts
function cut(text, heads, first) {
	const rows = text.split(/(?<=\n)/);
	const isEmpty = (line) => rows[line - 1]?.trim() === "";
	const starts = heads.map(({ line }) => {
		let start = line;
		while (start > 1 && isEmpty(start - 1)) start -= 1;
		return start - 1;
	});
	return [first, ...heads.map(({ is }) => is)].map((is, index) => [is, rows.slice(starts[index - 1] ?? 0, starts[index]).join("")]);
}
function restoreBlocks(before, written) {
	const now = new Map(written.map((block) => [block.key, block]));
	return interleaved(before.filter(({ isOurs }) => !isOurs), written).map((block) => block.isOurs ? block.text : withRows(block, now.get(block.key)?.given)).join("");
}
function interleaved(kept, written) {
	const keys = new Set(kept.map(({ key }) => key));
	const behind = /* @__PURE__ */ new Map([[null, []]]);
	let anchor = null;
	for (const each of written) if (each.isOurs) behind.get(anchor)?.push(each);
	else if (keys.has(each.key)) behind.set(anchor = each.key, []);
	const all = [];
	let open = behind.get(null) ?? [];
	for (const each of kept) {
		const next = behind.get(each.key);
		const isDue = ({ key }) => next !== void 0 || key < each.key;
		all.push(...open.filter(isDue), each);
		open = [...open.filter((one) => !isDue(one)), ...next ?? []];
	}
	return [...all, ...open];
}
function withRows({ text, given }, now) {
	if (now === void 0 || given.size === 0) return text;
	return text.split("\n").map((row) => {
		const bare = row.trimEnd();
		const [key] = [...given].find(([, each]) => each.trimEnd() === bare) ?? [];
		return key === void 0 ? row : (now.get(key)?.trimEnd() ?? bare) + row.slice(bare.length);
	}).join("\n");
}

export { interleaved as n, restoreBlocks as r, cut as t };