// scripts/without-undici.ts
function ProxyAgent() {
	throw new Error("@actions/core is bundled without its HTTP client");
}

export { ProxyAgent as t };