import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_semver } from "./semver.js";
import { E as safeParse, O as string, S as pipe, _ as object, a as fallback, b as parseJson, j as union, v as optional, w as record } from "./valibot.js";
import { T as cacheKey, et as UpstreamError } from "./domain.js";
import { n as integrityOf, t as hashOf } from "./sdks-node-package-integrity.js";
import { y as kept } from "./sdks-shared.js";
import { i as unpackTar } from "./sdks-node-package-safe-tar.js";
import { t as SEALED } from "./sdks-node-sealed-node.js";
import { r as npmOutput } from "./sdks-node-managers-npm-program.js";
import { join } from "node:path";
import { chmod, copyFile, readFile, readdir } from "node:fs/promises";

// src/sdks/node/managers/pinned.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
const PINNED = {
	pnpm: {
		"7.33.7": "sha512-ev4kEGQrOcaY30baTOXHIxpczjYGmNafjPj0IlfUCz5D8jEFOwe43oSf1P+/SnH/V7g1E3d3o1I4jz09p0cgDg==",
		"8.15.9": "sha512-SZQ0ydj90aJ5Tr9FUrOyXApjOrzuW7Fee13pDzL0e1E6ypjNXP0AHDHw20VLw4BO3M1XhQHkyik6aBYWa72fgQ==",
		"9.15.9": "sha512-aARhQYk8ZvrQHAeSMRKOmvuJ74fiaR1p5NQO7iKJiClf1GghgbrlW1hBjDolO95lpQXsfF+UA+zlzDzTfc8lMQ==",
		"10.34.9": "sha512-9JtajqD97bRLs8DB1ldQkqU8KVDZW3rRXfEfF5dId6LeOgHAfpNOmyjOcW5RwJqUlixzBtCb4uHksYqMh2L9Mg==",
		"11.28.11": "sha512-dAGE0Q+B9dWxZb6IVg7numJAbEE0iWq8J6WAEJ7sL0fB5B2RJRyUTCyrq8scIkYXmeu3LeLsYlryAwsONsc1ow=="
	},
	"@pnpm/exe.linux-x64": { "12.21.0": "sha512-8eufCjHXspKbNS/kh8q4Q0gqJoOuvC4Q5pgos6XS8By/nAMtP+jf8F1Cw9er840kfAX+PJ/ts+A9qnLE91rvXQ==" },
	"@pnpm/exe.linux-arm64": { "12.21.0": "sha512-4Oj/iF2TDCe2lcH0n4TupPR5sSdrNLclJB6xBElLMPCUOAvBhdf2rRlSaO5M4erJ6g4Fyy7YTXTpcmfFsKyxEA==" },
	yarn: { "1.22.22": "sha512-prL3kGtyG7o9Z9Sv8IPfBNrWTDmXB4Qbes8A9rEzt6wkJV8mUvoirjU0Mp3GGAU06Y0XQyA3/2/RQFVuK7MTfg==" },
	"@yarnpkg/cli-dist": {
		"2.4.2": "sha512-M82xg3uZnE836u68o/DpLtSQjxHUoYkuK82v4psznrFjZO3msYD6qb/wAhGD9KdkO/puwfnDhOc9imA3NDrp9g==",
		"3.1.1": "sha512-7R8UUelyaGkpiSEgDgeK4A8jEUNmKw+un4UCY0xQoFXBJgVWS6lyWWN57FSs+3ybHZuNrEzaEa9+Bb5hiktGug==",
		"3.8.7": "sha512-YMoAlLR9f+kxXjK72ggBIidi3ulQQrQpMSxzrLUt0OUk9Xdst2v26LBSYFlzOm+7KRNWgYIJpFjA8uRnCgB5xQ==",
		"4.13.0": "sha512-c0YdSja652OezJqFnz9+pZwKfKAiBu2aRPJiHPU73sirTGgvQRTyaS5Y6PQHAmmaoa3RjCY6f3L2q9g8S/urqw==",
		"4.14.1": "sha512-62uYRCYBnAwNZ1Y4uMh0iUXtgZe4frwAgd5dJFoTu/uWMZWpJzxY2ib0cAva1eiy1L2jiDR0dS1Os+1osiIxvA==",
		"4.18.1": "sha512-EH+A4TxAtBWXKE0DGQxW9Bo9crXHLJ73mfxjTQJuv8XonNWWTpei8BQ5JjczHJNU9GROTycwMFn8iOvRIZXUcA=="
	},
	"@oven/bun-linux-x64-baseline": { "1.4.5": "sha512-s8yMwYcFnnrA178gji0gZbkE2WVDej/Ti1x770oPfihxyRxSMNhGhiAQNXV53aDeraZxksdvKV/RAdQBCd0qPA==" },
	"@oven/bun-linux-aarch64": { "1.4.5": "sha512-4BXmsSKnjOrlGWqZV4x/oWa7AVoR+B6lCXddMzOAXBIm3t50eslg9wb66gmtW1AamEQ1l1CDvmmruysEhqOWMg==" },
	"@oven/bun-linux-x64-musl-baseline": { "1.4.5": "sha512-cWJhU8h0+MiUgpSt99sQhjxLIIosKEcKYdtKddohokUvAuN6jKOy7g7+QDTZTXtwHxz93wL3BX+L6wXVPDUH3A==" },
	"@oven/bun-linux-aarch64-musl": { "1.4.5": "sha512-XCNc+WvvMAdNNb+OWTogpy+N9wm62fkVeEVLb6how0RZhW5LPi6c7BlkeVCuWps7XjEl2saFpHFa20/1E+PAHg==" },
	"@oven/bun-darwin-x64-baseline": { "1.4.5": "sha512-zqfLA5A4B+hYMh5WYzYSot3uZ06FzhdP0OEwQisEzdirYtXGj5cQFlfy31BGfNsAsk1Gd/w/OxJ/jqqJ3cMclw==" },
	"@oven/bun-darwin-aarch64": { "1.4.5": "sha512-4MIFXHmctH2EhAxLXm2/qxNtv17dFtLJylvaOCsrgq6KSqHTs6eW5YSrJjRbJxYUJaR901fsN8JfZOa+CsWpWQ==" }
};
function newestPinned(name, range) {
	const found = import_semver.default.maxSatisfying(Object.keys(PINNED[name] ?? {}), range);
	if (found === null) throw new Error(`no version of ${name} is known that is ${range}`);
	return found;
}

// src/sdks/node/managers/program.ts
const TIMEOUT = 6e5;
const PACKAGE = pipe(string(), parseJson(), object({
	name: string(),
	version: string(),
	bin: optional(union([string(), record(string(), string())])),
	engines: optional(fallback(object({ node: optional(string()) }), {}))
}));
const INSIDE = "package";
const ARCHIVE = "package.tgz";
async function fetchInto(tools, { name, version }, folder) {
	const packed = await tools.folder("manager");
	const spec = `${name}@${version}`;
	await npmOutput(tools, [
		"pack",
		"--pack-destination",
		packed,
		spec
	], `npm pack ${spec}`, { cwd: packed });
	const archive = (await readdir(packed)).find((entry) => entry.endsWith(".tgz"));
	if (archive === void 0) throw new UpstreamError(`npm fetched nothing for ${spec}`);
	const path = join(folder, ARCHIVE);
	await copyFile(join(packed, archive), path);
	const pinned = PINNED[name]?.[version];
	if (pinned !== void 0 && await integrityOf(path) !== pinned) throw new UpstreamError(`What npm fetched is not ${spec} as it was published; nothing of it was run.`);
	await unpackTar(path, null, join(folder, INSIDE));
}
function declaredHash({ hash }) {
	const [, algorithm, digest] = /^(sha(?:1|224|256|384|512))\.([0-9a-f]+)$/.exec(hash ?? "") ?? [];
	return algorithm === void 0 || digest === void 0 ? null : {
		algorithm,
		digest
	};
}
function keptAs(manager) {
	const name = `${manager.name.replace("/", "-")}-${manager.version}`;
	if (PINNED[manager.name]?.[manager.version] !== void 0) return name;
	const declared = declaredHash(manager);
	return declared === null || !STRONG.has(declared.algorithm) ? null : `${name}-${declared.algorithm}-${declared.digest}`;
}
const STRONG = /* @__PURE__ */ new Set([
	"sha256",
	"sha384",
	"sha512"
]);
async function fetchManager(tools, manager) {
	const { command, version } = manager;
	const name = keptAs(manager);
	const fetch = async (into) => {
		await fetchInto(tools, manager, into);
		await readFetched(manager, into);
	};
	const folder = name === null ? await tools.folder("manager") : await kept(tools, name, fetch);
	if (name === null) await fetchInto(tools, manager, folder);
	const { program, node } = await readFetched(manager, folder);
	if (node !== void 0 && !import_semver.default.satisfies(process.version, node)) throw new Error(`${command} ${version}, which this lockfile needs, runs on Node ${node}, and this is ${process.version}`);
	await chmod(program, 493);
	return {
		program,
		compiled: join(folder, "compiled")
	};
}
async function readFetched(manager, folder) {
	const { name, version, command, file } = manager;
	const root = join(folder, INSIDE);
	const read = safeParse(PACKAGE, await readFile(join(root, "package.json"), "utf8"));
	if (!read.success || read.output.name !== name || read.output.version !== version) throw new UpstreamError(`What npm fetched is not ${name}@${version}; nothing of it was run.`);
	const { bin, engines } = read.output;
	const program = join(root, (typeof bin === "string" ? bin : bin?.[command]) ?? file ?? "");
	const declared = declaredHash(manager);
	if (declared === null) return {
		program,
		node: engines?.node
	};
	const { algorithm, digest } = declared;
	if (![await hashOf(join(folder, ARCHIVE), algorithm, "hex"), await hashOf(program, algorithm, "hex")].includes(digest)) throw new Error(`packageManager in package.json declares another ${algorithm} for ${name}@${version} than the registry serves`);
	return {
		program,
		node: engines?.node
	};
}
const FETCHED = cacheKey(() => /* @__PURE__ */ new Map());
async function fetchedOnce({ tools, cache }, manager) {
	const known = cache.get(FETCHED);
	const key = `${manager.name}@${manager.version} ${manager.hash ?? ""}`;
	const fetched = known.get(key) ?? fetchManager(tools, manager);
	known.set(key, fetched);
	fetched.catch(() => known.delete(key));
	return fetched;
}
async function managerProgram(world, manager, cwd, env) {
	const { program, compiled } = await fetchedOnce(world, manager);
	const inherit = manager.command;
	const [file, ...first] = /\.[cm]?js$/.test(program) ? [
		process.execPath,
		...SEALED,
		program
	] : [program];
	const shared = {
		cwd,
		inherit,
		timeoutMs: TIMEOUT
	};
	return { run: async (given, more) => world.tools.run(file, [...first, ...given], {
		...shared,
		env: {
			NODE_COMPILE_CACHE: compiled,
			...env,
			...more
		}
	}) };
}

export { newestPinned as n, managerProgram as t };