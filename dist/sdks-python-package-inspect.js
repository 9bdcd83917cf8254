import { E as safeParse, O as string, _ as object, g as number, m as nullable, t as array } from "./valibot.js";
import { et as UpstreamError } from "./domain.js";
import { c as findPython, d as runPip, f as upstreamError, r as SAFE_PATH } from "./sdks-python-interpreter.js";
import { join } from "node:path";
import { readdir } from "node:fs/promises";

// src/sdks/python/package/inspect.ts
const WHEEL_PROGRAM = `${SAFE_PATH}
import json, zipfile

LIMIT = 64 * 1024
with zipfile.ZipFile(sys.argv[1]) as wheel:
    entries = wheel.infolist()
    source = None
    for name in ('stripe/_api_version.py', 'stripe/api_version.py'):
        if name in wheel.namelist():
            with wheel.open(name) as file:
                source = file.read(LIMIT).decode('utf-8', 'replace')
            break
    newest = max(entry.date_time for entry in entries)
print(json.dumps({'source': source, 'newest': newest}))
`;
const Wheel = object({
	source: nullable(string()),
	newest: array(number())
});
const ZIP_EPOCH = 1980;
function apiVersionIn(source) {
	const id = /\b(?:CURRENT|ApiVersion|API_VERSION)\b[^=\n]{0,40}=[ \t]*["'](\d{4}-\d{2}-\d{2}(?:\.[a-z]+)?)["']/.exec(source)?.[1];
	return id === void 0 ? null : {
		id,
		apiRelease: id.split(".")[1] ?? null,
		source: "package"
	};
}
async function inspect(tools, version) {
	const python = await findPython(tools);
	const folder = await tools.folder("wheel");
	const args = [
		"download",
		"--quiet",
		"--no-deps",
		"--only-binary",
		":all:",
		"--ignore-requires-python",
		"--dest",
		folder,
		`stripe==${version}`
	];
	const downloaded = await runPip(tools, python, args, { cwd: await tools.folder("download") });
	const wheel = (await readdir(folder)).find((name) => name.endsWith(".whl"));
	if (downloaded.code !== 0 || wheel === void 0) throw upstreamError(`The wheel of stripe ${version} could not be downloaded`, downloaded);
	const read = await tools.run(python, [
		"-c",
		WHEEL_PROGRAM,
		join(folder, wheel)
	], { cwd: folder });
	if (read.code !== 0) throw upstreamError(`The wheel of stripe ${version} could not be read`, read);
	const facts = safeParse(Wheel, JSON.parse(read.stdout));
	if (!facts.success) throw new UpstreamError(`The wheel of stripe ${version} could not be read.`);
	const [year = ZIP_EPOCH, month = 1, day = 1, hour = 0, minute = 0, second = 0] = facts.output.newest;
	const newestFile = year <= ZIP_EPOCH ? null : new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString();
	return {
		changelog: null,
		apiVersion: apiVersionIn(facts.output.source ?? ""),
		newestFile
	};
}

export { inspect };