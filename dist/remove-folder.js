import { chmod, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

// src/adapters/remove-folder.ts
async function removeFolder(folder) {
	const remove = async () => rm(folder, {
		recursive: true,
		force: true,
		maxRetries: 3
	});
	try {
		await remove();
	} catch {
		await makeWritable(folder);
		await remove();
	}
}
async function makeWritable(folder) {
	await chmod(folder, 448);
	for (const entry of await readdir(folder, { withFileTypes: true })) if (entry.isDirectory()) await makeWritable(join(folder, entry.name));
}

export { removeFolder as t };