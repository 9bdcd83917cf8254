import { r as restoreBlocks } from "./sdks-node-managers-blocks.js";

// src/sdks/node/managers/moving.ts
function restoreMoving(before, written, ours, { graph, blocks }) {
	const [old, now] = [graph(before).packages, graph(written).packages];
	const isStripe = (id) => (old.get(id) ?? now.get(id))?.name === "stripe";
	const moving = new Set([...ours].filter((id) => isStripe(id) || old.has(id) !== now.has(id)));
	function neededIn({ packages, roots }) {
		const needed = /* @__PURE__ */ new Set();
		for (const id of packages.keys()) {
			const source = moving.has(id) ? now.get(id) : old.get(id) ?? now.get(id);
			for (const need of source?.needs ?? []) needed.add(need);
		}
		for (const asked of roots.values()) for (const { id } of asked.values()) if (id !== null) needed.add(id);
		return needed;
	}
	for (;;) {
		const text = restoreBlocks(blocks(before, moving), blocks(written, moving));
		const restored = graph(text);
		const needed = neededIn(restored);
		const isWrong = (id) => old.has(id) ? needed.has(id) && !restored.packages.has(id) : !needed.has(id);
		const wrong = [...moving].filter((id) => !isStripe(id) && isWrong(id));
		if (wrong.length === 0) return text;
		for (let id = wrong.pop(); id !== void 0; id = wrong.pop()) {
			moving.delete(id);
			wrong.push(...[...old.get(id)?.needs ?? []].filter((need) => moving.has(need) && !isStripe(need) && old.has(need)));
		}
	}
}

export { restoreMoving as t };