import { expect, test } from 'vitest'
import { ruby } from '../../../src/sdks/ruby/index.ts'
import { found, notesIn, usesIn } from '../found.ts'

const LOCK =
  'GEM\n  specs:\n    pay (1.0)\n      stripe (>= 5)\n    stripe (12.5.0)\n    stripe_event (2.4.0)\n\nDEPENDENCIES\n  stripe (~> 12.0)\n'

test('the requirement, several of them, an array, and none', async () => {
  const text = [
    "source 'x'",
    'gem "stripe", "~> 12.0" # stripe of January',
    "gem 'stripe', '>= 5', '< 8', require: false",
    'gem("stripe", [">= 5", "< 8"])',
    'group(:test) { gem "stripe" }',
    'gem "stripe",',
    '  # the newest that works',
    '  "12.5.0", :require => false',
  ].join('\n')
  const { uses } = await found(ruby, { Gemfile: text })
  expect(uses.map(({ line, kind, specifier, version }) => [line, kind, specifier, version])).toEqual([
    [2, 'bundler:Gemfile', '~> 12.0', null],
    [3, 'bundler:Gemfile', '>= 5, < 8', null],
    [4, 'bundler:Gemfile', '>= 5, < 8', null],
    [5, 'bundler:Gemfile', '', null],
    [6, 'bundler:Gemfile', '12.5.0', '12.5.0'],
  ])
  expect(uses.map(({ range }) => text.slice(range.start, range.end))).toEqual(['~> 12.0', ">= 5', '< 8", '>= 5", "< 8', '', '12.5.0'])
})

test('the lockfile answers for each manifest: Gemfile, gems.rb, gemfiles, a gemspec and Appraisals', async () => {
  const gem = 'gem "stripe", "~> 12.0"\n'
  expect(
    await usesIn(ruby, {
      'a/Gemfile': gem,
      'a/Gemfile.lock': LOCK,
      'b/gems.rb': gem,
      'b/gems.locked': LOCK,
      'c/gemfiles/rails_8.gemfile': gem,
      'c/gemfiles/rails_8.gemfile.lock': LOCK,
      'd/pay.gemspec': 'Gem::Specification.new do |spec|\n  spec.add_development_dependency "stripe", "~> 12"\nend\n',
      'd/Gemfile.lock': LOCK,
      'e/Appraisals': 'appraise "stripe-12" do\n  gem "stripe", "12.5.0"\nend\nappraise("newest") { gem "stripe" }\n',
      'e/gemfiles/stripe_12.gemfile.lock': LOCK,
    }),
  ).toEqual([
    'a/Gemfile:1 bundler:Gemfile [~> 12.0] locked 12.5.0 is 12.5.0',
    'b/gems.rb:1 bundler:Gemfile [~> 12.0] locked 12.5.0 is 12.5.0',
    'c/gemfiles/rails_8.gemfile:1 bundler:Gemfile [~> 12.0] locked 12.5.0 is 12.5.0',
    'd/pay.gemspec:2 bundler:gemspec [~> 12] locked 12.5.0 is 12.5.0',
    'e/Appraisals:2 bundler:Appraisals [12.5.0] locked 12.5.0 is 12.5.0',
    'e/Appraisals:4 bundler:Appraisals [] locked null is null',
  ])
})

test('a Discourse plugin asks in plugin.rb, without a lockfile', async () => {
  expect(
    await usesIn(ruby, {
      'plugin.rb': '# name: subscriptions\ngem "stripe", "11.1.0"\n',
      'Gemfile.lock': LOCK,
      'app/models/plan.rb': 'gem "stripe", "1.0.0"\n',
    }),
  ).toEqual(['plugin.rb:2 discourse:plugin.rb [11.1.0] locked null is 11.1.0'])
})

test('a gem from git or a path is a use that says so, and no version', async () => {
  const { uses } = await found(ruby, {
    Gemfile: "gem 'stripe', git: 'https://example.com/fork.git', branch: 'main'\ngem 'stripe', '5.0.0', :path => '../stripe'\n",
  })
  expect(uses.map(({ specifier, version, why }) => [specifier, version, why])).toEqual([
    ['', null, 'it comes from git, not from the registry'],
    ['5.0.0', null, 'it comes from path, not from the registry'],
  ])
})

test('comments, documentation, the end of the program, strings and lookalikes are no uses', async () => {
  const text = [
    '# gem "stripe", "1"',
    '=begin',
    'gem "stripe", "2"',
    '=end',
    'puts "gem \'stripe\'"',
    'gem "stripe-ruby-mock", "3"',
    'gem "stripe_event"',
    'gem name, "4"',
    '__END__',
    'gem "stripe", "5"',
  ].join('\n')
  expect(await usesIn(ruby, { Gemfile: text })).toEqual([])
})

test('a gem that is only in a lockfile is a note', async () => {
  expect(await notesIn(ruby, { 'Gemfile.lock': LOCK })).toEqual([
    'Gemfile.lock:5 the gem stripe 12.5.0 is only in this lockfile: no line that asks for it was found, so there is none to upgrade.',
  ])
  expect(await notesIn(ruby, { 'Gemfile.lock': LOCK.replace('    stripe (12.5.0)\n', '') })).toEqual([])
})

test('a beta of RubyGems is written as every SDK writes it', async () => {
  expect(await usesIn(ruby, { Gemfile: 'gem "stripe", "13.1.0.pre.beta.1"\n' })).toEqual([
    'Gemfile:1 bundler:Gemfile [13.1.0.pre.beta.1] locked null is 13.1.0-beta.1',
  ])
})
