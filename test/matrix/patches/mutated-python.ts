import { patchesOf } from './labelled.ts'

const ENCODE = 'stripe/_encode.py'
const EVENT = 'stripe/v2/core/_event.py'
const HANDLER = 'stripe/_event_notification_handler.py'
const LIST = 'stripe/_list_object.py'
const OBJECT = 'stripe/_stripe_object.py'
const RESOURCE = 'stripe/_api_resource.py'
const SEARCH = 'stripe/_searchable_api_resource.py'
const PAGE = 'stripe/v2/_list_object.py'

const program = patchesOf('python', '16.1.0', 'program')
const scope = patchesOf('python', '16.1.0', 'scope')
const thin = patchesOf('python', '16.1.0', 'thin')
const webhook = patchesOf('python', '16.1.0', 'webhook')
const wire = patchesOf('python', '16.1.0', 'wire')

/** Faults that mechanical mutants of the core led to, where no case noticed them: those that a user would feel. */
export const MUTATED_PYTHON = [
  thin('lost-event', 'fetches no object of an event of a type that it does not know', EVENT, [
    'if self.related_object is None:\n            return None\n\n        response = self._client.raw_request(\n',
    'if self.related_object is not None:\n            return None\n\n        response = self._client.raw_request(\n',
  ]),
  thin('lost-event', 'fetches no object of an event of a type that it does not know, awaited', EVENT, [
    'if self.related_object is None:\n            return None\n\n        response = await self._client.raw_request_async(\n',
    'if self.related_object is not None:\n            return None\n\n        response = await self._client.raw_request_async(\n',
  ]),
  thin('money', 'fetches the object of an event of a type that it does not know in another context', EVENT, [
    'raw_request(\n            "get",\n            self.related_object.url,\n            stripe_context=self.context,\n',
    'raw_request(\n            "get",\n            self.related_object.url,\n            stripe_context="acct_another",\n',
  ]),
  thin('money', 'fetches the object of an event of a type that it does not know in another context, awaited', EVENT, [
    'raw_request_async(\n            "get",\n            self.related_object.url,\n            stripe_context=self.context,\n',
    'raw_request_async(\n            "get",\n            self.related_object.url,\n            stripe_context="acct_another",\n',
  ]),
  thin('lost-event', 'has nothing in a page of events for a program that goes through it', PAGE, [
    'return getattr(self, "data", []).__iter__()',
    'return iter([])',
  ]),
  thin('lost-event', 'says that a page of events is empty', PAGE, ['return getattr(self, "data", []).__len__()', 'return 0']),
  thin('lost-event', 'has nothing in a page of events for a program that goes through it from its end', PAGE, [
    'return getattr(self, "data", []).__reversed__()',
    'return iter([])',
  ]),
  thin('lost-event', 'gives every event to the callback for all others', HANDLER, [
    'if callback := self._callback_for(event_notif):\n            callback(',
    'if callback := None:\n            callback(',
  ]),
  thin('lost-event', 'gives every event to the callback for all others, awaited', HANDLER, [
    'if callback := self._callback_for(event_notif):\n            await callback(',
    'if callback := None:\n            await callback(',
  ]),
  wire('other', 'sends an object of an answer that is given as a parameter as one text', ENCODE, [
    'elif isinstance(value, dict) or hasattr(value, "_data"):',
    'elif isinstance(value, dict):',
  ]),
  wire('other', 'sends objects of an answer that are given in a list as one text each', ENCODE, [
    'if isinstance(sv, dict) or hasattr(sv, "_data"):',
    'if isinstance(sv, dict):',
  ]),
  wire('other', 'sends all of an object that is given for its id', ENCODE, ['elif hasattr(value, "id"):', 'elif False:']),
  scope('other', 'asks for the list in an object where it is asked for one thing in it', LIST, [
    'url = "%s/%s" % (url, quote_plus(id))',
    'url = str(url)',
  ]),
  scope('other', 'leaves an object as it was when it is deleted', RESOURCE, [
    'obj = StripeObject._request(\n            self,\n            method,\n            url,\n            params=params,\n            base_address=base_address,\n            usage=usage,\n        )\n\n        self._refresh_from(values=obj, api_mode=api_mode)\n        return self',
    'obj = StripeObject._request(\n            self,\n            method,\n            url,\n            params=params,\n            base_address=base_address,\n            usage=usage,\n        )\n\n        return self',
  ]),
  scope('other', 'leaves an object as it was when it is deleted, awaited', RESOURCE, [
    'obj = await StripeObject._request_async(\n            self,\n            method,\n            url,\n            params=params,\n            base_address=base_address,\n            usage=usage,\n        )\n\n        self._refresh_from(values=obj, api_mode=api_mode)\n        return self',
    'obj = await StripeObject._request_async(\n            self,\n            method,\n            url,\n            params=params,\n            base_address=base_address,\n            usage=usage,\n        )\n\n        return self',
  ]),
  scope('other', 'fetches a session of Checkout again where there is none', RESOURCE, [
    'base = cls.OBJECT_NAME.replace(".", "/")',
    'base = cls.OBJECT_NAME',
  ]),
  program('money', 'acts for the account that an object had before a program gave it another', OBJECT, [
    'self._requestor = self._requestor._new_requestor_with_options(\n                    {k: v}\n                )\n                return None',
    'return None',
  ]),
  program('money', 'searches through the module for no account', SEARCH, [
    'cls._static_request(\n            "get",\n            search_url,\n            params=params,',
    'cls._static_request(\n            "get",\n            search_url,\n            params={k: v for k, v in params.items() if k != "stripe_account"},',
  ]),
  program('money', 'searches through the module for no account, awaited', SEARCH, [
    'cls._static_request_async(\n            "get",\n            search_url,\n            params=params,',
    'cls._static_request_async(\n            "get",\n            search_url,\n            params={k: v for k, v in params.items() if k != "stripe_account"},',
  ]),
  webhook('other', 'says of each field of an event that it is not there', OBJECT, ['return k in self._data', 'return False']),
]
