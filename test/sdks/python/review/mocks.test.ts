import { expect, test } from 'vitest'
import { lines, reviews, shown } from './review-of.ts'

const reviewOf = reviews()
const PAIR = { from: '7.8.0', to: '16.1.0' }

const BILLING = lines('import stripe', '', 'def customer(id):', '    return stripe.Customer.retrieve(id)')

test('a mock that must find a method breaks where the method is gone, however it is named', async () => {
  const { breaking } = await reviewOf(
    {
      'test_names.py': lines(
        'from unittest.mock import patch',
        'import stripe',
        '',
        '@patch("stripe.Invoice.upcoming")',
        'def test_text(upcoming): pass',
        '',
        'def test_object(mocker, monkeypatch):',
        '    mocker.patch.object(stripe.Invoice, "upcoming")',
        '    monkeypatch.setattr(stripe.Invoice, "upcoming", None)',
        '    monkeypatch.setattr("stripe.Invoice.upcoming", None)',
        '    setattr(stripe.Invoice, "upcoming", None)',
        '    mocker.patch("stripe.Invoice.upcoming", create=True)',
        '    monkeypatch.setattr(stripe.Invoice, "upcoming", None, raising=False)',
        '    mocker.patch("stripe.Invoice.retrieve")',
      ),
    },
    PAIR,
  )
  expect(shown(breaking)).toEqual([
    'test_names.py:4:8 removed-member runtime stripe.Invoice.upcoming',
    'test_names.py:8:41 removed-member runtime stripe.Invoice.upcoming',
    'test_names.py:9:41 removed-member runtime stripe.Invoice.upcoming',
    'test_names.py:10:25 removed-member runtime stripe.Invoice.upcoming',
  ])
})

test('what is asked of a mock does not break', async () => {
  const { breaking } = await reviewOf(
    {
      'billing.py': BILLING,
      'test_asked.py': lines(
        'from unittest.mock import MagicMock, patch',
        'import stripe',
        'import billing',
        '',
        '@patch("billing.stripe")',
        'def test_parameter(mock_stripe):',
        '    mock_stripe.Invoice.upcoming.assert_called_once_with(customer="c")',
        '',
        '@patch.object(billing, "stripe")',
        'def test_hidden(stripe):',
        '    stripe.Invoice.upcoming.assert_called_once()',
        '',
        'def test_with():',
        '    with patch("billing.stripe") as stripe:',
        '        stripe.Invoice.upcoming.assert_called_once()',
        '',
        'def test_made():',
        '    stripe = MagicMock()',
        '    stripe.Invoice.upcoming.assert_not_called()',
        '',
        'def test_real():',
        '    stripe.Invoice.upcoming(customer="c")',
      ),
      'test_set.py': lines(
        'from unittest.mock import MagicMock',
        'import stripe',
        '',
        'def test_set():',
        '    stripe.Invoice.upcoming = MagicMock()',
        '    stripe.Invoice.upcoming.assert_called_with(customer="c")',
      ),
    },
    PAIR,
  )
  expect(shown(breaking)).toEqual(['test_asked.py:22:20 removed-member runtime Invoice.upcoming'])
})

test('the dict that a mock gives is still one; a Stripe object that a test makes is none', async () => {
  const { breaking } = await reviewOf(
    {
      'billing.py': BILLING,
      'test_values.py': lines(
        'from unittest.mock import patch',
        'import stripe',
        'from billing import customer',
        '',
        'def test_given(mocker):',
        '    mocker.patch("stripe.Customer.retrieve", return_value={"id": "cus"})',
        '    got = stripe.Customer.retrieve("cus")',
        '    assert got.get("id") == customer("cus").get("id")',
        '',
        '@patch("billing.stripe")',
        'def test_module(stripe_mock):',
        '    assert customer("cus").get("id")',
        '',
        'def test_real(mocker):',
        '    mocker.patch("stripe.api_key", "sk_test")',
        '    assert stripe.Customer.retrieve("cus").get("id")',
      ),
      'test_set_up.py': lines(
        'from unittest import TestCase',
        'from unittest.mock import patch',
        'from billing import customer',
        '',
        'class Customers(TestCase):',
        '    def setUp(self):',
        '        patch("stripe.Customer.retrieve", return_value={"id": "cus"}).start()',
        '',
        '    def test_it(self):',
        '        assert customer("cus").get("id")',
      ),
      'test_objects.py': lines(
        'from unittest.mock import patch',
        'import stripe',
        'from billing import customer',
        '',
        'def test_made(mocker):',
        '    made = stripe.Customer.construct_from({"id": "cus"}, "k")',
        '    mocker.patch("stripe.Customer.retrieve", return_value=made)',
        '    assert customer("cus").get("id")',
      ),
    },
    PAIR,
  )
  expect(shown(breaking)).toEqual([
    'test_objects.py:8:28 removed-member runtime Customer.get',
    'test_values.py:16:44 removed-member runtime Customer.get',
  ])
})
