import { patchesOf } from './labelled.ts'

const CLIENT = 'stripe/_stripe_client.py'
const HTTP = 'stripe/_http_client.py'
const LIST = 'stripe/_list_object.py'
const OBJECT = 'stripe/_stripe_object.py'
const RESPONSE = 'stripe/_stripe_response.py'
const SEARCH = 'stripe/_search_result_object.py'

const fault = patchesOf('python', '16.1.0', 'program')
const ofMethods = patchesOf('python', '16.1.0', 'money')

/** Faults in lines that no case ran: what a program does with lists and objects, and with clients that it sets up by itself. */
export const PROGRAM_PYTHON = [
  fault('money', 'leaves out the first item of a page that is gone through alone', LIST, [
    'def __iter__(self) -> Iterator[T]:\n        return getattr(self, "data", []).__iter__()',
    'def __iter__(self) -> Iterator[T]:\n        return iter(getattr(self, "data", [])[1:])',
  ]),
  fault('other', 'counts one item too few', LIST, ['getattr(self, "data", []).__len__()', 'max(0, len(getattr(self, "data", [])) - 1)']),
  fault('other', 'takes a page with one item for empty', LIST, ['return not self.data', 'return len(self.data) < 2']),
  fault('money', 'drops the filters from the page before', LIST, [
    'params_with_filters = dict(self._retrieve_params)\n        params_with_filters.update({"ending_before": first_id})',
    'params_with_filters = {}\n        params_with_filters.update({"ending_before": first_id})',
  ]),
  fault('money', 'asks for the page before from the last item', LIST, [
    'first_id = getattr(self.data[0], "id")',
    'first_id = getattr(self.data[-1], "id")',
  ]),
  fault('money', 'drops what the caller gives for the next page', LIST, [
    'params_with_filters.update({"starting_after": last_id})\n        params_with_filters.update(params)',
    'params_with_filters.update({"starting_after": last_id})',
  ]),
  fault('money', 'drops what the caller gives for the page before, where it is awaited', LIST, [
    'result = await self.list_async(\n            **self._get_filters_for_previous_page(params)\n        )',
    'result = await self.list_async(\n            **self._get_filters_for_previous_page({})\n        )',
  ]),
  fault('money', 'drops the filters of a search where a page is asked for by itself', SEARCH, [
    'params_with_filters = dict(self._retrieve_params)',
    'params_with_filters = {}',
  ]),
  fault('money', 'forgets that update changed something', OBJECT, [
    'self._unsaved_values.add(k)\n\n        self._data.update',
    'pass\n\n        self._data.update',
  ]),
  fault('money', 'unsets what is taken out of an object', OBJECT, [
    'del self._data[k]\n\n        # Allows for unpickling in Python 3.x\n        if hasattr(self, "_unsaved_values") and k in self._unsaved_values:\n            self._unsaved_values.remove(k)',
    'self._data[k] = None\n        self._unsaved_values.add(k)',
  ]),
  fault('money', 'shares what is in an object with its deep copies', OBJECT, [
    'copied._data[k] = deepcopy(v, memo)',
    'copied._data[k] = v',
  ]),
  fault('money', 'shares an object with its copies', OBJECT, [
    'copied._retrieve_params = self._retrieve_params\n',
    'copied._retrieve_params = self._retrieve_params\n        copied._data = self._data\n        copied._unsaved_values = self._unsaved_values\n',
  ]),
  fault('money', 'forgets the account in a copy', OBJECT, [
    'self.api_key,\n            stripe_version=self.stripe_version,\n            stripe_account=self.stripe_account,\n        )\n\n        copied._retrieve_params',
    'self.api_key,\n            stripe_version=self.stripe_version,\n        )\n\n        copied._retrieve_params',
  ]),
  fault(
    'money',
    'shares an object with what to_dict makes of it',
    OBJECT,
    [
      'if recursive:\n            return self._to_dict_recursive(for_json=for_json)',
      'if False:\n            return self._to_dict_recursive(for_json=for_json)',
    ],
    ['return self._data.copy()\n\n    def _to_dict_recursive', 'return self._data\n\n    def _to_dict_recursive'],
  ),
  fault('money', 'numbers the owners that are saved from one', OBJECT, [
    'params[str(i)] = v.serialize(previous_item)',
    'params[str(i + 1)] = v.serialize(previous_item)',
  ]),
  fault('money', 'saves all that an object has', OBJECT, ['elif k in unsaved_keys:', 'elif k in unsaved_keys or isinstance(v, str):']),
  fault('other', 'tells another request id', RESPONSE, ['return self.headers["request-id"]', 'return self.headers["idempotency-key"]']),
  fault('other', 'tells no idempotency key', RESPONSE, [
    'return self.headers["idempotency-key"]',
    'return self.headers["x-idempotency-key"]',
  ]),
  fault('leak', 'tells the API key in its telemetry', HTTP, [
    'last_request_metrics.payload()\n',
    'dict(last_request_metrics.payload(), key=headers.get("Authorization"))\n',
  ]),
  fault('other', 'tells another request in its telemetry', 'stripe/_request_metrics.py', [
    'self.request_id = request_id',
    'self.request_id = "req_other"',
  ]),
  fault('leak', 'goes past the HTTP client that it was given', CLIENT, ['if http_client is None:', 'if True:']),
  fault('leak', 'goes past the proxy that it was given', HTTP, ['self._proxy = proxy.copy() if proxy else None', 'self._proxy = None']),
  fault('money', 'takes a page without items for the end of a list', LIST, ['return not self.data', 'return not self._data.get("data")']),
  fault('money', 'ends a list at an item without an id', LIST, [
    'last_id = getattr(self.data[-1], "id")\n        if not last_id:',
    'last_id = getattr(self.data[-1], "id", "0")\n        if not last_id:',
  ]),
  fault('money', 'forgets the account of an object that a program makes', OBJECT, [
    'api_key=key,\n                stripe_version=stripe_version,\n                stripe_account=stripe_account,',
    'api_key=key,\n                stripe_version=stripe_version,',
  ]),
  fault('money', 'forgets the API key of an object that a program makes', OBJECT, [
    'api_key=key,\n                stripe_version',
    'api_key=None,\n                stripe_version',
  ]),
  fault('money', 'keeps the account of an object that is given another', OBJECT, [
    '"stripe_account": stripe_account,',
    '"stripe_account": None,',
  ]),
  ofMethods('money', 'forgets for whom a source is changed through the module', 'stripe/_customer.py', [
    '"/v1/customers/{customer}/sources/{id}".format(\n                    customer=sanitize_id(customer), id=sanitize_id(id)\n                ),\n                params=params,\n            ),\n        )\n\n    @classmethod\n    async def modify_source_async(',
    '"/v1/customers/{customer}/sources/{id}".format(\n                    customer=sanitize_id(customer), id=sanitize_id(id)\n                ),\n                params=dict(params, stripe_account=None),\n            ),\n        )\n\n    @classmethod\n    async def modify_source_async(',
  ]),
  ofMethods('money', 'changes the reversal of another transfer through the module', 'stripe/_transfer.py', [
    'cls._static_request(\n                "post",\n                "/v1/transfers/{transfer}/reversals/{id}".format(\n                    transfer=sanitize_id(transfer), id=sanitize_id(id)',
    'cls._static_request(\n                "post",\n                "/v1/transfers/{transfer}/reversals/{id}".format(\n                    transfer=sanitize_id(id), id=sanitize_id(transfer)',
  ]),
]
