import { expect, test } from 'vitest'
import { openRepository } from '../../src/adapters/repository.ts'
import { importersOf } from '../../src/review/importers.ts'
import { gitRepository } from '../support/git-repository.ts'
import { testTools } from '../support/tools.ts'

const FILES = {
  'src/lib/billing.ts': "import Stripe from 'stripe'\nexport const client = new Stripe('')\n",
  'src/payments/index.ts': "const stripe = require('stripe')('')\nmodule.exports = { stripe }\n",
  'src/only-says.ts': '// Stripe is not taken in here\nexport const billing = 1\n',
  'src/a.ts': "import { client } from './lib/billing.js'\n",
  'src/b.ts': "import { client } from '@/lib/billing'\n",
  'src/c.js': "const { refund } = require('./payments')\n",
  'src/d.ts': "import { other } from './other/billing'\n// billing\n",
  'src/e.ts': "import { billing } from './only-says'\n",
  'src/f.md': "import { client } from './lib/billing'\n",
  'app/billing.py': 'import stripe\n',
  'app/__init__.py': '',
  'app/g.py': 'from app.billing import sync\n',
  'app/h.py': 'from . import billing as b\n',
  'app/i.py': 'from app import models, billing\n',
  'app/sub/j.py': 'from ..billing import (sync,\n  other)\n',
  'app/sub/k.py': 'from .billing import sync\n',
}

test('who imports a file that takes the SDK in is found, and not who imports another one of that name', async () => {
  const { root } = await gitRepository(FILES)
  const repository = await openRepository(root, testTools())
  const sources = ['src/lib/billing.ts', 'src/payments/index.ts', 'src/only-says.ts', 'app/billing.py']
  const found = await importersOf(repository, (path) => /\.(?:[jt]s|py)$/.test(path), sources)
  expect(found).toEqual(['app/g.py', 'app/h.py', 'app/i.py', 'app/sub/j.py', 'src/a.ts', 'src/b.ts', 'src/c.js'])
})
