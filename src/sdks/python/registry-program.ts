import { SAFE_PATH } from './interpreter.ts'

/**
 * Lists every file of the packages named as arguments, on the indexes that pip is configured with, by pip's own session: with the user's indexes,
 * certificates, proxies and credentials. Each index is asked for JSON (PEP 691, with the dates of PEP 700). One that answers
 * something else, or that pip is kept from (`--no-index`), is left to pip's own finder, which reads HTML and gives no dates.
 * Prints one JSON object, from name to
 * files. pip's inner modules are no promised interface: whatever fails, the caller falls back.
 */
export const INDEX_PROGRAM = `${SAFE_PATH}
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
`
