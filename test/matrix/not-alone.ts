/**
 * Cases without which every model mutant would still be judged as severely, and why they stay. In the order of the suite.
 */
export const NOT_ALONE: Readonly<Record<string, string>> = {
  'webhook/valid-text': 'the plain delivery that all others vary: where it fails alone or first, the reader need not look further',
  'webhook/valid-bytes': 'the plain delivery as bytes, which most frameworks hand over',
  'webhook/age-within-tolerance': 'the same as webhook/age-299 for drivers that cannot set the clock',
  'webhook/tampered-body': 'the plain forgery that all others vary',
  'webhook/reserialised-json': 'the commonest mistake of users, which must stay refused: https://docs.stripe.com/webhooks/signature',
  'webhook/wrong-secret': 'the plain forgery by somebody who has another secret',
  'webhook/timestamp-stale': 'the same as webhook/age-301 for drivers that cannot set the clock',
  'webhook/timestamp-swapped': 'the replay attack by its name; what accepts it accepts any signature',
  'webhook/error-class': 'the documented error of the plain forgery; the narrower ones can each be known to fail upstream',
  'idempotency/key-customer': 'the plain key that all others vary',
  'idempotency/automatic-key': 'the plain automatic key, without which every retry is noticed as well',
  'idempotency/automatic-key-default': 'the same for the default options, which is what most users have',
  'idempotency/key-within-a-day': "Stripe's rule and not the SDK's: why a key that is stored protects",
  'idempotency/key-after-a-day': "Stripe's rule and not the SDK's: why a key must be used within a day",
  'idempotency/v2-create': 'the plain automatic key in v2, without which the retry is noticed as well',
  'retry/reset': 'the plain retry that all others vary',
  'retry/reset-before': 'for the client it is the same as retry/reset: it shows that one object is made by the key, and not by chance',
  'retry/503': 'a 503 is what the other cases of retries are made of',
  'retry/503-should-retry': 'what the API sends with most errors; each half is a case of its own',
  'retry/back-off': 'the same as retry/back-off-bounded for drivers that cannot skip pauses, and by the clock',
  'wire/decimal-object': 'the same as wire/decimal where a language has no decimal numbers of its own, as the model',
}
