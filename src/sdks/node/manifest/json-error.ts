import { type ParseError, printParseErrorCode } from 'jsonc-parser'
import { linesOf } from '../../shared/lines.ts'

/** What each kind of error means, as a person would say it. */
const MEANING: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word that JSON does not know; a text needs double quotes',
  InvalidNumberFormat: 'a number that JSON does not know',
  PropertyNameExpected: 'a name in double quotes is expected; the comma before may be one too many',
  ValueExpected: 'a value is expected; the comma before may be one too many',
  ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing, here or at the end of the line above',
  CloseBraceExpected: 'a closing brace is missing',
  CloseBracketExpected: 'a closing bracket is missing',
  EndOfFileExpected: 'it goes on after its end',
  InvalidCommentToken: 'comments are not allowed in it',
  UnexpectedEndOfComment: 'a comment does not end',
  UnexpectedEndOfString: 'a text does not end',
  UnexpectedEndOfNumber: 'a number does not end',
  InvalidUnicode: 'an escape that JSON does not know',
  InvalidEscapeCharacter: 'an escape that JSON does not know',
  InvalidCharacter: 'a tab or another control character, which must be escaped',
}

/** An Error that says where a text is no JSON, and why; its cause is the line. */
export function jsonError(text: string, { error, offset }: ParseError): Error {
  if (text.trim() === '') return new Error('it is empty', { cause: 1 })
  const line = linesOf(text).at(offset)
  return new Error(`it is not valid JSON, line ${line}: ${MEANING[printParseErrorCode(error)] ?? 'it cannot be read'}`, { cause: line })
}
