import { d as runPip, f as upstreamError, p as usualPython, r as SAFE_PATH } from "./sdks-python-interpreter.js";
import { T as cacheKey } from "./domain.js";
import { y as kept } from "./sdks-shared.js";
import { i as nameOf, l as pinned } from "./sdks-python-managers-program.js";
import { n as pipIndexes } from "./sdks-python-indexes.js";
import { t as UV } from "./sdks-python-managers-uv-program.js";
import { existsSync } from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

// src/sdks/python/driver/path.ts
const bundled = fileURLToPath(new URL("./drivers/python/driver.py", import.meta.url));
const pythonDriver = existsSync(bundled) ? bundled : fileURLToPath(new URL("./driver.py", import.meta.url));

// src/sdks/python/package/install-into.ts
const FOUND = cacheKey(() => ({ uv: null }));
async function installInto(world, python, folder, asked) {
	const { tools, cache } = world;
	const found = cache.get(FOUND);
	found.uv ??= findUv(world, python);
	const uv = await found.uv;
	const cwd = await tools.folder("install");
	if (uv !== null) {
		const args = [
			"pip",
			"install",
			"--quiet",
			"--no-build",
			"--link-mode",
			"copy",
			"--python",
			python,
			"--target",
			folder,
			...asked
		];
		const result = await tools.run(uv.file, args, {
			cwd,
			inherit: "uv",
			env: uv.env,
			timeoutMs: 3e5
		});
		if (result.code === 0 || !uv.isOurs) return result;
	}
	const args = [
		"install",
		"--quiet",
		"--no-compile",
		"--no-warn-conflicts",
		"--only-binary",
		":all:",
		"--target",
		folder,
		...asked
	];
	return await runPip(tools, python, args, { cwd });
}
const UV_ENV = {
	UV_PYTHON_DOWNLOADS: "never",
	UV_NO_PROGRESS: "1"
};
const OURS = { UV_HTTP_RETRIES: "0" };
async function findUv(world, python) {
	const { tools } = world;
	const file = await tools.which("uv");
	if (file !== null) return {
		file,
		env: UV_ENV,
		isOurs: false
	};
	try {
		const name = `${nameOf(UV).replace("==", "-")}-${process.platform}-${process.arch}`;
		const folder = await kept(tools, name, async (making) => fetchUv(world, python, making));
		return {
			file: join(folder, "bin", "uv"),
			env: {
				...UV_ENV,
				...OURS,
				...await pipIndexes(world, python)
			},
			isOurs: true
		};
	} catch {
		return null;
	}
}
async function fetchUv({ tools }, python, folder) {
	const cwd = await tools.folder("uv");
	const listed = join(cwd, "requirements.txt");
	await writeFile(listed, UV.map((line) => `${line}\n`).join(""));
	const result = await runPip(tools, python, [
		...[
			"install",
			"--quiet",
			"--no-compile",
			"--no-deps",
			"--require-hashes",
			"--only-binary",
			":all:",
			"--target",
			folder
		],
		"-r",
		listed
	], { cwd });
	if (result.code !== 0) throw upstreamError(`${nameOf(UV)} could not be installed`, result);
}

// src/sdks/python/package/async-clients.ts
const CLIENTS = [[
	"httpx",
	pinned("httpx==0.28.1"),
	["httpx==0.28.1", "anyio==4.9.0"]
], [
	"aiohttp",
	pinned("aiohttp==3.14.5"),
	["aiohttp==3.14.5"]
]];
async function asyncClients(world) {
	const python = await usualPython(world);
	const folders = CLIENTS.map(async ([name, packages, asked]) => await keptClient(world, python, packages).catch(() => null) ?? await ownClient(world, python, name, asked));
	return (await Promise.all(folders)).flatMap((folder) => folder ?? []);
}
async function ownClient(world, { python }, name, asked) {
	try {
		const folder = await world.tools.folder(name);
		return (await installInto(world, python, folder, asked)).code === 0 ? folder : null;
	} catch {
		return null;
	}
}
const KEEPING = cacheKey(() => /* @__PURE__ */ new Map());
async function keptClient(world, { python, version, build }, packages) {
	const key = createHash("sha256").update(JSON.stringify([
		packages,
		version,
		build,
		process.platform,
		process.arch
	]));
	const name = `${nameOf(packages).replace("==", "-")}-python-${version}-${key.digest("hex").slice(0, 16)}`;
	const keeping = world.cache.get(KEEPING);
	const cache = await world.tools.cache();
	const path = join(cache, name);
	const known = keeping.get(path) ?? kept({ cache: async () => cache }, name, async (folder) => make(world, python, packages, folder));
	keeping.set(path, known);
	return known;
}
async function make(world, python, packages, folder) {
	const { tools } = world;
	const cwd = await tools.folder("client");
	const listed = join(cwd, "requirements.txt");
	await writeFile(listed, packages.map((line) => `${line}\n`).join(""));
	const must = (result) => {
		if (result.code !== 0) throw upstreamError(`${nameOf(packages)} could not be installed`, result);
	};
	must(await installInto(world, python, folder, [
		"--no-deps",
		"--require-hashes",
		"-r",
		listed
	]));
	must(await tools.run(python, [
		"-c",
		COMPILE,
		folder
	], {
		cwd,
		timeoutMs: 12e4
	}));
}
const COMPILE = `${SAFE_PATH}import compileall, os, py_compile
folder = sys.argv[1]
compileall.compile_dir(folder, quiet=2, stripdir=folder, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
for root, _, files in os.walk(folder):
    os.chmod(root, 0o755)
    for name in files:
        os.chmod(os.path.join(root, name), 0o644)
`;

// src/sdks/python/package/bytecode.ts
const LIMIT = 12e4;
async function giveBytecode({ tools }, { python, version, build }, folder) {
	const keep = join(await tools.cache(), "python-bytecode");
	await mkdir(keep, { recursive: true });
	const made = createHash("sha256").update(JSON.stringify([
		version,
		build,
		process.platform,
		process.arch
	])).digest("hex");
	await tools.run(python, [
		"-S",
		"-c",
		PROGRAM,
		folder,
		keep,
		made,
		dirname(pythonDriver)
	], {
		cwd: keep,
		timeoutMs: LIMIT
	});
}
const PROGRAM = String.raw`${SAFE_PATH}import hashlib, marshal, os, py_compile, re
from importlib.util import cache_from_source

folder, keep, made, driver = sys.argv[1:]
sys.dont_write_bytecode = True
sys.path.insert(0, driver)
from methods import CLASSES, ROOTS

# So many SDKs are kept.
MOST = 16
FIRST = 'stripe stripe._stripe_client stripe._webhook stripe._object_classes stripe.events._event_classes'.split()
# What is imported whatever the case, and what the SDK says that it imports by a name: a module, or its service.
NAMED = re.compile(rb'^(?:from (stripe[\w.]*) import (\([^)]*|[^\n]*)|import (stripe[\w.]*))|"(\w+)": [\[(]\s*"(stripe\.[\w.]+)"', re.M)
OWN = {part for name in CLASSES for part in name.split('.')}
sources = {}


def take(path):
    """Reads a source, and gives its text."""
    with open(path, 'rb') as file:
        sources[os.path.relpath(path, folder)] = text = file.read()
    return text


def of_sdk():
    """What of the SDK its own import and the suite load, as its sources say it; another form of them costs time and nothing else."""
    known, rest = set(), []

    def load(module):
        if module in known:
            return
        parts = module.split('.')
        for count in range(1, len(parts) + 1):
            name = '.'.join(parts[:count])
            path = os.path.join(folder, *parts[:count])
            if name not in known:
                known.add(name)
                rest.extend(found for found in (os.path.join(path, '__init__.py'), path + '.py') if os.path.isfile(found))

    for module in FIRST:
        load(module)
    while rest:
        path = rest.pop()
        text = take(path)
        begins = text.find(b'\nclass ')
        isRoot, isService = path.endswith('_v1_services.py'), path.endswith(('_service.py', '_services.py'))
        for owner, names, module, key, target in NAMED.findall(text if begins < 0 else text[:begins]):
            owner, key = owner.decode(), key.decode()
            for name in re.findall(r'\w+', names.decode()) if owner else ():
                load(owner + '.' + name)
            for name in (owner, module.decode()):
                if name:
                    load(name)
            if target and (key in OWN or (isService and (not isRoot or ROOTS.match(key + '.')))):
                load(target.decode())


def beside():
    """All that came with the SDK."""
    for root, folders, names in os.walk(folder):
        if root == folder:
            folders[:] = [name for name in folders if name not in ('stripe', 'bin')]
        for name in names:
            if name.endswith('.py'):
                take(os.path.join(root, name))


def compiled(path):
    """Its bytecode, which Python compares with the source; None where that is for another Python."""
    source = os.path.join(folder, path)
    try:
        made = py_compile.compile(source, dfile=path, doraise=True, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
    except (py_compile.PyCompileError, ValueError, RecursionError):
        return None
    with open(made, 'rb') as file:
        return file.read()


of_sdk()
beside()
digest = hashlib.sha256(made.encode())
for path in sorted(sources):
    digest.update(b'%s %s\n' % (path.encode(), hashlib.sha256(sources[path]).hexdigest().encode()))
archive = os.path.join(keep, digest.hexdigest())
if os.path.exists(archive):
    with open(archive, 'rb') as file:
        kept = marshal.load(file)
    for path, code in kept.items():
        made = cache_from_source(os.path.join(folder, path))
        os.makedirs(os.path.dirname(made), exist_ok=True)
        with open(made, 'wb') as file:
            file.write(code)
    os.utime(archive)
else:
    kept = {path: compiled(path) for path in sources}
    making = '%s.%d' % (archive, os.getpid())
    with open(making, 'wb') as file:
        marshal.dump({path: code for path, code in kept.items() if code is not None}, file)
    os.replace(making, archive)
    newest = sorted(os.scandir(keep), key=lambda one: -one.stat().st_mtime)
    for old in newest[MOST:]:
        os.remove(old.path)
`;

// src/sdks/python/package/install.ts
async function installToDrive(world, version, folder) {
	const [installed, clients] = await Promise.all([installCompiled(world, version, folder), asyncClients(world)]);
	return {
		...installed,
		args: [...installed.args, ...clients]
	};
}
async function installCompiled(world, version, folder) {
	const installed = await install(world, version, folder);
	await giveBytecode(world, await usualPython(world), folder).catch(() => void 0);
	return installed;
}
const INDIAN = "IST-5:30";
async function install(world, version, folder) {
	const { python } = await usualPython(world);
	const result = await installInto(world, python, folder, [`stripe==${version}`]);
	if (result.code !== 0) throw upstreamError(`stripe ${version} could not be installed`, result);
	return {
		file: python,
		args: [pythonDriver, folder],
		env: {
			PYTHONNOUSERSITE: "1",
			TZ: INDIAN
		}
	};
}

export { installToDrive };