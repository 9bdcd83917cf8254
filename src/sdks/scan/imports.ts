import type { Language, Token } from './tokens.ts'

/** Watches for an import of the SDK: `from 'stripe'`, `require('stripe')`, `import stripe`, `npm:stripe@14`, `…/stripe@14`. */
export function importWatch(language: Language): (token: Token) => boolean {
  let before = ''
  let importing = false
  return (token) => {
    const wasImporting = importing
    if (token.kind === 'newline') importing = false
    else if (token.kind === 'word' && (token.text === 'import' || token.text === 'from')) importing = true
    const found =
      language === 'python'
        ? wasImporting && token.kind === 'word' && token.text === 'stripe'
        : token.kind === 'string' &&
          /^(?:from|import|import\(|require\()$/.test(before) &&
          /^(?:npm:)?stripe(?:[@/]|$)|\/stripe@/.test(token.text)
    if (token.kind !== 'newline') before = token.text === '(' && /^(?:import|require)$/.test(before) ? `${before}(` : token.text
    return found
  }
}
