import { $ as array, Oi as record, Pa as union, Yr as nullable, bi as pipe, ci as parse, ei as object, ji as regex, ra as string, st as boolean } from "./valibot.js";
import { i as UpstreamError } from "./errors.js";
import { l as upstreamError, n as SAFE_PATH, t as PIP_ENV } from "./interpreter.js";
import { t as normalName } from "./requirement.js";

// src/sdks/python/index-program.ts
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

// src/sdks/python/index-files.ts
const File = object({
	filename: string(),
	date: nullable(string()),
	yanked: union([boolean(), string()]),
	python: nullable(string()),
	sha256: nullable(pipe(string(), regex(/^[0-9a-f]{64}$/)))
});
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
		inherit: "client",
		env: PIP_ENV,
		timeoutMs: 9e4
	});
	if (result.code !== 0) throw upstreamError("The Python package index could not be read", result);
	try {
		return new Map(Object.entries(parse(record(string(), array(File)), JSON.parse(result.stdout))));
	} catch {
		throw new UpstreamError("The Python package index gave an answer that could not be read.");
	}
}

export { versionOf as n, filesOf as t };