import { O as string, S as pipe, T as regex, _ as object, j as union, m as nullable, n as boolean, t as array, w as record, y as parse } from "./valibot.js";
import { et as UpstreamError } from "./domain.js";
import { g as UnreachableError } from "./sdks-shared.js";
import { c as findPython, d as runPip, f as upstreamError, n as PIP_ENV, r as SAFE_PATH } from "./sdks-python-interpreter.js";
import { P as versions, z as normalName } from "./sdks-python.js";

// src/sdks/python/registry-program.ts
const INDEX_PROGRAM = `${SAFE_PATH}
import json
from pip._internal.commands import create_command

JSON = 'application/vnd.pypi.simple.v1+json'

def listed(session, index, name):
    answer = session.get(index.rstrip('/') + '/' + name + '/', headers={'Accept': JSON + ', text/html;q=0.1', 'Cache-Control': 'max-age=0'})
    if answer.status_code == 404:
        return []
    answer.raise_for_status()
    if not answer.headers.get('Content-Type', '').startswith('application/vnd.pypi.simple.v1+json'):
        return None
    return [
        {
            'filename': item['filename'],
            'date': item.get('upload-time'),
            'yanked': item.get('yanked') or False,
            'python': item.get('requires-python'),
            'sha256': item.get('hashes', {}).get('sha256'),
        }
        for item in answer.json()['files']
    ]

def found(command, session, options, name):
    finder = command._build_package_finder(options, session, None, True)
    finder._allow_yanked = True
    for candidate in finder.find_all_candidates(name):
        link = candidate.link
        yanked = link.yanked_reason
        yield {
            'filename': link.filename,
            'date': None,
            'yanked': False if yanked is None else yanked or True,
            'python': link.requires_python,
            'sha256': link.hash if link.hash_name == 'sha256' else None,
        }

command = create_command('index')
options, _ = command.parse_args(['versions', 'stripe'])
packages = {}
with command.main_context():
    session = command.get_default_session(options)
    indexes = [] if options.no_index else [options.index_url] + options.extra_index_urls
    for name in sys.argv[1:]:
        lists = [listed(session, index, name) for index in indexes if index]
        files = [item for items in lists if items for item in items]
        if not lists or None in lists:
            names = {item['filename'] for item in files}
            files += [item for item in found(command, session, options, name) if item['filename'] not in names]
        packages[name] = files
print(json.dumps(packages))
`;

// src/sdks/python/registry.ts
const File = object({
	filename: string(),
	date: nullable(string()),
	yanked: union([boolean(), string()]),
	python: nullable(string()),
	sha256: nullable(pipe(string(), regex(/^[0-9a-f]{64}$/)))
});
const RETRIES = { PIP_RETRIES: "2" };
function versionOf(name, filename) {
	const stem = /^(.{1,200}?)(?:\.whl|\.tar\.gz|\.zip|\.tar\.bz2)$/i.exec(filename);
	if (stem?.[1] === void 0) return void 0;
	const parts = stem[1].split("-");
	const at = filename.toLowerCase().endsWith(".whl") ? 1 : parts.length - 1;
	return normalName(parts.slice(0, at).join("-")) === name ? parts[at] : void 0;
}
async function filesOf(tools, python, names) {
	const cwd = await tools.folder("index");
	const result = await tools.run(python, [
		"-c",
		INDEX_PROGRAM,
		...names
	], {
		cwd,
		inherit: "pip",
		env: {
			...PIP_ENV,
			...RETRIES
		},
		timeoutMs: 12e4
	});
	if (result.code !== 0) throw upstreamError("The Python package index could not be read", result);
	try {
		return new Map(Object.entries(parse(record(string(), array(File)), JSON.parse(result.stdout))));
	} catch {
		throw new UpstreamError("The Python package index gave an answer that could not be read.");
	}
}
function withdrawal(files) {
	const [first] = files;
	if (first !== void 0 && files.every((file) => file.yanked !== false)) return { withdrawn: typeof first.yanked === "string" ? first.yanked : "yanked, without a reason" };
	return files.some((file) => file.filename.endsWith(".whl") && file.yanked === false) ? { withdrawn: null } : {
		withdrawn: "only a source distribution, which is never built",
		isSource: true
	};
}
function dateOf(files) {
	const dates = files.map((file) => Date.parse(file.date ?? ""));
	return dates.some(Number.isNaN) ? null : new Date(Math.max(...dates)).toISOString();
}
function releaseOf(version, files) {
	const read = versions.parse(version);
	if (read === void 0) return void 0;
	const date = dateOf(files);
	const runtime = files.find((file) => file.python !== null)?.python ?? null;
	return {
		version,
		channel: read.channel,
		date,
		dateSource: date === null ? null : "registry",
		runtime,
		...withdrawal(files)
	};
}
async function bareVersions(tools, python) {
	const result = await runPip(tools, python, [
		"index",
		"versions",
		"--pre",
		"stripe"
	], {
		cwd: await tools.folder("index"),
		timeoutMs: 12e4
	});
	const listed = /^Available versions: (.*)$/m.exec(result.stdout)?.[1];
	if (result.code !== 0 || listed === void 0) return void 0;
	return listed.split(",").flatMap((text) => {
		const read = versions.parse(text.trim());
		return read === void 0 ? [] : [{
			version: read.text,
			channel: read.channel,
			date: null,
			dateSource: null,
			withdrawn: null,
			runtime: null
		}];
	});
}
async function releases(tools, oldest) {
	const found = await listReleases(tools, await findPython(tools));
	const from = versions.parse(oldest);
	return found.filter((release) => from === void 0 || versions.compare(release.version, from.text) >= 0).toSorted((a, b) => versions.compare(a.version, b.version));
}
async function listReleases(tools, python) {
	try {
		const byVersion = /* @__PURE__ */ new Map();
		for (const file of (await filesOf(tools, python, ["stripe"])).get("stripe") ?? []) {
			const version = versions.parse(versionOf("stripe", file.filename) ?? "")?.text;
			if (version !== void 0) byVersion.set(version, [...byVersion.get(version) ?? [], file]);
		}
		const listed = [...byVersion].map(([version, files]) => releaseOf(version, files)).filter((release) => release !== void 0);
		if (listed.length === 0) throw new UpstreamError("The Python package index lists no release of stripe.");
		return listed;
	} catch (error) {
		if (error instanceof UnreachableError) throw error;
		const bare = await bareVersions(tools, python);
		if (bare === void 0) throw error;
		return bare;
	}
}

export { releases as n, versionOf as r, filesOf as t };