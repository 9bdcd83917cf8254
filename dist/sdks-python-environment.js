import { f as upstreamError } from "./sdks-python-interpreter.js";
import { join } from "node:path";

// src/sdks/python/environment.ts
function environmentIn(folder) {
	const bin = join(folder, "bin");
	return {
		folder,
		bin,
		python: join(bin, "python")
	};
}
async function emptyEnvironment(tools, python) {
	const folder = await tools.folder("venv");
	const result = await tools.run(python, [
		"-I",
		"-m",
		"venv",
		folder
	], {
		inherit: "bare",
		cwd: folder
	});
	if (result.code !== 0) throw upstreamError("a virtual environment could not be made (on Debian and Ubuntu, install python3-venv)", result);
	return environmentIn(folder);
}
async function stripeIn(tools, { python, folder }) {
	const result = await tools.run(python, [
		"-I",
		"-c",
		"from importlib.metadata import version\nprint(version(\"stripe\"))"
	], { cwd: folder });
	return result.code === 0 ? result.stdout.trim() : null;
}

export { environmentIn as n, stripeIn as r, emptyEnvironment as t };