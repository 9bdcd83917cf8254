import { $ as SettingsError, et as UpstreamError } from "./domain.js";
import { c as upgradeTable } from "./report.js";
import { n as readSettings } from "./settings.js";
import { n as openContext } from "./commands-context.js";
import { t as checkStripeMock } from "./commands-stripe-mock.js";
import { n as typedCode, r as upgrade } from "./commands-upgrade.js";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { cp, mkdir, mkdtemp, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

// src/commands/demo.ts
const EXAMPLES = ["../examples", "../../examples"].map((path) => fileURLToPath(new URL(path, import.meta.url)));
async function examplesFolder() {
	for (const path of EXAMPLES) if ((await readdir(join(path, "shop")).catch(() => [])).includes("package.json")) return path;
	throw new UpstreamError("examples/shop is missing from this installation; clone the repository and run the demo there");
}
async function emptyFolder(wanted) {
	if (wanted === void 0) return mkdtemp(join(tmpdir(), "stripe-upgrade-demo-"));
	const out = resolve(wanted);
	await mkdir(out, { recursive: true });
	if ((await readdir(out)).length > 0) throw new SettingsError(`--out: ${out} is not empty; name a new folder`);
	return out;
}
const FIXED = "fixed";
async function makeRepository(tools, folder) {
	const examples = await examplesFolder();
	await cp(join(examples, "shop"), folder, { recursive: true });
	const git = async (...args) => {
		const result = await tools.run("git", args, { cwd: folder });
		if (result.code !== 0) throw new UpstreamError(`git ${args[0] ?? ""} failed: ${result.stderr.trim()}`);
	};
	const person = [
		"-c",
		"user.name=The shop",
		"-c",
		"user.email=shop@example.com",
		"-c",
		"commit.gpgSign=false",
		"-c",
		"core.hooksPath=/dev/null"
	];
	await git("init", "--quiet", "--initial-branch=main");
	const commit = async (message) => {
		await git("-c", "core.autocrlf=false", "add", "--all", "--force");
		await git(...person, "commit", "--quiet", `--message=${message}`);
	};
	await commit("A small shop on old Stripe SDKs");
	await git("checkout", "--quiet", "-b", FIXED);
	await cp(join(examples, "shop-fixed"), folder, { recursive: true });
	await commit("Verify every event, and give each payment one idempotency key");
	await git("-c", "core.autocrlf=false", "checkout", "--quiet", "main");
}
async function run({ flags, settings, tools, log, print, screen }) {
	const started = performance.now();
	await checkStripeMock(tools, (await readSettings({ flags: settings })).stripeMock);
	const out = await emptyFolder(flags.get("out"));
	const folder = join(out, "repo");
	await log.step("Copy the sample shop", async () => makeRepository(tools, folder));
	const context = await openContext(folder, { flags: settings }, tools, log);
	const { report, published } = await upgrade(context, out, {});
	print(upgradeTable(report, published, screen));
	print([
		"",
		`Done in ${((performance.now() - started) / 1e3).toFixed(0)} s. Look first at the report, then at a branch:`,
		"",
		`  ${join(out, "report.html")}`,
		...published.flatMap(({ location }) => location === null ? [] : [`  ${location}`]),
		`  git -C ${folder} log --oneline --all --graph`,
		"",
		"What is unsafe in the shop’s own code, and how it is fixed:",
		"",
		`  git -C ${folder} diff main ${FIXED}`,
		"",
		"On that branch its endpoint takes no forged event, which you can try:",
		"",
		`  git -C ${folder} switch ${FIXED}`,
		`  stripe-upgrade endpoint --repo ${folder}`
	].join("\n"));
	return typedCode({
		report,
		published
	}, false);
}

export { run };