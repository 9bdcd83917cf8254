import { t as removeFolder } from "./remove-folder.js";
import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";

// src/adapters/leftovers.ts
const MARK = "STRIPE_UPGRADE_RUN";
const ROUNDS = 5;
function folderOf({ id, temp }) {
	return join(temp, `stripe-upgrade-${id}`);
}
function markOf({ id }) {
	return { [MARK]: id };
}
async function processesOf(run) {
	const numbers = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
	return (await Promise.all(numbers.map(async (number) => {
		return (await readFile(join("/proc", number, "environ"), "utf8").catch(() => "")).split("\0").includes(`${MARK}=${run.id}`) ? [Number(number)] : [];
	}))).flat();
}
async function clearUp(run) {
	const ended = /* @__PURE__ */ new Set();
	for (let round = 0; round < ROUNDS; round += 1) {
		const left = await processesOf(run);
		if (left.length === 0) break;
		for (const pid of left) {
			ended.add(pid);
			try {
				process.kill(pid, "SIGKILL");
			} catch {}
		}
	}
	const folder = folderOf(run);
	const isThere = await stat(folder).then(() => true, () => false);
	if (isThere) await removeFolder(folder);
	return {
		processes: ended.size,
		folder: isThere
	};
}

export { folderOf as n, markOf as r, clearUp as t };