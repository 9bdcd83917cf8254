import { repeatsItself, succeeds } from '../judge/expectations.ts'
import { ownBoundaries, partsOfEach } from '../judge/value-expectations.ts'
import { fieldsOf } from '../fields.ts'
import type { Call } from '../ask/protocol.ts'
import type { RequestCase } from './case.ts'
import { RETRIES_ON } from './request.ts'
import { call, NAMED, OBJECT, values } from './wire-values.ts'

/** Every byte there is, and what a form may take for the end of a part. */
const BYTES = Buffer.concat([Buffer.from(Array.from({ length: 256 }, (_, byte) => 255 - byte)), Buffer.from('\r\n--\r\n\r\n')])
const TEXT = Buffer.from('Ünïcödé 東京 😀, a text\r\nof two lines')
const PURPOSE = { purpose: 'dispute_evidence' }

/** The bytes of files arrive as the caller gave them, and no others. */
export const WIRE_UPLOADS: readonly RequestCase[] = [
  {
    ...values(
      'upload-exact',
      'An upload has exactly the bytes that were given, whatever lies around them in memory',
      'file as a part of a larger buffer, as a plain array of bytes and as text',
      [uploadOf(BYTES, 'view'), uploadOf(BYTES, 'array'), uploadOf(TEXT, 'text')],
      [OBJECT, OBJECT, OBJECT],
      [
        partsOfEach({ file: BYTES, fields: PURPOSE }, { file: BYTES, fields: PURPOSE }, { file: TEXT, fields: PURPOSE }),
        ownBoundaries(),
        succeeds(),
      ],
    ),
    threat: 'secret leaked',
    needs: 'resolves-names',
  },
  {
    ...values(
      'upload-stream',
      'An upload of what is read piece by piece has exactly its bytes and its key, also when it is sent again',
      'file as a stream, 503 at first, retries 2',
      [uploadOf(BYTES, 'stream')],
      [null, OBJECT],
      [partsOfEach({ file: BYTES, fields: PURPOSE }, { file: BYTES, fields: PURPOSE }), repeatsItself(), succeeds()],
    ),
    threat: 'double charge',
    options: RETRIES_ON,
    needs: 'resolves-names',
  },
  {
    ...values(
      'upload-fields',
      'A name cannot add fields to an upload, nor change others',
      'file with metadata that has & = # ; + % [ ] ? / in its names',
      [uploadOf(BYTES, 'view', { file_link_data: { create: 'yes', metadata: NAMED } })],
      [OBJECT],
      [
        partsOfEach({ file: BYTES, fields: { ...PURPOSE, ...fieldsOf({ file_link_data: { create: 'yes', metadata: NAMED } }) } }),
        succeeds(),
      ],
    ),
    needs: 'resolves-names',
  },
  {
    ...values(
      'upload-name',
      'The name of a file cannot change an upload',
      'file whose name has a quote and the end of a head',
      [uploadOf(BYTES, 'view', {}, 'contract"\r\n\r\n.png')],
      [OBJECT],
      [partsOfEach({ file: BYTES, fields: PURPOSE }), succeeds()],
    ),
    needs: 'resolves-names',
  },
]

function uploadOf(file: Buffer, form: string, fields: Call['params'] = {}, name = 'contract.png'): Call {
  return call('files.create', { ...PURPOSE, ...fields, file: { $file: file.toString('base64'), name, form } })
}
