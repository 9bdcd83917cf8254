/** `0.050`, `5E-2` and `0.05` are one number: all of its digits without zeros around them, and where they end. Null for what is no number. */
function numberIn(text: string): string | null {
  const [, sign = '', whole = '', part = '', exponent = '0'] = /^([+-]?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text) ?? []
  if (whole === '') return null
  const digits = `${whole}${part}`.replace(/^0+/, '')
  const short = digits.replace(/0+$/, '')
  if (short === '') return '0'
  return `${sign === '-' ? '-' : ''}${short}e${Number(exponent) - part.length + digits.length - short.length}`
}

/** Whether two texts are the same, or the same number. */
export function isSameNumber(one: string, other: string): boolean {
  return one === other || (numberIn(one) !== null && numberIn(one) === numberIn(other))
}
