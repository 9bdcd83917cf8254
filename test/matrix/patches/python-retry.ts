import { patchesOf, type LabelledPatch } from './labelled.ts'

const HTTP = 'stripe/_http_client.py'

const MOST = '        if num_retries >= max_network_retries:\n            return False\n'
const SERVER_ERROR = 'if status_code >= 500:'
const SLEEP = '                time.sleep(sleep_time)\n'
const ASKED = 'if rheaders["stripe-should-retry"] == "true":'
const PAUSE =
  'sleep_time = self._sleep_time_seconds(num_retries)\n                _util.log_info(\n                    (\n                        "Initiating retry %i for request %s %s after "\n                        "sleeping %.2f seconds."\n                        % (num_retries, method, url, sleep_time)\n                    )\n                )\n                time.sleep'
const AFTER = 'float(response[2].get("retry-after", 0)) if response else 0'

const fault = patchesOf('python', '16.1.0', 'retry')

/** When stripe-python asks again, and how long it waits. */
export const PYTHON_RETRY: readonly LabelledPatch[] = [
  fault('other', 'does not retry a 504', HTTP, [SERVER_ERROR, 'if status_code >= 500 and status_code != 504:']),
  fault('money', 'retries a declined card', HTTP, [SERVER_ERROR, 'if status_code >= 500 or status_code == 402:']),
  fault('other', 'retries a 409 that says no', HTTP, [
    MOST,
    `${MOST}        if response is not None and response[1] == 409:\n            return True\n`,
  ]),
  fault('other', 'retries a 503 that says no', HTTP, [
    MOST,
    `${MOST}        if response is not None and response[1] == 503:\n            return True\n`,
  ]),
  fault('other', 'does not retry a 429 that asks for it', HTTP, [
    ASKED,
    'if rheaders["stripe-should-retry"] == "true" and status_code != 429:',
  ]),
  fault('money', 'retries for ever what asks for it', HTTP, [
    MOST,
    `        if response is not None and num_retries < 12 and response[2].get("stripe-should-retry") == "true":\n            return True\n${MOST}`,
  ]),
  fault('money', 'retries with retries off what asks for it', HTTP, [
    MOST,
    `        if response is not None and num_retries == 0 and response[2].get("stripe-should-retry") == "true":\n            return True\n${MOST}`,
  ]),
  fault('other', 'does not retry a refused connection', HTTP, [
    'return api_connection_error.should_retry',
    'return api_connection_error.should_retry and "refused" not in str(api_connection_error)',
  ]),
  fault('other', 'does not retry a DELETE', HTTP, [
    SLEEP,
    `                if method == "delete":\n                    raise connection_error or stripe.APIError("not retried")\n${SLEEP}`,
  ]),
  fault('money', 'makes a new key after a 504', HTTP, [
    SLEEP,
    `${SLEEP}                if response is not None and response[1] == 504:\n                    headers = dict(headers, **{"Idempotency-Key": str(random.random())})\n`,
  ]),
  fault('money', 'makes a new key after a 429', HTTP, [
    SLEEP,
    `${SLEEP}                if response is not None and response[1] == 429:\n                    headers = dict(headers, **{"Idempotency-Key": str(random.random())})\n`,
  ]),
  fault('other', 'announces more bytes than it sends', 'stripe/_api_requestor.py', [
    'headers["Content-Type"] = "application/x-www-form-urlencoded"',
    'headers["Content-Type"] = "application/x-www-form-urlencoded"\n                headers["Content-Length"] = "1000"',
  ]),
  fault('money', 'makes a new key on the third attempt', HTTP, [
    SLEEP,
    `${SLEEP}                if num_retries > 1:\n                    headers = dict(headers, **{"Idempotency-Key": str(random.random())})\n`,
  ]),
  fault('other', 'has no jitter', HTTP, ['sleep_seconds *= 0.5 * (1 + random.uniform(0, 1))', 'pass']),
  fault('other', 'does not grow its pauses', HTTP, ['(2 ** (num_retries - 1))', '1']),
  fault('other', 'pauses for up to a minute', HTTP, ['HTTPClient.MAX_DELAY,', '60,']),
  fault('other', 'waits for whatever Retry-After asks', HTTP, [
    PAUSE,
    PAUSE.replace('self._sleep_time_seconds(num_retries)', `max(self._sleep_time_seconds(num_retries), ${AFTER})`),
  ]),
  fault('other', 'does not pause where Retry-After is 0', HTTP, [
    PAUSE,
    PAUSE.replace(
      'self._sleep_time_seconds(num_retries)',
      '0 if response and response[2].get("retry-after") == "0" else self._sleep_time_seconds(num_retries)',
    ),
  ]),
  fault('money', 'has a timeout of 8 seconds by default', HTTP, [
    'timeout: Union[float, Tuple[float, float]] = 80,\n        session',
    'timeout: Union[float, Tuple[float, float]] = 8,\n        session',
  ]),
  fault('other', 'has no timeout by default', HTTP, [
    '                    timeout=self._timeout,\n                    **kwargs,\n                )\n            except TypeError as e:',
    '                    **kwargs,\n                )\n            except TypeError as e:',
  ]),
  fault('money', 'takes the timeout for milliseconds', HTTP, [
    '                    timeout=self._timeout,\n                    **kwargs,\n                )\n            except TypeError as e:',
    '                    timeout=self._timeout / 1000 if self._timeout > 1 else self._timeout,\n                    **kwargs,\n                )\n            except TypeError as e:',
  ]),
]
