import type { Fixture } from './fixture.ts'
import { ACT, VERIFY, view } from './flask.ts'

/** The error rules of how a Python view answers. Line 7 is the first of what a view is given. */
export const PYTHON_ANSWERS: readonly Fixture[] = [
  {
    rule: 'SW007',
    path: 'a.py',
    bad: [
      [
        'the body stays the event',
        9,
        view('    event = json.loads(request.data)', '    try:', `        event = ${VERIFY}`, '    except Exception:', '        pass', ACT),
      ],
      [
        'the body becomes the event',
        8,
        view(
          '    try:',
          `        event = ${VERIFY}`,
          '    except stripe.SignatureVerificationError:',
          '        event = json.loads(request.data)',
          ACT,
        ),
      ],
    ],
    good: [
      [
        'it stops',
        view(
          '    event = json.loads(request.data)',
          '    try:',
          `        event = ${VERIFY}`,
          '    except stripe.SignatureVerificationError:',
          '        return "", 400',
          ACT,
        ),
      ],
      [
        'it raises',
        view('    try:', `        event = ${VERIFY}`, '    except ValueError as error:', '        raise BadRequest() from error', ACT),
      ],
      [
        'there is no event then',
        view(
          '    event = None',
          '    try:',
          `        event = ${VERIFY}`,
          '    except Exception:',
          '        logger.exception("refused")',
          ACT,
        ),
      ],
    ],
  },
  {
    rule: 'SW008',
    path: 'a.py',
    bad: [
      [
        '200',
        10,
        view('    try:', `        event = ${VERIFY}`, '    except stripe.SignatureVerificationError:', '        return "", 200', ACT),
      ],
      [
        'a response of Django',
        6,
        'import stripe\ndef webhook(request):\n    try:\n        event = stripe.Webhook.construct_event(request.body, sig, SECRET)\n    except Exception as error:\n        return HttpResponse(str(error))\n',
      ],
    ],
    good: [
      [
        '400',
        view('    try:', `        event = ${VERIFY}`, '    except stripe.SignatureVerificationError:', '        return "", 400', ACT),
      ],
      [
        'HttpResponse with a status',
        'import stripe\ndef webhook(request):\n    try:\n        event = stripe.Webhook.construct_event(request.body, sig, SECRET)\n    except Exception:\n        return HttpResponse(status=400)\n',
      ],
      [
        'another except',
        view(`    event = ${VERIFY}`, '    try:', '        ship(event)', '    except OutOfStock:', '        return "", 200'),
      ],
    ],
  },
]
