import { T as cacheKey, w as TRUST } from "./domain.js";
import { d as runPip, f as upstreamError, n as PIP_ENV, r as SAFE_PATH } from "./sdks-python-interpreter.js";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";

// src/sdks/python/managers/pinned/tools.ts
const TOOLS = {
	"uv==0.13.9": "uv==0.13.9",
	"pip-tools==7.6.2": "pip-tools==7.6.2\nbuild==1.4.4 ; python_full_version < '3.10'\nbuild==1.6.1 ; python_full_version >= '3.10'\nclick==8.1.8 ; python_full_version < '3.10'\nclick==8.5.1 ; python_full_version >= '3.10'\nimportlib-metadata==8.7.1 ; python_full_version < '3.10'\nimportlib-metadata==9.0.1 ; python_full_version >= '3.10' and python_full_version < '3.10.2'\npackaging==26.3 ; python_full_version < '3.10'\npackaging==26.4 ; python_full_version >= '3.10'\npyproject-hooks==1.3.3\nsetuptools==82.0.1 ; python_full_version < '3.10'\nsetuptools==84.2.1 ; python_full_version >= '3.10'\ntomli==2.5.0 ; python_full_version < '3.11'\ntyping-extensions==4.16.0 ; python_full_version < '3.11'\nwheel==0.48.0\nzipp==3.23.1 ; python_full_version < '3.10'\nzipp==4.1.2 ; python_full_version >= '3.10' and python_full_version < '3.10.2'",
	"pip==26.0.1": "pip==26.0.1",
	"pipenv==2026.10.3": "pipenv==2026.10.3\ncertifi==2026.10.19.post1\ndistlib==0.4.4\nfilelock==4.1.0 ; python_full_version < '3.11'\nfilelock==4.3.1 ; python_full_version >= '3.11'\npackaging==26.4\nplatformdirs==4.12.4 ; python_full_version < '3.11'\nplatformdirs==4.14.8 ; python_full_version >= '3.11'\npython-discovery==1.9.6\nsetuptools==84.2.1\ntyping-extensions==4.16.0 ; python_full_version < '3.11'\nvirtualenv==21.15.11",
	"pdm==2.29.3": "pdm==2.29.3\nanyio==4.13.0\nanysqlite==0.0.5\nargcomplete==3.7.0\nblinker==1.9.0\ncertifi==2026.4.22\ndep-logic==0.7.1\ndistlib==0.4.0\nexceptiongroup==1.3.1 ; python_full_version < '3.11'\nfilelock==3.29.0\nfindpython==0.8.0\nh11==0.16.0\nhishel==1.2.1\nhttpcore==1.0.9\nhttpx==0.28.1\nid==1.6.1\nidna==3.13\ninstaller==1.0.0\nmarkdown-it-py==4.1.0\nmdurl==0.1.2\nmsgpack==1.1.2\npackaging==26.2\npbs-installer==2026.5.4\nplatformdirs==4.9.6\npygments==2.20.0\npyproject-hooks==1.2.0\npython-discovery==1.3.0\npython-dotenv==1.2.2\nresolvelib==1.2.1\nrich==15.0.0\nshellingham==1.5.4\nsocksio==1.0.0\ntomli==2.4.1\ntomlkit==0.14.0\ntruststore==0.10.4\ntyping-extensions==4.15.0\nunearth==0.18.2\nurllib3==2.6.3\nvirtualenv==21.3.1",
	"poetry==1.5.1": "poetry==1.5.1\nattrs==26.1.0\nbuild==0.10.0\ncachecontrol==0.12.14\ncertifi==2026.10.19.post1\ncharset-normalizer==3.5.3\ncleo==2.1.0\ncrashtest==0.4.1\ndistlib==0.4.4\ndulwich==0.21.7\nfilelock==3.19.1 ; python_full_version < '3.10'\nfilelock==3.32.7 ; python_full_version >= '3.10'\nhtml5lib==1.1\nidna==3.20\nimportlib-metadata==8.7.1 ; python_full_version < '3.10'\nimportlib-metadata==9.0.1 ; python_full_version == '3.10.*'\nimportlib-metadata==10.2.0 ; python_full_version == '3.11.*'\ninstaller==0.7.0\njaraco-classes==3.4.0\njsonschema==4.25.1 ; python_full_version < '3.10'\njsonschema==4.26.0 ; python_full_version >= '3.10'\njsonschema-specifications==2025.9.1\nkeyring==23.13.1\nlazy-importer==0.1.0 ; python_full_version == '3.11.*'\nlockfile==0.12.2\nmore-itertools==10.8.0 ; python_full_version < '3.10'\nmore-itertools==11.1.0 ; python_full_version == '3.10.*'\nmore-itertools==11.2.1 ; python_full_version >= '3.11'\nmsgpack==1.1.2 ; python_full_version < '3.10'\nmsgpack==1.2.4 ; python_full_version >= '3.10'\npackaging==26.3 ; python_full_version < '3.10'\npackaging==26.4 ; python_full_version >= '3.10'\npexpect==4.9.0\npkginfo==1.13.3\nplatformdirs==3.11.0\npoetry-core==1.6.1\npoetry-plugin-export==1.5.0\nptyprocess==0.7.0\npyproject-hooks==1.3.3\nrapidfuzz==3.13.0 ; python_full_version < '3.10'\nrapidfuzz==3.14.5 ; python_full_version == '3.10.*'\nrapidfuzz==3.14.6 ; python_full_version >= '3.11'\nreferencing==0.36.2 ; python_full_version < '3.10'\nreferencing==0.37.0 ; python_full_version >= '3.10'\nrequests==2.32.5 ; python_full_version < '3.10'\nrequests==2.34.2 ; python_full_version >= '3.10'\nrequests-toolbelt==1.0.0\nrpds-py==0.27.1 ; python_full_version < '3.10'\nrpds-py==0.30.0 ; python_full_version == '3.10.*'\nrpds-py==2026.9.1 ; python_full_version >= '3.11'\nshellingham==1.5.4\nsix==1.17.0\ntomli==2.5.0 ; python_full_version < '3.11'\ntomlkit==0.15.2\ntrove-classifiers==2026.9.21.13\ntyping-extensions==4.16.0 ; python_full_version < '3.13'\nurllib3==1.26.20\nvirtualenv==20.39.1\nwebencodings==0.5.1 ; python_full_version < '3.10'\nwebencodings==0.6.1 ; python_full_version >= '3.10'\nxattr==0.10.1 ; sys_platform == 'darwin'\nzipp==3.23.1 ; python_full_version < '3.10'\nzipp==4.1.2 ; python_full_version >= '3.10' and python_full_version < '3.12'",
	"poetry==1.6.1": "poetry==1.6.1\nattrs==26.1.0\nbuild==0.10.0\ncachecontrol==0.13.1\ncertifi==2026.10.19.post1\ncharset-normalizer==3.5.3\ncleo==2.1.0\ncrashtest==0.4.1\ndistlib==0.4.4\ndulwich==0.21.7\nfilelock==3.19.1 ; python_full_version < '3.10'\nfilelock==3.32.7 ; python_full_version >= '3.10'\nidna==3.20\nimportlib-metadata==8.7.1 ; python_full_version < '3.10'\nimportlib-metadata==9.0.1 ; python_full_version == '3.10.*'\nimportlib-metadata==10.2.0 ; python_full_version == '3.11.*'\ninstaller==0.7.0\njaraco-classes==3.4.0\njsonschema==4.17.3\nkeyring==24.3.1\nlazy-importer==0.1.0 ; python_full_version == '3.11.*'\nmore-itertools==10.8.0 ; python_full_version < '3.10'\nmore-itertools==11.1.0 ; python_full_version == '3.10.*'\nmore-itertools==11.2.1 ; python_full_version >= '3.11'\nmsgpack==1.1.2 ; python_full_version < '3.10'\nmsgpack==1.2.4 ; python_full_version >= '3.10'\npackaging==26.3 ; python_full_version < '3.10'\npackaging==26.4 ; python_full_version >= '3.10'\npexpect==4.9.0\npkginfo==1.13.3\nplatformdirs==3.11.0\npoetry-core==1.7.0\npoetry-plugin-export==1.6.0\nptyprocess==0.7.0\npyproject-hooks==1.3.3\npyrsistent==0.20.0\nrapidfuzz==3.13.0 ; python_full_version < '3.10'\nrapidfuzz==3.14.5 ; python_full_version == '3.10.*'\nrapidfuzz==3.14.6 ; python_full_version >= '3.11'\nrequests==2.32.5 ; python_full_version < '3.10'\nrequests==2.34.2 ; python_full_version >= '3.10'\nrequests-toolbelt==1.0.0\nshellingham==1.5.4\ntomli==2.5.0 ; python_full_version < '3.11'\ntomlkit==0.15.2\ntrove-classifiers==2026.9.21.13\ntyping-extensions==4.16.0 ; python_full_version < '3.11'\nurllib3==2.6.3\nvirtualenv==20.39.1\nxattr==0.10.1 ; sys_platform == 'darwin'\nzipp==3.23.1 ; python_full_version < '3.10'\nzipp==4.1.2 ; python_full_version >= '3.10' and python_full_version < '3.12'",
	"poetry==1.7.1": "poetry==1.7.1\nbuild==1.4.4 ; python_full_version < '3.10'\nbuild==1.6.1 ; python_full_version >= '3.10'\ncachecontrol==0.13.1\ncertifi==2026.10.19.post1\ncharset-normalizer==3.5.3\ncleo==2.1.0\ncrashtest==0.4.1\ndistlib==0.4.4\ndulwich==0.21.7\nfastjsonschema==2.21.2 ; python_full_version < '3.10'\nfastjsonschema==2.22.3 ; python_full_version >= '3.10'\nfilelock==3.19.1 ; python_full_version < '3.10'\nfilelock==3.32.7 ; python_full_version >= '3.10'\nidna==3.20\nimportlib-metadata==8.7.1 ; python_full_version < '3.10'\nimportlib-metadata==9.0.1 ; python_full_version == '3.10.*'\nimportlib-metadata==10.2.0 ; python_full_version == '3.11.*'\ninstaller==0.7.0\njaraco-classes==3.4.0\nkeyring==24.3.1\nlazy-importer==0.1.0 ; python_full_version == '3.11.*'\nmore-itertools==10.8.0 ; python_full_version < '3.10'\nmore-itertools==11.1.0 ; python_full_version == '3.10.*'\nmore-itertools==11.2.1 ; python_full_version >= '3.11'\nmsgpack==1.1.2 ; python_full_version < '3.10'\nmsgpack==1.2.4 ; python_full_version >= '3.10'\npackaging==26.3 ; python_full_version < '3.10'\npackaging==26.4 ; python_full_version >= '3.10'\npexpect==4.9.0\npkginfo==1.13.3\nplatformdirs==3.11.0\npoetry-core==1.8.1\npoetry-plugin-export==1.6.0\nptyprocess==0.7.0\npyproject-hooks==1.3.3\nrapidfuzz==3.13.0 ; python_full_version < '3.10'\nrapidfuzz==3.14.5 ; python_full_version == '3.10.*'\nrapidfuzz==3.14.6 ; python_full_version >= '3.11'\nrequests==2.32.5 ; python_full_version < '3.10'\nrequests==2.34.2 ; python_full_version >= '3.10'\nrequests-toolbelt==1.0.0\nshellingham==1.5.4\ntomli==2.5.0 ; python_full_version < '3.11'\ntomlkit==0.15.2\ntrove-classifiers==2026.9.21.13\ntyping-extensions==4.16.0 ; python_full_version < '3.11'\nurllib3==2.6.3\nvirtualenv==20.39.1\nxattr==0.10.1 ; sys_platform == 'darwin'\nzipp==3.23.1 ; python_full_version < '3.10'\nzipp==4.1.2 ; python_full_version >= '3.10' and python_full_version < '3.12'",
	"poetry==1.8.5": "poetry==1.8.5\nbuild==1.4.4 ; python_full_version < '3.10'\nbuild==1.6.1 ; python_full_version >= '3.10'\ncachecontrol==0.14.3 ; python_full_version < '3.10'\ncachecontrol==0.14.4 ; python_full_version >= '3.10'\ncertifi==2026.10.19.post1\ncharset-normalizer==3.5.3\ncleo==2.1.0\ncrashtest==0.4.1\ndistlib==0.4.4\ndulwich==0.21.7\nfastjsonschema==2.21.2 ; python_full_version < '3.10'\nfastjsonschema==2.22.3 ; python_full_version >= '3.10'\nfilelock==3.19.1 ; python_full_version < '3.10'\nfilelock==3.32.7 ; python_full_version >= '3.10'\nidna==3.20\nimportlib-metadata==8.7.1 ; python_full_version < '3.10'\nimportlib-metadata==9.0.1 ; python_full_version == '3.10.*'\nimportlib-metadata==10.2.0 ; python_full_version == '3.11.*'\ninstaller==0.7.0\njaraco-classes==3.4.0\nkeyring==24.3.1\nlazy-importer==0.1.0 ; python_full_version == '3.11.*'\nmore-itertools==10.8.0 ; python_full_version < '3.10'\nmore-itertools==11.1.0 ; python_full_version == '3.10.*'\nmore-itertools==11.2.1 ; python_full_version >= '3.11'\nmsgpack==1.1.2 ; python_full_version < '3.10'\nmsgpack==1.2.4 ; python_full_version >= '3.10'\npackaging==26.3 ; python_full_version < '3.10'\npackaging==26.4 ; python_full_version >= '3.10'\npexpect==4.9.0\npkginfo==1.13.3\nplatformdirs==4.4.0 ; python_full_version < '3.10'\nplatformdirs==4.12.4 ; python_full_version == '3.10.*'\nplatformdirs==4.14.8 ; python_full_version >= '3.11'\npoetry-core==1.9.1\npoetry-plugin-export==1.8.0\nptyprocess==0.7.0\npyproject-hooks==1.3.3\nrapidfuzz==3.13.0 ; python_full_version < '3.10'\nrapidfuzz==3.14.5 ; python_full_version == '3.10.*'\nrapidfuzz==3.14.6 ; python_full_version >= '3.11'\nrequests==2.32.5 ; python_full_version < '3.10'\nrequests==2.34.2 ; python_full_version >= '3.10'\nrequests-toolbelt==1.0.0\nshellingham==1.5.4\ntomli==2.5.0 ; python_full_version < '3.11'\ntomlkit==0.15.2\ntrove-classifiers==2026.9.21.13\ntyping-extensions==4.16.0 ; python_full_version < '3.11'\nurllib3==2.6.3\nvirtualenv==20.39.1\nxattr==1.3.0 ; sys_platform == 'darwin'\nzipp==3.23.1 ; python_full_version < '3.10'\nzipp==4.1.2 ; python_full_version >= '3.10' and python_full_version < '3.12'",
	"poetry==2.0.1": "poetry==2.0.1\nbackports-tarfile==1.2.0 ; python_full_version < '3.12'\nbuild==1.4.4 ; python_full_version < '3.10'\nbuild==1.6.1 ; python_full_version >= '3.10'\ncachecontrol==0.14.3 ; python_full_version < '3.10'\ncachecontrol==0.14.4 ; python_full_version >= '3.10'\ncertifi==2026.10.19.post1\ncharset-normalizer==3.5.3\ncleo==2.1.0\ncrashtest==0.4.1\ndistlib==0.4.4\ndulwich==0.22.8\nfastjsonschema==2.21.2 ; python_full_version < '3.10'\nfastjsonschema==2.22.3 ; python_full_version >= '3.10'\nfilelock==3.19.1 ; python_full_version < '3.10'\nfilelock==3.32.7 ; python_full_version >= '3.10'\nidna==3.20\nimportlib-metadata==8.7.1 ; python_full_version < '3.10'\nimportlib-metadata==9.0.1 ; python_full_version == '3.10.*'\nimportlib-metadata==10.2.0 ; python_full_version == '3.11.*'\ninstaller==0.7.0\njaraco-classes==3.4.0\njaraco-context==6.1.1 ; python_full_version < '3.10'\njaraco-context==6.1.2 ; python_full_version >= '3.10'\njaraco-functools==4.4.0 ; python_full_version < '3.10'\njaraco-functools==4.6.0 ; python_full_version >= '3.10'\nkeyring==25.7.0\nlazy-importer==0.1.0 ; python_full_version == '3.11.*'\nmore-itertools==10.8.0 ; python_full_version < '3.10'\nmore-itertools==11.1.0 ; python_full_version == '3.10.*'\nmore-itertools==11.2.1 ; python_full_version >= '3.11'\nmsgpack==1.1.2 ; python_full_version < '3.10'\nmsgpack==1.2.4 ; python_full_version >= '3.10'\npackaging==26.3 ; python_full_version < '3.10'\npackaging==26.4 ; python_full_version >= '3.10'\npkginfo==1.13.3\nplatformdirs==4.4.0 ; python_full_version < '3.10'\nplatformdirs==4.12.4 ; python_full_version == '3.10.*'\nplatformdirs==4.14.8 ; python_full_version >= '3.11'\npoetry-core==2.0.1\npyproject-hooks==1.3.3\nrapidfuzz==3.13.0 ; python_full_version < '3.10'\nrapidfuzz==3.14.5 ; python_full_version == '3.10.*'\nrapidfuzz==3.14.6 ; python_full_version >= '3.11'\nrequests==2.32.5 ; python_full_version < '3.10'\nrequests==2.34.2 ; python_full_version >= '3.10'\nrequests-toolbelt==1.0.0\nshellingham==1.5.4\ntomli==2.5.0 ; python_full_version < '3.11'\ntomlkit==0.15.2\ntrove-classifiers==2026.9.21.13\ntyping-extensions==4.16.0 ; python_full_version < '3.11'\nurllib3==2.6.3\nvirtualenv==20.39.1\nxattr==1.3.0 ; sys_platform == 'darwin'\nzipp==3.23.1 ; python_full_version < '3.10'\nzipp==4.1.2 ; python_full_version >= '3.10' and python_full_version < '3.12'",
	"poetry==2.1.4": "poetry==2.1.4\nanyio==4.12.1 ; python_full_version < '3.10'\nanyio==4.16.0 ; python_full_version >= '3.10'\nbackports-tarfile==1.2.0 ; python_full_version < '3.12'\nbuild==1.4.4 ; python_full_version < '3.10'\nbuild==1.6.1 ; python_full_version >= '3.10'\ncachecontrol==0.14.3 ; python_full_version < '3.10'\ncachecontrol==0.14.4 ; python_full_version >= '3.10'\ncertifi==2026.10.19.post1\ncharset-normalizer==3.5.3\ncleo==2.1.0\ncrashtest==0.4.1\ndistlib==0.4.4\ndulwich==0.22.8\nexceptiongroup==1.3.2 ; python_full_version < '3.11'\nfastjsonschema==2.21.2 ; python_full_version < '3.10'\nfastjsonschema==2.22.3 ; python_full_version >= '3.10'\nfilelock==3.19.1 ; python_full_version < '3.10'\nfilelock==3.32.7 ; python_full_version >= '3.10'\nfindpython==0.6.3\nh11==0.16.0\nhttpcore==1.0.9\nhttpx==0.28.1\nidna==3.20\nimportlib-metadata==8.6.1 ; python_full_version < '3.12'\ninstaller==0.7.0\njaraco-classes==3.4.0\njaraco-context==6.1.1 ; python_full_version < '3.10'\njaraco-context==6.1.2 ; python_full_version >= '3.10'\njaraco-functools==4.4.0 ; python_full_version < '3.10'\njaraco-functools==4.6.0 ; python_full_version >= '3.10'\nkeyring==25.7.0\nmore-itertools==10.8.0 ; python_full_version < '3.10'\nmore-itertools==11.1.0 ; python_full_version == '3.10.*'\nmore-itertools==11.2.1 ; python_full_version >= '3.11'\nmsgpack==1.1.2 ; python_full_version < '3.10'\nmsgpack==1.2.4 ; python_full_version >= '3.10'\npackaging==26.3 ; python_full_version < '3.10'\npackaging==26.4 ; python_full_version >= '3.10'\npbs-installer==2025.12.17\npkginfo==1.13.3\nplatformdirs==4.4.0 ; python_full_version < '3.10'\nplatformdirs==4.12.4 ; python_full_version == '3.10.*'\nplatformdirs==4.14.8 ; python_full_version >= '3.11'\npoetry-core==2.1.3\npyproject-hooks==1.3.3\nrapidfuzz==3.13.0 ; python_full_version < '3.10'\nrapidfuzz==3.14.5 ; python_full_version == '3.10.*'\nrapidfuzz==3.14.6 ; python_full_version >= '3.11'\nrequests==2.32.5 ; python_full_version < '3.10'\nrequests==2.34.2 ; python_full_version >= '3.10'\nrequests-toolbelt==1.0.0\nshellingham==1.5.4\ntomli==2.5.0 ; python_full_version < '3.11'\ntomlkit==0.15.2\ntrove-classifiers==2026.9.21.13\ntyping-extensions==4.16.0 ; python_full_version < '3.15'\nurllib3==2.6.3\nvirtualenv==20.32.0\nxattr==1.3.0 ; sys_platform == 'darwin'\nzipp==3.23.1 ; python_full_version < '3.10'\nzipp==4.1.2 ; python_full_version >= '3.10' and python_full_version < '3.12'",
	"poetry==2.2.1": "poetry==2.2.1\nanyio==4.12.1 ; python_full_version < '3.10'\nanyio==4.16.0 ; python_full_version >= '3.10'\nbackports-tarfile==1.2.0 ; python_full_version < '3.12'\nbuild==1.4.4 ; python_full_version < '3.10'\nbuild==1.6.1 ; python_full_version >= '3.10'\ncachecontrol==0.14.3 ; python_full_version < '3.10'\ncachecontrol==0.14.4 ; python_full_version >= '3.10'\ncertifi==2026.10.19.post1\ncharset-normalizer==3.5.3\ncleo==2.1.0\ncrashtest==0.4.1\ndistlib==0.4.4\ndulwich==0.24.10\nexceptiongroup==1.3.2 ; python_full_version < '3.11'\nfastjsonschema==2.21.2 ; python_full_version < '3.10'\nfastjsonschema==2.22.3 ; python_full_version >= '3.10'\nfilelock==3.19.1 ; python_full_version < '3.10'\nfilelock==4.1.0 ; python_full_version == '3.10.*'\nfilelock==4.3.1 ; python_full_version >= '3.11'\nfindpython==0.7.1\nh11==0.16.0\nhttpcore==1.0.9\nhttpx==0.28.1\nidna==3.20\nimportlib-metadata==8.7.1 ; python_full_version < '3.10'\nimportlib-metadata==9.0.1 ; python_full_version == '3.10.*'\nimportlib-metadata==10.2.0 ; python_full_version == '3.11.*'\ninstaller==0.7.0\njaraco-classes==3.4.0\njaraco-context==6.1.1 ; python_full_version < '3.10'\njaraco-context==6.1.2 ; python_full_version >= '3.10'\njaraco-functools==4.4.0 ; python_full_version < '3.10'\njaraco-functools==4.6.0 ; python_full_version >= '3.10'\nkeyring==25.7.0\nlazy-importer==0.1.0 ; python_full_version == '3.11.*'\nmore-itertools==10.8.0 ; python_full_version < '3.10'\nmore-itertools==11.1.0 ; python_full_version == '3.10.*'\nmore-itertools==11.2.1 ; python_full_version >= '3.11'\nmsgpack==1.1.2 ; python_full_version < '3.10'\nmsgpack==1.2.4 ; python_full_version >= '3.10'\npackaging==26.3 ; python_full_version < '3.10'\npackaging==26.4 ; python_full_version >= '3.10'\npbs-installer==2025.12.17\npkginfo==1.13.3\nplatformdirs==4.4.0 ; python_full_version < '3.10'\nplatformdirs==4.12.4 ; python_full_version == '3.10.*'\nplatformdirs==4.14.8 ; python_full_version >= '3.11'\npoetry-core==2.2.1\npyproject-hooks==1.3.3\npython-discovery==1.9.6\nrapidfuzz==3.13.0 ; python_full_version < '3.10'\nrapidfuzz==3.14.5 ; python_full_version == '3.10.*'\nrapidfuzz==3.14.6 ; python_full_version >= '3.11'\nrequests==2.32.5 ; python_full_version < '3.10'\nrequests==2.34.2 ; python_full_version >= '3.10'\nrequests-toolbelt==1.0.0\nshellingham==1.5.4\ntomli==2.5.0 ; python_full_version < '3.11'\ntomlkit==0.15.2\ntrove-classifiers==2026.9.21.13\ntyping-extensions==4.16.0 ; python_full_version < '3.15'\nurllib3==2.6.3\nvirtualenv==21.15.11\nxattr==1.3.0 ; sys_platform == 'darwin'\nzipp==3.23.1 ; python_full_version < '3.10'\nzipp==4.1.2 ; python_full_version >= '3.10' and python_full_version < '3.12'",
	"poetry==2.3.4": "poetry==2.3.4\nanyio==4.16.0 ; sys_platform != 'emscripten'\nbackports-tarfile==1.2.0 ; python_full_version < '3.12'\nbuild==1.6.1\ncachecontrol==0.14.4\ncertifi==2026.10.19.post1\ncharset-normalizer==3.5.3\ncleo==2.1.0\ncrashtest==0.4.1\ndistlib==0.4.4\ndulwich==1.2.21\nexceptiongroup==1.3.2 ; python_full_version < '3.11' and sys_platform != 'emscripten'\nfastjsonschema==2.22.3\nfilelock==4.1.0 ; python_full_version < '3.11'\nfilelock==4.3.1 ; python_full_version >= '3.11'\nfindpython==0.7.1\nh11==0.16.0 ; sys_platform != 'emscripten'\nhttpcore2==2.14.0 ; python_full_version < '3.11' and sys_platform != 'emscripten'\nhttpcore2==2.16.2 ; python_full_version >= '3.11' and sys_platform != 'emscripten'\nhttpx2==2.14.0 ; python_full_version < '3.11'\nhttpx2==2.16.2 ; python_full_version >= '3.11'\nhttpx2-jsfetch==1.0 ; python_full_version >= '3.12' and sys_platform == 'emscripten'\nidna==3.20\nimportlib-metadata==9.0.1 ; python_full_version < '3.11'\nimportlib-metadata==10.2.0 ; python_full_version == '3.11.*'\ninstaller==0.7.0\njaraco-classes==3.4.0\njaraco-context==6.1.2\njaraco-functools==4.6.0\nkeyring==25.7.0\nlazy-importer==0.1.0 ; python_full_version == '3.11.*'\nmore-itertools==11.1.0 ; python_full_version < '3.11'\nmore-itertools==11.2.1 ; python_full_version >= '3.11'\nmsgpack==1.2.4\npackaging==26.4\npbs-installer==2026.10.25\npkginfo==1.13.3\nplatformdirs==4.12.4 ; python_full_version < '3.11'\nplatformdirs==4.14.8 ; python_full_version >= '3.11'\npoetry-core==2.3.2\npyproject-hooks==1.3.3\npython-discovery==1.9.6\nrapidfuzz==3.14.5 ; python_full_version < '3.11'\nrapidfuzz==3.14.6 ; python_full_version >= '3.11'\nrequests==2.34.2\nrequests-toolbelt==1.0.0\nshellingham==1.5.4\ntomli==2.5.0 ; python_full_version < '3.11'\ntomlkit==0.15.2\ntrove-classifiers==2026.9.21.13\ntruststore==0.10.5 ; sys_platform != 'emscripten'\ntyping-extensions==4.16.0 ; python_full_version < '3.13' or (python_full_version >= '3.13' and python_full_version < '3.15' and sys_platform != 'emscripten')\nurllib3==2.8.0\nvirtualenv==21.15.11\nxattr==1.3.0 ; sys_platform == 'darwin'\nzipp==4.1.2 ; python_full_version < '3.12'",
	"poetry==2.4.3": "poetry==2.4.3\nanyio==4.16.0 ; sys_platform != 'emscripten'\nbackports-tarfile==1.2.0 ; python_full_version < '3.12'\nbuild==1.6.1\ncachecontrol==0.14.4\ncertifi==2026.10.19.post1\ncharset-normalizer==3.5.3\ncleo==2.1.0\ncrashtest==0.4.1\ndistlib==0.4.4\ndulwich==1.2.21\nexceptiongroup==1.3.2 ; python_full_version < '3.11' and sys_platform != 'emscripten'\nfastjsonschema==2.22.3\nfilelock==4.1.0 ; python_full_version < '3.11'\nfilelock==4.3.1 ; python_full_version >= '3.11'\nfindpython==0.8.0\nh11==0.16.0 ; sys_platform != 'emscripten'\nhttpcore2==2.14.0 ; python_full_version < '3.11' and sys_platform != 'emscripten'\nhttpcore2==2.16.2 ; python_full_version >= '3.11' and sys_platform != 'emscripten'\nhttpx2==2.14.0 ; python_full_version < '3.11'\nhttpx2==2.16.2 ; python_full_version >= '3.11'\nhttpx2-jsfetch==1.0 ; python_full_version >= '3.12' and sys_platform == 'emscripten'\nidna==3.20\nimportlib-metadata==9.0.1 ; python_full_version < '3.11'\nimportlib-metadata==10.2.0 ; python_full_version == '3.11.*'\ninstaller==1.1.0\njaraco-classes==3.4.0\njaraco-context==6.1.2\njaraco-functools==4.6.0\nkeyring==25.7.0\nlazy-importer==0.1.0 ; python_full_version == '3.11.*'\nmore-itertools==11.1.0 ; python_full_version < '3.11'\nmore-itertools==11.2.1 ; python_full_version >= '3.11'\nmsgpack==1.2.4\npackaging==26.4\npbs-installer==2026.10.25\npkginfo==1.13.3\nplatformdirs==4.12.4 ; python_full_version < '3.11'\nplatformdirs==4.14.8 ; python_full_version >= '3.11'\npoetry-core==2.4.0\npyproject-hooks==1.3.3\npython-discovery==1.9.6\nrapidfuzz==3.14.5 ; python_full_version < '3.11'\nrapidfuzz==3.14.6 ; python_full_version >= '3.11'\nrequests==2.34.2\nrequests-toolbelt==1.0.0\nshellingham==1.5.4\ntomli==2.5.0 ; python_full_version < '3.11'\ntomlkit==0.15.2\ntrove-classifiers==2026.9.21.13\ntruststore==0.10.5 ; sys_platform != 'emscripten'\ntyping-extensions==4.16.0 ; python_full_version < '3.13' or (python_full_version >= '3.13' and python_full_version < '3.15' and sys_platform != 'emscripten')\nurllib3==2.8.0\nvirtualenv==21.15.11\nxattr==1.3.0 ; sys_platform == 'darwin'\nzipp==4.1.2 ; python_full_version < '3.12'",
	"poetry==2.5.1": "poetry==2.5.1\nanyio==4.16.0 ; sys_platform != 'emscripten'\nbackports-tarfile==1.2.0 ; python_full_version < '3.12'\nbuild==1.6.1\ncachecontrol==0.14.4\ncertifi==2026.10.19.post1\ncharset-normalizer==3.5.3\ncleo==2.1.0\ncrashtest==0.4.1\ndistlib==0.4.4\ndulwich==1.2.21\nexceptiongroup==1.3.2 ; python_full_version < '3.11' and sys_platform != 'emscripten'\nfastjsonschema==2.22.3\nfilelock==4.1.0 ; python_full_version < '3.11'\nfilelock==4.3.1 ; python_full_version >= '3.11'\nfindpython==0.8.0\nh11==0.16.0 ; sys_platform != 'emscripten'\nhttpcore2==2.14.0 ; python_full_version < '3.11' and sys_platform != 'emscripten'\nhttpcore2==2.16.2 ; python_full_version >= '3.11' and sys_platform != 'emscripten'\nhttpx2==2.14.0 ; python_full_version < '3.11'\nhttpx2==2.16.2 ; python_full_version >= '3.11'\nhttpx2-jsfetch==1.0 ; python_full_version >= '3.12' and sys_platform == 'emscripten'\nidna==3.20\nimportlib-metadata==9.0.1 ; python_full_version < '3.11'\nimportlib-metadata==10.2.0 ; python_full_version == '3.11.*'\ninstaller==1.1.0\njaraco-classes==3.4.0\njaraco-context==6.1.2\njaraco-functools==4.6.0\nkeyring==25.7.0\nlazy-importer==0.1.0 ; python_full_version == '3.11.*'\nmore-itertools==11.1.0 ; python_full_version < '3.11'\nmore-itertools==11.2.1 ; python_full_version >= '3.11'\nmsgpack==1.2.4\npackaging==26.4\npbs-installer==2026.10.25\npkginfo==1.13.3\nplatformdirs==4.12.4 ; python_full_version < '3.11'\nplatformdirs==4.14.8 ; python_full_version >= '3.11'\npoetry-core==2.5.0\npyproject-hooks==1.3.3\npython-discovery==1.9.6\nrapidfuzz==3.14.5 ; python_full_version < '3.11'\nrapidfuzz==3.14.6 ; python_full_version >= '3.11'\nrequests==2.34.2\nrequests-toolbelt==1.0.0\nshellingham==1.5.4\ntomli==2.5.0 ; python_full_version < '3.11'\ntomlkit==0.15.2\ntrove-classifiers==2026.9.21.13\ntruststore==0.10.5 ; sys_platform != 'emscripten'\ntyping-extensions==4.16.0 ; python_full_version < '3.13' or (python_full_version >= '3.13' and python_full_version < '3.15' and sys_platform != 'emscripten')\nurllib3==2.8.0\nvirtualenv==21.15.11\nxattr==1.3.0 ; sys_platform == 'darwin'\nzipp==4.1.2 ; python_full_version < '3.12'",
	"httpx==0.28.1": "httpx==0.28.1\nanyio==4.9.0\ncertifi==2026.10.19.post1\nexceptiongroup==1.3.2 ; python_full_version < '3.11'\nh11==0.16.0\nhttpcore==1.0.9\nidna==3.20\nsniffio==1.3.1\ntyping-extensions==4.16.0 ; python_full_version < '3.13'",
	"aiohttp==3.14.5": "aiohttp==3.14.5\naiohappyeyeballs==2.7.1\naiosignal==1.4.0\nasync-timeout==5.0.1 ; python_full_version < '3.11'\nattrs==26.1.0\nfrozenlist==1.8.0\nidna==3.20\nmultidict==7.1.0 ; python_full_version < '3.11'\nmultidict==7.2.1 ; python_full_version >= '3.11'\npropcache==0.5.4\ntyping-extensions==4.16.0 ; python_full_version < '3.13'\nyarl==1.25.1"
};

// src/sdks/python/managers/pinned/wheels.ts
const WHEELS = {
	"aiohappyeyeballs==2.7.1": "kkMhNmHiklDrQTaOXaqCb8AXFWw7ihFECCay4+03ZHI=",
	"aiohttp==3.14.5": "0HnAoBNcNue+tvHIgIfI8QjcWJHN0LXq+neEIb2nDtI= 1R25fJY4T7/K+PTGWSIYOmi5T4kcPBDIYu9fbfKtux8= 2rmsWmfI0fBwwA+o/Mt8vRuNzBqNa0LzdUDfmz1MxgM= 3ze2IGhOGbXiVyRBJRjMr8OxpJzaxwb9vS+YP62UNFA= 4cwr+u6MIU8GCAp8fVdyQZuKEQjo5TSSNhiYEYI/sCo= 5ySntgkfCxrAZPnRsV/57FLmAzqGza5knl8IbjKjwNs= 6VyN70uBxdaNXPH1TAes18DSV3ryROW22oAhIIJXN8Y= 72CGmWkYDsJGTxNJr/BxOK41yiIA8JRss1UuSejzAag= 72kqJAh6aZwKSiavRedG4MHq4hFvbYpf+R2KriuGe0U= 78IaRUiSgoNosRwseA3g/4vJkfc/a5nGtm5WIFRwkps= 83Xbc6OfXPg2ltUA4hpn9BjcmpiJVXVvJUvo8Dt7NlE= BoSVKurh9dv+AtRgOTOFE7lACbrs0V2OQJijV8TEoqY= CewQK0uMmpICdXM7vBH9u2Fe/m+SMaBgB8AhjTNvt3o= EiA1NletSUk1UfCJzgLxo0j9V//Vhb/sd/LzxP46c0Y= GeK6RxUHw0+CUkAqtQ9atRI5i56oyPHLJr6z91eTujA= H/o6Ujo22GKPmMBkkq4Woxoj0UwLTschdXtHcxn2VtY= HrgWeWHsTfzIy53VC9DuclGffvSWvpUgPkniewFhg4I= IPCFaX1+kR8fc8Q+0D+vvtHnEheX4utUKO+oA5gGBYQ= Muj6ZkTlQfzX4CQwWIx/yTtgLBd46gvDRVBdt2thz7Q= MwkArNDcTLiyf5wSf7qtdwlkhFM4ST55Bq44Iugtv40= O+fdOX1kyj4YaWJvqTGKrrtUt7+TvHLXogVEjYPk90g= Q+G3mUqLA4El9yK/8HSS71AREHIsJyfECJldn7hkxCE= QvMg1KWwC5rwvdz+xUB9xvLZgW8Aay9567qjHxaJXfM= UKGVkDEZAI/pzGhxBTXrN/VW///Wp3Wa/nCiwUVYcEU= dO+2kzK4VnWx6r12Coz8Liz0LGBgfGb4gBTBvftAlC0= e9isdU69ZzOj4qDdFnTE2KsIYZaAP9jc13bwe04mB9k= lGhLh5rB1x5COIUMmbYtwbKNkIaxVqJVXwggELhahlw= lqLlhPC57Y8fozIROX3PZ7twaYZkAstAXRkcLw3vuaM= osRzo1X5I578tyyS1av9j82wzHjI6a9gfnLKEtuzZZM= q/2lywlKgp97wlIWoy99suhcxlvVmRD457QLPZsiR2Q= qVUpqSpEbbNRZ19Kq1GP6vXpmEL2P13RcWDCt084LbM= rlOSSqhTp6LKIO1BQsfGtWM45NTNmZ4pgAdbnvwuJXo= wXLbiT5RbhNY5lqV7iC3znFzlj7v4xi2qyoiIGiLmZ4= wsMEhN0UF++YtRAh/6LMDX88eJGK2qqrfnCBczWrPgI= wy4mMQzBDlR/U80T05o2kDT2nct9dJ1csOX2e8GWtro= yxMdd1oVc8Gu5mZWvXiwI1d7vbbLg0mgd3O9T3Pmim4=",
	"aiosignal==1.4.0": "BTJD+LkrmQVRlJ5jkwqDn/DPCw674Fl7Dz+xnhoP6C4=",
	"anyio==4.12.1": "1AWCiIT8FAqoCjxme4vu0nfx3+3sQroDG9asPbYGq2w=",
	"anyio==4.13.0": "CLMQ+eJKlZQYb9dbT3P0pBUgaeOFPx7Yv79YNp9K1wg=",
	"anyio==4.16.0": "xmrmNOC4IoOWuAF0G+sylDJtS2EC97ukBBwN+1jCkCY=",
	"anyio==4.9.0": "n3bVQcrW42r3vrYul4h287QePgTywfvwiEYEwKnE2Tw=",
	"anysqlite==0.0.5": "yzRdxPdvazf3aNegs+nPXHAN/LemNWr4q0ahH2Zu2+c=",
	"argcomplete==3.7.0": "2PDyLSqKfKo4O+HiK2yvHsrw69ENj4PMEl42VAyVgww=",
	"async-timeout==5.0.1": "OeOAlWb/hTVFV+wjmLVeCWyDZLrKyUBaeh+kKed/52w=",
	"attrs==26.1.0": "xkeqShLfutkzPKTnH+Yt3Db05jstJgo3qLg9LwQ6wwk=",
	"backports-tarfile==1.2.0": "d+KE11RSewH7Hm+ooa/ld4WOvk6drYkZ40yGLLOZvDQ=",
	"blinker==1.9.0": "ug76qQgLYZ/y80WdHVAMV73epKa0JLYKkRQdtv0vCLw=",
	"build==0.10.0": "ryZnIAUKZsiTpglqL0EJie6sdP+aaLoZSz9kc+jiYXE=",
	"build==1.4.4": "jD9IpgkLOe3sGic9LVeUmq8TcjsB4C+dUYOWiHUZ9k0=",
	"build==1.6.1": "7NNRpL6dNanqq6JEp2hxQ8nH1K6mrJZOfn3asgy89Oc=",
	"cachecontrol==0.12.14": "HCk5vjYqcMTl8CxiSUYrO3okRB5PHO1envAoFy7fNWo=",
	"cachecontrol==0.13.1": "ld7b7ISfRt2jE3hm3Ci50TP8mvVfW4BasSkYM+RFeqQ=",
	"cachecontrol==0.14.3": "s15EoxE/F9KjHB5rJ7nebUQF+ErlG6qMHTzFtjMBDK4=",
	"cachecontrol==0.14.4": "t6wBT/cu4Zm1+K8d4p1gI5lU8iPpSBlvo9hK2v/HHSs=",
	"certifi==2026.10.19.post1": "EyTEdrSBHv9BqLwhIs0LvU2ccjTHJURtmasWErOn/dI=",
	"certifi==2026.4.22": "PLIhDI+IuiMY0psDiNECPISS/3Ls3eTr2t27E6MbHEo=",
	"charset-normalizer==3.5.3": "luJosMvaAWrFGVEylPzRcDImQIW2AKuqxYuTBJR34TI=",
	"cleo==2.1.0": "SjG9TdRWlaZO48R1j1g/E0JnwrxRjYrpopzyN9AJsH4=",
	"click==8.1.8": "Y8Eyu77QFXigZxKi0fSXu2LZwcDTKbeQOoZiKAJyY7I=",
	"click==8.5.1": "i7U3bSAGlQOG+MZCdhMzSirK3F9VnLgOY40AtN+Vfjc=",
	"crashtest==0.4.1": "jSPqxfpmBAn1dHLjhR2resGKukWajRnLu6htPVrs0qU=",
	"dep-logic==0.7.1": "OLllVQg6jv3WKmmH5J9l6zd4/kyBieg7NCnKa2QS0ZY=",
	"distlib==0.4.0": "lln32H5GWEowtXgOQ6x6IUMJhEFnD/CknV+QNMVKbBY=",
	"distlib==0.4.4": "zwnVWx6FqJV2sDautxVQv9aDIPPyF2HKMp6tra2Rhjg=",
	"dulwich==0.21.7": "+k0Udnz3pJySMcLlLLKj6Q0Mg/hD62osorXYHSVM9rk= 1MARB5gJm7fTahEAkPJogFBwMGVEiJXE9TregI2IndM= 1UydDoRb4m9l+VTf8Toc0/K5c5ggwZBkJXuP10NasmM= 1iRGeXFjMXo5ehAIDGOX/6rKUaeATAEgszT4Flc2xWo= 2Wyl4N3kk3b7y0TxDt22wwKEqHvQO7V3xZuwofY5A/o= 4AZDY71egUNZZXrjJRf6gAHoVz2dBAvZl5CNSIq4hu0= 4nTOuvNF8LHjtwGX8mUd6StlI4a2gCDP079hvDD26qo= 6EzGBrH1gXM99DUMpAcOaoswvjZiu7gaWQsXfQyZbJE= D8MHihugTFiPq7CWnTUw79XNHOLPJI7vtrr3y8FfwoU= EtYTNKV1R05wdhTy6T1u1M2unrRyFPkncHbZ5WFRcdM= K8Eml/CRi+4yTBiDYFNkQDU2K7OYPcGyEDGPL+0dcTI= QNy9Kbowuixb+6sHphpfIAlVQdWsZtgTBWwSIkTfSsA= RxMFr3R5CCf8uv4zD8Lovc7k+1bKEXfIxIGxyPgGxKQ= S8TFNm6vJt2j/f/hYKO1FWZu0nwkGfHUg9ooWsFBHeA= TFEFjsTAtF3FGJIlueDGcblsqXE8Ha9x1iLBOwqwdoE= TxjwoxH7dzSwM6MQEpK5MhWMreVLdNHETbUZ5Cgl5aI= Yr+ya9zoac1AvkQ9/ZMUPK6nCJsWXS3MM95A9qydgSo= bFiUaOXAzYTpfrfsIJqwBaLLaTmejFhhw+3+OJiaw6g= e8pLhultbvGMW8OYKOo0nvtb4vmx9qyYY/kFibrBCE0= gXgi+XDhludXrgEoHsvyE2k4MoW59Kg0ljEiBM+Im4w= iGn8jsPdp0PgPQbWmK1ImzcFd1/mKCXgD6laoVgJf8A= iSnDeYbIPetOtQDHZu4otmcChbUSQCZH7gKoVzION3w= oGUOx32Jy5R+Pku9SEHJb3TlK0ZQgwESwwV6jKiR3C8= p7ViSwLvgIzcYtq9R+sQzUrBXorG354uiLasa0ATNnM= w6U5tGlqQvvbdBLLe2ak1NMydhKZ02E9kKZCkjx1YOE= wBpzW5oXHctjSpejzsGxdM+/qOhAFWhwOEtjPaBGDxg= zB4RvlJ6wGMWU5tXp2iLyxtqPlOTO8L4RDl7xQc06a4= zo2xluecHzgUaUENJvsdi4nGuHpOfwD/QYwio1EhQFw=",
	"dulwich==0.22.8": "/8egLmK3KITeWLqqO4mLf2QniT55sSif+gdQku/lkYE=",
	"dulwich==0.24.10": "FbMvjDEWocCgQt3o2pb2WmB+Jj6GDuQrPUqYziwvSgY=",
	"dulwich==1.2.21": "MaUiuWEegDKkO4+2lBRpwk5l/08U4EJ5hsWOkMIuFU8=",
	"exceptiongroup==1.3.1": "p6OaO9J2eB6YOUmH06VwHQxO3/tjO7elFEV3+Cx3NZg=",
	"exceptiongroup==1.3.2": "QcanDf7CIFDT2LQzhrBZpNwLyj89QKQJccsgb/8Xha8=",
	"fastjsonschema==2.21.2": "HHlxItCobFys4uVL9OgZw2IjtVIBcXLzLFwCSmt35GM=",
	"fastjsonschema==2.22.3": "9nC0Q4MLdayj8At1lJ76IPSyqAMC7HohUFwo3VTP/UM=",
	"filelock==3.19.1": "044wSB3vIHcvW68JfBIsO6vE/Nt+FOVwSeudiMbcAX0=",
	"filelock==3.29.0": "lvX2NEcJqhVyu/YxxkDk6+61GeCNqQLDmgAYgvMKwlg=",
	"filelock==3.32.7": "Zf8NAZDqQgOLMr2kt3g0+wW+LK1MW5sBqk37NhRTblI=",
	"filelock==4.1.0": "LOmBjj4tjyhMGpZEFER+8UjUKl/V4qR3pxGOV0spPsE=",
	"filelock==4.3.1": "eeQ9+On+UJzYOjiZp8GGyAd8u+TSAKHtNwXC87trxIc=",
	"findpython==0.6.3": "qFu1ibVZzfG4cifMIzc263ytiUueaAIe5JiFBhGTnrw=",
	"findpython==0.7.1": "G3ix/26IbL3e/+gPjs2/K4sGEWm70YtnMHDia2RMUaw=",
	"findpython==0.8.0": "SmHuFhiotVAU99QfWTRdMivpP2zmI5W9zMzGUbP34oo=",
	"frozenlist==1.8.0": "+DNnCUIkehTq+7Z1RYtOYcguACoUj0nmgle3kpboZcQ= +kfkRLi6CP/9HBjozbmnXbG2on8XUHUig0rRPtWSK5M= +zD5YmVyp23+QpPHGUoJ+x/pO6lMfU9yDfrjtka0UCc= 2LcTjlzQZH5FI9ZoWw6sXUvpoYSuljRJLyXG6zjBKkc= 6qNS1wR6Mdh9r8rLq+id8KpQartbG4Wi+5G8P6oC2CI= 7DzIxdQIRZG0I3wKJyzE9QpbAzlqR9nKr3b117OKTxE= 7yt7OU8ggjPkcavFQcxpkfkH/9R9xyWErO4xR4mdZWU= 8h8AqRNYgDOZiQqxZwmMEx7C3dX49f1f6cnyxvzZHkA= 9X+1nZ84VxCqcGDolBCutQWLmeYvTRawi5GYa5ohQMI= Bz+L+L7LpgqpMes7xCCyF7t9W49HUOb4s75/PahdOLc= CUdOmDG8KyGZ+tbaPBTHsPvdN3zOnT13ExviiQbLfYQ= DBihbqtB6CwpVhindQLhexlYgyQcVjsA8KpRBvxOqg0= E9I6RcTOut6ZNAxBZb2Q7rSlbG2KnYqklWjKwZptDcQ= EYR7U9ciBQgIkm54Xfg3NTvU118dSUN35ZsjWU2DSWc= EZ+yob1HMH6JnC+sfyjoW5pUOGTfR6p+ydPBtFRfCW8= F8iDqwq2cgC1+WTSue1rAJcZF9XYqS3xSdwsl3kgjuk= G5KQz4HpXpP9+QVIzp08EhHPV0uOP0s7fLBTfPIicGg= IOY8lJPTPuSFNmANGlyV7vyHDNceerA3dj0fu4nMUec= IZAMSK4E0T1Bbw4eDE2B95Mfc6nfoLeodG+y/n3ZcO0= IpvzfS5Kza+Aj9PwboVKSno2YehxsQ3B+PGJajsF8Ys= JVL0QgS3RPuoZuVzvkwfkEjWoyTf4UR1ED/VFhPrHR8= LwWYPa7KuGijHh2kRGKHMwbTy/120fC1tpxHPSHbsSg= QF6P6VXCKAzmZCizylXhKzxOnDNvshA6STfokcaaSik= SObT9OxccnPf6D/yfJEIPGyQZa9lXcJoTSwgDJQwi7U= SUpZUrHFl7pE4OeBE6cmbmVrl5TuyJexnq1wa9cHQ4M= SXDs4C28jDqS/MUijjaj6TOgGpmfcJT/fCP70r7qpnw= Waalh2ylnRtjr4zV5///sCTD3B6c+TAbIaLnYoZQXJU= bcQSY5CSmCPi0tnceatARu10aANg/F84tYXBLGbN9Fk= d281LoMpE1UGoda/Fqw/h7wlso52WUkoLcxievNhI6o= d4oRsVZz9vHfI9lYb4PEhGxHGor2k6IuBmUIt30gHsg= ePe55dby/biM3elEDcFHJZtiudOwGZJN759keL4lSsE= eZNFqwkr7lnwGpFWILXQFGmFR6/QEeaRoghjcxLbkYY= jZLxqEuxLZ5W+Bizp0bz77qTwbY8g4enPd5lXh5CKCo= lX58OPJQmR5Iqac+ZCPbG7ndFOcioQ9ri7jhag9V9pU= lhU+d6WRyK3C7oBXVsYfWf70z0BzqSde6G/oy6QSQfc= lvQjoRn0d3pKBWtmzhFSc2aou5L1TlQa3iHyN0Qz9tQ= pkg+MJyoCfHv0VS0033G2fYQN9bGqBwtx6FcsiyMXco= qI8GLwctFYm3tG6VFpiVDn2gBEL8HKy+F+GeAl3DJ60= s39tMbPc6n3rXpaW5SmmqkqJitwz24LaEuTGCnxNIBE= ttshhdub4KBP7PLyQccLY7GiQuKAW+KRhVB48rQE3Ws= ub4ippoBS8R+eActDsrnFvXrVsFSOKzKD0PW645KW9o= y6actzcjw/MpYi40vb9c4fgMIcKQ/wQlbP8c08IDbtI= zuaG8fTK3rITYAfd7dCq+SirlSFudpHGPlCo7AZjNtA=",
	"h11==0.16.0": "Y8+LvnUi3jv2WTL9odnCdyBk/7Pa5i1Vky2lSzHLbIY=",
	"hishel==1.2.1": "XhweOPTJcO7vabyFKOhf1cAuqxWiL5hF0w/IgNoyuIE=",
	"html5lib==1.1": "DXj4/eHCMOmf43mGpgUm1wSe1L+Kn6261fAOIuWOBB0=",
	"httpcore2==2.14.0": "TE9k9LVEr+t3jELA/7WUGynmcRV+kO0/bceHxLypDNE=",
	"httpcore2==2.16.2": "FgUa4qQvd2AHVD8y3pNJoxeyPSy7ThRWtLrA6IuHQZo=",
	"httpcore==1.0.9": "LUAHRqQGaPyd7JgQI5BytAtEhLZAqMOP1lSgJMehv1U=",
	"httpx2-jsfetch==1.0": "y5FrcHYB5poHchqryPP2ZZvjpok7wf9cb54CJB3y2jI=",
	"httpx2==2.14.0": "nSDBOhC64Xc6C+Ow8eW+60vdVJvDoroY76Mol8ZUA+Q=",
	"httpx2==2.16.2": "8FwTqt5MRdvxyQYGR6EFjwrK1iOY+tludBJp7bM9RvU=",
	"httpx==0.28.1": "2Qn8zMEQ+Mf6+BTKgqmk2Ba8Wm2/6iXWWR1phbi6Wa0=",
	"id==1.6.1": "9exB7SYppQj10JiO2hQuGQycbalxEAYSxN6a2fmyN8o=",
	"idna==3.13": "iS6gzeEkqZznc97LogTFVStpw8Z//V8jLrdpYTW8i7M=",
	"idna==3.20": "q3rnEil0VTNw8L25GeGpYLLNG8HvAnZBbYltuBwUWCw=",
	"importlib-metadata==10.2.0": "x6S/HHR5YB9rjkN8/BT093AoumKo80rpXNk9l3TfulE=",
	"importlib-metadata==8.6.1": "AqiTkMHhX9/cDXxrJcs+YmUNBJQAXJfW8Ui/W5eHUl4=",
	"importlib-metadata==8.7.1": "Wh+Avx2qSJSVBx77sJXXWmNM8oqLwplYEkQGO1MXYVE=",
	"importlib-metadata==9.0.1": "u6VgBZan4h8+71MoHPKNalGVY00vK3j/lQGjJyxuqrA=",
	"installer==0.7.0": "BdGTPwpbp9jWKWu21QGOfJT6RzzrEM8ZipLM6hnCe1M=",
	"installer==1.0.0": "e0Yyfe0g2FRL/i2FYWGLvNEtiOfjZFMzrx7RQdi8G/4=",
	"installer==1.1.0": "9V9XKP9h091U28Wjl88/cwfLZLGAwgtyr76/AcniyKA=",
	"jaraco-classes==3.4.0": "9mKCa2vtjKzgXn/4c84PkoO1ySRHD+Zk//HC8A9YF5A=",
	"jaraco-context==6.1.1": "DfagKHJY8+NkByw+QNVBGyDK+jDLKMSDnSQxnOz5+Ag=",
	"jaraco-context==6.1.2": "v4FQt5otXZGuSGKdi0J6j3ug4Ql91iAqkFnymjY3lTU=",
	"jaraco-functools==4.4.0": "nuweNvRcgY2b8wfIlI6wOytWzUQIezzcmJq8ofILkXY=",
	"jaraco-functools==4.6.0": "mePcAGDFy+j80c2zYljiplykDxVmsgM7Equxu0TdPDA=",
	"jsonschema-specifications==2025.9.1": "mIAv7joR7nbsrKREKf2opBv/mLAKDyg4FRsRPyEMxv4=",
	"jsonschema==4.17.3": "qHCtJU2hqMqEtqKQXKwp0mX4BazFevMEeElioqplCPY=",
	"jsonschema==4.25.1": "P7oBaeNFxxdREDUdRWNCw2SBTPzzuWS6RYfyKRUjCmM=",
	"jsonschema==4.26.0": "1InxUmO40gD4OH5ktMOnXwZilVn7c964/ftSXy2rUM4=",
	"keyring==23.13.1": "dx7SqRkJOJ7WFIYx3mePgt3HNzfYWpJ/OCqKGxV4mM0=",
	"keyring==24.3.1": "3zik10GaamD+pc7x5FqUij6EMN0SrYiw9CPFwUOQYhg=",
	"keyring==25.7.0": "vkoLGV8UlpDBZuhQYJpHfFMt2/uu2WpATU5D+NXiaJ8=",
	"lazy-importer==0.1.0": "vZP6t77xjoQu6gK4OUEJVNN4iRQNxkyk2WgK7GiAxzk=",
	"lockfile==0.12.2": "bDyyTzRJI9MLJ4XVrXUYLI6nrBthcbCGVyWOx0KdUPo=",
	"markdown-it-py==4.1.0": "1JOaYqLdDNnLgKGRpxG6HTm6yO1e+emWaJWwFxwBxG0=",
	"mdurl==0.1.2": "hACKQeUWFaSfyZZhkf+RUJ48QLk5F25kP9UKXCGWuPg=",
	"more-itertools==10.8.0": "UtQ2I3Pc98UlRrxK+ahu58RXnfmo3CaL4KL5SdN2zJs=",
	"more-itertools==11.1.0": "S2VTiuIvb+0M5IdO/TF0Y6dIl5agk5+maCTdVCEloZI=",
	"more-itertools==11.2.1": "Nac3ft0d1mCNyyzfU03tVeoy1JRIh1rQQs0/h5+x3tA=",
	"msgpack==1.1.2": "+sS+dGMo+QyqPNS8Z+b+Nsor9h1cbrbYlbZSfj8FBx4= //7gkEQHPmnyuteHBxruxycYPnWARD3+uFVsvxl40WI= 4jzo1feqbqbSorMmtLpGyYXbsgRSN1mYRDDbcRT4qgA= 6lQFxG5pASKnZTGrl6B54YTA2vSR5YhZLWoj0+Mq+Z4= AFH//vWjfKLNFpeK5PCu+S8WTfhoI4cbUWKBK+vs2OI= BPuZUkem6Dgwti8LB782VAwhP26sjoURZtjYbYPL0BQ= GAdZ2JoFfqtQPPYu7sCqYcTqEgDe5wnzqOk5fbs7aTE= H999gxAr8J584zV96WxZtic5U1KkAk9uJFhQHxWL+Zk= KDrnL8idpZqgBLoUfo/C92ZkexJRUAGC+sA1DYrymcA= KSmvUhBspz/LKFdiGEdv+7UxoDbCrbz1SjZk3hJDA+k= LoamB+VY0imF2FaUjBKj+ntC760mTcqKPrvPonNdeGw= NQrVNTpGfZ47Em2NG5D+Ba0IHi4c71dT+MNFIXw357g= NU6BvN66q0J8PfQoEYftx2XV12v7OnwSWvnaeifoRY8= NlwLvpgaJ9iTLaca9j74asxZ7VwBrZKeCaC4jGKU4oo= Nyg5MRzPa9rzmwC2EojgVXkWw3KVKbMBxSwtiIQq3UI= QdGl2HVoAWbTrFw4VziWRTu76nCSk20uEHIU2vQ7HU8= Qu7+LD4q+X7UcO7IUPrL4bWtHW6s263ELsmOfc9otLc= RGq92LlLVcgArDSxAt/9L2qgzmQ8Vd/AF62JNH2z29s= RU4p4YYoXS6+Zb40Yp+g6GBSAsYPvHxMZQzNQYcIlu8= Tv17WXnMtTnCIaTE4WqsGlM+/Jfzt1m7WlrJ9tEDg78= WShgTemwMrwX9QmUlkF/ETxFvGvCG1xpIMrzSzxCh5Q= YciqO9UT2Hxy7Qs3tT3VxaD1jy/58m4VVdO9eUj7cpY= a950mv5nHcRIk/jQjoO/R1oaFFcNZ8S7XOxVc0Y8iDM= bBW310yTnr5iDdjlWThL6AYgTXO0+TVjIGMteD0feTk= cKDf+dH42iUXn/z4gOEM8arVX9tjzVnJpJobgikAYqo= e8iBP4hBdZlWT6+ln9b5W+QXF592tAMltQCzyYQJdXw= i2lug8nxUytK+IQEW6fzqnQaY7K8ImFyk6LGp8ZF8lE= jiKrBG+n7enjbutM+tRNRkUPN7sF1exIKwKGj0UcleI= lP19x9jLClRDLylvIka8OUdOAXIEym9P80WUHU7Shac= meLLe5AxVooqXHOqB3GA+T3S6VtPjTuOFKc66UqeZn4= n7ojGvepM0ACOMs1fszPirXVFTXqldlPw1t4BiGP+EQ= pgVAkEDy2ohnbpyeWFOzRJuoARlzYWGJ6l7lXdvFvIc= qPbn0wJTcUdRqgsMhK4olI6FLuf7BSQILmcWdpEkvCM= uvypUtwTkHvf3t/GpfV5v08pK91Qb62zg4mvo6xbII4= vlKo/HnkWwNkIQ7vUjSnz40zCDbQpk37uHjvqQPYRiA= xj7qVTxpqwW2dHkBuX1iC7KmkGM8d/I/6wxqlHqKe48=",
	"msgpack==1.2.4": "+4Eaw9Rjp1ATsjTSquVrnwvbAQXK9N0u5lMFtqimB40= 6cW6DwU6fpjwE/CDydGy3/smytjIl8Uz2ChuRO0kxmk= 9g3mrhPU0qEqSD8VxeR8tvonMaoy2S+zEXjiAX1ldKg= 9kGXHT7sif/KV/o20VGtHPG2ohS0f6yhbLFlx9Re+L4= BibqhAzOhmI3xNoIQ56fqpz3nm5MYjWJeO4FWWHoz/I= DHXP2g08yx9qvCDgYIrWsibhHzF7WsKXchUE0lCeK9k= EJWx68yMnT5wxRJAtxYNjp2mYETgpFw++EA9Op7wxa0= ESkzcmkZ9COWRsypVy4sL6ViY1jGcNqEQKrAlAMQCkg= JESk4E+SRjDQWa5uro+R/fzSjtn9F7IbrPTnRVCgkfc= JeHyRmxOoPubaUqSL3XrktfOYmLtqMuKXa2jT+mQ1IY= Kk4UGpyR0VAs+Y+cqfh68iLHhX4r+knB2BNDFXw4oo4= NiWP0JCeG/JulGBEORCIRkMqvk/6miPJ3C9vHGD5S2A= QpMpeZxyM1sON75llk7FuJBi5X/nrZ7nebiG31403a8= TiLGVxq2rJA22ofYpv3bS6+GmBhEtIDAxgpKS+QX7kg= XWW3kc5Cg+ArYmd0KtVAiZFV4bMoh7nL3aR/OPWgdrU= eB6FbbTyyzmOSZLip0MFKV0+v2lO7Cb6D0vHZuufoKA= f6vUFcQeYgBsZkH831s+hm9YHE4RxYMowND2lYS5V30= hbee1kPP3nBnIVKz0a7kOMpkfF0v+326ciZonun29Es= iV6TaRhd9Kh0dohJQFwwy6eZDKzrP8sWkuvmK7BQ9V4= kMukmWsY7BIB/Kq9AexI/0uXVUFrzVIQXe0vif4UXEk= nKHngQZnXyrtB9w3uELOGb5wAQqyLFxcBGiPCEDUhTk= nnN2H+n8VaTp0t+Oj1mwl5Ixr02/gLi/kM1kx0Fz13k= pFzrXxmdXjiPKLVQuogQlqN0DUvaEOZh139Z2aLoGHo= pLR+x0Ir7xSSI3hqh9+ABnrGW/x8BWXlzx373ECs7lA= qhDcBMA0CPMZSKwYlqlCFB/Y16lUs2Eu2sefGWY+QHY= xNW72+qPVmmzpzTWwiZ3KAT7EghI+Zy+Y6Dd7mOwSck= y7imd9o+hFcTkl6aIDuKEgsenamYmDaJC6SkoYeQJwE= yX9fF0B+F2HyPxlEvjPL8dXOZwF9syVE3NXhbgsbSjs= zNbkr1NH65goFHMgRJvNMOMyH2OX1Fg/8WBHSF3Yvj0= ziJYTIsSqn5CTasIxIGv2VrUvTAHgp/Rdn0otNu8MWc=",
	"multidict==7.1.0": "+OlclQOeq2otrYyDw4q4f8VDHSiEngyKfipOcLo4cQ0= +ZaxmsieDa5lghzmX3iGGeQob3jGLQBezTt1tdnAiSs= /ta3cF1J3Qfl4N1fXIc/xEBH6S1xQpmxMkW1/srEnQE= /xVTGjdtxvNZhEQ/0UKeSxUMNs4nYz58xSqeUxhUbiA= 2e8pz9mOFwhbT5G7qPoVcL7GeH1cUs5lPtM6WHhVhdA= 3wPjksrh4FRikYq7rgbWEA8eU/Z9uXH/CsbAfZ7fcyE= 4ucY+p0dkA3svCQKUz1dC68JR+9GTHiozU+jK06PWQw= 5O8V0KKfwtpn/ouiMB7KvW+HM2lswr8KDPlqFEogMow= 5Q93dbZseAL0y2l+mGxazzDsBzAe/ulbOWwIEU6JDWc= AXlpjDyRPrZPMjlwg3R/rSDtDwordGmgjNGoqV0U2Q4= B0eoPnrmF3kxgaR2Pui4SGPOxcC7vecMQ5TkwCdsNt4= DnntkrHezmu1fptG7/1016XT0AGHyFRm2IDtGEI5ppg= FLHOhXmkPfwOWS2T+x1j3qaT5Jd5gKxBZvJtSUzHo1g= JK1JIRNaFBDZWx8VBPSQHhxkzqaAAUziw8eoJfTyWfw= MzdkGKsoRrkxpys2z6FoEL78T0lIXQs/TcBUpNbQADg= Mzif4ITlQm2f2F19nKkaKc0NiKg8fJbkEaykmj+ZZ7w= Qf8yAswjyABQd3ffWkgFtALyYrMQCMYP3GUq622y8ng= USnMH1/saIji2wvpNtq2ckLjLHOIEch2mu6pOqtCV6g= VCQpx5ZDDekk0Dtophc7ttedXEln1OmhjePlAcrVVZM= X6FIT3TQEa3fLl9aA3jsQVIZiYOaBdYFHYBn2M5zJCM= XGRV8sEdru5AZlxnSUzttCb2fbpzdXEFJAccDFbXOaY= XIB0rU1nBnyHvQZj39plT3hjNgeMj9fS9sGqQd6ElMw= hcs87U+oSUnO4Sv+eCCLbs57rzy9JCsm3K93Pv/40gY= i4QpNhJB2pc+WU0VNEoJifRP0ojqWNM6YiH7fMDa8n4= k52M0tjDXjlW9ryFg5C2zLYR5hUrSSDWSrXpjz/POeQ= moyCbK63wIJk4KVW3xJnUxxu2QzHBQbn5fQRni0J89c= sOAECw2N2JvQr5qxiQGYHjRP+6aLswuOq7TqtsMDJ5s= t8xTM/y/snMn0SYS7XIyLyIbYcK2nesRVQeMlk+G4aE= tX1NcCG/0Vnbn49vhiqFp6YCeTRkPFEvAo1uXGDEy9I= vxTPzDCwl1g9aYpuK4toybz/qyd8SF1IGIGVg2DCk40= xUrhuJ5YKqJfITzYterAvaFyTnkpn0hrrrP1Yrv4LKU= xeSjYqlbhTAdJi72vtBsyOShRKx+K+h0y0w8Rq6J11Q= xrZ/CAFL/Ertwiz2ohAQwlMM1fvrZVcwQGgn/hlilr4= yBBi6Uf0taYkE1qEP2rEs8f+ZQgwDJ+yc0fwIroMUT0= zPmO6Fn+Kfh03djmN/FLpZEIozNJK1Iay4hakJUkSpw= zPuVA1moDeD80gMK1grBsahhRi3j4u90ZpfJJWZZryE=",
	"multidict==7.2.1": "+g7NBksK4Y0jUoOrta28TgcwTbqPKqfA1h8ovrzHDUw= /STEQl/bjoImATNWAjdcbQywIPejaOHVhC63klqch0g= 03dzApugNKLMlwtu62fa07/52JQ5PFH2uxxrT1Y6Ayw= 1hU3eo57/E8Zg+3j9BHCrCsPfDBT8mLQQ3t9i8xEheM= 29orqv4I+EMf0zM74CwmECP9RUYH473l59wAVl9768s= 7f/bOVDTqLdp3a7DoJYvt7drPJbzF/a4hQBFWlN93tI= AgCbQCEppz4fPaaPSOuZmvus0p8lrvDVBSuE/1wnhqI= AtnATTlaNu7r6J5F8iaWFKRnW46D/dy6FbuivpA5ceU= COqUZj2efCXRTXgiL3rukGxHLUg3dmvsYkd8OPbkGdw= DYUtPZY4+FIVjX3nIA3Xf3/413/I89OWAy89hHiD9jE= H7jBo0gMEww6ZCLV8W88rWVSvwjCCJ3SiLpxNGSRg7U= KVoVzLjP3pNR3WBiuAr06DlGBjazxGgTtKpEOQXe2Go= M19xX4wRFlTynkvxkIa98CRVedK09PWcqN2bMAO4WcE= O3VC+tJwZZXBsYU7RvLDxK5cxaYlK3Il8pTWB6KeG98= PKYHCPDKnZlPRnkMWlx3R3Hi8dy3WxLHClWC+RXQ5yE= S+vJWHzCk1njsEVRinoJJk+ogqfRZbDRQ/2sjut+qUg= V6yYfsXSbYm7xIwD5Ib2WeE2fUJcRlVSrC5MSvghne8= XerfA/tKeEJpbVUfn5oG3URFu0PKBrX5c25OGIVWEzM= bv3u0nI0MZmc87y8hMctvg9l0Wux+E4Vplf1tg/xjKY= cU/l8+q9FTsbaRHQtdMc/CuAiua55Zoy+rF6Tmza1aY= gip/zTP2kitlDhsmWU8J1TxdAR/mVf6n3tJ7JyjOKhs= tIIb0ws4FE2Kt131avCwfp1xMnyc+UwMehll+GW7lhU= wQrF4+doNxgGVgeQCPca3YM5sAw8JjFAkrzR6ORJBJ8= y0O7NDRhVdR5rNxUI6/M3/ec4fxmrfzJ3plcvsihOs8= y3/IggsgaTLsbY+Jha66bt/Sky4TtsS/JDTWvLvu8+E= y6KfEs1xfxy74iDt8AVmb43wRTNHIXdIMxoML3Ui7KQ= yt0CyoBNbr55mnrxkZfZcwCU/izHS3DrTzdPS4wYhsE= zWnJmv/RtN68H5pTBY6m46mzTy5zOEC7RYkWZs2O3go= zsssd48AplxsoBQQ3RlNDnl6nuu3xt6g24dxhxnyk8c=",
	"packaging==26.2": "X8RSNrlEYQf/JBXOd8gHzuKGLLb6wiuKc4JtBpOwmA4=",
	"packaging==26.3": "1xk/fI5Ok/RE/eAmK/kK8w4W+grQrUTLVTyHM5sjzRw=",
	"packaging==26.4": "gTg2EaCcG8Cwi3bg/Vgp18aCTGWyemruM52hM/QjPqI=",
	"pbs-installer==2025.12.17": "Gomaxa+cpMWaenlE7D/PetfkDVaEsS6tz77ufFnUQSM=",
	"pbs-installer==2026.10.25": "GRWOb+TJQaIw/dAX5IVizOqKHZMg2f+zCziCbVFrN1s=",
	"pbs-installer==2026.5.4": "9YXtglLjGoiAeWnFETAV2zQ79Jw4/ybrfQse7fe7O5o=",
	"pdm==2.29.3": "Q1r4iruejRe0Cum1DRI8j5sdhXKYcSngqaQBf75Nnhs=",
	"pexpect==4.9.0": "cjbR4IDkk2vi3D4ybOwK9yrPkhKn4dBgIQ5wpH4lNSM=",
	"pip-tools==7.6.2": "8360tzaFnCwwIw5Ql3MSxhkYt++TEHH/eBH9BncVwl8=",
	"pip==26.0.1": "vbGwj0J0gz1iwaop4gkHNlos65UEEN8V/JUhutRAEis=",
	"pipenv==2026.10.3": "miszf8vys+0w6/aR7P0gFIS83QJwr+CWTLzVt6OZEbw=",
	"pkginfo==1.13.3": "ZlIM0Z/d8/qpVU1o3MDmgBlEJ1v2Eui1gd+6loqbTMk=",
	"platformdirs==3.11.0": "6dFx0Ar2i+UOkgJzEwnE5lj9i8dvVcEcfddg0CO9po4=",
	"platformdirs==4.12.4": "eL+52yqEce1+6+PDyTLaQTkRBCmU5pmzhPu0ST+octc=",
	"platformdirs==4.14.8": "HjSvWQ3k2XhjG3UesiAvL+5El1N6F8FyCxL89XszE5I=",
	"platformdirs==4.4.0": "q9AXQ/JOUofNel2zdS+vGi1lNT847CbZjiWm22WVjIU=",
	"platformdirs==4.9.6": "5hrbHV5cs0QbS3cQvqfkwSJQyklDkijMECHADc+sCRc=",
	"poetry-core==1.6.1": "cHBzQER97g5/M0+Ula5lJIHGezLY0hjylqN2rC7XNXM=",
	"poetry-core==1.7.0": "OOF0zbAKhO5KHKtmo3i0NXR/ckFPVXO8GM/DhQqU3zg=",
	"poetry-core==1.8.1": "GUgysk8yg+AcVALq5xpqroUOzf5T9QqXnHa/eqUBD/o=",
	"poetry-core==1.9.1": "b0XdNZjg3o2bA2c2AlPUxdTQEQyPXHESChTw4PEWwaA=",
	"poetry-core==2.0.1": "o8cAlTZSLNpOsPs4Bcnck1tVN/hyfdAe+5wV5RoXVSs=",
	"poetry-core==2.1.3": "LHBPBQFmmKVModMn9GziQm1y6spv9hQTLIR3wpImZ3E=",
	"poetry-core==2.2.1": "vfznEO3BC/z5qzUEFgXEgIKb5Ksj9bwBICz+XbjxJas=",
	"poetry-core==2.3.2": "I99kG2T4f7tM4Yc8GRWk1LsbfYCMWW5DB+3Ac+aNcjQ=",
	"poetry-core==2.4.0": "QwWEhHfaACcr69P2Fbvsh/ZL0RfNuFirZgtiagap2Ww=",
	"poetry-core==2.5.0": "mO5GW2b34Uu5++aPteANDP8YTwNpk+yUYQrktWEvOt0=",
	"poetry-plugin-export==1.5.0": "zYJnWXlwN1yimGja7F53GLrVAMdYRmOvPusO0W8k4r0=",
	"poetry-plugin-export==1.6.0": "Lc5iBMkxjx9lCaEaA5Ifs/RhsgGEC1nxwje2q0VNq88=",
	"poetry-plugin-export==1.8.0": "rb4jLPoMwEmR6jaAyGXPdIv/J1k7mryx81+1Dte6LCI=",
	"poetry==1.5.1": "38fOOjiuIWwEZWlOLmdL726xorqBqkeib53AM2L+L18=",
	"poetry==1.6.1": "m0y2B5wIzA2R6MuhimvU1PfXgwJjp/sY7LP6p3k3yYg=",
	"poetry==1.7.1": "A9OAeg+zvBAozDcH39ZGquYp1Y5Hb35/BiQ3aAdBxWE=",
	"poetry==1.8.5": "VQX7ppvyp5K110AtIYOchTZEM3OSt0UQm4aiMBDM5fM=",
	"poetry==2.0.1": "63gKisvW7sS8lei6EEBYxRKepaRBFfybH8CiI1QSc00=",
	"poetry==2.1.4": "ABm2TTP+2RhKMy9/rWDKR6rOTWoOnGNc3qIbdulvMs4=",
	"poetry==2.2.1": "9ZWLkIuWxYJOKsu4sZze+KM1HGIULX7P8tcFOWyMo0w=",
	"poetry==2.3.4": "J1WAbtip8xNA6htfDlB9pUyWQ3ZH6/KHO2yjSb4E4jE=",
	"poetry==2.4.3": "ec6QFA0Nze2TurLfl/3Sa0M/aUnYNLSse7GVGqymXC8=",
	"poetry==2.5.1": "P3kQq8Znzgwzpn4wa68Bes3sHI7uxKpk0XblMNgzimE=",
	"propcache==0.5.4": "+FkV4A3LHNny+JDq0GTtQKJ98G8NtlvkJ7KUgq41dXI= 26tfX/aJfIHzVdB5AQza6FsC5aC1GLUlFSO4rYrprDw= 2DsSkC64vOFRJZyGwDunRmALLZlFQ95G43DOz5bEUvI= 3L80ajGKXjAGP1R2MLArt4fOL0W2No1doUNmC2o4Ndg= 4dUqBdxBcnn35cdhjF37vCmSOq+bwKXBgC3c6/VMYaA= 5nILpErX5yF0MU0OH7AXJJTP9cc6OoohWcPSQC/xVWU= 8nPc9xSaUFJ8T9H1XP6erA9gdT9a9US0yTUleOIMCHQ= 9XTkYNHIoIOEoBb9sJzPNUNDMmPtay+XEE+XnmTqV8I= HXWdBWNPGwOPtiWmZmKoyF5aj+yRLaOBtRSd2sEHSCs= JRxj3UagZZu4dcslTcTB557pGoR8c3zWI3MpWvwiNdw= KBTs2OgY9Ie+5LD5IbxNHBdsxfxxrA8HLQ+mftpKwUs= NsDZ20S1I++T0DNBscQtaf8B1nPAU9GxxsOjY7yqObo= P8JPIJwbf39oi2a5gpOVT1UEJ5dgmZtYkg7hLdhHHB0= PWBbsjm3lugqgcZwlUiyvUYKtztFkMsMg96KLdlpTQ8= QOlK2x59Of8oqL2Ni4+9Hfa59Al22+N5E08c4FjlMt0= RBSfRlAKCkG5W02ZwuWGp3MZU5cwYHuYkpdKCSeIsRE= T7waFdyM0WiVCHWNYms3Kx8J0o2Vd2Z/6vnmv82O/Lw= TP4Kkq4wFRhp5npLX14QXk4DrTCz845SEbW/d9CIGZM= WU60xuw15xebBYSB9OnwJSG1beFvpXfEuFx2+xv4qfg= YKZMvMqhG3dgznBaFK2he6RZ58qfI7pYfrATghAy1+8= YlMMqJGHgn5KT+cz+XGr6Bp1Qu7qSP9hmV8Ztk1xmcg= YsYK7HOe0AEkVzzOEXgTj9aQx2djUtZ6NzKMHPUddGg= bpNo6Ho+/CheVZExCSxdtkPrjlbeTuQgZNW67CLvK7U= h6PK7PgJXkjccvhL+kLiOoSM9BDMnMEwMfukhptwaiE= iX0d32cW6PRyAPeq2aDvpsx1ht9mxt76Vy+eqzecB44= iiNfc9bgIIVdwp3/AS2SDALuD+q41zokGFp1afS+EWE= j5EcOVzvc8UQusVm2pUHu2pD53Y9DHkTjcYO5T8RIH4= n7Clvo2aohMVDo2BSKQqykmEsoW8rR5pWH3EKY7dkps= nL//RCPu9Mxsr8AhRpZBorg19hCyZHpsUoGQPiG4Zw0= rljzYb1drpQnF8ZdNBO0eMcK6pxGJZnnua2tNzHbOJQ= so9B+juMaQBFf4WOxbA5mPOm1TX7wbsu3sWWHqBexCk= t3wxMxRSTKnDj71w9zUV0EWXrFjEDJObwOce60q/9oA= vufTrtE9VvVOaB3zjDojAxvJ44Y/aH2dWYglyRRqzX0= wCwOVwxcfgd7AYGp88231MNhfRzaa1yVvV00Aikj2Cw= ySgekiwHIVjJGXTUWJ8dvg/ubUZ/KEwo5GP59aTZM/Q= zAeHbPsHm29vNtIc51eErWwsa1Y+6sDtJsL6Jmm4Xfk=",
	"ptyprocess==0.7.0": "S0Hzln/OOvV8x+lLiIYmwYvzegg+NlHKj+62bUkv7zU=",
	"pygments==2.20.0": "ganibdQv0oojotFp2G16wDtG4vi1ntRpj7R4X5RtAXY=",
	"pyproject-hooks==1.2.0": "nlxr+o3MMAkcdLDPgDyB/dKdlPAZkqdwe8l7q7EUGRM=",
	"pyproject-hooks==1.3.3": "X8U/2sn3vWP7zcho+1+QtHhNeKU6PTOIzXOLgHRBogs=",
	"pyrsistent==0.20.0": "xVrMRzOq1lYKf1+BhGZjHwfvwAH9Aj80psID+LbfDws=",
	"python-discovery==1.3.0": "RB2c7T38424RO+s1yjAsccfvBvPA+cInoLm7O9Sbnp8=",
	"python-discovery==1.9.6": "k7ELkDY9QVGWTN7uLsZgHzBBsX/CslOhw9p9bn3dgzc=",
	"python-dotenv==1.2.2": "HYIUeJok3kVai4vYrm/jxraaXj1kqoqOXWjmlLvLKFo=",
	"rapidfuzz==3.13.0": "05WlytDAnH8JZDPl/UIk2DtTKY1TSZlFqbDlqXGoTzo= 0h8Yj2/k+/Qi5keunVpoZx0AIY4Yf5GFnJY9BzjM2Iw= 0l/bzmRZzLu/I7SwRPVvvRFYuXrFCZTqriocC6rngwE= 4FdSQYsku9QRhBslY0TCb1faEUjFUJ406jnH61CZq3I= 4b3S5tDF+XBu91lXc6gcorQPOzP9f5hAtyb7AMbE6y4= CekIBk02hMVB0xK9THsFrLmaLHZPYjG9UH1LS2UibCM= DaVKqFR7PCwYjbPRx+tNG7bdgLqoza6uw9HaM0bsnKo= E0PXRfv0aI5BLY85jG5tbyaduZpURWhz8jK6LnrrSTk= Gnmi8HeGogcGabS45FvZagHHiOejwhj1MfOUeHjg+VY= IAAw38Ch1dasGOmTxQl8hwyXxBV05n8icwCh+3RFex0= L9CXXgFbBceal/OIg6ESNvWiTMqDqpkr0lWM6qVlKyY= LRgiiiOQN1z0VybOGvnTb/PcHxHc6Xderh8bE6xuxQ8= O2+RPuRhjdttbz44e3bo7C/F7+4xOhKICfvUTmXCu7I= ShpqkGumLyVWNyKCse83smvKZ+PS6pVyd8/O/GJ1zKc= TZ1/hMjpkqjb5aP9vqc9cz2jm/Rk5iyRKsPOupwM/5M= V8OQM2y1DV07+wz+FGdHihVzNwOvYfbf+xSxzTEqb64= XU4TWT0pjFDE+UzkU/dXtLOYrz+g/S/eaTw+URlbf2k= fXzsQkLTDdUh75HA34cuFESdHf/CppkO3jOUOw2uVsM= hcmhMaRKlfnKwutuZVMdsBTgnYnE8Yx7H6VJecuf8fM= k6dVJmhWWZvkq2NGJz8ZKs3jEC16oHNeL0i0Vjl6BB8= klYhisjxqVeAbsL7mm3fxsMuqTfAQp6IzxY2KiDthgI= kyekV39l/D+3EuefeCM4FbihyUQz0MLJ9rxZUwGLNWU= mOC/pgLhlC1ULeB3uvFdZYvZ1dz+m3Yq/3kXJMHDi3A= n1/mNMlILsXUpmkq+4xF03CuhnVeX1eqbFC/5Mor3Yc= qvxCodxeG+66Us2DuqQTciKNbYJm9tgDwW26u8wVYlU= sbBl83DVRVHcx4XG+e61vVF64UyYPSeEwGSzqlJYlt8= t/TGX6zblPRL51m72bbdofpU0NYWnN8aIJpauX0xGnU= t7PtpgegGRafcYcyio0WSPuakCZQh/aQPX7jqO7gGAU= uDb0htugrOslUeg4/z9RSjjucrAVNk9znlJtcg/bgjo= zGTakHEU16GLXliQV+Osry/scj0xxJ4T/t8ENZKj9qc=",
	"rapidfuzz==3.14.5": "+f/zCEhrvSyMJPJejhUsdZTT/o2yZaLWoc4k1YZxEn8= 36VSM49RrsKA8XsC0ous4eFi0ahMzYDjM5pX+YrttWs= 4lESbUhhXh8CtKF48s0M1PAzK4oBnAGi4QSA91UlVLQ= 69j9NDv4SSoeYLy23Jn5D3T2XZjYJBprPh/tIlt27NY= 8LKvdrfnBgwJ4aDfqUEOsZNpy+YWRQm/8u+UCUtU0rY= AVUP5fYP0XaqZrdhEonUbcSqSxuQSHTHttHVTlgcXsE= ApjTV+K8WdVy2k2wvGMQCbb49sm8jBHpmhK4M/FrZXU= Bx2WuVejO5KWuShLY1Cg+20DCxVKBO/XwV5WuYt5pRc= CdbJugkYVPB4FwVdeV1gQXnBKo8wi6TH1W83Gd/qFkY= DTN49HHvRARzo5bOL46X7hL4mni0lVQOClYXu/6JVjg= Dr0aGOLke8CykqB+btnDZC+KqmctEiU4hfWZtQgHpPk= F6NDMM0qU4wc5dQAthujWMW3LGVLko/4ezYuiPi4ZMc= GjHMbX0D5zGKCXTAOJWcWeGcdSuBEV8ukTizMxzWTUU= HpEO68qf0OuiRcBVXnZFl+igzMtnOpLaLcI5cFByX0g= PVDlhhhyk1/s45E1HLtboh0bztJ3z14RQ9IHoKNfGSU= QZ5Dl6NuJmXsmS2NZMILpLKkJQDHbsreynik8Zy5zDI= RrkqmXDcw08AlpAceSZECUyrSVVKw1R/NeOuu98KNhA= SL7guRvr+uxB4QgeNRAAZZq3VwzEWY1heqBNW/gn+eY= SQAUPYIHG92lM7ADAMQLFLlj/4JrNkLMRjtt0PA2WF4= WTwA2sTjAjHDW/O08dqOwJmHYunpRCVYal1jb81X+dA= WbPbp1hmGjGJlWVUNcarIKBK3nn6UedbyNwQfKyN8oA= WrRJyavQ1OH4FF3OB5ikyCKhoZM9YTx2SmQb6oi4vas= ZJcSgj86vNxIQnFHpThPrBViO6Q10AE5WbUuZGJSE5c= Zn9A/pyBrRKbGY0jaIGwDdnoMU2cxy0Dw+Fr3+WHkFE= ZzezXVr3R5xb+XEPexft2dLEMSjZdNJftOplPkLGRgk= iLfTH/HMXpvA5EBuax+gC203Fj1Qu1gJHpuXb/ESn6o= lml1PK73/cZSn2rcxYg+2Y1ll2RF2TIufb22tpf+7hM= oq5vU/mcmg7Kegr8W05F/HO8HdSsdMAFCQMddt+A7Zg= sALHmUzJ8rydmFbw+67m6AcsmDhzhGyS8lzvulsqkl8= yygp/t1nLdcQcmcYnaviu+B5coAdY2AUQXxoYeuJ41g=",
	"rapidfuzz==3.14.6": "+bClAfN/uFLFRGk3W6olh0JGs7vItuIftM0YajIzWGg= +uv/m5oof7Zz+aZkZafgMENgHJv+XnHD+Rs/LnuKN/Y= 4GxgUMm/bNcjBePmopORiyuSzyoGcAdYWlOJhiSQLjw= CLxjuIBIN2EU0eZs+PppJkldA7uHPrh4VPp0z2hIpws= CzS37k9PdgaQ1kdxY6q77AVwW13XZMtsOmupWqH//EI= D41nGOftrNsWRVwEcudVL9UY3suR6RJQxYeE/WFj9U8= DGHK3hgvEwyZAyMZRr0QdFORIXIWk6kY57cDgq6AK9g= Deu19DZi6oTS8CKKDHQH/2R/nD0T87aS7/8M3kbuvOA= FwgaDpBMErtO1JYZoru2Uo9q8A/oUOes4iSHv9KupFU= GQFBSxNa+xp/Sx75QLlVI7ScxWQq7PAq90DzdWfpgTc= HA3Q12UYQ2a24hOorzsLO7OdrSeUO7+xk1FdT/lqyCo= KOnOkb1BqCAxhYh++bFUGokaphxcHLLkbxaJzUKI03I= N4HPFPn8kz1xmMKyWou70aYrdSdG1c0m3hSVftwOgC8= PV2QuuPG+36jTaloyfIwcOhEDtuCeiiyQlgOAQgRCxQ= PVsc+me75iOaZDvKHZhvigfgoEUobGdJRuFkjBMrqkY= VdyaVZJLTs/PSmCnAbz659na8BKcQdwWE5Jw11vgmWw= Y7DoT67DxXBsrorlEkb/EDQH1U76MqYVpUi3tnOS688= a7iW+Jo4chnGcevDPEpjayIgEMw8XIOISn/IcHvwu/k= dg7hUq9ei00kGkafkzui1yFSSGGK4Zdw/sfYDZ4UnbY= j6fUU4jew0qGA48qODgPSSK3S13YmRJH9imlMReNsQ8= lqVIl5zZObLGk1ig9QiKQIUk+/dFTwS/kJOfqXHmQxA= q0OG73wss+XrRugVvklxXfzTAbufCkMfGNp6oAB95U8= tGzs8nAl56k0MyreAz5qOU2opJPxn6HYNeOylopP99o= u6Dp+tTb6oAifN6c7zqqmEqTSoSuxfdQVTLhmDixR2k=",
	"referencing==0.36.2": "6Gma27+LXH3pbY/6DrXBWLO+r84ISWji6ouwjGeU3NA=",
	"referencing==0.37.0": "OBMpqfmWKMkGk2FxaJHTStlK925GHcsDNYJa7MdpIjE=",
	"requests-toolbelt==1.0.0": "zM/dZl8KJPz0cm5pD2VjnScrsGN7m5Lf2RpVaMz2vQY=",
	"requests==2.32.5": "JGL5RjejT9UyJkKV4YaXbbD11FPRzdMUc8haahYa/7Y=",
	"requests==2.34.2": "Kg1gwXL4OsarMeRVSQbA87NYjTe1y5ObHAYfSQfieOA=",
	"resolvelib==1.2.1": "+wa2bI2gQXLZ5yoh19BhhtiRnjKuWrXN9bnZIL6AWsI=",
	"rich==15.0.0": "M71O90Iy+3P+knmiV3GEB/FpwJt4qHrT0pb1SOJ94Ls=",
	"rpds-py==0.27.1": "/84EgcxuleWz8KR+4X/70jQ5nm1TLzlMjc4yDDsInCE= /g3QWvtGWXuaLhHDUeXkKDx0Ejfn9hf/syUngMypM2o= 3OUcgolBlzpWhNRYIU06NvzSjaPhh11lk4j0+fEswz4= 5Ln8+8AhYzhjo36SVx1vkYUfplbwGAJG6Ey9iz9rMps= 9B+BS46qSHaNG7VRWR9rpF+HrHaJlFPozNQduhKJsEs= Eu0AUhalGx1uKwKnvTGIX+MX5FiX3oHYbczn10YY//8= FEGBGpbq3Kk8UX0I33XeReX/5oqjCJkk+WPHgsS4mM8= FjI/Z0wImwNgZ0pKvSjVBClH1UumIPclFNab5P9khF4= H+orGpIsR8Uf0H1lYyRTGtx4fkFcixFlMKHSnAUWxi0= JkNAASD1XIqW98nYWPe+DIjTg81GU64s8NDIj2aAc+U= L9UGWaBpwV7viqPWS77w1p/Se7SlDJq08X+DoWy/iQU= Lv5OsdAbf18ZOfTvMOzqbGs1Ie7EUfuTGRv4SypSJBg= PODKwyKw1ptjyc24le4bZYBeyf+tN2OfKR3XlGe+5nU= Rmv+Zb2TLaNv8nnd2S3lawQvImbXUnGb65ewhSYmjsU= RwjFwM6y0DT5mRYjYx09I8sW5lyDc26gIM2+KNV8Cg4= TkQJm9Uiy6caLGuX9o4Z9A59hTmd6JnWbNtnsy18t4Y= UMlG8EggnmNi4iV2uuoJGTgJ+HaHqVqNsk5fvbMHuTo= VSZtr6IuZy9aT2UBkBX5AzbtMcY4O9U/Xngm0hoOC4M= Yqw9Tj4HtY7g3ezXHWzjsWN94tNzUBQS3zlaDsX5vrU= aJ+1IAp0nbBBWwkpcujrqFhHwjiFyFQ6iw9cAJsaWUg= aK/uwm1CqztH5UGychZqC0QAMTlGhxy6PtOk/AyrHO8= b0Rhv5MRCMn6Im/7DiV8GxjcLUTNcrElvsUO4KsSSKk= dOWy97tvo4sbEFRtJ6y6zyoCKotVQ++wbP68cqWchb4= gMYM+1MQZ3vWfLHoWh6OtS4SUpVFRBtD5vFNkLh4d1o= ij8pq6bi19kFKNPHklVak0l/5lOKpl62dbRFBb50eAg= kCTedHMd9UVG+rC/vNtJ+uGRWeyuz8jzfBjSx+LAvWE= nZkqwQ64bZtvNpZHtqP0EvwAdc/V15lTDoTTNeRAoAI= p18wXJsBMokSHsDxGBkxl133hzjN9lAJPmuG10qn2N0= pRLIJjJJqdaMrAiwXdWdKz8gYdmbMigTy8wUw8dCGZg= rLmq/MquJ49EnZxxO2Sp5oZi53mdvVhZ4sazxntW0zQ= rid1wZc+PDAxaJJze5H5KD+ZCOPMdiW5MxJx6q7X3JA= t/uAGqf4Rd32AcSWMN7uzN584QBlVh2Scpv+gb0h+zM= u/lMWOjgzWtvONjeZ6yuQbOlFcJhaTZqtYvcpKaIO7g= vomPJx+FH2izGIcs5uvrvGLzA7ZU5Dv3JoPb3CW3yIE= y1bGIQ73fKpY4W6MF9NcY/4/W2D9m6nUJEcMNAC8+e0= yRjGXsLkLCp40Z8YxVPXcxkRm/Q6qeLt9/t41iQ1VSc=",
	"rpds-py==0.30.0": "+DQk1zggTZdwgw01KQ/zJz+7ArQfkZhwR5+rFLnTA7I= 2aDKXaA4be4GVbTM30YRnfYODxDaJo0E/nzIeIaHK6c= 3E+ZLf4eK8Prx0RPbHBRtLwTzY4z5DUR6P/RO/QHAQ0= 51Ns2RNTxSc0NLTgA8vaiQNNZ+dxDquHYf2RjsbGnPg= 7HxEkMZywaA4nTGbOpz80Jjc3EeDmRVTwzKhWs9ySb4= 8lHIEjV6P+0wjWhKUHnd+52TOGD8beifK3qwDaSB5l8= DA6V9oGaGZZf9CD2VXi6ywsA8lH+/iyLIzR8NxdCcfM= DtF37Zve0o+N62q0DBg80RkqoN5AwS84vk1ZzTPLXGU= J3HGwVlzNH9Q/s5B/ER8BUt6wq4FAjiM47ZzjNNm49Q= M/VZ8xBFBFBqRLtma5OjP10zEzdlsMIWpb8vHhUDr4k= OJb6G+OZEs8HV3U4JryL3IyjMaKKfErka3ohKAsGu4U= OJotSe3tGJbD1IsBNurTfEjiIbORwFL7o/QFXDZ/YKY= Qiw8uYVtgLCdMNLrJV0HVLI+CQA04d60CD+ABL0HYeQ= R+d9yYItOtYWw9V1nqVjGnXlgJ1aKHB3RO9516G8/K0= R/I2lwvMsiMyZ9iRc9OtJwPNNqDipuktBWDTM4caPSM= Rug8aXsfHHK1Dl7lrbQ1Pu90Bvs/IEPWTDPyCtHC/FM= TMIga3a09XaTTw7TdLENfKX0V4WLFXylIGS9/Ca5/AA= XUwqp8UK1HKKCU69XrRsRS6ct+2/2xj54SIfWXpz4ec= Z5rpjgDA6NaKf9oyTha5D9UmCUW0XTuCTIks7J7qMog= aPGch5Qgqgj2EgOAFCP2zVrF8KxKyCojaKn81qmgdeA= aryIgNnQNuyq/nCQeZafVuh2/PEH96jpkgum1aOHjQU= c8Z/Lbe8M05RjQl8bR5v7QIbvJt9Z41sxDNHg2XR1fU= fGTTj7SbbN7aFqtJ41/g2i4emzS8OL14OGUw8hizcTk= fO6cdSwDZFiDU+Yn2op+gIpmhzZyvLX1KJDDP9lls5Q= hYc46cMhR/eLOsJNwO22YQAA5W3A9wD9X2UdCg8Ouf8= kCfaHOEHEExQyBODyudz71wk0pbdEcmeJinb15Z6IMY= lF3M+s4BrwJnVigzT3z0nCr0wckEdI78XPe73wtXn5U= oWHyDZpDAGgzzXBoN1qU0DVxTXOhcraB2IgYIGAKv60= or/+pqTKnwGz+OVIMCRwMGaJaE5hYCqj0UHjTaBs9CU= yiiCmuX11Wm7YqeVEshCoDoSV2N11ezn0srfir6W7Cg=",
	"rpds-py==2026.9.1": "4Bs8h4yGQZE+aI7dGz8IZYxng9Kc9rgmvTwNGueh/6o= 4hwUKeIFgo6ohqIpOkosjgH0wl2Yk8ozDpemz3P1Lns= 5tGYutTkndZzL71jbi/FwIL0XIytC0rLdWsAyCx2By4= 66XRc/fVcIsiqTgVAXpGEYc+1U258mgHfA3R7ZnPyFg= 6sL126/Vhd/jH4aiPr8NO6SAqdSevIeUcme1YI1OoM0= B0pNGYvDTZqOpCURT8Pe1tEewB9qMUqNtnRUpRUtiDQ= B97sv86Ux4RzAYvH0QszfMZR0S34eh6yyz5AJLycM9A= E2ocP+RAK3AIvIHLYu5ThIF5W2Gn6D34jf87PwK3Jv8= JpOycou8xI0JqYGjVpVLDEfFP/JbVFhW8oqInqYZ9po= JxHSm2U7O85Ipj0Yuca1MnRmnm1sQJTd3rTZoORRKLI= MjHEwOUh2vpb4MnxFO4sKtRmUINvLXLKqGgBlQw+cEQ= O1pvQPChSGtLNsiIEjr8Z6zb2fMyNZJ6z1/ylUKaC6M= Pw6awo/AZ9TTS4iuQ8SOlIlFXJf+6WM9hR9+7tWgXTU= RXhmuF2vUDQpZmYWi4SmngsuidxPGvECtG9kSKYLkGM= RtgLx2tRpsJPmUQ2jCjTi4vLzqHaTy+NPrwxpn6MbsY= UJBvWuoktahly9CliWmCiGMdnzpUw6k3yDrvqVoNFK8= V0kqVQodiNKdADJH5feN2M8EpwH6wOTI24dFptJQTgo= WUOYBHGCn23iQqILEJ3jERumt3468P/FhwKKyFSwXmw= eDJvTLRCela6SZbAditjvkXwa4XwhlJkINKzpm5A+E0= eGi4UiQpHGy2dZ+bWtuXRfSG0ib2KxamFN1aKlqys1s= o2twWWQHY0yoLUuYmjcpB0oAhTegUi5MgEamfHKRA+k= pc936wTyC3IL6VJlo+AOsqFIFAdCVcwnBpxVGy21MRg= rd7aUVVtrHwaLxTNpi24tiHNEq+6MJHQOpbHKTI4fqs= ydGsoB9JFw/c9cknYbH6/pf1VLchykVwxZSf/3ePDUs=",
	"setuptools==82.0.1": "pZ42JlLwjc1HfHi7bnvZ2Ap5lbxzzncwUCKKNIzi5bs=",
	"setuptools==84.2.1": "yhQLRdUyWpR4+IDjUUhPYv7xXzNkYuRJygwDyHPVicI=",
	"shellingham==1.5.4": "fs//jy/XJhb3SBBAR1plsr+K+QpWyJFAhS0RIDJOhoY=",
	"six==1.17.0": "RyHzke2QVB/drKtaz5R6oNPcfSey4ejtor6JcFhsMnQ=",
	"sniffio==1.3.1": "L22kGNHx4P3dhER49BaA55TmBRkVeRoDT/ZeXxAFJaI=",
	"socksio==1.0.0": "ldwfFfmzTo17FvBtdLjM9I9gmvMqszxgjQh2HF3LsfM=",
	"tomli==2.4.1": "DYWBmAITISLaQ8uGZW+NH4xlh9VK59yvMOkFMwKLSf4=",
	"tomli==2.5.0": "Mqe3msV6LoNnDOMpzPZ1eYvFoglHg6Y2doZrcFA/Lis=",
	"tomlkit==0.14.0": "WSBk7YW0D6ITRp+BrFhPZ6TymSUJp8PqLWMiCGI6NoA=",
	"tomlkit==0.15.2": "BVYkEhY6MDe5RJc4X7f5IExje8YFr3pIGZ5BzyJy9Dc=",
	"trove-classifiers==2026.9.21.13": "ix/0+cGRsQQLccN/HkRauZcykR482R3lKDhFOoVNehc=",
	"truststore==0.10.4": "ra6uzxy7X03jsZWbQtQfb6tXsrFmattZ6JywtTNh2YE=",
	"truststore==0.10.5": "mqrtrvrwbYsgYnjPi1ASvIl/SFqHRQNQHhLXdt94lRw=",
	"typing-extensions==4.15.0": "8PoZxoRXWKsIB0oM+ot67LccmZynPWKIO8JcwBjE5Ug=",
	"typing-extensions==4.16.0": "SByqSBN06BPBsXatoU6X8fZ6RTnOnP6z81DXjWNwwug=",
	"unearth==0.18.2": "Mf1V1nwORqHrt4mTogEFaObEIxM0oyB9GNXUpUnY1pI=",
	"urllib3==1.26.20": "DtFMz78cMKkHLHyhV+Qxm3DWX2I+keezL62yhTQxAW4=",
	"urllib3==2.6.3": "vycjI+VT37LofZv9IlynsPRnuRnXu9NVQ20/03ywrNQ=",
	"urllib3==2.8.0": "DPPK5WjTaqlXayjfs18RMo8cuXTKdkfZR167hsdaxuM=",
	"uv==0.13.9": "1/RZ/k/SR9gwNRx1aG05lqzjxvP3KOsOhaMLetoM7xk= 7LYCjXnclvvq//5civYqcJlIfrwFpwHnZxTuvP/QY3U= LEVTB1FRfWw7vGmhlHP27/5HzOBHvt4B/9ivfqezayU= VDXFzhSlZDEgjKCZZBbTEPFZjowsi6cHaImFoWu4Lb4= ZsUSJm1jO+9IOEofUwA/QfKo57Nv5uf7/T4P1S2W+mM= wW7RHgE1V1NrPmAGXxuRL2QHvWUY4EG5YeI++ea0+/U=",
	"virtualenv==20.32.0": "LDEK7LYuWqGwYQPtfCl3uB4EJpXeJpfQEBf/DxA0r1Y=",
	"virtualenv==20.39.1": "oAMy4LCJumTt77+U7zTm2zP0X+UYTfBlLPC3VNzTYZA=",
	"virtualenv==21.15.11": "A5DEAnVIe15neh5VnjAgT/Bh20xf7DnIHQ3/GyTSt3Q=",
	"virtualenv==21.3.1": "0acc9Y8vkij/8jofbsFdOXhcazLgNljRBJdCRxRe3TU=",
	"webencodings==0.5.1": "oK8SE/PCImSXqX4rOqAafkvuT0A/lb4W/JrNKUdRSng=",
	"webencodings==0.6.1": "f6tiaci/I3xleHa1IFjMsYLoYVGNHGlcGpqqjBwQXVs=",
	"wheel==0.48.0": "MhfcyAcVXkXbRi1+8kMfXd2g1yc7cA0FpnsnHOsSh6s=",
	"xattr==0.10.1": "/8tXyhvjONae2tk89ZqsfGu027kv17+NRWxp6kL35tI= /DVPCG+Sahx/BIhvl4gP7Rom0g47wzjQ2WX9Fh29uKs= 0e+VTQZV+To00H0Mx+AnZex3n/C1nciY7gjGMmrWFNU= 7AlWqKsPDT+QEbpIDx4ScbcD0RVCN173PrhpWmvUt4s= 8b5ucz6WmPZF27mFZbuN+bdegOFaIetSeH19loAOgjs= Cu31WxFr62Qn5veVjM2AqMvIDoL4ekzZdcy2Go0nsu4= FIRm5bsWirqY+AhQz5dukxRpo8brEemIDZ9vix5mvQY= IJ+4TAm0HC5M8W3S9IG7Sm4ugfZZpHpgCRubyy44iEA= JnfUC5VjbzSCva9k7ZE4+02Ddvt5M/Q0YUdEeA5G5C0= NyV0amUC9A9y7yfgx7/DEFKiOVA/8+76gH1rAqJJviI= P/Db5KbOLOBlxt4I9BW8snDs/XvxZVpjPd6saVzoslA= PlgltfyZ7N1JOwzAnsNTkeekUTlP32I6iLJHJgEclQ0= PnOdYkSRJn7Fu3QPTq2pNJHeQp040vzfuXsl7+Eojso= a5BegI32G2d+uXL5FfinUZYChDWLUg0GAcjLxHa6LfY= eIDIpUwYvAkaTOCtxcbYHaHHSK7C/nrFhtIE1ux+yls= ick7QsO6iu28Kdp1nxUnMRlsJJKiFUNxwKrj74uoMBs= j6qs8xHitcxnwDDJmRZ6eKmQYHPmq/COqozwWwQWUVw= qaeoB6tTghD/hTIiDY/F4tUcISaB9j29Tn7eMlQ7Bw8= xBIAkNrDPt3/wn5If5yPFrKf8/P4vLIlGyxsP5dMoeE= xdPQ5yi6zmS3TEdetNphSM0XKy0jAhodzQVdkvF2Gaw= zGuNXKRSZ04aluJGo9LbX0d67Lx8lFxz+JD1YyPnUgM=",
	"xattr==1.3.0": "+iOiUiDinZVs7fdXRuPfbMgkzBVTMm1lFkeZZ8VA44Y= /pK7BeuEmrRo/hPpQr4PjXEj8V0HTzq6UiP60MS0hN4= 2llUQkCZyp1AKTPq9hEsKd3eJubaWbMvC/Wk417sCyg= 3U5jYUci0YPoGELLI3/RzJeNQzhBZvn+IjaL/LGH6+U= 5HCz8V6cPiY2YlBv8m5zswJ+HJvqwsvpq4nK2ccMBJU= 8iOLKpc/y/X++hE325fCltJ/RyH3tyQ6H6xRUUVl6ew= 8yuwA5U3H0o77YcICuMVsZFxuhFOilqkA6LIUImYzng= A3EvhOBW3NI8NtsDofRUF6Ju7yxz1HwsfUJb+TJgFYc= BfjgaECXQtJGurumDP+DELLFd3RUkfSYsIvwaODIZ6M= GWNg8Gi3T6ATKoxgAc4TM/CVNkuPQ7b9jNry8YdB74k= H9GFs/ARIb0XLJi5Q/k0HKO56mxtPrf+cHRyNhTZWf8= KqpdZq9lIzMhiRCPNOlmyhIP+BbfoHfKNLMeYmP4ojY= L+oHB2jX0tJXl4F76pO/Cm/aZEnojP7ouz113p7RHHs= LGmZntcEEawoWfH4yRjrSKb9KnHvQdwD7oRvaeIgC7I= Mf788g0EDnnsO/bn3A/c/ZcvcPdA1aae1nsgxpm7nOo= MxpRv48gwngi9EBUsNdgWIRi0+1HLV5SuhNc8L6lEOg= QF0uSRHTfyuUAPpQGs2SD+DJf+Ky7CUssj30tZwACBE= RfhSM6UccWWZac42Sr5r0MkEijArf82+pnXcYwceR/8= SgStoTHpvf0y2zqx76n4UmRvT3ydb94FlsOCXGcWG+M= SuOmauHv/UCZT2Te/uqpfaNpQGSF5gv7Qh8teBvjt10= UMEtkvUhSwQWz0tPr80C3KVDQWZldVO3S4umq8ZstLQ= Uc2qNZ9c0oYReK4B6jZHtW29/ZjnJKiqPAT3cSO3ghc= YwyFAgKCvQvLcsPQMUkcTpHX8pu0wJTr37nbUTdcWwc= abyjS+LXqSg4mv9OMvJ4V+HGLQTJHsfBUZsWNocL1Y8= ac07/nefe6h6vmRz/fpChGDPnniut+OQz9c3t4Tt8bU= bELvW9rD/rvijT2xTTqKFZ2Eul2sorE96ub58fwNQJI= cmtNC2ZyR1kTLKzc2EpbGeALDN9wT0ws+W0MCNxerrU= eN9Wv+PdSRJUhWHtiAIlQ31tSe8IL+bM1FZwgQ+lPP4= hkw0wUco8hw++JqfJ211rl4x3TT0gGTg035L8PZx/G4= iFV8B2n2Sx0BSq2pFsljDP76OLC+bCR+riB0DS2Pe0c= k32MkfbzcniK/4zAmExL4/CShYSDmqoV/xyV1kViBxw= koxJzrDHD8BHMuRvojbXyCgb/D2xtAh15fVIuxTSZow= lfHhSk2coWC0t4xSe/K6xq3b6w/ZiCxAX8C14wc6h1I= mVhD7zdK9z4zcLDBBzGWEfPNzbbRUdYpRJ7+ytNr5MQ= nmigKt3opfhnW+Xo7cg362/b4hSm7giZVvrhHWM8DlE= qAxGF+CGcM3DunHx27J1wWJ3RMXDZBKAh5yzvJWgcjc= s88p2mhA65S4geq2kq6DsUIcnBWgzZL/uXoGls6sjKw= tDRThwh//80o9wnrRarhE9kR4aH08PcNRrQ7qB5pzN0= u9BphxArwR9cvQixXRApgyuGLPW8YXgFc/wIKIEvAco= uFiXRBFtLDeSi3ccUDg8soFnXNbc/XQKv6tog+PUr4U= xXQsphdhqZrgxSL5CjnV+4E5KA8nslTjEoSCKW0d8ts= xpkutdoywKE3Wp7qz6sVxm7ryL00vmPr0eroDML4vwM=",
	"yarl==1.25.1": "1a3XtMp6/uqR1S5NTk2zsf6YhbcfBwVFYNjEKWt0QaI= 3yPfVLURShfC0O8ZJDPi5anwxReMMjdekLfPyWXzSdA= 4Clkj5yVHbMOmKfX7JCDXbiOxLMoIO/iqb3CKH4DLrY= 5WN8qNC9f7cmSKbHk0r0uqzLaXZX90OMnSZPwqu4sLE= 65btGubH0HLWCEDAQ0rvB6LfYRgSgQgH+8VCY6YFPpo= 6A9Vdxb9dlQ5V3Ex5Sa4lC/8LAe9vF45+mL2YLoelj8= Chkb/bMKebmOXRdddShfn8t4vw5Gul79oELhxyBxoN4= CmbbiepHOr6sS3BSPK/ZTbN3I4DlZfnSivehebevcfo= DxKv2k7qjImUp21N8YdcdlGU9fvoqdGXkp6jA8ruKew= ELL9lTMvDXFtXu48n7LOjq2hkILef+6D0y43mS/XXCY= FCwGxNajXuPsXaCEmYBeh5yzynwfv77LAUD+ckA4GNY= FLeaMKk6POLogyYD/Qq3gK2igbC6URC1GaY08tfX0fw= GSqGaHekmZOUnvGXWGSthyi+oo7oEPar4aBynCtQBCY= JM6UIBGmGVPn0xNDgDj00y/yE4e3dfWKlX96B91V75U= JYaL7Ki2dl+PfQ4R/m3Xxm3UsHk7lQAobSDMkjUhJqU= MO7JboqRvViM6JfJVD9tXY00so+8uiik3t8g6+rp/lc= TXgSlLuBXstepX/2u/gDjgoxqV/fPheI9m4NwQDWS1g= Vk/ccIXSJFq4T4iIL9sdasByMSS/9t7TW/scAPgSYw0= aBx1iwSQ+elreOX6jo3G5kjpGFu26uvnMYPDPqDERfM= aHgv20AnuNHu4l7DXpptsF6GO4mesDELOjO2w/71Vwc= d+UJm5mzfzz3nCRpmMqfcxOngFTNGAnsRrwa+tR+HEw= elwxFVlZlXee4h8lZwNXk5EcOAKkPHTz+7AxSSnsZ6w= g9SjfkuV2k2L2pMNbTW3W0za26y7SYDK4pDqMQC11R0= juICNQz1er8OlQKkFgGEEBnCXT23/1LZgKrzFEYlQFk= kMMO1TVG2oM8cAEVwAZMIhINGxVg9HRpn9MfIt1mgjM= lInmq/R7o38zIHWpFETHz+2wPmzpn7svEWv+HOgQ2js= lNeqbev5Kh3RTLUoCwg6dkFpoTz7I6RSERFgJ07ZifQ= nW7T0XvMzkwFND4cqNoTvFwCyBKk5ygt3QXodpMi0/w= nWk79L9TTpujrieAz9V39RNWKfe1rGU0kIWdC3eGSGU= niPIK2PNdlL8JNM+1swXCZ1geqO0/E3cdelQYvPYLfQ= pYd/IlWqtRjr5SgokDdpkgHV3F8EXyOWyzCqAtsi9X8= qcppbrAuXAKor9hyraUQ66m3/m5ouVcsLpqbGUHjHi4= qyBUxVMa8qm6e2m47JHk+IRCDoOoxeV5sBMITLV+Xl0= rK5rRdGs4Jtro4dtpDuINm7zaPc7mIx/V+FCMXU9RCA= voBVDZv+g9m2I5ijcIGpBDTm3y2XjsNFw9KCDea+3as= xvEXeJ0i3OGI5XVOi8Zbfm6/jLc5Y7n6dh9nKliDdp0=",
	"zipp==3.23.1": "CzWWxQpccAyctAuo2G2fLMSAfpvtsGvN9/rIVjPkRNw=",
	"zipp==4.1.2": "swy2zSUxIhacR94kXKJKhrrCpdOAK6Fb97pkFOueFE0="
};

// src/sdks/python/managers/pinned/index.ts
function hashed(line) {
	const hashes = WHEELS[line.split(" ")[0] ?? ""]?.split(" ");
	if (hashes === void 0) throw new Error(`there is no hash for ${line}`);
	return [line, ...hashes.map((hash) => `--hash=sha256:${Buffer.from(hash, "base64").toString("hex")}`)].join(" ");
}
function pinned(tool) {
	return TOOLS[tool]?.split("\n").map(hashed) ?? [tool];
}
function pinnedLike(tool, version) {
	const like = `${tool}==${version.replace(/\.\d+$/, "")}.`;
	return Object.keys(TOOLS).find((each) => each.startsWith(like))?.slice(`${tool}==`.length) ?? version;
}

// src/sdks/python/managers/guard.ts
const SITECUSTOMIZE = `import os
import sys
if os.environ.get('STRIPE_UPGRADE_GUARD') == 'end':
    if 'STRIPE_UPGRADE_ASKED' in os.environ:
        try:
            from importlib.metadata import version
            os.write(1, ('version ' + version(os.environ['STRIPE_UPGRADE_ASKED'])).encode())
        except Exception:
            pass
    os._exit(86)
def refuse(event, args):
    if event in ('subprocess.Popen', 'os.exec', 'os.posix_spawn', 'os.spawn', 'os.system'):
        said = repr(args[:2])
        if 'pyproject_hooks' in said or 'setup.py' in said:
            raise RuntimeError('a package would have to be built, which runs its code; stripe-upgrade never does that')
sys.addaudithook(refuse)
`;
const GUARD = cacheKey(() => ({ folder: null }));
async function written(tools) {
	const folder = await tools.folder("guard");
	await writeFile(join(folder, "sitecustomize.py"), SITECUSTOMIZE);
	return folder;
}
async function guarded({ tools, cache }) {
	if (cache.get(TRUST).repositoryCode) return {};
	const kept = cache.get(GUARD);
	kept.folder ??= written(tools);
	return { PYTHONPATH: await kept.folder };
}
async function guardedFromPython(world) {
	const variables = await guarded(world);
	return world.cache.get(TRUST).repositoryCode ? variables : {
		...variables,
		STRIPE_UPGRADE_GUARD: "end"
	};
}
const GUARDABLE = cacheKey(() => /* @__PURE__ */ new Map());
async function guardable(world, file, name) {
	if (world.cache.get(TRUST).repositoryCode) return { version: "" };
	const known = world.cache.get(GUARDABLE);
	const key = `${name} ${file}`;
	const asking = known.get(key) ?? endsByGuard(world, file, name);
	known.set(key, asking);
	return asking;
}
async function endsByGuard(world, file, name) {
	const env = {
		...await guardedFromPython(world),
		STRIPE_UPGRADE_ASKED: name
	};
	const asked = await world.tools.run(file, ["--version"], {
		inherit: "bare",
		env,
		timeoutMs: 12e4
	});
	return asked.code === 86 ? { version: asked.stdout } : null;
}

// src/sdks/python/managers/program.ts
const PIP_ALONE = {
	...PIP_ENV,
	PIP_FIND_LINKS: "",
	PIP_ONLY_BINARY: ":all:"
};
const INSTALLED = cacheKey(() => /* @__PURE__ */ new Map());
async function installOnce({ tools, cache }, python, packages) {
	const known = cache.get(INSTALLED);
	const key = `${python} ${packages.join(" ")}`;
	const install = async () => {
		const folder = await tools.folder("manager");
		const cwd = await tools.folder("install");
		const listed = join(cwd, "requirements.txt");
		await writeFile(listed, packages.map((line) => `${line}\n`).join(""));
		const args = [
			"install",
			"--quiet",
			...packages.some((line) => line.includes(" --hash=")) ? ["--no-deps", "--require-hashes"] : [],
			"--only-binary",
			":all:",
			"--target",
			folder,
			"-r",
			listed
		];
		const result = await runPip(tools, python, args, { cwd });
		if (result.code !== 0) throw upstreamError(`${nameOf(packages)} could not be installed`, result);
		return folder;
	};
	const folder = known.get(key) ?? install();
	known.set(key, folder);
	return folder;
}
function nameOf(packages) {
	return packages[0]?.split(" ")[0] ?? "";
}
function packageOf(packages) {
	return nameOf(packages).replace(/[=[].*$/, "");
}
const TIMEOUT_MS = 6e5;
async function pythonProgram(world, python, kind) {
	const { tools } = world;
	const base = {
		...kind.env,
		...await guarded(world)
	};
	const found = await tools.which(kind.command);
	const guarding = found === null ? null : await guardable(world, found, packageOf(kind.packages));
	const isGood = found !== null && guarding !== null && await fits(world, found, kind, guarding.version);
	if (found !== null && isGood) return {
		run: async (args, cwd, env) => tools.run(found, args, {
			cwd,
			inherit: kind.client,
			env: {
				...base,
				...env
			},
			timeoutMs: TIMEOUT_MS
		}),
		notes: []
	};
	const folder = await installOnce(world, python, kind.packages);
	const program = `${SAFE_PATH}sys.path.insert(0, ${JSON.stringify(folder)})\nsys.argv[0] = ${JSON.stringify(kind.command)}\n${kind.start}\n`;
	const why = found === null ? "was not on PATH" : "on PATH may be of another version, or cannot be kept from building packages";
	return {
		run: async (args, cwd, env) => tools.run(python, [
			"-c",
			program,
			...args
		], {
			cwd,
			inherit: kind.client,
			env: {
				...base,
				...env
			},
			timeoutMs: TIMEOUT_MS
		}),
		notes: [`${kind.command} ${why}; ${nameOf(kind.packages)} was installed for this run alone.`]
	};
}
const SAID = cacheKey(() => /* @__PURE__ */ new Map());
async function fits({ tools, cache }, file, kind, version) {
	if (kind.fits === void 0) return true;
	if (version !== "") return kind.fits(version);
	const known = cache.get(SAID);
	const asked = `${kind.client} ${file}`;
	const ask = async () => tools.run(file, ["--version"], {
		inherit: kind.client,
		cwd: await tools.folder("version"),
		timeoutMs: 12e4
	});
	const saying = known.get(asked) ?? ask();
	known.set(asked, saying);
	const said = await saying;
	return said.code === 0 && kind.fits(said.stdout);
}

export { pythonProgram as a, guardedFromPython as c, nameOf as i, pinned as l, TIMEOUT_MS as n, guardable as o, installOnce as r, guarded as s, PIP_ALONE as t, pinnedLike as u };