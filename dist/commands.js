import { a as createTools, d as secretsIn, h as printable, m as createTerminalLog } from "./adapters.js";
import { N as hideSecrets, T as SettingsError } from "./domain.js";
import { a as didYouMean, i as namesIn, r as SETTINGS } from "./settings.js";
import { t as SDK_NAMES } from "./sdks.js";
import { t as failureText } from "./commands-failure.js";
import { t as _usingCtx } from "./usingCtx.js";
import { parseArgs } from "node:util";

// src/commands/table.ts
const repo = {
	hint: "DIR",
	summary: "The repository, or a folder in it: the whole repository is read. Default: where you are."
};
const json = {
	hint: null,
	summary: "Print JSON on standard output, for a machine."
};
const COMMANDS = {
	detect: {
		summary: "List the Stripe SDKs that a repository uses. Looks nothing up.",
		flags: {
			repo,
			json
		},
		purposes: ["detect"],
		load: () => import("./commands-detect.js")
	},
	check: {
		summary: "Say which of them are outdated, which version each could move to, and what is blocked and why.",
		flags: {
			repo,
			"try-edits": {
				hint: null,
				summary: "Also make each edit in a copy of the commit, run the frozen checks, and keep nothing."
			},
			json
		},
		purposes: [
			"detect",
			"choose",
			"exit"
		],
		load: () => import("./commands-check.js")
	},
	prove: {
		summary: "Run the contract suite on two versions of an SDK, side by side. Needs no repository.",
		flags: {
			sdk: {
				hint: "SDK",
				summary: "The SDK; it must have a driver.",
				values: SDK_NAMES,
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
				summary: "Print every case, also those that pass."
			},
			junit: {
				hint: "FILE",
				summary: "Also write the cases as JUnit XML into this file."
			},
			list: {
				hint: null,
				summary: "Print the cases of the contract suite, and run nothing.",
				alone: true
			},
			json
		},
		purposes: ["prove"],
		load: () => import("./commands-prove.js")
	},
	review: {
		summary: "Say which lines of your code break between two versions of an SDK; of those that check would propose where none are given.",
		flags: {
			repo,
			sdk: {
				hint: "SDK",
				summary: "The SDK, where the versions are given.",
				values: SDK_NAMES
			},
			from: {
				hint: "VERSION",
				summary: "The version in use."
			},
			to: {
				hint: "VERSION",
				summary: "The candidate."
			},
			json
		},
		purposes: [
			"detect",
			"choose",
			"exit"
		],
		load: () => import("./commands-review.js")
	},
	gateway: {
		summary: "Run the contract suite's gateway in front of stripe-mock, for your own tests. It applies Stripe's idempotency rules, and says at the end which calls could charge twice.",
		flags: {
			port: {
				hint: "N",
				summary: "The port on 127.0.0.1; 0 for any that is free.",
				fallback: "12111"
			},
			json
		},
		purposes: ["prove"],
		load: () => import("./commands-gateway.js")
	},
	upgrade: {
		summary: "Run every step: detect, look up, choose, edit, prove, review, report, and open or refresh one pull request for each upgrade.",
		flags: {
			repo,
			forge: {
				hint: "local | github",
				summary: "Where branches and pull requests go. local (the default): branches in the repository, pull requests as files. github: to GitHub, with the token in GITHUB_TOKEN.",
				values: ["local", "github"]
			},
			out: {
				hint: "DIR",
				summary: "Where the report and local pull requests are written. Default: a folder in your cache."
			},
			write: {
				hint: null,
				summary: "Write the edits into your files and make no branches."
			},
			json
		},
		purposes: [
			"detect",
			"choose",
			"prove",
			"own tests",
			"publish",
			"exit"
		],
		load: () => import("./load-commands-upgrade.js")
	},
	demo: {
		summary: "Upgrade a small sample shop on your machine and show the result. Needs no token and asks no questions.",
		flags: { out: {
			hint: "DIR",
			summary: "Where the shop and the results are written. Default: a new temporary folder."
		} },
		purposes: ["prove"],
		load: () => import("./commands-demo.js")
	}
};
function settingsOf(command, table) {
	return namesIn(table, "flag").filter((name) => command.purposes.some((purpose) => purpose === table[name]?.purpose));
}

// src/commands/arguments.ts
function commandNamed(word) {
	const names = Object.keys(COMMANDS).filter((name) => name in COMMANDS);
	const name = names.find((candidate) => candidate === word);
	if (name === void 0) throw new SettingsError(`"${word}" is not a command. Accepted: ${names.join(", ")}.${didYouMean(word, names)}`);
	return name;
}
function readArguments(name, args, table = SETTINGS) {
	const command = COMMANDS[name];
	const given = sorted(name, args, table);
	const alone = Object.entries(command.flags).find(([flag, row]) => row.alone === true && given.switches.has(flag))?.[0];
	const beside = [
		...given.flags.keys(),
		...given.switches,
		...given.settings.map(([setting]) => setting)
	].find((flag) => flag !== alone && flag !== "json");
	if (alone !== void 0 && beside !== void 0) throw new SettingsError(`stripe-upgrade ${name} --${alone} runs nothing, so it takes no --${beside}`);
	return {
		...given,
		flags: complete(name, given.flags, alone !== void 0)
	};
}
function sorted(name, args, table) {
	const command = COMMANDS[name];
	const ofCommand = settingsOf(command, table);
	const accepted = [...Object.keys(command.flags), ...ofCommand];
	const isSwitch = (flag) => (command.flags[flag] ?? table[flag]?.type)?.hint === null;
	const { tokens } = parseArgs({
		args: [...args],
		strict: false,
		tokens: true,
		options: Object.fromEntries(accepted.map((flag) => [flag, { type: isSwitch(flag) ? "boolean" : "string" }]))
	});
	const flags = /* @__PURE__ */ new Map();
	const switches = /* @__PURE__ */ new Set();
	const settings = [];
	for (const token of tokens) {
		if (token.kind === "option-terminator") continue;
		if (token.kind === "positional") throw new SettingsError(`stripe-upgrade ${name} takes no "${token.value}"; see stripe-upgrade ${name} --help`);
		const flag = token.name;
		if (!accepted.includes(flag)) refuseFlag(name, token.rawName, accepted);
		const isSetting = !Object.hasOwn(command.flags, flag);
		if (isSwitch(flag) && isSetting) settings.push([flag, token.value ?? "true"]);
		else if (isSwitch(flag) && token.value === void 0) switches.add(flag);
		else if (isSwitch(flag)) throw new SettingsError(`--${flag} takes no value`);
		else if (token.value === void 0 || !token.inlineValue && token.value.startsWith("--")) throw new SettingsError(`--${flag} needs a value`);
		else if (isSetting) settings.push([flag, token.value]);
		else flags.set(flag, token.value);
	}
	return {
		flags,
		switches,
		settings
	};
}
function refuseFlag(name, written, accepted) {
	const flags = accepted.map((flag) => `--${flag}`);
	throw new SettingsError(`stripe-upgrade ${name} takes no ${written}. Accepted: ${flags.join(", ")}.${didYouMean(written, flags)}`);
}
function complete(name, given, isAlone) {
	const command = COMMANDS[name];
	const flags = new Map(given);
	for (const [flag, { required, values, fallback }] of Object.entries(command.flags)) {
		const value = flags.get(flag) ?? fallback;
		if (value === void 0 && required === true && !isAlone) throw new SettingsError(`stripe-upgrade ${name} needs --${flag}; see stripe-upgrade ${name} --help`);
		if (value === void 0) continue;
		if (values !== void 0 && !values.includes(value)) throw new SettingsError(`--${flag}: "${value}" is not accepted. Accepted: ${values.join(" | ")}.${didYouMean(value, values)}`);
		flags.set(flag, value);
	}
	return flags;
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
		`stripe-upgrade ${version}: upgrades Stripe SDKs, with proof.`,
		"",
		"Usage: stripe-upgrade <command> [flags]",
		"",
		...rows,
		"",
		"Start with: stripe-upgrade demo",
		"Flags of a command: stripe-upgrade <command> --help",
		wrap("Exit codes: 0 done; 1 a check failed or could not be decided, or with --exit-code an SDK is outdated; 2 an error.", 12)
	].join("\n");
}
function commandHelp(name, table = SETTINGS) {
	const command = COMMANDS[name];
	const flags = Object.entries(command.flags).map(([flag, { hint, summary, fallback }]) => row(`--${flag}${hint === null ? "" : ` ${hint}`}`, fallback === void 0 ? summary : `${summary} Default: ${fallback}.`, 24));
	const settings = settingsOf(command, table).flatMap((setting) => {
		const found = table[setting];
		if (found === void 0) return [];
		const { hint, yaml } = found.type;
		const isShown = hint !== null && found.default !== "";
		const summary = yaml.list ? `${found.summary} The flag may be repeated.` : found.summary;
		return row(hint === null ? `--${setting}` : `--${setting} ${hint}`, isShown ? `${summary} Default: ${found.default}.` : summary, 24);
	});
	return [
		wrap(`stripe-upgrade ${name}: ${command.summary}`, 2),
		"",
		...flags,
		...settings.length === 0 ? [] : [
			"",
			"Settings (the README says which of them .github/stripe-upgrade.yml may hold):",
			...settings
		]
	].join("\n");
}

// src/commands/main.ts
function tell(error) {
	const lines = `stripe-upgrade: ${failureText(error)}`.split("\n");
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