import { n as secretsIn, r as createTerminalLog, t as createTools } from "./tools.js";
import { t as printable } from "./printable.js";
import { i as UpstreamError, r as SettingsError, s as traceOf, t as EditError } from "./errors.js";
import { a as withoutSecrets, i as hideSecrets } from "./visible.js";
import { h as didYouMean, p as SETTINGS, t as accepts, v as _usingCtx } from "./values.js";
import { parseArgs } from "node:util";

// src/commands/table.ts
const repo = {
	hint: "DIR",
	summary: "The repository, or a folder in it. Default: where you are."
};
const json = {
	hint: null,
	summary: "Print JSON on standard output, for a machine."
};
const CHOOSING = [
	"sdks",
	"majors",
	"range",
	"min-age",
	"ignore",
	"exclude"
];
const COMMANDS = {
	detect: {
		summary: "List the Stripe SDKs that a repository uses. Looks nothing up.",
		flags: {
			repo,
			json
		},
		settings: ["sdks", "exclude"],
		load: () => import("./commands-detect.js")
	},
	check: {
		summary: "Say which of them are outdated, what they could move to, and what is held back and why.",
		flags: {
			repo,
			json
		},
		settings: [...CHOOSING, "exit-code"],
		load: () => import("./commands-check.js")
	},
	prove: {
		summary: "Run the contract suite on two versions of an SDK, side by side. Needs no repository.",
		flags: {
			sdk: {
				hint: "SDK",
				summary: "node or python.",
				values: ["node", "python"],
				required: true
			},
			from: {
				hint: "VERSION",
				summary: "The version in use.",
				required: true
			},
			to: {
				hint: "VERSION",
				summary: "The candidate.",
				required: true
			},
			all: {
				hint: null,
				summary: "Print every case, also those that are upheld."
			},
			junit: {
				hint: "FILE",
				summary: "Also write the cases as JUnit XML into this file."
			},
			list: {
				hint: null,
				summary: "Print what the contract suite holds, and run nothing.",
				alone: true
			},
			json
		},
		settings: ["stripe-mock"],
		load: () => import("./commands-prove.js")
	},
	gateway: {
		summary: "Run the gateway of the contract suite before stripe-mock, for tests of your own: it has Stripe's idempotency rules, and says at the end which calls could charge twice.",
		flags: {
			port: {
				hint: "N",
				summary: "The port on 127.0.0.1; 0 for any that is free.",
				fallback: "12111"
			},
			json
		},
		settings: ["stripe-mock"],
		load: () => import("./commands-gateway.js")
	},
	upgrade: {
		summary: "The whole story: choose, edit, prove, report, and open or refresh one pull request for each upgrade.",
		flags: {
			repo,
			forge: {
				hint: "local | github",
				summary: "Where branches and pull requests go. local (the default): branches in the repository, pull requests as files. github: to GitHub, with the token in GITHUB_TOKEN.",
				values: ["local", "github"]
			},
			out: {
				hint: "DIR",
				summary: "Where the report and local pull requests are written. Default: a folder of our own in your cache."
			},
			write: {
				hint: null,
				summary: "Write the edits into your files instead of making branches."
			},
			json
		},
		settings: [
			...CHOOSING,
			"base",
			"labels",
			"reviewers",
			"assignees",
			"stripe-mock",
			"test-command",
			"dry-run",
			"exit-code"
		],
		load: () => import("./commands-upgrade.js")
	},
	demo: {
		summary: "Upgrade a small sample shop on your machine and show the result. Needs no token and asks nothing.",
		flags: { out: {
			hint: "DIR",
			summary: "Where the shop and the results are written. Default: a new temporary folder."
		} },
		settings: ["stripe-mock"],
		load: () => import("./commands-demo.js")
	}
};

// src/commands/arguments.ts
function commandNamed(word) {
	const names = Object.keys(COMMANDS).filter((name) => name in COMMANDS);
	const name = names.find((candidate) => candidate === word);
	if (name === void 0) throw new SettingsError(`"${word}" is not a command. Accepted: ${names.join(", ")}.${didYouMean(word, names)}`);
	return name;
}
function isSwitch(command, name) {
	const flag = command.flags[name];
	return flag === void 0 ? SETTINGS[command.settings.find((setting) => setting === name) ?? "base"].shape.kind === "switch" : flag.hint === null;
}
function readArguments(name, args) {
	const command = COMMANDS[name];
	const accepted = [...Object.keys(command.flags), ...command.settings];
	const { tokens } = parseArgs({
		args: [...args],
		strict: false,
		tokens: true,
		options: Object.fromEntries(accepted.map((flag) => [flag, { type: isSwitch(command, flag) ? "boolean" : "string" }]))
	});
	const flags = /* @__PURE__ */ new Map();
	const switches = /* @__PURE__ */ new Set();
	const settings = [];
	for (const token of tokens) {
		if (token.kind === "option-terminator") continue;
		if (token.kind === "positional") throw new SettingsError(`stripe-upgrade ${name} takes no "${token.value}"; see stripe-upgrade ${name} --help`);
		if (!accepted.includes(token.name)) throw new SettingsError(`stripe-upgrade ${name} takes no ${token.rawName}. Accepted: ${accepted.map((flag) => `--${flag}`).join(", ")}.${didYouMean(token.name, accepted)}`);
		const setting = command.settings.find((candidate) => candidate === token.name);
		if (isSwitch(command, token.name)) {
			if (setting !== void 0) settings.push([setting, token.value ?? "true"]);
			else if (token.value === void 0) switches.add(token.name);
			else throw new SettingsError(`--${token.name} takes no value`);
			continue;
		}
		if (token.value === void 0 || !token.inlineValue && token.value.startsWith("--")) throw new SettingsError(`--${token.name} needs a value`);
		if (setting !== void 0) settings.push([setting, token.value]);
		else flags.set(token.name, token.value);
	}
	const alone = Object.entries(command.flags).find(([flag, given]) => given.alone === true && switches.has(flag))?.[0];
	const beside = [
		...flags.keys(),
		...switches,
		...settings.map(([setting]) => setting)
	].find((flag) => flag !== alone && flag !== "json");
	if (alone !== void 0 && beside !== void 0) throw new SettingsError(`stripe-upgrade ${name} --${alone} runs nothing, so it takes no --${beside}`);
	for (const [flag, { required, values, fallback }] of Object.entries(command.flags)) {
		const value = flags.get(flag) ?? fallback;
		if (value === void 0 && required === true && alone === void 0) throw new SettingsError(`stripe-upgrade ${name} needs --${flag}; see stripe-upgrade ${name} --help`);
		if (value === void 0) continue;
		if (values !== void 0 && !values.includes(value)) throw new SettingsError(`--${flag}: "${value}" is not accepted. Accepted: ${values.join(" | ")}.${didYouMean(value, values)}`);
		flags.set(flag, value);
	}
	return {
		flags,
		switches,
		settings
	};
}

// src/commands/help.ts
const WIDTH = 100;
function wrap(text, indent) {
	const lines = [];
	let line = "";
	for (const word of text.split(" ")) if (line !== "" && line.length + word.length + 1 > WIDTH - indent) {
		lines.push(line);
		line = word;
	} else line = line === "" ? word : `${line} ${word}`;
	return [...lines, line].join(`\n${" ".repeat(indent)}`);
}
function row(left, right, indent) {
	return `  ${left}${left.length + 3 > indent ? `\n${" ".repeat(indent)}` : " ".repeat(indent - left.length - 2)}${wrap(right, indent)}`;
}
function generalHelp(version) {
	const rows = Object.entries(COMMANDS).map(([name, command]) => row(name, command.summary, 12));
	return [
		`stripe-upgrade ${version}: upgrades Stripe SDKs, with evidence.`,
		"",
		"Usage: stripe-upgrade <command> [flags]",
		"",
		...rows,
		"",
		"Start with: stripe-upgrade demo",
		"Flags of a command: stripe-upgrade <command> --help",
		wrap("Exit codes: 0 done; 1 the contract is broken or inconclusive, or with --exit-code something is outdated; 2 an error.", 12)
	].join("\n");
}
function commandHelp(name) {
	const command = COMMANDS[name];
	const flags = Object.entries(command.flags).map(([flag, { hint, summary, fallback }]) => row(`--${flag}${hint === null ? "" : ` ${hint}`}`, fallback === void 0 ? summary : `${summary} Default: ${fallback}.`, 24));
	const settings = command.settings.map((setting) => {
		const { shape, summary, default: fallback } = SETTINGS[setting];
		return row(shape.kind === "switch" ? `--${setting}` : `--${setting} ${shape.kind === "days" ? "DAYS" : accepts(shape)}`, fallback === "" || shape.kind === "switch" ? summary : `${summary} Default: ${fallback}.`, 24);
	});
	return [
		wrap(`stripe-upgrade ${name}: ${command.summary}`, 2),
		"",
		...flags,
		...settings.length === 0 ? [] : [
			"",
			"Settings (the README says which may also stand in .github/stripe-upgrade.yml):",
			...settings
		]
	].join("\n");
}

// src/commands/main.ts
function tell(error) {
	const text = error instanceof SettingsError || error instanceof UpstreamError || error instanceof EditError ? error.message : traceOf(error);
	const wayOut = error instanceof EditError ? `\n${error.wayOut}` : "";
	const lines = withoutSecrets(`stripe-upgrade: ${text}${wayOut}`).split("\n");
	process.stderr.write(`${lines.map(printable).join("\n")}\n`);
}
function print(text) {
	process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}
async function main(word, rest, version) {
	hideSecrets(secretsIn(process.env));
	try {
		try {
			var _usingCtx$1 = _usingCtx();
			if (word === void 0 || word === "--help" || word === "-h" || word === "help") {
				print(generalHelp(version()));
				return word === void 0 ? 2 : 0;
			}
			const name = commandNamed(word);
			if (rest.includes("--help") || rest.includes("-h")) {
				print(commandHelp(name));
				return 0;
			}
			const given = readArguments(name, rest);
			const tools = _usingCtx$1.a(createTools());
			const colour = process.stdout.isTTY && process.env["NO_COLOR"] === void 0;
			const { run } = await COMMANDS[name].load();
			return await run({
				...given,
				tools,
				log: createTerminalLog({ stream: process.stderr }),
				print,
				interrupted: () => tools.interrupted(),
				screen: {
					colour,
					width: process.stdout.columns ?? 160
				}
			});
		} catch (_) {
			_usingCtx$1.e = _;
		} finally {
			await _usingCtx$1.d();
		}
	} catch (error) {
		tell(error);
		return 2;
	}
}

export { main };