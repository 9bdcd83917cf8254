import { expect, test } from 'vitest'
import { dotnet } from '../../../src/sdks/dotnet/index.ts'
import { found, notesIn, usesIn } from '../found.ts'

const BOM = '\uFEFF'

function project(...items: readonly string[]): string {
  return ['<Project Sdk="Microsoft.NET.Sdk">', '  <ItemGroup>', ...items.map((item) => `    ${item}`), '  </ItemGroup>', '</Project>'].join(
    '\r\n',
  )
}

function property(version: string): string {
  return `<Project><PropertyGroup><StripeVersion>${version}</StripeVersion></PropertyGroup></Project>`
}

test('the version as an attribute and as an element, in any case, with a BOM and line ends of Windows', async () => {
  const text =
    BOM +
    project(
      '<PackageReference Include="Stripe.net" Version="47.4.0" />',
      '<PackageReference Include="stripe.NET">',
      '  <Version>52.1.1</Version>',
      '</PackageReference>',
    )
  for (const path of ['Shop.csproj', 'Shop.fsproj', 'Shop.vbproj', 'Directory.Build.props', 'Directory.Build.targets']) {
    const { uses } = await found(dotnet, { [path]: text })
    expect(uses.map(({ line, kind, specifier, version }) => [line, kind, specifier, version])).toEqual([
      [3, 'nuget:PackageReference', '47.4.0', '47.4.0'],
      [4, 'nuget:PackageReference', '52.1.1', '52.1.1'],
    ])
    expect(uses.map(({ range }) => text.slice(range.start, range.end))).toEqual(['47.4.0', '52.1.1'])
  }
})

test('central package management: the version is in a folder above, and can be overridden', async () => {
  expect(
    await usesIn(dotnet, {
      'Directory.Packages.props': project('<PackageVersion Include="Stripe.net" Version="50.3.0" />'),
      'src/App/App.csproj': project('<PackageReference Include="Stripe.net"/>'),
      'src/Old/Old.csproj': project('<PackageReference Include="Stripe.net" VersionOverride="47.0.0" />'),
    }),
  ).toEqual([
    'Directory.Packages.props:3 nuget:PackageVersion(CPM) [50.3.0] locked null is 50.3.0',
    'src/App/App.csproj:3 nuget:PackageReference [] locked null is 50.3.0',
    'src/Old/Old.csproj:3 nuget:VersionOverride(CPM) [47.0.0] locked null is 47.0.0',
  ])
})

test('an interval and a floating version are no versions; one in brackets is', async () => {
  const versions = ['[50.0.0, 50.999.999)', '50.*', '[50.2.0]', '50.2']
  const text = project(...versions.map((version) => `<PackageVersion Include="Stripe.net" Version="${version}" />`))
  expect((await found(dotnet, { 'Directory.Packages.props': text })).uses.map(({ specifier, version }) => [specifier, version])).toEqual([
    ['[50.0.0, 50.999.999)', null],
    ['50.*', null],
    ['[50.2.0]', '50.2.0'],
    ['50.2', '50.2.0'],
  ])
})

test('a property is resolved in the file, else in a Directory.Build.props above', async () => {
  const item = '<PackageReference Include="Stripe.net" Version="$(StripeVersion)" />'
  expect(
    await usesIn(dotnet, {
      'Directory.Build.props': property('48.0.0'),
      'a/A.csproj': project(item),
      'b/B.csproj': property('49.0.0').replace('</Project>', `<ItemGroup>${item}</ItemGroup></Project>`),
    }),
  ).toEqual([
    'a/A.csproj:3 nuget:PackageReference [$(StripeVersion)] locked null is 48.0.0',
    'b/B.csproj:1 nuget:PackageReference [$(StripeVersion)] locked null is 49.0.0',
  ])
})

test('packages.config, and packages.lock.json beside a project', async () => {
  const lock = JSON.stringify(
    { version: 1, dependencies: { 'net8.0': { 'Stripe.net': { type: 'Direct', requested: '[50.0.0, )', resolved: '50.2.0' } } } },
    null,
    2,
  )
  const { uses } = await found(dotnet, {
    'App/App.csproj': project('<PackageReference Include="Stripe.net" Version="50.*" />'),
    'App/packages.lock.json': lock,
    'Old/packages.config': `${BOM}<?xml version="1.0"?>\n<packages>\n  <package id="Stripe.net" version="33.3.0" targetFramework="net472" />\n</packages>`,
  })
  expect(uses).toMatchObject([
    { path: 'App/App.csproj', locked: '50.2.0', version: '50.2.0', lockfile: { path: 'App/packages.lock.json', line: 5 } },
    { path: 'Old/packages.config', line: 3, kind: 'nuget:packages.config', specifier: '33.3.0', version: '33.3.0' },
  ])
  expect(await notesIn(dotnet, { 'packages.lock.json': lock })).toEqual([
    expect.stringContaining('Stripe.net 50.2.0 is only in this lockfile'),
  ])
})

test('comments, removals, lookalikes and other XML are no uses', async () => {
  const text = project(
    '<!-- <PackageReference Include="Stripe.net" Version="1.0.0" /> -->',
    '<PackageReference Remove="Stripe.net" />',
    '<PackageReference Include="Stripe.net.Extensions" Version="1.0.0" />',
    '<PackageReference Include="StripeApi.Net" Version="1.0.0" />',
    '<Reference Include="Stripe.net, Version=33.3.0.0" />',
  )
  expect(
    await usesIn(dotnet, { 'Shop.csproj': text, 'web.config': project('<PackageReference Include="Stripe.net" Version="1.0.0" />') }),
  ).toEqual([])
})

test('one entry may list several packages, and Update changes a reference that is elsewhere', async () => {
  expect(
    await usesIn(dotnet, {
      'Shop.csproj': project(
        '<PackageReference Include="A;Stripe.net" Version="47.0.0" />',
        '<PackageReference Update="Stripe.net" Version="48.0.0" />',
      ),
    }),
  ).toEqual([
    'Shop.csproj:3 nuget:PackageReference [47.0.0] locked null is 47.0.0',
    'Shop.csproj:4 nuget:PackageReference [48.0.0] locked null is 48.0.0',
  ])
})
