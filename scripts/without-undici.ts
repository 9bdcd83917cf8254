/**
 * Takes the place of undici in the bundle: 0.7 MB that @actions/core carries for the one call that asks GitHub for an OpenID
 * token through a proxy, which is never made here. Our own requests go through the built-in fetch.
 */
export function ProxyAgent(): never {
  throw new Error('@actions/core is bundled without its HTTP client')
}
