import type { RuleId } from '../src/audit/rules.ts'

/** Why each rule is there: what goes wrong, and who profits from it. */
export const REASONS: Readonly<Record<RuleId, string>> = {
  SW001:
    'The address of an endpoint is no secret. Whoever knows it can send `invoice.paid` for an order that nobody paid, and the code ships it. Only the signature says that Stripe sent the event.',
  SW002:
    'One missing variable turns the check off, and nothing looks different: genuine events still work. An environment that was set up in a hurry, or a renamed variable, then accepts events from anybody.',
  SW003:
    'Most versions of the SDKs accept an empty secret, and anybody can sign with it. So a variable that is not set makes every forged event valid. It has happened: forged events gave away quota without limit. stripe-node refuses an empty secret from 22.6.2 on, and stripe-python from 15.6.0 on; with these the rule only warns, since every event is refused.',
  SW004:
    'Stripe signs the bytes that it sends. A body that is parsed and written again has other spaces, other escapes and another order, so genuine events are refused. The usual next step is to switch the check off, which lets forged events in.',
  SW005:
    'Express runs what is registered first. A JSON parser that runs before the route replaces the bytes with an object, so the signature never fits. The usual next step is to switch the check off.',
  SW006:
    'A route in `pages/api` of Next.js, a controller of Nest, a route of Fastify and a function of Firebase get a parsed body unless they say otherwise. The bytes are gone when the signature is checked, so genuine events are refused.',
  SW007:
    'The check fails, the error is caught, and the code goes on with the body that it parsed itself. A forged event is then logged and acted on all the same.',
  SW008:
    'Stripe shows failed deliveries in its Dashboard and sends them again. Where a refused event is answered with 200, a wrong secret loses every event and nobody sees it. A sender of forged events learns nothing either way, but you do not learn of the attempt.',
  SW009:
    'A bad signature is the sender’s fault: 400. A fault of your code is yours: 500. Where one answer covers both, a bug looks like an attack, an attack looks like a bug, and an alarm on either is noise. Stripe sends both again.',
  SW010:
    'The signature covers the time at which the event was sent, so that an old one can be refused. Without a limit, whoever once read an event in a log or a proxy can send it again for ever. In stripe-node a tolerance of 0 means 300 seconds before version 23 and no limit from 23 on; before 23 the rule only warns.',
  SW011:
    'This call checks the age of a signature only where it is given a tolerance. Without one, whoever once read an event can send it again for ever. stripe-node has a default from version 23 on; stripe-python has none.',
  SW012:
    'These calls only turn data into an object. They are for events that were verified before, such as those out of your own queue. `Event.construct_from` of stripe-python even takes a signature and a secret without an error: it takes them for an API key and a version.',
  SW013:
    'The call gives a promise. Nothing waits for it, so a bad signature is an unhandled rejection, and a promise has no `type`: no event is ever handled.',
  SW014:
    'A check by hand has to compare in constant time, check the age, and try every `v1` in the header while a secret is being rolled. Most miss one of the three. A comparison with `==` ends sooner the earlier it differs, which helps to guess a signature.',
  SW015: 'Whoever can read the code, its history, a fork or an image can sign events that your endpoint accepts.',
  SW016: 'Whoever can read the code, its history, a fork or an image can refund, pay out and read customers with your key.',
  SW017: 'A test key moves no money. It reads and changes your test data, and code that holds one key tends to get the live one next.',
  SW018:
    'Logs are read by more people, kept longer and sent to more services than a database. A full event holds names, addresses and e-mail; a payment holds its client secret; a header holds a signature that is valid for five minutes.',
  SW019:
    'Each endpoint has a secret of its own, which begins with `whsec_`. With the API key in its place every genuine event is refused, and one leaked value would open both.',
  SW020:
    'Stripe sends an event again where your answer is lost or late, for up to three days, and sometimes twice at once. Without a note of the ids, each delivery ships, credits or mails again.',
  SW021:
    'Stripe waits for some seconds. Where a mail server or another service is slow, the delivery counts as failed although its work was done, and the work is done again. Enough failures switch the endpoint off.',
  SW022:
    'Events come in any order. `customer.subscription.updated` with `active` can come after the one with `canceled`, and an ended subscription is active again.',
  SW023:
    'Stripe sends no CSRF token, so the endpoint refuses every event. Where the protection is switched off for the whole app to fix that, every other form loses it.',
  SW024: 'Who forges an event leaves the header out. Code that checks a signature only where there is one then takes the body as it is.',
  SW025:
    'Edge runtimes have only WebCrypto, which is asynchronous. The synchronous call throws there, so every event is refused, and the usual next step is to switch the check off.',
  SW026:
    'The secret is all that keeps others from signing events. A default in the code is public knowledge to everybody who has seen the code, and it is used where the variable is forgotten.',
  SI001:
    'The answer to a request can be lost after Stripe has done it. Whoever sends it again without a key pays twice. With the same key Stripe answers with the first result.',
  SI002:
    'Stripe remembers a key for at least 24 hours. A second payment with the same key is not made: the answer is that of the first one, or an error where the amount differs.',
  SI003: 'Each attempt has another time, so each has another key. The key then protects nothing, and a retry pays twice.',
  SI004: 'The key is made inside what is retried, so each attempt has a new one. The key then protects nothing, and a retry pays twice.',
  SI005: 'Stripe asks for keys without personal data. Keys are kept in logs, on both sides, for longer than the request.',
  SI006:
    'The SDK sends the same automatic key with each of its own retries. A retry of yours is a new call, and has a new key: a second payment. Before stripe-node 22.6 a lost connection is even sent again without any key where retries are 0.',
  SI008:
    'Code that asks for an old version of the API with a new SDK gets answers that lack fields which the SDK’s types promise. Without any version, a setting of the account decides, and somebody can change it in the Dashboard.',
  SI009: 'Fixes of signatures, retries and hangs are made in the newest major version. The further behind, the more changes come at once.',
  SI010:
    'A payment that failed, or whose answer was lost, looks like one that was made. Nobody refunds it, and nobody asks Stripe what became of it.',
}
