import { patchesOf } from './labelled.ts'

const ERRORS = 'cjs/Error.js'
const SENDER = 'cjs/RequestSender.js'
const FETCH = 'cjs/net/FetchHttpClient.js'
const HANDLER = 'cjs/StripeEventNotificationHandler.js'
const CORE = 'cjs/stripe.core.js'
const EMITTER = 'esm/StripeEmitter.js'
const WEBHOOKS = 'cjs/Webhooks.js'
const UTILS = 'cjs/utils.js'

const fault = patchesOf('node', '23.1.0', 'mutated')

/** Faults that a machine made, statement by statement, and that no case noticed: those of them that a user would feel. */
export const MUTATED_NODE = [
  fault('other', 'does not say in an error what is advised after a decline', ERRORS, ['this.advice_code = raw.advice_code;', '']),
  fault('other', 'does not say in an error why the network declined', ERRORS, [
    'this.network_decline_code = raw.network_decline_code;',
    '',
  ]),
  fault('other', 'does not say in an error which payment method was declined', ERRORS, ['this.payment_method = raw.payment_method;', '']),
  fault('other', 'does not say in an error which setup was declined', ERRORS, ['this.setup_intent = raw.setup_intent;', '']),
  fault('other', 'says nothing in the error of a lost connection', SENDER, [
    'return `An error occurred with our connection to Stripe.$',
    'return; `An error occurred with our connection to Stripe.$',
  ]),
  fault('other', 'says nothing in the error of an answer that is no JSON', SENDER, [
    "message: 'Invalid JSON received from the Stripe API',",
    '',
  ]),
  fault('other', 'cuts off a download with fetch that takes longer than the timeout', FETCH, [
    `this._requestTimeout.release();
        // Unfortunately`,
    '// Unfortunately',
  ]),
  fault('other', 'lets the timer of a request with fetch run on when its answer was read', FETCH, [
    `finally {
            this._requestTimeout.release();`,
    'finally {',
  ]),
  fault('other', 'lets the timer of a request with fetch run on when its answer was read, in the ES module', 'esm/net/FetchHttpClient.js', [
    `finally {
            this._requestTimeout.release();`,
    'finally {',
  ]),
  fault('lost-event', 'lets a second callback take the place of the first', HANDLER, [
    'if (this.registeredHandlers[type]) {',
    'if (false) {',
  ]),
  fault('lost-event', 'takes callbacks when it has begun to handle events', HANDLER, [
    'on(type, callback) {\n        this.assertCanRegister();',
    'on(type, callback) {',
  ]),
  fault('lost-event', 'lets a second callback that goes first take the place of the first', HANDLER, [
    'if (this.preHandleCallback) {',
    'if (false) {',
  ]),
  fault('lost-event', 'gives every event to the callback for all others', HANDLER, ['if (handler) {', 'if (false) {']),
  fault('other', 'names no type of events that it has callbacks for', HANDLER, ['return keys;', 'return [];']),
  fault('other', 'writes another text in the place of a bracket', UTILS, [".replace(/\\(/g, '%28')", '.replace(/\\(/g)']),
  fault('other', 'writes another text in the place of an asterisk', UTILS, [".replace(/\\*/g, '%2A')", '.replace(/\\*/g)']),
  fault('other', 'does not take a listener off, as a Worker has it', EMITTER, [
    'this.eventTarget.removeEventListener(eventName, listenerWrapper)',
    'this.eventTarget.removeEventListener(eventName, listener)',
  ]),
  fault('other', 'does not call a listener for one event, as a Worker has it', EMITTER, [
    `once(eventName, listener) {
        const listenerWrapper = (event) => {
            listener(event.data);`,
    `once(eventName, listener) {
        const listenerWrapper = (event) => {`,
  ]),
  fault('other', 'calls a listener for one event again and again, as a Worker has it', EMITTER, ['once: true,', 'once: false,']),
  fault('other', 'makes no header to test with', WEBHOOKS, [
    'function prepareOptions(opts) {',
    'function prepareOptions(opts) {\n        return;',
  ]),
  fault('other', 'makes a header to test with that is signed for another moment', WEBHOOKS, [
    'return `t=${timestamp},${scheme}=${signature}`;',
    'return `t=${timestamp - 1},${scheme}=${signature}`;',
  ]),
  fault('other', 'has lost the second name of the accounts', CORE, ['this.account = this.accounts;', '']),
  fault('other', 'has no classes of errors at a client', CORE, ['this.errors = _Error;', '']),
  fault('other', 'has no classes of errors at its own class', CORE, ['Stripe.errors = _Error;', '']),
  fault('other', 'gives another class of errors the name of that for declined cards', ERRORS, [
    'exports.StripeCardError = StripeCardError;',
    'exports.StripeCardError = class extends StripeError {};',
  ]),
  fault('other', 'says nothing where it refuses a delivery', WEBHOOKS, [
    "message: 'No signatures found matching the expected signature for payload.' +",
    "_message: 'No signatures found matching the expected signature for payload.' +",
  ]),
]
