import { OUTPUTS } from '../src/settings/outputs.ts'
import { CONFIG_PATHS } from '../src/settings/index.ts'
import { namesIn, type Setting, type SettingsTable } from '../src/settings/table.ts'

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** The default as it is shown; empty where there is none to show. */
function shownDefault({ type, default: value }: Setting): string {
  return type.isSecret ? '' : value
}

/** action.yml. */
export function actionYml(table: SettingsTable): string {
  const inputs = namesIn(table, 'input').flatMap((name) => {
    const setting = table[name]
    if (setting === undefined) return []
    const shown = shownDefault(setting)
    const row = [
      `  ${name}:`,
      `    description: ${quoted(shown === '' ? setting.summary : `${setting.summary} Default: ${shown}.`)}`,
      '    required: false',
    ]
    return setting.environment === 'GITHUB_TOKEN' ? row.concat('    default: ${{ github.token }}') : row
  })
  const outputs = Object.entries(OUTPUTS).flatMap(([name, description]) => [`  ${name}:`, `    description: ${quoted(description)}`])
  return [
    '# Generated from src/settings by `npm run generate`; edit the tables there.',
    'name: stripe-upgrade',
    'description: Upgrades Stripe SDKs with proof. Runs a contract suite on both versions and shows what behaves differently.',
    'author: stripe-upgrade',
    'branding:',
    '  icon: shield',
    '  color: purple',
    'inputs:',
    ...inputs,
    'outputs:',
    ...outputs,
    'runs:',
    '  using: node24',
    '  main: dist/action.js',
    '  post: dist/post.js',
    '  post-if: always() # a run that was cancelled or killed could not clean up after itself',
    '',
  ].join('\n')
}

/** The JSON Schema of one setting in the configuration file. */
function schemaOf({ type, summary, default: value }: Setting): object {
  const { list, scalars } = type.yaml
  const kind = scalars.length === 1 ? { type: scalars[0] } : { type: scalars }
  const description = `${summary.replaceAll('`', '')} Accepted: ${type.accepts}.`
  // A list may be one text as well, with several items in it.
  if (list) return { description, anyOf: [kind, { type: 'array', items: { ...kind, ...type.schema } }] }
  return { description, ...kind, ...type.schema, ...(value === '' ? {} : { default: scalars[0] === 'number' ? Number(value) : value }) }
}

/** The JSON Schema of the configuration file: it accepts all that the program accepts. */
export function schema(table: SettingsTable): string {
  const properties = Object.fromEntries(
    namesIn(table, 'file').flatMap((name) => (table[name] === undefined ? [] : [[name, schemaOf(table[name])]])),
  )
  const whole = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: CONFIG_PATHS[0],
    type: ['object', 'null'],
    additionalProperties: false,
    properties,
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}

/** The README's table of settings. */
export function settingsTable(table: SettingsTable): string {
  const rows = Object.entries(table).map(([name, setting]) => {
    const { type, summary, where } = setting
    const shown = shownDefault(setting)
    const accepts = type.isSecret ? '' : type.accepts.replaceAll('|', '\\|').replaceAll('<', '&lt;')
    return `| \`${name}\` | ${accepts} | ${shown === '' ? '' : `\`${shown}\``} | ${where.length === 3 ? 'everywhere' : where.join(', ')} | ${summary} |`
  })
  return ['| setting | accepts | default | where | what it does |', '|---|---|---|---|---|', ...rows].join('\n')
}

/** The README's table of outputs. */
export function outputsTable(): string {
  const rows = Object.entries(OUTPUTS).map(([name, description]) => `| \`${name}\` | ${description} |`)
  return ['| output | what it holds |', '|---|---|', ...rows].join('\n')
}
