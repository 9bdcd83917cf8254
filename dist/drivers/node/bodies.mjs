// The forms in which a program hands the body of a webhook over.

/** A part of what a network library read, as Workers and fetch hand it over: no Buffer, and not alone in its memory. */
function otherBytes(bytes) {
  const room = new Uint8Array(bytes.length + 16).fill(32)
  room.set(bytes, 8)
  return room.subarray(8, 8 + bytes.length)
}

export function bodyOf(form, bytes, text) {
  if (form === 'parsed') return JSON.parse(text)
  return form === 'other-bytes' ? otherBytes(bytes) : { text, bytes, null: null }[form]
}
