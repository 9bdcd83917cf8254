import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SdkWorld } from '../../../world.ts'
import { pythonDriver } from '../driver/path.ts'
import { SAFE_PATH, type Interpreter } from '../interpreter.ts'

/** Milliseconds: the largest SDK takes 3 s at rest. */
const LIMIT = 120_000

/**
 * Gives what was installed in a folder, and not run yet, the bytecode of what a driver loads of it: from our cache, where it lies by
 * the exact sources and the Python that it was made of, else compiled and kept there. Nothing of the sources is run. A driver
 * compiles what is missing, for itself alone. Python compares each source with what was compiled, so one that is changed later counts.
 */
export async function giveBytecode({ tools }: SdkWorld, { python, version, build }: Interpreter, folder: string): Promise<void> {
  const keep = join(await tools.cache(), 'python-bytecode')
  await mkdir(keep, { recursive: true })
  const made = createHash('sha256')
    .update(JSON.stringify([version, build, process.platform, process.arch]))
    .digest('hex')
  // Without what is installed beside Python, which it does without.
  await tools.run(python, ['-S', '-c', PROGRAM, folder, keep, made, dirname(pythonDriver)], { cwd: keep, timeoutMs: LIMIT })
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
`
