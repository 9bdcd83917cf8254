/**
 * What SARIF 2.1.0 asks of the parts that are written here, and that no other part is written.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html: §3.13 sarifLog, §3.14 run, §3.18 tool, §3.19 toolComponent,
 * §3.27 result, §3.28 location, §3.29 physicalLocation, §3.30 region, §3.35 suppression, §3.49 reportingDescriptor.
 */
const MESSAGE = { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1 } }, additionalProperties: false }
const LEVEL = { enum: ['none', 'note', 'warning', 'error'] }

const LOCATION = {
  type: 'object',
  required: ['physicalLocation'],
  additionalProperties: false,
  properties: {
    physicalLocation: {
      type: 'object',
      required: ['artifactLocation', 'region'],
      additionalProperties: false,
      properties: {
        artifactLocation: {
          type: 'object',
          required: ['uri'],
          additionalProperties: false,
          // A relative reference of RFC 3986: no scheme, no backslash, no character that must be escaped.
          properties: { uri: { type: 'string', pattern: "^(?!/)(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$" } },
        },
        region: {
          type: 'object',
          required: ['startLine'],
          additionalProperties: false,
          properties: { startLine: { type: 'integer', minimum: 1 } },
        },
      },
    },
  },
}

const RESULT = {
  type: 'object',
  required: ['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'partialFingerprints'],
  additionalProperties: false,
  properties: {
    ruleId: { type: 'string' },
    ruleIndex: { type: 'integer', minimum: 0 },
    level: LEVEL,
    baselineState: { enum: ['new', 'unchanged', 'updated', 'absent'] },
    message: MESSAGE,
    locations: { type: 'array', minItems: 1, maxItems: 1_000, items: LOCATION },
    partialFingerprints: { type: 'object', minProperties: 1, additionalProperties: { type: 'string' } },
    suppressions: {
      type: 'array',
      uniqueItems: true,
      items: {
        type: 'object',
        required: ['kind'],
        additionalProperties: false,
        properties: { kind: { enum: ['inSource', 'external'] }, justification: { type: 'string' } },
      },
    },
  },
}

const RULE = {
  type: 'object',
  required: ['id'],
  additionalProperties: false,
  properties: {
    id: { type: 'string' },
    shortDescription: MESSAGE,
    help: MESSAGE,
    helpUri: { type: 'string', pattern: '^https://[^ ]+$' },
    defaultConfiguration: { type: 'object', additionalProperties: false, properties: { level: LEVEL } },
  },
}

const RUN = {
  type: 'object',
  required: ['tool', 'results'],
  additionalProperties: false,
  properties: {
    tool: {
      type: 'object',
      required: ['driver'],
      additionalProperties: false,
      properties: {
        driver: {
          type: 'object',
          required: ['name'],
          additionalProperties: false,
          properties: {
            name: { type: 'string' },
            semanticVersion: { type: 'string' },
            rules: { type: 'array', uniqueItems: true, items: RULE },
          },
        },
      },
    },
    automationDetails: { type: 'object', additionalProperties: false, properties: { id: { type: 'string' } } },
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    results: { type: 'array', items: RESULT },
  },
}

export const SARIF_SCHEMA = {
  type: 'object',
  required: ['version', 'runs'],
  additionalProperties: false,
  properties: { $schema: { type: 'string' }, version: { const: '2.1.0' }, runs: { type: 'array', items: RUN } },
}
