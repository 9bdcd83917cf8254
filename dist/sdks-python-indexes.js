import { E as safeParse, O as string, S as pipe, b as parseJson, m as nullable, t as array, w as record } from "./valibot.js";
import { T as cacheKey } from "./domain.js";
import { m as originOf } from "./sdks-shared.js";
import { n as PIP_ENV, r as SAFE_PATH } from "./sdks-python-interpreter.js";

// src/sdks/python/indexes.ts
const Variables = pipe(string(), parseJson(), record(string(), string()));
const INDEXES = `${SAFE_PATH}import json, os


def is_any_set():
    from pip._internal.utils import appdirs
    if any(name.startswith('PIP_') and 'INDEX' in name.upper() for name in os.environ):
        return True
    name, own = ('pip.ini', 'pip') if os.name == 'nt' else ('pip.conf', '.pip')
    folders = [*appdirs.site_config_dirs('pip'), sys.prefix, os.path.join(os.path.expanduser('~'), own), appdirs.user_config_dir('pip')]
    return any(map(has_word, [os.environ.get('PIP_CONFIG_FILE', '')] + [os.path.join(folder, name) for folder in folders]))


def has_word(path):
    try:
        with open(path, 'rb') as file:
            return b'index' in file.read().lower()
    except FileNotFoundError:
        return False


try:
    from pip._internal.models.index import PyPI
    found = None if is_any_set() else {'UV_DEFAULT_INDEX': PyPI.simple_url}
except Exception:
    found = None
if found is None:
    from pip._internal.commands import create_command
    options, _ = create_command('index').parse_args(['versions', 'x'])
    found = {'UV_DEFAULT_INDEX': options.index_url, 'UV_INDEX': ' '.join(options.extra_index_urls), 'UV_NO_INDEX': '1' if options.no_index else ''}
print(json.dumps({name: value for name, value in found.items() if value}))
`;
function indexVariables(tools, client) {
	return Object.fromEntries(Object.entries(tools.variables(client)).filter(([name, value]) => value !== "" && /INDEX|PYPI|FIND_LINKS|REPOSITOR/.test(name)));
}
const ADDRESSES = `${SAFE_PATH}import json
from pip._internal.commands import create_command
from pip._internal.models.index import PyPI
options, _ = create_command('index').parse_args(['versions', 'x'])
print(json.dumps([PyPI.simple_url, options.index_url, *options.extra_index_urls, *options.find_links]))
`;
const Addresses = pipe(string(), parseJson(), array(nullable(string())));
async function pipOrigins(tools, python) {
	const options = {
		cwd: await tools.folder("index"),
		inherit: "pip",
		env: PIP_ENV,
		timeoutMs: 12e4
	};
	const asked = await tools.run(python, ["-c", ADDRESSES], options);
	const read = safeParse(Addresses, asked.stdout);
	if (!read.success) return [];
	return read.output.flatMap((address) => address === null ? [] : originOf(address) ?? []);
}
const SET_TO = cacheKey(() => /* @__PURE__ */ new Map());
async function pipIndexes({ tools, cache }, python) {
	const known = cache.get(SET_TO);
	const asking = known.get(python) ?? askIndexes(tools, python);
	known.set(python, asking);
	return asking;
}
async function askIndexes(tools, python) {
	if (Object.keys(indexVariables(tools, "uv")).some((name) => /^UV_(?:DEFAULT_|EXTRA_|NO_)?INDEX(?:_URL)?$/.test(name))) return {};
	const asked = await tools.run(python, ["-c", INDEXES], {
		cwd: await tools.folder("index"),
		inherit: "pip",
		env: PIP_ENV,
		timeoutMs: 12e4
	});
	const read = safeParse(Variables, asked.stdout);
	return asked.code === 0 && read.success ? {
		...read.output,
		UV_INDEX_STRATEGY: "unsafe-best-match"
	} : {};
}

export { pipIndexes as n, pipOrigins as r, indexVariables as t };